// The shards of one trigger.
#pragma once

#include "models/keyedtable.h"
#include "models/words.h"

namespace sluice {

[[nodiscard]] inline std::int32_t keyOf(const PumpRow &row)
{
    return row.shard;
}

class PumpModel : public KeyedTable<PumpRow> {
    Q_OBJECT
public:
    enum Column { Shard, State, Checkpoint, End, Lag, Reason, NextTick, kColumns };

    explicit PumpModel(QObject *parent = nullptr);

    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

    void setRows(std::vector<PumpRow> rows); // any order; shown by shard
    void setNow(std::int64_t nowMs);
    [[nodiscard]] std::size_t blocked() const;
    [[nodiscard]] std::size_t open() const; // shards that are still there

private:
    std::int64_t m_nowMs = 0;
};

} // namespace sluice
