#include "engine/logs/local/retention.h"

#include <algorithm>

namespace sluice {

namespace {

// A segment is closed at the latest when it spans this part of the time that data is kept, and not sooner than an hour:
// data goes by whole segments.
constexpr int kSpanPart = 8;
constexpr Duration kSpanMin = std::chrono::hours(1);

struct Tick {
    std::vector<std::shared_ptr<LocalStore>> stores;
    WallTime now;
    TimeRetention byTime;
    Task finished;
    std::shared_ptr<RetentionReport> report;
    std::mutex mutex;
    std::size_t left = 0; // guarded by mutex

    void count(std::uint64_t segments, std::uint64_t bytes)
    {
        const std::lock_guard lock(mutex);
        report->segments += segments;
        report->bytes += bytes;
    }
};

std::size_t drop(Tick &tick, ShardLog &log, Cursor through)
{
    const auto before = log.sealed().size();
    const auto bytes = log.dropThrough(through);
    const auto segments = before - std::min(before, log.sealed().size());
    tick.count(segments, bytes);
    return segments;
}

void expireShard(Tick &tick, const Logstore &definition, ShardLog &log)
{
    if (tick.byTime == TimeRetention::Paused)
        return;
    const Duration kept = std::chrono::hours(24) * definition.ttlDays;
    // On a full disk the next segment cannot be made; the old ones go all the same.
    static_cast<void>(log.roll(tick.now - std::max(kept / kSpanPart, kSpanMin)));
    std::optional<Cursor> through;
    for (const auto &segment : log.sealed()) {
        if (segment.lastAt >= tick.now - kept)
            break;
        through = segment.first;
    }
    if (through)
        drop(tick, log, *through);
}

void limitSize(Tick &tick, LocalStore &store)
{
    const auto limit = store.definition().maxBytes;
    if (limit == 0)
        return;
    for (;;) {
        std::uint64_t sum = 0;
        ShardLog *owner = nullptr;
        std::optional<ShardLog::SealedSegment> oldest;
        for (const auto &shard : store.shards()) {
            auto &log = shard->log();
            sum += log.diskBytes();
            const auto sealed = log.sealed();
            if (!sealed.empty() && (!oldest || sealed.front().lastAt < oldest->lastAt)) {
                oldest = sealed.front();
                owner = &log;
            }
        }
        if (sum <= limit || !oldest || drop(tick, *owner, oldest->first) == 0)
            return;
    }
}

} // namespace

void expireStores(std::vector<std::shared_ptr<LocalStore>> stores, WallTime now, TimeRetention byTime, Task finished,
                  std::shared_ptr<RetentionReport> report)
{
    auto tick = std::make_shared<Tick>();
    tick->stores = std::move(stores);
    tick->now = now;
    tick->byTime = byTime;
    tick->finished = std::move(finished);
    tick->report = std::move(report);
    tick->left = 1;
    for (const auto &store : tick->stores)
        tick->left += store->shards().size();
    const auto step = [tick] {
        {
            const std::lock_guard lock(tick->mutex);
            if (--tick->left > 0)
                return;
        }
        for (const auto &store : tick->stores)
            limitSize(*tick, *store);
        tick->finished();
    };
    for (const auto &store : tick->stores) {
        for (const auto &shard : store->shards())
            shard->afterCommits([tick, store, log = shard->sharedLog(), step] {
                expireShard(*tick, store->definition(), *log);
                step();
            });
    }
    step();
}

} // namespace sluice
