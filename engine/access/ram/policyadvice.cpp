// Warnings about statements that are well formed.
#include "engine/access/ram/knownactions.h"
#include "engine/access/ram/policyreader.h"
#include "engine/base/nearest.h"

#include <algorithm>

namespace sluice {

namespace {

bool hasWildcard(std::string_view text)
{
    return text.find_first_of("*?") != std::string_view::npos;
}

std::string_view serviceOf(std::string_view action)
{
    return action.substr(0, std::min(action.find(':'), action.size()));
}

std::string lowered(std::string_view text)
{
    std::string out(text);
    std::ranges::transform(out, out.begin(), lowerCase);
    return out;
}

class Advice {
public:
    Advice(const PolicyStatement &statement, const StatementPlaces &places, PolicyProblems &problems)
        : m_statement(statement)
        , m_places(places)
        , m_problems(problems)
    {
    }

    void give()
    {
        for (std::size_t i = 0; i < m_statement.actions.size(); ++i)
            action(m_statement.actions[i], m_places.actions[i]);
        for (std::size_t i = 0; i < m_statement.resources.size(); ++i)
            resource(m_statement.resources[i].written(), m_places.resources[i]);
        reach();
        neverNow();
    }

private:
    void action(const Glob &pattern, std::size_t at)
    {
        const auto &text = pattern.written();
        if (text == "*")
            return;
        const Glob service(std::string(serviceOf(text)), Glob::Case::Any);
        const Glob name(text.substr(service.written().size() + 1), Glob::Case::Any);
        bool serviceKnown = false;
        std::vector<std::string_view> actions;
        for (const auto &known : knownServices()) {
            if (!service.matches(known.name))
                continue;
            serviceKnown = true;
            if (known.actions.empty() || std::ranges::any_of(known.actions, [&](auto one) { return name.matches(one); }))
                return;
            actions.insert(actions.end(), known.actions.begin(), known.actions.end());
        }
        if (!serviceKnown)
            return m_problems.warning(at, unknownService(service.written()));
        m_problems.warning(at,
                           "no action of " + service.written() + " is known that " + jsonQuoted(name.written())
                               + (hasWildcard(name.written()) ? " matches" : " names") + meant(name.written(), actions));
    }

    void resource(std::string_view text, std::size_t at)
    {
        static constexpr std::string_view kPrefix = "acs:";
        const auto literal = text.substr(0, std::min(text.find_first_of("*?"), text.size()));
        if (!(literal.starts_with(kPrefix) || (literal.size() < text.size() && kPrefix.starts_with(literal))))
            return m_problems.warning(at, "can never match: a resource begins with acs:, as in acs:log:*:*:project/NAME");
        if (!literal.starts_with(kPrefix))
            return;
        const ResourceName name(text);
        if (!name.hasParts()) {
            const auto colons = std::ranges::count(text, ':');
            if (!hasWildcard(text))
                return m_problems.warning(at, "can never match: a resource has five parts, acs:SERVICE:REGION:ACCOUNT:NAME");
            return m_problems.warning(at,
                                      "has " + std::to_string(colons + 1)
                                          + " of the five parts of a resource; write acs:SERVICE:*:*:NAME, or its "
                                            "wildcards reach over colons");
        }
        if (name.part(ResourceName::Rest).empty())
            return m_problems.warning(at, "can never match: the name behind the last colon is empty; write * for every one");
        service(std::string(name.part(ResourceName::Service)), at);
    }

    // A resource of a service that the statement says nothing about.
    void service(const std::string &service, std::size_t at)
    {
        if (hasWildcard(service))
            return;
        if (std::ranges::find(knownServices(), service, &KnownService::name) == knownServices().end())
            return m_problems.warning(at, unknownService(service));
        const auto fits = [&service](const Glob &pattern) {
            const auto of = lowered(serviceOf(pattern.written()));
            return globMatches(of, service)
                || (service == "ram" && globMatches(of, "sts")); // a role is assumed by sts:AssumeRole
        };
        if (m_statement.actionList == Listed::Takes && m_statement.resourceList == Listed::Takes
            && !m_statement.actions.empty() && std::ranges::none_of(m_statement.actions, fits))
            m_problems.warning(at, "can never match: no action of this statement is of " + service);
    }

    void reach()
    {
        const bool allows = m_statement.effect == Effect::Allow;
        const auto everyAction = [](const Glob &pattern) { return pattern.matchesAll() || pattern.written() == "*:*"; };
        const bool allActions = std::ranges::any_of(m_statement.actions, everyAction);
        const bool allResources = std::ranges::any_of(m_statement.resources, &ResourcePattern::matchesAll);
        const bool takesActions = m_statement.actionList == Listed::Takes;
        const bool takesResources = m_statement.resourceList == Listed::Takes;
        if (!takesActions && allActions)
            m_problems.warning(m_places.actionKey, "the statement can never match: NotAction excludes every action");
        else if (!takesActions && allows)
            m_problems.warning(m_places.actionKey,
                               "NotAction with Allow allows all other actions of every service, also those to come");
        if (!takesResources && allResources)
            m_problems.warning(m_places.resourceKey, "the statement can never match: NotResource excludes every resource");
        else if (!takesResources && allows)
            m_problems.warning(m_places.resourceKey,
                               "NotResource with Allow allows it on everything else, also what is to come");
        if (!takesActions || !takesResources || !allActions || !allResources)
            return;
        if (allows)
            m_problems.warning(m_places.begin, "allows everything on everything");
        else if (m_statement.conditions.empty())
            m_problems.warning(m_places.begin, "denies everything, always: no other statement has an effect");
    }

    // Bounds on the time that leave nothing between them.
    void neverNow()
    {
        WallTime after = WallTime::min();
        WallTime before = WallTime::max();
        for (const auto &condition : m_statement.conditions) {
            if (condition.key().kind != KeyKind::CurrentTime || condition.how().kind != ValueKind::Time)
                continue;
            WallTime least = WallTime::max();
            WallTime most = WallTime::min();
            for (const auto &value : condition.values()) {
                if (const auto *time = std::get_if<WallTime>(&value)) {
                    least = std::min(least, *time);
                    most = std::max(most, *time);
                }
            }
            const auto comparison = condition.how().comparison;
            if (comparison == Comparison::Greater || comparison == Comparison::GreaterOrEqual)
                after = std::max(after, least);
            if (comparison == Comparison::Less || comparison == Comparison::LessOrEqual)
                before = std::min(before, most);
        }
        if (after > before)
            m_problems.warning(
                m_places.begin,
                "the statement can never match: its conditions on acs:CurrentTime leave no time between them");
    }

    [[nodiscard]] std::string unknownService(const std::string &service) const
    {
        std::vector<std::string_view> names;
        for (const auto &known : knownServices())
            names.push_back(known.name);
        return "there is no service " + jsonQuoted(service) + meant(service, names);
    }

    template <class Names> [[nodiscard]] std::string meant(std::string_view word, const Names &known) const
    {
        const auto near = m_problems.enough() || hasWildcard(word) ? std::string() : nearest(word, known);
        return near.empty() ? near : "; did you mean " + near + "?";
    }

    const PolicyStatement &m_statement;
    const StatementPlaces &m_places;
    PolicyProblems &m_problems;
};

} // namespace

void adviseOn(const PolicyStatement &statement, const StatementPlaces &places, PolicyProblems &problems)
{
    Advice(statement, places, problems).give();
}

} // namespace sluice
