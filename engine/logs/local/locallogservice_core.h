// The inside of LocalLogService: shared with the jobs that it has on the pool.
#pragma once

#include "engine/logs/local/locallogservice.h"
#include "engine/logs/local/localstore.h"
#include "engine/logs/local/retentiongate.h"

#include <map>
#include <set>

namespace sluice {

class LocalLogService::Core : public std::enable_shared_from_this<LocalLogService::Core> {
public:
    Core(Options settings, std::shared_ptr<StoreParts> shared, Loop &engineLoop, WorkerPool &workers)
        : options(std::move(settings))
        , parts(std::move(shared))
        , loop(engineLoop)
        , pool(workers)
    {
    }

    using Store = std::shared_ptr<LocalStore>;

    [[nodiscard]] Result<Store> find(const LogstoreKey &key) const;
    [[nodiscard]] Result<std::shared_ptr<ShardLog>> findShard(const LogstoreKey &key, ShardId shard) const;
    [[nodiscard]] std::vector<Store> stores() const;

    // opening (pool)
    void open(const Logstore &definition, Reply<void> reply);
    void opened(const Logstore &definition, std::vector<std::shared_ptr<ShardQueue>> shards, std::optional<Error> error,
                Reply<void> reply);
    [[nodiscard]] Result<std::vector<ShardRow>> prepare(const Logstore &definition);
    [[nodiscard]] Result<std::vector<ShardRow>> newRows(const Logstore &definition);
    void adopt(ShardRow &row, const std::string &folder);
    [[nodiscard]] std::string folderOf(const std::string &uid) const { return options.folder + '/' + uid; }

    [[nodiscard]] Done purge(const LogstoreUid &uid);
    [[nodiscard]] Done removeFiles(const std::string &uid);
    void expire(Reply<RetentionReport> reply);
    void append(const LogstoreKey &logstore, PendingAppend pending);

    const Options options;
    const std::shared_ptr<StoreParts> parts;
    Loop &loop;
    WorkerPool &pool;

    mutable std::mutex mutex;
    std::map<LogstoreKey, Store> byKey; // guarded by mutex
    std::set<std::string> busyUids; // guarded by mutex: open, opening or being purged
    RetentionGate gate; // loop thread
};

} // namespace sluice
