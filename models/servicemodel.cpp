#include "models/servicemodel.h"

#include "models/format.h"
#include "models/roles.h"

namespace sluice {

namespace {

QString orNone(const std::string &text)
{
    return text.empty() ? format::none() : QString::fromStdString(text);
}

} // namespace

void ServiceModel::set(const DefinitionRows &definitions, const std::vector<TriggerRow> &triggers)
{
    std::map<std::string, ServiceRow> byName;
    for (const auto &service : definitions.services)
        byName[service.name].definition = service;
    for (const auto &function : functionRows(definitions, triggers)) {
        const auto found = byName.find(function.definition.key.service);
        if (found == byName.end())
            continue;
        auto &row = found->second;
        ++row.functions;
        row.triggers += function.triggers;
        if (needOf(function.worst) < needOf(row.worst))
            row.worst = function.worst;
    }
    std::vector<ServiceRow> rows;
    for (auto &[name, row] : byName)
        rows.push_back(std::move(row));
    std::stable_sort(rows.begin(), rows.end(),
                     [](const ServiceRow &a, const ServiceRow &b) { return needOf(a.worst) < needOf(b.worst); });
    setRows(std::move(rows));
}

QString ServiceModel::searchable(const ServiceRow &row) const
{
    const auto &service = row.definition;
    return QStringList{QString::fromStdString(service.name), QString::fromStdString(service.description),
                       QString::fromStdString(service.role)}
        .join(QLatin1Char('\n'));
}

QVariant ServiceModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return cellAlignment(section == Functions || section == Triggers);
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

void FunctionModel::set(const std::string &service, const DefinitionRows &definitions,
                        const std::vector<TriggerRow> &triggers)
{
    auto rows = functionRows(definitions, triggers);
    std::erase_if(rows, [&service](const FunctionRow &row) { return row.definition.key.service != service; });
    assign(std::move(rows));
}

QVariant FunctionModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return cellAlignment(section == Memory || section == Timeout || section == Triggers);
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Name: return tr("Function");
    case Kind: return tr("Runtime or template");
    case Memory: return tr("Memory (MB)");
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
