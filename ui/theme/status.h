// A state as a person sees it: icon, word and colour, the same everywhere.
#pragma once

#include "models/words.h"
#include "ui/theme/theme.h"

namespace sluice {

struct Badge {
    QLatin1String icon;
    Ink ink = Ink::Idle;
};

[[nodiscard]] Badge badgeOf(PumpState state);
[[nodiscard]] Badge badgeOf(ExecutionStatus status);

} // namespace sluice
