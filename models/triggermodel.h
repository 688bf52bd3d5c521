// All triggers, the neediest first; filtered by state and text here, so that the view shows exactly this.
#pragma once

#include "models/keyedtable.h"
#include "models/words.h"

#include <array>

namespace sluice {

[[nodiscard]] inline std::string keyOf(const TriggerRow &row)
{
    return toText(row.definition.key);
}

class TriggerModel : public KeyedTable<TriggerRow> {
    Q_OBJECT
public:
    enum Column { State, Name, Reason, Lag, Rate, Success, LastError, NextTick, kColumns };

    explicit TriggerModel(QObject *parent = nullptr);

    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

    void setRows(std::vector<TriggerRow> rows);
    void setNow(std::int64_t nowMs); // countdowns move; nothing is read

    void setStates(std::vector<PumpState> states); // empty = all
    void setText(const QString &text); // in the name or the last error

    [[nodiscard]] const std::vector<TriggerRow> &all() const { return m_all; } // also what the filter hides
    [[nodiscard]] std::size_t total() const { return m_all.size(); }
    [[nodiscard]] std::size_t count(PumpState state) const { return m_counts[std::size_t(state)]; }
    [[nodiscard]] std::size_t needy() const; // what the rail counts: blocked, not authorized, source gone
    [[nodiscard]] const TriggerRow *find(const std::string &key) const; // also what the filter hides

signals:
    void countsChanged();

private:
    void show();
    [[nodiscard]] bool takes(const TriggerRow &row) const;
    [[nodiscard]] QString text(const TriggerRow &row, int column) const;
    [[nodiscard]] QVariant value(const TriggerRow &row, int column) const;

    std::vector<TriggerRow> m_all; // sorted by need
    std::vector<PumpState> m_states;
    QString m_text;
    std::array<std::size_t, kPumpStates> m_counts{};
    std::int64_t m_nowMs = 0;
};

} // namespace sluice
