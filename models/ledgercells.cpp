// What the cells of the trigger log say.
#include "models/format.h"
#include "models/ledgermodel.h"
#include "models/roles.h"

namespace sluice {

namespace {

QVariant numberAlignment(int column)
{
    switch (column) {
    case LedgerModel::Shard:
    case LedgerModel::AttemptNumber:
    case LedgerModel::Duration:
    case LedgerModel::LinesIn:
    case LedgerModel::Shipped: return int(Qt::AlignRight | Qt::AlignVCenter);
    default: return int(Qt::AlignLeft | Qt::AlignVCenter);
    }
}

std::int64_t shippedOf(const Attempt &attempt)
{
    // A failed attempt delivered nothing, whatever it reported or not.
    return attempt.shipLines < 0 && attempt.status != ExecutionStatus::Ok ? 0 : attempt.shipLines;
}

} // namespace

QVariant LedgerModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return numberAlignment(section);
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Started: return tr("Started");
    case Status: return tr("Status");
    case Shard: return tr("Shard");
    case Reason: return tr("Reason");
    case AttemptNumber: return tr("Attempt");
    case Duration: return tr("Duration");
    case LinesIn: return tr("Lines in");
    case Shipped: return tr("Shipped");
    case Error: return tr("Error");
    default: return {};
    }
}

QVariant LedgerModel::executionData(const Execution &execution, ExecutionId id, int column, int role) const
{
    const auto &telling = execution.telling();
    const bool exception = execution.last().attempt == 0;
    switch (role) {
    case Qt::TextAlignmentRole: return numberAlignment(column);
    case StateRole: return int(telling.status);
    case NoteRole: return execution.recovered();
    case UnfoldRole:
        if (execution.attempts.size() < 2)
            return int(Unfold::None);
        return int(m_unfolded.count(id) ? Unfold::Open : Unfold::Closed);
    case Qt::ToolTipRole:
        if (column == Started)
            return format::fullTime(execution.first().startedMs);
        return column == Error ? QString::fromStdString(telling.error) : QVariant();
    case ValueRole:
        switch (column) {
        case Started: return qlonglong(execution.first().startedMs);
        case Status: return int(telling.status);
        case Shard: return execution.shard;
        case Reason: return int(execution.reason);
        case AttemptNumber: return execution.last().attempt;
        case Duration: return qlonglong(execution.longestMs());
        case LinesIn: return qulonglong(execution.windowLines);
        case Shipped: return qlonglong(shippedOf(execution.last()));
        case Error: return QString::fromStdString(telling.error);
        default: return {};
        }
    case Qt::DisplayRole: break;
    default: return {};
    }
    switch (column) {
    case Started: return format::time(execution.first().startedMs, m_nowMs);
    case Status: return word(telling.status);
    case Shard: return QString::number(execution.shard);
    case Reason: return word(execution.reason);
    case AttemptNumber:
        return exception ? format::none() : QStringLiteral("%1/%2").arg(execution.last().attempt).arg(execution.attemptsMax);
    case Duration: return exception ? format::none() : format::span(execution.longestMs());
    case LinesIn: return exception ? format::none() : format::number(execution.windowLines);
    case Shipped: return exception ? format::none() : format::count(shippedOf(execution.last()));
    case Error:
        if (execution.recovered())
            return tr("ok at attempt %1").arg(execution.last().attempt);
        return QString::fromStdString(telling.error);
    default: return {};
    }
}

QVariant LedgerModel::attemptData(const Execution &execution, int number, int column, int role) const
{
    const auto &attempt = execution.attempts[std::size_t(number)];
    const auto before = number > 0 ? execution.attempts[std::size_t(number) - 1].endedMs() : 0;
    switch (role) {
    case Qt::TextAlignmentRole: return numberAlignment(column);
    case StateRole: return int(attempt.status);
    case UnfoldRole: return int(Unfold::None);
    case NoteRole: return column == Reason;
    case Qt::ToolTipRole:
        if (column == Started)
            return format::fullTime(attempt.startedMs);
        return column == Error ? QString::fromStdString(attempt.error) : QVariant();
    case ValueRole:
        switch (column) {
        case Started: return qlonglong(attempt.startedMs);
        case Status: return int(attempt.status);
        case Shard: return execution.shard;
        case Reason: return number > 0 ? qlonglong(attempt.startedMs - before) : qlonglong(execution.round);
        case AttemptNumber: return attempt.attempt;
        case Duration: return qlonglong(attempt.durationMs);
        case LinesIn: return qulonglong(execution.windowLines);
        case Shipped: return qlonglong(shippedOf(attempt));
        case Error: return QString::fromStdString(attempt.error);
        default: return {};
        }
    case Qt::DisplayRole: break;
    default: return {};
    }
    switch (column) {
    case Started: return format::time(attempt.startedMs, m_nowMs);
    case Status: return word(attempt.status);
    case Shard: return QString();
    case Reason:
        if (number == 0)
            return tr("round %1").arg(execution.round);
        return tr("after %1").arg(format::span(std::max<std::int64_t>(0, attempt.startedMs - before)));
    case AttemptNumber: return QString::number(attempt.attempt);
    case Duration: return format::span(attempt.durationMs);
    case LinesIn: return format::number(execution.windowLines);
    case Shipped: return format::count(shippedOf(attempt));
    case Error: return QString::fromStdString(attempt.error);
    default: return {};
    }
}

QString LedgerModel::termOf(int row, int column) const
{
    constexpr int kErrorMost = 60;
    const auto &execution = executionAt(row);
    const auto number = attemptAt(row);
    const auto &attempt = number < 0 ? execution.telling() : execution.attempts[std::size_t(number)];
    switch (column) {
    case Started:
        return QStringLiteral("since: ") + format::inZone(attempt.startedMs).toString(QStringLiteral("yyyy-MM-ddTHH:mm:ss"));
    case Status: return QStringLiteral("status: ") + word(execution.telling().status);
    case Shard: return QStringLiteral("shard: %1").arg(execution.shard);
    case Reason: return QStringLiteral("reason: ") + word(execution.reason);
    case LinesIn: return QStringLiteral("lines: %1").arg(execution.windowLines);
    case Error: {
        const auto error = QString::fromStdString(attempt.error).section(QLatin1Char('\n'), 0, 0).left(kErrorMost).trimmed();
        return error.isEmpty() ? QString() : QStringLiteral("error: ") + error;
    }
    default: return {};
    }
}

} // namespace sluice
