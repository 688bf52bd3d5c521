#include "engine/access/ram/policy.h"

#include "engine/access/ram/policyreader.h"

#include <algorithm>

namespace sluice {

Result<PolicyPtr> parsePolicy(std::string_view json)
{
    PolicyProblems problems(json);
    auto statements = readPolicy(json, problems);
    if (!problems.hasErrors())
        return std::make_shared<const Policy>(std::move(statements));
    const auto list = std::move(problems).list();
    const auto first = std::ranges::find(list, PolicyProblem::Weight::Error, &PolicyProblem::weight);
    return fail(Error{ErrorKind::Invalid, "MalformedPolicyDocument", first->message, {{}, first->line, first->column}});
}

std::vector<PolicyProblem> checkPolicy(std::string_view json)
{
    PolicyProblems problems(json);
    static_cast<void>(readPolicy(json, problems));
    return std::move(problems).list();
}

} // namespace sluice
