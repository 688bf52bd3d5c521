#include "ui/forms/rateadvice.h"

#include "engine/base/limits.h"

#include <algorithm>
#include <array>

namespace sluice {

namespace {

constexpr double kBusyMegabits = 1;
constexpr std::array kUsual = {3, 5, 10, 15, 20, 30, 45, 60, 90, 120, 180, 300, 600}; // seconds

} // namespace

RateAdvice rateAdvice(double bytesPerSecond, int intervalSeconds, std::uint64_t windowLimit)
{
    RateAdvice advice;
    advice.megabits = bytesPerSecond * 8 / 1e6;
    advice.windowBytes = std::uint64_t(std::max(0.0, bytesPerSecond * intervalSeconds));
    advice.aboveLimit = advice.windowBytes > windowLimit;
    if (advice.megabits <= kBusyMegabits || advice.windowBytes <= windowLimit / 2)
        return advice;
    const auto fits = double(windowLimit / 2) / bytesPerSecond;
    advice.seconds = limits::kIntervalSecondsMin;
    for (const auto usual : kUsual) {
        if (usual <= fits)
            advice.seconds = usual;
    }
    advice.betterBytes = std::uint64_t(bytesPerSecond * advice.seconds);
    advice.needed = advice.seconds < intervalSeconds;
    return advice;
}

} // namespace sluice
