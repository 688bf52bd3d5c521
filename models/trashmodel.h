// What was deleted and can still come back, newest first.
#pragma once

#include "engine/client/rows.h"
#include "models/keyedtable.h"

namespace sluice {

[[nodiscard]] inline std::string keyOf(const TrashRow &row)
{
    return row.id;
}

class TrashModel final : public KeyedTable<TrashRow> {
    Q_OBJECT
public:
    enum Column { Name, Kind, Deleted, By, Purged, kColumns };

    using KeyedTable::KeyedTable;

    int columnCount(const QModelIndex &parent = {}) const override { return parent.isValid() ? 0 : kColumns; }
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

    void setRows(std::vector<TrashRow> rows, std::int64_t nowMs);

private:
    std::int64_t m_nowMs = 0;
};

} // namespace sluice
