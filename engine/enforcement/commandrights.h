// What each command does, for enforcement: whether it changes anything, and which rights a user needs for it.
#pragma once

#include "engine/catalog/object.h"
#include "engine/client/commands.h"

#include <string>
#include <vector>

namespace sluice {

struct NeededRight {
    std::string action;
    std::string resource;
};

struct CommandRights {
    const char *name = ""; // of the command, for the audit
    bool changes = false; // refused on a read-only connection
    bool ownerOnly = false; // may touch anything: no user's, whatever its policies
    std::vector<NeededRight> needs; // all of them
};

// Every command has its rights here: a new one does not compile without. Names that the definitions do not know are asked
// about as they are given.
[[nodiscard]] CommandRights rightsOf(const Command &command, const Definitions &definitions);

} // namespace sluice
