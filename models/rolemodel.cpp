#include "models/rolemodel.h"

#include "engine/client/rows.h"
#include "models/format.h"
#include "models/roles.h"

namespace sluice {

std::vector<RoleItem> roleItems(const DefinitionRows &rows)
{
    std::vector<RoleItem> items;
    for (const auto &role : rows.roles) {
        RoleItem item;
        item.definition = role;
        for (const auto &service : rows.services) {
            if (service.role == role.name)
                item.services.push_back(service.name);
        }
        for (const auto &trigger : rows.triggers) {
            if ((trigger.role.empty() ? std::string(kEtlRole) : trigger.role) == role.name)
                item.triggers.push_back(toText(trigger.key));
        }
        items.push_back(std::move(item));
    }
    return items;
}

int RoleModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(kColumns);
}

QVariant RoleModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return int(Qt::AlignLeft | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Name: return tr("Role");
    case Trust: return tr("Assumed by");
    case Policies: return tr("Policies");
    case UsedBy: return tr("Used by");
    default: return {};
    }
}

QVariant RoleModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const auto &item = at(index.row());
    switch (role) {
    case KeyRole: return QString::fromStdString(item.definition.name);
    case Qt::TextAlignmentRole: return headerData(index.column(), Qt::Horizontal, role);
    case Qt::ToolTipRole: {
        auto all = item.services;
        all.insert(all.end(), item.triggers.begin(), item.triggers.end());
        return index.column() == UsedBy && !all.empty() ? QVariant(accesswords::list(all)) : QVariant();
    }
    case Qt::DisplayRole: break;
    default: return {};
    }
    switch (index.column()) {
    case Name: return QString::fromStdString(item.definition.name);
    case Trust: return accesswords::trust(item.definition.trust);
    case Policies: return accesswords::policies(item.definition.policies, item.definition.document);
    case UsedBy: return usedBy(item);
    default: return {};
    }
}

QString RoleModel::usedBy(const RoleItem &item)
{
    QStringList parts;
    if (!item.services.empty())
        parts.append(tr("%n service(s)", nullptr, int(item.services.size())));
    if (!item.triggers.empty())
        parts.append(tr("%n trigger(s)", nullptr, int(item.triggers.size())));
    return parts.isEmpty() ? format::none() : parts.join(QStringLiteral(", "));
}

QString RoleModel::searchable(const RoleItem &item) const
{
    return QStringList{QString::fromStdString(item.definition.name), QString::fromStdString(item.definition.description),
                       accesswords::trust(item.definition.trust),
                       accesswords::policies(item.definition.policies, item.definition.document),
                       accesswords::list(item.services)}
        .join(QLatin1Char('\n'));
}

} // namespace sluice
