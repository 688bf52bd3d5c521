// Definition of a role: who may assume it, and what it allows (fc-api §7). Stored and shown here; evaluated by Access.
#pragma once

#include "engine/base/fields.h"

#include <string>
#include <vector>

namespace sluice {

struct Role {
    std::string name;
    std::string description;
    std::string trust;                 // "log" or "fc": the service that may assume it
    std::vector<std::string> policies; // names of system policies
    std::string document;              // own policy, JSON text; "" = none
    SLUICE_FIELDS(Role, name, description, trust, policies, document)
};

} // namespace sluice
