// A policy as it is evaluated. Immutable once it is read.
#pragma once

#include "engine/access/ram/condition.h"
#include "engine/access/ram/resource.h"

namespace sluice {

enum class Effect { Allow, Deny };
enum class Listed { Takes, Excludes }; // Action, Resource: what is listed; NotAction, NotResource: all else

struct PolicyStatement {
    Effect effect = Effect::Allow;
    Listed actionList = Listed::Takes;
    Listed resourceList = Listed::Takes;
    std::vector<Glob> actions;
    std::vector<ResourcePattern> resources;
    std::vector<Condition> conditions;

    [[nodiscard]] bool takesAction(std::string_view action) const
    {
        for (const auto &pattern : actions)
            if (pattern.matches(action))
                return actionList == Listed::Takes;
        return actionList == Listed::Excludes;
    }
    [[nodiscard]] bool takesResource(const ResourceName &resource) const
    {
        for (const auto &pattern : resources)
            if (pattern.matches(resource))
                return resourceList == Listed::Takes;
        return resourceList == Listed::Excludes;
    }
    // The first one that does not hold; null when all do.
    [[nodiscard]] const Condition *failedCondition(const AccessRequest &request) const
    {
        for (const auto &condition : conditions)
            if (!condition.holds(request))
                return &condition;
        return nullptr;
    }
    [[nodiscard]] bool matches(const AccessRequest &request, const ResourceName &resource) const
    {
        return takesAction(request.action) && takesResource(resource) && !failedCondition(request);
    }
};

class Policy {
public:
    explicit Policy(std::vector<PolicyStatement> statements)
        : m_statements(std::move(statements))
    {
    }
    [[nodiscard]] const std::vector<PolicyStatement> &statements() const { return m_statements; }

private:
    std::vector<PolicyStatement> m_statements;
};

} // namespace sluice
