// The stack file: definitions as YAML, applied as one change and exported so that applying changes nothing.
#pragma once

#include "engine/catalog/catalog.h"

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace sluice {

struct Stack {
    std::string file; // absolute, normal: its name in messages, and the owner of what it makes
    Definitions objects; // as the file says, defaults filled in
    std::optional<bool> authorize; // none = the file does not say
    std::map<std::string, Place> places; // by path ("services.shipping.functions.to-csv"): what the file gives, and where
};

struct StackReading {
    Stack stack;
    std::vector<Error> errors; // in the file's order, each with its place; at most kProblemsMax
};

// Reads the text; never throws. `file` is the name for messages; relative paths in the text are relative to its folder.
// Finds what is wrong in the file by itself (syntax, keys, types); rules and references are looked at by plan and apply.
[[nodiscard]] StackReading readStack(const std::string &text, const std::string &file);

// One error for a caller that takes one: the first one's kind, code and place; the others as lines of the detail.
[[nodiscard]] Error asError(const std::vector<Error> &errors);

enum class PruneMode { Keep, Prune };

struct PlanStep {
    std::string action; // create change delete; keep: made by this stack, no longer in the file, not deleted without prune
    ObjectRef ref;
    std::string detail; // "interval: 60 → 30"

    friend bool operator==(const PlanStep &, const PlanStep &) = default;
};

struct StackPlan {
    std::vector<PlanStep> steps;
    std::vector<std::string> warnings;
    std::vector<Error> errors; // why applying would be refused, in the file's order
};

// What applying would do to these definitions. Changes nothing.
[[nodiscard]] StackPlan planStack(const Stack &stack, const Definitions &before, const Marks &marks, PruneMode prune,
                                  const RuleHooks &hooks);
[[nodiscard]] std::vector<PlanStep> planSteps(const std::vector<Change> &changes);

// The same as one change for Catalog::change(). Errors come with places in the file. The catalog outlives the edit.
[[nodiscard]] Edit applyEdit(std::shared_ptr<const Stack> stack, const Catalog &catalog, PruneMode prune, Actor actor);

// A stack file of the live definitions that applies to no change. `names` as people write them ("shop", "shop/access",
// "shipping/to-csv"; a trigger's bare name where it is unique): the named objects, what is inside them, and what they
// are inside; empty = everything. NotFound for a name that names nothing.
[[nodiscard]] Result<std::string> exportStack(const Definitions &definitions, const std::vector<std::string> &names);
// The same of exactly these objects and what they are inside, not of what is inside them; with Authorization among them
// the file says `authorize:` too.
[[nodiscard]] std::string exportObjects(const Definitions &definitions, const std::set<ObjectRef> &exactly);

} // namespace sluice
