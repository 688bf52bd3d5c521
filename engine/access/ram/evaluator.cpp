#include "engine/access/ram/evaluator.h"

#include "engine/access/ram/statement.h"

namespace sluice {

AccessDecision evaluate(std::span<const AttachedPolicy> policies, const AccessRequest &request)
{
    const ResourceName resource(request.resource);
    AccessDecision decision;
    for (std::size_t i = 0; i < policies.size(); ++i) {
        if (!policies[i].policy)
            continue;
        const auto &statements = policies[i].policy->statements();
        for (std::size_t j = 0; j < statements.size(); ++j) {
            const bool denies = statements[j].effect == Effect::Deny;
            if ((!denies && decision.allowed()) || !statements[j].matches(request, resource))
                continue;
            decision = {denies ? AccessVerdict::DeniedByStatement : AccessVerdict::Allowed, i, j};
            if (denies)
                return decision;
        }
    }
    return decision;
}

} // namespace sluice
