// The environment of an instance (fc-api §5.2). Pure.
#pragma once

#include "engine/functions/local/instancespec.h"

#include <map>
#include <string>

namespace sluice {

struct InstanceWorld {
    std::string accountId; // "0" on this engine
    std::string instanceId;
    const FunctionCredentials *credentials = nullptr; // null = the service has no role
    std::map<std::string, std::string> extra; // of ours, beneath the user's own: endpoints
};

struct InstanceEnvironment {
    std::map<std::string, std::string> variables;
};

// `secrets`: what the function's secretValues stand for, by the variable's name. The platform's own names win over the
// user's (isPlatformVariable()); other ones, such as LD_LIBRARY_PATH or TZ, are the user's when he
// sets them.
[[nodiscard]] InstanceEnvironment instanceEnvironment(const InstanceSpec &spec, const InstanceWorld &world,
                                                      const std::map<std::string, Secret> &secrets);

} // namespace sluice
