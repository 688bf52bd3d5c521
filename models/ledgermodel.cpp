#include "models/ledgermodel.h"

#include "models/roles.h"

#include <QElapsedTimer>

namespace sluice {

LedgerModel::LedgerModel(QObject *parent)
    : QAbstractTableModel(parent)
    , m_scanned(m_ring.begin())
    , m_heldFrom(m_ring.end())
{
    m_scan.setInterval(0);
    connect(&m_scan, &QTimer::timeout, this, &LedgerModel::scanSome);
}

int LedgerModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_shown.size());
}

int LedgerModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(kColumns);
}

void LedgerModel::append(const std::vector<LedgerRow> &rows)
{
    if (rows.empty())
        return;
    dropOldest(rows.size());
    const auto from = m_ring.end();
    std::set<ExecutionId> touched;
    for (const auto &row : rows) {
        const auto added = m_ring.add(row);
        if (!added.created && added.id < from)
            touched.insert(added.id);
    }
    for (const auto id : touched)
        refresh(id);
    if (m_following) {
        showNew(from);
    } else {
        for (auto id = from; id < m_ring.end(); id = id.next())
            m_held += m_filter.takes(m_ring.at(id)) ? 1 : 0;
    }
    emit countsChanged();
}

void LedgerModel::clear()
{
    m_scan.stop();
    beginResetModel();
    m_ring.clear();
    m_shown.clear();
    m_unfolded.clear();
    m_shownExecutions = 0;
    m_held = 0;
    m_scanned = m_ring.begin();
    m_heldFrom = m_ring.end();
    endResetModel();
    emit countsChanged();
}

void LedgerModel::dropOldest(std::size_t incoming)
{
    const auto gone = m_ring.overflowFor(incoming);
    if (gone == 0)
        return;
    const ExecutionId left(m_ring.begin().value() + gone);
    // Newest first: all that goes is at the bottom.
    const auto firstGone =
        std::size_t(std::partition_point(m_shown.begin(), m_shown.end(), [left](const Shown &row) { return row.id >= left; })
                    - m_shown.begin());
    removeAt(firstGone, m_shown.size() - firstGone);
    m_unfolded.erase(m_unfolded.begin(), m_unfolded.lower_bound(left));
    m_ring.dropOldest(gone);
    m_scanned = std::max(m_scanned, left);
    if (m_heldFrom < left) {
        m_heldFrom = left;
        m_held = 0;
        for (auto id = left; id < m_ring.end(); id = id.next())
            m_held += m_filter.takes(m_ring.at(id)) ? 1 : 0;
    }
}

void LedgerModel::showNew(ExecutionId from)
{
    std::vector<Shown> fresh;
    for (auto id = m_ring.end().value(); id-- > from.value();) {
        if (m_filter.takes(m_ring.at(ExecutionId(id))))
            fresh.push_back({ExecutionId(id), -1});
    }
    insertAt(0, fresh);
    m_heldFrom = m_ring.end();
}

void LedgerModel::refresh(ExecutionId id)
{
    if (id < m_scanned || (!m_following && id >= m_heldFrom))
        return; // the scan, or the release, will see it as it is then
    const auto place = placeOf(id);
    const bool shown = isShownAt(place, id);
    const bool wanted = m_filter.takes(m_ring.at(id));
    if (!shown) {
        if (wanted)
            insertAt(place, rowsOf(id));
        return;
    }
    std::size_t count = 1;
    while (isShownAt(place + count, id))
        ++count;
    if (!wanted) {
        removeAt(place, count);
        return;
    }
    if (m_unfolded.count(id)) {
        std::vector<Shown> more;
        for (auto attempt = int(count) - 1; attempt < int(m_ring.at(id).attempts.size()); ++attempt)
            more.push_back({id, attempt});
        insertAt(place + count, more);
    }
    emit dataChanged(index(int(place), 0), index(int(place), kColumns - 1));
}

void LedgerModel::setFilter(LedgerFilter filter)
{
    m_filter = std::move(filter);
    rescan();
}

void LedgerModel::rescan()
{
    beginResetModel();
    m_shown.clear();
    m_shownExecutions = 0;
    m_held = 0;
    endResetModel();
    m_heldFrom = m_ring.end();
    m_scanned = m_ring.end();
    m_scan.start();
    scanSome();
}

void LedgerModel::scanSome()
{
    QElapsedTimer timer;
    timer.start();
    std::vector<Shown> found;
    int looked = 0;
    while (m_scanned > m_ring.begin() && found.size() < kRowsPerFrame) {
        m_scanned = ExecutionId(m_scanned.value() - 1);
        if (m_filter.takes(m_ring.at(m_scanned))) {
            for (const auto &row : rowsOf(m_scanned))
                found.push_back(row);
        }
        if (++looked % 256 == 0 && timer.elapsed() >= kFilterBudgetMs)
            break;
    }
    if (m_scanned == m_ring.begin())
        m_scan.stop();
    insertAt(m_shown.size(), found);
    emit countsChanged();
}

void LedgerModel::setFollowing(bool following)
{
    if (m_following == following)
        return;
    m_following = following;
    if (following)
        release();
    else
        m_heldFrom = m_ring.end();
    emit countsChanged();
}

void LedgerModel::release()
{
    if (m_ring.end().value() - m_heldFrom.value() > kRowsPerFrame)
        rescan();
    else
        showNew(m_heldFrom);
    m_held = 0;
    emit countsChanged();
}

void LedgerModel::setUnfolded(int row, bool unfolded)
{
    const auto id = m_shown[std::size_t(row)].id;
    const auto attempts = m_ring.at(id).attempts.size();
    if (isAttempt(row) || attempts < 2 || unfolded == (m_unfolded.count(id) > 0))
        return;
    if (unfolded) {
        m_unfolded.insert(id);
        auto rows = rowsOf(id);
        rows.erase(rows.begin());
        insertAt(std::size_t(row) + 1, rows);
    } else {
        m_unfolded.erase(id);
        std::size_t count = 0;
        while (isShownAt(std::size_t(row) + 1 + count, id))
            ++count;
        removeAt(std::size_t(row) + 1, count);
    }
    emit dataChanged(index(row, 0), index(row, 0));
}

std::uint64_t LedgerModel::sequenceAt(int row) const
{
    const auto &shown = m_shown[std::size_t(row)];
    const auto &attempts = m_ring.at(shown.id).attempts;
    return shown.attempt < 0 ? attempts.back().sequence : attempts[std::size_t(shown.attempt)].sequence;
}

int LedgerModel::rowOf(std::uint64_t sequence) const
{
    const auto id = m_ring.find(sequence);
    const auto place = m_ring.holds(id) ? placeOf(id) : m_shown.size();
    return isShownAt(place, id) ? int(place) : -1;
}

void LedgerModel::insertAt(std::size_t place, const std::vector<Shown> &rows)
{
    if (rows.empty())
        return;
    beginInsertRows({}, int(place), int(place + rows.size()) - 1);
    m_shown.insert(m_shown.begin() + std::ptrdiff_t(place), rows.begin(), rows.end());
    for (const auto &row : rows)
        m_shownExecutions += row.attempt < 0 ? 1 : 0;
    endInsertRows();
}

void LedgerModel::removeAt(std::size_t first, std::size_t count)
{
    if (count == 0)
        return;
    beginRemoveRows({}, int(first), int(first + count) - 1);
    const auto begin = m_shown.begin() + std::ptrdiff_t(first);
    for (auto row = begin; row != begin + std::ptrdiff_t(count); ++row)
        m_shownExecutions -= row->attempt < 0 ? 1 : 0;
    m_shown.erase(begin, begin + std::ptrdiff_t(count));
    endRemoveRows();
}

std::size_t LedgerModel::placeOf(ExecutionId id) const
{
    const auto place = std::partition_point(m_shown.begin(), m_shown.end(), [id](const Shown &row) { return row.id > id; });
    return std::size_t(place - m_shown.begin());
}

bool LedgerModel::isShownAt(std::size_t place, ExecutionId id) const
{
    return place < m_shown.size() && m_shown[place].id == id;
}

std::vector<LedgerModel::Shown> LedgerModel::rowsOf(ExecutionId id) const
{
    std::vector<Shown> rows{{id, -1}};
    if (m_unfolded.count(id)) {
        for (int attempt = 0; attempt < int(m_ring.at(id).attempts.size()); ++attempt)
            rows.push_back({id, attempt});
    }
    return rows;
}

QVariant LedgerModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const auto &shown = m_shown[std::size_t(index.row())];
    const auto &execution = m_ring.at(shown.id);
    if (role == LevelRole)
        return shown.attempt < 0 ? 0 : 1;
    if (role == KeyRole)
        return QVariant::fromValue<qulonglong>(sequenceAt(index.row()));
    if (shown.attempt < 0)
        return executionData(execution, shown.id, index.column(), role);
    return attemptData(execution, shown.attempt, index.column(), role);
}

} // namespace sluice
