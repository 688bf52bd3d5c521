// May data be deleted by time now? Not while the wall clock is suspect: a jump of more than an hour against boot time
// closes the gate until the clock was steady for ten minutes. Not thread-safe.
#pragma once

#include "engine/base/clock.h"

#include <optional>

namespace sluice {

class RetentionGate {
public:
    static constexpr Duration kJump = std::chrono::hours(1);
    static constexpr Duration kSteady = std::chrono::minutes(10);

    [[nodiscard]] bool open(BootTime boot, WallTime wall);
    [[nodiscard]] std::uint64_t jumps() const { return m_jumps; }

private:
    struct Seen {
        BootTime boot;
        WallTime wall;
    };
    std::optional<Seen> m_last;
    std::optional<BootTime> m_closedAt;
    std::uint64_t m_jumps = 0;
};

} // namespace sluice
