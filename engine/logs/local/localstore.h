// One open Logstore: its shards with their queues, and which of them an append goes to. Any thread.
#pragma once

#include "engine/logs/local/shardqueue.h"

namespace sluice {

class LocalStore {
public:
    LocalStore(Logstore definition, std::vector<std::shared_ptr<ShardQueue>> shards);

    [[nodiscard]] Logstore definition() const;
    [[nodiscard]] bool enforcesTimeRange() const { return m_enforceTimeRange; }
    // ttl, size and options; Invalid when uid or the number of shards differ.
    [[nodiscard]] Done update(const Logstore &definition, std::size_t normalSegment);

    [[nodiscard]] Result<ShardQueue *> shard(ShardId id) const;
    // By shard, by hash key, or to the shard with the fewest bytes waiting, in turn.
    [[nodiscard]] Result<ShardQueue *> route(const AppendOptions &options);
    [[nodiscard]] const std::vector<std::shared_ptr<ShardQueue>> &shards() const { return m_shards; }

    // What one segment may grow to, so that retention by size can keep near its limit.
    [[nodiscard]] static std::size_t segmentBytes(const Logstore &definition, std::size_t normal);

private:
    mutable std::mutex m_mutex;
    Logstore m_definition; // guarded by m_mutex
    const std::vector<std::shared_ptr<ShardQueue>> m_shards; // by id, from 0
    std::atomic<bool> m_enforceTimeRange = false; // of the definition, for every append
    std::atomic<std::size_t> m_turn = 0;
};

} // namespace sluice
