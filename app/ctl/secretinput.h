// A secret's value from a person or a pipe, never from an argument: arguments are seen by everybody on the machine.
#pragma once

#include "app/ctl/session.h"
#include "engine/access/secret.h"

namespace sluice::ctl {

// With --fd N from there; from standard input when that is not a terminal (both to their end, without one newline that
// ends them); else asked for twice on the terminal, without echo. Invalid/"Usage": empty, too long, or not twice the same.
// Cancelled/"NotConfirmed": ^C, ^D or a signal.
[[nodiscard]] Result<Secret> readSecret(Session &session, const std::string &name);

} // namespace sluice::ctl
