// The list of segments and shards in index.db (SQLite, WAL, FULL): what a start needs so as not to read sealed segments.
// It is written when a segment is made, sealed or removed, never for an append; the segments alone are enough to make it
// again. Any thread; one connection, one statement at a time.
#pragma once

#include "engine/base/clock.h"
#include "engine/base/cursor.h"
#include "engine/logs/logstore.h"

#include <memory>
#include <mutex>

struct sqlite3;

namespace sluice {

enum class SegmentState { Active = 0, Sealed = 1, Leaving = 2 }; // Leaving: retention was about to unlink it

struct SegmentRow {
    std::string uid;
    ShardId shard;
    Cursor first;
    Cursor end; // exclusive; of no meaning while Active
    WallTime firstAt;
    WallTime lastAt;
    std::uint64_t dataEnd = 0; // bytes of header and records
    std::uint64_t bytes = 0; // of payload
    std::uint64_t groups = 0;
    std::uint64_t lines = 0;
    std::uint32_t salt = 0;
    SegmentState state = SegmentState::Active;
    friend bool operator==(const SegmentRow &, const SegmentRow &) = default;
};

struct ShardRow {
    std::string uid;
    ShardId shard;
    WallTime createdAt;
    Cursor first; // the first cursor that it ever had
    std::string beginKey;
    std::string endKey;
    friend bool operator==(const ShardRow &, const ShardRow &) = default;
};

class SegmentTable {
public:
    // Makes the file when it is missing; one that is damaged is put aside as PATH.damaged and made again (`rebuilt`).
    // Unsupported/"NewerVersion" for one of a newer version.
    [[nodiscard]] static Result<std::unique_ptr<SegmentTable>> open(const std::string &path);
    ~SegmentTable();
    SegmentTable(const SegmentTable &) = delete;
    SegmentTable &operator=(const SegmentTable &) = delete;

    [[nodiscard]] bool rebuilt() const { return m_rebuilt; }

    [[nodiscard]] Result<std::vector<ShardRow>> shards(const std::string &uid);
    [[nodiscard]] Done putShards(const std::vector<ShardRow> &rows); // one commit; raises the floor to their cursors
    [[nodiscard]] Result<std::vector<SegmentRow>> segments(const std::string &uid, ShardId shard); // by first cursor
    [[nodiscard]] Done putSegments(const std::vector<SegmentRow> &rows); // one commit
    [[nodiscard]] Done forgetSegments(const std::string &uid, ShardId shard, const std::vector<Cursor> &firsts);
    [[nodiscard]] Done forgetStore(const std::string &uid);

    // The highest cursor that any Logstore, purged ones included, is known to have reached.
    [[nodiscard]] Result<Cursor> floor();
    [[nodiscard]] Done raiseFloor(Cursor cursor);

    static constexpr int kVersion = 1;

private:
    explicit SegmentTable(sqlite3 *database)
        : m_database(database)
    {
    }
    [[nodiscard]] static Result<std::unique_ptr<SegmentTable>> tryOpen(const std::string &path);
    [[nodiscard]] Done raiseFloorLocked(Cursor cursor);

    std::mutex m_mutex;
    sqlite3 *const m_database; // guarded by m_mutex
    bool m_rebuilt = false;
};

} // namespace sluice
