// Ledger records as logs of the trigger log, and back. Field names: the ledger table of README.md.
// A log group's `__topic__` is etl_metrics (attempts that were fine) or etl_alert. The sequences are in a tag of the group,
// not in the logs: "__sequence__" = ranges such as "7-40,44", beside "__ledger__" = the id of the ledger that counts them.
#pragma once

#include "engine/logs/encodedgroup.h"
#include "engine/triggers/ledgerrecord.h"

#include <span>
#include <vector>

namespace sluice {

inline constexpr std::string_view kTopicMetrics = "etl_metrics";
inline constexpr std::string_view kTopicAlert = "etl_alert";

// At most one group a topic, records in their order. Their sum of sizes must be well below limits::kGroupBytesMax:
// a batch of StateStore::kBatchRecordsMax is.
[[nodiscard]] std::vector<EncodedGroup> toLogGroups(std::span<const LedgerRecord> records, const std::string &ledgerId);

// The records of one group. Those of another ledger, and groups that are not of a ledger at all, give none.
// Fields that are missing or that do not parse are left at their defaults: a person may have written into that Logstore.
[[nodiscard]] Result<std::vector<LedgerRecord>> fromLogGroup(std::string_view group, const std::string &ledgerId);

[[nodiscard]] std::string isoTime(WallTime time); // "2026-11-22T14:20:23.007Z"
[[nodiscard]] std::optional<WallTime> timeFromIso(std::string_view text);

} // namespace sluice
