// One record of the ledger: an attempt, or a trigger exception without one (attempt = 0).
// Its text form in the trigger log has the field names of the ledger table in README.md.
#pragma once

#include "engine/base/clock.h"
#include "engine/functions/functionservice.h"
#include "engine/triggers/trigger.h"

#include <memory>
#include <optional>
#include <string>

namespace sluice {

struct LedgerTag;
using LedgerSequence = Id<LedgerTag, std::uint64_t>; // 1 …, over all triggers, never reused; 0 = before the first

enum class AttemptStatus { Ok, Failed, TimedOut, Denied, Cancelled };

// Why the pump looked at the shard, and what came of it. The one word that a person reads as "reason of the last tick".
enum class TickReason {
    None, // never ticked since the engine started
    Invoked,
    CatchUp,
    NoNewData,
    StillRunning,
    BackingOff,
    Blocked,
    Disabled,
    Paused,
    NotAuthorized,
    ShardGone,
    SourceGone,
    WaitingForParents, // a child shard whose parents are not read to their end yet
    PollFailed,
    Moved, // a person moved the checkpoint
};

[[nodiscard]] std::string_view toText(AttemptStatus status); // ok failed timed_out denied cancelled
[[nodiscard]] std::string_view toText(TickReason reason); // "invoked", "catch-up", "no new data" …

// What all records of one trigger share; records point to it, so 200,000 of them fit in memory.
struct LedgerSubject {
    std::string jobName;
    TriggerKey trigger;
    LogstoreKey source;
};

struct LedgerRecord {
    LedgerSequence sequence;
    std::shared_ptr<const LedgerSubject> subject;
    ShardId shard;
    Cursor begin;
    Cursor end;
    TickReason reason = TickReason::Invoked;
    std::uint32_t round = 0; // 1 …
    std::uint32_t attempt = 0; // 1 … attemptsMax; 0 = exception without an attempt
    std::uint32_t attemptsMax = 0;
    AttemptStatus status = AttemptStatus::Ok;
    std::string taskId;
    std::string requestId;
    std::uint64_t functionVersion = 0;
    std::string errorCode;
    std::string errorMessage;
    std::uint64_t count = 0; // for exceptions: how many groups, rows or polls it stands for
    WallTime scheduledAt; // when the tick was due
    WallTime startedAt;
    Duration scheduleDelay{};
    Duration duration{};
    std::int64_t billedMs = 0;
    int maxMemoryMb = 0;
    bool coldStart = false;
    std::uint32_t windowGroups = 0;
    std::uint64_t windowLines = 0;
    std::uint64_t windowBytes = 0;
    std::optional<Counters> counters;
    std::int64_t lagMs = 0; // age of the window's oldest group when the attempt ended
    std::string replayOf; // "" here; for replays later
    std::int64_t cursorTime = 0; // of the event, so that it can be shown again
};

} // namespace sluice
