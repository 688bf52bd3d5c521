// A new secret on its way out through a file descriptor: then it is on no screen and in no scroll-back.
#pragma once

#include "app/ctl/session.h"

namespace sluice::ctl {

// The descriptor of --fd N, open for writing; none without the option. Invalid/"Usage".
[[nodiscard]] Result<std::optional<int>> outputFd(Session &session);
[[nodiscard]] Done writeSecret(int fd, const Secret &secret); // and a line's end

} // namespace sluice::ctl
