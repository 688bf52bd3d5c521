// Starting the function's own process from the bridge: limits, session, descriptors, environment, exec.
#pragma once

#include "engine/functions/local/sandbox/bridgesheet.h"

#include <sys/types.h>

namespace sluice::bridge {

struct StartedRuntime {
    pid_t pid = -1; // leader of its own session; -1 = not started
    int error = 0; // errno of what failed
};

// `processes`: the value of RLIMIT_NPROC, which counts what the user has already where there is no sandbox.
[[nodiscard]] StartedRuntime startRuntime(const BridgeSheet &sheet, std::uint64_t processes);

} // namespace sluice::bridge
