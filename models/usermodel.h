// The local users: what each may do, and its keys with their ages.
#pragma once

#include "models/accesswords.h"
#include "models/siftedtable.h"

namespace sluice {

[[nodiscard]] inline std::string keyOf(const User &user)
{
    return user.name;
}

class UserModel final : public SiftedTable<User> {
    Q_OBJECT
public:
    enum Column { Name, Policies, Keys, KeyAge, Description, kColumns };

    using SiftedTable::SiftedTable;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    void setNow(std::int64_t nowMs) { m_nowMs = nowMs; } // ages, from the next reading of a cell

    [[nodiscard]] static const AccessKey *oldestActive(const User &user); // null = no key works

protected:
    [[nodiscard]] QString searchable(const User &user) const override;

private:
    std::int64_t m_nowMs = 0;
};

} // namespace sluice
