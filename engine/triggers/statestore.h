// The port to what triggers must not forget: checkpoints with their pending windows, and the outbox of ledger records.
// Called on the loop's thread; answers there, later, exactly once, in the order of the calls.
//
// A change that answers without an error is durable as a whole. One that answers with an error left nothing behind
// (unless the process ends before the next change: then it may turn out to be durable after all).
// Errors: Full (disk), Denied (read-only directory), Corrupt, Unavailable.
#pragma once

#include "engine/triggers/ledgerrecord.h"
#include "engine/triggers/window.h"

#include <vector>

namespace sluice {

using ShardCheckpoints = std::vector<std::pair<ShardId, Checkpoint>>;

struct StateChange {
    std::string trigger; // uid
    ShardCheckpoints checkpoints; // each replaces what was there for that shard
    std::vector<LedgerRecord> records; // go into the outbox; their `sequence` is given by the store, one after another
    LogstoreKey triggerLog; // where the records are to be shipped
};

// Records of one trigger log on their way there. The boundaries are durable before the batch is handed out: after a
// crash the very same batch comes again, so that its key can tell the trigger log that it is a repeat.
struct OutboxBatch {
    LogstoreKey target;
    std::vector<LedgerRecord> records; // by sequence; empty: nothing to ship
    std::string key; // idempotency key: this ledger's id and the batch's first and last sequence
    std::string ledgerId;
    bool more = false; // rows are left beyond this batch
    std::vector<LedgerRecord> added; // "records dropped" exceptions written by this call: for the ring
    bool dropsUnreported = false; // ask again later: a count waits for its interval
};

struct OutboxState {
    std::uint64_t rows = 0;
    std::uint64_t dropped = 0; // over the limit, ever
};

class StateStore {
public:
    virtual ~StateStore() = default;

    // Answers with the sequence of the first record (0 when there is none).
    virtual void commit(StateChange change, Reply<LedgerSequence> reply) = 0;

    // The checkpoints of a trigger, by shard; none for one that never started.
    virtual void read(const std::string &trigger, Reply<ShardCheckpoints> reply) = 0;

    // Forgets a trigger's checkpoints (its definition left the trash). Its records stay.
    virtual void erase(const std::string &trigger, Reply<void> reply) = 0;

    // The next batch for a trigger log. `shipped` = the key of the batch that is in the trigger log now, whose rows can go;
    // "" = none: then a batch that was handed out before comes again.
    virtual void nextBatch(const LogstoreKey &target, const std::string &shipped, Reply<OutboxBatch> reply) = 0;

    // The trigger logs for which there are rows.
    virtual void targets(Reply<std::vector<LogstoreKey>> reply) = 0;

    // The newest records that are still in the outbox, by sequence, at most `max`.
    virtual void newest(std::size_t max, Reply<std::vector<LedgerRecord>> reply) = 0;

    [[nodiscard]] virtual OutboxState outbox() const = 0; // as of the newest answered change
    [[nodiscard]] virtual std::string ledgerId() const = 0; // a UUID, made with the store

    static constexpr std::size_t kBatchRecordsMax = 1'000;
    static constexpr Duration kDropReportEvery = std::chrono::seconds(limits::kIntervalSecondsMax);
};

} // namespace sluice
