#include "models/functionlistmodel.h"

#include "models/format.h"
#include "models/roles.h"

namespace sluice {

namespace {

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

void FunctionListModel::set(const DefinitionRows &definitions, const std::vector<TriggerRow> &triggers)
{
    auto rows = functionRows(definitions, triggers);
    std::stable_sort(rows.begin(), rows.end(),
                     [](const FunctionRow &a, const FunctionRow &b) { return needOf(a.worst) < needOf(b.worst); });
    setRows(std::move(rows));
}

QString FunctionListModel::searchable(const FunctionRow &row) const
{
    return QStringList{functionText(keyOf(row)), kindOf(row.definition), functionText(row.definition.code),
                       functionText(row.lastError)}
        .join(QLatin1Char('\n'));
}

QVariant FunctionListModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return cellAlignment(section == Memory || section == Timeout || section == Triggers);
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

QString FunctionListModel::text(const FunctionRow &row, int column) const
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

QString FunctionListModel::tip(const FunctionRow &row, int column) const
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
