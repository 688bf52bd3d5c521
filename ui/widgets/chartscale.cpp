#include "ui/widgets/chartscale.h"

#include "models/format.h"

#include <QCoreApplication>
#include <QLocale>

#include <array>
#include <cmath>

namespace sluice {

namespace {

constexpr double kSecond = 1'000;
constexpr double kMinute = 60 * kSecond;
constexpr double kHour = 60 * kMinute;
constexpr double kDay = 24 * kHour;
constexpr double kKibi = 1'024;
constexpr std::int64_t kDayMs = 86'400'000;
constexpr std::int64_t kMinuteMs = 60'000;
constexpr int kLinesLeast = 3;
constexpr int kLinesMost = 4;

struct Text {
    Q_DECLARE_TR_FUNCTIONS(ChartScale)
};

// Of the candidates up to `next`, the scale with the least empty room above.
double decimalStep(double least)
{
    const double power = std::pow(10.0, std::floor(std::log10(least)));
    for (const double factor : {1.0, 2.0, 2.5, 5.0, 10.0}) {
        if (factor * power >= least * (1 - 1e-9))
            return factor * power;
    }
    return 10 * power;
}

double durationStep(double least)
{
    if (least <= kSecond)
        return decimalStep(least);
    static constexpr std::array kSteps{2 * kSecond,  2.5 * kSecond, 5 * kSecond,  10 * kSecond, 15 * kSecond, 20 * kSecond,
                                       30 * kSecond, kMinute,       2 * kMinute,  3 * kMinute,  5 * kMinute,  10 * kMinute,
                                       15 * kMinute, 20 * kMinute,  30 * kMinute, kHour,        2 * kHour,    3 * kHour,
                                       6 * kHour,    12 * kHour,    kDay};
    for (const double step : kSteps) {
        if (step >= least * (1 - 1e-9))
            return step;
    }
    return kDay * decimalStep(least / kDay);
}

double bytesStep(double least)
{
    double unit = 1;
    while (least > 256 * unit)
        unit *= kKibi;
    for (const double factor : {1, 2, 4, 5, 10, 20, 25, 50, 100, 128, 200, 256}) {
        if (factor * unit >= least * (1 - 1e-9))
            return factor * unit;
    }
    return kKibi * unit;
}

double stepFrom(double least, ChartUnit unit)
{
    switch (unit) {
    case ChartUnit::Count: return decimalStep(least);
    case ChartUnit::Milliseconds: return durationStep(least);
    case ChartUnit::Bytes: return bytesStep(least);
    }
    return least;
}

QString inUnit(double value, double unit, const QString &pattern)
{
    // As many decimals as the value has, at most two.
    const double in = std::round(value / unit * 100) / 100;
    const int decimals = in == std::floor(in) ? 0 : std::round(in * 10) == in * 10 ? 1 : 2;
    return pattern.arg(QLocale().toString(in, 'f', decimals));
}

} // namespace

ChartScale scaleFor(double most, ChartUnit unit)
{
    if (!(most > 0))
        most = unit == ChartUnit::Count ? 1 : unit == ChartUnit::Bytes ? kKibi : kSecond;
    ChartScale best;
    best.lines = 0;
    for (int lines = kLinesLeast; lines <= kLinesMost; ++lines) {
        const ChartScale scale{stepFrom(most / lines, unit), lines};
        if (best.lines == 0 || scale.top() <= best.top())
            best = scale;
    }
    return best;
}

QString axisText(double value, const ChartScale &scale, ChartUnit unit)
{
    if (value <= 0)
        return QLocale().toString(0);
    if (unit == ChartUnit::Count)
        return inUnit(value, 1, QStringLiteral("%1"));
    if (unit == ChartUnit::Bytes)
        return format::windowSize(std::uint64_t(value));
    const double by = scale.step;
    if (scale.top() < kSecond)
        return inUnit(value, 1, Text::tr("%1 ms"));
    if (by < kMinute)
        return inUnit(value, kSecond, Text::tr("%1 s"));
    if (by < kHour)
        return inUnit(value, kMinute, Text::tr("%1 min"));
    return by < kDay ? inUnit(value, kHour, Text::tr("%1 h")) : inUnit(value, kDay, Text::tr("%1 d"));
}

QString valueText(double value, ChartUnit unit)
{
    if (!std::isfinite(value))
        return format::none();
    switch (unit) {
    case ChartUnit::Count:
        return value < 10 ? inUnit(std::round(value * 10) / 10, 1, QStringLiteral("%1")) : format::rate(value);
    case ChartUnit::Milliseconds: return format::span(std::llround(value));
    case ChartUnit::Bytes: return format::windowSize(std::uint64_t(std::max(0.0, value)));
    }
    return format::none();
}

QString momentText(std::int64_t ms, std::int64_t stepMs, std::int64_t rangeMs)
{
    const auto pattern = rangeMs > kDayMs ? QStringLiteral("MM-dd HH:mm")
        : stepMs < kMinuteMs              ? QStringLiteral("HH:mm:ss")
                                          : QStringLiteral("HH:mm");
    return format::inZone(ms).toString(pattern);
}

} // namespace sluice
