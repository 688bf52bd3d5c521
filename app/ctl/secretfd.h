// Secrets of a command on their way in and out: asked on the terminal, or through a file descriptor, never an argument.
#pragma once

#include "app/ctl/session.h"

namespace sluice::ctl {

// With --fd N what can be read there, up to the first line's end; else asked on the terminal, unseen. Invalid/"Usage"
// without either, when nothing came, and when more came than a secret holds.
[[nodiscard]] Result<Secret> askedSecret(Session &session, const std::string &question);

// The descriptor of --fd N, open for writing; none without the option. Invalid/"Usage".
[[nodiscard]] Result<std::optional<int>> outputFd(Session &session);
[[nodiscard]] Done writeSecret(int fd, const Secret &secret); // and a line's end

} // namespace sluice::ctl
