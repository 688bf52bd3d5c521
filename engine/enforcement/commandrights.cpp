#include "engine/enforcement/commandrights.h"

#include "engine/client/messagenames.h"
#include "engine/enforcement/arns.h"
#include "engine/enforcement/secretparameters.h"

namespace sluice {

namespace {

constexpr const char *kAll = "*";

// Which of the two a command's on() answers with is the one place that says whether it changes anything.
struct Looks {
    std::vector<NeededRight> needs;
};
struct Changes {
    std::vector<NeededRight> needs;
    bool ownerOnly = false;
};

// The same command may look only, or change: as its own members say.
struct Either {
    bool changes = true;
    bool ownerOnly = false;
    std::vector<NeededRight> needs = {};
};

class Rights {
public:
    explicit Rights(const Definitions &definitions)
        : m_definitions(definitions)
    {
    }

    Looks on(const GetStatus &) const { return {}; }
    Looks on(const GetDefinitions &) const { return {reading()}; } // without users and connections: see its on()
    Looks on(const GetTriggers &) const { return {{{"fc:ListTriggers", kAll}}}; }
    Looks on(const GetPumps &c) const { return {{{"fc:GetTrigger", trigger(c.trigger)}}}; }
    Looks on(const GetShards &c) const { return {{{"log:ListShards", logstore(c.logstore)}}}; }
    Looks on(const GetCollectors &) const { return {{{"log:ListLogStores", kAll}}}; }
    Looks on(const ReadLedger &) const { return {{{"fc:ListTriggers", kAll}}}; }
    Looks on(const GetExecution &) const { return {{{"fc:ListTriggers", kAll}}}; }
    Looks on(const PullLogs &c) const { return {{{"log:GetCursorOrData", logstore(c.logstore)}}}; }
    Looks on(const GetFunctionLog &c) const { return {{{"fc:GetFunction", function(c.function)}}}; }
    Looks on(const GetAudit &) const { return {{{"ram:ListUsers", kAll}}}; }
    Looks on(const GetTrash &) const { return {reading()}; }
    Looks on(const PlanStack &) const { return {reading()}; }
    Looks on(const ExportStack &) const { return {reading()}; }
    Looks on(const AwaitIdle &) const { return {{{"fc:ListTriggers", kAll}}}; }
    Looks on(const GetAuthorization &) const { return {{{"ram:GetRole", kAll}}}; }
    Looks on(const CheckAccess &) const { return {{{"ram:GetPolicy", kAll}}}; }
    Looks on(const GetSecrets &) const { return {{{"ram:ListUsers", kAll}}}; }
    Looks on(const Diagnose &) const { return {reading()}; }
    // One that is only given could send a stored secret's signature anywhere: as much as keeping it.
    Looks on(const TestConnection &c) const { return {{{c.name.empty() ? "ram:CreateUser" : "ram:ListUsers", kAll}}}; }

    Looks on(const GetHistory &) const { return {reading()}; }
    Looks on(const GetFunctionVersions &c) const { return {{{"fc:GetFunction", function(c.function)}}}; }
    Looks on(const GetRuntimes &) const { return {reading()}; }
    Looks on(const GetFigures &) const { return {{{"fc:ListTriggers", kAll}}}; }

    // These may touch anything, whatever a policy says of single things: the owner's.
    Changes on(const PreviewFile &) const { return {{}, true}; } // changes nothing, but reads any file of the owner's
    Either on(const PutDefinitions &c) const { return {!c.dryRun, true}; }
    Changes on(const AllowUnsandboxed &) const { return {{}, true}; }
    Changes on(const RedoChange &) const { return {{}, true}; }
    Changes on(const ApplyStack &) const { return {{}, true}; }
    Changes on(const RestoreObject &) const { return {{}, true}; }
    Changes on(const UndoChange &) const { return {{}, true}; }
    Changes on(const DeleteObject &c) const { return {deletion(c), c.cascade}; }
    Changes on(const EditTrigger &c) const { return {edit(c.trigger)}; }
    Changes on(const PauseTrigger &c) const { return {{{"fc:UpdateTrigger", trigger(c.trigger)}}}; }
    Changes on(const ResumeTrigger &c) const { return {{{"fc:UpdateTrigger", trigger(c.trigger)}}}; }
    Changes on(const MoveCheckpoint &c) const { return {{{"fc:UpdateTrigger", trigger(c.trigger)}}}; }
    Changes on(const TickTrigger &c) const { return {{{"fc:InvokeFunction", function(known(c.trigger).functionKey())}}}; }
    Changes on(const InvokeFunction &c) const { return {{{"fc:InvokeFunction", function(c.function)}}}; }
    Changes on(const AppendLogs &c) const { return {{{"log:PostLogStoreLogs", logstore(c.logstore)}}}; }
    Changes on(const SetAuthorized &) const { return {{{"ram:CreateRole", arn::role(kEtlRole)}}}; }
    Changes on(const PutUser &c) const { return {put(c.user)}; }
    Changes on(const RotateKey &c) const
    {
        return {{{"ram:CreateAccessKey", arn::user(c.user)}, {"ram:DeleteAccessKey", arn::user(c.user)}}};
    }
    Changes on(const PutConnection &) const { return {{{"ram:CreateUser", kAll}}}; }
    Changes on(const PutSecret &) const { return {{{"ram:CreateAccessKey", kAll}}}; }
    Changes on(const RemoveSecret &) const { return {{{"ram:DeleteAccessKey", kAll}}}; }

private:
    static std::vector<NeededRight> reading()
    {
        return {{"log:ListProject", kAll}, {"fc:ListServices", kAll}, {"fc:ListFunctions", kAll}, {"fc:ListTriggers", kAll}};
    }
    // What an edit changes of a trigger's role is more than an edit: the trigger would act as the new one.
    [[nodiscard]] std::vector<NeededRight> edit(const Trigger &next) const
    {
        std::vector<NeededRight> needs = {{"fc:UpdateTrigger", trigger(next.key)}};
        const auto was = m_definitions.triggers.find(next.key);
        if (was == m_definitions.triggers.end() || was->second.role != next.role)
            needs.push_back({"ram:PassRole", arn::role(next.role.empty() ? kEtlRole : next.role)});
        const auto before = was != m_definitions.triggers.end() ? secretsOf(was->second.parameter) : std::set<std::string>();
        for (const auto &secret : secretsOf(next.parameter)) {
            if (!before.contains(secret)) // the function would be told it
                needs.push_back({"ram:CreateAccessKey", kAll});
        }
        return needs;
    }
    // Attaching a policy is more than making a user: who may do only the latter must not make an administrator.
    [[nodiscard]] std::vector<NeededRight> put(const User &next) const
    {
        const auto who = arn::user(next.name);
        const auto was = m_definitions.users.find(next.name);
        if (was == m_definitions.users.end())
            return {{"ram:CreateUser", who}, {"ram:AttachPolicyToUser", who}, {"ram:CreateAccessKey", who}};
        std::vector<NeededRight> needs = {{"ram:UpdateUser", who}};
        if (was->second.policies != next.policies || was->second.document != next.document)
            needs.push_back({"ram:AttachPolicyToUser", who});
        return needs;
    }
    [[nodiscard]] std::vector<NeededRight> deletion(const DeleteObject &c) const
    {
        const auto kind = objectKindFromText(c.kind);
        const auto slash = c.name.find('/');
        const auto first = c.name.substr(0, slash);
        const auto rest = slash == std::string::npos ? std::string() : c.name.substr(slash + 1);
        switch (kind.value_or(ObjectKind::Connection)) {
        case ObjectKind::Project: return {{"log:DeleteProject", projectArn(c.name)}};
        case ObjectKind::Logstore: return {{"log:DeleteLogStore", logstore({first, rest})}};
        case ObjectKind::Bucket: return {{"oss:DeleteBucket", arn::bucket(c.name)}};
        case ObjectKind::Role: return {{"ram:DeleteRole", arn::role(c.name)}};
        case ObjectKind::User: return {{"ram:DeleteUser", arn::user(c.name)}};
        case ObjectKind::Service: return {{"fc:DeleteService", arn::service(regionOf(c.name), c.name)}};
        case ObjectKind::Function: return {{"fc:DeleteFunction", function({first, rest})}};
        case ObjectKind::Trigger: return {{"fc:DeleteTrigger", trigger(triggerKeyOf(c.name))}};
        case ObjectKind::Authorization:
        case ObjectKind::Connection: break;
        }
        return {{"ram:DeleteUser", kAll}};
    }
    [[nodiscard]] std::string projectArn(const std::string &name) const
    {
        const auto found = m_definitions.projects.find(name);
        return arn::project(found == m_definitions.projects.end() ? "local" : found->second.region, name);
    }
    [[nodiscard]] std::string logstore(const LogstoreKey &key) const
    {
        const auto found = m_definitions.projects.find(key.project);
        return arn::logstore(found == m_definitions.projects.end() ? "local" : found->second.region, key);
    }
    [[nodiscard]] std::string regionOf(const std::string &service) const
    {
        const auto found = m_definitions.services.find(service);
        return found == m_definitions.services.end() ? "local" : found->second.region;
    }
    [[nodiscard]] std::string function(const FunctionKey &key) const { return arn::function(regionOf(key.service), key); }
    // A trigger by its name alone is the one that has it.
    [[nodiscard]] TriggerKey known(const TriggerKey &named) const
    {
        if (!named.service.empty())
            return named;
        for (const auto &[key, trigger] : m_definitions.triggers) {
            if (key.trigger == named.trigger)
                return key;
        }
        return named;
    }
    [[nodiscard]] std::string trigger(const TriggerKey &named) const
    {
        const auto key = known(named);
        return arn::trigger(regionOf(key.service), key);
    }

    const Definitions &m_definitions;
};

} // namespace

CommandRights rightsOf(const Command &command, const Definitions &definitions)
{
    const Rights table(definitions);
    return std::visit(
        [&table](const auto &one) {
            using C = std::decay_t<decltype(one)>;
            auto found = table.on(one);
            CommandRights rights;
            rights.name = kMessageName<C>.data();
            rights.needs = std::move(found.needs);
            if constexpr (std::is_same_v<decltype(found), Changes>)
                rights.changes = true;
            if constexpr (std::is_same_v<decltype(found), Either>)
                rights.changes = found.changes;
            if constexpr (!std::is_same_v<decltype(found), Looks>)
                rights.ownerOnly = found.ownerOnly;
            return rights;
        },
        command);
}

} // namespace sluice
