#include "engine/logs/local/segmenttable.h"

#include <sqlite3.h>

#include <cstdio>

namespace sluice {

namespace {

constexpr int kBusyMillis = 5'000;
constexpr const char *kSchema = R"(
CREATE TABLE IF NOT EXISTS meta (name TEXT PRIMARY KEY, value INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS shards (
  uid TEXT NOT NULL, shard INTEGER NOT NULL, created_ms INTEGER NOT NULL, first INTEGER NOT NULL,
  begin_key TEXT NOT NULL, end_key TEXT NOT NULL, PRIMARY KEY (uid, shard)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS segments (
  uid TEXT NOT NULL, shard INTEGER NOT NULL, first INTEGER NOT NULL, end INTEGER NOT NULL,
  first_ms INTEGER NOT NULL, last_ms INTEGER NOT NULL, data_end INTEGER NOT NULL, bytes INTEGER NOT NULL,
  groups INTEGER NOT NULL, lines INTEGER NOT NULL, salt INTEGER NOT NULL, state INTEGER NOT NULL,
  PRIMARY KEY (uid, shard, first)) WITHOUT ROWID;
)";

Error sqliteError(sqlite3 *database)
{
    const int code = sqlite3_errcode(database);
    const std::string text = std::string("segment list: ") + sqlite3_errmsg(database);
    switch (code & 0xFF) {
    case SQLITE_FULL: return {ErrorKind::Full, "ENOSPC", text};
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB: return {ErrorKind::Corrupt, "SegmentListDamaged", text};
    case SQLITE_READONLY:
    case SQLITE_PERM:
    case SQLITE_CANTOPEN: return {ErrorKind::Denied, "EACCES", text};
    default: return {ErrorKind::Unavailable, "SegmentList", text};
    }
}

class Statement {
public:
    Statement(sqlite3 *database, const char *sql)
        : m_database(database)
    {
        sqlite3_prepare_v2(database, sql, -1, &m_statement, nullptr);
    }
    ~Statement() { sqlite3_finalize(m_statement); }
    Statement(const Statement &) = delete;
    Statement &operator=(const Statement &) = delete;

    Statement &bind(std::int64_t value)
    {
        sqlite3_bind_int64(m_statement, ++m_bound, value);
        return *this;
    }
    Statement &bind(const std::string &value)
    {
        sqlite3_bind_text(m_statement, ++m_bound, value.data(), static_cast<int>(value.size()), SQLITE_TRANSIENT);
        return *this;
    }

    // Each row is given to `row`; then the statement can be bound again.
    template <class Row> Done run(Row row)
    {
        int code = m_statement ? SQLITE_ROW : SQLITE_ERROR;
        while (m_statement && (code = sqlite3_step(m_statement)) == SQLITE_ROW)
            row(*this);
        if (code != SQLITE_DONE)
            return fail(sqliteError(m_database));
        sqlite3_reset(m_statement);
        m_bound = 0;
        return {};
    }
    Done run()
    {
        return run([](const Statement &) {});
    }

    [[nodiscard]] std::int64_t number(int column) const { return sqlite3_column_int64(m_statement, column); }
    [[nodiscard]] std::string text(int column) const
    {
        const auto *bytes = reinterpret_cast<const char *>(sqlite3_column_text(m_statement, column));
        return bytes ? std::string(bytes, static_cast<std::size_t>(sqlite3_column_bytes(m_statement, column)))
                     : std::string();
    }

private:
    sqlite3 *m_database;
    sqlite3_stmt *m_statement = nullptr;
    int m_bound = 0;
};

Done execute(sqlite3 *database, const char *sql)
{
    if (sqlite3_exec(database, sql, nullptr, nullptr, nullptr) != SQLITE_OK)
        return fail(sqliteError(database));
    return {};
}

// Rolls back unless it was committed.
class Transaction {
public:
    explicit Transaction(sqlite3 *database)
        : m_database(database)
    {
    }
    ~Transaction()
    {
        if (m_open)
            static_cast<void>(execute(m_database, "ROLLBACK"));
    }
    Transaction(const Transaction &) = delete;
    Transaction &operator=(const Transaction &) = delete;

    Done begin()
    {
        SLUICE_TRY(execute(m_database, "BEGIN IMMEDIATE"));
        m_open = true;
        return {};
    }
    Done commit()
    {
        SLUICE_TRY(execute(m_database, "COMMIT"));
        m_open = false;
        return {};
    }

private:
    sqlite3 *m_database;
    bool m_open = false;
};

} // namespace

SegmentTable::~SegmentTable()
{
    sqlite3_close(m_database);
}

Result<std::unique_ptr<SegmentTable>> SegmentTable::open(const std::string &path)
{
    auto table = tryOpen(path);
    if (table || table.error().kind != ErrorKind::Corrupt)
        return table;
    std::remove((path + "-wal").c_str());
    std::remove((path + "-shm").c_str());
    if (std::rename(path.c_str(), (path + ".damaged").c_str()) != 0)
        return table;
    table = tryOpen(path);
    if (table)
        (*table)->m_rebuilt = true;
    return table;
}

Result<std::unique_ptr<SegmentTable>> SegmentTable::tryOpen(const std::string &path)
{
    sqlite3 *database = nullptr;
    const int code =
        sqlite3_open_v2(path.c_str(), &database, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX, nullptr);
    std::unique_ptr<SegmentTable> table(new SegmentTable(database));
    if (code != SQLITE_OK)
        return fail(database ? sqliteError(database) : Error{ErrorKind::Full, "OutOfMemory", "segment list"});
    if (sqlite3_db_readonly(database, "main") == 1)
        return fail(ErrorKind::Denied, "EACCES", path + " cannot be written");
    sqlite3_busy_timeout(database, kBusyMillis);
    SLUICE_TRY(execute(database, "PRAGMA page_size=16384; PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;"));
    std::int64_t version = 0;
    SLUICE_TRY(Statement(database, "PRAGMA user_version").run([&](const Statement &row) { version = row.number(0); }));
    if (version > kVersion)
        return fail(ErrorKind::Unsupported, "NewerVersion", path + " was written by a newer version of this program");
    bool sound = true;
    SLUICE_TRY(Statement(database, "PRAGMA quick_check(1)").run([&](const Statement &row) { sound = row.text(0) == "ok"; }));
    if (!sound)
        return fail(ErrorKind::Corrupt, "SegmentListDamaged", path + " is damaged");
    SLUICE_TRY(execute(database, kSchema));
    if (version < kVersion)
        SLUICE_TRY(execute(database, "PRAGMA user_version=1"));
    return table;
}

Result<std::vector<ShardRow>> SegmentTable::shards(const std::string &uid)
{
    const std::lock_guard lock(m_mutex);
    std::vector<ShardRow> rows;
    Statement select(m_database,
                     "SELECT shard, created_ms, first, begin_key, end_key FROM shards WHERE uid=? ORDER BY shard");
    SLUICE_TRY(select.bind(uid).run([&](const Statement &row) {
        rows.push_back({uid, ShardId(static_cast<std::int32_t>(row.number(0))), wallFromMillis(row.number(1)),
                        Cursor(row.number(2)), row.text(3), row.text(4)});
    }));
    return rows;
}

Done SegmentTable::putShards(const std::vector<ShardRow> &rows)
{
    const std::lock_guard lock(m_mutex);
    Transaction transaction(m_database);
    SLUICE_TRY(transaction.begin());
    Statement insert(m_database, "INSERT OR REPLACE INTO shards VALUES (?,?,?,?,?,?)");
    for (const auto &row : rows) {
        insert.bind(row.uid).bind(row.shard.value()).bind(unixMillis(row.createdAt)).bind(row.first.value());
        SLUICE_TRY(insert.bind(row.beginKey).bind(row.endKey).run());
        SLUICE_TRY(raiseFloorLocked(row.first));
    }
    return transaction.commit();
}

Result<std::vector<SegmentRow>> SegmentTable::segments(const std::string &uid, ShardId shard)
{
    const std::lock_guard lock(m_mutex);
    std::vector<SegmentRow> rows;
    Statement select(m_database,
                     "SELECT first, end, first_ms, last_ms, data_end, bytes, groups, lines, salt, state "
                     "FROM segments WHERE uid=? AND shard=? ORDER BY first");
    SLUICE_TRY(select.bind(uid).bind(shard.value()).run([&](const Statement &row) {
        const auto count = [&](int column) { return static_cast<std::uint64_t>(row.number(column)); };
        rows.push_back({uid, shard, Cursor(row.number(0)), Cursor(row.number(1)), wallFromMillis(row.number(2)),
                        wallFromMillis(row.number(3)), count(4), count(5), count(6), count(7),
                        static_cast<std::uint32_t>(row.number(8)), static_cast<SegmentState>(row.number(9))});
    }));
    return rows;
}

Done SegmentTable::putSegments(const std::vector<SegmentRow> &rows)
{
    const std::lock_guard lock(m_mutex);
    Transaction transaction(m_database);
    SLUICE_TRY(transaction.begin());
    Statement insert(m_database, "INSERT OR REPLACE INTO segments VALUES (?,?,?,?,?,?,?,?,?,?,?,?)");
    for (const auto &row : rows) {
        insert.bind(row.uid).bind(row.shard.value()).bind(row.first.value()).bind(row.end.value());
        insert.bind(unixMillis(row.firstAt)).bind(unixMillis(row.lastAt));
        for (const auto count : {row.dataEnd, row.bytes, row.groups, row.lines})
            insert.bind(static_cast<std::int64_t>(count));
        SLUICE_TRY(insert.bind(row.salt).bind(static_cast<std::int64_t>(row.state)).run());
    }
    return transaction.commit();
}

Done SegmentTable::forgetSegments(const std::string &uid, ShardId shard, const std::vector<Cursor> &firsts)
{
    const std::lock_guard lock(m_mutex);
    Transaction transaction(m_database);
    SLUICE_TRY(transaction.begin());
    Statement erase(m_database, "DELETE FROM segments WHERE uid=? AND shard=? AND first=?");
    for (const auto first : firsts)
        SLUICE_TRY(erase.bind(uid).bind(shard.value()).bind(first.value()).run());
    return transaction.commit();
}

Done SegmentTable::forgetStore(const std::string &uid)
{
    const std::lock_guard lock(m_mutex);
    Transaction transaction(m_database);
    SLUICE_TRY(transaction.begin());
    SLUICE_TRY(Statement(m_database, "DELETE FROM segments WHERE uid=?").bind(uid).run());
    SLUICE_TRY(Statement(m_database, "DELETE FROM shards WHERE uid=?").bind(uid).run());
    return transaction.commit();
}

Result<Cursor> SegmentTable::floor()
{
    const std::lock_guard lock(m_mutex);
    std::int64_t value = 0;
    SLUICE_TRY(Statement(m_database,
                         "SELECT max(v) FROM (SELECT value AS v FROM meta WHERE name='floor' UNION ALL "
                         "SELECT max(end) FROM segments UNION ALL SELECT max(first) FROM shards)")
                   .run([&](const Statement &row) { value = row.number(0); }));
    return Cursor(value);
}

Done SegmentTable::raiseFloor(Cursor cursor)
{
    const std::lock_guard lock(m_mutex);
    return raiseFloorLocked(cursor);
}

Done SegmentTable::raiseFloorLocked(Cursor cursor)
{
    Statement raise(m_database,
                    "INSERT INTO meta VALUES ('floor', ?) ON CONFLICT (name) DO UPDATE "
                    "SET value = max(value, excluded.value)");
    return raise.bind(cursor.value()).run();
}

} // namespace sluice
