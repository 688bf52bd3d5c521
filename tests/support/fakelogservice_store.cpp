// What each verb of the fake does to its memory.
#include "tests/support/fakelogservice.h"

#include "engine/logs/shardkeys.h"

#include <algorithm>

namespace sluice::test {

namespace {

tl::unexpected<Error> beyondEnd(Cursor cursor)
{
    return fail(ErrorKind::Invalid, "InvalidCursor", "Cursor " + toText(cursor) + " is beyond the end of the shard.");
}

} // namespace

Result<FakeLogService::Shard *> FakeLogService::route(Store &store, const AppendOptions &options)
{
    if (options.shard) {
        const auto found = store.shards.find(*options.shard);
        if (found == store.shards.end())
            return fail(ErrorKind::NotFound, "ShardNotExist",
                        "Shard " + std::to_string(options.shard->value()) + " does not exist.");
        if (found->second.state.status == ShardStatus::ReadOnly)
            return fail(ErrorKind::Invalid, "ShardWriteQuotaExceed", "the shard is read-only");
        return &found->second;
    }
    std::vector<Shard *> writable;
    for (auto &[id, shard] : store.shards) {
        if (shard.state.status == ShardStatus::ReadWrite)
            writable.push_back(&shard);
    }
    if (writable.empty())
        return fail(ErrorKind::Invalid, "LogStoreWithoutShard", "no shard takes writes");
    if (!options.hashKey)
        return writable[store.turn++ % writable.size()];
    SLUICE_LET(const auto key, paddedHashKey(*options.hashKey));
    for (auto *shard : writable) {
        if (holds({shard->state.beginKey, shard->state.endKey}, key))
            return shard;
    }
    return fail(ErrorKind::Invalid, "LogStoreWithoutShard", "no writable shard holds the key");
}

AppendReceipt FakeLogService::store(Store &into, Shard &shard, std::vector<EncodedGroup> groups,
                                    const AppendOptions &options)
{
    if (options.idempotencyKey) {
        for (const auto &[key, receipt] : shard.keys) {
            if (key == *options.idempotencyKey) {
                auto repeated = receipt;
                repeated.repeated = true;
                return repeated;
            }
        }
    }
    AppendReceipt receipt{shard.state.id, endOf(shard), endOf(shard), false};
    const auto now = std::max(m_loop.clock().wall(), shard.state.lastReceivedAt);
    for (auto &group : groups) {
        shard.groups.push_back({std::make_shared<const std::string>(std::move(group.bytes)), group.lines, now, false});
        receipt.next = receipt.next.next();
    }
    shard.state.lastReceivedAt = now;
    m_lastCursor = std::max(m_lastCursor, receipt.next.value());
    if (options.position)
        into.positions[options.position->sourceId] = *options.position;
    if (options.idempotencyKey) {
        shard.keys.emplace_back(*options.idempotencyKey, receipt);
        if (shard.keys.size() > kIdempotencyKeys)
            shard.keys.pop_front();
    }
    return receipt;
}

Result<AppendReceipt> FakeLogService::doAppend(const LogstoreKey &key, std::vector<EncodedGroup> groups,
                                               const AppendOptions &options)
{
    SLUICE_LET(auto *into, find(key));
    if (groups.empty())
        return fail(ErrorKind::Invalid, "PostBodyInvalid", "nothing to append");
    for (const auto &group : groups) {
        if (group.bytes.size() > limits::kGroupBytesMax || group.lines > limits::kGroupLogsMax)
            return fail(ErrorKind::Invalid, "PostBodyInvalid", "the log group is too large");
    }
    SLUICE_LET(auto *shard, route(*into, options));
    return store(*into, *shard, std::move(groups), options);
}

Result<LogBatch> FakeLogService::doPull(const LogstoreKey &key, ShardId shard, Cursor from, const PullLimit &limit)
{
    SLUICE_LET(auto *of, find(key, shard));
    const auto end = endOf(*of);
    if (from > end)
        return beyondEnd(from);
    LogBatch batch;
    batch.next = from;
    std::uint64_t bytes = 0;
    for (auto i = indexOf(*of, from); i < of->groups.size() && batch.groups.size() < limit.groups; ++i) {
        auto &group = of->groups[i];
        const auto cursor = Cursor(of->firstCursor + static_cast<std::int64_t>(i));
        if (limit.end && cursor >= *limit.end)
            break;
        if (!batch.groups.empty() && bytes + group.bytes->size() > limit.bytes)
            break;
        batch.next = cursor.next();
        if (group.damaged) {
            ++of->damagedSeen;
            continue;
        }
        bytes += group.bytes->size();
        batch.groups.push_back({cursor, group.receivedAt, group.lines, *group.bytes});
        batch.memory.push_back(group.bytes);
    }
    return batch;
}

Result<Cursor> FakeLogService::doCursor(const LogstoreKey &key, ShardId shard, const CursorAt &at)
{
    SLUICE_LET(const auto *of, find(key, shard));
    if (const auto *edge = std::get_if<CursorEdge>(&at.where))
        return *edge == CursorEdge::Begin ? Cursor(of->firstCursor) : endOf(*of);
    const auto time = std::get<WallTime>(at.where);
    const auto found = std::ranges::lower_bound(of->groups, time, {}, &Group::receivedAt);
    return Cursor(of->firstCursor + (found - of->groups.begin()));
}

Result<WindowCut> FakeLogService::doCut(const LogstoreKey &key, ShardId shard, Cursor begin, const WindowLimit &limit)
{
    SLUICE_LET(const auto *of, find(key, shard));
    WindowCut cut;
    cut.shardEnd = endOf(*of);
    cut.shardReadOnly = of->state.status == ShardStatus::ReadOnly;
    if (begin > cut.shardEnd)
        return beyondEnd(begin);
    cut.begin = std::max(begin, Cursor(of->firstCursor));
    cut.lostGroups = static_cast<std::uint64_t>(cut.begin.value() - std::max(begin.value(), of->created));
    cut.end = cut.begin;
    for (auto i = indexOf(*of, cut.begin); i < of->groups.size() && cut.groups < limit.groups; ++i) {
        const auto &group = of->groups[i];
        if (cut.groups > 0 && cut.bytes + group.bytes->size() > limit.bytes)
            break;
        if (cut.groups == 0)
            cut.firstReceivedAt = group.receivedAt;
        cut.lastReceivedAt = group.receivedAt;
        ++cut.groups;
        cut.lines += group.lines;
        cut.bytes += group.bytes->size();
        cut.end = cut.end.next();
    }
    return cut;
}

Result<std::vector<ShardState>> FakeLogService::doShards(const LogstoreKey &key)
{
    SLUICE_LET(auto *store, find(key));
    std::vector<ShardState> all;
    for (const auto &[id, shard] : store->shards) {
        auto state = shard.state;
        state.first = Cursor(shard.firstCursor);
        state.end = endOf(shard);
        state.groups = shard.groups.size();
        state.damagedGroups = shard.damagedSeen;
        for (const auto &group : shard.groups) {
            state.lines += group.lines;
            state.bytes += group.bytes->size();
        }
        all.push_back(std::move(state));
    }
    return all;
}

} // namespace sluice::test
