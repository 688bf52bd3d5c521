// A window: the half-open range [begin, end) of one shard that one invocation is given, as it is kept durably.
#pragma once

#include "engine/logs/logservice.h"
#include "engine/triggers/trigger.h"

#include <optional>

namespace sluice {

struct PumpKey { // one trigger on one shard
    std::string trigger; // uid
    ShardId shard;

    friend auto operator<=>(const PumpKey &, const PumpKey &) = default;
};

struct Window {
    Cursor begin;
    Cursor end;
    std::uint32_t groups = 0;
    std::uint64_t lines = 0;
    std::uint64_t bytes = 0;
    WallTime firstReceivedAt; // of its oldest group
    WallTime lastReceivedAt; // of its newest group; the event's cursorTime
    std::uint64_t definitionVersion = 0; // of the trigger when the window was cut
    std::uint32_t round = 1;
    std::uint32_t attempt = 0; // tries of this round whose outcome is recorded

    friend bool operator==(const Window &, const Window &) = default;

    [[nodiscard]] std::int64_t cursorTime() const { return unixSeconds(lastReceivedAt); }
};

// What is durable of a pump: everything before `cursor` is delivered, or its loss is counted.
struct Checkpoint {
    Cursor cursor;
    std::optional<Window> pending; // committed, not yet delivered: the next thing to be tried. It begins at
                                   // `cursor`, or before it when retention has taken a part of it since
    std::uint64_t unreportedLoss = 0; // groups that retention took, not yet in a record

    friend bool operator==(const Checkpoint &, const Checkpoint &) = default;
};

[[nodiscard]] inline Window windowFrom(const WindowCut &cut, std::uint64_t definitionVersion)
{
    return {cut.begin,          cut.end,           cut.groups, cut.lines, cut.bytes, cut.firstReceivedAt,
            cut.lastReceivedAt, definitionVersion, 1,          0};
}

} // namespace sluice
