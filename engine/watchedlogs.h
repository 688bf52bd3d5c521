// The engine's own door to its Logstores: passes everything on, and tells of each append that succeeded, whoever made it.
// Loop thread, like the port.
#pragma once

#include "engine/logs/logservice.h"
#include "engine/traffic.h"

#include <functional>
#include <map>
#include <memory>

namespace sluice {

class WatchedLogs final : public LogService {
public:
    struct Appended {
        LogstoreKey logstore;
        std::uint64_t lines = 0;
    };
    WatchedLogs(LogService &logs, Clock &clock, std::function<void(const Appended &)> appended);

    void append(const LogstoreKey &logstore, std::vector<EncodedGroup> groups, AppendOptions options,
                Reply<AppendReceipt> reply) override;
    void pull(const LogstoreKey &logstore, ShardId shard, Cursor from, PullLimit limit, Reply<LogBatch> reply) override;
    void cursor(const LogstoreKey &logstore, ShardId shard, CursorAt at, Reply<Cursor> reply) override;
    void cut(const LogstoreKey &logstore, ShardId shard, Cursor begin, WindowLimit limit, Reply<WindowCut> reply) override;
    void shards(const LogstoreKey &logstore, Reply<std::vector<ShardState>> reply) override;

    // Received over the last kRateSeconds; all Logstores together, or one.
    [[nodiscard]] TrafficRate rate() const;
    [[nodiscard]] TrafficRate rate(const LogstoreKey &logstore) const;
    // Received over the last kShardRateSeconds.
    [[nodiscard]] TrafficRate rate(const LogstoreKey &logstore, ShardId shard) const;
    // By minute, the one that runs last; since the start, at most the last kMinutes. Empty: nothing came in that time.
    [[nodiscard]] std::vector<TrafficAmount> minutes(const LogstoreKey &logstore) const;
    void forget(const LogstoreKey &logstore); // it is deleted

    static constexpr int kRateSeconds = 10;
    static constexpr int kShardRateSeconds = 60;
    static constexpr int kMinutes = 60;

private:
    using Seconds = TrafficRing<1, kRateSeconds + 1>;
    static constexpr int kShardSlotSeconds = 6;
    struct Received { // about 2 KiB, and 300 bytes a shard
        Seconds seconds;
        TrafficRing<60, kMinutes> minutes;
        std::map<ShardId, TrafficRing<kShardSlotSeconds, kShardRateSeconds / kShardSlotSeconds + 1>> shards;
    };
    void count(const LogstoreKey &logstore, ShardId shard, const TrafficAmount &amount);
    [[nodiscard]] std::int64_t second() const;

    LogService &m_logs;
    Clock &m_clock;
    std::function<void(const Appended &)> m_appended;
    const std::int64_t m_startSecond;
    Seconds m_all;
    std::map<LogstoreKey, Received> m_received; // of those that got something
    std::shared_ptr<WatchedLogs *> m_self; // answers that come after the end find null
};

} // namespace sluice
