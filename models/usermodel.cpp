#include "models/usermodel.h"

#include "models/format.h"
#include "models/roles.h"

namespace sluice {

int UserModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(kColumns);
}

QVariant UserModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return cellAlignment(section == Keys || section == KeyAge);
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Name: return tr("User");
    case Policies: return tr("Policies");
    case Keys: return tr("Active keys");
    case KeyAge: return tr("Oldest key");
    case Description: return tr("Description");
    default: return {};
    }
}

QVariant UserModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const auto &user = at(index.row());
    const auto *oldest = oldestActive(user);
    switch (role) {
    case KeyRole: return QString::fromStdString(user.name);
    case Qt::TextAlignmentRole: return headerData(index.column(), Qt::Horizontal, role);
    case Qt::ToolTipRole:
        return index.column() == KeyAge && oldest ? QVariant(format::fullTime(oldest->createdMs)) : QVariant();
    case Qt::DisplayRole: break;
    default: return {};
    }
    switch (index.column()) {
    case Name: return QString::fromStdString(user.name);
    case Policies: return accesswords::policies(user.policies, user.document);
    case Keys:
        return format::number(std::uint64_t(
            std::count_if(user.keys.begin(), user.keys.end(), [](const AccessKey &key) { return key.active; })));
    case KeyAge: return oldest ? accesswords::age(oldest->createdMs, m_nowMs) : format::none();
    case Description: return user.description.empty() ? format::none() : QString::fromStdString(user.description);
    default: return {};
    }
}

const AccessKey *UserModel::oldestActive(const User &user)
{
    const AccessKey *oldest = nullptr;
    for (const auto &key : user.keys) {
        if (key.active && (!oldest || key.createdMs < oldest->createdMs))
            oldest = &key;
    }
    return oldest;
}

QString UserModel::searchable(const User &user) const
{
    QStringList parts{QString::fromStdString(user.name), QString::fromStdString(user.description),
                      accesswords::policies(user.policies, user.document)};
    for (const auto &key : user.keys)
        parts.append(QString::fromStdString(key.id));
    return parts.join(QLatin1Char('\n'));
}

} // namespace sluice
