// Everything that a person defines, as one immutable value: what a reader of the catalog sees.
#pragma once

#include "engine/access/caller.h"
#include "engine/access/connection.h"
#include "engine/access/role.h"
#include "engine/access/user.h"
#include "engine/functions/function.h"
#include "engine/logs/logstore.h"
#include "engine/objects/bucket.h"
#include "engine/triggers/trigger.h"

#include <map>
#include <memory>

namespace sluice {

struct Definitions {
    std::uint64_t version = 0; // raised by each change of anything
    bool authorized = false; // the quick-authorization step of the local connection
    std::map<std::string, Project> projects;
    std::map<LogstoreKey, Logstore> logstores;
    std::map<std::string, Bucket> buckets;
    std::map<std::string, Role> roles;
    std::map<std::string, User> users;
    std::map<std::string, Connection> connections; // the local one is always there once the catalog is open
    std::map<std::string, Service> services;
    std::map<FunctionKey, Function> functions;
    std::map<TriggerKey, Trigger> triggers;

    friend bool operator==(const Definitions &, const Definitions &) = default;
};

using DefinitionsPtr = std::shared_ptr<const Definitions>; // never null

} // namespace sluice
