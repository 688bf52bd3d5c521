// Trigger exceptions without an attempt, thinned out: at most one of a kind per pump and interval, with the count of what it
// stands for. A value of one pump.
#pragma once

#include "engine/base/clock.h"
#include "engine/base/error.h"

#include <array>
#include <cstdint>
#include <optional>

namespace sluice {

enum class TroubleKind { PollFailed, SourceLost };

class TroubleLog {
public:
    struct Trouble {
        TroubleKind kind = TroubleKind::PollFailed;
        std::uint64_t count = 0;
        Error error; // of the newest one
    };

    void add(TroubleKind kind, Error error);

    // What may be written now; the caller writes it. Its count starts again from zero.
    [[nodiscard]] std::optional<Trouble> takeDue(BootTime now, Duration interval);

private:
    struct Kind {
        std::uint64_t count = 0;
        Error error;
        std::optional<BootTime> written;
    };
    std::array<Kind, 2> m_kinds;
};

} // namespace sluice
