// Two times that must not be mixed.
// BootTime (CLOCK_BOOTTIME) runs through suspend and never jumps: intervals, deadlines, back-off use it.
// WallTime (UTC) is what people read and what log times are; it may jump in either direction.
#pragma once

#include <atomic>
#include <chrono>
#include <cstdint>

namespace sluice {

using Duration = std::chrono::microseconds;

struct BootClockTag {
    using duration = Duration;
    using rep = Duration::rep;
    using period = Duration::period;
};
using BootTime = std::chrono::time_point<BootClockTag, Duration>;
using WallTime = std::chrono::sys_time<Duration>;

class Clock {
public:
    virtual ~Clock() = default;
    [[nodiscard]] virtual BootTime boot() const = 0; // any thread
    [[nodiscard]] virtual WallTime wall() const = 0; // any thread
};

class SystemClock final : public Clock {
public:
    [[nodiscard]] BootTime boot() const override;
    [[nodiscard]] WallTime wall() const override;
};

// Time that a test or a simulation moves by hand. Any thread.
class ManualClock final : public Clock {
public:
    explicit ManualClock(WallTime wall = WallTime(std::chrono::seconds(1'700'000'000)),
                         BootTime boot = BootTime(std::chrono::seconds(1'000)))
        : m_boot(boot.time_since_epoch().count())
        , m_wall(wall.time_since_epoch().count())
    {
    }

    [[nodiscard]] BootTime boot() const override { return BootTime(Duration(m_boot.load())); }
    [[nodiscard]] WallTime wall() const override { return WallTime(Duration(m_wall.load())); }

    void advance(Duration by) // both clocks, as time passes
    {
        m_boot += by.count();
        m_wall += by.count();
    }
    void jumpWall(Duration by) { m_wall += by.count(); } // somebody set the clock

private:
    std::atomic<std::int64_t> m_boot;
    std::atomic<std::int64_t> m_wall;
};

[[nodiscard]] constexpr std::int64_t unixMillis(WallTime time)
{
    return std::chrono::floor<std::chrono::milliseconds>(time.time_since_epoch()).count();
}
[[nodiscard]] constexpr std::int64_t unixSeconds(WallTime time)
{
    return std::chrono::floor<std::chrono::seconds>(time.time_since_epoch()).count();
}
[[nodiscard]] constexpr WallTime wallFromMillis(std::int64_t millis)
{
    return WallTime(std::chrono::milliseconds(millis));
}
[[nodiscard]] constexpr WallTime wallFromSeconds(std::int64_t seconds)
{
    return WallTime(std::chrono::seconds(seconds));
}
[[nodiscard]] constexpr std::int64_t millis(Duration duration)
{
    return std::chrono::duration_cast<std::chrono::milliseconds>(duration).count();
}

} // namespace sluice
