// Definition of a local user: who may call this engine with an access key, and what it allows (fc-api §7).
#pragma once

#include "engine/base/fields.h"

#include <cstdint>
#include <string>
#include <vector>

namespace sluice {

// The secret is not here: it is derived from the master key and the id whenever it is needed.
struct AccessKey {
    std::string id; // "SLU" and 20 upper-case letters and digits
    std::int64_t createdMs = 0;
    bool active = true;
    SLUICE_FIELDS(AccessKey, id, createdMs, active)
};

struct User {
    std::string name; // 1–64 of letters, digits, '.', '_', '-'
    std::string uid; // given at creation
    std::string description;
    std::vector<std::string> policies; // names of system policies
    std::string document; // own policy, JSON text; "" = none
    std::vector<AccessKey> keys; // at most kKeysMax
    SLUICE_FIELDS(User, name, uid, description, policies, document, keys)

    static constexpr std::size_t kKeysMax = 2; // as RAM: room for a rotation
};

} // namespace sluice
