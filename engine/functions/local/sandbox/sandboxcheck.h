// Whether this machine can sandbox functions, found out by doing it once: a sandbox with all its parts that runs nothing but
// /bin/true. Fail closed: what cannot be shown to work is an error with a sentence that says what is missing and how to mend
// it.
#pragma once

#include "engine/functions/local/sandbox/sandboxsettings.h"

#include "engine/base/clock.h"
#include "engine/base/result.h"

namespace sluice {

inline constexpr Duration kSandboxCheckMost = std::chrono::seconds(5);

// Denied/"SandboxUnavailable". Blocks, 20 to 40 ms where it works and `most` at most, all its trials together: at the
// engine's start or on a pool thread. A trial that somebody killed is done again, a few times; nothing of any stays.
[[nodiscard]] Done checkSandbox(const SandboxSettings &settings, Duration most = kSandboxCheckMost);

} // namespace sluice
