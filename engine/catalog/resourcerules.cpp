#include "engine/catalog/rulechecker.h"

#include <algorithm>

namespace sluice {
namespace {

constexpr std::size_t kPathBytesMax = 4096;
constexpr std::size_t kHandlerTextBytesMax = 256;
constexpr std::size_t kEnvironmentMax = 100; // variables of a function
constexpr std::size_t kEnvironmentBytesMax = 4096; // of all names and values together
constexpr std::size_t kCollectMax = 100; // entries of a Logstore

bool isSha256Text(std::string_view text)
{
    return text.size() == 64 && text.find_first_not_of("0123456789abcdef") == text.npos;
}

} // namespace

void RuleChecker::checkProject(const Project &project)
{
    const ObjectRef ref{ObjectKind::Project, project.name};
    look(ref, {}, checkProjectName(project.name));
    look(ref, "region", checkRegion(project.region));
    look(ref, "description", checkText(project.description, kDescriptionBytesMax, "the description"));
}

void RuleChecker::checkLogstore(const Logstore &logstore)
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

void RuleChecker::checkCollect(const ObjectRef &ref, const Logstore &logstore)
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

void RuleChecker::checkBucket(const Bucket &bucket)
{
    const ObjectRef ref{ObjectKind::Bucket, bucket.name};
    look(ref, {}, checkBucketName(bucket.name));
    look(ref, "region", checkRegion(bucket.region));
}

void RuleChecker::checkReference(const ObjectRef &ref, std::string_view key, const LogstoreKey &to, const std::string &what)
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

void RuleChecker::checkService(const Service &service)
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
    checkPolicies(ref, "role.policies", service.policies);
}

void RuleChecker::checkFunction(const Function &function)
{
    const ObjectRef ref{ObjectKind::Function, toText(function.key)};
    if (!m_next.services.contains(function.key.service))
        refuse(ref, {}, "ServiceNotFound", "there is no service \"" + function.key.service + "\" for this function");
    if (!same(m_next.functions, m_before.functions, function.key))
        checkFunctionFields(ref, function);
}

void RuleChecker::checkFunctionFields(const ObjectRef &ref, const Function &function)
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
        && (!function.handler.empty() || !function.initializer.empty() || !function.code.empty()
            || !function.pinnedCode.empty() || !function.preStop.empty() || !function.preFreeze.empty()
            || !function.customCommand.empty()))
        refuse(ref, "template", "InvalidArgument", "a template has no handler, initializer or code of its own");
    if (!function.runtime.empty() && function.code.empty())
        refuse(ref, "code", "InvalidArgument", "code is needed: a folder or a zip file");
    look(ref, "runtime", checkText(function.runtime, 64, "the runtime"));
    look(ref, "handler", checkText(function.handler, kHandlerTextBytesMax, "the handler"));
    look(ref, "initializer", checkText(function.initializer, kHandlerTextBytesMax, "the initializer"));
    look(ref, "code", checkText(function.code, kPathBytesMax, "the code's path"));
    if (!function.pinnedCode.empty() && !isSha256Text(function.pinnedCode))
        refuse(ref, "pinnedCode", "InvalidArgument",
               "the pinned version of the code is named by its SHA-256: 64 hex digits");
    look(ref, "memorySize", checkMemory(function.memoryMb));
    look(ref, "timeout", checkTimeout(function.timeoutSeconds));
    checkInstanceFields(ref, function);
    checkEnvironment(ref, function);
}

void RuleChecker::checkEnvironment(const ObjectRef &ref, const Function &function)
{
    if (function.environment.size() + function.secretValues.size() > kEnvironmentMax)
        refuse(ref, "environmentVariables", "InvalidArgument",
               "at most " + std::to_string(kEnvironmentMax) + " variables are allowed");
    std::size_t bytes = 0;
    for (const auto &[name, value] : function.environment) {
        bytes += name.size() + value.size();
        look(ref, "environmentVariables." + name, checkVariableName(name));
        look(ref, "environmentVariables." + name, checkText(value, kEnvironmentBytesMax, "the variable's value"));
    }
    for (const auto &[name, secret] : function.secretValues) {
        bytes += name.size(); // what a secret holds is not known here
        look(ref, "environmentVariables." + name, checkVariableName(name));
        look(ref, "environmentVariables." + name, checkSecretName(secret));
        if (function.environment.contains(name))
            refuse(ref, "environmentVariables." + name, "InvalidArgument", "the variable has both a value and a secret");
    }
    if (bytes > kEnvironmentBytesMax)
        refuse(ref, "environmentVariables", "InvalidArgument",
               "the environment variables have " + std::to_string(bytes) + " bytes, names and values together; at most "
                   + std::to_string(kEnvironmentBytesMax) + " are allowed");
}

void RuleChecker::checkInstanceFields(const ObjectRef &ref, const Function &function)
{
    look(ref, "initializationTimeout", checkInitializationTimeout(function.initializationTimeoutSeconds));
    look(ref, "instanceConcurrency", checkInstanceConcurrency(function.instanceConcurrency));
    look(ref, "preStop", checkText(function.preStop, kHandlerTextBytesMax, "the preStop handler"));
    look(ref, "preFreeze", checkText(function.preFreeze, kHandlerTextBytesMax, "the preFreeze handler"));
    look(ref, "customRuntime.port", checkCustomPort(function.customPort));
    if (function.customCommand.size() > limits::kCustomCommandPartsMax)
        refuse(ref, "customRuntime.command", "InvalidArgument",
               "a command has at most " + std::to_string(limits::kCustomCommandPartsMax) + " parts");
    for (std::size_t i = 0; i < function.customCommand.size(); ++i)
        look(ref, "customRuntime.command." + std::to_string(i),
             checkText(function.customCommand[i], kPathBytesMax, "a part of the command"));
    const bool custom = function.runtime.starts_with("custom");
    if (!function.customCommand.empty() && !custom)
        refuse(ref, "customRuntime.command", "InvalidArgument", "only a custom runtime has a command of its own");
}

} // namespace sluice
