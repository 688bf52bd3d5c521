// The part of Pump that writes: commits, their repetition, and the ledger records in them.
#include "engine/triggers/pump.h"

#include <algorithm>
#include <cassert>

namespace sluice {

namespace {

AttemptStatus statusOf(OutcomeStatus status)
{
    switch (status) {
    case OutcomeStatus::Ok: return AttemptStatus::Ok;
    case OutcomeStatus::Failed: return AttemptStatus::Failed;
    case OutcomeStatus::TimedOut: return AttemptStatus::TimedOut;
    case OutcomeStatus::Denied: return AttemptStatus::Denied;
    case OutcomeStatus::Cancelled: return AttemptStatus::Cancelled;
    }
    return AttemptStatus::Failed;
}

std::string shortened(const std::string &text, std::size_t max)
{
    if (text.size() <= max)
        return text;
    auto at = max;
    while (at > 0 && (static_cast<unsigned char>(text[at]) & 0xc0) == 0x80)
        --at; // not inside a character
    return text.substr(0, at);
}

} // namespace

// --- commits

void Pump::commit(StateChange change)
{
    assert(!m_change);
    m_phase = Phase::Committing;
    change.trigger = m_context->definition.uid;
    change.triggerLog = m_context->definition.triggerLogKey();
    m_change = std::make_unique<StateChange>(std::move(change));
    m_commitTries = 0;
    stopTimer();
    sendChange();
}

void Pump::sendChange()
{
    m_ports.store.commit(*m_change, reply<LedgerSequence>([](Pump &pump, Result<LedgerSequence> first) {
        pump.onCommitted(std::move(first));
    }));
}

void Pump::onCommitted(Result<LedgerSequence> first)
{
    if (!first) {
        // The outcome is still here: it is recorded later, and the function is not called again for want of a record.
        m_lastError = "The state cannot be written: " + toText(first.error());
        m_timerAt = now() + RetryPolicy::nominalAfter(++m_commitTries);
        m_timer = m_ports.loop.at(m_timerAt, [weak = weak_from_this()] {
            if (const auto pump = weak.lock()) {
                pump->m_timer = {};
                pump->sendChange();
            }
        });
        m_host.changed();
        return;
    }
    if (m_commitTries > 0)
        m_lastError.clear();
    const auto change = std::move(m_change);
    if (!change->checkpoints.empty())
        m_checkpoint = std::move(change->checkpoints.front().second);
    auto sequence = *first;
    for (auto &record : change->records) {
        record.sequence = sequence;
        sequence = sequence.next();
        m_host.recorded(record, change->triggerLog);
    }
    if (m_move && m_move->committing) {
        const auto move = std::move(m_move);
        m_ports.loop.answer<void>(std::move(move->reply), {});
    }
    afterCommit();
}

// --- records

LedgerRecord Pump::attemptRecord(const Outcome &outcome) const
{
    const auto &pending = *m_checkpoint.pending;
    const auto nowWall = m_ports.loop.clock().wall();
    LedgerRecord record;
    record.subject = m_round->subject;
    record.shard = m_shard;
    record.begin = pending.begin;
    record.end = pending.end;
    record.reason = m_windowReason;
    record.round = pending.round;
    record.attempt = m_attempt;
    record.attemptsMax = m_round->attemptsMax();
    record.status = statusOf(outcome.status);
    record.taskId = taskIdOf(m_round->definition.uid, m_shard, pending.begin, pending.end);
    record.requestId = m_requestId;
    record.functionVersion = outcome.functionVersion;
    record.errorCode = shortened(outcome.errorCode, 256);
    record.errorMessage = shortened(outcome.errorMessage, kErrorMessageMax);
    record.scheduledAt = m_scheduledWall;
    record.startedAt = m_startedWall;
    record.scheduleDelay = m_startedBoot - m_due;
    record.duration = outcome.duration > Duration(0) ? outcome.duration : m_ended - m_startedBoot;
    record.billedMs = outcome.billedMs;
    record.maxMemoryMb = outcome.maxMemoryMb;
    record.coldStart = outcome.coldStart;
    record.windowGroups = pending.groups;
    record.windowLines = pending.lines;
    record.windowBytes = pending.bytes;
    record.counters = outcome.counters;
    if (pending.firstReceivedAt != WallTime())
        record.lagMs = std::max<std::int64_t>(0, millis(nowWall - pending.firstReceivedAt));
    record.cursorTime = pending.cursorTime();
    return record;
}

LedgerRecord Pump::exceptionRecord(TickReason reason, const Error &error, std::uint64_t count) const
{
    LedgerRecord record;
    record.subject = m_context->subject;
    record.shard = m_shard;
    record.begin = record.end = m_checkpoint.cursor;
    record.reason = reason;
    record.status = AttemptStatus::Failed;
    record.errorCode = shortened(error.code, 256);
    record.errorMessage = shortened(error.detail, kErrorMessageMax);
    record.count = count;
    record.startedAt = m_ports.loop.clock().wall();
    record.scheduledAt = record.startedAt - (now() - m_due);
    return record;
}

void Pump::addTroubles(std::vector<LedgerRecord> &records)
{
    while (m_troubles) {
        const auto trouble = m_troubles->takeDue(now(), m_context->interval());
        if (!trouble)
            return;
        const bool lost = trouble->kind == TroubleKind::SourceLost;
        const auto gone = trouble->error.code == "ShardNotExist" ? TickReason::ShardGone : TickReason::SourceGone;
        records.push_back(exceptionRecord(lost ? gone : TickReason::PollFailed, trouble->error, trouble->count));
    }
}

} // namespace sluice
