#include "engine/catalog/names.h"
#include "engine/catalog/stacksection.h"

#include <QDateTime>

#include <algorithm>
#include <charconv>
#include <filesystem>

namespace sluice {
namespace {

constexpr int kStackVersion = 1;

class StackReader {
public:
    explicit StackReader(StackReading &reading)
        : m_stack(reading.stack)
        , m_errors(reading)
    {
    }

    void read(const YamlNode &root)
    {
        StackSection section(m_errors, root, {});
        readVersion(section);
        if (section.node().find("authorize")) {
            bool authorize = false;
            section.flag("authorize", authorize);
            m_stack.authorize = authorize;
        } else {
            section.take("authorize");
        }
        section.each("projects",
                     [this](const auto &name, const auto &node, const auto &path) { readProject(name, node, path); });
        section.each("buckets",
                     [this](const auto &name, const auto &node, const auto &path) { readBucket(name, node, path); });
        section.each("roles", [this](const auto &name, const auto &node, const auto &path) { readRole(name, node, path); });
        section.each("services",
                     [this](const auto &name, const auto &node, const auto &path) { readService(name, node, path); });
    }

private:
    void readVersion(StackSection &section)
    {
        const auto *node = section.take("sluice");
        if (!node && section.node().kind == YamlNode::Kind::Map)
            section.errors().add(section.node(), "MissingKey", "this is no stack file: it must begin with \"sluice: 1\"");
        else if (!node)
            return; // reported already
        else if (node->kind != YamlNode::Kind::Scalar || node->text != std::to_string(kStackVersion))
            section.errors().add(*node, "NewerVersion", "this program reads stack files of version 1 (\"sluice: 1\")");
    }
    void readProject(const std::string &name, const YamlNode &node, const std::string &path)
    {
        StackSection section(m_errors, node, path);
        Project project;
        project.name = name;
        section.text("region", project.region);
        section.text("description", project.description);
        m_stack.objects.projects[name] = project;
        section.each("logstores", [&](const auto &logstore, const auto &inner, const auto &at) {
            readLogstore({name, logstore}, inner, at);
        });
    }
    void readLogstore(LogstoreKey key, const YamlNode &node, const std::string &path);
    void readCollect(Logstore &logstore, const YamlNode &list, const std::string &path);
    void readBucket(const std::string &name, const YamlNode &node, const std::string &path)
    {
        StackSection section(m_errors, node, path);
        Bucket bucket;
        bucket.name = name;
        section.text("region", bucket.region);
        m_stack.objects.buckets[name] = bucket;
    }
    void readRole(const std::string &name, const YamlNode &node, const std::string &path);
    void readService(const std::string &name, const YamlNode &node, const std::string &path);
    void readFunction(FunctionKey key, const YamlNode &node, const std::string &path);
    void readEnvironment(Function &function, const YamlNode &node, const std::string &path);
    void readTrigger(TriggerKey key, const YamlNode &node, const std::string &path);
    void readStart(Trigger &trigger, StackSection &source);

    Stack &m_stack;
    StackErrors m_errors;
};

void StackReader::readLogstore(LogstoreKey key, const YamlNode &node, const std::string &path)
{
    StackSection section(m_errors, node, path);
    Logstore logstore;
    logstore.key = std::move(key);
    section.integer("shards", logstore.shards);
    section.integer("ttl", logstore.ttlDays);
    section.size("maxBytes", logstore.maxBytes);
    section.flag("index", logstore.index);
    section.flag("appendMeta", logstore.appendMeta);
    section.flag("enforceTimeRange", logstore.enforceTimeRange);
    if (const auto *list = section.take("collect"); list && list->kind != YamlNode::Kind::Null)
        readCollect(logstore, *list, section.path("collect"));
    m_stack.objects.logstores[logstore.key] = std::move(logstore);
}

void StackReader::readCollect(Logstore &logstore, const YamlNode &list, const std::string &path)
{
    if (list.kind != YamlNode::Kind::Sequence) {
        m_errors.add(list, "WrongType",
                     "\"collect\" must be a list of mappings, such as [{path: access.log, format: nginx}]");
        return;
    }
    for (std::size_t i = 0; i < list.items.size(); ++i) {
        const auto at = path + '.' + std::to_string(i);
        m_errors.place(at, list.items[i]);
        StackSection section(m_errors, list.items[i], at);
        CollectSource source;
        if (!section.node().find("path"))
            section.missing("path");
        section.file("path", source.path);
        section.text("format", source.format);
        section.text("pattern", source.pattern);
        section.text("header", source.header);
        section.flag("follow", source.follow);
        section.text("topic", source.topic);
        if (const auto *time = section.take("time")) {
            StackSection inner(m_errors, *time, section.path("time"));
            inner.text("field", source.timeField);
            inner.text("format", source.timeFormat);
            inner.text("zone", source.timeZone);
        }
        logstore.collect.push_back(std::move(source));
    }
}

void StackReader::readRole(const std::string &name, const YamlNode &node, const std::string &path)
{
    StackSection section(m_errors, node, path);
    Role role;
    role.name = name;
    role.trust = "log";
    section.text("description", role.description);
    section.text("trust", role.trust);
    section.texts("policies", role.policies);
    section.json("document", role.document, "the policy document");
    section.text("policyName", role.policyName);
    section.text("policyDescription", role.policyDescription);
    m_stack.objects.roles[name] = std::move(role);
}

void StackReader::readService(const std::string &name, const YamlNode &node, const std::string &path)
{
    StackSection section(m_errors, node, path);
    Service service;
    service.name = name;
    section.text("region", service.region);
    section.text("description", service.description);
    if (const auto *log = section.take("log")) {
        StackSection inner(m_errors, *log, section.path("log"));
        for (const auto *key : {"project", "logstore"}) {
            if (!log->find(key))
                inner.missing(key);
        }
        inner.text("project", service.log.project);
        inner.text("logstore", service.log.logstore);
    }
    if (const auto *role = section.take("role")) {
        StackSection inner(m_errors, *role, section.path("role"));
        if (!role->find("name"))
            inner.missing("name");
        inner.text("name", service.role);
        inner.texts("policies", service.policies);
    }
    m_stack.objects.services[name] = std::move(service);
    section.each("functions", [&](const auto &function, const auto &inner, const auto &at) {
        readFunction({name, function}, inner, at);
    });
}

void StackReader::readFunction(FunctionKey key, const YamlNode &node, const std::string &path)
{
    StackSection section(m_errors, node, path);
    Function function;
    function.key = key;
    section.text("description", function.description);
    section.text("template", function.templateName);
    section.text("runtime", function.runtime);
    section.text("handler", function.handler);
    section.text("initializer", function.initializer);
    section.file("code", function.code);
    section.text("pinnedCode", function.pinnedCode);
    section.integer("memorySize", function.memoryMb);
    section.integer("timeout", function.timeoutSeconds);
    section.integer("initializationTimeout", function.initializationTimeoutSeconds);
    section.integer("instanceConcurrency", function.instanceConcurrency);
    section.text("preStop", function.preStop);
    section.text("preFreeze", function.preFreeze);
    if (const auto *custom = section.take("customRuntime")) {
        StackSection inner(m_errors, *custom, section.path("customRuntime"));
        inner.texts("command", function.customCommand);
        inner.integer("port", function.customPort);
    }
    section.flag("internetAccess", function.internetAccess);
    if (const auto *environment = section.take("environmentVariables"))
        readEnvironment(function, *environment, section.path("environmentVariables"));
    m_stack.objects.functions[key] = std::move(function);
    section.each("triggers", [&](const auto &trigger, const auto &inner, const auto &at) {
        readTrigger({key.service, key.function, trigger}, inner, at);
    });
}

void StackReader::readEnvironment(Function &function, const YamlNode &node, const std::string &path)
{
    if (node.kind != YamlNode::Kind::Map && node.kind != YamlNode::Kind::Null)
        m_errors.add(node, "WrongType", "\"environmentVariables\" must be a mapping of names to values");
    for (const auto &[name, value] : node.entries) {
        const auto at = path + '.' + name.text;
        m_errors.place(at, name);
        if (value.kind == YamlNode::Kind::Map) {
            StackSection section(m_errors, value, at);
            if (!value.find("secret"))
                section.missing("secret");
            section.text("secret", function.secretValues[name.text]);
        } else if (value.kind == YamlNode::Kind::Scalar) {
            function.environment[name.text] = value.text;
        } else {
            m_errors.add(value, "WrongType", "a variable's value must be text or {secret: NAME}");
        }
    }
}

void StackReader::readTrigger(TriggerKey key, const YamlNode &node, const std::string &path)
{
    StackSection section(m_errors, node, path);
    Trigger trigger;
    trigger.key = std::move(key);
    if (const auto *source = section.take("source")) {
        StackSection inner(m_errors, *source, section.path("source"));
        for (const auto *name : {"project", "logstore"}) {
            if (!source->find(name))
                inner.missing(name);
        }
        inner.text("project", trigger.source.project);
        inner.text("logstore", trigger.source.logstore);
        readStart(trigger, inner);
    } else {
        section.missing("source");
    }
    if (!section.node().find("triggerLog"))
        section.missing("triggerLog");
    section.text("triggerLog", trigger.triggerLog);
    section.integer("interval", trigger.intervalSeconds);
    section.integer("retries", trigger.retries);
    section.flag("enabled", trigger.enabled);
    section.text("role", trigger.role);
    section.flag("allowLoop", trigger.allowLoop);
    section.json("parameter", trigger.parameter, "the function configuration");
    if (const auto *window = section.take("window")) {
        StackSection inner(m_errors, *window, section.path("window"));
        inner.size("bytes", trigger.windowBytes);
        inner.count("groups", trigger.windowGroups);
    }
    m_stack.objects.triggers[trigger.key] = std::move(trigger);
}

void StackReader::readStart(Trigger &trigger, StackSection &source)
{
    const auto *node = source.take("start");
    if (!node)
        return;
    if (node->kind == YamlNode::Kind::Scalar && (node->text == "newest" || node->text == "oldest")) {
        trigger.start = node->text == "oldest" ? StartAt::Oldest : StartAt::Newest;
        return;
    }
    trigger.start = StartAt::Time;
    if (node->kind == YamlNode::Kind::Scalar && node->text.size() < 64) {
        const auto *end = node->text.data() + node->text.size();
        const auto [stop, error] = std::from_chars(node->text.data(), end, trigger.startTime);
        if (stop == end && error == std::errc() && checkStartTime(trigger.startTime))
            return;
        auto time = QDateTime::fromString(QString::fromStdString(node->text), Qt::ISODate);
        if (time.isValid() && time.timeSpec() == Qt::LocalTime)
            time.setTimeSpec(Qt::UTC); // no zone written = UTC, on every machine the same
        if (time.isValid() && checkStartTime(time.toSecsSinceEpoch())) {
            trigger.startTime = time.toSecsSinceEpoch();
            return;
        }
    }
    trigger.startTime = 0;
    m_errors.add(*node, "WrongType", "\"start\" must be newest, oldest, or a time such as 2026-01-31T08:00:00Z");
}

} // namespace

StackReading readStack(const std::string &text, const std::string &file)
{
    StackReading reading;
    std::error_code ignored;
    reading.stack.file = std::filesystem::absolute(file.empty() ? "stack.yaml" : file, ignored).lexically_normal().string();
    auto tree = parseYaml(text, reading.stack.file);
    if (!tree) {
        reading.errors.push_back(std::move(tree).error());
        return reading;
    }
    StackReader(reading).read(*tree);
    std::stable_sort(reading.errors.begin(), reading.errors.end(), [](const Error &a, const Error &b) {
        return std::pair(a.place.line, a.place.column) < std::pair(b.place.line, b.place.column);
    });
    return reading;
}

} // namespace sluice
