#include "engine/logs/local/shardmemory.h"

#include "engine/logs/local/bytes.h"
#include "engine/logs/local/segmentformat.h"

namespace sluice {

void ShardMemory::remember(const std::string &key, Cursor first, Cursor next)
{
    const auto [at, fresh] = m_keys.insert_or_assign(key, Range{first, next});
    if (!fresh)
        return;
    m_order.push_back(at->first);
    if (m_order.size() > kIdempotencyKeys) {
        m_keys.erase(m_order.front());
        m_order.pop_front();
    }
}

void ShardMemory::remember(CollectPosition position)
{
    const auto turn = ++m_turn;
    if (const auto found = m_turns.find(position.sourceId); found != m_turns.end())
        m_positions.erase(found->second);
    m_turns[position.sourceId] = turn;
    m_positions.emplace(turn, std::move(position));
    if (m_positions.size() > kPositionsMax) {
        m_turns.erase(m_positions.begin()->second.sourceId);
        m_positions.erase(m_positions.begin());
    }
}

void ShardMemory::add(const ShardMemory &newer)
{
    for (const auto &key : newer.m_order) {
        const auto &range = newer.m_keys.at(key);
        remember(key, range.first, range.next);
    }
    for (const auto &[turn, position] : newer.m_positions)
        remember(position);
}

std::optional<AppendReceipt> ShardMemory::find(const std::string &key) const
{
    const auto found = m_keys.find(key);
    if (found == m_keys.end())
        return std::nullopt;
    return AppendReceipt{m_shard, found->second.first, found->second.next, true};
}

std::vector<CollectPosition> ShardMemory::positions() const
{
    std::vector<CollectPosition> all;
    all.reserve(m_positions.size());
    for (const auto &[turn, position] : m_positions)
        all.push_back(position);
    return all;
}

std::string ShardMemory::encode() const
{
    std::string out;
    putNumber(out, static_cast<std::uint32_t>(m_order.size()));
    for (const auto &key : m_order) {
        const auto &range = m_keys.at(key);
        putNumber(out, static_cast<std::uint16_t>(key.size()));
        out += key;
        putNumber(out, range.first.value());
        putNumber(out, range.next.value());
    }
    putNumber(out, static_cast<std::uint32_t>(m_positions.size()));
    for (const auto &[turn, position] : m_positions) {
        const auto bytes = segment::encodePosition(position);
        putNumber(out, static_cast<std::uint32_t>(bytes.size()));
        out += bytes;
    }
    return out;
}

std::optional<ShardMemory> ShardMemory::parse(std::string_view bytes, ShardId shard)
{
    ShardMemory memory(shard);
    ByteReader in(bytes);
    for (auto left = in.number<std::uint32_t>(); left > 0 && in.good(); --left) {
        const std::string key(in.bytes(in.number<std::uint16_t>()));
        const Cursor first(in.number<std::int64_t>());
        const Cursor next(in.number<std::int64_t>());
        if (in.good())
            memory.remember(key, first, next);
    }
    for (auto left = in.number<std::uint32_t>(); left > 0 && in.good(); --left) {
        auto position = segment::parsePosition(in.bytes(in.number<std::uint32_t>()));
        if (!position)
            return std::nullopt;
        memory.remember(std::move(*position));
    }
    if (!in.good() || !in.atEnd())
        return std::nullopt;
    return memory;
}

} // namespace sluice
