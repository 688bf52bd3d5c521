// The part of Pump that lets a person move its checkpoint.
#include "engine/triggers/pump.h"

namespace sluice {

void Pump::move(Cursor cursor, std::string actor, Reply<void> reply)
{
    if (m_move || m_mode == PumpMode::Closed) {
        m_ports.loop.answer<void>(std::move(reply),
                                  fail(ErrorKind::InUse, "MoveInProgress", "The checkpoint is being moved already."));
        return;
    }
    m_move = std::make_unique<Move>(Move{cursor, std::move(actor), std::move(reply)});
    switch (m_phase) {
    case Phase::Running:
        m_cancelled = true;
        m_ports.functions.cancel(m_invocation);
        if (m_ahead && m_ahead->heldOutcome)
            settle(*std::exchange(m_ahead->heldOutcome, std::nullopt));
        return;
    case Phase::Committing: return;
    case Phase::Waiting: giveSlot(); break;
    case Phase::Polling: ++m_poll; break;
    default: break;
    }
    doMove();
}

void Pump::doMove()
{
    stopTimer();
    dropAhead();
    m_move->committing = true;
    m_more = true; // look at once, from there on
    m_finished = false;
    m_polledEmpty = false;
    m_blockedSince.reset();
    m_unauthorized = false;
    auto record = exceptionRecord(TickReason::Moved, {}, 0);
    record.status = AttemptStatus::Ok;
    record.begin = m_checkpoint.cursor;
    record.end = m_move->cursor;
    record.errorMessage = "The checkpoint was moved by " + m_move->actor + '.';
    m_oldestWaiting.reset();
    m_deliveredAt.reset();
    StateChange change;
    change.checkpoints.emplace_back(m_shard, Checkpoint{m_move->cursor, std::nullopt, m_checkpoint.unreportedLoss});
    change.records.push_back(std::move(record));
    commit(std::move(change));
}

} // namespace sluice
