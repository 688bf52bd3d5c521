// What an engine answers about access and health: decisions, keys, secrets' states, connection tests, the doctor's findings.
#pragma once

#include "engine/access/caller.h"
#include "engine/access/secret.h"

#include <cstdint>
#include <string>
#include <vector>

namespace sluice {

struct AuthorizationRow { // what the quick-authorization step grants, to be shown before it is confirmed
    bool authorized = false;
    std::string role; // the name of the role that it makes
    std::string trust; // JSON documents
    std::string policy;
    SLUICE_FIELDS(AuthorizationRow, authorized, role, trust, policy)
};

struct AccessAnswer {
    bool allowed = false;
    std::string explanation; // "denied: no statement allows log:PostLogStoreLogs on …"
    SLUICE_FIELDS(AccessAnswer, allowed, explanation)
};

struct NewKeyAnswer { // the only time that the secret is shown
    std::string user;
    std::string keyId;
    Secret secret;
    std::string notice; // what a per-run master key means; "" = it lasts
    SLUICE_FIELDS(NewKeyAnswer, user, keyId, secret, notice)
};

struct SecretRow {
    std::string name;
    std::string
        state; // stored absent locked no-keychain refused timed-out damaged; "this run": a master key that is not stored
    std::string detail; // the error's sentence, "" when stored
    std::vector<std::string> users; // who refers to it: "function shipping/clean", "connection prod"
    SLUICE_FIELDS(SecretRow, name, state, detail, users)
};
struct SecretRows {
    std::string home; // where secrets are kept, for people
    std::string why; // why not in the keychain; "" when there
    std::vector<SecretRow> rows; // every name that a definition refers to, and the master key
    SLUICE_FIELDS(SecretRows, home, why, rows)
};

// One thing that was looked at: ✔ or ✘, with why, what shows it, and what to do. English; the console words it by `check`.
struct CheckRow {
    std::string check; // stable: "authorization", "role-policy", "source-traffic" …
    std::string subject; // SERVICE/FUNCTION/TRIGGER, or a connection's name
    bool good = true;
    std::string title; // "Log Service may invoke functions"
    std::string reason; // one sentence
    std::string evidence; // what was seen: figures, an error's text, a request id
    std::string remedy; // one sentence; "" when good
    std::string command; // "sluicectl authorize"; "" = none
    std::string action; // for a button: "authorize", "resume", "tick", "interval=15", "move-checkpoint" …; "" = none
    SLUICE_FIELDS(CheckRow, check, subject, good, title, reason, evidence, remedy, command, action)
};
struct CheckRows {
    std::vector<CheckRow> rows; // in the order of looking
    SLUICE_FIELDS(CheckRows, rows)
};

} // namespace sluice
