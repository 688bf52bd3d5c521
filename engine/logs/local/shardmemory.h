// What a shard remembers beside its groups: the newest idempotency keys with their receipts, and the newest collect
// position of each source. Each segment begins with a copy of it, so the newest segment alone is enough to get it back.
// Not thread-safe; its shard guards it.
#pragma once

#include "engine/logs/logservice.h"

#include <deque>
#include <map>
#include <unordered_map>

namespace sluice {

class ShardMemory {
public:
    static constexpr std::size_t kIdempotencyKeys = 1'024;
    static constexpr std::size_t kPositionsMax = 4'096; // sources; the one that was silent longest gives way

    explicit ShardMemory(ShardId shard = {})
        : m_shard(shard)
    {
    }

    void remember(const std::string &key, Cursor first, Cursor next);
    void remember(CollectPosition position);

    void add(const ShardMemory &newer); // as if all of it had been remembered after what is here

    [[nodiscard]] std::optional<AppendReceipt> find(const std::string &key) const; // `repeated` is set
    [[nodiscard]] std::vector<CollectPosition> positions() const; // the newest last

    [[nodiscard]] std::string encode() const;
    [[nodiscard]] static std::optional<ShardMemory> parse(std::string_view bytes, ShardId shard);

private:
    struct Range {
        Cursor first;
        Cursor next;
    };
    ShardId m_shard;
    std::deque<std::string> m_order; // of keys, oldest first
    std::unordered_map<std::string, Range> m_keys;
    std::map<std::uint64_t, CollectPosition> m_positions; // by turn, oldest first
    std::unordered_map<std::string, std::uint64_t> m_turns;
    std::uint64_t m_turn = 0;
};

} // namespace sluice
