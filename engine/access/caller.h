// Who asks: what enforcement decides on and the audit records.
#pragma once

#include "engine/base/fields.h"

#include <string>

namespace sluice {

enum class CallerKind {
    Owner, // the person whose data directory it is, over the control socket or in the same process
    User, // a local user, by access key or by "act as"
    Role, // temporary credentials of an assumed role: a function, or a trigger's invocation
};

struct Caller {
    CallerKind kind = CallerKind::Owner;
    std::string client; // the program: "sluicectl", "sluice", "gateway", "trigger"
    std::string user; // of a User
    std::string key; // access key id, when one was shown
    std::string role; // of a Role
    std::string session; // of a Role: who acts in it, such as "shipping/to-csv"
    SLUICE_FIELDS(Caller, kind, client, user, key, role, session)
};

// "owner by sluicectl", "user reader by gateway (key SLU…)", "role shipping-role (shipping/to-csv)".
[[nodiscard]] std::string toText(const Caller &caller);

} // namespace sluice
