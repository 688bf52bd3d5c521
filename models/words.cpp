#include "models/words.h"

#include "models/format.h"

#include <QCoreApplication>

namespace sluice {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(Words)
};

} // namespace

ExecutionStatus statusOf(const LedgerRow &row)
{
    if (row.attempt == 0)
        return ExecutionStatus::Problem;
    switch (row.status) {
    case AttemptStatus::Ok: return ExecutionStatus::Ok;
    case AttemptStatus::Failed: return ExecutionStatus::Failed;
    case AttemptStatus::TimedOut: return ExecutionStatus::TimedOut;
    case AttemptStatus::Denied: return ExecutionStatus::Denied;
    case AttemptStatus::Cancelled: return ExecutionStatus::Cancelled;
    }
    return ExecutionStatus::Problem;
}

QString word(PumpState state)
{
    switch (state) {
    case PumpState::Blocked: return Text::tr("Blocked");
    case PumpState::NotAuthorized: return Text::tr("Not authorized");
    case PumpState::SourceGone: return Text::tr("Source gone");
    case PumpState::BackingOff: return Text::tr("Backing off");
    case PumpState::CatchingUp: return Text::tr("Catching up");
    case PumpState::Running: return Text::tr("Running");
    case PumpState::UpToDate: return Text::tr("Up to date");
    case PumpState::Disabled: return Text::tr("Disabled");
    case PumpState::ShardGone: return Text::tr("Shard gone");
    }
    return format::none();
}

QString word(ExecutionStatus status)
{
    switch (status) {
    case ExecutionStatus::Ok: return Text::tr("OK");
    case ExecutionStatus::Failed: return Text::tr("Failed");
    case ExecutionStatus::TimedOut: return Text::tr("Timed out");
    case ExecutionStatus::Denied: return Text::tr("Denied");
    case ExecutionStatus::Cancelled: return Text::tr("Cancelled");
    case ExecutionStatus::Problem: return Text::tr("Problem");
    }
    return format::none();
}

QString word(TickReason reason)
{
    switch (reason) {
    case TickReason::None: return format::none();
    case TickReason::Invoked: return Text::tr("invoked");
    case TickReason::CatchUp: return Text::tr("catch-up");
    case TickReason::NoNewData: return Text::tr("no new data");
    case TickReason::StillRunning: return Text::tr("still running");
    case TickReason::BackingOff: return Text::tr("backing off");
    case TickReason::Blocked: return Text::tr("blocked");
    case TickReason::Disabled: return Text::tr("disabled");
    case TickReason::Paused: return Text::tr("paused");
    case TickReason::NotAuthorized: return Text::tr("not authorized");
    case TickReason::ShardGone: return Text::tr("shard gone");
    case TickReason::SourceGone: return Text::tr("source gone");
    case TickReason::WaitingForParents: return Text::tr("waiting for parents");
    case TickReason::PollFailed: return Text::tr("poll failed");
    case TickReason::Moved: return Text::tr("checkpoint moved");
    }
    return format::none();
}

QStringList pumpWords()
{
    QStringList words;
    for (int state = 0; state < kPumpStates; ++state)
        words.append(word(static_cast<PumpState>(state)));
    return words;
}

QStringList executionWords()
{
    QStringList words;
    for (int status = 0; status < kExecutionStatuses; ++status)
        words.append(word(static_cast<ExecutionStatus>(status)));
    return words;
}

QLatin1String code(ExecutionStatus status)
{
    static constexpr const char *kCodes[kExecutionStatuses] = {"ok",     "failed",    "timed out",
                                                               "denied", "cancelled", "problem"};
    return QLatin1String(kCodes[static_cast<int>(status)]);
}

QLatin1String code(TickReason reason)
{
    static constexpr const char *kCodes[kTickReasons] = {
        "none",   "invoked",        "catch-up",   "no new data", "still running", "backing off", "blocked", "disabled",
        "paused", "not authorized", "shard gone", "source gone", "waiting",       "poll failed", "moved"};
    return QLatin1String(kCodes[static_cast<int>(reason)]);
}

QString reasonText(const PumpRow &pump, std::int64_t nowMs, Wording wording)
{
    if (pump.reason == TickReason::Blocked && pump.blockedSinceMs > 0)
        return Text::tr("blocked since %1").arg(format::timeOfDay(pump.blockedSinceMs, nowMs));
    if (pump.reason == TickReason::BackingOff && pump.attempt > 0 && pump.attemptsMax > 0) {
        const auto next = std::min(pump.attempt + 1, pump.attemptsMax);
        if (wording == Wording::Short)
            return Text::tr("attempt %1 of %2 in %3")
                .arg(next)
                .arg(pump.attemptsMax)
                .arg(format::wholeSeconds(pump.nextAttemptMs - nowMs));
        return Text::tr("backing off (attempt %1 of %2, next in %3)")
            .arg(next)
            .arg(pump.attemptsMax)
            .arg(format::wholeSeconds(pump.nextAttemptMs - nowMs));
    }
    return word(pump.reason);
}

int needOf(PumpState state)
{
    switch (state) {
    case PumpState::Blocked: return 0;
    case PumpState::NotAuthorized: return 1;
    case PumpState::SourceGone: return 2;
    case PumpState::BackingOff: return 3;
    case PumpState::CatchingUp: return 4;
    case PumpState::Running: return 5;
    case PumpState::UpToDate: return 6;
    case PumpState::Disabled: return 7;
    case PumpState::ShardGone: return 8;
    }
    return 9;
}

} // namespace sluice
