#include "models/servicemodel.h"

#include "models/format.h"
#include "models/roles.h"

namespace sluice {

namespace {

constexpr int kNoTriggersNeed = 100; // after every state

int needOfService(const ServiceRow &row)
{
    return row.worst ? needOf(*row.worst) : kNoTriggersNeed;
}

QString orNone(const std::string &text)
{
    return text.empty() ? format::none() : QString::fromStdString(text);
}

int serviceAlignment(bool right)
{
    return int((right ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
}

} // namespace

ServiceModel::ServiceModel(QObject *parent)
    : KeyedTable(parent)
{
}

void ServiceModel::set(const DefinitionRows &definitions, const std::vector<TriggerRow> &triggers)
{
    std::map<std::string, ServiceRow> rows;
    for (const auto &service : definitions.services)
        rows[service.name].definition = service;
    const auto rowOf = [&rows](const std::string &name) {
        const auto found = rows.find(name);
        return found == rows.end() ? nullptr : &found->second;
    };
    for (const auto &function : definitions.functions) {
        if (auto *row = rowOf(function.key.service))
            ++row->functions;
    }
    for (const auto &trigger : definitions.triggers) {
        if (auto *row = rowOf(trigger.key.service))
            ++row->triggers;
    }
    for (const auto &trigger : triggers) {
        auto *row = rowOf(trigger.definition.key.service);
        if (row && (!row->worst || needOf(trigger.state) < needOf(*row->worst)))
            row->worst = trigger.state;
    }
    m_all.clear();
    for (auto &[name, row] : rows)
        m_all.push_back(std::move(row));
    std::stable_sort(m_all.begin(), m_all.end(),
                     [](const ServiceRow &a, const ServiceRow &b) { return needOfService(a) < needOfService(b); });
    show();
}

void ServiceModel::setText(const QString &text)
{
    m_text = text.trimmed();
    show();
}

const ServiceRow *ServiceModel::find(const std::string &name) const
{
    const auto found =
        std::find_if(m_all.begin(), m_all.end(), [&name](const ServiceRow &row) { return keyOf(row) == name; });
    return found == m_all.end() ? nullptr : &*found;
}

void ServiceModel::show()
{
    std::vector<ServiceRow> shown;
    std::copy_if(m_all.begin(), m_all.end(), std::back_inserter(shown),
                 [this](const ServiceRow &row) { return takes(row); });
    assign(std::move(shown));
}

bool ServiceModel::takes(const ServiceRow &row) const
{
    if (m_text.isEmpty())
        return true;
    const auto &service = row.definition;
    const auto has = [this](const std::string &text) {
        return QString::fromStdString(text).contains(m_text, Qt::CaseInsensitive);
    };
    return has(service.name) || has(service.description) || has(service.role);
}

QVariant ServiceModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return serviceAlignment(section == Functions || section == Triggers);
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case State: return tr("State");
    case Name: return tr("Service");
    case Description: return tr("Description");
    case Functions: return tr("Functions");
    case Triggers: return tr("Triggers");
    case RoleName: return tr("Role");
    case Log: return tr("Function log");
    default: return {};
    }
}

QString ServiceModel::text(const ServiceRow &row, int column) const
{
    switch (column) {
    case State: return row.worst ? word(*row.worst) : format::none();
    case Name: return QString::fromStdString(row.definition.name);
    case Description: return orNone(row.definition.description);
    case Functions: return format::count(row.functions);
    case Triggers: return format::count(row.triggers);
    case RoleName: return orNone(row.definition.role);
    case Log:
        return row.definition.log.logstore.empty() ? format::none() : QString::fromStdString(toText(row.definition.log));
    default: return {};
    }
}

QVariant ServiceModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const auto &row = at(index.row());
    switch (role) {
    case Qt::DisplayRole: return text(row, index.column());
    case Qt::TextAlignmentRole: return headerData(index.column(), Qt::Horizontal, role);
    case StateRole: return row.worst ? QVariant(int(*row.worst)) : QVariant();
    case KeyRole: return QString::fromStdString(keyOf(row));
    default: return {};
    }
}

QString kindOf(const Function &function)
{
    return orNone(function.templateName.empty() ? function.runtime : function.templateName);
}

FunctionModel::FunctionModel(QObject *parent)
    : KeyedTable(parent)
{
}

void FunctionModel::set(const std::string &service, const DefinitionRows &definitions,
                        const std::vector<TriggerRow> &triggers)
{
    std::map<std::string, FunctionRow> rows;
    for (const auto &function : definitions.functions) {
        if (function.key.service == service)
            rows[function.key.function].definition = function;
    }
    for (const auto &trigger : definitions.triggers) {
        const auto found = trigger.key.service == service ? rows.find(trigger.key.function) : rows.end();
        if (found != rows.end())
            ++found->second.triggers;
    }
    for (const auto &trigger : triggers) {
        const auto &key = trigger.definition.key;
        const auto found = key.service == service ? rows.find(key.function) : rows.end();
        if (found == rows.end() || trigger.lastError.empty())
            continue;
        auto &row = found->second;
        if (row.lastError.empty() || trigger.lastErrorMs > row.lastErrorMs) {
            row.lastError = trigger.lastError;
            row.lastErrorMs = trigger.lastErrorMs;
        }
    }
    std::vector<FunctionRow> all;
    for (auto &[name, row] : rows)
        all.push_back(std::move(row));
    assign(std::move(all));
}

int FunctionModel::rowOf(const std::string &function) const
{
    for (int row = 0; row < rowCount(); ++row) {
        if (keyOf(at(row)) == function)
            return row;
    }
    return -1;
}

QVariant FunctionModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return serviceAlignment(section == Memory || section == Timeout || section == Triggers);
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Name: return tr("Function");
    case Kind: return tr("Template or runtime");
    case Memory: return tr("Memory (MiB)");
    case Timeout: return tr("Timeout");
    case Triggers: return tr("Triggers");
    case LastError: return tr("Last error");
    default: return {};
    }
}

QString FunctionModel::text(const FunctionRow &row, int column) const
{
    const auto &function = row.definition;
    switch (column) {
    case Name: return QString::fromStdString(function.key.function);
    case Kind: return kindOf(function);
    case Memory: return format::count(function.memoryMb);
    case Timeout: return format::wholeSeconds(std::int64_t(function.timeoutSeconds) * 1'000);
    case Triggers: return format::count(row.triggers);
    case LastError: return orNone(row.lastError);
    default: return {};
    }
}

QVariant FunctionModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const auto &row = at(index.row());
    switch (role) {
    case Qt::DisplayRole: return text(row, index.column());
    case Qt::TextAlignmentRole: return headerData(index.column(), Qt::Horizontal, role);
    case ValueRole: return index.column() == LastError ? QVariant(QString::fromStdString(row.lastError)) : QVariant();
    case StateRole: return int(PumpState::Blocked); // its error is in the colour of trouble
    case KeyRole: return QString::fromStdString(toText(row.definition.key));
    case Qt::ToolTipRole:
        if (index.column() == LastError && !row.lastError.empty())
            return QStringLiteral("%1\n%2").arg(format::fullTime(row.lastErrorMs), QString::fromStdString(row.lastError));
        return {};
    default: return {};
    }
}

} // namespace sluice
