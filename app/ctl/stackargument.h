// The STACK argument: its text, and a name from which the engine finds relative paths.
#pragma once

#include "app/ctl/session.h"

namespace sluice::ctl {

struct StackArgument {
    std::string text;
    std::string file; // absolute
};

// The first argument; "-" is standard input, with paths relative to the working directory.
[[nodiscard]] Result<StackArgument> stackArgument(Session &session);

} // namespace sluice::ctl
