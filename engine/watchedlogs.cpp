#include "engine/watchedlogs.h"

#include <algorithm>

namespace sluice {

WatchedLogs::WatchedLogs(LogService &logs, Clock &clock, std::function<void(const Appended &)> appended)
    : m_logs(logs)
    , m_clock(clock)
    , m_appended(std::move(appended))
    , m_startSecond(second())
    , m_self(std::make_shared<WatchedLogs *>(this))
{
}

void WatchedLogs::append(const LogstoreKey &logstore, std::vector<EncodedGroup> groups, AppendOptions options,
                         Reply<AppendReceipt> reply)
{
    TrafficAmount amount;
    for (const auto &group : groups) {
        amount.lines += group.lines;
        amount.bytes += group.bytes.size();
    }
    auto watched = [weak = std::weak_ptr(m_self), logstore, amount,
                    reply = std::move(reply)](Result<AppendReceipt> receipt) mutable {
        const auto self = weak.lock();
        if (self && receipt && !receipt->repeated)
            (*self)->count(logstore, receipt->shard, amount);
        reply(std::move(receipt));
    };
    m_logs.append(logstore, std::move(groups), std::move(options), std::move(watched));
}

void WatchedLogs::pull(const LogstoreKey &logstore, ShardId shard, Cursor from, PullLimit limit, Reply<LogBatch> reply)
{
    m_logs.pull(logstore, shard, from, limit, std::move(reply));
}

void WatchedLogs::cursor(const LogstoreKey &logstore, ShardId shard, CursorAt at, Reply<Cursor> reply)
{
    m_logs.cursor(logstore, shard, at, std::move(reply));
}

void WatchedLogs::cut(const LogstoreKey &logstore, ShardId shard, Cursor begin, WindowLimit limit, Reply<WindowCut> reply)
{
    m_logs.cut(logstore, shard, begin, limit, std::move(reply));
}

void WatchedLogs::shards(const LogstoreKey &logstore, Reply<std::vector<ShardState>> reply)
{
    m_logs.shards(logstore, std::move(reply));
}

void WatchedLogs::count(const LogstoreKey &logstore, ShardId shard, const TrafficAmount &amount)
{
    const auto now = second();
    m_all.add(now, amount);
    auto &received = m_received[logstore];
    received.seconds.add(now, amount);
    received.minutes.add(now, amount);
    received.shards[shard].add(now, amount);
    m_appended({logstore, amount.lines});
}

std::int64_t WatchedLogs::second() const
{
    return std::chrono::floor<std::chrono::seconds>(m_clock.boot().time_since_epoch()).count();
}

TrafficRate WatchedLogs::rate() const
{
    return m_all.rate(second());
}

TrafficRate WatchedLogs::rate(const LogstoreKey &logstore) const
{
    const auto found = m_received.find(logstore);
    return found == m_received.end() ? TrafficRate() : found->second.seconds.rate(second());
}

TrafficRate WatchedLogs::rate(const LogstoreKey &logstore, ShardId shard) const
{
    const auto found = m_received.find(logstore);
    if (found == m_received.end())
        return {};
    const auto ring = found->second.shards.find(shard);
    return ring == found->second.shards.end() ? TrafficRate() : ring->second.rate(second());
}

std::vector<TrafficAmount> WatchedLogs::minutes(const LogstoreKey &logstore) const
{
    const auto found = m_received.find(logstore);
    if (found == m_received.end())
        return {};
    const auto now = second();
    const auto count = std::min<std::int64_t>(kMinutes, now / 60 - m_startSecond / 60 + 1);
    std::vector<TrafficAmount> amounts;
    bool any = false;
    for (auto i = count; i-- > 0;) {
        amounts.push_back(found->second.minutes.before(now, static_cast<std::size_t>(i)));
        any = any || amounts.back().lines > 0;
    }
    return any ? amounts : std::vector<TrafficAmount>();
}

void WatchedLogs::forget(const LogstoreKey &logstore)
{
    m_received.erase(logstore);
}

} // namespace sluice
