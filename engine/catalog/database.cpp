#include "engine/catalog/database.h"

#include <sqlite3.h>

namespace sluice {
namespace {

constexpr int kBusyMillis = 2'000; // another process may hold the file for a moment while it goes away

tl::unexpected<Error> failure(sqlite3 *database, const std::string &doing)
{
    const int code = sqlite3_errcode(database) & 0xff;
    const std::string detail = doing + ": " + sqlite3_errmsg(database);
    switch (code) {
    case SQLITE_FULL:
        return fail(ErrorKind::Full, "DiskFull", detail + "; nothing was changed, free some space and try again");
    case SQLITE_READONLY:
    case SQLITE_PERM:
    case SQLITE_AUTH: return fail(ErrorKind::Denied, "ReadOnly", detail + "; nothing was changed");
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
        return fail(ErrorKind::Corrupt, "CatalogDamaged", detail + "; put back a copy of the file or move it away");
    default: return fail(ErrorKind::Unavailable, "CatalogUnavailable", detail);
    }
}

} // namespace

void Statement::Finalise::operator()(sqlite3_stmt *statement) const
{
    sqlite3_finalize(statement);
}

Statement &Statement::bind(std::string_view text)
{
    sqlite3_bind_text64(m_statement.get(), ++m_bound, text.empty() ? "" : text.data(), text.size(), SQLITE_STATIC,
                        SQLITE_UTF8);
    return *this;
}

Statement &Statement::bind(std::int64_t number)
{
    sqlite3_bind_int64(m_statement.get(), ++m_bound, number);
    return *this;
}

Result<bool> Statement::step()
{
    const int code = sqlite3_step(m_statement.get());
    if (code == SQLITE_ROW)
        return true;
    if (code == SQLITE_DONE)
        return false;
    return failure(sqlite3_db_handle(m_statement.get()), "cannot read or write the catalog");
}

Done Statement::run()
{
    for (;;) {
        const auto row = step();
        if (row && *row)
            continue;
        sqlite3_reset(m_statement.get());
        m_bound = 0;
        if (!row)
            return fail(row.error());
        return {};
    }
}

std::string Statement::text(int column) const
{
    const auto *bytes = reinterpret_cast<const char *>(sqlite3_column_text(m_statement.get(), column));
    return bytes ? std::string(bytes, static_cast<std::size_t>(sqlite3_column_bytes(m_statement.get(), column)))
                 : std::string();
}

std::int64_t Statement::number(int column) const
{
    return sqlite3_column_int64(m_statement.get(), column);
}

void Database::Close::operator()(sqlite3 *database) const
{
    sqlite3_close_v2(database);
}

Result<Database> Database::open(const std::string &path, Options options)
{
    Database result;
    result.m_path = path;
    sqlite3 *handle = nullptr;
    const int opened =
        sqlite3_open_v2(path.c_str(), &handle, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX, nullptr);
    result.m_database.reset(handle);
    if (!handle)
        return fail(ErrorKind::Unavailable, "CatalogUnavailable", "cannot open " + path + ": out of memory");
    if (opened != SQLITE_OK)
        return failure(handle, "cannot open " + path);
    sqlite3_busy_timeout(handle, kBusyMillis);
    SLUICE_TRY(result.run(
        "PRAGMA page_size = 16384; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = OFF;"));
    if (options.pagesMax > 0)
        SLUICE_TRY(result.run("PRAGMA max_page_count = " + std::to_string(options.pagesMax)));
    if (sqlite3_db_readonly(handle, "main") == 1)
        return fail(ErrorKind::Denied, "ReadOnly",
                    "cannot write " + path + "; check the permissions of the file and its folder");
    return result;
}

Result<Statement> Database::prepare(std::string_view sql)
{
    sqlite3_stmt *statement = nullptr;
    if (sqlite3_prepare_v2(m_database.get(), sql.data(), static_cast<int>(sql.size()), &statement, nullptr) != SQLITE_OK)
        return failure(m_database.get(), "cannot use " + m_path);
    return Statement(statement);
}

Done Database::run(const std::string &sql)
{
    if (sqlite3_exec(m_database.get(), sql.c_str(), nullptr, nullptr, nullptr) != SQLITE_OK)
        return failure(m_database.get(), "cannot use " + m_path);
    return {};
}

Result<std::int64_t> Database::number(const std::string &sql)
{
    SLUICE_LET(auto statement, prepare(sql));
    SLUICE_LET(const bool row, statement.step());
    return row ? statement.number(0) : 0;
}

Done Database::copyTo(const std::string &path)
{
    SLUICE_LET(auto copy, open(path, {}));
    sqlite3_backup *backup = sqlite3_backup_init(copy.m_database.get(), "main", m_database.get(), "main");
    if (!backup)
        return failure(copy.m_database.get(), "cannot copy " + m_path + " to " + path);
    const int stepped = sqlite3_backup_step(backup, -1);
    const int finished = sqlite3_backup_finish(backup);
    if (stepped != SQLITE_DONE || finished != SQLITE_OK)
        return failure(copy.m_database.get(), "cannot copy " + m_path + " to " + path);
    return {};
}

Result<Transaction> Transaction::begin(Database &database)
{
    SLUICE_TRY(database.run("BEGIN IMMEDIATE"));
    return Transaction(database);
}

Transaction::~Transaction()
{
    if (m_database)
        static_cast<void>(m_database->run("ROLLBACK")); // a failed statement may have rolled back already
}

Done Transaction::commit()
{
    SLUICE_TRY(m_database->run("COMMIT"));
    m_database = nullptr;
    return {};
}

Done upgradeSchema(Database &database, std::span<const char *const> steps)
{
    SLUICE_LET(const auto version, database.number("PRAGMA user_version"));
    const auto newest = static_cast<std::int64_t>(steps.size());
    if (version < 0 || version > newest)
        return fail(ErrorKind::Unsupported, "NewerVersion",
                    database.path() + " was written by a newer version of Sluice (schema " + std::to_string(version)
                        + ", this one knows " + std::to_string(newest) + "); use that version, or another data directory");
    if (version == newest)
        return {};
    SLUICE_LET(const auto tables, database.number("SELECT count(*) FROM sqlite_master"));
    if (version == 0 && tables > 0)
        return fail(ErrorKind::Corrupt, "CatalogDamaged", database.path() + " is a database, but not one of Sluice's");
    if (version > 0)
        SLUICE_TRY(database.copyTo(database.path() + ".v" + std::to_string(version) + ".bak"));
    SLUICE_LET(auto transaction, Transaction::begin(database));
    for (auto at = version; at < newest; ++at)
        SLUICE_TRY(database.run(steps[static_cast<std::size_t>(at)]));
    SLUICE_TRY(database.run("PRAGMA user_version = " + std::to_string(newest)));
    return transaction.commit();
}

} // namespace sluice
