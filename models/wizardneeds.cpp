#include "models/wizardneeds.h"

#include "engine/access/ram/evaluator.h"

#include <algorithm>

namespace sluice {

namespace {

constexpr auto kRead = "log:GetCursorOrData";
constexpr auto kWrite = "log:PostLogStoreLogs";
constexpr auto kLogPolicy = "AliyunLogFullAccess";

// The policies of a role, kept while they are asked.
class RolePolicies {
public:
    void add(const std::vector<std::string> &names)
    {
        for (const auto &name : names)
            attach(name, systemPolicy(name));
    }
    void addDocument(const std::string &document)
    {
        if (auto parsed = document.empty() ? Result<PolicyPtr>(nullptr) : parsePolicy(document))
            attach("own", *parsed);
    }
    [[nodiscard]] bool allow(const std::string &action, const std::string &resource, std::int64_t nowMs) const
    {
        AccessRequest request;
        request.action = action;
        request.resource = resource;
        request.time = WallTime(std::chrono::milliseconds(nowMs));
        return evaluate(m_attached, request).allowed();
    }

private:
    void attach(std::string_view name, const PolicyPtr &policy)
    {
        if (!policy)
            return;
        m_kept.push_back(policy);
        m_attached.push_back({name, policy.get()});
    }

    std::vector<PolicyPtr> m_kept;
    std::vector<AttachedPolicy> m_attached;
};

const Role *neededRole(const std::vector<Role> &roles, const std::string &name)
{
    const auto found = std::find_if(roles.begin(), roles.end(), [&name](const Role &one) { return one.name == name; });
    return found == roles.end() ? nullptr : &*found;
}

RolePolicies serviceRole(const WizardDraft &draft, const DefinitionRows &now)
{
    RolePolicies policies;
    if (draft.service.role.empty())
        return policies;
    policies.add(policiesOf(draft, now));
    if (draft.newService && draft.role.name == draft.service.role)
        policies.addDocument(draft.role.document);
    if (const auto *staged = neededRole(draft.roles, draft.service.role))
        policies.addDocument(staged->document);
    else if (const auto *role = neededRole(now.roles, draft.service.role))
        policies.addDocument(role->document);
    return policies;
}

RolePolicies triggerRole(const WizardDraft &draft, const DefinitionRows &now)
{
    RolePolicies policies;
    const auto name = draft.trigger.role.empty() ? std::string(kEtlRole) : draft.trigger.role;
    const auto *staged = neededRole(draft.roles, name);
    if (const auto *role = staged ? staged : neededRole(now.roles, name)) {
        policies.add(role->policies);
        policies.addDocument(role->document);
    } else if (name == kEtlRole && (now.authorized || draft.confirm)) {
        policies.add({"AliyunLogETLRolePolicy"});
    }
    return policies;
}

std::string functionResource(const WizardDraft &draft)
{
    return "acs:fc:" + draft.service.region + ":0:services/" + draft.service.name + "/functions/"
        + draft.function.key.function;
}

} // namespace

std::string resourceOf(const std::string &region, const LogstoreKey &key)
{
    return "acs:log:" + region + ":0:project/" + key.project + "/logstore/" + key.logstore;
}

std::vector<WizardNeed> needsOf(const WizardDraft &draft, const DefinitionRows &now, std::int64_t nowMs)
{
    using What = WizardNeed::What;
    using Whose = WizardNeed::Whose;
    std::vector<WizardNeed> needs;
    const auto &region = draft.service.region;
    const auto service = serviceRole(draft, now);
    const auto add = [&](What what, const std::string &name, const char *action, const std::string &resource,
                         const char *policy) {
        needs.push_back({Whose::Service, what, name, service.allow(action, resource, nowMs), policy});
    };
    const auto &source = draft.trigger.source;
    const auto target = targetOf(draft);
    if (draft.withTrigger && !source.logstore.empty())
        add(What::ReadSource, toText(source), kRead, resourceOf(region, source), kLogPolicy);
    if (!target.bucket.empty())
        add(What::WriteBucket, target.bucket, "oss:PutObject", "acs:oss:*:0:" + target.bucket + "/object",
            "AliyunOSSFullAccess");
    if (!target.logstore.logstore.empty())
        add(What::WriteLogstore, toText(target.logstore), kWrite, resourceOf(region, target.logstore), kLogPolicy);
    if (!draft.service.log.logstore.empty())
        add(What::WriteFunctionLog, toText(draft.service.log), kWrite, resourceOf(region, draft.service.log), kLogPolicy);
    if (!draft.withTrigger)
        return needs;
    const auto log = triggerRole(draft, now);
    const auto own = [&](What what, const std::string &name, const char *action, const std::string &resource) {
        needs.push_back({Whose::Trigger, what, name, log.allow(action, resource, nowMs), {}});
    };
    own(What::Invoke, draft.service.name + '/' + draft.function.key.function, "fc:InvokeFunction", functionResource(draft));
    if (!source.logstore.empty())
        own(What::ReadSource, toText(source), kRead, resourceOf(region, source));
    if (!draft.trigger.triggerLog.empty())
        own(What::WriteTriggerLog, toText(draft.trigger.triggerLogKey()), kWrite,
            resourceOf(region, draft.trigger.triggerLogKey()));
    return needs;
}

std::vector<std::string> missingPolicies(const std::vector<WizardNeed> &needs)
{
    std::vector<std::string> names;
    for (const auto &need : needs) {
        if (!need.met && !need.policy.empty() && std::find(names.begin(), names.end(), need.policy) == names.end())
            names.push_back(need.policy);
    }
    return names;
}

} // namespace sluice
