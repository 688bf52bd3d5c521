// A thin face on the SQLite C API: errors as values, statements that finalise themselves. One thread at a time.
#pragma once

#include "engine/base/result.h"

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>

struct sqlite3;
struct sqlite3_stmt;

namespace sluice {

class Statement {
public:
    Statement() = default;
    // Binds the next parameter; the text must live until the next step().
    Statement &bind(std::string_view text);
    Statement &bind(std::int64_t number);

    [[nodiscard]] Result<bool> step(); // true = a row is there
    [[nodiscard]] Done run(); // steps to the end and resets, so that it can be bound again

    [[nodiscard]] std::string text(int column) const;
    [[nodiscard]] std::int64_t number(int column) const;

private:
    friend class Database;
    struct Finalise {
        void operator()(sqlite3_stmt *statement) const;
    };
    explicit Statement(sqlite3_stmt *statement)
        : m_statement(statement)
    {
    }
    std::unique_ptr<sqlite3_stmt, Finalise> m_statement;
    int m_bound = 0;
};

class Database {
public:
    struct Options {
        std::uint32_t pagesMax = 0; // 0 = no quota; a page has 16 KiB
    };
    // Opens or creates. Write-ahead log, full sync. Corrupt when the file is no database, Denied when it cannot be written.
    [[nodiscard]] static Result<Database> open(const std::string &path, Options options);

    [[nodiscard]] Result<Statement> prepare(std::string_view sql);
    [[nodiscard]] Done run(const std::string &sql); // one or more statements without parameters
    [[nodiscard]] Result<std::int64_t> number(const std::string &sql); // first column of the first row; 0 when none
    [[nodiscard]] Done copyTo(const std::string &path);
    [[nodiscard]] const std::string &path() const { return m_path; }

private:
    struct Close {
        void operator()(sqlite3 *database) const;
    };
    std::string m_path;
    std::unique_ptr<sqlite3, Close> m_database;
};

// Rolled back unless committed.
class Transaction {
public:
    [[nodiscard]] static Result<Transaction> begin(Database &database);
    Transaction(Transaction &&other) noexcept
        : m_database(std::exchange(other.m_database, nullptr))
    {
    }
    Transaction &operator=(Transaction &&) = delete;
    ~Transaction();
    [[nodiscard]] Done commit();

private:
    explicit Transaction(Database &database)
        : m_database(&database)
    {
    }
    Database *m_database; // null = ended
};

// steps[i] takes the schema from version i to i + 1. An empty file gets all of them; an older one is first copied to
// PATH.v<version>.bak. Unsupported/"NewerVersion" when the file is newer than the steps.
[[nodiscard]] Done upgradeSchema(Database &database, std::span<const char *const> steps);

} // namespace sluice
