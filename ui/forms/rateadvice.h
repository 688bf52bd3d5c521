// How an invocation interval fits the traffic of a shard: what a window holds, and which interval would be better. Pure.
#pragma once

#include <cstdint>

namespace sluice {

struct RateAdvice {
    bool needed = false; // the busiest shard has over 1 Mbit/s, and a shorter interval would help
    double megabits = 0; // a second, of that shard
    std::uint64_t windowBytes = 0; // of one interval
    bool aboveLimit = false; // more than a window takes
    int seconds = 0; // the better interval
    std::uint64_t betterBytes = 0; // of a window of that
};

// A window should be at most half of its limit, so that a busier hour still fits.
[[nodiscard]] RateAdvice rateAdvice(double bytesPerSecond, int intervalSeconds, std::uint64_t windowLimit);

} // namespace sluice
