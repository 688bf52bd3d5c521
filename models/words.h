// The words for states, statuses and reasons: the same in tables, filters, badges and tool tips.
#pragma once

#include "engine/client/rows.h"

#include <QStringList>

namespace sluice {

// What a person reads in the trigger log: the engine's statuses, and an exception that had no attempt.
enum class ExecutionStatus { Ok, Failed, TimedOut, Denied, Cancelled, Problem };
inline constexpr int kExecutionStatuses = 6;
inline constexpr int kPumpStates = 9;
inline constexpr int kTickReasons = 15;

[[nodiscard]] ExecutionStatus statusOf(const LedgerRow &row);

[[nodiscard]] QString word(PumpState state);
[[nodiscard]] QString word(ExecutionStatus status);
[[nodiscard]] QString word(TickReason reason);
[[nodiscard]] QStringList pumpWords(); // of all states, for widths of columns
[[nodiscard]] QStringList executionWords(); // of all statuses
[[nodiscard]] QLatin1String code(ExecutionStatus status); // as typed in a filter, in English in every language
[[nodiscard]] QLatin1String code(TickReason reason);

// "blocked since 10:31:22", "backing off (attempt 2 of 4, next in 3 s)": the reason of the last tick with its figures.
// Short where the state stands beside it.
enum class Wording { Full, Short };
[[nodiscard]] QString reasonText(const PumpRow &pump, std::int64_t nowMs, Wording wording = Wording::Full);

// Smaller is needier; the order of look.md.
[[nodiscard]] int needOf(PumpState state);

} // namespace sluice
