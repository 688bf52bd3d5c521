// What a TriggerRunner does for its pumps, and how it shows itself.
#include "engine/triggers/triggerrunner.h"

#include <algorithm>

namespace sluice {

Parents TriggerRunner::parentsOf(ShardId shard) const
{
    if (!m_shardsKnown)
        return Parents::Unknown;
    const auto parents = m_parents.find(shard);
    if (parents == m_parents.end())
        return Parents::Finished;
    const bool finished = std::ranges::all_of(parents->second, [this](ShardId parent) {
        const auto *pump = find(parent);
        return !pump || pump->finished();
    });
    return finished ? Parents::Finished : Parents::Unfinished;
}

void TriggerRunner::wantSlot(Pump &pump)
{
    m_shared.slotPool.want(this, pump);
}

void TriggerRunner::dropWish(Pump &pump)
{
    m_shared.slotPool.drop(this, pump);
}

void TriggerRunner::giveSlot(Pump &)
{
    m_shared.slotPool.give();
}

void TriggerRunner::recorded(const LedgerRecord &record, const LogstoreKey &triggerLog)
{
    m_stats.add(record, now());
    m_shared.recorded(record, triggerLog);
    if (record.attempt > 0 && record.status == AttemptStatus::Ok)
        m_shared.delivered();
}

void TriggerRunner::sourceNews(Pump &pump, SourceNews news)
{
    switch (news) {
    case SourceNews::Answered:
    case SourceNews::LogstoreGone: refresh(); break; // it may have other shards when it is back
    case SourceNews::ShardGone: refresh(); [[fallthrough]];
    case SourceNews::ShardEnded:
        if (news == SourceNews::ShardEnded)
            refresh(); // a split or merge: the children may not be known yet
        for (const auto &[shard, parents] : m_parents) {
            auto *child = find(shard);
            if (child && std::ranges::find(parents, pump.shard()) != parents.end())
                child->parentsChanged();
        }
        break;
    }
}

// A trigger whose shards could not be asked for yet has no pump that could say so: its records are of shard -1.
void TriggerRunner::recordOpenTrouble(const Error &error)
{
    const bool gone = error.kind == ErrorKind::NotFound;
    m_openTroubles.add(gone ? TroubleKind::SourceLost : TroubleKind::PollFailed, error);
    const auto trouble = m_openTroubles.takeDue(now(), m_context->interval());
    if (!trouble)
        return;
    LedgerRecord record;
    record.subject = m_context->subject;
    record.shard = ShardId(-1);
    record.reason = gone ? TickReason::SourceGone : TickReason::PollFailed;
    record.status = AttemptStatus::Failed;
    record.errorCode = trouble->error.code;
    record.errorMessage = trouble->error.detail;
    record.count = trouble->count;
    record.scheduledAt = record.startedAt = m_shared.ports.loop.clock().wall();
    StateChange change;
    change.trigger = m_context->definition.uid;
    change.triggerLog = m_context->definition.triggerLogKey();
    change.records.push_back(record);
    m_shared.ports.store.commit(change,
                                reply<LedgerSequence>([change](TriggerRunner &runner, Result<LedgerSequence> first) mutable {
                                    if (!first)
                                        return; // the state cannot be written either: the next one says so again
                                    change.records.front().sequence = *first;
                                    runner.recorded(change.records.front(), change.triggerLog);
                                }));
}

void TriggerRunner::quiet(Pump &)
{
    checkQuiet();
}

void TriggerRunner::checkQuiet()
{
    if (!m_closing || busy())
        return;
    // Not from inside a pump's own call: the answer destroys it.
    m_shared.ports.loop.post([weak = weak_from_this()] {
        const auto runner = weak.lock();
        if (runner && runner->m_closing && !runner->busy())
            runner->m_shared.quiet(runner->definition().uid);
    });
}

void TriggerRunner::ticked(Pump &pump, Duration lateness)
{
    if (m_shared.lateness)
        m_shared.lateness(lateness);
    const bool first = pump.shard() == m_pumps.begin()->first;
    if (first && m_opened && now() >= m_nextRefresh && !m_asking)
        refresh();
}

// --- shown

std::vector<PumpSnapshot> TriggerRunner::pumps() const
{
    std::vector<PumpSnapshot> shots;
    shots.reserve(m_pumps.size());
    for (const auto &[shard, pump] : m_pumps)
        shots.push_back(pump->snapshot());
    return shots;
}

std::vector<ShardId> TriggerRunner::shardIds() const
{
    std::vector<ShardId> ids;
    for (const auto &[shard, pump] : m_pumps)
        ids.push_back(shard);
    return ids;
}

std::uint64_t TriggerRunner::running() const
{
    return static_cast<std::uint64_t>(
        std::ranges::count_if(m_pumps, [](const auto &entry) { return entry.second->running(); }));
}

TriggerRunner::Need TriggerRunner::need() const
{
    Need need;
    for (const auto &[shard, pump] : m_pumps) {
        need.blocked = need.blocked || pump->state() == PumpState::Blocked;
        need.lag = std::max(need.lag, pump->lag());
    }
    return need;
}

TriggerRow TriggerRunner::row() const
{
    const auto at = now();
    TriggerRow row;
    row.definition = m_context->definition;
    row.shards = static_cast<std::int32_t>(m_pumps.size());
    const Pump *worst = nullptr;
    for (const auto &[shard, pump] : m_pumps) {
        const auto state = pump->state();
        row.blockedShards += state == PumpState::Blocked ? 1 : 0;
        row.lagMs = std::max(row.lagMs, millis(pump->lag()));
        if (!worst || std::pair(state, -pump->lag()) < std::pair(worst->state(), -worst->lag()))
            worst = pump.get();
    }
    if (worst) {
        const auto shot = worst->snapshot();
        row.worst = shot.row();
        row.state = shot.state;
        row.reason = shot.reason;
        row.reasonDetail = shot.reasonDetail;
        row.nextTickMs = row.worst.nextTickMs;
    } else if (!m_context->definition.enabled) {
        row.state = PumpState::Disabled;
        row.reason = TickReason::Disabled;
    } else if (m_openError) {
        row.state = m_openError->kind == ErrorKind::NotFound ? PumpState::SourceGone : PumpState::Blocked;
        row.reason = m_openError->kind == ErrorKind::NotFound ? TickReason::SourceGone : TickReason::PollFailed;
        row.reasonDetail = toText(*m_openError);
    }
    row.windows = m_stats.windows;
    row.attempts = m_stats.attempts;
    row.failedAttempts = m_stats.failedAttempts;
    row.lines = m_stats.lines;
    row.bytes = m_stats.bytes;
    row.perMinute = m_stats.perMinute(at);
    row.successRate = m_stats.successRate(at);
    row.lastError = m_openError ? toText(*m_openError) : m_stats.lastError;
    row.lastErrorMs = m_stats.lastErrorAt == WallTime() ? 0 : unixMillis(m_stats.lastErrorAt);
    return row;
}

} // namespace sluice
