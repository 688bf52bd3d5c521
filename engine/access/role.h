// Definition of a role: who may assume it, and what it allows (fc-api §7).
#pragma once

#include "engine/base/fields.h"

#include <string>
#include <vector>

namespace sluice {

// The role that the authorization step makes: Log Service assumes it to call functions (fc-api §7).
inline constexpr const char *kEtlRole = "AliyunLogETLRole";

struct Role {
    std::string name;
    std::string uid; // given at creation: tokens of a role do not work for another one of its name
    std::string description;
    std::string trust; // "log" or "fc": the service that may assume it
    std::vector<std::string> policies; // names of system policies
    std::string document; // own policy, JSON text; "" = none
    std::string policyName; // of the own policy, for people and for the cloud; "" = it has none
    std::string policyDescription;
    SLUICE_FIELDS(Role, name, uid, description, trust, policies, document, policyName, policyDescription)
};

} // namespace sluice
