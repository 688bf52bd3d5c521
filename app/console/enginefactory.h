// The one place where the console gets an engine of its own. `sandboxBridge` as in EngineOptions.
#pragma once

#include "engine/client/enginehost.h"

namespace sluice::console {

[[nodiscard]] EngineFactory engineFactory(std::shared_ptr<SecretStore> secrets, std::string sandboxBridge);

} // namespace sluice::console
