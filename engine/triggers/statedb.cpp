#include "engine/triggers/statedb.h"

#include "engine/triggers/ledgerblob.h"

#include <sqlite3.h>

#include <QUuid>

#include <algorithm>

namespace sluice {

namespace {

constexpr const char *kTables = R"(
CREATE TABLE meta(name TEXT PRIMARY KEY, value) WITHOUT ROWID;
CREATE TABLE checkpoint(trigger TEXT NOT NULL, shard INTEGER NOT NULL, cursor INTEGER NOT NULL, lost INTEGER NOT NULL,
  begin INTEGER, end INTEGER, groups INTEGER, lines INTEGER, bytes INTEGER, first_us INTEGER, last_us INTEGER,
  version INTEGER, round INTEGER, attempt INTEGER, PRIMARY KEY(trigger, shard)) WITHOUT ROWID;
CREATE TABLE target(id INTEGER PRIMARY KEY, project TEXT NOT NULL, logstore TEXT NOT NULL, UNIQUE(project, logstore));
CREATE TABLE outbox(sequence INTEGER PRIMARY KEY, target INTEGER NOT NULL, trigger TEXT NOT NULL, record BLOB NOT NULL);
CREATE INDEX outbox_target ON outbox(target);
CREATE TABLE batch(target INTEGER PRIMARY KEY, first INTEGER NOT NULL, last INTEGER NOT NULL);
CREATE TABLE dropped(target INTEGER NOT NULL, trigger TEXT NOT NULL, count INTEGER NOT NULL, sample BLOB NOT NULL,
  PRIMARY KEY(target, trigger)) WITHOUT ROWID;
PRAGMA user_version=1;
)";

} // namespace

Result<std::unique_ptr<StateDb>> StateDb::open(const std::string &path, const Clock &clock, std::uint64_t outboxRowsMax)
{
    SLUICE_LET(auto database, SqlDatabase::open(path));
    std::unique_ptr<StateDb> state(new StateDb(std::move(database), clock, outboxRowsMax));
    SLUICE_TRY(state->createTables());
    SLUICE_TRY(state->prepare());
    SLUICE_TRY(state->loadMeta());
    return state;
}

Done StateDb::createTables()
{
    SLUICE_LET(auto version, SqlStatement::prepare(m_database, "PRAGMA user_version"));
    SLUICE_TRY(version.step());
    const auto found = version.integer(0);
    version.reset();
    if (found > kVersion)
        return fail(ErrorKind::Unsupported, "StateNewer",
                    "The state file is of version " + std::to_string(found) + ", this engine knows up to "
                        + std::to_string(kVersion) + ". Use the newer Sluice that wrote it.");
    if (found == kVersion)
        return {};
    SLUICE_TRY(begin());
    auto made = m_database.run(kTables);
    if (made)
        made = m_database.run("COMMIT");
    if (!made)
        rollback();
    return made;
}

Done StateDb::prepare()
{
    const auto make = [this](SqlStatement &statement, const char *sql) -> Done {
        SLUICE_LET(statement, SqlStatement::prepare(m_database, sql));
        return {};
    };
    SLUICE_TRY(make(m_putCheckpoint, "INSERT OR REPLACE INTO checkpoint VALUES(?,?,?,?,?,?,?,?,?,?,?,?,?,?)"));
    SLUICE_TRY(
        make(m_readCheckpoints,
             "SELECT shard, cursor, lost, begin, end, groups, lines, bytes, first_us, last_us, version, round, attempt"
             " FROM checkpoint WHERE trigger=? ORDER BY shard"));
    SLUICE_TRY(make(m_eraseCheckpoints, "DELETE FROM checkpoint WHERE trigger=?"));
    SLUICE_TRY(make(m_putRecord, "INSERT INTO outbox VALUES(?,?,?,?)"));
    SLUICE_TRY(make(m_putTarget, "INSERT INTO target(project, logstore) VALUES(?,?)"));
    SLUICE_TRY(make(m_findTarget, "SELECT id FROM target WHERE project=? AND logstore=?"));
    SLUICE_TRY(make(m_findBatch, "SELECT first, last FROM batch WHERE target=?"));
    SLUICE_TRY(make(m_putBatch, "INSERT INTO batch VALUES(?,?,?)"));
    SLUICE_TRY(make(m_eraseBatch, "DELETE FROM batch WHERE target=?"));
    SLUICE_TRY(make(m_pickBatch,
                    "SELECT min(sequence), max(sequence) FROM"
                    " (SELECT sequence FROM outbox WHERE target=? ORDER BY sequence LIMIT ?)"));
    SLUICE_TRY(make(m_batchRows,
                    "SELECT sequence, record FROM outbox WHERE target=? AND sequence BETWEEN ? AND ?"
                    " ORDER BY sequence"));
    SLUICE_TRY(make(m_eraseRows, "DELETE FROM outbox WHERE target=? AND sequence BETWEEN ? AND ?"));
    SLUICE_TRY(make(m_anyBeyond, "SELECT 1 FROM outbox WHERE target=? AND sequence>? LIMIT 1"));
    SLUICE_TRY(make(m_victims,
                    "SELECT o.sequence, o.target, o.trigger, o.record FROM outbox o LEFT JOIN batch b"
                    " ON b.target=o.target WHERE b.last IS NULL OR o.sequence>b.last ORDER BY o.sequence LIMIT ?"));
    SLUICE_TRY(make(m_eraseRow, "DELETE FROM outbox WHERE sequence=?"));
    SLUICE_TRY(make(m_countDrop,
                    "INSERT INTO dropped VALUES(?,?,1,?)"
                    " ON CONFLICT(target, trigger) DO UPDATE SET count=count+1"));
    SLUICE_TRY(make(m_readDrops, "SELECT trigger, count, sample FROM dropped WHERE target=?"));
    SLUICE_TRY(make(m_eraseDrops, "DELETE FROM dropped WHERE target=?"));
    SLUICE_TRY(make(m_targetsWithRows,
                    "SELECT project, logstore FROM target WHERE id IN (SELECT target FROM outbox)"
                    " OR id IN (SELECT target FROM batch) OR id IN (SELECT target FROM dropped)"));
    SLUICE_TRY(make(m_newest, "SELECT sequence, record FROM outbox ORDER BY sequence DESC LIMIT ?"));
    return make(m_putMeta, "INSERT OR REPLACE INTO meta VALUES(?,?)");
}

Done StateDb::loadMeta()
{
    SLUICE_LET(auto all, SqlStatement::prepare(m_database, "SELECT name, value FROM meta"));
    for (;;) {
        SLUICE_LET(const bool row, all.step());
        if (!row)
            break;
        const auto name = all.bytes(0);
        if (name == "ledger")
            m_ledgerId = all.bytes(1);
        else if (name == "next_sequence")
            m_live.nextSequence = static_cast<std::uint64_t>(all.integer(1));
        else if (name == "dropped")
            m_live.outbox.dropped = static_cast<std::uint64_t>(all.integer(1));
    }
    SLUICE_LET(auto rows, SqlStatement::prepare(m_database, "SELECT count(*), coalesce(max(sequence), 0) FROM outbox"));
    SLUICE_TRY(rows.step());
    m_live.outbox.rows = static_cast<std::uint64_t>(rows.integer(0));
    m_live.nextSequence = std::max(m_live.nextSequence, static_cast<std::uint64_t>(rows.integer(1)) + 1);
    rows.reset();
    m_saved = m_live;
    if (!m_ledgerId.empty())
        return {};
    m_ledgerId = QUuid::createUuid().toByteArray(QUuid::WithoutBraces).toStdString();
    return m_putMeta.bind(std::string_view("ledger"), std::string_view(m_ledgerId)).run();
}

Done StateDb::begin()
{
    return m_database.run("BEGIN IMMEDIATE");
}

Done StateDb::saveMeta()
{
    if (m_live.nextSequence != m_saved.nextSequence)
        SLUICE_TRY(m_putMeta.bind(std::string_view("next_sequence"), static_cast<std::int64_t>(m_live.nextSequence)).run());
    if (m_live.outbox.dropped != m_saved.outbox.dropped)
        SLUICE_TRY(m_putMeta.bind(std::string_view("dropped"), static_cast<std::int64_t>(m_live.outbox.dropped)).run());
    return {};
}

Done StateDb::end()
{
    if (m_live.outbox.rows > m_outboxRowsMax)
        SLUICE_TRY(dropOldest());
    SLUICE_TRY(saveMeta());
    SLUICE_TRY(m_database.run("COMMIT"));
    m_saved = m_live;
    return {};
}

void StateDb::rollback()
{
    // Some failures have rolled back by themselves already.
    if (m_database.inTransaction())
        static_cast<void>(m_database.run("ROLLBACK"));
    m_live = m_saved;
    m_targets.clear(); // an id may have been undone
}

Result<LedgerSequence> StateDb::apply(const StateChange &change)
{
    for (const auto &[shard, checkpoint] : change.checkpoints)
        SLUICE_TRY(putCheckpoint(change.trigger, shard, checkpoint));
    if (change.records.empty())
        return LedgerSequence(0);
    SLUICE_LET(const auto target, targetId(change.triggerLog));
    const LedgerSequence first(m_live.nextSequence);
    for (const auto &record : change.records)
        SLUICE_TRY(putRecord(target, change.trigger, toBlob(record)));
    return first;
}

Done StateDb::putCheckpoint(const std::string &trigger, ShardId shard, const Checkpoint &checkpoint)
{
    const std::string_view uid(trigger);
    const std::int64_t id = shard.value();
    const auto lost = static_cast<std::int64_t>(checkpoint.unreportedLoss);
    if (!checkpoint.pending)
        return m_putCheckpoint
            .bind(uid, id, checkpoint.cursor.value(), lost, nullptr, nullptr, nullptr, nullptr, nullptr, nullptr, nullptr,
                  nullptr, nullptr, nullptr)
            .run();
    const auto &window = *checkpoint.pending;
    return m_putCheckpoint
        .bind(uid, id, checkpoint.cursor.value(), lost, window.begin.value(), window.end.value(),
              static_cast<std::int64_t>(window.groups), static_cast<std::int64_t>(window.lines),
              static_cast<std::int64_t>(window.bytes), window.firstReceivedAt.time_since_epoch().count(),
              window.lastReceivedAt.time_since_epoch().count(), static_cast<std::int64_t>(window.definitionVersion),
              static_cast<std::int64_t>(window.round), static_cast<std::int64_t>(window.attempt))
        .run();
}

Done StateDb::putRecord(std::int64_t target, const std::string &trigger, std::string_view blob)
{
    const auto sequence = static_cast<std::int64_t>(m_live.nextSequence);
    SLUICE_TRY(m_putRecord.bind(sequence, target, std::string_view(trigger), blob).run());
    ++m_live.nextSequence;
    ++m_live.outbox.rows;
    return {};
}

Result<ShardCheckpoints> StateDb::read(const std::string &trigger)
{
    ShardCheckpoints all;
    auto &row = m_readCheckpoints.bind(std::string_view(trigger));
    for (;;) {
        SLUICE_LET(const bool more, row.step());
        if (!more)
            return all;
        Checkpoint checkpoint;
        checkpoint.cursor = Cursor(row.integer(1));
        checkpoint.unreportedLoss = static_cast<std::uint64_t>(row.integer(2));
        if (!row.isNull(3)) {
            auto &window = checkpoint.pending.emplace();
            window.begin = Cursor(row.integer(3));
            window.end = Cursor(row.integer(4));
            window.groups = static_cast<std::uint32_t>(row.integer(5));
            window.lines = static_cast<std::uint64_t>(row.integer(6));
            window.bytes = static_cast<std::uint64_t>(row.integer(7));
            window.firstReceivedAt = WallTime(Duration(row.integer(8)));
            window.lastReceivedAt = WallTime(Duration(row.integer(9)));
            window.definitionVersion = static_cast<std::uint64_t>(row.integer(10));
            window.round = static_cast<std::uint32_t>(row.integer(11));
            window.attempt = static_cast<std::uint32_t>(row.integer(12));
        }
        all.emplace_back(ShardId(static_cast<std::int32_t>(row.integer(0))), checkpoint);
    }
}

Done StateDb::erase(const std::string &trigger)
{
    return m_eraseCheckpoints.bind(std::string_view(trigger)).run();
}

Result<std::vector<LogstoreKey>> StateDb::targets()
{
    std::vector<LogstoreKey> all;
    m_targetsWithRows.reset();
    for (;;) {
        SLUICE_LET(const bool row, m_targetsWithRows.step());
        if (!row)
            return all;
        all.push_back({std::string(m_targetsWithRows.bytes(0)), std::string(m_targetsWithRows.bytes(1))});
    }
}

Result<std::vector<LedgerRecord>> StateDb::newest(std::size_t max)
{
    std::vector<LedgerRecord> all;
    auto &row = m_newest.bind(static_cast<std::int64_t>(max));
    for (;;) {
        SLUICE_LET(const bool more, row.step());
        if (!more)
            break;
        auto record = recordFromBlob(row.bytes(1));
        if (!record)
            continue; // nextBatch() counts it
        record->sequence = LedgerSequence(static_cast<std::uint64_t>(row.integer(0)));
        all.push_back(std::move(*record));
    }
    std::reverse(all.begin(), all.end());
    return all;
}

} // namespace sluice
