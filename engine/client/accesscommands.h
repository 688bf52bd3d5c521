// Commands about access and health.
#pragma once

#include "engine/access/connection.h"
#include "engine/access/user.h"
#include "engine/client/accessrows.h"

namespace sluice {

struct Nothing;

struct GetAuthorization {
    using Answer = AuthorizationRow;
    SLUICE_FIELDS(GetAuthorization)
};
// May WHO do this? `who`: "owner", "user NAME", "role NAME" or a bare name that is only one of them.
struct CheckAccess {
    using Answer = AccessAnswer;
    std::string who;
    std::string action;
    std::string resource;
    SLUICE_FIELDS(CheckAccess, who, action, resource)
};
struct GetSecrets {
    using Answer = SecretRows;
    SLUICE_FIELDS(GetSecrets)
};
// Looks for the reasons why a trigger does not fire; "" names = every trigger.
struct Diagnose {
    using Answer = CheckRows;
    std::string trigger; // SERVICE/FUNCTION/TRIGGER, a trigger's name, or "" = all
    SLUICE_FIELDS(Diagnose, trigger)
};
struct TestConnection { // name resolution, reachability, a signed call that changes nothing
    using Answer = CheckRows;
    std::string name; // of one that is kept; "" = the one that is given here, which nothing is kept of
    Connection connection = {};
    Secret secret = {}; // of the given one; empty = the stored one that it names
    SLUICE_FIELDS(TestConnection, name, connection, secret)
};

// A new user with a first key, or an existing one changed (keys are kept, no key is made: keyId stays empty).
struct PutUser {
    using Answer = NewKeyAnswer;
    User user;
    std::string actor;
    SLUICE_FIELDS(PutUser, user, actor)
};
struct RotateKey { // makes a new key; the old ones stop working at once when `dropOld`, else they stay until the next
                   // rotation
    using Answer = NewKeyAnswer;
    std::string user;
    bool dropOld = true;
    std::string actor;
    SLUICE_FIELDS(RotateKey, user, dropOld, actor)
};
struct PutConnection {
    using Answer = Nothing;
    Connection connection;
    std::string actor;
    SLUICE_FIELDS(PutConnection, connection, actor)
};
struct PutSecret { // into the engine's secret store; never into the catalog, the audit keeps the name only
    using Answer = Nothing;
    std::string name;
    Secret secret;
    std::string actor;
    bool thisRun = false; // only in the engine's memory, before what the store has of that name: when there is no keychain
    SLUICE_FIELDS(PutSecret, name, secret, actor, thisRun)
};
struct RemoveSecret {
    using Answer = Nothing;
    std::string name;
    std::string actor;
    SLUICE_FIELDS(RemoveSecret, name, actor)
};

} // namespace sluice
