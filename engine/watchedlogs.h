// The engine's own door to its Logstores: passes everything on, and tells of each append that succeeded, whoever made it.
// Loop thread, like the port.
#pragma once

#include "engine/logs/logservice.h"

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

    // Lines a second over the last kRateSeconds; all Logstores together, or one.
    [[nodiscard]] double linesPerSecond() const;
    [[nodiscard]] double linesPerSecond(const LogstoreKey &logstore) const;

    static constexpr int kRateSeconds = 10;

private:
    struct Rate {
        void add(std::int64_t second, std::uint64_t lines);
        [[nodiscard]] double at(std::int64_t second) const;
        std::map<std::int64_t, std::uint64_t> perSecond; // at most kRateSeconds + 1 entries
    };
    void count(const LogstoreKey &logstore, std::uint64_t lines);
    [[nodiscard]] std::int64_t second() const;

    LogService &m_logs;
    Clock &m_clock;
    std::function<void(const Appended &)> m_appended;
    Rate m_all;
    std::map<LogstoreKey, Rate> m_rates;
    std::shared_ptr<WatchedLogs *> m_self; // answers that come after the end find null
};

} // namespace sluice
