// From a plan to a running bridge: the sheet, bubblewrap's arguments, the descriptors. Used by the launcher and by the
// check.
#pragma once

#include "engine/functions/local/sandbox/bridgesheet.h"
#include "engine/functions/local/sandbox/bwraparguments.h"
#include "engine/functions/local/sandbox/spawn.h"

namespace sluice {

struct LaunchedBridge {
    SpawnedProcess process;
    Descriptor protocol; // the engine's ends, not blocking
    Descriptor control;
    Descriptor output;
};

[[nodiscard]] BridgeSheet bridgeSheet(const SandboxSettings &settings, const InstancePlan &plan,
                                      const RuntimeCommand &command);

// `filter`: the seccomp program. Errors: Unavailable/"ProcessNotStarted".
[[nodiscard]] Result<LaunchedBridge> launchBridge(const SandboxSettings &settings, const InstancePlan &plan,
                                                  const RuntimeCommand &command, const std::string &filter);

// The port of a custom runtime by its environment.
[[nodiscard]] int customPort(const std::map<std::string, std::string> &environment);

} // namespace sluice
