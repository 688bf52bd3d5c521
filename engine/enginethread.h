// An engine on a thread of its own, and a client of it on the thread that made it: what both programs start.
#pragma once

#include "engine/client/enginehost.h"

namespace sluice {

// Makes an engine's thread and opens the directory on it; answers when that is done, so it blocks for the time of opening
// databases (recovery of Logstores goes on beside). Errors: those of Engine::open.
[[nodiscard]] Result<std::unique_ptr<EngineHost>> startEngineThread(EngineOptions options);

} // namespace sluice
