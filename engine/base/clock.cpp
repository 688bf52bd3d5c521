#include "engine/base/clock.h"

#include <ctime>

namespace sluice {

namespace {

Duration now(clockid_t id)
{
    timespec time{};
    clock_gettime(id, &time);
    return std::chrono::seconds(time.tv_sec) + std::chrono::duration_cast<Duration>(std::chrono::nanoseconds(time.tv_nsec));
}

} // namespace

BootTime SystemClock::boot() const
{
    return BootTime(now(CLOCK_BOOTTIME));
}

WallTime SystemClock::wall() const
{
    return WallTime(now(CLOCK_REALTIME));
}

} // namespace sluice
