#include "tests/support/fakelogservice.h"

#include "engine/logs/shardkeys.h"

#include <algorithm>
#include <cassert>

namespace sluice::test {

namespace {

constexpr std::int64_t kShardGap = 1'000'000'000; // between the first cursors of two shards: cursors tell their shard

tl::unexpected<Error> noShard(ShardId shard)
{
    return fail(ErrorKind::NotFound, "ShardNotExist", "Shard " + std::to_string(shard.value()) + " does not exist.");
}

} // namespace

void FakeLogService::create(const LogstoreKey &key, int shards)
{
    Store store;
    int id = 0;
    for (auto &range : evenKeyRanges(shards)) {
        store.shards.emplace(ShardId(id), newShard(ShardId(id), range.begin, range.end, {}));
        ++id;
    }
    m_stores[key] = std::move(store);
}

void FakeLogService::remove(const LogstoreKey &key)
{
    m_stores.erase(key);
}

FakeLogService::Shard FakeLogService::newShard(ShardId id, std::string begin, std::string end, std::vector<ShardId> parents)
{
    const auto now = m_loop.clock().wall();
    const auto nanos = std::chrono::duration_cast<std::chrono::nanoseconds>(now.time_since_epoch()).count();
    Shard shard;
    shard.state.id = id;
    shard.state.beginKey = std::move(begin);
    shard.state.endKey = std::move(end);
    shard.state.createdAt = now;
    shard.state.lastReceivedAt = now;
    shard.state.parents = std::move(parents);
    shard.firstCursor = std::max<std::int64_t>(nanos, m_lastCursor + kShardGap);
    shard.created = m_lastCursor = shard.firstCursor;
    return shard;
}

std::pair<ShardId, ShardId> FakeLogService::split(const LogstoreKey &key, ShardId parent)
{
    auto &from = at(key, parent);
    const auto parts = halves({from.state.beginKey, from.state.endKey});
    assert(parts);
    from.state.status = ShardStatus::ReadOnly;
    auto &shards = m_stores.at(key).shards;
    const ShardId left = shards.rbegin()->first.next();
    const ShardId right = left.next();
    shards.emplace(left, newShard(left, parts->first.begin, parts->first.end, {parent}));
    shards.emplace(right, newShard(right, parts->second.begin, parts->second.end, {parent}));
    return {left, right};
}

ShardId FakeLogService::merge(const LogstoreKey &key, ShardId left, ShardId right)
{
    auto &a = at(key, left);
    auto &b = at(key, right);
    assert(a.state.endKey == b.state.beginKey);
    a.state.status = b.state.status = ShardStatus::ReadOnly;
    auto &shards = m_stores.at(key).shards;
    const ShardId merged = shards.rbegin()->first.next();
    shards.emplace(merged, newShard(merged, a.state.beginKey, b.state.endKey, {left, right}));
    return merged;
}

void FakeLogService::setReadOnly(const LogstoreKey &key, ShardId shard)
{
    at(key, shard).state.status = ShardStatus::ReadOnly;
}

void FakeLogService::expireBefore(const LogstoreKey &key, ShardId shard, Cursor first)
{
    auto &of = at(key, shard);
    while (!of.groups.empty() && of.firstCursor < first.value()) {
        of.groups.pop_front();
        ++of.firstCursor;
    }
}

void FakeLogService::damage(const LogstoreKey &key, ShardId shard, Cursor cursor)
{
    auto &of = at(key, shard);
    of.groups.at(static_cast<std::size_t>(cursor.value() - of.firstCursor)).damaged = true;
}

void FakeLogService::failNth(std::uint64_t n, Error error, LogVerb verb)
{
    assert(n > 0);
    m_faults.push_back({n, verb, std::move(error), false});
}

void FakeLogService::loseNth(std::uint64_t n, LogVerb verb, Error error)
{
    assert(n > 0);
    m_faults.push_back({n, verb, std::move(error), true});
}

void FakeLogService::failAll(Error error, LogVerb verb)
{
    m_faults.push_back({0, verb, std::move(error), false});
}

void FakeLogService::heal()
{
    m_faults.clear();
}

void FakeLogService::setDelay(Duration delay)
{
    m_delay = [delay](LogVerb) { return delay; };
}

void FakeLogService::release()
{
    m_holding = false;
    for (auto &answer : std::exchange(m_held, {}))
        m_loop.post(std::move(answer));
}

void FakeLogService::forgetPending()
{
    m_pending.clear();
    m_held.clear();
}

AppendReceipt FakeLogService::put(const LogstoreKey &key, ShardId shard, std::vector<EncodedGroup> groups,
                                  AppendOptions options)
{
    return store(m_stores.at(key), at(key, shard), std::move(groups), options);
}

AppendReceipt FakeLogService::put(const LogstoreKey &key, ShardId shard, std::string bytes, std::uint32_t lines)
{
    std::vector<EncodedGroup> groups;
    groups.push_back({std::move(bytes), lines});
    return put(key, shard, std::move(groups));
}

std::vector<StoredGroup> FakeLogService::stored(const LogstoreKey &key, ShardId shard) const
{
    const auto &of = at(key, shard);
    std::vector<StoredGroup> all;
    auto cursor = Cursor(of.firstCursor);
    for (const auto &group : of.groups) {
        all.push_back({cursor, group.receivedAt, group.lines, *group.bytes});
        cursor = cursor.next();
    }
    return all;
}

bool FakeLogService::exists(const LogstoreKey &key, ShardId shard) const
{
    const auto found = m_stores.find(key);
    return found != m_stores.end() && found->second.shards.contains(shard);
}

Cursor FakeLogService::end(const LogstoreKey &key, ShardId shard) const
{
    return endOf(at(key, shard));
}

Cursor FakeLogService::first(const LogstoreKey &key, ShardId shard) const
{
    return Cursor(at(key, shard).firstCursor);
}

std::vector<CollectPosition> FakeLogService::positions(const LogstoreKey &key) const
{
    std::vector<CollectPosition> all;
    for (const auto &[source, position] : m_stores.at(key).positions)
        all.push_back(position);
    return all;
}

std::uint64_t FakeLogService::calls(LogVerb verb) const
{
    if (const auto found = m_calls.find(verb); found != m_calls.end())
        return found->second;
    return 0;
}

// --- verbs

FakeLogService::Verdict FakeLogService::count(LogVerb verb)
{
    ++m_calls[verb];
    ++m_calls[LogVerb::Any];
    Verdict verdict;
    std::erase_if(m_faults, [&](Fault &fault) {
        if (fault.verb != LogVerb::Any && fault.verb != verb)
            return false;
        if (fault.left > 1) {
            --fault.left;
            return false;
        }
        (fault.lose ? verdict.lose : verdict.fail) = fault.error;
        return fault.left == 1;
    });
    return verdict;
}

template <class T, class Effect> void FakeLogService::serve(LogVerb verb, Reply<T> reply, Effect effect)
{
    auto verdict = count(verb);
    Result<T> result = verdict.fail ? Result<T>(fail(std::move(*verdict.fail))) : effect();
    if (verdict.lose && !verdict.fail)
        result = fail(std::move(*verdict.lose));
    deliver(verb, [reply = std::move(reply), result = std::move(result)]() mutable { reply(std::move(result)); });
}

void FakeLogService::deliver(LogVerb verb, Task answer)
{
    if (m_holding) {
        m_held.push_back(std::move(answer));
        return;
    }
    // The loop gets a number, not the answer: forgetPending() can then take the answer back.
    const auto number = ++m_answers;
    m_pending.emplace(number, std::make_shared<Task>(std::move(answer)));
    auto give = [this, number] {
        const auto found = m_pending.find(number);
        if (found == m_pending.end())
            return;
        const auto task = std::move(found->second);
        m_pending.erase(found);
        (*task)();
    };
    const auto delay = m_delay(verb);
    if (delay <= Duration(0))
        m_loop.post(std::move(give));
    else
        m_loop.after(delay, std::move(give));
}

void FakeLogService::append(const LogstoreKey &logstore, std::vector<EncodedGroup> groups, AppendOptions options,
                            Reply<AppendReceipt> reply)
{
    serve<AppendReceipt>(LogVerb::Append, std::move(reply), [&] { return doAppend(logstore, std::move(groups), options); });
}

void FakeLogService::pull(const LogstoreKey &logstore, ShardId shard, Cursor from, PullLimit limit, Reply<LogBatch> reply)
{
    serve<LogBatch>(LogVerb::Pull, std::move(reply), [&] { return doPull(logstore, shard, from, limit); });
}

void FakeLogService::cursor(const LogstoreKey &logstore, ShardId shard, CursorAt at, Reply<Cursor> reply)
{
    serve<Cursor>(LogVerb::Cursor, std::move(reply), [&] { return doCursor(logstore, shard, at); });
}

void FakeLogService::cut(const LogstoreKey &logstore, ShardId shard, Cursor begin, WindowLimit limit, Reply<WindowCut> reply)
{
    serve<WindowCut>(LogVerb::Cut, std::move(reply), [&] { return doCut(logstore, shard, begin, limit); });
}

void FakeLogService::shards(const LogstoreKey &logstore, Reply<std::vector<ShardState>> reply)
{
    serve<std::vector<ShardState>>(LogVerb::Shards, std::move(reply), [&] { return doShards(logstore); });
}

// --- the store

Result<FakeLogService::Store *> FakeLogService::find(const LogstoreKey &key)
{
    const auto found = m_stores.find(key);
    if (found == m_stores.end())
        return fail(ErrorKind::NotFound, "LogStoreNotExist", "logstore " + key.logstore + " does not exist");
    return &found->second;
}

Result<FakeLogService::Shard *> FakeLogService::find(const LogstoreKey &key, ShardId shard)
{
    SLUICE_LET(auto *store, find(key));
    const auto found = store->shards.find(shard);
    if (found == store->shards.end())
        return noShard(shard);
    return &found->second;
}

FakeLogService::Shard &FakeLogService::at(const LogstoreKey &key, ShardId shard)
{
    return m_stores.at(key).shards.at(shard);
}

const FakeLogService::Shard &FakeLogService::at(const LogstoreKey &key, ShardId shard) const
{
    return m_stores.at(key).shards.at(shard);
}

Cursor FakeLogService::endOf(const Shard &shard)
{
    return Cursor(shard.firstCursor + static_cast<std::int64_t>(shard.groups.size()));
}

std::size_t FakeLogService::indexOf(const Shard &shard, Cursor cursor)
{
    return static_cast<std::size_t>(std::max<std::int64_t>(cursor.value() - shard.firstCursor, 0));
}

} // namespace sluice::test
