// Joins the gateway with the engine's parts: one place where a service is given what it works on.
#pragma once

#include "engine/definitionsync.h"

namespace sluice {

// Listens; its doors are still closed. `parts` and `sync` outlive it. Errors as Gateway::open.
[[nodiscard]] Result<std::unique_ptr<Gateway>> openGateway(EngineParts &parts, DefinitionSync &sync);

} // namespace sluice
