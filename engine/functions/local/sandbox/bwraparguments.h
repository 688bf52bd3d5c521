// bubblewrap's command line for one instance: default deny, then what a function needs. Pure but for looking at which of
// /bin, /lib … are links on this host.
#pragma once

#include "engine/functions/local/instanceprocess.h"
#include "engine/functions/local/runtimecommand.h"
#include "engine/functions/local/sandbox/bridgesheet.h"
#include "engine/functions/local/sandbox/sandboxsettings.h"

#include <string>
#include <vector>

namespace sluice {

// Where things are inside.
namespace inside {
inline constexpr const char *kCode = "/code";
inline constexpr const char *kBridge = "/opt/sluice/bridge";
inline constexpr const char *kGateway = "/opt/sluice/gateway.sock";
inline constexpr unsigned kUser = 10'000; // its one user, "function"
} // namespace inside

struct BwrapArguments {
    std::vector<std::string> options; // for bridgefd::kArguments
    std::vector<std::string> files; // contents for bridgefd::kFiles and on, in order
    std::vector<StagedMount> staged; // for BridgeSheet::staged; only as root
};

// `asRoot`: the engine's user is root, so that what only root may read is shown through staged mounts.
[[nodiscard]] BwrapArguments bwrapArguments(const SandboxSettings &settings, const InstancePlan &plan,
                                            const RuntimeCommand &command, bool asRoot);

// What `options` becomes in bridgefd::kArguments.
[[nodiscard]] std::string joinedByNul(const std::vector<std::string> &options);

} // namespace sluice
