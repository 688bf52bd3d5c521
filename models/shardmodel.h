// The shards of one Logstore with their traffic.
#pragma once

#include "models/keyedtable.h"

#include "engine/client/rows.h"

namespace sluice {

[[nodiscard]] inline std::int32_t keyOf(const ShardRow &row)
{
    return row.shard;
}

class ShardModel : public KeyedTable<ShardRow> {
    Q_OBJECT
public:
    enum Column { Shard, Status, LinesRate, BytesRate, Lines, Size, LastReceived, Damaged, Range, kColumns };

    explicit ShardModel(QObject *parent = nullptr);

    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

    void setRows(std::vector<ShardRow> rows); // any order; shown by shard
    void setNow(std::int64_t nowMs) { m_nowMs = nowMs; }

private:
    std::int64_t m_nowMs = 0;
};

} // namespace sluice
