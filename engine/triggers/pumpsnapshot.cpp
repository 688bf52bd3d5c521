#include "engine/triggers/pumpsnapshot.h"

#include "engine/triggers/pump.h"

#include <algorithm>

namespace sluice {

namespace {

std::string secondsText(Duration time)
{
    return std::to_string(std::max<std::int64_t>(0, std::chrono::ceil<std::chrono::seconds>(time).count())) + " s";
}

std::int64_t millisOf(const std::optional<WallTime> &time)
{
    return time ? unixMillis(*time) : 0;
}

} // namespace

PumpState Pump::state() const
{
    if (m_mode != PumpMode::Active)
        return PumpState::Disabled;
    if (!m_host.authorized())
        return PumpState::NotAuthorized;
    if (m_phase == Phase::Blocked)
        return PumpState::Blocked;
    if (m_phase == Phase::Resting)
        return PumpState::BackingOff;
    if (m_gone != Gone::No)
        return m_gone == Gone::Source ? PumpState::SourceGone : PumpState::ShardGone;
    if (!m_checkpoint.pending)
        return PumpState::UpToDate;
    return m_windowReason == TickReason::CatchUp || m_more ? PumpState::CatchingUp : PumpState::Running;
}

Duration Pump::lag() const
{
    if (!m_oldestWaiting || !m_checkpoint.pending)
        return {};
    return std::max(Duration(0), m_ports.loop.clock().wall() - *m_oldestWaiting);
}

PumpSnapshot Pump::snapshot() const
{
    const auto boot = now();
    const auto wall = m_ports.loop.clock().wall();
    const auto toWall = [&](BootTime time) { return wall + (time - boot); };
    const auto &pending = m_checkpoint.pending;
    PumpSnapshot shot;
    shot.shard = m_shard;
    shot.reason = m_mode == PumpMode::Active ? m_reason : TickReason::Disabled;
    shot.checkpoint = m_checkpoint.cursor;
    shot.checkpointAt = m_deliveredAt;
    shot.end = std::max(m_shardEnd, pending ? pending->end : m_checkpoint.cursor);
    shot.endAt = m_seenAt ? m_seenAt : m_deliveredAt;
    shot.state = state();
    shot.lag = lag();
    if (m_tickTimer != TimerId() && m_mode == PumpMode::Active)
        shot.nextTick = toWall(m_nextTick);
    if (m_lastTick != BootTime())
        shot.lastTick = toWall(m_lastTick);
    shot.backlogGroups = static_cast<std::uint64_t>(std::max<std::int64_t>(0, shot.end.value() - shot.checkpoint.value()));
    shot.pending = pending;
    shot.lastError = m_lastError;
    shot.blockedSince = m_blockedSince;
    const auto max = m_round ? m_round->attemptsMax() : m_context->attemptsMax();
    if (pending) {
        shot.round = pending->round;
        shot.attempt = m_phase == Phase::Running ? m_attempt : pending->attempt;
        shot.attemptsMax = max;
    }
    if (m_phase == Phase::Resting || m_phase == Phase::Blocked)
        shot.nextAttempt = toWall(m_timerAt);
    switch (m_phase) {
    case Phase::Resting:
        shot.reasonDetail = "attempt " + std::to_string(shot.attempt) + " of " + std::to_string(max) + " failed, next in "
            + secondsText(m_timerAt - boot);
        break;
    case Phase::Blocked:
        shot.reasonDetail = "all " + std::to_string(max) + " attempts of round " + std::to_string(shot.round)
            + " failed, next round in " + secondsText(m_timerAt - boot);
        break;
    case Phase::Waiting: shot.reasonDetail = "waiting for an invocation slot"; break;
    case Phase::Committing:
        if (m_commitTries > 0)
            shot.reasonDetail = "the state cannot be written, next try in " + secondsText(m_timerAt - boot);
        break;
    case Phase::Running:
        shot.reasonDetail = "attempt " + std::to_string(m_attempt) + " of " + std::to_string(max) + " runs for "
            + secondsText(boot - m_startedBoot);
        break;
    default: break;
    }
    return shot;
}

PumpRow PumpSnapshot::row() const
{
    PumpRow row;
    row.shard = shard.value();
    row.state = state;
    row.reason = reason;
    row.checkpoint = toText(checkpoint);
    row.checkpointMs = millisOf(checkpointAt);
    row.end = toText(end);
    row.endMs = millisOf(endAt);
    row.lagMs = millis(lag);
    row.nextTickMs = millisOf(nextTick);
    row.lastTickMs = millisOf(lastTick);
    row.attempt = attempt;
    row.attemptsMax = attemptsMax;
    row.round = round;
    row.nextAttemptMs = millisOf(nextAttempt);
    row.blockedSinceMs = millisOf(blockedSince);
    row.backlogGroups = backlogGroups;
    row.lastError = lastError;
    return row;
}

} // namespace sluice
