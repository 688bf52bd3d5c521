// The secrets by name: whether each can be used now, what to do when not, and who refers to it. Never a value.
#pragma once

#include "models/accesswords.h"
#include "models/siftedtable.h"

namespace sluice {

[[nodiscard]] inline std::string keyOf(const SecretRow &row)
{
    return row.name;
}

class SecretModel final : public SiftedTable<SecretRow> {
    Q_OBJECT
public:
    enum Column { State, Name, UsedBy, Remedy, kColumns };

    using SiftedTable::SiftedTable;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override; // StateRole: int(SecretState)
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

    [[nodiscard]] static QString shownName(const SecretRow &row); // the master key has a word in every language

protected:
    [[nodiscard]] QString searchable(const SecretRow &row) const override;
};

} // namespace sluice
