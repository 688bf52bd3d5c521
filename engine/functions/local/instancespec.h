// What makes one version of a function's instances: another spec is another version, and instances of the old one end.
#pragma once

#include "engine/access/secret.h"
#include "engine/base/clock.h"
#include "engine/functions/function.h"
#include "engine/functions/local/instanceprocess.h"

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace sluice {

struct InstanceSpec {
    Function function;
    Service service;
    std::string codeFolder; // of the code's version; its name changes with the content
    std::string codeChecksum; // decimal CRC-64; "" = not known

    friend bool operator==(const InstanceSpec &, const InstanceSpec &) = default;
};
using InstanceSpecPtr = std::shared_ptr<const InstanceSpec>;

// Temporary credentials of the service's role; empty when the service has none.
struct FunctionCredentials {
    std::string keyId; // "STS.…"
    Secret secret;
    std::string securityToken;
    WallTime expires = WallTime::max();
};

// From what one instance is started.
struct InstanceSetup {
    InstancePlan plan;
    std::optional<FunctionCredentials> credentials; // that the plan's environment holds; nothing = the service has no role
    std::vector<Secret> hidden; // values that no log line may show: the function's secrets
};

} // namespace sluice
