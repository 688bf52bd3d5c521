// How a runtime's interpreter is started, as the runtimes' part of the house knows it.
#pragma once

#include "engine/base/result.h"

#include <functional>
#include <string>
#include <vector>

namespace sluice {

// A file or folder of the host that the process sees, read-only.
struct SandboxMount {
    std::string host; // absolute
    std::string inside; // absolute, such as /opt/sluice/runtime

    friend bool operator==(const SandboxMount &, const SandboxMount &) = default;
};

struct SandboxCommand {
    std::vector<std::string> argv; // as inside the sandbox: /usr/bin/python3, /opt/sluice/runtime/bootstrap.py …
    std::vector<SandboxMount> extraMounts;

    friend bool operator==(const SandboxCommand &, const SandboxCommand &) = default;
};

// For a function's runtime ("python3.11", "custom"). Errors: NotFound/"RuntimeNotInstalled" with the package to install.
using RuntimeFinder = std::function<Result<SandboxCommand>(const std::string &runtime)>;

} // namespace sluice
