// The one place where sluicectl gets an engine of its own.
#pragma once

#include "engine/client/enginehost.h"

namespace sluice::ctl {

[[nodiscard]] EngineFactory engineFactory(std::shared_ptr<SecretStore> secrets);

} // namespace sluice::ctl
