// Figures of the ledger's ring by steps of time, for charts. Two halves: a walk over the ring on the loop, and the sorting
// of what it found, which may run anywhere.
#pragma once

#include "engine/client/consolerows.h"
#include "engine/triggers/ledger.h"

#include <optional>
#include <string>
#include <vector>

namespace sluice {

struct FigureSpan {
    std::int64_t fromMs = 0;
    std::int64_t stepMs = 0;
    std::size_t steps = 0;
};
// Of the steps of `stepMs` from the one that holds `fromMs` to the one that holds `nowMs`; none when that is before.
// Errors: Invalid/"StepTooShort", Invalid/"TooManySteps".
[[nodiscard]] Result<FigureSpan> figureSpan(std::int64_t fromMs, std::int64_t stepMs, std::int64_t nowMs);

// What the walk found: sums by step, and an entry an attempt for what needs an order.
struct FigureScan {
    struct Attempt {
        std::uint32_t step = 0;
        std::uint32_t subject = 0;
        std::int64_t durationMs = 0;
        std::int64_t lagMs = 0;
    };
    FigureRows figures;
    std::vector<Attempt> attempts; // newest first
    std::vector<std::string> triggers; // by subject; two subjects may be of one trigger
};

// Loop thread. It ends at the first record that ended well before the span; see kClockSlack. With `trigger`, of that one.
[[nodiscard]] FigureScan scanFigures(const Ledger &ledger, const FigureSpan &span, const std::optional<TriggerKey> &trigger);

// Any thread: percentiles and lags.
[[nodiscard]] FigureRows figuresOf(FigureScan scan);

// A wall clock that was set back this far still loses no record of the span.
inline constexpr Duration kFigureClockSlack = std::chrono::minutes(10);

} // namespace sluice
