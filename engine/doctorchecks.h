// The doctor's judgement: facts in, one row a check out. Pure functions; any thread.
//
// A row is bad when it names a cause why the trigger does not deliver, or a symptom of one; causes come before symptoms, so
// the first bad row of a trigger is where to begin. A row whose fact could not be read is bad and says why.
//
// actions: authorize, resume, tick, interval=SECONDS, move-checkpoint, open-function-log, logstores; "" = none;
// edit (the trigger, or its service), edit-function, edit-role=NAME, edit-logstore=PROJECT/LOGSTORE;
// lost=KIND/NAME (a Logstore, bucket or function that something names and nothing defines),
// logstore=PROJECT/LOGSTORE (look at it), import=PROJECT/LOGSTORE (bring data into it).
#pragma once

#include "engine/doctorfacts.h"

#include <vector>

namespace sluice {

[[nodiscard]] CheckRow checkEngine(const DoctorFacts &facts); // "engine"
[[nodiscard]] CheckRow checkEnabled(const DoctorFacts &facts); // "enabled"
[[nodiscard]] CheckRow checkAuthorization(const DoctorFacts &facts); // "authorization"
[[nodiscard]] CheckRow checkRole(const DoctorFacts &facts); // "role-policy"
[[nodiscard]] CheckRow checkServiceRole(const DoctorFacts &facts); // "service-role"
[[nodiscard]] CheckRow checkFunction(const DoctorFacts &facts); // "function"
[[nodiscard]] CheckRow checkSource(const DoctorFacts &facts); // "source"
[[nodiscard]] CheckRow checkTraffic(const DoctorFacts &facts); // "source-traffic"
[[nodiscard]] CheckRow checkCheckpoint(const DoctorFacts &facts); // "checkpoint"
[[nodiscard]] CheckRow checkLastTick(const DoctorFacts &facts); // "last-tick"
[[nodiscard]] CheckRow checkAttempts(const DoctorFacts &facts); // "attempts"
[[nodiscard]] CheckRow checkFunctionLog(const DoctorFacts &facts); // "function-log"
[[nodiscard]] CheckRow checkInterval(const DoctorFacts &facts); // "interval"
[[nodiscard]] CheckRow checkTriggerLog(const DoctorFacts &facts); // "trigger-log"
[[nodiscard]] CheckRow checkDisk(const DoctorFacts &facts); // "disk"

[[nodiscard]] std::vector<CheckRow> checksOf(const DoctorFacts &facts); // all of them, in this order

// The newest failed attempt of each shard that no later success of that shard has mended, oldest first.
[[nodiscard]] std::vector<LedgerRecord> unmended(const std::vector<LedgerRecord> &records);

struct Traffic { // of one shard
    std::int32_t shard = 0;
    double bytes = 0; // a second
    double groups = 0; // a second
};
// The longest interval below the trigger's at which a window of that traffic stays well within its limits, and within what
// the guide's kBusyBytes make of the default interval; none when even the shortest does not do.
[[nodiscard]] std::optional<int> shorterInterval(const Traffic &traffic, const Trigger &trigger);

namespace doctor {

inline constexpr int kQuietIntervals = 10; // so long without data is worth a word
inline constexpr Duration kRecentLeast = std::chrono::minutes(1); // over which traffic is measured: kQuietIntervals,
inline constexpr Duration kRecentMost = std::chrono::minutes(10); // within these bounds
inline constexpr int kLateIntervals = 3; // data that waits longer than that, and than kLateLeast, is late
inline constexpr Duration kLateLeast = std::chrono::seconds(30);
inline constexpr Duration kFailuresSince = std::chrono::hours(1); // failures are counted over that, or kQuietIntervals
inline constexpr double kBusyBytes = 1'000'000.0 / 8; // a second and shard: the guide's 1 Mbit/s
inline constexpr double kDiskShare = 0.02; // a smaller share of free disk is too little
inline constexpr std::uint64_t kDiskLeast = 256 * limits::kMiB;
inline constexpr std::size_t kShardsShown = 8;
inline constexpr std::size_t kCodesShown = 5;
inline constexpr std::size_t kLinesShown = 5; // of a function log
inline constexpr std::size_t kTextShown = 500; // bytes of one error's text

} // namespace doctor

} // namespace sluice
