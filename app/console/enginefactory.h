// The one place where the console gets an engine of its own.
#pragma once

#include "engine/client/enginehost.h"

namespace sluice::console {

[[nodiscard]] EngineFactory engineFactory(std::shared_ptr<SecretStore> secrets);

} // namespace sluice::console
