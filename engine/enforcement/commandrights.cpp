#include "engine/enforcement/commandrights.h"

#include "engine/client/messagenames.h"
#include "engine/enforcement/arns.h"

namespace sluice {

namespace {

constexpr const char *kAll = "*";

// Which of the two a command's on() answers with is the one place that says whether it changes anything.
struct Looks {
    std::vector<NeededRight> needs;
};
struct Changes {
    std::vector<NeededRight> needs;
};

class Rights {
public:
    explicit Rights(const Definitions &definitions)
        : m_definitions(definitions)
    {
    }

    Looks on(const GetStatus &) const { return {}; }
    Looks on(const GetDefinitions &) const { return {reading()}; }
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
    Looks on(const TestConnection &) const { return {{{"ram:ListUsers", kAll}}}; }

    Changes on(const ApplyStack &) const { return {everything()}; }
    Changes on(const RestoreObject &) const { return {everything()}; }
    Changes on(const UndoChange &) const { return {everything()}; }
    Changes on(const DeleteObject &c) const { return {deletion(c)}; }
    Changes on(const EditTrigger &c) const { return {{{"fc:UpdateTrigger", trigger(c.trigger.key)}}}; }
    Changes on(const PauseTrigger &c) const { return {{{"fc:UpdateTrigger", trigger(c.trigger)}}}; }
    Changes on(const ResumeTrigger &c) const { return {{{"fc:UpdateTrigger", trigger(c.trigger)}}}; }
    Changes on(const MoveCheckpoint &c) const { return {{{"fc:UpdateTrigger", trigger(c.trigger)}}}; }
    Changes on(const TickTrigger &c) const { return {{{"fc:InvokeFunction", function(c.trigger.functionKey())}}}; }
    Changes on(const AppendLogs &c) const { return {{{"log:PostLogStoreLogs", logstore(c.logstore)}}}; }
    Changes on(const SetAuthorized &) const { return {{{"ram:CreateRole", arn::role(kEtlRole)}}}; }
    Changes on(const PutUser &c) const { return {{{"ram:CreateUser", arn::user(c.user.name)}}}; }
    Changes on(const RotateKey &c) const { return {{{"ram:CreateAccessKey", arn::user(c.user)}}}; }
    Changes on(const PutConnection &) const { return {{{"ram:CreateUser", kAll}}}; }
    Changes on(const PutSecret &) const { return {{{"ram:CreateAccessKey", kAll}}}; }
    Changes on(const RemoveSecret &) const { return {{{"ram:DeleteAccessKey", kAll}}}; }

private:
    static std::vector<NeededRight> reading()
    {
        return {{"log:ListProject", kAll}, {"fc:ListServices", kAll}, {"fc:ListFunctions", kAll}, {"fc:ListTriggers", kAll}};
    }
    // A stack, an undo or a restore may touch anything.
    static std::vector<NeededRight> everything()
    {
        return {{"log:*", kAll}, {"fc:*", kAll}, {"oss:*", kAll}, {"ram:*", kAll}};
    }
    static std::vector<NeededRight> deletion(const DeleteObject &c)
    {
        if (c.cascade)
            return everything();
        const auto service = c.kind.substr(0, c.kind.find_last_not_of('s') + 1);
        const std::string of = service == "project" || service == "logstore"    ? "log:Delete"
            : service == "bucket"                                               ? "oss:Delete"
            : service == "role" || service == "user" || service == "connection" ? "ram:Delete"
                                                                                : "fc:Delete";
        return {{of + service, kAll}};
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
    [[nodiscard]] std::string trigger(TriggerKey key) const
    {
        if (key.service.empty()) { // by its name alone
            for (const auto &[known, trigger] : m_definitions.triggers) {
                if (known.trigger == key.trigger)
                    key = known;
            }
        }
        return arn::trigger(regionOf(key.service), key);
    }

    const Definitions &m_definitions;
};

} // namespace

CommandRights rightsOf(const Command &command, const Definitions &definitions)
{
    const Rights rights(definitions);
    return std::visit(
        [&rights](const auto &one) {
            using C = std::decay_t<decltype(one)>;
            auto found = rights.on(one);
            return CommandRights{kMessageName<C>.data(), std::is_same_v<decltype(found), Changes>, std::move(found.needs)};
        },
        command);
}

} // namespace sluice
