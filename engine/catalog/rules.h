// Every rule about definitions as a whole: names, ranges, references, regions, what must not change, loops. Forms, the
// command line, the stack file and the gateway all come through here (names.h has the rule for one field).
#pragma once

#include "engine/catalog/object.h"

#include <functional>
#include <string>
#include <vector>

namespace sluice {

struct Problem {
    std::string path; // "services.shipping.functions.to-csv.triggers.every-minute.interval", as in a stack file
    Error error;

    friend bool operator==(const Problem &, const Problem &) = default;
};

struct RuleHooks {
    // Whether a native template takes this parameter (JSON object text). Loop thread; null = every parameter passes.
    std::function<Done(const std::string &templateName, const std::string &parameter)> checkTemplateParameter;
    // Whether there is a system policy of that name, and whether a policy document is good: an error's place is the line and
    // the column within the JSON text. Loop thread; null = not looked at.
    std::function<Done(const std::string &name)> checkPolicyName = {};
    std::function<Done(const std::string &json)> checkPolicyDocument = {};
};

inline constexpr std::size_t kProblemsMax = 50; // more are not listed

// The stack-file path of an object, and of a key in it.
[[nodiscard]] std::string pathOf(const ObjectRef &ref);
[[nodiscard]] std::string pathOf(const ObjectRef &ref, std::string_view key);

// What forbids going from `before` to `next`; empty = allowed. `before` is taken to be allowed itself, so only what
// differs is looked at in full. Loop thread; a change of one trigger among 10,000 takes about a millisecond.
[[nodiscard]] std::vector<Problem> check(const Definitions &next, const Definitions &before, const RuleHooks &hooks);

// One error for a caller that takes one: the first problem, with the count of the others.
[[nodiscard]] Error asError(const std::vector<Problem> &problems);

} // namespace sluice
