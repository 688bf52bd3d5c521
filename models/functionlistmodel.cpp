#include "models/functionlistmodel.h"

#include "models/format.h"
#include "models/roles.h"
#include "models/servicemodel.h"

namespace sluice {

namespace {

constexpr int kNoTriggerNeed = 100; // after every state

int needOfFunction(const FunctionListRow &row)
{
    return row.worst ? needOf(*row.worst) : kNoTriggerNeed;
}

QString functionText(const std::string &text)
{
    return QString::fromStdString(text);
}

} // namespace

QString codeText(const Function &function)
{
    if (!function.templateName.empty())
        return FunctionListModel::tr("in the engine");
    const auto path = functionText(function.code);
    const auto name = path.section(QLatin1Char('/'), -1, -1, QString::SectionSkipEmpty);
    const bool zip = path.endsWith(QLatin1String(".zip"), Qt::CaseInsensitive);
    const auto where = name.isEmpty() ? format::none() : zip ? name : FunctionListModel::tr("folder %1").arg(name);
    return function.pinnedCode.empty() ? where : FunctionListModel::tr("%1, pinned").arg(where);
}

FunctionListModel::FunctionListModel(QObject *parent)
    : KeyedTable(parent)
{
}

void FunctionListModel::set(const DefinitionRows &definitions, const std::vector<TriggerRow> &triggers)
{
    std::map<std::string, FunctionListRow> rows;
    for (const auto &function : definitions.functions)
        rows[toText(function.key)].definition = function;
    const auto rowOf = [&rows](const TriggerKey &key) {
        const auto found = rows.find(toText(key.functionKey()));
        return found == rows.end() ? nullptr : &found->second;
    };
    for (const auto &trigger : definitions.triggers) {
        if (auto *row = rowOf(trigger.key))
            ++row->triggers;
    }
    for (const auto &trigger : triggers) {
        auto *row = rowOf(trigger.definition.key);
        if (!row)
            continue;
        if (!row->worst || needOf(trigger.state) < needOf(*row->worst))
            row->worst = trigger.state;
        if (!trigger.lastError.empty() && (row->lastError.empty() || trigger.lastErrorMs > row->lastErrorMs)) {
            row->lastError = trigger.lastError;
            row->lastErrorMs = trigger.lastErrorMs;
        }
    }
    m_all.clear();
    for (auto &[name, row] : rows)
        m_all.push_back(std::move(row));
    std::stable_sort(m_all.begin(), m_all.end(), [](const FunctionListRow &a, const FunctionListRow &b) {
        return needOfFunction(a) < needOfFunction(b);
    });
    show();
}

void FunctionListModel::setText(const QString &text)
{
    m_text = text.trimmed();
    show();
}

const FunctionListRow *FunctionListModel::find(const std::string &key) const
{
    const auto found =
        std::find_if(m_all.begin(), m_all.end(), [&key](const FunctionListRow &row) { return keyOf(row) == key; });
    return found == m_all.end() ? nullptr : &*found;
}

void FunctionListModel::show()
{
    std::vector<FunctionListRow> shown;
    std::copy_if(m_all.begin(), m_all.end(), std::back_inserter(shown),
                 [this](const FunctionListRow &row) { return takes(row); });
    assign(std::move(shown));
}

bool FunctionListModel::takes(const FunctionListRow &row) const
{
    if (m_text.isEmpty())
        return true;
    const auto has = [this](const QString &text) { return text.contains(m_text, Qt::CaseInsensitive); };
    return has(functionText(keyOf(row))) || has(kindOf(row.definition)) || has(functionText(row.definition.code))
        || has(functionText(row.lastError));
}

QVariant FunctionListModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole) {
        const bool right = section == Memory || section == Timeout || section == Triggers;
        return int((right ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    }
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case State: return tr("State");
    case Name: return tr("Function");
    case Kind: return tr("Runtime or template");
    case Code: return tr("Code");
    case Memory: return tr("Memory (MB)");
    case Timeout: return tr("Timeout");
    case Triggers: return tr("Triggers");
    case LastError: return tr("Last error");
    default: return {};
    }
}

QString FunctionListModel::text(const FunctionListRow &row, int column) const
{
    const auto &function = row.definition;
    switch (column) {
    case State: return row.worst ? word(*row.worst) : format::none();
    case Name: return functionText(function.key.function);
    case Kind: return kindOf(function);
    case Code: return codeText(function);
    case Memory: return format::count(function.memoryMb);
    case Timeout: return format::wholeSeconds(std::int64_t(function.timeoutSeconds) * 1'000);
    case Triggers: return format::count(row.triggers);
    case LastError: return row.lastError.empty() ? format::none() : functionText(row.lastError);
    default: return {};
    }
}

QString FunctionListModel::tip(const FunctionListRow &row, int column) const
{
    if (column == Name)
        return functionText(keyOf(row));
    if (column == Code && row.definition.templateName.empty())
        return functionText(row.definition.code);
    if (column == LastError && !row.lastError.empty())
        return QStringLiteral("%1\n%2").arg(format::fullTime(row.lastErrorMs), functionText(row.lastError));
    return {};
}

QVariant FunctionListModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const auto &row = at(index.row());
    switch (role) {
    case Qt::DisplayRole: return text(row, index.column());
    case Qt::TextAlignmentRole: return headerData(index.column(), Qt::Horizontal, role);
    case StateRole: return row.worst ? QVariant(int(*row.worst)) : QVariant();
    case ValueRole: return index.column() == LastError ? QVariant(functionText(row.lastError)) : QVariant();
    case KeyRole: return functionText(keyOf(row));
    case PrefixRole:
        return index.column() == Name ? QVariant(functionText(row.definition.key.service) + QLatin1Char('/')) : QVariant();
    case Qt::ToolTipRole: {
        const auto said = tip(row, index.column());
        return said.isEmpty() ? QVariant() : QVariant(said);
    }
    case Qt::AccessibleTextRole: return index.column() == Name ? QVariant(functionText(keyOf(row))) : QVariant();
    default: return {};
    }
}

} // namespace sluice
