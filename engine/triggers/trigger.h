// Definition of a trigger: a source Logstore, a function, and how the one is delivered to the other.
#pragma once

#include "engine/base/cursor.h"
#include "engine/functions/function.h"
#include "engine/logs/logstore.h"

#include <string>

namespace sluice {

struct TriggerUidTag;
using TriggerUid = Id<TriggerUidTag, std::string>; // a UUID, new for each creation; survives trash and restore

struct TriggerKey {
    std::string service;
    std::string function;
    std::string trigger;

    SLUICE_FIELDS(TriggerKey, service, function, trigger)
    friend auto operator<=>(const TriggerKey &, const TriggerKey &) = default;
    [[nodiscard]] FunctionKey functionKey() const { return {service, function}; }
};

[[nodiscard]] inline std::string toText(const TriggerKey &key)
{
    return key.service + '/' + key.function + '/' + key.trigger;
}

// SERVICE/FUNCTION/TRIGGER; without two slashes the whole text is the trigger's name.
[[nodiscard]] TriggerKey triggerKeyOf(const std::string &text);

enum class StartAt { Newest, Oldest, Time };

struct Trigger {
    TriggerKey key;
    std::string uid; // given at creation
    LogstoreKey source;
    std::string triggerLog; // a Logstore of the source's project
    int intervalSeconds = limits::kIntervalSecondsDefault;
    int retries = limits::kRetriesDefault;
    std::string parameter = "{}"; // function configuration: a JSON object, as text
    StartAt start = StartAt::Newest;
    std::int64_t startTime = 0; // unix seconds, for StartAt::Time
    bool enabled = true;
    std::string role; // "" = the role that the authorization step made
    std::uint64_t windowBytes = limits::kWindowBytesDefault;
    std::uint32_t windowGroups = limits::kWindowGroupsDefault;
    bool allowLoop = false;
    std::uint64_t version = 1; // raised by each change
    SLUICE_FIELDS(Trigger, key, uid, source, triggerLog, intervalSeconds, retries, parameter, start, startTime, enabled,
                  role, windowBytes, windowGroups, allowLoop, version)

    [[nodiscard]] LogstoreKey triggerLogKey() const { return {source.project, triggerLog}; }
};

// 40 lower-case hex digits from the uid: the event's jobName.
[[nodiscard]] std::string jobNameOf(const std::string &triggerUid);

// UUID v5 of (trigger uid, shard, begin, end): the same for every attempt on a window, in this life and the next.
[[nodiscard]] std::string taskIdOf(const std::string &triggerUid, ShardId shard, Cursor begin, Cursor end);

} // namespace sluice
