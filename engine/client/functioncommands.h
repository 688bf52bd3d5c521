// Commands about user code. A version is rolled back to by Function::pinnedCode, with PutDefinitions.
#pragma once

#include "engine/client/functionrows.h"
#include "engine/functions/function.h"

namespace sluice {

struct Nothing;

// NotFound/"FunctionNotFound"; a native function has none. What was saved before this was sent is in the answer, and a call
// after the answer runs that.
struct GetFunctionVersions {
    using Answer = FunctionVersionRows;
    FunctionKey function;
    SLUICE_FIELDS(GetFunctionVersions, function)
};
struct GetRuntimes { // looks for interpreters and tries a sandbox, once an engine
    using Answer = RuntimeRows;
    SLUICE_FIELDS(GetRuntimes)
};
// Functions may run without a sandbox where this machine forbids one. Durable, in the audit; owner only.
struct AllowUnsandboxed {
    using Answer = Nothing;
    bool allowed = false;
    std::string actor;
    SLUICE_FIELDS(AllowUnsandboxed, allowed, actor)
};

} // namespace sluice
