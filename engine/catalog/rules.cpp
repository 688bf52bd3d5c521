#include "engine/catalog/rules.h"

#include "engine/catalog/loops.h"
#include "engine/catalog/names.h"
#include "engine/catalog/references.h"

#include <algorithm>

namespace sluice {
namespace {

constexpr std::size_t kPathBytesMax = 4096;
constexpr std::size_t kEnvironmentMax = 100; // variables of a function
constexpr std::size_t kEnvironmentBytesMax = 4096; // of one value
constexpr std::size_t kCollectMax = 100; // entries of a Logstore
constexpr std::size_t kPoliciesMax = 20;
constexpr std::size_t kDocumentBytesMax = 32 * 1024;

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

class Checker {
public:
    Checker(const Definitions &next, const Definitions &before, const RuleHooks &hooks)
        : m_next(next)
        , m_before(before)
        , m_hooks(hooks)
    {
    }

    std::vector<Problem> run()
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
        if (m_problems.empty() && (world || edgesChanged()))
            checkLoops();
        return std::move(m_problems);
    }

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
    void checkService(const Service &service);
    void checkFunction(const Function &function);
    void checkFunctionFields(const ObjectRef &ref, const Function &function);
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

void Checker::checkProject(const Project &project)
{
    const ObjectRef ref{ObjectKind::Project, project.name};
    look(ref, {}, checkProjectName(project.name));
    look(ref, "region", checkRegion(project.region));
    look(ref, "description", checkText(project.description, kDescriptionBytesMax, "the description"));
}

void Checker::checkLogstore(const Logstore &logstore)
{
    const ObjectRef ref{ObjectKind::Logstore, toText(logstore.key)};
    if (!m_next.projects.contains(logstore.key.project))
        refuse(ref, {}, "ProjectNotExist", "there is no project \"" + logstore.key.project + "\" for this Logstore");
    if (same(m_next.logstores, m_before.logstores, logstore.key))
        return;
    look(ref, {}, checkLogstoreName(logstore.key.logstore));
    look(ref, "shards", checkShards(logstore.shards));
    look(ref, "ttl", checkTtlDays(logstore.ttlDays));
    look(ref, "maxBytes", checkMaxBytes(logstore.maxBytes));
    const auto old = m_before.logstores.find(logstore.key);
    if (old != m_before.logstores.end() && old->second.uid == logstore.uid && old->second.shards != logstore.shards)
        refuse(ref, "shards", "ShardCountFixed",
               "the number of shards is fixed at creation (" + std::to_string(old->second.shards)
                   + "); make another Logstore with more shards");
    checkCollect(ref, logstore);
}

void Checker::checkCollect(const ObjectRef &ref, const Logstore &logstore)
{
    static const std::vector<std::string> kFormats = {"auto", "line", "json", "csv", "nginx", "apache", "syslog", "regex"};
    if (logstore.collect.size() > kCollectMax)
        refuse(ref, "collect", "InvalidArgument", "at most " + std::to_string(kCollectMax) + " entries are allowed");
    for (std::size_t i = 0; i < logstore.collect.size() && i < kCollectMax; ++i) {
        const auto &source = logstore.collect[i];
        const auto at = "collect." + std::to_string(i);
        look(ref, at + ".path", checkText(source.path, kPathBytesMax, "the path"));
        if (source.path.empty())
            refuse(ref, at + ".path", "InvalidArgument", "a path of a file or a directory is needed");
        else if (source.path.front() != '/')
            refuse(ref, at + ".path", "InvalidArgument", "the path must be absolute once it is stored: " + source.path);
        if (std::find(kFormats.begin(), kFormats.end(), source.format) == kFormats.end())
            refuse(ref, at + ".format", "InvalidArgument",
                   "there is no format \"" + source.format
                       + "\"; formats are auto, line, json, csv, nginx, apache, syslog and regex");
        if (source.format == "regex" && source.pattern.empty())
            refuse(ref, at + ".pattern", "InvalidArgument",
                   "format regex needs a pattern with named groups, such as (?P<level>\\w+) (?P<text>.*)");
        if (source.format != "regex" && !source.pattern.empty())
            refuse(ref, at + ".pattern", "InvalidArgument", "a pattern goes with format regex only");
        look(ref, at + ".pattern", checkText(source.pattern, kPathBytesMax, "the pattern"));
        look(ref, at + ".header", checkText(source.header, kPathBytesMax, "the header"));
        look(ref, at + ".topic", checkText(source.topic, kDescriptionBytesMax, "the topic"));
        look(ref, at + ".time.field", checkText(source.timeField, kDescriptionBytesMax, "the time field"));
        look(ref, at + ".time.format", checkText(source.timeFormat, kDescriptionBytesMax, "the time format"));
        look(ref, at + ".time.zone", checkText(source.timeZone, kDescriptionBytesMax, "the time zone"));
    }
}

void Checker::checkBucket(const Bucket &bucket)
{
    const ObjectRef ref{ObjectKind::Bucket, bucket.name};
    look(ref, {}, checkBucketName(bucket.name));
    look(ref, "region", checkRegion(bucket.region));
}

void Checker::checkRole(const Role &role)
{
    const ObjectRef ref{ObjectKind::Role, role.name};
    look(ref, {}, checkRoleName(role.name));
    look(ref, "description", checkText(role.description, kDescriptionBytesMax, "the description"));
    if (role.trust != "log" && role.trust != "fc")
        refuse(ref, "trust", "InvalidArgument", "trust is \"" + role.trust + "\"; a role is assumed by log or by fc");
    if (role.policies.size() > kPoliciesMax)
        refuse(ref, "policies", "InvalidArgument", "at most " + std::to_string(kPoliciesMax) + " policies are allowed");
    for (const auto &policy : role.policies)
        look(ref, "policies", checkText(policy, 128, "a policy's name"));
    if (role.document.empty())
        return;
    auto text = checkText(role.document, kDocumentBytesMax, "the policy document");
    look(ref, "document", text ? checkJsonObject(role.document, "the policy document") : text);
}

void Checker::checkReference(const ObjectRef &ref, std::string_view key, const LogstoreKey &to, const std::string &what)
{
    if (logstore(to))
        return;
    const auto path = [&](std::string_view last) { return std::string(key) + (key.empty() ? "" : ".") + std::string(last); };
    if (!m_next.projects.contains(to.project)) {
        refuse(ref, path("project"), "ProjectNotExist",
               what + ": there is no project \"" + to.project + "\"" + nearestName(to.project, m_next.projects));
        return;
    }
    std::vector<std::string> names;
    for (const auto &[other, definition] : m_next.logstores) {
        if (other.project == to.project)
            names.push_back(other.logstore);
    }
    const auto near = nearest(to.logstore, names);
    refuse(ref, path("logstore"), "LogStoreNotExist",
           what + ": there is no Logstore \"" + to.logstore + "\" in project \"" + to.project + "\""
               + (near.empty() ? std::string() : "; did you mean \"" + near + "\"?"));
}

void Checker::checkService(const Service &service)
{
    const ObjectRef ref{ObjectKind::Service, service.name};
    const bool changed = !same(m_next.services, m_before.services, service.name);
    if (!service.log.project.empty() || !service.log.logstore.empty())
        checkReference(ref, "log", service.log, "the function log");
    if (!changed)
        return;
    look(ref, {}, checkServiceName(service.name));
    look(ref, "region", checkRegion(service.region));
    look(ref, "description", checkText(service.description, kDescriptionBytesMax, "the description"));
    if (!service.role.empty())
        look(ref, "role", checkRoleName(service.role));
    if (service.role.empty() && !service.policies.empty())
        refuse(ref, "role", "InvalidArgument", "policies need a role that they are attached to");
    if (service.policies.size() > kPoliciesMax)
        refuse(ref, "role.policies", "InvalidArgument", "at most " + std::to_string(kPoliciesMax) + " policies are allowed");
    for (const auto &policy : service.policies)
        look(ref, "role.policies", checkText(policy, 128, "a policy's name"));
}

void Checker::checkFunction(const Function &function)
{
    const ObjectRef ref{ObjectKind::Function, toText(function.key)};
    if (!m_next.services.contains(function.key.service))
        refuse(ref, {}, "ServiceNotFound", "there is no service \"" + function.key.service + "\" for this function");
    if (!same(m_next.functions, m_before.functions, function.key))
        checkFunctionFields(ref, function);
}

void Checker::checkFunctionFields(const ObjectRef &ref, const Function &function)
{
    look(ref, {}, checkFunctionName(function.key.function));
    look(ref, "description", checkText(function.description, kDescriptionBytesMax, "the description"));
    if (function.templateName.empty() == function.runtime.empty())
        refuse(
            ref, function.templateName.empty() ? "" : "runtime", "InvalidArgument",
            "a function has either a template (logstore_replication, oss-shipper-csv) or a runtime with handler and code");
    if (!function.templateName.empty() && !nativeTemplateName(function.templateName))
        refuse(ref, "template", "TemplateNotFound",
               "there is no template \"" + function.templateName
                   + "\"; templates are logstore_replication and oss-shipper-csv");
    if (!function.templateName.empty()
        && (!function.handler.empty() || !function.initializer.empty() || !function.code.empty()))
        refuse(ref, "template", "InvalidArgument", "a template has no handler, initializer or code of its own");
    if (!function.runtime.empty() && function.code.empty())
        refuse(ref, "code", "InvalidArgument", "code is needed: a folder or a zip file");
    look(ref, "runtime", checkText(function.runtime, 64, "the runtime"));
    look(ref, "handler", checkText(function.handler, 256, "the handler"));
    look(ref, "initializer", checkText(function.initializer, 256, "the initializer"));
    look(ref, "code", checkText(function.code, kPathBytesMax, "the code's path"));
    look(ref, "memorySize", checkMemory(function.memoryMb));
    look(ref, "timeout", checkTimeout(function.timeoutSeconds));
    if (function.environment.size() + function.secretValues.size() > kEnvironmentMax)
        refuse(ref, "environmentVariables", "InvalidArgument",
               "at most " + std::to_string(kEnvironmentMax) + " variables are allowed");
    for (const auto &[name, value] : function.environment) {
        look(ref, "environmentVariables." + name, checkVariableName(name));
        look(ref, "environmentVariables." + name, checkText(value, kEnvironmentBytesMax, "the variable's value"));
    }
    for (const auto &[name, secret] : function.secretValues) {
        look(ref, "environmentVariables." + name, checkVariableName(name));
        look(ref, "environmentVariables." + name, checkSecretName(secret));
        if (function.environment.contains(name))
            refuse(ref, "environmentVariables." + name, "InvalidArgument", "the variable has both a value and a secret");
    }
}

void Checker::checkTrigger(const Trigger &trigger)
{
    const ObjectRef ref{ObjectKind::Trigger, toText(trigger.key)};
    if (!m_next.functions.contains(trigger.key.functionKey()))
        refuse(ref, {}, "FunctionNotFound",
               "there is no function \"" + toText(trigger.key.functionKey()) + "\" for this trigger");
    if (!same(m_next.triggers, m_before.triggers, trigger.key))
        checkTriggerFields(ref, trigger);
    checkTriggerSource(ref, trigger);
    if (!trigger.role.empty() && !m_next.roles.contains(trigger.role))
        refuse(ref, "role", "EntityNotExist.Role",
               "there is no role \"" + trigger.role + "\"" + nearestName(trigger.role, m_next.roles));
}

void Checker::checkTriggerFields(const ObjectRef &ref, const Trigger &trigger)
{
    look(ref, {}, checkTriggerName(trigger.key.trigger));
    look(ref, "interval", checkInterval(trigger.intervalSeconds));
    look(ref, "retries", checkRetries(trigger.retries));
    look(ref, "window.bytes", checkWindowBytes(trigger.windowBytes));
    look(ref, "window.groups", checkWindowGroups(trigger.windowGroups));
    if (trigger.start == StartAt::Time)
        look(ref, "source.start", checkStartTime(trigger.startTime));
    const auto old = m_before.triggers.find(trigger.key);
    if (old != m_before.triggers.end() && old->second.uid == trigger.uid && old->second.source != trigger.source)
        refuse(ref, "source.logstore", "SourceFixed",
               "the Logstore of a trigger cannot change (it reads " + toText(old->second.source)
                   + "); delete the trigger and make a new one");
}

void Checker::checkTriggerSource(const ObjectRef &ref, const Trigger &trigger)
{
    checkReference(ref, "source", trigger.source, "the source");
    if (trigger.triggerLog.empty())
        refuse(ref, "triggerLog", "InvalidArgument", "a trigger log is needed: a Logstore of the source's project");
    else if (!logstore(trigger.triggerLogKey()) && m_next.projects.contains(trigger.source.project))
        refuse(ref, "triggerLog", "LogStoreNotExist",
               "the trigger log: there is no Logstore \"" + trigger.triggerLog + "\" in project \"" + trigger.source.project
                   + "\"");
    else if (trigger.triggerLog == trigger.source.logstore)
        refuse(ref, "triggerLog", "TriggerLogIsSource", "the trigger log must not be the Logstore that the trigger reads");
    const auto service = m_next.services.find(trigger.key.service);
    const auto region = regionOfProject(trigger.source.project);
    if (service != m_next.services.end() && !region.empty() && service->second.region != region)
        refuse(ref, "source.project", "RegionMismatch",
               "project \"" + trigger.source.project + "\" is in region \"" + region + "\", but service \""
                   + trigger.key.service + "\" is in \"" + service->second.region + "\"; a trigger stays in one region");
    checkTriggerTarget(ref, trigger, region);
}

void Checker::checkTriggerTarget(const ObjectRef &ref, const Trigger &trigger, const std::string &region)
{
    const auto function = m_next.functions.find(trigger.key.functionKey());
    const bool changed = !same(m_next.triggers, m_before.triggers, trigger.key)
        || !same(m_next.functions, m_before.functions, trigger.key.functionKey());
    if (changed) {
        if (auto parameter = checkParameter(trigger.parameter); !parameter) {
            look(ref, "parameter", std::move(parameter));
            return;
        }
        const auto name =
            function == m_next.functions.end() ? std::nullopt : nativeTemplateName(function->second.templateName);
        if (name && m_hooks.checkTemplateParameter)
            look(ref, "parameter", m_hooks.checkTemplateParameter(*name, trigger.parameter));
    }
    const auto target = seenTarget(m_next, trigger);
    if (target.logstore && !logstore(*target.logstore))
        refuse(ref, "parameter.target.logstoreName", "LogStoreNotExist",
               "the replication target: there is no Logstore \"" + toText(*target.logstore) + "\"");
    if (!target.bucket)
        return;
    const auto bucket = m_next.buckets.find(*target.bucket);
    if (bucket == m_next.buckets.end())
        refuse(ref, "parameter.target.ossBucket", "NoSuchBucket",
               "there is no bucket \"" + *target.bucket + "\"" + nearestName(*target.bucket, m_next.buckets));
    else if (!region.empty() && bucket->second.region != region)
        refuse(ref, "parameter.target.ossBucket", "RegionMismatch",
               "bucket \"" + *target.bucket + "\" is in region \"" + bucket->second.region + "\", but the source is in \""
                   + region + "\"");
}

bool Checker::edgesChanged() const
{
    return !std::equal(m_next.triggers.begin(), m_next.triggers.end(), m_before.triggers.begin(), m_before.triggers.end(),
                       [](const auto &a, const auto &b) {
                           return a.first == b.first && a.second.source == b.second.source
                               && a.second.triggerLog == b.second.triggerLog && a.second.parameter == b.second.parameter
                               && a.second.allowLoop == b.second.allowLoop;
                       });
}

void Checker::checkLoops()
{
    for (const auto &loop : findLoops(m_next, kProblemsMax)) {
        refuse({ObjectKind::Trigger, toText(loop.trigger)}, "source", "TriggerLoop",
               "the trigger would feed itself: " + loop.path + "; set allowLoop: true if that is wanted");
    }
}

} // namespace

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
    return Checker(next, before, hooks).run();
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
