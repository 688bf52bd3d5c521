// What the store found broken or had to leave out, for people and for counters. Any thread.
#pragma once

#include "engine/base/clock.h"
#include "engine/logs/logstore.h"

#include <deque>
#include <mutex>

namespace sluice {

enum class DamageKind {
    TornTail, // bytes of a write that was never acknowledged, cut at a start
    DamagedGroups, // groups that cannot be read any more
    MissingSegment, // a file of the segment list is not there
    TruncatedSegment, // a sealed file is shorter than its list says
    UnreadableFile, // neither header nor list tells how to read it
    IndexRebuilt, // a segment's own index was damaged; nothing was lost
    ListRebuilt, // index.db was damaged or missing; nothing was lost
    ListBehind, // index.db could not be written; the next start reads the segments instead
};

[[nodiscard]] std::string_view toText(DamageKind kind);

struct Damage {
    DamageKind kind = DamageKind::DamagedGroups;
    LogstoreUid uid;
    ShardId shard;
    std::string path;
    std::uint64_t groups = 0; // lost; 0 where that cannot be known
    std::uint64_t bytes = 0;
    WallTime at;
};

class DamageLog {
public:
    static constexpr std::size_t kKept = 1'000; // newest; the counters go on

    void add(Damage damage);
    [[nodiscard]] std::vector<Damage> all() const; // oldest first
    [[nodiscard]] std::uint64_t groups() const; // lost since the store was opened
    [[nodiscard]] std::uint64_t reports() const; // those beyond kKept included

private:
    mutable std::mutex m_mutex;
    std::deque<Damage> m_kept; // guarded by m_mutex
    std::uint64_t m_groups = 0; // guarded by m_mutex
    std::uint64_t m_reports = 0; // guarded by m_mutex
};

} // namespace sluice
