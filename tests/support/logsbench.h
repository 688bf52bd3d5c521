// A local Logstore in a folder with everything that it needs around it: made again after a stop, it finds its data.
#pragma once

#include "engine/logs/local/locallogservice.h"
#include "engine/logs/local/posixfilelayer.h"
#include "tests/support/manualloop.h"

namespace sluice::test {

struct LogsBench {
    inline static const LogstoreKey kKey{"shop", "access"};

    explicit LogsBench(const std::string &folder, std::size_t segmentBytes = limits::kSegmentBytes,
                       FileLayer *layer = nullptr)
    {
        auto made = LocalLogService::create({folder + "/logs", segmentBytes}, layer ? *layer : files, loop, pool);
        if (made)
            logs = std::move(*made);
        else
            error = made.error();
    }

    static Logstore definition(int shards = 1, const std::string &uid = "uid-1", const LogstoreKey &key = kKey)
    {
        Logstore logstore;
        logstore.key = key;
        logstore.uid = uid;
        logstore.shards = shards;
        return logstore;
    }
    static std::vector<EncodedGroup> group(std::string bytes, std::uint32_t lines = 1)
    {
        std::vector<EncodedGroup> groups;
        groups.push_back({std::move(bytes), lines});
        return groups;
    }

    Done open(const Logstore &logstore = definition())
    {
        return await<void>(loop, [&](auto reply) { logs->open(logstore, std::move(reply)); });
    }
    Done detach(const LogstoreKey &key = kKey)
    {
        return await<void>(loop, [&](auto reply) { logs->detach(key, std::move(reply)); });
    }
    Done purge(const std::string &uid)
    {
        return await<void>(loop, [&](auto reply) { logs->purge(LogstoreUid(uid), std::move(reply)); });
    }
    RetentionReport expire()
    {
        return await<RetentionReport>(loop, [&](auto reply) { logs->expire(std::move(reply)); }).value();
    }
    Result<AppendReceipt> append(std::vector<EncodedGroup> groups, AppendOptions options = {})
    {
        return await<AppendReceipt>(
            loop, [&](auto reply) { logs->append(kKey, std::move(groups), std::move(options), std::move(reply)); });
    }
    Result<LogBatch> pull(Cursor from, PullLimit limit = {}, ShardId shard = ShardId(0))
    {
        return await<LogBatch>(loop, [&](auto reply) { logs->pull(kKey, shard, from, limit, std::move(reply)); });
    }
    Result<Cursor> cursor(CursorAt at, ShardId shard = ShardId(0))
    {
        return await<Cursor>(loop, [&](auto reply) { logs->cursor(kKey, shard, at, std::move(reply)); });
    }
    Result<WindowCut> cut(Cursor begin, WindowLimit limit = {})
    {
        return await<WindowCut>(loop, [&](auto reply) { logs->cut(kKey, ShardId(0), begin, limit, std::move(reply)); });
    }
    std::vector<ShardState> shards()
    {
        return await<std::vector<ShardState>>(loop, [&](auto reply) { logs->shards(kKey, std::move(reply)); }).value();
    }
    std::vector<std::string> all(ShardId shard = ShardId(0))
    {
        std::vector<std::string> texts;
        auto at = cursor({CursorEdge::Begin}, shard).value();
        for (;;) {
            const auto batch = pull(at, {}, shard).value();
            if (batch.next == at)
                return texts;
            for (const auto &stored : batch.groups)
                texts.emplace_back(stored.bytes);
            at = batch.next;
        }
    }

    PosixFileLayer files;
    ManualLoop loop;
    WorkerPool pool{"test", 2};
    std::unique_ptr<LocalLogService> logs;
    Error error;
};

} // namespace sluice::test
