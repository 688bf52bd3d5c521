// Every limit and default of the engine, in one place; the table in README.md ("Limits") is this file.
// A limit that is private to one class stands beside that class.
#pragma once

#include "engine/base/clock.h"

#include <cstddef>
#include <cstdint>

namespace sluice::limits {

using namespace std::chrono_literals;

inline constexpr std::size_t kKiB = 1024;
inline constexpr std::size_t kMiB = 1024 * kKiB;

// logs
inline constexpr int kShardsMin = 1;
inline constexpr int kShardsMax = 256;
inline constexpr int kShardsDefault = 2;
inline constexpr int kTtlDaysMin = 1;
inline constexpr int kTtlDaysMax = 3650;
inline constexpr int kTtlDaysDefault = 30;
inline constexpr std::size_t kLineBytesMax = 1 * kMiB;
inline constexpr std::size_t kGroupBytesMax = 10 * kMiB;
inline constexpr std::uint32_t kGroupLogsMax = 40'960;
inline constexpr std::size_t kSegmentBytes = 64 * kMiB;
inline constexpr int kOpenSegmentFilesMax = 512;
inline constexpr std::uint32_t kPullGroupsMax = 1'000;

// triggers
inline constexpr int kIntervalSecondsMin = 3;
inline constexpr int kIntervalSecondsMax = 600;
inline constexpr int kIntervalSecondsDefault = 60;
inline constexpr int kRetriesMin = 0;
inline constexpr int kRetriesMax = 100;
inline constexpr int kRetriesDefault = 3;
inline constexpr std::uint64_t kWindowBytesDefault = 16 * kMiB;
inline constexpr std::uint64_t kWindowBytesMin = 64 * kKiB;
inline constexpr std::uint64_t kWindowBytesMax = 1024 * kMiB;
inline constexpr std::uint32_t kWindowGroupsDefault = 10'000;
inline constexpr std::uint32_t kWindowGroupsMax = 1'000'000;
inline constexpr int kInvocationSlots = 64;
inline constexpr std::uint64_t kOutboxRowsMax = 100'000;
inline constexpr std::size_t kLedgerRing = 200'000;
inline constexpr std::size_t kEventBytesMax = 128 * kKiB;
inline constexpr std::size_t kReplyBytesMax = 6 * kMiB;
inline constexpr Duration kBackoffFirst = 1s;
inline constexpr Duration kBackoffMax = 60s;

// functions
inline constexpr std::size_t kFunctionLogLineMax = 128 * kKiB;
inline constexpr int kTimeoutSecondsDefault = 60;
inline constexpr int kTimeoutSecondsMax = 86'400;
inline constexpr int kInitializationSecondsDefault = 30;
inline constexpr int kInitializationSecondsMax = 300;
inline constexpr int kInstanceConcurrencyMin = 1;
inline constexpr int kInstanceConcurrencyMax = 200;
inline constexpr int kCustomPortDefault = 9'000;
inline constexpr int kCustomCommandPartsMax = 64;
inline constexpr std::size_t kEventPayloadBytesMax = 6 * kMiB; // of a call by hand
inline constexpr std::size_t kLogTailBytes = 4 * kKiB;
inline constexpr int kMemoryMbMin = 64;
inline constexpr int kMemoryMbMax = 32'768;
inline constexpr int kMemoryMbDefault = 256;

// catalog
inline constexpr Duration kTrashKept = 7 * 24h;
inline constexpr std::size_t kAuditRowsMax = 100'000;
inline constexpr std::size_t kUndoStepsMax = 1'000;
inline constexpr std::size_t kStackFileBytesMax = 10 * kMiB;

} // namespace sluice::limits
