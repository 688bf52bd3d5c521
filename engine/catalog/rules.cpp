#include "engine/catalog/rules.h"

#include "engine/catalog/loops.h"
#include "engine/catalog/rulechecker.h"

#include <algorithm>

namespace sluice {

std::vector<Problem> RuleChecker::run()
{
    const bool world = m_next.projects != m_before.projects || m_next.logstores != m_before.logstores
        || m_next.buckets != m_before.buckets || m_next.services != m_before.services
        || m_next.functions != m_before.functions || m_next.roles != m_before.roles;
    for (const auto &[name, project] : m_next.projects)
        if (!same(m_next.projects, m_before.projects, name))
            checkProject(project);
    for (const auto &[key, logstore] : m_next.logstores)
        if (world)
            checkLogstore(logstore);
    for (const auto &[name, bucket] : m_next.buckets)
        if (!same(m_next.buckets, m_before.buckets, name))
            checkBucket(bucket);
    for (const auto &[name, role] : m_next.roles)
        if (!same(m_next.roles, m_before.roles, name))
            checkRole(role);
    for (const auto &[name, service] : m_next.services)
        if (world)
            checkService(service);
    for (const auto &[key, function] : m_next.functions)
        if (world)
            checkFunction(function);
    for (const auto &[key, trigger] : m_next.triggers)
        if (world || !same(m_next.triggers, m_before.triggers, key))
            checkTrigger(trigger);
    checkAccess();
    if (m_problems.empty() && (world || edgesChanged()))
        checkLoops();
    return std::move(m_problems);
}

void RuleChecker::checkAccess()
{
    for (const auto &[name, user] : m_next.users)
        if (!same(m_next.users, m_before.users, name))
            checkUser(user);
    if (m_next.users != m_before.users)
        checkKeys();
    for (const auto &[name, connection] : m_next.connections)
        if (!same(m_next.connections, m_before.connections, name))
            checkConnection(connection);
    if (m_before.connections.contains(kLocalConnection) && !m_next.connections.contains(kLocalConnection))
        refuse({ObjectKind::Connection, kLocalConnection}, {}, "ConnectionIsBuiltIn",
               "the connection \"local\" is this engine; it is always there and cannot be deleted");
}

bool RuleChecker::edgesChanged() const
{
    return !std::equal(m_next.triggers.begin(), m_next.triggers.end(), m_before.triggers.begin(), m_before.triggers.end(),
                       [](const auto &a, const auto &b) {
                           return a.first == b.first && a.second.source == b.second.source
                               && a.second.triggerLog == b.second.triggerLog && a.second.parameter == b.second.parameter
                               && a.second.allowLoop == b.second.allowLoop;
                       });
}

void RuleChecker::checkLoops()
{
    for (const auto &loop : findLoops(m_next, kProblemsMax)) {
        refuse({ObjectKind::Trigger, toText(loop.trigger)}, "source", "TriggerLoop",
               "the trigger would feed itself: " + loop.path + "; set allowLoop: true if that is wanted");
    }
}

std::string pathOf(const ObjectRef &ref)
{
    const auto slash = ref.name.find('/');
    const auto first = ref.name.substr(0, slash);
    const auto rest = slash == std::string::npos ? std::string() : ref.name.substr(slash + 1);
    switch (ref.kind) {
    case ObjectKind::Authorization: return "authorize";
    case ObjectKind::Project: return "projects." + ref.name;
    case ObjectKind::Logstore: return "projects." + first + ".logstores." + rest;
    case ObjectKind::Bucket: return "buckets." + ref.name;
    case ObjectKind::Role: return "roles." + ref.name;
    case ObjectKind::Service: return "services." + ref.name;
    case ObjectKind::User: return "users." + ref.name;
    case ObjectKind::Connection: return "connections." + ref.name;
    case ObjectKind::Function: return "services." + first + ".functions." + rest;
    case ObjectKind::Trigger: {
        const auto second = rest.find('/');
        return "services." + first + ".functions." + rest.substr(0, second) + ".triggers."
            + (second == std::string::npos ? std::string() : rest.substr(second + 1));
    }
    }
    return {};
}

std::string pathOf(const ObjectRef &ref, std::string_view key)
{
    return key.empty() ? pathOf(ref) : pathOf(ref) + '.' + std::string(key);
}

std::vector<Problem> check(const Definitions &next, const Definitions &before, const RuleHooks &hooks)
{
    return RuleChecker(next, before, hooks).run();
}

Error asError(const std::vector<Problem> &problems)
{
    if (problems.empty())
        return {};
    Error error = problems.front().error;
    if (error.place.file.empty())
        error.detail = problems.front().path + ": " + error.detail;
    if (problems.size() > 1)
        error.detail +=
            " (and " + std::to_string(problems.size() - 1) + (problems.size() == 2 ? " more problem)" : " more problems)");
    return error;
}

} // namespace sluice
