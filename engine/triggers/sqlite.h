// SQLite's C interface in the few forms that the state store needs. One thread at a time.
#pragma once

#include "engine/base/result.h"

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

struct sqlite3;
struct sqlite3_stmt;

namespace sluice {

class SqlDatabase {
public:
    // Creates the file when there is none. WAL, synchronous FULL, 16 KiB pages.
    [[nodiscard]] static Result<SqlDatabase> open(const std::string &path);

    [[nodiscard]] Done run(const char *sql); // one or more statements without parameters
    [[nodiscard]] Error error(std::string_view doing) const; // of the call that failed last
    [[nodiscard]] sqlite3 *handle() const { return m_handle.get(); }
    [[nodiscard]] bool inTransaction() const;

private:
    struct Close {
        void operator()(sqlite3 *handle) const;
    };
    explicit SqlDatabase(sqlite3 *handle)
        : m_handle(handle)
    {
    }
    std::unique_ptr<sqlite3, Close> m_handle;
};

// A prepared statement: bind in order with each(…), then step. Parameters count from 1, columns from 0.
class SqlStatement {
public:
    SqlStatement() = default;
    [[nodiscard]] static Result<SqlStatement> prepare(const SqlDatabase &database, const char *sql);

    template <class... Values> SqlStatement &bind(const Values &...values)
    {
        reset();
        int at = 0;
        (bindAt(++at, values), ...);
        return *this;
    }

    [[nodiscard]] Result<bool> step(); // true: there is a row
    [[nodiscard]] Done run(); // to its end, rows are not wanted
    void reset(); // ends the read; also done by bind

    [[nodiscard]] std::int64_t integer(int column) const;
    [[nodiscard]] std::string_view bytes(int column) const; // valid until the next step or reset
    [[nodiscard]] bool isNull(int column) const;

private:
    struct Finalize {
        void operator()(sqlite3_stmt *statement) const;
    };
    void bindAt(int at, std::int64_t value);
    void bindAt(int at, std::string_view text); // stays valid until the next reset
    void bindAt(int at, std::nullptr_t);

    std::unique_ptr<sqlite3_stmt, Finalize> m_statement;
};

[[nodiscard]] Error sqliteError(int code, int extended, std::string_view message, std::string_view doing);

} // namespace sluice
