// The rules at work: one object of this class for one check(). Its members are in rules.cpp (the whole),
// resourcerules.cpp (what triggers stand on), triggerrules.cpp and accessrules.cpp (roles, users, connections).
#pragma once

#include "engine/catalog/names.h"
#include "engine/catalog/rules.h"

namespace sluice {

template <class Map> bool same(const Map &map, const Map &before, const typename Map::key_type &key)
{
    const auto now = map.find(key);
    const auto old = before.find(key);
    return now != map.end() && old != before.end() && now->second == old->second;
}

template <class Map> std::string nearestName(const std::string &wrong, const Map &map)
{
    std::vector<std::string> names;
    for (const auto &[name, object] : map)
        names.push_back(name);
    const auto near = nearest(wrong, names);
    return near.empty() ? near : "; did you mean \"" + near + "\"?";
}

class RuleChecker {
public:
    RuleChecker(const Definitions &next, const Definitions &before, const RuleHooks &hooks)
        : m_next(next)
        , m_before(before)
        , m_hooks(hooks)
    {
    }

    std::vector<Problem> run();

private:
    void add(std::string path, Error error)
    {
        if (m_problems.size() < kProblemsMax)
            m_problems.push_back({std::move(path), std::move(error)});
    }
    void look(const ObjectRef &ref, std::string_view key, Done done)
    {
        if (!done)
            add(pathOf(ref, key), std::move(done).error());
    }
    void refuse(const ObjectRef &ref, std::string_view key, std::string code, std::string detail)
    {
        add(pathOf(ref, key), Error{ErrorKind::Invalid, std::move(code), std::move(detail)});
    }
    const Logstore *logstore(const LogstoreKey &key) const
    {
        const auto it = m_next.logstores.find(key);
        return it == m_next.logstores.end() ? nullptr : &it->second;
    }
    std::string regionOfProject(const std::string &name) const
    {
        const auto it = m_next.projects.find(name);
        return it == m_next.projects.end() ? std::string() : it->second.region;
    }

    void checkProject(const Project &project);
    void checkLogstore(const Logstore &logstore);
    void checkCollect(const ObjectRef &ref, const Logstore &logstore);
    void checkBucket(const Bucket &bucket);
    void checkRole(const Role &role);
    void checkPolicies(const ObjectRef &ref, const std::string &key, const std::vector<std::string> &policies);
    void checkDocument(const ObjectRef &ref, const std::string &document);
    void checkUser(const User &user);
    void checkKeys();
    void checkConnection(const Connection &connection);
    void checkUnused(const ObjectRef &ref, const Connection &connection);
    void checkCloud(const ObjectRef &ref, const Connection &connection);
    void checkKafka(const ObjectRef &ref, const Connection &connection);
    void checkAccess();
    void checkService(const Service &service);
    void checkFunction(const Function &function);
    void checkFunctionFields(const ObjectRef &ref, const Function &function);
    void checkEnvironment(const ObjectRef &ref, const Function &function);
    void checkInstanceFields(const ObjectRef &ref, const Function &function);
    void checkTrigger(const Trigger &trigger);
    void checkTriggerFields(const ObjectRef &ref, const Trigger &trigger);
    void checkTriggerSource(const ObjectRef &ref, const Trigger &trigger);
    void checkTriggerTarget(const ObjectRef &ref, const Trigger &trigger, const std::string &region);
    void checkReference(const ObjectRef &ref, std::string_view key, const LogstoreKey &to, const std::string &what);
    bool edgesChanged() const;
    void checkLoops();

    const Definitions &m_next;
    const Definitions &m_before;
    const RuleHooks &m_hooks;
    std::vector<Problem> m_problems;
};

} // namespace sluice
