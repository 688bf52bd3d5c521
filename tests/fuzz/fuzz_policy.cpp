// Any bytes as a policy: read or refused, and both doors agree; what is read decides about any request without trouble.
#include "engine/access/ram/evaluator.h"

#include <algorithm>
#include <cstdlib>

using namespace sluice;

extern "C" int LLVMFuzzerTestOneInput(const unsigned char *data, std::size_t size)
{
    const std::string_view text(reinterpret_cast<const char *>(data), size);
    const auto problems = checkPolicy(text);
    const auto errors = std::ranges::count(problems, PolicyProblem::Weight::Error, &PolicyProblem::weight);
    const auto policy = parsePolicy(text);
    if (policy.has_value() != (errors == 0) || problems.size() > kPolicyProblemsMax)
        std::abort();
    if (!std::ranges::is_sorted(problems, {}, [](const auto &problem) { return std::pair(problem.line, problem.column); }))
        std::abort();
    if (!policy)
        return 0;
    const auto half = text.substr(size / 2);
    const std::pair<std::string_view, std::string_view> tag("env", text.substr(0, size / 3));
    AccessRequest request{"log:GetLogs", "acs:log:local:0:project/p",    "10.0.0.1",        true,
                          true,          wallFromSeconds(1'700'000'000), std::span(&tag, 1)};
    const AttachedPolicy attached{"fuzz", policy->get()};
    for (const auto resource : {request.resource, half, std::string_view()}) {
        request.resource = resource;
        request.sourceIp = resource;
        const auto decision = evaluate({&attached, 1}, request);
        if (explain({&attached, 1}, request, decision).starts_with("allowed") != decision.allowed())
            std::abort();
    }
    return 0;
}
