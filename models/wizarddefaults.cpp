#include "models/wizarddefaults.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>

namespace sluice {

namespace {

constexpr int kOwnLogTtlDays = 7;
constexpr int kRoleBaseMax = 64 - 5 - 3; // "-role", and a number

template <class Taken> std::string freeName(const std::string &wanted, Taken taken)
{
    auto name = wanted;
    for (int number = 2; taken(name); ++number)
        name = wanted + '-' + std::to_string(number);
    return name;
}

bool hasService(const DefinitionRows &now, const std::string &name)
{
    return std::any_of(now.services.begin(), now.services.end(), [&name](const Service &one) { return one.name == name; });
}

const LogstoreRow *logstoreOf(const DefinitionRows &now, const LogstoreKey &key)
{
    const auto found = std::find_if(now.logstores.begin(), now.logstores.end(),
                                    [&key](const LogstoreRow &row) { return row.definition.key == key; });
    return found == now.logstores.end() ? nullptr : &*found;
}

std::string regionOf(const DefinitionRows &now, const WizardDraft &draft, const std::string &project)
{
    for (const auto *list : {&now.projects, &draft.projects}) {
        for (const auto &one : *list) {
            if (one.name == project)
                return one.region;
        }
    }
    return Service().region;
}

// A Logstore of the draft's own, made once.
LogstoreKey ownLogstore(WizardDraft &draft, const LogstoreKey &key, int shards, bool index)
{
    const bool there =
        std::any_of(draft.logstores.begin(), draft.logstores.end(), [&key](const Logstore &one) { return one.key == key; });
    if (!there) {
        auto &made = draft.logstores.emplace_back();
        made.key = key;
        made.shards = shards;
        made.ttlDays = kOwnLogTtlDays;
        made.index = index;
    }
    return key;
}

LogstoreKey functionLog(WizardDraft &draft, const DefinitionRows &now, const std::string &project)
{
    for (const auto &service : now.services) {
        if (service.log.project == project && logstoreOf(now, service.log))
            return service.log;
    }
    for (const auto *name : {"function-log", "fn-log"}) {
        if (logstoreOf(now, {project, name}))
            return {project, name};
    }
    return ownLogstore(draft, {project, "function-log"}, 1, false);
}

std::string triggerLog(WizardDraft &draft, const DefinitionRows &now, const std::string &project)
{
    for (const auto &trigger : now.triggers) {
        if (trigger.source.project == project && logstoreOf(now, trigger.triggerLogKey()))
            return trigger.triggerLog;
    }
    for (const auto *name : {"trigger-log", "etl-log"}) {
        if (logstoreOf(now, {project, name}))
            return name;
    }
    return ownLogstore(draft, {project, "trigger-log"}, 1, true).logstore;
}

std::string quoted(const std::string &text)
{
    auto json = QJsonDocument(QJsonArray{QString::fromStdString(text)}).toJson(QJsonDocument::Compact);
    return json.mid(1, json.size() - 2).toStdString();
}

// However it is written: a form may indent in another way.
bool sameJson(const std::string &a, const std::string &b)
{
    return a == b
        || (QJsonDocument::fromJson(QByteArray::fromStdString(a)) == QJsonDocument::fromJson(QByteArray::fromStdString(b))
            && !QJsonDocument::fromJson(QByteArray::fromStdString(a)).isNull());
}

std::string csvParameter(const std::string &bucket, const std::string &prefix, const std::vector<std::string> &columns)
{
    std::string names;
    for (const auto &column : columns)
        names += (names.empty() ? "" : ", ") + quoted(column);
    return "{\n  \"target\": {\n    \"ossEndpoint\": \"local\",\n    \"ossBucket\": " + quoted(bucket)
        + ",\n    \"ossPrefix\": " + quoted(prefix)
        + ",\n    \"ossPostfix\": \".csv\",\n    \"ossDateFormat\": \"yyyyMMdd\"\n  },\n"
          "  \"transform\": {\n    \"delimiterChar\": \",\",\n    \"quoteChar\": \"\\\"\",\n    \"escapeChar\": \"\\\"\",\n"
          "    \"enableHeader\": true,\n    \"nullColumnValue\": \"\",\n    \"columnNames\": ["
        + names + "]\n  }\n}";
}

std::string copyParameter(const LogstoreKey &target)
{
    return "{\n  \"target\": {\n    \"endpoint\": \"local\",\n    \"projectName\": " + quoted(target.project)
        + ",\n    \"logstoreName\": " + quoted(target.logstore) + "\n  }\n}";
}

LogstoreKey copyTarget(WizardDraft &draft, const DefinitionRows &now)
{
    const auto &source = draft.trigger.source;
    if (source.logstore.empty())
        return {};
    const auto *row = logstoreOf(now, source);
    const LogstoreKey key{source.project, freeName(source.logstore + "-copy", [&](const std::string &name) {
                              return logstoreOf(now, {source.project, name}) != nullptr;
                          })};
    return ownLogstore(draft, key, row ? row->definition.shards : limits::kShardsDefault, false);
}

std::string targetBucket(WizardDraft &draft, const DefinitionRows &now)
{
    const auto region = regionOf(now, draft, draft.trigger.source.project);
    for (const auto &bucket : now.buckets) {
        if (bucket.region == region)
            return bucket.name;
    }
    const auto name = freeName("lake", [&now](const std::string &taken) {
        return std::any_of(now.buckets.begin(), now.buckets.end(),
                           [&taken](const Bucket &one) { return one.name == taken; });
    });
    const bool there =
        std::any_of(draft.buckets.begin(), draft.buckets.end(), [&name](const Bucket &one) { return one.name == name; });
    if (!there)
        draft.buckets.push_back({name, {}, region});
    return name;
}

void suggestParameter(WizardDraft &draft, const DefinitionRows &now, const std::vector<std::string> &columns = {})
{
    auto &trigger = draft.trigger;
    if (!sameJson(trigger.parameter, draft.suggested.parameter))
        return;
    if (draft.kind == "oss-shipper-csv") {
        draft.suggested.bucket = targetBucket(draft, now);
        const auto &source = trigger.source.logstore;
        trigger.parameter = csvParameter(draft.suggested.bucket, source.empty() ? "csv/" : source + '/', columns);
    } else if (draft.kind == "logstore_replication") {
        trigger.parameter = copyParameter(copyTarget(draft, now));
    } else {
        trigger.parameter = "{}";
    }
    draft.suggested.parameter = trigger.parameter;
}

// As the service's form names it, so that both agree.
std::string roleNameFor(const std::string &service, const DefinitionRows &now)
{
    auto base = QString::fromStdString(service);
    base.replace(QLatin1Char('_'), QLatin1Char('-'));
    const auto wanted = base.left(kRoleBaseMax).toStdString() + "-role";
    auto name = wanted;
    const auto taken = [&name](const Role &one) { return one.name == name; };
    for (int number = 2; std::any_of(now.roles.begin(), now.roles.end(), taken); ++number)
        name = wanted + std::to_string(number);
    return name;
}

void suggestRole(WizardDraft &draft, const DefinitionRows &now)
{
    const auto *facts = templateFacts(draft.kind);
    auto policies = facts ? facts->policies : std::vector<std::string>();
    if (policies.empty())
        policies = {"AliyunLogFullAccess"};
    auto &service = draft.service;
    if (!draft.newService || service.role != draft.suggested.role)
        return;
    const auto name = roleNameFor(service.name, now);
    auto &role = draft.role;
    if (role.name.empty()) {
        role.trust = "fc";
        role.policies = draft.suggested.policies;
    }
    role.name = name;
    if (role.policies == draft.suggested.policies)
        role.policies = policies;
    service.role = draft.suggested.role = name;
    draft.suggested.policies = policies;
}

void suggestFunction(WizardDraft &draft, const DefinitionRows &now)
{
    const auto *facts = templateFacts(draft.kind);
    if (!facts || draft.function.key.function != draft.suggested.function)
        return;
    draft.suggested.function = freeName(facts->function, [&](const std::string &name) {
        return std::any_of(now.functions.begin(), now.functions.end(), [&](const Function &one) {
            return one.key == FunctionKey{draft.service.name, name};
        });
    });
    draft.function.key.function = draft.suggested.function;
}

void suggestTrigger(WizardDraft &draft)
{
    const auto *facts = templateFacts(draft.kind);
    if (!facts || draft.trigger.key.trigger != draft.suggested.trigger)
        return;
    auto name = draft.trigger.source.logstore + facts->triggerSuffix;
    if (draft.trigger.source.logstore.empty())
        name = facts->function;
    else if (name.front() >= '0' && name.front() <= '9')
        name = "from-" + name;
    draft.suggested.trigger = draft.trigger.key.trigger = name;
}

} // namespace

const std::vector<TemplateFacts> &templateFacts()
{
    static const std::vector<TemplateFacts> all = {
        {"logstore_replication", true, "", "", 384, 120, {"AliyunLogFullAccess"}, "copy", "-copy"},
        {"oss-shipper-csv", true, "", "", 768, 120, {"AliyunLogFullAccess", "AliyunOSSFullAccess"}, "to-csv", "-csv"},
        {"python3", false, "python3", "index.handler", 256, 60, {}, "process", "-etl"},
        {"nodejs18", false, "nodejs18", "index.handler", 256, 60, {}, "process", "-etl"},
        {"custom", false, "custom", "bootstrap", 256, 60, {}, "process", "-etl"},
    };
    return all;
}

const TemplateFacts *templateFacts(const std::string &kind)
{
    const auto &all = templateFacts();
    const auto found = std::find_if(all.begin(), all.end(), [&kind](const TemplateFacts &one) { return one.kind == kind; });
    return found == all.end() ? nullptr : &*found;
}

bool isOwnLog(const DefinitionRows &now, const LogstoreKey &key)
{
    return std::any_of(now.services.begin(), now.services.end(), [&key](const Service &one) { return one.log == key; })
        || std::any_of(now.triggers.begin(), now.triggers.end(),
                       [&key](const Trigger &one) { return one.triggerLogKey() == key; });
}

LogstoreKey busiestLogstore(const DefinitionRows &now)
{
    const LogstoreRow *best = nullptr;
    for (const auto &row : now.logstores) {
        if (row.lines == 0 || isOwnLog(now, row.definition.key))
            continue;
        if (!best || row.linesPerSecond > best->linesPerSecond
            || (row.linesPerSecond == best->linesPerSecond && row.lines > best->lines))
            best = &row;
    }
    return best ? best->definition.key : LogstoreKey();
}

WizardDraft freshDraft(const DefinitionRows &now, const std::string &service)
{
    WizardDraft draft;
    draft.confirm = true;
    draft.kind = "oss-shipper-csv";
    draft.trigger.start = StartAt::Oldest;
    draft.suggested.parameter = draft.trigger.parameter;
    const auto source = busiestLogstore(now);
    auto project = source.project;
    if (project.empty() && !now.projects.empty())
        project = now.projects.front().name;
    if (project.empty()) {
        project = "logs";
        draft.projects.emplace_back().name = project;
    }
    if (hasService(now, service))
        chooseService(draft, now, service);
    else {
        draft.service.log = functionLog(draft, now, project);
        chooseNewService(draft, now);
    }
    draft.trigger.source.project = project;
    chooseTemplate(draft, now, draft.kind);
    chooseSource(draft, now, {project, source.logstore});
    return draft;
}

void chooseTemplate(WizardDraft &draft, const DefinitionRows &now, const std::string &kind)
{
    const auto *facts = templateFacts(kind);
    if (!facts)
        return;
    const auto *before = templateFacts(draft.kind);
    auto &function = draft.function;
    const auto follow = [&](auto &value, const auto &old, const auto &next) {
        if (value == old || value == std::decay_t<decltype(value)>())
            value = next;
    };
    const bool first = function.templateName.empty() && function.runtime.empty();
    follow(function.memoryMb, first ? function.memoryMb : before->memoryMb, facts->memoryMb);
    follow(function.timeoutSeconds, first ? function.timeoutSeconds : before->timeoutSeconds, facts->timeoutSeconds);
    follow(function.handler, first ? std::string() : before->handler, facts->handler);
    function.templateName = facts->native ? facts->kind : std::string();
    function.runtime = facts->runtime;
    if (facts->native) {
        function.handler.clear();
        function.initializer.clear();
        function.code.clear();
        draft.starter.clear();
        draft.withTrigger = true;
    }
    draft.kind = kind;
    followNames(draft, now);
    suggestParameter(draft, now);
}

void chooseTrigger(WizardDraft &draft, const DefinitionRows &now, bool withTrigger)
{
    draft.withTrigger = withTrigger;
    followNames(draft, now);
}

void chooseService(WizardDraft &draft, const DefinitionRows &now, const std::string &name)
{
    const auto found =
        std::find_if(now.services.begin(), now.services.end(), [&name](const Service &one) { return one.name == name; });
    if (found == now.services.end())
        return;
    draft.newService = false;
    draft.service = *found;
    draft.morePolicies.clear();
    followNames(draft, now);
}

void chooseNewService(WizardDraft &draft, const DefinitionRows &now)
{
    const auto log = draft.service.log;
    const auto region = regionOf(now, draft, log.project);
    draft.newService = true;
    draft.service = {};
    draft.service.log = log;
    draft.service.region = region;
    draft.suggested.service = freeName("delivery", [&now](const std::string &name) { return hasService(now, name); });
    draft.service.name = draft.suggested.service;
    draft.service.role = draft.suggested.role;
    draft.morePolicies.clear();
    followNames(draft, now);
}

void chooseSource(WizardDraft &draft, const DefinitionRows &now, const LogstoreKey &source)
{
    auto &trigger = draft.trigger;
    const bool otherProject = trigger.source.project != source.project;
    trigger.source = source;
    if (trigger.triggerLog.empty() || otherProject)
        trigger.triggerLog = triggerLog(draft, now, source.project);
    followNames(draft, now);
    suggestParameter(draft, now);
}

void followNames(WizardDraft &draft, const DefinitionRows &now)
{
    suggestRole(draft, now);
    suggestFunction(draft, now);
    suggestTrigger(draft);
    draft.joinNames();
}

void setColumns(WizardDraft &draft, const std::vector<std::string> &columns)
{
    if (draft.kind != "oss-shipper-csv" || columns.empty() || !sameJson(draft.trigger.parameter, draft.suggested.parameter))
        return;
    const auto &source = draft.trigger.source.logstore;
    draft.trigger.parameter = draft.suggested.parameter =
        csvParameter(draft.suggested.bucket, source.empty() ? "csv/" : source + '/', columns);
}

} // namespace sluice
