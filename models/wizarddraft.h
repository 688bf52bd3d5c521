// What a person has put into the wizard so far: the definitions in the making, the choices, and the page. A plain value.
// New things are kept whole; what changes on things that exist is kept as the difference, so that a change that somebody
// else makes meanwhile is not taken back.
#pragma once

#include "engine/client/commands.h"

#include <QByteArray>

#include <optional>
#include <string>
#include <vector>

namespace sluice {

namespace wizard {
inline constexpr int kAuthorize = 0;
inline constexpr int kService = 1;
inline constexpr int kTemplate = 2;
inline constexpr int kTrigger = 3;
inline constexpr int kFunction = 4;
inline constexpr int kPermissions = 5;
inline constexpr int kReview = 6;
inline constexpr int kSteps = 7;
} // namespace wizard

struct WizardDraft {
    // What the wizard wrote into fields by itself. A field that still holds it follows other choices; one that a person
    // has changed stays.
    struct Suggested {
        std::string service;
        std::string role;
        std::vector<std::string> policies;
        std::string function;
        std::string trigger;
        std::string bucket;
        std::string parameter;
        SLUICE_FIELDS(Suggested, service, role, policies, function, trigger, bucket, parameter)
    };

    int step = 0;
    int furthest = 0; // the last page that was reached
    bool touched = false; // by a person
    bool confirm = true; // Create also confirms the authorization policy, where that is not done yet
    std::string kind; // of the gallery: a native template's name, or "python3", "nodejs18", "custom"
    bool withTrigger = true;
    bool newService = true;
    Service service;
    Function function;
    std::string starter; // whose files Create writes into the function's folder, when that is missing or empty; "" = none
    Trigger trigger;
    Role role; // made with a new service; no name = none
    std::vector<Project> projects; // made in place, as the lists below
    std::vector<Logstore> logstores; // also such as exist and get an index
    std::vector<Bucket> buckets;
    std::vector<Role> roles; // also such as exist and get another policy of their own
    std::vector<SeenObject> seen; // of the roles above: what they were when they were changed here
    std::vector<std::string> morePolicies; // system policies that the service's existing role gets
    Suggested suggested;
    SLUICE_FIELDS(WizardDraft, step, furthest, touched, confirm, kind, withTrigger, newService, service, function, starter,
                  trigger, role, projects, logstores, buckets, roles, seen, morePolicies, suggested)

    static constexpr int kVersion = 1; // of the stored form
    static constexpr qsizetype kBytesMax = 1024 * 1024; // a larger one is not stored

    // Gives function and trigger the service's and function's name as they are now.
    void joinNames();
};

// The stored form. Empty = too large to be kept.
[[nodiscard]] QByteArray storedForm(const WizardDraft &draft);
// None for damaged text, another version, or a page that there is not.
[[nodiscard]] std::optional<WizardDraft> wizardDraftOf(const QByteArray &stored);

// Where the function ships to, as its configuration says now; empty names when it does not say.
struct WizardTarget {
    std::string bucket;
    LogstoreKey logstore;
};
[[nodiscard]] WizardTarget targetOf(const WizardDraft &draft);

// What was made in place, as a command that forms lay over what there is; and back.
[[nodiscard]] PutDefinitions madeInPlace(const WizardDraft &draft);
void takeMadeInPlace(WizardDraft &draft, const PutDefinitions &made);
// The system policies that the service's role has, or will have.
[[nodiscard]] std::vector<std::string> policiesOf(const WizardDraft &draft, const DefinitionRows &now);

// The one command that creates everything. Of the things made in place only those that are still referred to; of things
// that exist only what really changes. It says of each thing what it was (PutDefinitions::seen): a role whose own policy
// somebody else changed after this draft did is refused by the engine, as is a name that was taken meanwhile.
[[nodiscard]] PutDefinitions commandOf(const WizardDraft &draft, const DefinitionRows &now);

// The page that a problem belongs to, by its path (ProblemRow).
[[nodiscard]] int pageOfProblem(const WizardDraft &draft, const std::string &path);

} // namespace sluice
