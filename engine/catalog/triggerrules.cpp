#include "engine/catalog/references.h"
#include "engine/catalog/rulechecker.h"

namespace sluice {

void RuleChecker::checkTrigger(const Trigger &trigger)
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

void RuleChecker::checkTriggerFields(const ObjectRef &ref, const Trigger &trigger)
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

void RuleChecker::checkTriggerSource(const ObjectRef &ref, const Trigger &trigger)
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

void RuleChecker::checkTriggerTarget(const ObjectRef &ref, const Trigger &trigger, const std::string &region)
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

} // namespace sluice
