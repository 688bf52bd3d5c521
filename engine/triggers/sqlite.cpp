#include "engine/triggers/sqlite.h"

#include <sqlite3.h>

namespace sluice {

Error sqliteError(int code, int systemErrno, std::string_view message, std::string_view doing)
{
    auto kind = ErrorKind::Unavailable;
    std::string name = "StateUnavailable";
    switch (code & 0xff) {
    case SQLITE_FULL: kind = ErrorKind::Full, name = "DiskFull"; break;
    case SQLITE_READONLY:
    case SQLITE_PERM:
    case SQLITE_AUTH: kind = ErrorKind::Denied, name = "StateReadOnly"; break;
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB: kind = ErrorKind::Corrupt, name = "StateCorrupt"; break;
    case SQLITE_CANTOPEN:
    case SQLITE_IOERR:
        if (systemErrno != 0) {
            const auto system = systemError(systemErrno, doing);
            kind = system.kind;
        }
        break;
    default: break;
    }
    std::string detail(doing);
    detail += ": ";
    detail += message;
    return Error{kind, std::move(name), std::move(detail)};
}

void SqlDatabase::Close::operator()(sqlite3 *handle) const
{
    sqlite3_close_v2(handle);
}

Result<SqlDatabase> SqlDatabase::open(const std::string &path)
{
    sqlite3 *raw = nullptr;
    const auto code =
        sqlite3_open_v2(path.c_str(), &raw, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX, nullptr);
    SqlDatabase database(raw);
    if (code != SQLITE_OK)
        return fail(raw ? database.error("opening " + path) : sqliteError(code, 0, sqlite3_errstr(code), "opening " + path));
    sqlite3_extended_result_codes(raw, 1);
    sqlite3_busy_timeout(raw, 5'000); // only another program that looks into the file can be in the way
    SLUICE_TRY(database.run("PRAGMA page_size=16384; PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;"
                            "PRAGMA wal_autocheckpoint=512; PRAGMA journal_size_limit=67108864; PRAGMA cache_size=-8192;"));
    return database;
}

bool SqlDatabase::inTransaction() const
{
    return sqlite3_get_autocommit(m_handle.get()) == 0;
}

Done SqlDatabase::run(const char *sql)
{
    if (sqlite3_exec(m_handle.get(), sql, nullptr, nullptr, nullptr) != SQLITE_OK)
        return fail(error("writing the state"));
    return {};
}

Error SqlDatabase::error(std::string_view doing) const
{
    auto *handle = m_handle.get();
    return sqliteError(sqlite3_extended_errcode(handle), sqlite3_system_errno(handle), sqlite3_errmsg(handle), doing);
}

void SqlStatement::Finalize::operator()(sqlite3_stmt *statement) const
{
    sqlite3_finalize(statement);
}

Result<SqlStatement> SqlStatement::prepare(const SqlDatabase &database, const char *sql)
{
    sqlite3_stmt *raw = nullptr;
    if (sqlite3_prepare_v3(database.handle(), sql, -1, SQLITE_PREPARE_PERSISTENT, &raw, nullptr) != SQLITE_OK)
        return fail(database.error("preparing the state store"));
    SqlStatement statement;
    statement.m_statement.reset(raw);
    return statement;
}

void SqlStatement::bindAt(int at, std::int64_t value)
{
    sqlite3_bind_int64(m_statement.get(), at, value);
}

void SqlStatement::bindAt(int at, std::string_view text)
{
    // Text and blobs alike are stored as they are given; the column's declared type says which it is.
    sqlite3_bind_blob64(m_statement.get(), at, text.empty() ? "" : text.data(), text.size(), SQLITE_STATIC);
}

void SqlStatement::bindAt(int at, std::nullptr_t)
{
    sqlite3_bind_null(m_statement.get(), at);
}

Result<bool> SqlStatement::step()
{
    const auto code = sqlite3_step(m_statement.get());
    if (code == SQLITE_ROW)
        return true;
    auto *handle = sqlite3_db_handle(m_statement.get());
    if (code == SQLITE_DONE) {
        sqlite3_reset(m_statement.get());
        return false;
    }
    auto error = sqliteError(sqlite3_extended_errcode(handle), sqlite3_system_errno(handle), sqlite3_errmsg(handle),
                             "writing the state");
    sqlite3_reset(m_statement.get());
    return fail(std::move(error));
}

Done SqlStatement::run()
{
    for (;;) {
        SLUICE_LET(const bool row, step());
        if (!row)
            return {};
    }
}

void SqlStatement::reset()
{
    sqlite3_reset(m_statement.get());
}

std::int64_t SqlStatement::integer(int column) const
{
    return sqlite3_column_int64(m_statement.get(), column);
}

std::string_view SqlStatement::bytes(int column) const
{
    const auto *data = static_cast<const char *>(sqlite3_column_blob(m_statement.get(), column));
    const auto size = sqlite3_column_bytes(m_statement.get(), column);
    return data ? std::string_view(data, static_cast<std::size_t>(size)) : std::string_view();
}

bool SqlStatement::isNull(int column) const
{
    return sqlite3_column_type(m_statement.get(), column) == SQLITE_NULL;
}

} // namespace sluice
