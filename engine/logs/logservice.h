// The port to append-only sharded logs: the embedded store (local/), the cloud (sls/), Kafka (kafka/), and the fake
// in tests/support. All verbs are called on the loop's thread and answer there, later, exactly once.
//
// Errors of every verb: NotFound/"ProjectNotExist", NotFound/"LogStoreNotExist", NotFound/"ShardNotExist";
// Unavailable, Full (disk), Denied (read-only directory), Corrupt as the adapter meets them.
#pragma once

#include "engine/base/reply.h"
#include "engine/logs/encodedgroup.h"
#include "engine/logs/logstore.h"

#include <optional>
#include <variant>

namespace sluice {

enum class ShardStatus { ReadWrite, ReadOnly };

struct ShardState {
    ShardId id;
    ShardStatus status = ShardStatus::ReadWrite;
    std::string beginKey; // 32 lower-case hex digits, inclusive
    std::string endKey; // 32 lower-case hex digits, exclusive (the last one is 32 × f)
    WallTime createdAt;
    std::vector<ShardId> parents; // shards that this one was split or merged from; read to their end first
    Cursor first; // of the oldest group that is left, or `end`
    Cursor end; // of the next group that will be written
    WallTime lastReceivedAt; // of the newest group; createdAt when there is none
    std::uint64_t groups = 0;
    std::uint64_t lines = 0;
    std::uint64_t bytes = 0;
    std::uint64_t damagedGroups = 0; // found unreadable since the store was opened
};

// Where the bytes of an append came from; kept in the record, so that a collector's position and its data are one write.
struct CollectPosition {
    std::string sourceId; // identity of the file, stable over renames
    std::string path; // where it was, for people
    std::uint64_t begin = 0;
    std::uint64_t end = 0; // bytes [begin, end) of the file are in this append
    std::string state; // the collector's own, opaque, small (≤ 4 KiB)
};

// Groups from the network are checked field by field before they are stored; the engine's own are taken as they are.
enum class GroupOrigin { Engine, Outside };

struct AppendOptions {
    std::optional<std::string> hashKey; // hex, padded with 0 to 32 digits; routes to the shard that holds it
    std::optional<ShardId> shard; // this very shard; else load-balanced over the writable ones
    // A repeat of a key that the shard's newest kIdempotencyKeys appends used answers with the first receipt, `repeated`
    // set. The caller keeps key and shard (or hash key) the same when it repeats. ≤ 64 bytes.
    std::optional<std::string> idempotencyKey;
    std::optional<CollectPosition> position;
    GroupOrigin origin = GroupOrigin::Engine;
};

struct AppendReceipt {
    ShardId shard;
    Cursor first; // cursor of the first group
    Cursor next; // cursor after the last one
    bool repeated = false;
};

enum class CursorEdge { Begin, End };

struct CursorAt {
    std::variant<CursorEdge, WallTime> where; // a time gives the first group received at or after it
};

struct PullLimit {
    std::optional<Cursor> end; // exclusive
    std::uint32_t groups = limits::kPullGroupsMax;
    std::uint64_t bytes = 4 * limits::kMiB; // at least one group is given however large it is
};

struct WindowLimit {
    std::uint64_t bytes = limits::kWindowBytesDefault;
    std::uint32_t groups = limits::kWindowGroupsDefault;
};

// What a trigger needs to know at a tick, in one call.
struct WindowCut {
    Cursor begin; // the cursor asked for, or the oldest one left when retention overtook it
    Cursor end; // begin == end: nothing new
    std::uint32_t groups = 0;
    std::uint64_t lines = 0; // 0 where the adapter cannot know
    std::uint64_t bytes = 0; // 0 where the adapter cannot know
    WallTime lastReceivedAt; // of the window's newest group
    WallTime firstReceivedAt; // of the window's oldest group
    Cursor shardEnd; // where the shard ends now; > end: there is more
    std::uint64_t lostGroups = 0; // groups between the cursor asked for and `begin`
    bool shardReadOnly = false; // true: this shard will not grow; at its end its children may start
};

class LogService {
public:
    virtual ~LogService() = default;

    // Durable when it answers. All groups land in one shard, next to each other, in order; all or none.
    // Errors: Invalid/"PostBodyInvalid" (limits of limits.h, bad key), Invalid/"ShardWriteQuotaExceed" for a read-only
    // shard.
    virtual void append(const LogstoreKey &logstore, std::vector<EncodedGroup> groups, AppendOptions options,
                        Reply<AppendReceipt> reply) = 0;

    // Groups from `from` on. At the end: none, and next == from. A cursor that retention overtook reads from the oldest
    // left; one beyond the end is Invalid/"InvalidCursor". A group that cannot be read any more is left out and counted
    // in ShardState::damagedGroups, and the next cursor passes it.
    virtual void pull(const LogstoreKey &logstore, ShardId shard, Cursor from, PullLimit limit, Reply<LogBatch> reply) = 0;

    virtual void cursor(const LogstoreKey &logstore, ShardId shard, CursorAt at, Reply<Cursor> reply) = 0;
    virtual void cut(const LogstoreKey &logstore, ShardId shard, Cursor begin, WindowLimit limit,
                     Reply<WindowCut> reply) = 0;
    virtual void shards(const LogstoreKey &logstore, Reply<std::vector<ShardState>> reply) = 0;
};

} // namespace sluice
