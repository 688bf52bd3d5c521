// `sluice-bridge outside`: on the host, between the engine's spawn and bubblewrap. What must not happen in the engine
// itself.
#pragma once

#include "engine/functions/local/sandbox/bridgesheet.h"

namespace sluice::bridge {

// Becomes bubblewrap; returns only when that failed, with what to say. Without a launcher it returns "" and the caller
// goes on as the bridge of an unsandboxed instance, under the filter.
[[nodiscard]] std::string goOutside(const BridgeSheet &sheet);

} // namespace sluice::bridge
