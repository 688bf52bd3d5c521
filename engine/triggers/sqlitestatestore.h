// The state store in one SQLite file (`state.db`).
//
// Group commit: one writer job at a time takes everything that is queued and commits it as one transaction, so that
// many pumps share one sync of the disk. Loop thread only, but for the job.
#pragma once

#include "engine/base/workerpool.h"
#include "engine/triggers/statestore.h"

#include <variant>

namespace sluice {

class StateDb;

class SqliteStateStore final : public StateStore {
public:
    // Blocking: opens or creates the file. `loop` and `pool` outlive the store; `pool` must be drained before the store's
    // replies may be forgotten (the destructor waits for a job in flight).
    [[nodiscard]] static Result<std::unique_ptr<SqliteStateStore>>
    open(const std::string &path, Loop &loop, WorkerPool &pool, std::uint64_t outboxRowsMax = limits::kOutboxRowsMax);
    ~SqliteStateStore() override;

    void commit(StateChange change, Reply<LedgerSequence> reply) override;
    void read(const std::string &trigger, Reply<ShardCheckpoints> reply) override;
    void erase(const std::string &trigger, Reply<void> reply) override;
    void nextBatch(const LogstoreKey &target, const std::string &shipped, Reply<OutboxBatch> reply) override;
    void targets(Reply<std::vector<LogstoreKey>> reply) override;
    void newest(std::size_t max, Reply<std::vector<LedgerRecord>> reply) override;
    [[nodiscard]] OutboxState outbox() const override { return m_outbox; }
    [[nodiscard]] std::string ledgerId() const override { return m_ledgerId; }

    [[nodiscard]] std::uint64_t transactions() const { return m_transactions; } // so far, for benches and tests

    static constexpr std::size_t kOperationsPerTransaction = 1'024;

private:
    class Operation; // one queued verb: what to do, its result, its reply
    template <class T> class Typed;
    struct Core; // shared with the job, so that a job outlives the store harmlessly

    SqliteStateStore(Loop &loop, WorkerPool &pool, std::unique_ptr<StateDb> db);
    void enqueue(std::unique_ptr<Operation> operation);
    void startJob();
    void finished(std::vector<std::unique_ptr<Operation>> done, OutboxState outbox);

    Loop &m_loop;
    WorkerPool &m_pool;
    std::shared_ptr<Core> m_core;
    std::vector<std::unique_ptr<Operation>> m_queue;
    bool m_starting = false; // a start is posted
    bool m_running = false; // a job is on the pool
    OutboxState m_outbox;
    std::string m_ledgerId;
    std::uint64_t m_transactions = 0;
};

} // namespace sluice
