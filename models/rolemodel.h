// The roles: who may assume each, what is attached to it, and who acts as it.
#pragma once

#include "models/accesswords.h"
#include "models/siftedtable.h"

namespace sluice {

struct DefinitionRows;

struct RoleItem {
    Role definition;
    std::vector<std::string> services; // that act as it
    std::vector<std::string> triggers; // SERVICE/FUNCTION/TRIGGER
    friend bool operator==(const RoleItem &, const RoleItem &) = default;
};
[[nodiscard]] inline std::string keyOf(const RoleItem &item)
{
    return item.definition.name;
}
[[nodiscard]] std::vector<RoleItem> roleItems(const DefinitionRows &rows); // in the order of the definitions

class RoleModel final : public SiftedTable<RoleItem> {
    Q_OBJECT
public:
    enum Column { Name, Trust, Policies, UsedBy, kColumns };

    using SiftedTable::SiftedTable;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

    [[nodiscard]] static QString usedBy(const RoleItem &item); // "2 services, 5 triggers"; – when nothing does

protected:
    [[nodiscard]] QString searchable(const RoleItem &item) const override;
};

} // namespace sluice
