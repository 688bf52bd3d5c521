// When ticks are due: at phase + k·interval on boot time, whatever a run takes. A value.
#pragma once

#include "engine/base/clock.h"

namespace sluice {

struct Beat {
    BootTime phase;
    Duration interval{};

    // The first due time after `now`. Those that were missed in between are one tick, taken by whoever asks.
    [[nodiscard]] BootTime nextAfter(BootTime now) const
    {
        if (now < phase)
            return phase;
        const auto past = (now - phase).count() / interval.count();
        return phase + Duration((past + 1) * interval.count());
    }
};

} // namespace sluice
