#include "engine/triggers/pump.h"

#include <algorithm>
#include <cassert>

namespace sluice {

Pump::Pump(const PumpPorts &ports, PumpHost &host, TriggerContextPtr context, ShardId shard, Checkpoint checkpoint)
    : m_ports(ports)
    , m_host(host)
    , m_context(std::move(context))
    , m_shard(shard)
    , m_checkpoint(std::move(checkpoint))
    , m_shardEnd(m_checkpoint.cursor)
{
    m_mode = m_context->definition.enabled ? PumpMode::Active : PumpMode::Paused;
    if (m_checkpoint.pending)
        m_oldestWaiting = m_checkpoint.pending->firstReceivedAt;
}

Pump::~Pump()
{
    m_ports.loop.cancel(m_tickTimer);
    stopTimer();
    if (m_ahead)
        m_ports.loop.cancel(m_ahead->holdTimer);
    if (m_phase == Phase::Running)
        m_ports.functions.cancel(m_invocation);
}

void Pump::stopTimer()
{
    m_ports.loop.cancel(std::exchange(m_timer, {}));
}

void Pump::setReason(TickReason reason)
{
    m_reason = reason;
    m_host.changed();
}

// --- ticks

void Pump::start(BootTime first, BootTime phase)
{
    m_beat = {phase, m_context->interval()};
    armTick(first);
}

void Pump::armTick(BootTime when)
{
    m_ports.loop.cancel(m_tickTimer);
    m_nextTick = when;
    m_tickTimer = m_ports.loop.at(when, [weak = weak_from_this(), when] {
        if (const auto pump = weak.lock())
            pump->tick(when);
    });
}

void Pump::tick(BootTime due)
{
    m_tickTimer = {};
    const auto at = now();
    m_lastTick = at;
    armTick(m_beat.nextAfter(at));
    m_host.ticked(*this, at - due);
    look(due);
}

void Pump::look(BootTime due)
{
    if (m_mode != PumpMode::Active)
        return setReason(TickReason::Disabled);
    switch (m_phase) {
    case Phase::Idle: return poll(due, TickReason::Invoked);
    case Phase::Resting: return setReason(TickReason::BackingOff);
    case Phase::Blocked: return setReason(m_unauthorized ? TickReason::NotAuthorized : TickReason::Blocked);
    default: return setReason(TickReason::StillRunning);
    }
}

void Pump::lookNow()
{
    if (m_mode != PumpMode::Active)
        return;
    if (m_phase != Phase::Idle) {
        m_again = true;
        return;
    }
    poll(now(), TickReason::Invoked);
}

void Pump::parentsChanged()
{
    if (m_reason == TickReason::WaitingForParents)
        lookNow();
}

void Pump::tryNow()
{
    if (m_mode == PumpMode::Active && (m_phase == Phase::Resting || m_phase == Phase::Blocked)) {
        stopTimer();
        return resumePending(now());
    }
    if (m_phase == Phase::Committing && m_timer != TimerId()) {
        stopTimer();
        return sendChange();
    }
    if (m_phase == Phase::Idle)
        stopTimer();
    m_lastTick = now();
    look(now());
}

void Pump::authorizationGiven()
{
    if (m_unauthorized && m_phase != Phase::Committing)
        tryNow();
}

// --- looking for new data

void Pump::ask(Cursor from, WindowLimit limit, void (Pump::*then)(Result<WindowCut>))
{
    stopTimer();
    m_phase = Phase::Polling;
    m_again = false;
    m_pollEpoch = m_host.dataEpoch();
    m_ports.logs.cut(m_context->definition.source, m_shard, from, limit,
                     reply<WindowCut>([number = ++m_poll, then](Pump &pump, Result<WindowCut> cut) {
                         if (number == pump.m_poll)
                             (pump.*then)(std::move(cut));
                     }));
}

void Pump::poll(BootTime due, TickReason why)
{
    if (m_checkpoint.pending)
        return resumePending(due);
    if (m_host.parentsOf(m_shard) != Parents::Finished)
        return setReason(TickReason::WaitingForParents);
    m_due = due;
    m_windowReason = why;
    const auto &definition = m_context->definition;
    ask(m_checkpoint.cursor, {definition.windowBytes, definition.windowGroups}, &Pump::onPolled);
}

void Pump::onPolled(Result<WindowCut> cut)
{
    if (!cut)
        return onPollFailed(cut.error());
    if (std::exchange(m_pollFailures, 0) > 0)
        m_lastError.clear();
    if (m_gone != Gone::No) {
        m_gone = Gone::No;
        m_host.sourceNews(*this, SourceNews::Answered);
    }
    m_shardEnd = cut->shardEnd;
    m_polledEmpty = cut->begin == cut->end;
    m_more = cut->shardEnd > cut->end;
    auto next = m_checkpoint;
    std::vector<LedgerRecord> records;
    adopt(*cut, m_context, next, records);
    addTroubles(records);
    if (m_polledEmpty) {
        m_confirmedEpoch = m_pollEpoch;
        m_oldestWaiting.reset();
        setReason(TickReason::NoNewData);
        const bool wasFinished = std::exchange(m_finished, cut->shardReadOnly);
        if (m_finished && !wasFinished)
            m_host.sourceNews(*this, SourceNews::ShardEnded);
    } else {
        m_finished = false;
        m_round = m_context;
        m_fresh = true;
    }
    if (next == m_checkpoint && records.empty())
        return idle();
    StateChange change;
    if (next != m_checkpoint)
        change.checkpoints.emplace_back(m_shard, std::move(next));
    change.records = std::move(records);
    commit(std::move(change));
}

void Pump::onPollFailed(const Error &error)
{
    const bool logstoreGone = error.code == "LogStoreNotExist" || error.code == "ProjectNotExist";
    const bool shardGone = error.code == "ShardNotExist";
    const auto before = m_gone;
    m_polledEmpty = false;
    m_more = false;
    m_gone = logstoreGone ? Gone::Source : shardGone ? Gone::Shard : Gone::No;
    // A shard that was read to its end and then left the Logstore has lived its life.
    const bool quietEnd = shardGone && m_finished;
    m_finished = quietEnd;
    if (!quietEnd)
        m_lastError = toText(error);
    if (error.code == "InvalidCursor")
        m_lastError += " Move the checkpoint to go on.";
    ++m_pollFailures;
    setReason(logstoreGone ? TickReason::SourceGone : shardGone ? TickReason::ShardGone : TickReason::PollFailed);
    if (m_gone != Gone::No && m_gone != before)
        m_host.sourceNews(*this, logstoreGone ? SourceNews::LogstoreGone : SourceNews::ShardGone);
    const bool worthARecord = !quietEnd && !(shardGone && before == Gone::Shard);
    if (worthARecord) {
        if (!m_troubles)
            m_troubles = std::make_unique<TroubleLog>();
        m_troubles->add(m_gone == Gone::No ? TroubleKind::PollFailed : TroubleKind::SourceLost, error);
    }
    StateChange change;
    addTroubles(change.records);
    if (change.records.empty())
        return idle();
    commit(std::move(change));
}

void Pump::sourceFailed(const Error &error)
{
    if (m_mode == PumpMode::Active && m_phase == Phase::Idle && !m_checkpoint.pending)
        onPollFailed(error);
}

void Pump::shardVanished()
{
    if (m_gone != Gone::Shard)
        lookNow(); // it finds out by itself, and records it
}

// Nothing to do until the next tick.
void Pump::idle()
{
    m_phase = Phase::Idle;
    stopTimer();
    m_host.changed();
    if (yieldTo())
        return;
    if (!m_host.eager()) {
        m_again = false;
        return;
    }
    m_timerAt = now() + (m_again && m_pollFailures == 0 ? Duration(0) : kEagerPoll);
    m_timer = m_ports.loop.at(m_timerAt, [weak = weak_from_this()] {
        if (const auto pump = weak.lock()) {
            pump->m_timer = {};
            pump->lookNow();
        }
    });
}

// --- after each commit

void Pump::afterCommit()
{
    m_phase = Phase::Idle;
    if (yieldTo())
        return;
    const auto &pending = m_checkpoint.pending;
    if (pending && pending->attempt == 0) {
        setReason(m_windowReason);
        return wantAttempt();
    }
    if (pending)
        return takeRest();
    m_unauthorized = false;
    const bool sound = m_gone == Gone::No && m_pollFailures == 0;
    if (m_more || (m_host.eager() && !m_polledEmpty && sound))
        return poll(now(), TickReason::CatchUp);
    idle();
}

bool Pump::yieldTo()
{
    if (m_move && !m_move->committing) {
        doMove();
        return true;
    }
    if (m_mode == PumpMode::Active)
        return false;
    m_phase = Phase::Idle;
    stopTimer();
    dropAhead();
    m_host.changed();
    if (m_mode == PumpMode::Closed)
        m_host.quiet(*this);
    return true;
}

bool Pump::busy() const
{
    return m_phase == Phase::Committing || m_phase == Phase::Running || m_move != nullptr;
}

void Pump::setContext(TriggerContextPtr context)
{
    const bool newInterval = context->interval() != m_context->interval();
    m_context = std::move(context);
    if (newInterval && m_tickTimer != TimerId()) {
        // The beat goes on from the last tick, or starts now if one of the new length is overdue.
        m_beat = {std::max(m_lastTick + m_context->interval(), now()), m_context->interval()};
        armTick(m_beat.phase);
    }
    m_host.changed();
}

void Pump::setMode(PumpMode mode, BootTime phase)
{
    if (mode == m_mode)
        return;
    m_mode = mode;
    m_host.changed();
    if (mode == PumpMode::Active) {
        if (!busy())
            m_round.reset(); // a window that was held goes on with the definition as it is now
        m_beat = {phase, m_context->interval()};
        return armTick(phase);
    }
    m_reason = TickReason::Disabled;
    if (mode == PumpMode::Closed) {
        m_ports.loop.cancel(std::exchange(m_tickTimer, {}));
        m_cancelled = m_phase == Phase::Running;
        if (m_cancelled)
            m_ports.functions.cancel(m_invocation);
        if (m_ahead && m_ahead->heldOutcome)
            return settle(*std::exchange(m_ahead->heldOutcome, std::nullopt));
    }
    switch (m_phase) {
    case Phase::Running:
    case Phase::Committing: return; // what is in flight ends first
    case Phase::Waiting: giveSlot(); break;
    case Phase::Polling: ++m_poll; break;
    default: break;
    }
    yieldTo();
}

PumpRest Pump::rest() const
{
    if (m_mode != PumpMode::Active)
        return busy() ? PumpRest::Working : PumpRest::Done;
    if (m_phase == Phase::Blocked)
        return PumpRest::Failed;
    // While an eager pump looks again, what it found the last time still holds.
    if (m_phase != Phase::Idle && m_phase != Phase::Polling)
        return PumpRest::Working;
    if (m_checkpoint.pending)
        return PumpRest::Working;
    if (m_gone == Gone::Shard && m_finished)
        return PumpRest::Done;
    if (m_gone != Gone::No || m_pollFailures >= kPollFailuresMax)
        return PumpRest::Failed;
    if (m_reason == TickReason::WaitingForParents)
        return m_host.parentsOf(m_shard) == Parents::Unfinished ? PumpRest::Done : PumpRest::Working;
    return m_polledEmpty && m_confirmedEpoch >= m_host.dataEpoch() ? PumpRest::Done : PumpRest::Working;
}

} // namespace sluice
