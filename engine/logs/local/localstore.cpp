#include "engine/logs/local/localstore.h"

#include <algorithm>

namespace sluice {

namespace {
constexpr std::uint64_t kSegmentsPerShard = 8; // with a limit by size: so much of it goes at once
constexpr std::size_t kSegmentBytesMin = limits::kMiB;
} // namespace

LocalStore::LocalStore(Logstore definition, std::vector<std::shared_ptr<ShardQueue>> shards)
    : m_shards(std::move(shards))
{
    m_enforceTimeRange = definition.enforceTimeRange;
    m_definition = std::move(definition);
    for (const auto &shard : m_shards)
        shard->setTag(m_definition.appendMeta ? ReceiveTag::Yes : ReceiveTag::No);
}

Logstore LocalStore::definition() const
{
    const std::lock_guard lock(m_mutex);
    return m_definition;
}

Done LocalStore::update(const Logstore &definition, std::size_t normalSegment)
{
    const std::lock_guard lock(m_mutex);
    if (definition.uid != m_definition.uid)
        return fail(ErrorKind::Invalid, "LogStoreInfoInvalid", "another Logstore of that name is open");
    if (definition.shards != m_definition.shards)
        return fail(ErrorKind::Invalid, "ParameterInvalid",
                    "invalid shard count,you can only modify shardCount by split& merge shard.");
    m_enforceTimeRange = definition.enforceTimeRange;
    m_definition = definition;
    for (const auto &shard : m_shards) {
        shard->setTag(definition.appendMeta ? ReceiveTag::Yes : ReceiveTag::No);
        shard->log().setSegmentBytes(segmentBytes(definition, normalSegment));
    }
    return {};
}

std::size_t LocalStore::segmentBytes(const Logstore &definition, std::size_t normal)
{
    if (definition.maxBytes == 0)
        return normal;
    const auto part = definition.maxBytes / (static_cast<std::uint64_t>(definition.shards) * kSegmentsPerShard);
    return std::clamp<std::size_t>(static_cast<std::size_t>(part), std::min(kSegmentBytesMin, normal), normal);
}

Result<ShardQueue *> LocalStore::shard(ShardId id) const
{
    if (id.value() < 0 || static_cast<std::size_t>(id.value()) >= m_shards.size())
        return fail(ErrorKind::NotFound, "ShardNotExist", "Shard " + std::to_string(id.value()) + " does not exist.");
    return m_shards[static_cast<std::size_t>(id.value())].get();
}

Result<ShardQueue *> LocalStore::route(const AppendOptions &options)
{
    if (options.shard)
        return shard(*options.shard);
    if (options.hashKey) {
        SLUICE_LET(const auto key, paddedHashKey(*options.hashKey));
        for (const auto &shard : m_shards) {
            if (holds(shard->log().range(), key))
                return shard.get();
        }
        return fail(ErrorKind::Invalid, "LogStoreWithoutShard", "no writable shard holds the key");
    }
    const auto turn = m_turn.fetch_add(1, std::memory_order_relaxed);
    ShardQueue *best = nullptr;
    std::uint64_t least = 0;
    for (std::size_t i = 0; i < m_shards.size(); ++i) {
        auto *shard = m_shards[(turn + i) % m_shards.size()].get();
        const auto queued = shard->queuedBytes();
        if (queued == 0)
            return shard;
        if (best == nullptr || queued < least) {
            best = shard;
            least = queued;
        }
    }
    return best;
}

} // namespace sluice
