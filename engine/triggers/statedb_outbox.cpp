// The outbox half of StateDb: batches with durable boundaries, and what happens beyond the limit.
#include "engine/triggers/statedb.h"

#include "engine/triggers/ledgerblob.h"

#include <algorithm>

namespace sluice {

Result<std::int64_t> StateDb::targetId(const LogstoreKey &target)
{
    if (const auto known = m_targets.find(target); known != m_targets.end())
        return known->second;
    const std::string_view project(target.project);
    const std::string_view logstore(target.logstore);
    SLUICE_LET(bool found, m_findTarget.bind(project, logstore).step());
    if (!found) {
        SLUICE_TRY(m_putTarget.bind(project, logstore).run());
        SLUICE_LET(found, m_findTarget.bind(project, logstore).step());
    }
    const auto id = m_findTarget.integer(0);
    m_findTarget.reset();
    m_targets.emplace(target, id);
    return id;
}

std::string StateDb::keyOf(std::int64_t first, std::int64_t last) const
{
    // ≤ 64 bytes: half of the ledger's id is enough to tell two ledgers apart.
    return m_ledgerId.substr(0, 18) + ':' + std::to_string(first) + '-' + std::to_string(last);
}

Done StateDb::removeShipped(std::int64_t target, const std::string &shipped)
{
    SLUICE_LET(const bool open, m_findBatch.bind(target).step());
    if (!open)
        return {};
    const auto first = m_findBatch.integer(0);
    const auto last = m_findBatch.integer(1);
    m_findBatch.reset();
    if (keyOf(first, last) != shipped)
        return {}; // an answer that comes late, for a batch that was settled before
    SLUICE_LET(auto counted,
               SqlStatement::prepare(m_database, "SELECT count(*) FROM outbox WHERE target=? AND sequence BETWEEN ? AND ?"));
    SLUICE_TRY(counted.bind(target, first, last).step());
    const auto rows = static_cast<std::uint64_t>(counted.integer(0));
    counted.reset();
    SLUICE_TRY(m_eraseRows.bind(target, first, last).run());
    m_live.outbox.rows -= rows;
    return m_eraseBatch.bind(target).run();
}

Done StateDb::openBatch(std::int64_t target)
{
    SLUICE_LET(const bool open, m_findBatch.bind(target).step());
    m_findBatch.reset();
    if (open)
        return {};
    SLUICE_TRY(m_pickBatch.bind(target, static_cast<std::int64_t>(StateStore::kBatchRecordsMax)).step());
    const bool any = !m_pickBatch.isNull(0);
    const auto first = m_pickBatch.integer(0);
    const auto last = m_pickBatch.integer(1);
    m_pickBatch.reset();
    return any ? m_putBatch.bind(target, first, last).run() : Done{};
}

Result<OutboxBatch> StateDb::nextBatch(const LogstoreKey &target, const std::string &shipped)
{
    OutboxBatch batch;
    batch.target = target;
    batch.ledgerId = m_ledgerId;
    SLUICE_LET(const auto id, targetId(target));
    if (!shipped.empty()) {
        SLUICE_TRY(removeShipped(id, shipped));
        SLUICE_TRY(reportDrops(id, batch)); // the log takes records again
    }
    SLUICE_TRY(openBatch(id));
    SLUICE_LET(const bool open, m_findBatch.bind(id).step());
    const auto first = open ? m_findBatch.integer(0) : 0;
    const auto last = open ? m_findBatch.integer(1) : 0;
    m_findBatch.reset();
    if (!open)
        return batch;
    batch.key = keyOf(first, last);
    auto &row = m_batchRows.bind(id, first, last);
    for (;;) {
        SLUICE_LET(const bool more, row.step());
        if (!more)
            break;
        auto record = recordFromBlob(row.bytes(1));
        if (!record) { // it goes with the batch, uncounted it must not go
            ++m_live.outbox.dropped;
            continue;
        }
        record->sequence = LedgerSequence(static_cast<std::uint64_t>(row.integer(0)));
        batch.records.push_back(std::move(*record));
    }
    SLUICE_LET(batch.more, m_anyBeyond.bind(id, last).step());
    m_anyBeyond.reset();
    return batch;
}

// Rows of a batch that was handed out stay: it may be in the trigger log already, and must be repeated as it was.
Done StateDb::dropOldest()
{
    const auto over = m_live.outbox.rows - m_outboxRowsMax;
    const auto slab = std::min(kDropSlab, std::max<std::uint64_t>(m_outboxRowsMax / 100, 1));
    struct Victim {
        std::int64_t sequence;
        std::int64_t target;
        std::string trigger;
        std::string record;
    };
    std::vector<Victim> victims;
    auto &row = m_victims.bind(static_cast<std::int64_t>(std::max(over, slab)));
    for (;;) {
        SLUICE_LET(const bool more, row.step());
        if (!more)
            break;
        victims.push_back({row.integer(0), row.integer(1), std::string(row.bytes(2)), std::string(row.bytes(3))});
    }
    for (const auto &victim : victims) {
        const std::string_view trigger(victim.trigger);
        const std::string_view record(victim.record);
        SLUICE_TRY(m_countDrop.bind(victim.target, trigger, record).run());
        SLUICE_TRY(m_eraseRow.bind(victim.sequence).run());
    }
    m_live.outbox.rows -= victims.size();
    m_live.outbox.dropped += victims.size();
    return {};
}

Done StateDb::reportDrops(std::int64_t target, OutboxBatch &batch)
{
    struct Dropped {
        std::string trigger;
        std::uint64_t count;
        std::string sample;
    };
    std::vector<Dropped> drops;
    auto &row = m_readDrops.bind(target);
    for (;;) {
        SLUICE_LET(const bool more, row.step());
        if (!more)
            break;
        drops.push_back({std::string(row.bytes(0)), static_cast<std::uint64_t>(row.integer(1)), std::string(row.bytes(2))});
    }
    if (drops.empty())
        return {};
    const auto now = m_clock.boot();
    const auto reported = m_dropsReported.find(target);
    if (reported != m_dropsReported.end() && now - reported->second < StateStore::kDropReportEvery) {
        batch.dropsUnreported = true;
        return {};
    }
    m_dropsReported[target] = now;
    for (const auto &drop : drops) {
        const auto sample = recordFromBlob(drop.sample);
        if (!sample)
            continue;
        LedgerRecord record;
        record.subject = sample->subject;
        record.shard = sample->shard;
        record.status = AttemptStatus::Failed;
        record.reason = TickReason::None;
        record.errorCode = "RecordsDropped";
        record.errorMessage = "The outbox was full: the oldest records did not reach the trigger log.";
        record.count = drop.count;
        record.scheduledAt = record.startedAt = m_clock.wall();
        record.sequence = LedgerSequence(m_live.nextSequence);
        SLUICE_TRY(putRecord(target, drop.trigger, toBlob(record)));
        batch.added.push_back(std::move(record));
    }
    return m_eraseDrops.bind(target).run();
}

} // namespace sluice
