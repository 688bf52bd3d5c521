// The connections: what each stands for, and whether its secret is there.
#pragma once

#include "models/accesswords.h"
#include "models/siftedtable.h"

namespace sluice {

struct ConnectionItem {
    Connection definition;
    std::string secretState; // as in SecretRow; "" = not known yet, or it has no secret
    friend bool operator==(const ConnectionItem &, const ConnectionItem &) = default;
};
[[nodiscard]] inline std::string keyOf(const ConnectionItem &item)
{
    return item.definition.name;
}

class ConnectionModel final : public SiftedTable<ConnectionItem> {
    Q_OBJECT
public:
    enum Column { Name, Kind, Target, Access, SecretColumn, Description, kColumns };

    using SiftedTable::SiftedTable;
    int columnCount(const QModelIndex &parent = {}) const override;
    // StateRole: int(SecretState) in SecretColumn; ValueRole of Name: the colour's text.
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

    // Where it leads: "1234567890123456 · cn-hangzhou", or the brokers.
    [[nodiscard]] static QString target(const Connection &connection);

protected:
    [[nodiscard]] QString searchable(const ConnectionItem &item) const override;
};

} // namespace sluice
