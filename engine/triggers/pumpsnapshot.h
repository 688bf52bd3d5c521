// Everything that a person may ask of one pump, as a value.
#pragma once

#include "engine/client/rows.h"
#include "engine/triggers/window.h"

namespace sluice {

struct PumpSnapshot {
    ShardId shard;
    PumpState state = PumpState::UpToDate;
    TickReason reason = TickReason::None;
    std::string reasonDetail; // "attempt 2 of 4, next in 3 s"; "" where the reason says it all
    Cursor checkpoint;
    std::optional<WallTime> checkpointAt; // receive time of the newest group that is delivered
    Cursor end; // of the shard, as of the last look
    std::optional<WallTime> endAt; // receive time of the newest group that the pump has seen
    Duration lag{}; // age of the oldest group that is not delivered; 0 = none known
    std::optional<WallTime> nextTick;
    std::optional<WallTime> lastTick;
    std::uint32_t attempt = 0; // of the round in progress: the one that runs, or the last one that failed
    std::uint32_t attemptsMax = 0;
    std::uint32_t round = 0;
    std::optional<WallTime> nextAttempt;
    std::optional<WallTime> blockedSince;
    std::uint64_t backlogGroups = 0; // exact where cursors count groups (local)
    std::optional<Window> pending;
    std::string lastError; // of the newest failed attempt or poll, until one succeeds

    [[nodiscard]] PumpRow row() const;
};

} // namespace sluice
