// What the charts of the overview show of an engine's figures: attempts and lines as rates, durations and lags as they are.
#pragma once

#include "models/figures.h"
#include "models/triggermodel.h"
#include "ui/widgets/chart.h"

namespace sluice {

// The newest step is still being counted: its rates are over the part of it that has passed, and left out while that is
// short.
struct FigureView {
    const FigureRows &figures;
    FigureSpan span;
    std::int64_t nowMs = 0; // when the figures were read
};

[[nodiscard]] ChartData executionsChart(const FigureView &view, std::vector<ChartMark> marks); // a minute: ok, failed
[[nodiscard]] ChartData durationChart(const FigureView &view); // milliseconds: p50, p95, p99
enum class ThroughputOf { Lines, Bytes };
[[nodiscard]] ChartData throughputChart(const FigureView &view, ThroughputOf what); // a second: in, shipped
[[nodiscard]] ChartData lagChart(const FigureView &view); // milliseconds: the two worst triggers, the worst of the others

// "10:31 orders blocked" for each trigger that is blocked since after `fromMs`, oldest first.
[[nodiscard]] std::vector<ChartMark> blockedMarks(const std::vector<TriggerRow> &triggers, std::int64_t fromMs,
                                                  FigureSpan span);

} // namespace sluice
