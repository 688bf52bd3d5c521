// The live trigger log of one trigger (or of all): a ring of executions, newest on top; an unfolded execution's attempts
// are ordinary rows below it. While paused, new executions are kept and counted but not shown.
// Filtering looks at the newest executions first and takes a little time of each frame, so the window never waits.
#pragma once

#include "models/ledgerfilter.h"

#include <QAbstractTableModel>
#include <QTimer>

#include <set>

namespace sluice {

class LedgerModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { Started, Status, Shard, Reason, AttemptNumber, Duration, LinesIn, Shipped, Error, kColumns };

    static constexpr std::size_t kRowsPerFrame = 20'000;
    static constexpr int kFilterBudgetMs = 5; // of a frame

    explicit LedgerModel(QObject *parent = nullptr);

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

    void append(const std::vector<LedgerRow> &rows); // oldest first, as the engine answers
    void clear();
    void setNow(std::int64_t nowMs) { m_nowMs = nowMs; }

    void setFilter(LedgerFilter filter);
    [[nodiscard]] const LedgerFilter &filter() const { return m_filter; }
    [[nodiscard]] bool isFiltering() const { return m_scan.isActive(); }

    void setFollowing(bool following);
    [[nodiscard]] bool isFollowing() const { return m_following; }
    [[nodiscard]] std::size_t held() const { return m_held; } // new ones that pause keeps from the view
    void release(); // shows them; pause stays

    void setUnfolded(int row, bool unfolded);
    [[nodiscard]] std::uint64_t sequenceAt(int row) const; // of the attempt, or of the execution's newest
    [[nodiscard]] int rowOf(std::uint64_t sequence) const; // of the execution; -1 = not shown
    [[nodiscard]] const Execution &executionAt(int row) const { return m_ring.at(m_shown[std::size_t(row)].id); }
    [[nodiscard]] bool isAttempt(int row) const { return m_shown[std::size_t(row)].attempt >= 0; }

    [[nodiscard]] const LedgerRing &ring() const { return m_ring; }
    [[nodiscard]] int attemptAt(int row) const { return m_shown[std::size_t(row)].attempt; } // -1 = the execution itself
    // What a filter says to show only what has this cell's value, without the "not"; "" = nothing does.
    [[nodiscard]] QString termOf(int row, int column) const;
    [[nodiscard]] std::size_t executions() const { return m_ring.size(); }
    [[nodiscard]] std::size_t shownExecutions() const { return m_shownExecutions; }
    [[nodiscard]] std::size_t records() const { return m_ring.records(); }

signals:
    void countsChanged(); // executions(), shownExecutions(), held()

private:
    struct Shown {
        ExecutionId id;
        int attempt = -1; // -1 = the execution itself
    };

    void dropOldest(std::size_t incoming);
    void showNew(ExecutionId from);
    void refresh(ExecutionId id);
    void rescan();
    void scanSome();
    void insertAt(std::size_t place, const std::vector<Shown> &rows);
    void removeAt(std::size_t first, std::size_t count);
    [[nodiscard]] std::size_t placeOf(ExecutionId id) const; // lower bound in m_shown
    [[nodiscard]] bool isShownAt(std::size_t place, ExecutionId id) const;
    [[nodiscard]] std::vector<Shown> rowsOf(ExecutionId id) const;
    [[nodiscard]] QVariant executionData(const Execution &execution, ExecutionId id, int column, int role) const;
    [[nodiscard]] QVariant attemptData(const Execution &execution, int attempt, int column, int role) const;

    LedgerRing m_ring;
    LedgerFilter m_filter;
    std::deque<Shown> m_shown; // newest first
    std::set<ExecutionId> m_unfolded;
    QTimer m_scan;
    ExecutionId m_scanned; // while filtering: executions from here on were looked at
    ExecutionId m_heldFrom; // while paused: executions from here on are not shown
    std::size_t m_shownExecutions = 0;
    std::size_t m_held = 0;
    std::int64_t m_nowMs = 0;
    bool m_following = true;
};

} // namespace sluice
