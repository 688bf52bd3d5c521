#include "models/connectionmodel.h"

#include "models/format.h"
#include "models/roles.h"

namespace sluice {

int ConnectionModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(kColumns);
}

QVariant ConnectionModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return int(Qt::AlignLeft | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Name: return tr("Connection");
    case Kind: return tr("Kind");
    case Target: return tr("Account and region, or brokers");
    case Access: return tr("Changes");
    case SecretColumn: return tr("Secret");
    case Description: return tr("Description");
    default: return {};
    }
}

QVariant ConnectionModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const auto &item = at(index.row());
    const auto &connection = item.definition;
    const bool hasState = index.column() == SecretColumn && !item.secretState.empty();
    switch (role) {
    case KeyRole: return QString::fromStdString(connection.name);
    case ValueRole: return QString::fromStdString(index.column() == Name ? connection.colour : std::string());
    case StateRole: return hasState ? QVariant(int(secretStateOf(item.secretState))) : QVariant();
    case Qt::ToolTipRole: return hasState ? QVariant(accesswords::remedy(secretStateOf(item.secretState))) : QVariant();
    case Qt::TextAlignmentRole: return headerData(index.column(), Qt::Horizontal, role);
    case Qt::DisplayRole: break;
    default: return {};
    }
    switch (index.column()) {
    case Name: return QString::fromStdString(connection.name);
    case Kind: return accesswords::kind(connection.kind);
    case Target: return target(connection);
    case Access: return connection.readOnly ? tr("Read-only") : tr("Allowed");
    case SecretColumn: return hasState ? accesswords::state(secretStateOf(item.secretState)) : format::none();
    case Description:
        return connection.description.empty() ? format::none() : QString::fromStdString(connection.description);
    default: return {};
    }
}

QString ConnectionModel::target(const Connection &connection)
{
    switch (connection.kind) {
    case ConnectionKind::Local: return tr("the engine of this window");
    case ConnectionKind::Cloud:
        return QStringLiteral("%1 · %2").arg(QString::fromStdString(connection.account),
                                             QString::fromStdString(connection.region));
    case ConnectionKind::Kafka: return accesswords::list(connection.brokers);
    }
    return {};
}

QString ConnectionModel::searchable(const ConnectionItem &item) const
{
    return QStringList{QString::fromStdString(item.definition.name), accesswords::kind(item.definition.kind),
                       target(item.definition), QString::fromStdString(item.definition.description)}
        .join(QLatin1Char('\n'));
}

} // namespace sluice
