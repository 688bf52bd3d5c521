// The system calls that no function may make, as a BPF program for bubblewrap's --seccomp. Everything else is allowed: the
// namespaces hold what the calls could reach; this takes away the kernel's rarely used corners, where its holes are.
#pragma once

#include "engine/base/result.h"

#include <string>

namespace sluice {

// Unavailable/"SeccompUnavailable" when this machine's libseccomp cannot make it.
[[nodiscard]] Result<std::string> seccompFilter();

} // namespace sluice
