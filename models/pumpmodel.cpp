#include "models/pumpmodel.h"

#include "models/format.h"
#include "models/roles.h"

namespace sluice {

namespace {

constexpr auto kRight = int(Qt::AlignRight | Qt::AlignVCenter);
constexpr auto kLeft = int(Qt::AlignLeft | Qt::AlignVCenter);

bool isRight(int column)
{
    return column == PumpModel::Shard || column == PumpModel::Lag || column == PumpModel::NextTick;
}

bool isIdle(const PumpRow &row)
{
    return row.state == PumpState::Disabled || row.state == PumpState::ShardGone;
}

QString place(std::int64_t ms, const std::string &cursor, std::int64_t nowMs)
{
    // A shard that nothing was read from has no time yet; its cursor still says where it is.
    return ms > 0 || cursor.empty() ? format::time(ms, nowMs) : QString();
}

QVariant valueOf(const PumpRow &row, int column)
{
    switch (column) {
    case PumpModel::Shard: return row.shard;
    case PumpModel::State: return int(row.state);
    case PumpModel::Checkpoint: return QString::fromStdString(row.checkpoint);
    case PumpModel::End: return QString::fromStdString(row.end);
    case PumpModel::Lag: return qlonglong(row.lagMs);
    case PumpModel::Reason: return int(row.reason);
    case PumpModel::NextTick: return qlonglong(row.nextTickMs);
    default: return {};
    }
}

QString textOf(const PumpRow &row, int column, std::int64_t nowMs)
{
    switch (column) {
    case PumpModel::Shard: return QString::number(row.shard);
    case PumpModel::State: return word(row.state);
    case PumpModel::Checkpoint: return place(row.checkpointMs, row.checkpoint, nowMs);
    case PumpModel::End: return place(row.endMs, row.end, nowMs);
    case PumpModel::Lag: return isIdle(row) ? format::none() : format::lag(row.lagMs);
    case PumpModel::Reason: return reasonText(row, nowMs, Wording::Short);
    case PumpModel::NextTick: return isIdle(row) ? format::none() : format::countdown(row.nextTickMs, nowMs);
    default: return {};
    }
}

QVariant toolTipOf(const PumpRow &row, int column)
{
    switch (column) {
    case PumpModel::Checkpoint:
        return QStringLiteral("%1\n%2").arg(format::fullTime(row.checkpointMs), QString::fromStdString(row.checkpoint));
    case PumpModel::End: return QStringLiteral("%1\n%2").arg(format::fullTime(row.endMs), QString::fromStdString(row.end));
    case PumpModel::Reason: return row.lastError.empty() ? QVariant() : QString::fromStdString(row.lastError);
    case PumpModel::NextTick: return row.nextTickMs > 0 ? QVariant(format::fullTime(row.nextTickMs)) : QVariant();
    default: return {};
    }
}

} // namespace

PumpModel::PumpModel(QObject *parent)
    : KeyedTable(parent)
{
}

int PumpModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(kColumns);
}

void PumpModel::setRows(std::vector<PumpRow> rows)
{
    std::sort(rows.begin(), rows.end(), [](const PumpRow &a, const PumpRow &b) { return a.shard < b.shard; });
    assign(std::move(rows));
}

void PumpModel::setNow(std::int64_t nowMs)
{
    m_nowMs = nowMs;
    if (rowCount() > 0)
        emit dataChanged(index(0, Reason), index(rowCount() - 1, NextTick), {Qt::DisplayRole});
}

std::size_t PumpModel::blocked() const
{
    return std::size_t(
        std::count_if(m_rows.begin(), m_rows.end(), [](const PumpRow &row) { return row.state == PumpState::Blocked; }));
}

std::size_t PumpModel::open() const
{
    return std::size_t(
        std::count_if(m_rows.begin(), m_rows.end(), [](const PumpRow &row) { return row.state != PumpState::ShardGone; }));
}

QVariant PumpModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return isRight(section) ? kRight : kLeft;
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Shard: return tr("Shard");
    case State: return tr("State");
    case Checkpoint: return tr("Checkpoint");
    case End: return tr("End");
    case Lag: return tr("Lag");
    case Reason: return tr("Reason of the last tick");
    case NextTick: return tr("Next tick");
    default: return {};
    }
}

QVariant PumpModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const auto &row = at(index.row());
    const auto column = index.column();
    switch (role) {
    case Qt::DisplayRole: return textOf(row, column, m_nowMs);
    case ValueRole: return valueOf(row, column);
    case StateRole: return int(row.state);
    case KeyRole: return row.shard;
    case Qt::TextAlignmentRole: return isRight(column) ? kRight : kLeft;
    case Qt::ToolTipRole: return toolTipOf(row, column);
    case SuffixRole:
        if (column == Checkpoint || column == End)
            return format::cursorTail(column == Checkpoint ? row.checkpoint : row.end);
        return {};
    default: return {};
    }
}

} // namespace sluice
