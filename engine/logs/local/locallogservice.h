// The embedded LogService: append-only segment files under DATA/logs, group commit, recovery, retention.
//
// The port's verbs may be called from any thread (the gateway appends and pulls straight from its own); answers come on
// the loop. The management face below is for the loop's thread. Destroy it before its pool, and the pool before the loop:
// what is queued is still written, its answers are still posted.
#pragma once

#include "engine/base/workerpool.h"
#include "engine/logs/local/damagelog.h"
#include "engine/logs/local/filelayer.h"
#include "engine/logs/logservice.h"

namespace sluice {

struct RetentionReport {
    std::uint64_t segments = 0; // removed
    std::uint64_t bytes = 0; // freed
    bool paused = false; // the wall clock jumped: nothing was removed by time
    std::uint64_t jumps = 0; // of the wall clock, since the store was opened
};

class LocalLogService final : public LogService {
public:
    struct Options {
        std::string folder; // DATA/logs; made when it is missing
        std::size_t segmentBytes = limits::kSegmentBytes;
        std::size_t openFiles = limits::kOpenSegmentFilesMax;
    };

    // Opens DATA/logs/index.db; reads and writes a little, so before the loop is busy. `files` outlives the pool.
    // Denied (read-only directory), Full, Unsupported/"NewerVersion".
    [[nodiscard]] static Result<std::unique_ptr<LocalLogService>> create(Options options, FileLayer &files, Loop &loop,
                                                                         WorkerPool &pool);
    ~LocalLogService() override;

    // Makes the Logstore's folder, or opens the one of its uid and recovers it; then its verbs work. Invalid for a uid
    // that is not 1–48 letters, digits, '-', '_', for a number of shards other than before; Exists when it is open.
    void open(const Logstore &definition, Reply<void> reply);
    // ttl, maxBytes, options. Invalid for another number of shards; NotFound.
    [[nodiscard]] Done update(const Logstore &definition);
    // For a Logstore that was deleted or renamed: its verbs are NotFound from now on, what is queued is still written,
    // the data stays under its uid; answers when the shards are at rest. open() with the same uid brings it back.
    void detach(const LogstoreKey &key, Reply<void> reply);
    // Removes the data of a uid that is not open (InUse).
    void purge(const LogstoreUid &uid, Reply<void> reply);
    // The retention tick, about once a minute.
    void expire(Reply<RetentionReport> reply);

    // From memory, any thread.
    [[nodiscard]] std::vector<LogstoreKey> keys() const;
    [[nodiscard]] std::uint64_t diskBytes() const; // of all open Logstores
    [[nodiscard]] Result<std::uint64_t> diskBytes(const LogstoreKey &key) const;
    // The newest position of each source that appended to it.
    [[nodiscard]] Result<std::vector<CollectPosition>> collectPositions(const LogstoreKey &key) const;
    [[nodiscard]] std::vector<Damage> damage() const; // newest 1,000, oldest first
    [[nodiscard]] std::uint64_t damagedGroups() const;

    // LogService
    void append(const LogstoreKey &logstore, std::vector<EncodedGroup> groups, AppendOptions options,
                Reply<AppendReceipt> reply) override;
    void pull(const LogstoreKey &logstore, ShardId shard, Cursor from, PullLimit limit, Reply<LogBatch> reply) override;
    void cursor(const LogstoreKey &logstore, ShardId shard, CursorAt at, Reply<Cursor> reply) override;
    void cut(const LogstoreKey &logstore, ShardId shard, Cursor begin, WindowLimit limit, Reply<WindowCut> reply) override;
    void shards(const LogstoreKey &logstore, Reply<std::vector<ShardState>> reply) override;

    static constexpr std::uint64_t kAppendBytesMax = 32 * limits::kMiB; // of one append, over its groups

private:
    class Core; // lives as long as the last job that needs it
    explicit LocalLogService(std::shared_ptr<Core> core);

    const std::shared_ptr<Core> m_core;
};

} // namespace sluice
