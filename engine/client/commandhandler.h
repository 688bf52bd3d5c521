// What an engine must be for its clients: somebody who takes commands.
#pragma once

#include "engine/access/caller.h"
#include "engine/base/reply.h"
#include "engine/client/commands.h"

namespace sluice {

class CommandHandler { // engine thread
public:
    virtual ~CommandHandler() = default;

    // Answers once, on the engine thread, never inside the call, with the Answer that the command names.
    virtual void handle(Command command, const Caller &caller, Reply<AnyAnswer> reply) = 0;
};

} // namespace sluice
