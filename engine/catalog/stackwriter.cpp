#include "engine/catalog/stackfile.h"
#include "engine/catalog/stacksection.h"
#include "engine/catalog/yamllines.h"

#include <QDateTime>

#include <algorithm>

namespace sluice {
namespace {

class StackWriter {
public:
    StackWriter(const Definitions &definitions, std::set<ObjectRef> wanted)
        : m_definitions(definitions)
        , m_wanted(std::move(wanted))
    {
    }

    std::string write(bool authorize)
    {
        m_out.line(0, "sluice: 1");
        if (authorize)
            m_out.line(0, m_definitions.authorized ? "authorize: true" : "authorize: false");
        projects();
        buckets();
        roles();
        services();
        return m_out.take();
    }

private:
    bool wants(ObjectKind kind, const std::string &name) const { return m_wanted.contains({kind, name}); }
    void head(bool &written, int depth, const char *key)
    {
        if (!std::exchange(written, true))
            m_out.line(depth, std::string(key) + ':');
    }
    // An object without any key of its own still needs a value.
    void named(int depth, const std::string &name, YamlLines inner)
    {
        const auto body = inner.take();
        m_out.line(depth, yamlScalar(name) + (body.empty() ? ": {}" : ":"));
        if (!body.empty())
            m_out.line(0, body.substr(0, body.size() - 1));
    }

    void projects();
    void buckets();
    void roles();
    void services();
    void functions(const std::string &service);
    void triggers(const FunctionKey &function);
    static YamlLines logstore(const Logstore &logstore);
    static YamlLines function(const Function &function);
    static YamlLines trigger(const Trigger &trigger);

    const Definitions &m_definitions;
    const std::set<ObjectRef> m_wanted;
    YamlLines m_out;
};

void StackWriter::projects()
{
    bool begun = false;
    for (const auto &[name, project] : m_definitions.projects) {
        if (!wants(ObjectKind::Project, name))
            continue;
        head(begun, 0, "projects");
        m_out.line(1, yamlScalar(name) + ':');
        m_out.line(2, "region: " + yamlScalar(project.region));
        m_out.text(2, "description", project.description);
        bool inside = false;
        for (const auto &[key, definition] : m_definitions.logstores) {
            if (key.project != name || !wants(ObjectKind::Logstore, toText(key)))
                continue;
            head(inside, 2, "logstores");
            named(3, key.logstore, logstore(definition));
        }
    }
}

YamlLines StackWriter::logstore(const Logstore &logstore)
{
    const Logstore byDefault;
    YamlLines out;
    out.line(4, "shards: " + std::to_string(logstore.shards)); // always: a reader should see what cannot change
    out.number(4, "ttl", logstore.ttlDays, byDefault.ttlDays);
    if (logstore.maxBytes != 0)
        out.line(4, "maxBytes: " + sizeToText(logstore.maxBytes));
    out.flag(4, "index", logstore.index, byDefault.index);
    out.flag(4, "appendMeta", logstore.appendMeta, byDefault.appendMeta);
    out.flag(4, "enforceTimeRange", logstore.enforceTimeRange, byDefault.enforceTimeRange);
    if (!logstore.collect.empty())
        out.line(4, "collect:");
    for (const auto &source : logstore.collect) {
        const CollectSource plain;
        out.line(5, "- path: " + yamlScalar(source.path));
        out.text(6, "format", source.format, plain.format);
        out.text(6, "pattern", source.pattern);
        out.text(6, "header", source.header);
        out.flag(6, "follow", source.follow, plain.follow);
        out.text(6, "topic", source.topic);
        if (source.timeField.empty() && source.timeFormat.empty() && source.timeZone.empty())
            continue;
        out.line(6, "time:");
        out.text(7, "field", source.timeField);
        out.text(7, "format", source.timeFormat);
        out.text(7, "zone", source.timeZone);
    }
    return out;
}

void StackWriter::buckets()
{
    bool begun = false;
    for (const auto &[name, bucket] : m_definitions.buckets) {
        if (!wants(ObjectKind::Bucket, name))
            continue;
        head(begun, 0, "buckets");
        YamlLines out;
        out.text(2, "region", bucket.region, Bucket{}.region);
        named(1, name, std::move(out));
    }
}

void StackWriter::roles()
{
    bool begun = false;
    for (const auto &[name, role] : m_definitions.roles) {
        if (!wants(ObjectKind::Role, name))
            continue;
        head(begun, 0, "roles");
        YamlLines out;
        out.text(2, "trust", role.trust);
        out.text(2, "description", role.description);
        out.texts(2, "policies", role.policies);
        if (!role.document.empty())
            out.json(2, "document", role.document);
        out.text(2, "policyName", role.policyName);
        out.text(2, "policyDescription", role.policyDescription);
        named(1, name, std::move(out));
    }
}

void StackWriter::services()
{
    bool begun = false;
    for (const auto &[name, service] : m_definitions.services) {
        if (!wants(ObjectKind::Service, name))
            continue;
        head(begun, 0, "services");
        m_out.line(1, yamlScalar(name) + ':');
        m_out.line(2, "region: " + yamlScalar(service.region));
        m_out.text(2, "description", service.description);
        if (!service.log.logstore.empty())
            m_out.line(2,
                       "log: {project: " + yamlScalar(service.log.project)
                           + ", logstore: " + yamlScalar(service.log.logstore) + '}');
        if (!service.role.empty())
            m_out.line(2,
                       "role: {name: " + yamlScalar(service.role)
                           + (service.policies.empty() ? "}" : ", policies: " + YamlLines::flow(service.policies) + '}'));
        functions(name);
    }
}

void StackWriter::functions(const std::string &service)
{
    bool begun = false;
    for (const auto &[key, definition] : m_definitions.functions) {
        if (key.service != service || !wants(ObjectKind::Function, toText(key)))
            continue;
        head(begun, 2, "functions");
        named(3, key.function, function(definition));
        triggers(key);
    }
}

YamlLines StackWriter::function(const Function &function)
{
    const Function byDefault;
    YamlLines out;
    out.text(4, "description", function.description);
    out.text(4, "template", function.templateName);
    out.text(4, "runtime", function.runtime);
    out.text(4, "handler", function.handler);
    out.text(4, "initializer", function.initializer);
    out.text(4, "code", function.code);
    out.text(4, "pinnedCode", function.pinnedCode);
    out.number(4, "memorySize", function.memoryMb, byDefault.memoryMb);
    out.number(4, "timeout", function.timeoutSeconds, byDefault.timeoutSeconds);
    out.number(4, "initializationTimeout", function.initializationTimeoutSeconds, byDefault.initializationTimeoutSeconds);
    out.number(4, "instanceConcurrency", function.instanceConcurrency, byDefault.instanceConcurrency);
    out.text(4, "preStop", function.preStop);
    out.text(4, "preFreeze", function.preFreeze);
    if (!function.customCommand.empty() || function.customPort != byDefault.customPort)
        out.line(4, "customRuntime:");
    out.texts(5, "command", function.customCommand);
    out.number(5, "port", function.customPort, byDefault.customPort);
    out.flag(4, "internetAccess", function.internetAccess, byDefault.internetAccess);
    if (!function.environment.empty() || !function.secretValues.empty())
        out.line(4, "environmentVariables:");
    for (const auto &[name, value] : function.environment)
        out.line(5, yamlScalar(name) + ": " + yamlScalar(value));
    for (const auto &[name, secret] : function.secretValues)
        out.line(5, yamlScalar(name) + ": {secret: " + yamlScalar(secret) + '}');
    return out;
}

void StackWriter::triggers(const FunctionKey &function)
{
    bool begun = false;
    for (const auto &[key, definition] : m_definitions.triggers) {
        if (key.functionKey() != function || !wants(ObjectKind::Trigger, toText(key)))
            continue;
        head(begun, 4, "triggers");
        named(5, key.trigger, trigger(definition));
    }
}

YamlLines StackWriter::trigger(const Trigger &trigger)
{
    const Trigger byDefault;
    std::string start;
    if (trigger.start == StartAt::Oldest)
        start = ", start: oldest";
    else if (trigger.start == StartAt::Time)
        start = ", start: "
            + yamlScalar(QDateTime::fromSecsSinceEpoch(trigger.startTime, Qt::UTC).toString(Qt::ISODate).toStdString());
    YamlLines out;
    out.line(6,
             "source: {project: " + yamlScalar(trigger.source.project) + ", logstore: " + yamlScalar(trigger.source.logstore)
                 + start + '}');
    out.text(6, "triggerLog", trigger.triggerLog);
    out.line(6, "interval: " + std::to_string(trigger.intervalSeconds));
    out.number(6, "retries", trigger.retries, byDefault.retries);
    out.flag(6, "enabled", trigger.enabled, byDefault.enabled);
    out.text(6, "role", trigger.role);
    out.flag(6, "allowLoop", trigger.allowLoop, byDefault.allowLoop);
    if (trigger.windowBytes != byDefault.windowBytes || trigger.windowGroups != byDefault.windowGroups)
        out.line(6,
                 "window: {bytes: " + sizeToText(trigger.windowBytes) + ", groups: " + std::to_string(trigger.windowGroups)
                     + '}');
    if (trigger.parameter != byDefault.parameter)
        out.json(6, "parameter", trigger.parameter);
    return out;
}

// The bare name of a trigger is what stands after its last slash.
bool isCalled(const ObjectRef &ref, const std::string &name)
{
    return ref.name == name || toText(ref) == name
        || (ref.kind == ObjectKind::Trigger && ref.name.substr(ref.name.rfind('/') + 1) == name);
}

bool isAround(const ObjectRef &outer, const std::set<ObjectRef> &chosen)
{
    return std::any_of(chosen.begin(), chosen.end(),
                       [&](const ObjectRef &ref) { return ref == outer || isInside(ref, outer); });
}

// The chosen ones and what they are inside; with `inner`, what is inside them too.
std::set<ObjectRef> around(const std::set<ObjectRef> &chosen, const std::vector<ObjectRef> &every, bool inner)
{
    std::set<ObjectRef> wanted;
    for (const auto &ref : every) {
        const bool inside = inner
            && std::any_of(chosen.begin(), chosen.end(), [&ref](const ObjectRef &outer) { return isInside(ref, outer); });
        if (inside || isAround(ref, chosen))
            wanted.insert(ref);
    }
    return wanted;
}

} // namespace

std::string exportObjects(const Definitions &definitions, const std::set<ObjectRef> &exactly)
{
    const bool authorize = std::any_of(exactly.begin(), exactly.end(),
                                       [](const ObjectRef &ref) { return ref.kind == ObjectKind::Authorization; });
    return StackWriter(definitions, around(exactly, everyObject(definitions), false)).write(authorize);
}

Result<std::string> exportStack(const Definitions &definitions, const std::vector<std::string> &names)
{
    auto every = everyObject(definitions);
    std::erase_if(every, [](const ObjectRef &ref) { // they belong to the directory, not to a stack
        return ref.kind == ObjectKind::User || ref.kind == ObjectKind::Connection;
    });
    if (names.empty())
        return StackWriter(definitions, {every.begin(), every.end()}).write(true);
    std::set<ObjectRef> chosen;
    for (const auto &name : names) {
        const auto before = chosen.size();
        for (const auto &ref : every) {
            if (isCalled(ref, name))
                chosen.insert(ref);
        }
        if (chosen.size() == before
            && std::none_of(chosen.begin(), chosen.end(), [&](const ObjectRef &ref) { return isCalled(ref, name); }))
            return fail(ErrorKind::NotFound, "NotFound", "nothing is called \"" + name + '"');
    }
    return StackWriter(definitions, around(chosen, every, true)).write(false);
}

} // namespace sluice
