// Whole objects that a form filled in, on their way into the definitions in one change. What is not named stays as it is;
// uids, versions and start positions of objects that are there already are kept.
#pragma once

#include "engine/catalog/catalog.h"
#include "engine/catalog/stackfile.h"

#include <memory>
#include <string>
#include <vector>

namespace sluice {

struct Placement {
    struct Seen {
        ObjectRef ref;
        std::string text; // textOf(); "" = it was not there
    };
    Definitions objects; // what is given, nothing else
    std::vector<Seen> seen; // refuse when one of these is otherwise by now
    bool onlyNew = false; // refuse what is there already
    bool authorize = false; // confirm the authorization policy too
    std::vector<Problem> repeated; // names that were given twice

    // The order does not matter; of a name that is given twice the first one is kept.
    void add(std::vector<Project> projects);
    void add(std::vector<Logstore> logstores);
    void add(std::vector<Bucket> buckets);
    void add(std::vector<Role> roles);
    void add(std::vector<Service> services);
    void add(std::vector<Function> functions);
    void add(std::vector<Trigger> triggers);
};

struct PlacementPlan {
    std::vector<PlanStep> steps; // parents first; "keep": given, and no different from what is there
    std::vector<std::string> warnings;
    std::vector<Problem> problems; // why it would be refused; at most kProblemsMax
    std::string stack; // see stackOf()
};

// What the change would do to these definitions. Changes nothing. Loop thread (the hooks).
[[nodiscard]] PlacementPlan planPlacement(const Placement &placement, const Definitions &before, const RuleHooks &hooks);

// The same as one change for Catalog::change(). Errors: Exists/"NameTaken", Exists/"ChangedMeanwhile",
// NotFound/"GoneMeanwhile", Invalid/"NamedTwice", and those of the rules.
[[nodiscard]] Edit placementEdit(std::shared_ptr<const Placement> placement, Actor actor);

// The steps of a change that was made, from what it changed.
[[nodiscard]] std::vector<PlanStep> stepsOf(const Placement &placement, const std::vector<Change> &changes);

// Triggers that are there already and whose start position is given otherwise: it is kept.
[[nodiscard]] std::vector<std::string> startWarnings(const Placement &placement, const Definitions &before);

// The given objects as they are in `definitions`, as a stack file, with what they are inside; one whose parent is not
// there is left out.
[[nodiscard]] std::string stackOf(const Placement &placement, const Definitions &definitions);

} // namespace sluice
