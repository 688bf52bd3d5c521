#include "tests/flow/checker.h"

#include <algorithm>

namespace sluice::test {

namespace {

using namespace std::chrono_literals;

std::string name(const PumpKey &key)
{
    return key.trigger + '#' + std::to_string(key.shard.value());
}

std::string range(Cursor begin, Cursor end)
{
    return '[' + std::to_string(begin.value()) + ", " + std::to_string(end.value()) + ')';
}

bool isLoss(const LedgerRecord &record)
{
    return record.attempt == 0 && (record.errorCode == "RetentionLoss" || record.errorCode == "SourceRecreated");
}

} // namespace

void Checker::violate(const std::string &what)
{
    if (m_violation.empty())
        m_violation = what;
}

// --- calls

void Checker::onInvoke(const Invocation &invocation)
{
    const auto &event = invocation.event;
    const auto known = m_byJob.find(event.jobName);
    if (known == m_byJob.end())
        return violate("a call for an unknown job " + event.jobName);
    const auto &trigger = known->second;
    const PumpKey key{trigger.uid, event.shard};
    auto &pump = m_pumps[key];
    ++m_attempts;
    if (pump.running)
        violate(name(key) + ": two windows in flight");
    pump.running = true;
    const auto &pending = pump.durable ? pump.durable->pending : std::nullopt;
    if (!pending || pending->begin != event.begin || pending->end != event.end)
        violate(name(key) + ": called for " + range(event.begin, event.end) + ", which is not the durable pending window");
    if (event.taskId != taskIdOf(trigger.uid, event.shard, event.begin, event.end))
        violate(name(key) + ": wrong task id");
    checkSpacing(pump, trigger);
    if (m_checkParents) {
        const auto parents = m_parents.find({trigger.source, event.shard});
        for (const auto parent : parents == m_parents.end() ? std::vector<ShardId>() : parents->second) {
            const auto &view = m_pumps[{trigger.uid, parent}];
            const auto end = m_world.logs.end(trigger.source, parent);
            if (!view.durable || view.durable->pending || view.durable->cursor < end)
                violate(name(key) + ": called before its parent " + std::to_string(parent.value()) + " was read to the end");
        }
    }
    pump.lastTask = event.taskId;
    pump.disturbed = false;
    pump.requests.push_back(invocation.requestId);
}

void Checker::checkSpacing(const PumpView &pump, const Trigger &trigger)
{
    if (pump.disturbed || !pump.lastFailed || pump.lastTask != pump.recordedTask)
        return;
    const bool roundOver = pump.attempt >= pump.attemptsMax;
    const Duration nominal =
        roundOver ? Duration(std::chrono::seconds(trigger.intervalSeconds)) : RetryPolicy::nominalAfter(pump.attempt);
    const auto waited = m_world.loop.clock().boot() - pump.lastEnded;
    const auto least = roundOver ? nominal : nominal * 8 / 10;
    const auto most = (roundOver ? nominal : nominal * 12 / 10) + 2s;
    if (!pump.edited && waited < least)
        violate("a try came " + std::to_string(millis(waited)) + " ms after try " + std::to_string(pump.attempt)
                + ", too soon");
    if (m_tight && !pump.edited && waited > most)
        violate("a try came " + std::to_string(millis(waited)) + " ms after try " + std::to_string(pump.attempt)
                + ", too late");
}

void Checker::onEffect(const FakeCall &call)
{
    const auto &trigger = m_byJob.at(call.invocation.event.jobName);
    auto &pump = m_pumps[{trigger.uid, call.invocation.event.shard}];
    pump.lastEnded = m_world.loop.clock().boot();
    pump.running = false;
    if (call.outcome.status == OutcomeStatus::Ok)
        m_okRequests.insert(call.invocation.requestId);
}

// --- commits

const LedgerRecord *Checker::find(const StateChange &change, bool (*is)(const LedgerRecord &))
{
    const auto found = std::ranges::find_if(change.records, is);
    return found == change.records.end() ? nullptr : &*found;
}

void Checker::onDurable(const StateChange &change)
{
    for (const auto &record : change.records) {
        if (!m_durable.emplace(record.sequence.value(), change.triggerLog).second)
            violate("sequence " + std::to_string(record.sequence.value()) + " was given twice");
        if (record.attempt > 0) {
            if (!record.requestId.empty() && !m_recorded.insert(record.requestId).second)
                violate("attempt " + record.requestId + " was recorded twice");
            checkAttempt(m_pumps[{change.trigger, record.shard}], m_byJob.at(record.subject->jobName), record);
        }
    }
    for (const auto &[shard, next] : change.checkpoints) {
        const PumpKey key{change.trigger, shard};
        auto &pump = m_pumps[key];
        checkTransition(pump, key, next, change);
        for (const auto &record : change.records)
            pump.counted += isLoss(record) ? record.count : 0;
        pump.durable = next;
    }
}

void Checker::checkAttempt(PumpView &pump, const Trigger &trigger, const LedgerRecord &record)
{
    pump.running = false; // it was answered, or never ran
    const bool sameWindow = record.taskId == pump.recordedTask;
    const bool cancelled = record.status == AttemptStatus::Cancelled && record.errorCode == "Cancelled";
    const bool startsRound = record.attempt == 1 && (!sameWindow ? record.round == 1 : record.round == pump.round + 1);
    const bool follows = sameWindow && record.round == pump.round && record.attempt == pump.attempt + 1;
    // An edit takes hold with a new round, or with a resume or restart.
    const auto current = 1 + static_cast<std::uint32_t>(trigger.retries);
    const bool roundOver = pump.attempt >= std::min(pump.attemptsMax, current) || pump.edited;
    if (!follows && !(startsRound && (!sameWindow || roundOver)) && !pump.disturbed)
        violate("attempt " + std::to_string(record.round) + '/' + std::to_string(record.attempt) + " follows "
                + std::to_string(pump.round) + '/' + std::to_string(pump.attempt));
    if (record.attempt > record.attemptsMax)
        violate("attempt " + std::to_string(record.attempt) + " of " + std::to_string(record.attemptsMax));
    if (record.status == AttemptStatus::Ok && !m_okRequests.contains(record.requestId))
        violate("attempt " + record.requestId + " is recorded as a success and was none");
    pump.recordedTask = record.taskId;
    pump.round = record.round;
    pump.attempt = cancelled && record.attempt > 0 ? record.attempt - 1 : record.attempt;
    pump.attemptsMax = record.attemptsMax;
    pump.lastFailed = record.status != AttemptStatus::Ok && !cancelled;
    pump.edited = false;
}

void Checker::checkTransition(PumpView &pump, const PumpKey &key, const Checkpoint &next, const StateChange &change)
{
    if (!pump.durable) { // the start position; it may have been resolved in a Logstore that is gone since
        pump.remade = m_remade.contains(m_byJob.at(jobNameOf(key.trigger)).source);
        return;
    }
    const auto &old = *pump.durable;
    const auto *moved = find(change, [](const LedgerRecord &record) { return record.reason == TickReason::Moved; });
    if (moved) {
        if (next.pending || next.cursor != moved->end || moved->begin != old.cursor)
            violate(name(key) + ": a move that is not what its record says");
        pump.recordedTask.clear(); // the same window may come again, as a new one
        return;
    }
    const auto *ok =
        find(change, [](const LedgerRecord &record) { return record.attempt > 0 && record.status == AttemptStatus::Ok; });
    auto from = old.cursor;
    bool windowOpen = old.pending.has_value();
    if (ok) {
        if (!windowOpen || ok->begin != old.pending->begin || ok->end != old.pending->end)
            return violate(name(key) + ": a success for " + range(ok->begin, ok->end) + ", which was not pending");
        from = old.pending->end;
        windowOpen = false;
        ++m_windows;
    }
    const auto lost = next.cursor.value() - from.value();
    if (lost < 0)
        return violate(name(key) + ": the checkpoint went back to " + std::to_string(next.cursor.value()));
    std::uint64_t counted = next.unreportedLoss;
    for (const auto &record : change.records)
        counted += isLoss(record) ? record.count : 0;
    counted -= old.unreportedLoss;
    if (lost == 0 && counted != 0)
        violate(name(key) + ": a loss was counted that was none");
    if (lost > 0 && (pump.remade ? counted < 1 : counted != static_cast<std::uint64_t>(lost)))
        violate(name(key) + ": the checkpoint passed " + std::to_string(lost) + " groups, " + std::to_string(counted)
                + " are counted as lost");
    if (lost > 0 && !windowOpen)
        pump.remade = false;
    if (windowOpen) {
        const bool same = next.pending && next.pending->begin == old.pending->begin && next.pending->end == old.pending->end;
        if (!same)
            violate(name(key) + ": the pending window " + range(old.pending->begin, old.pending->end) + " changed");
        if (next.cursor > old.pending->end)
            violate(name(key) + ": the checkpoint is beyond the pending window");
    } else if (next.pending && (next.pending->begin != next.cursor || next.pending->end <= next.pending->begin)) {
        violate(name(key) + ": a window " + range(next.pending->begin, next.pending->end)
                + " does not begin at the checkpoint");
    }
}

// --- what people and fate do

void Checker::onCrash()
{
    m_crashPoints.recordNotShipped += m_world.image.outbox.empty() ? 0 : 1;
    for (auto &[key, pump] : m_pumps) {
        const auto &pending = pump.durable ? pump.durable->pending : std::nullopt;
        if (pending && pending->attempt == 0
            && taskIdOf(key.trigger, key.shard, pending->begin, pending->end) != pump.lastTask)
            ++m_crashPoints.windowNotTried;
        const bool unrecorded = !pump.requests.empty() && !m_recorded.contains(pump.requests.back());
        if (unrecorded)
            ++(pump.running ? m_crashPoints.callInFlight : m_crashPoints.outcomeNotRecorded);
        // Only the last call of a life may be without a record: any other one was followed by a call.
        for (std::size_t i = 0; i + 1 < pump.requests.size(); ++i) {
            if (!m_recorded.contains(pump.requests[i]))
                violate(name(key) + ": attempt " + pump.requests[i] + " has no record");
        }
        pump.requests.clear();
        pump.running = false;
        pump.disturbed = true;
        pump.lastFailed = false;
    }
}

void Checker::onDisturbed(const std::string &uid)
{
    for (auto &[key, pump] : m_pumps) {
        if (key.trigger == uid)
            pump.disturbed = true;
    }
}

void Checker::onEdited(const std::string &uid)
{
    for (auto &[key, pump] : m_pumps) {
        if (key.trigger == uid)
            pump.edited = true;
    }
}

void Checker::onRemade(const LogstoreKey &source)
{
    m_remade.insert(source);
    for (const auto &[job, trigger] : m_byJob) {
        if (trigger.source != source)
            continue;
        for (auto &[key, pump] : m_pumps)
            pump.remade = pump.remade || key.trigger == trigger.uid;
    }
    std::erase_if(m_parents, [&](const auto &entry) { return entry.first.first == source; });
}

void Checker::onChildren(const LogstoreKey &source, ShardId child, std::vector<ShardId> parents)
{
    m_parents[{source, child}] = std::move(parents);
}

// --- trigger logs

void Checker::collect(const LogstoreKey &log)
{
    std::set<std::uint64_t> here;
    for (const auto &record : m_world.shipped(log.logstore)) {
        const auto sequence = record.sequence.value();
        if (!here.insert(sequence).second)
            violate("record " + std::to_string(sequence) + " is twice in the trigger log");
        const auto durable = m_durable.find(sequence);
        if (durable == m_durable.end() || durable->second != log)
            violate("record " + std::to_string(sequence) + " is in a trigger log where it does not belong");
        ++m_arrived[sequence];
    }
}

void Checker::onTriggerLogLost(const LogstoreKey &log)
{
    collect(log);
}

std::string Checker::starving() const
{
    constexpr int kShards = 100; // more than a simulation makes
    for (const auto &[job, trigger] : m_byJob) {
        for (int id = 0; id < kShards; ++id) {
            const ShardId shard(id);
            if (!m_world.logs.exists(trigger.source, shard))
                continue;
            const PumpKey key{trigger.uid, shard};
            const auto pump = m_pumps.find(key);
            if (pump == m_pumps.end() || !pump->second.durable)
                return name(key) + ": starved, it never started";
            const auto &durable = *pump->second.durable;
            const auto end = m_world.logs.end(trigger.source, shard);
            if (durable.pending || durable.cursor != end)
                return name(key) + ": starved, its checkpoint is " + std::to_string(durable.cursor.value()) + " of "
                    + std::to_string(end.value()) + (durable.pending ? ", with a window pending" : "");
        }
    }
    return m_world.image.outbox.empty() ? "" : std::to_string(m_world.image.outbox.size()) + " records are not shipped";
}

void Checker::finish()
{
    if (const auto starved = starving(); !starved.empty())
        violate(starved);
    for (const auto &[key, pump] : m_pumps) {
        for (const auto &request : pump.requests) {
            if (!m_recorded.contains(request))
                violate(name(key) + ": attempt " + request + " has no record");
        }
    }
    std::set<LogstoreKey> logs;
    for (const auto &[sequence, log] : m_durable)
        logs.insert(log);
    for (const auto &log : logs)
        collect(log);
    std::uint64_t missing = 0;
    for (const auto &[sequence, log] : m_durable)
        missing += m_arrived.contains(sequence) ? 0 : 1;
    if (missing != m_world.image.droppedEver)
        violate(std::to_string(missing) + " records are in no trigger log, " + std::to_string(m_world.image.droppedEver)
                + " are counted as dropped");
}

} // namespace sluice::test
