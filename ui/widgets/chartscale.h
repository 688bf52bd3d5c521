// The scale of a chart from 0: a round step, and how values read at its lines.
#pragma once

#include <QString>

#include <cstdint>

namespace sluice {

enum class ChartUnit { Count, Milliseconds, Bytes };

struct ChartScale {
    double step = 1; // between two grid lines
    int lines = 4; // 3 or 4; the top is step * lines

    [[nodiscard]] double top() const { return step * lines; }
};

// The smallest round scale of three or four lines that holds `most`; of 1 (1 s, 1 KiB) for 0 and less.
[[nodiscard]] ChartScale scaleFor(double most, ChartUnit unit);

[[nodiscard]] QString axisText(double value, const ChartScale &scale, ChartUnit unit); // 0, 1,500, 0.5 s, 3 min, 2 MiB
[[nodiscard]] QString valueText(double value, ChartUnit unit); // 1,284 or 0.4, 340 ms, 1.9 MiB; NaN = –

// Under the axis and in the read-out: 10:42; with seconds for steps below a minute, with the date over more than a day.
[[nodiscard]] QString momentText(std::int64_t ms, std::int64_t stepMs, std::int64_t rangeMs);

} // namespace sluice
