// What the doctor knows without asking a Logstore: definitions, roles, the ledger's ring, states of the parts.
#include "engine/catalog/names.h"
#include "engine/doctor.h"
#include "engine/doctorchecks.h"
#include "engine/enforcement/arns.h"
#include "engine/enforcement/secretparameters.h"
#include "engine/functions/native/templateparameter.h"

#include <algorithm>
#include <cerrno>

#include <sys/statvfs.h>

namespace sluice {

namespace {

constexpr const char *kRead = "log:GetCursorOrData";
constexpr const char *kWrite = "log:PostLogStoreLogs";

std::string regionOf(const Definitions &definitions, const std::string &project)
{
    const auto found = definitions.projects.find(project);
    return found == definitions.projects.end() ? "local" : found->second.region;
}

std::string resourceOf(const Definitions &definitions, const LogstoreKey &key)
{
    return arn::logstore(regionOf(definitions, key.project), key);
}

template <class Map, class Key> const typename Map::mapped_type *find(const Map &map, const Key &key)
{
    const auto found = map.find(key);
    return found == map.end() ? nullptr : &found->second;
}

bool isLoss(DamageKind kind)
{
    return kind == DamageKind::DamagedGroups || kind == DamageKind::MissingSegment || kind == DamageKind::TruncatedSegment
        || kind == DamageKind::UnreadableFile;
}

Done checkParameterOf(const Function &function, const std::string &parameter)
{
    if (function.templateName.empty())
        return checkParameter(parameter);
    return checkTemplateParameter(function.templateName, parameter);
}

} // namespace

DoctorFacts Doctor::factsOf(const Definitions &definitions, const Trigger &trigger) const
{
    DoctorFacts facts;
    facts.now = m_parts.loop.clock().wall();
    facts.up = m_parts.loop.clock().boot() - m_parts.startedAt;
    facts.scheduling = m_parts.options.scheduling == Scheduling::On;
    facts.collecting = m_parts.options.collecting == Collecting::On;
    facts.authorized = definitions.authorized;
    facts.trigger = trigger;
    if (const auto *function = find(definitions.functions, trigger.key.functionKey())) {
        facts.function = *function;
        facts.parameter = checkParameterOf(*function, withoutSecrets(trigger.parameter));
    }
    addTarget(facts, definitions);
    addRoles(facts, definitions);

    facts.source = logstoreFacts(definitions, trigger.source);
    facts.linesPerSecond = m_parts.logs->rate(trigger.source).lines;
    if (const auto *source = find(definitions.logstores, trigger.source))
        facts.collectSources = source->collect.size();
    facts.collectors = m_parts.collectors->states();
    std::erase_if(facts.collectors, [&trigger](const CollectorState &one) { return one.logstore != trigger.source; });
    const Duration quiet = doctor::kQuietIntervals * std::chrono::seconds(trigger.intervalSeconds);
    facts.recentFrom = facts.now - std::clamp(quiet, doctor::kRecentLeast, doctor::kRecentMost);
    facts.openError = m_parts.scheduler->openError(trigger.key);

    addRecords(facts);
    const auto *service = find(definitions.services, trigger.key.service);
    facts.functionLog.hasLog = service && !service->log.logstore.empty();
    facts.triggerLog = logstoreFacts(definitions, trigger.triggerLogKey());
    facts.outbox.rows = m_parts.state->outbox().rows;
    facts.outbox.shipper = m_parts.shipper->errorOf(trigger.triggerLogKey());
    addDisk(facts);
    return facts;
}

LogstoreFacts Doctor::logstoreFacts(const Definitions &definitions, const LogstoreKey &key) const
{
    LogstoreFacts facts;
    facts.key = key;
    facts.defined = definitions.logstores.contains(key);
    if (const auto *error = find(m_sync.unopened(), key))
        facts.unopened = *error;
    const auto *logstore = find(definitions.logstores, key);
    for (const auto &damage : m_parts.store->damage()) {
        if (!logstore || damage.uid.value() != logstore->uid || !isLoss(damage.kind))
            continue;
        facts.damage.push_back(std::string(toText(damage.kind)) + ": " + damage.path
                               + (damage.groups > 0 ? ", " + std::to_string(damage.groups) + " log groups" : ""));
    }
    return facts;
}

void Doctor::addTarget(DoctorFacts &facts, const Definitions &definitions) const
{
    facts.target = seenTarget(definitions, facts.trigger);
    if (facts.target.bucket)
        facts.targetDefined = definitions.buckets.contains(*facts.target.bucket);
    if (!facts.target.logstore)
        return;
    facts.targetDefined = definitions.logstores.contains(*facts.target.logstore);
    if (const auto *error = find(m_sync.unopened(), *facts.target.logstore))
        facts.targetUnopened = *error;
}

void Doctor::ask(RoleFacts &role, const std::string &action, const std::string &resource) const
{
    if (m_roleMay)
        role.asked.push_back({action, resource, m_roleMay(role.name, action, resource)});
}

void Doctor::addRoles(DoctorFacts &facts, const Definitions &definitions) const
{
    const auto &trigger = facts.trigger;
    const auto *service = find(definitions.services, trigger.key.service);
    const auto source = resourceOf(definitions, trigger.source);
    const auto region = service ? service->region : std::string("local");

    auto &role = facts.role;
    role.name = trigger.role.empty() ? kEtlRole : trigger.role;
    const auto *defined = find(definitions.roles, role.name);
    role.exists = defined || (trigger.role.empty() && definitions.authorized);
    role.trust = defined ? defined->trust : "";
    role.evaluated = m_roleMay != nullptr;
    ask(role, "fc:InvokeFunction", arn::function(region, trigger.key.functionKey()));
    ask(role, kRead, source);
    ask(role, kWrite, resourceOf(definitions, trigger.triggerLogKey()));

    auto &own = facts.serviceRole;
    own.name = service ? service->role : "";
    const auto *ownDefined = find(definitions.roles, own.name);
    own.exists = ownDefined || (service && !service->policies.empty());
    own.trust = ownDefined ? ownDefined->trust : "";
    own.evaluated = role.evaluated;
    const auto kind = facts.function ? nativeTemplateFromName(facts.function->templateName) : std::nullopt;
    const auto parameter = kind ? parseTemplateParameter(*kind, withoutSecrets(trigger.parameter))
                                : fail(ErrorKind::NotFound, "TemplateNotFound", "");
    if (!parameter)
        return; // what user code needs is its own; a wrong parameter has a row of its own
    ask(own, kRead, source);
    if (const auto *copy = std::get_if<ReplicationParameter>(&parameter->value))
        return ask(own, kWrite, resourceOf(definitions, copy->target));
    const auto &csv = std::get<CsvParameter>(parameter->value);
    Event event;
    event.source = trigger.source;
    event.cursorTime = unixSeconds(facts.now);
    ask(own, "oss:PutObject", arn::object(csv.bucket, objectNameOf(csv, event).key));
}

// Those of a trigger that had the name before are not its own.
void Doctor::addRecords(DoctorFacts &facts) const
{
    LedgerQuery query;
    query.newest = true;
    query.max = kRecordsMax;
    query.trigger = facts.trigger.key;
    facts.records = m_parts.ledger.read(query).records;
    std::erase_if(facts.records, [job = jobNameOf(facts.trigger.uid)](const LedgerRecord &record) {
        return record.subject && record.subject->jobName != job;
    });
    const auto open = unmended(facts.records);
    if (open.empty())
        return;
    facts.functionLog.requestId = open.back().requestId;
    facts.functionLog.invoked = open.back().functionVersion != 0;
}

void Doctor::addDisk(DoctorFacts &facts) const
{
    facts.dataDirectory = m_parts.directory();
    struct statvfs disk { };
    if (::statvfs(facts.dataDirectory.c_str(), &disk) != 0) {
        facts.disk = fail(systemError(errno, "looking at " + facts.dataDirectory));
        return;
    }
    facts.disk = DiskFacts{static_cast<std::uint64_t>(disk.f_bavail) * disk.f_frsize,
                           static_cast<std::uint64_t>(disk.f_blocks) * disk.f_frsize};
}

} // namespace sluice
