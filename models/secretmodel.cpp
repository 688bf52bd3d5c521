#include "models/secretmodel.h"

#include "models/format.h"
#include "models/roles.h"

namespace sluice {

int SecretModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(kColumns);
}

QVariant SecretModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return int(Qt::AlignLeft | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case State: return tr("State");
    case Name: return tr("Secret");
    case UsedBy: return tr("Used by");
    case Remedy: return tr("What to do");
    default: return {};
    }
}

QVariant SecretModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const auto &row = at(index.row());
    const auto state = secretStateOf(row.state);
    switch (role) {
    case KeyRole: return QString::fromStdString(row.name);
    case StateRole: return int(state);
    case Qt::TextAlignmentRole: return headerData(index.column(), Qt::Horizontal, role);
    case Qt::ToolTipRole:
        return index.column() <= Name && !row.detail.empty() ? QVariant(QString::fromStdString(row.detail)) : QVariant();
    case Qt::DisplayRole: break;
    default: return {};
    }
    switch (index.column()) {
    case State: return accesswords::state(state);
    case Name: return shownName(row);
    case UsedBy: return row.name == kMasterKeyName ? tr("keys of users, temporary tokens") : accesswords::users(row.users);
    case Remedy: {
        if (row.name == kMasterKeyName && state == SecretState::Absent)
            return tr("It is made when it is first needed.");
        const auto text = accesswords::remedy(state);
        return text.isEmpty() ? format::none() : text;
    }
    default: return {};
    }
}

QString SecretModel::shownName(const SecretRow &row)
{
    return row.name == kMasterKeyName ? tr("Master key of this data directory") : QString::fromStdString(row.name);
}

QString SecretModel::searchable(const SecretRow &row) const
{
    return QStringList{shownName(row), accesswords::users(row.users), accesswords::state(secretStateOf(row.state))}.join(
        QLatin1Char('\n'));
}

} // namespace sluice
