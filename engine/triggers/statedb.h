// What the state store does to its file. Blocking; used by one thread at a time: a worker.
//
// begin(), any number of verbs, then end(): one transaction. When a verb or end() fails, call rollback(): all of it is
// undone, sequences included.
#pragma once

#include "engine/triggers/sqlite.h"
#include "engine/triggers/statestore.h"

#include <map>

namespace sluice {

class StateDb {
public:
    // Errors besides SQLite's: Unsupported/"StateNewer" for a file of a newer version.
    [[nodiscard]] static Result<std::unique_ptr<StateDb>> open(const std::string &path, const Clock &clock,
                                                               std::uint64_t outboxRowsMax);

    [[nodiscard]] Done begin();
    [[nodiscard]] Done end();
    void rollback();

    [[nodiscard]] Result<LedgerSequence> apply(const StateChange &change);
    [[nodiscard]] Result<ShardCheckpoints> read(const std::string &trigger);
    [[nodiscard]] Done erase(const std::string &trigger);
    [[nodiscard]] Result<OutboxBatch> nextBatch(const LogstoreKey &target, const std::string &shipped);
    [[nodiscard]] Result<std::vector<LogstoreKey>> targets();
    [[nodiscard]] Result<std::vector<LedgerRecord>> newest(std::size_t max);

    [[nodiscard]] OutboxState outbox() const { return m_live.outbox; } // as of the last end()
    [[nodiscard]] const std::string &ledgerId() const { return m_ledgerId; }

    static constexpr int kVersion = 1;
    static constexpr std::uint64_t kDropSlab = 1'000; // rows dropped at once when the outbox is over its limit

private:
    StateDb(SqlDatabase database, const Clock &clock, std::uint64_t outboxRowsMax)
        : m_database(std::move(database))
        , m_clock(clock)
        , m_outboxRowsMax(outboxRowsMax)
    {
    }
    [[nodiscard]] Done createTables();
    [[nodiscard]] Done prepare();
    [[nodiscard]] Done loadMeta();
    [[nodiscard]] Done saveMeta();
    [[nodiscard]] Result<std::int64_t> targetId(const LogstoreKey &target);
    [[nodiscard]] Done putCheckpoint(const std::string &trigger, ShardId shard, const Checkpoint &checkpoint);
    [[nodiscard]] Done putRecord(std::int64_t target, const std::string &trigger, std::string_view blob);
    [[nodiscard]] Done dropOldest();
    [[nodiscard]] Done removeShipped(std::int64_t target, const std::string &shipped);
    [[nodiscard]] Done openBatch(std::int64_t target);
    [[nodiscard]] Done reportDrops(std::int64_t target, OutboxBatch &batch);
    [[nodiscard]] std::string keyOf(std::int64_t first, std::int64_t last) const;

    struct Counts { // what a rollback must undo, besides the file
        std::uint64_t nextSequence = 1;
        OutboxState outbox;
        friend bool operator==(const Counts &, const Counts &) = default;
        friend bool operator!=(const Counts &, const Counts &) = default;
    };

    SqlDatabase m_database;
    const Clock &m_clock;
    const std::uint64_t m_outboxRowsMax;
    std::string m_ledgerId;
    Counts m_live;
    Counts m_saved; // as the file has them
    std::map<LogstoreKey, std::int64_t> m_targets;
    std::map<std::int64_t, BootTime> m_dropsReported; // per target

    SqlStatement m_putCheckpoint, m_readCheckpoints, m_eraseCheckpoints;
    SqlStatement m_putRecord, m_putTarget, m_findTarget;
    SqlStatement m_findBatch, m_putBatch, m_eraseBatch, m_pickBatch, m_batchRows, m_eraseRows, m_anyBeyond;
    SqlStatement m_victims, m_eraseRow, m_countDrop, m_readDrops, m_eraseDrops;
    SqlStatement m_targetsWithRows, m_newest, m_putMeta;
};

} // namespace sluice
