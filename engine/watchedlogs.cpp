#include "engine/watchedlogs.h"

namespace sluice {

WatchedLogs::WatchedLogs(LogService &logs, Clock &clock, std::function<void(const Appended &)> appended)
    : m_logs(logs)
    , m_clock(clock)
    , m_appended(std::move(appended))
    , m_self(std::make_shared<WatchedLogs *>(this))
{
}

void WatchedLogs::append(const LogstoreKey &logstore, std::vector<EncodedGroup> groups, AppendOptions options,
                         Reply<AppendReceipt> reply)
{
    std::uint64_t lines = 0;
    for (const auto &group : groups)
        lines += group.lines;
    auto watched = [weak = std::weak_ptr(m_self), logstore, lines,
                    reply = std::move(reply)](Result<AppendReceipt> receipt) mutable {
        const auto self = weak.lock();
        if (self && receipt && !receipt->repeated)
            (*self)->count(logstore, lines);
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

void WatchedLogs::count(const LogstoreKey &logstore, std::uint64_t lines)
{
    m_all.add(second(), lines);
    m_rates[logstore].add(second(), lines);
    m_appended({logstore, lines});
}

std::int64_t WatchedLogs::second() const
{
    return std::chrono::floor<std::chrono::seconds>(m_clock.boot().time_since_epoch()).count();
}

double WatchedLogs::linesPerSecond() const
{
    return m_all.at(second());
}

double WatchedLogs::linesPerSecond(const LogstoreKey &logstore) const
{
    const auto found = m_rates.find(logstore);
    return found == m_rates.end() ? 0 : found->second.at(second());
}

void WatchedLogs::Rate::add(std::int64_t second, std::uint64_t lines)
{
    perSecond[second] += lines;
    while (perSecond.begin()->first < second - kRateSeconds)
        perSecond.erase(perSecond.begin());
}

double WatchedLogs::Rate::at(std::int64_t second) const
{
    // The second that is running is not whole yet: it would make the figure jump.
    std::uint64_t lines = 0;
    for (auto it = perSecond.lower_bound(second - kRateSeconds); it != perSecond.end() && it->first < second; ++it)
        lines += it->second;
    return static_cast<double>(lines) / kRateSeconds;
}

} // namespace sluice
