// The part of Pump that has a window: its tries, their outcomes, and the window after it.
#include "engine/triggers/pump.h"

#include <QUuid>

#include <algorithm>
#include <cassert>

namespace sluice {

namespace {

Outcome outcomeOf(Result<Outcome> result)
{
    if (result)
        return std::move(*result);
    Outcome lost;
    lost.status = OutcomeStatus::Cancelled;
    lost.errorCode = result.error().code;
    lost.errorMessage = result.error().detail;
    return lost;
}

Outcome unauthorized()
{
    Outcome denied;
    denied.status = OutcomeStatus::Denied;
    denied.errorCode = "Unauthorized";
    denied.errorMessage = "Log Service may not invoke functions of this engine yet: run `sluicectl authorize`, or put "
                          "`authorize: true` into the stack file.";
    return denied;
}

} // namespace

// --- tries

// Goes on with a window that waited: in a new round when the last one is over.
void Pump::resumePending(BootTime due)
{
    auto &pending = *m_checkpoint.pending;
    m_due = due;
    m_phase = Phase::Idle;
    const bool roundOver = !m_round || pending.attempt >= m_round->attemptsMax();
    if (roundOver)
        m_round = m_context; // a repaired definition takes hold here, else a blocked trigger could never be helped
    if (pending.attempt >= m_round->attemptsMax()) {
        ++pending.round;
        pending.attempt = 0;
    }
    m_more = true; // what has come meanwhile follows at once
    setReason(m_windowReason);
    if (m_fresh && !roundOver)
        return wantAttempt();
    m_fresh = true;
    ask(m_checkpoint.cursor, {1, 1}, &Pump::onPendingChecked);
}

// The window stays as it is; what retention took of it since it was cut is counted.
void Pump::onPendingChecked(Result<WindowCut> cut)
{
    m_phase = Phase::Idle;
    const auto end = m_checkpoint.pending->end;
    if (!cut || cut->begin <= m_checkpoint.cursor || m_checkpoint.cursor >= end)
        return wantAttempt(); // if the source is gone, the attempt will tell
    if (cut->begin > end) {
        const auto beyond = static_cast<std::uint64_t>(cut->begin.value() - end.value());
        cut->lostGroups -= std::min(cut->lostGroups, beyond); // those are counted when they are polled for
        cut->begin = end;
    }
    auto next = m_checkpoint;
    StateChange change;
    countLoss(*cut, next, change.records);
    change.checkpoints.emplace_back(m_shard, std::move(next));
    commit(std::move(change));
}

void Pump::wantAttempt()
{
    m_phase = Phase::Waiting;
    if (!m_host.authorized())
        return startAttempt(); // nothing will be invoked: no slot
    m_host.wantSlot(*this);
}

void Pump::slotGranted()
{
    m_slotHeld = true;
    if (m_phase != Phase::Waiting)
        return giveSlot();
    startAttempt();
}

void Pump::giveSlot()
{
    if (std::exchange(m_slotHeld, false))
        m_host.giveSlot(*this);
    else
        m_host.dropWish(*this);
}

std::string Pump::newRequestId()
{
    auto &random = m_ports.retries;
    const std::uint64_t high = random.random();
    const std::uint64_t low = random.random();
    QUuid id(static_cast<uint>(high >> 32), static_cast<ushort>(high >> 16), static_cast<ushort>((high & 0x0fff) | 0x4000),
             static_cast<uchar>((low >> 56 & 0x3f) | 0x80), static_cast<uchar>(low >> 48), static_cast<uchar>(low >> 40),
             static_cast<uchar>(low >> 32), static_cast<uchar>(low >> 24), static_cast<uchar>(low >> 16),
             static_cast<uchar>(low >> 8), static_cast<uchar>(low));
    return id.toByteArray(QUuid::WithoutBraces).toStdString();
}

void Pump::startAttempt()
{
    const auto &pending = *m_checkpoint.pending;
    m_phase = Phase::Running;
    m_attempt = pending.attempt + 1;
    m_startedBoot = now();
    m_startedWall = m_ports.loop.clock().wall();
    m_scheduledWall = m_startedWall - (m_startedBoot - m_due);
    m_requestId = newRequestId();
    m_blockedSince = pending.round > 1 ? m_blockedSince : std::nullopt;
    m_cancelled = false;
    m_host.changed();
    auto answer = reply<Outcome>([](Pump &pump, Result<Outcome> outcome) { pump.onOutcome(outcomeOf(std::move(outcome))); });
    m_withoutAuthorization = !m_host.authorized();
    if (m_withoutAuthorization) {
        m_invocation = {};
        m_ports.loop.answer<Outcome>(std::move(answer), unauthorized());
        return;
    }
    const auto &definition = m_round->definition;
    Invocation invocation;
    invocation.requestId = m_requestId;
    invocation.function = definition.key.functionKey();
    invocation.triggerName = definition.key.trigger;
    auto &event = invocation.event;
    event.endpoint = m_host.endpoint();
    event.source = definition.source;
    event.shard = m_shard;
    event.begin = pending.begin;
    event.end = pending.end;
    event.parameter = definition.parameter;
    event.jobName = m_round->subject->jobName;
    event.taskId = taskIdOf(definition.uid, m_shard, pending.begin, pending.end);
    event.cursorTime = pending.cursorTime();
    lookAhead();
    m_invocation = m_ports.functions.invoke(std::move(invocation), std::move(answer));
}

// Asks for the next window while this one runs, so that its commit can share the one of this window's outcome.
void Pump::lookAhead()
{
    if (!m_more || m_mode != PumpMode::Active || m_move)
        return;
    if (!m_ahead)
        m_ahead = std::make_unique<Ahead>();
    if (m_ahead->asking || (m_ahead->cut && m_ahead->context == m_context))
        return;
    m_ahead->cut.reset();
    m_ahead->context = m_context;
    m_ahead->asking = true;
    const auto &definition = m_context->definition;
    auto answer = reply<WindowCut>([number = ++m_ahead->id](Pump &pump, Result<WindowCut> cut) {
        auto &ahead = pump.m_ahead;
        if (!ahead || ahead->id != number)
            return;
        ahead->asking = false;
        if (cut)
            ahead->cut = std::move(*cut);
        if (ahead->heldOutcome)
            pump.settle(*std::exchange(ahead->heldOutcome, std::nullopt));
    });
    m_ports.logs.cut(definition.source, m_shard, m_checkpoint.pending->end,
                     {definition.windowBytes, definition.windowGroups}, std::move(answer));
}

void Pump::dropAhead()
{
    if (!m_ahead)
        return;
    m_ports.loop.cancel(m_ahead->holdTimer);
    const auto next = m_ahead->id + 1; // the answer to a question that was dropped is known as late
    *m_ahead = {};
    m_ahead->id = next;
}

void Pump::onOutcome(Outcome outcome)
{
    assert(m_phase == Phase::Running);
    m_ended = now();
    m_invocation = {};
    if (m_slotHeld)
        giveSlot();
    const bool wait =
        outcome.status == OutcomeStatus::Ok && m_ahead && m_ahead->asking && m_mode == PumpMode::Active && !m_move;
    if (!wait)
        return settle(outcome);
    m_ahead->heldOutcome = std::move(outcome);
    m_ahead->holdTimer = m_ports.loop.after(kPrefetchHold, [weak = weak_from_this()] {
        const auto pump = weak.lock();
        if (pump && pump->m_ahead && pump->m_ahead->heldOutcome)
            pump->settle(*std::exchange(pump->m_ahead->heldOutcome, std::nullopt));
    });
}

// --- outcomes

void Pump::settle(const Outcome &outcome)
{
    StateChange change;
    auto next = m_checkpoint;
    auto record = attemptRecord(outcome);
    const bool ok = outcome.status == OutcomeStatus::Ok;
    const bool givenUp = outcome.status == OutcomeStatus::Cancelled && m_cancelled;
    m_lastStatus = record.status;
    m_unauthorized = m_withoutAuthorization;
    change.records.push_back(std::move(record));
    if (ok) {
        m_lastError.clear();
        m_blockedSince.reset();
        m_deliveredAt = next.pending->lastReceivedAt;
        next.cursor = next.pending->end;
        next.pending.reset();
        m_round = m_context;
        m_polledEmpty = false;
        const bool goOn = m_mode == PumpMode::Active && !m_move && m_ahead && m_ahead->cut && m_ahead->context == m_context;
        if (goOn) {
            m_due = now();
            m_shardEnd = m_ahead->cut->shardEnd;
            m_more = m_shardEnd > m_ahead->cut->end;
            m_windowReason = TickReason::CatchUp;
            m_fresh = true;
            adopt(*m_ahead->cut, m_context, next, change.records);
        }
        dropAhead();
    } else {
        m_lastError = change.records.front().errorCode + ": " + change.records.front().errorMessage;
        if (!givenUp)
            next.pending->attempt = m_attempt;
        dropAhead(); // it would be stale by the time that this window is delivered
    }
    change.checkpoints.emplace_back(m_shard, std::move(next));
    commit(std::move(change));
}

// The window of a cut becomes the pending one of `next`; what retention took before it is counted.
void Pump::adopt(const WindowCut &cut, const TriggerContextPtr &context, Checkpoint &next,
                 std::vector<LedgerRecord> &records)
{
    countLoss(cut, next, records);
    if (cut.end == cut.begin)
        return;
    next.pending = windowFrom(cut, context->definition.version);
    m_seenAt = cut.lastReceivedAt;
    m_oldestWaiting = cut.firstReceivedAt;
}

// The count is durable in `next` until a record carries it: one of a kind per interval.
void Pump::countLoss(const WindowCut &cut, Checkpoint &next, std::vector<LedgerRecord> &records)
{
    const auto asked = next.cursor;
    if (cut.begin > asked) {
        next.unreportedLoss += std::max<std::uint64_t>(cut.lostGroups, 1);
        next.cursor = cut.begin;
    }
    const bool due = m_lastLoss == BootTime() || now() - m_lastLoss >= m_context->interval();
    if (next.unreportedLoss == 0 || !due)
        return;
    m_lastLoss = now();
    const bool remade = cut.begin > asked && cut.lostGroups == 0;
    const Error error{ErrorKind::NotFound, remade ? "SourceRecreated" : "RetentionLoss",
                      remade
                          ? "The Logstore was made again under its old name; what the old one still held is lost. Going on "
                            "from the oldest log group."
                          : "Retention removed log groups before they were delivered. Going on from the oldest one left."};
    auto record = exceptionRecord(TickReason::None, error, std::exchange(next.unreportedLoss, 0));
    record.begin = asked;
    record.end = next.cursor;
    records.push_back(std::move(record));
}

// After a failed try: until the next one, or, after the last of the round, for a full interval.
void Pump::takeRest()
{
    if (m_unauthorized && m_host.authorized())
        return resumePending(now());
    const auto &pending = *m_checkpoint.pending;
    const bool roundOver = pending.attempt >= m_round->attemptsMax();
    m_phase = roundOver ? Phase::Blocked : Phase::Resting;
    m_timerAt = m_ended + (roundOver ? m_context->interval() : m_ports.retries.waitAfter(pending.attempt));
    if (roundOver && !m_blockedSince)
        m_blockedSince = m_ports.loop.clock().wall();
    setReason(m_unauthorized ? TickReason::NotAuthorized : roundOver ? TickReason::Blocked : TickReason::BackingOff);
    stopTimer();
    m_timer = m_ports.loop.at(m_timerAt, [weak = weak_from_this(), at = m_timerAt] {
        if (const auto pump = weak.lock()) {
            pump->m_timer = {};
            pump->resumePending(at);
        }
    });
}

} // namespace sluice
