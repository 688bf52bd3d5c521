#include "engine/access/ram/evaluator.h"

#include "engine/access/ram/statement.h"

#include <algorithm>

namespace sluice {

namespace {

constexpr std::size_t kNearMissesMax = 3;
constexpr std::size_t kPatternsShown = 4;
constexpr std::size_t kPoliciesShown = 10;

template <class Patterns> std::string listed(const Patterns &patterns, Listed listed)
{
    std::string text = listed == Listed::Takes ? "" : "all but ";
    for (std::size_t i = 0; i < patterns.size(); ++i) {
        if (i == kPatternsShown)
            return text + " and " + std::to_string(patterns.size() - i) + " more";
        text += (i == 0 ? "" : ", ") + patterns[i].written();
    }
    return text;
}

// The pattern that takes what was asked for; of a negated list, the list.
template <class Patterns, class Asked> std::string matched(const Patterns &patterns, Listed how, const Asked &asked)
{
    if (how == Listed::Takes)
        for (const auto &pattern : patterns)
            if (pattern.matches(asked))
                return pattern.written();
    return listed(patterns, how);
}

std::string nameOf(const AttachedPolicy &policy, std::size_t statement)
{
    return "statement " + std::to_string(statement + 1) + " of " + std::string(policy.name);
}

// A statement with the service of the action somewhere in its list: worth naming when only its actions miss.
bool sameService(const PolicyStatement &statement, std::string_view action)
{
    const auto service = action.substr(0, std::min(action.find(':'), action.size()));
    return std::ranges::any_of(statement.actions, [service](const Glob &pattern) {
        const std::string_view text = pattern.written();
        const auto of = text.substr(0, std::min(text.find(':'), text.size()));
        return Glob(std::string(of), Glob::Case::Any).matches(service);
    });
}

struct NearMiss {
    int distance = 0; // 0: a condition failed, 1: another resource, 2: another action
    std::string text;
};

std::vector<NearMiss> nearMisses(std::span<const AttachedPolicy> policies, const AccessRequest &request)
{
    std::vector<NearMiss> found;
    const ResourceName resource(request.resource);
    for (const auto &attached : policies) {
        if (!attached.policy)
            continue;
        const auto &statements = attached.policy->statements();
        for (std::size_t i = 0; i < statements.size(); ++i) {
            const auto &statement = statements[i];
            const bool action = statement.takesAction(request.action);
            const bool takesResource = statement.takesResource(resource);
            const auto *failed = statement.failedCondition(request);
            if (statement.effect != Effect::Allow)
                continue;
            if (action && takesResource && failed)
                found.push_back(
                    {0, nameOf(attached, i) + " would, but its condition " + failed->written() + " does not hold"});
            else if (action && !takesResource)
                found.push_back(
                    {1, nameOf(attached, i) + " allows it only on " + listed(statement.resources, statement.resourceList)});
            else if (!action && takesResource && sameService(statement, request.action))
                found.push_back(
                    {2, nameOf(attached, i) + " allows there only " + listed(statement.actions, statement.actionList)});
        }
    }
    std::ranges::stable_sort(found, {}, &NearMiss::distance);
    if (found.size() > kNearMissesMax)
        found.resize(kNearMissesMax);
    return found;
}

std::string namesOf(std::span<const AttachedPolicy> policies)
{
    std::string names;
    for (std::size_t i = 0; i < policies.size(); ++i) {
        if (i == kPoliciesShown)
            return names + " and " + std::to_string(policies.size() - i) + " more";
        names += (i == 0 ? "" : ", ") + std::string(policies[i].name);
    }
    return names;
}

} // namespace

std::string explain(std::span<const AttachedPolicy> policies, const AccessRequest &request, const AccessDecision &decision)
{
    const bool byStatement = decision.verdict != AccessVerdict::DeniedByDefault && decision.policy < policies.size()
        && policies[decision.policy].policy && decision.statement < policies[decision.policy].policy->statements().size();
    if (byStatement) {
        const auto &attached = policies[decision.policy];
        const auto &statement = attached.policy->statements()[decision.statement];
        return std::string(decision.allowed() ? "allowed: " : "denied: ") + nameOf(attached, decision.statement)
            + (decision.allowed() ? " allows " : " denies ")
            + matched(statement.actions, statement.actionList, request.action) + " on "
            + matched(statement.resources, statement.resourceList, ResourceName(request.resource));
    }
    auto text = "denied: no statement allows " + std::string(request.action) + " on " + std::string(request.resource);
    if (policies.empty())
        return text + "; no policy is attached";
    text += "; looked at " + namesOf(policies);
    for (const auto &miss : nearMisses(policies, request))
        text += "; " + miss.text;
    return text;
}

} // namespace sluice
