#include "engine/enforcement/invocationguard.h"

#include "engine/enforcement/arns.h"

namespace sluice {

InvocationGuard::InvocationGuard(const RoleWorld &world, FunctionService &inner)
    : m_world(world)
    , m_inner(inner)
{
}

Done InvocationGuard::check(const Invocation &invocation)
{
    const auto now = m_world.authority.definitions();
    const TriggerKey key{invocation.function.service, invocation.function.function, invocation.triggerName};
    const auto trigger = now->triggers.find(key);
    if (trigger == now->triggers.end())
        return {}; // it was deleted a moment ago, and the attempt is being cancelled
    Caller caller;
    caller.kind = CallerKind::Role;
    caller.client = "trigger";
    caller.session = toText(key);
    const auto ask = [&](const std::string &action, const std::string &resource) -> Done {
        auto answer = m_world.authority.check(caller, action, resource);
        if (!answer)
            m_world.denials.add(caller, action, resource, answer.error());
        return answer;
    };
    auto role = m_world.authority.roleForLogService(trigger->second.role);
    if (!role) {
        caller.role = trigger->second.role;
        m_world.denials.add(caller, "sts:AssumeRole", arn::role(trigger->second.role), role.error());
        return fail(std::move(role).error());
    }
    caller.role = *role;
    const auto service = now->services.find(key.service);
    const auto project = now->projects.find(trigger->second.source.project);
    SLUICE_TRY(ask("fc:InvokeFunction",
                   arn::function(service == now->services.end() ? "local" : service->second.region, invocation.function)));
    return ask("log:GetCursorOrData",
               arn::logstore(project == now->projects.end() ? "local" : project->second.region, trigger->second.source));
}

InvocationId InvocationGuard::invoke(Invocation invocation, Reply<Outcome> reply)
{
    if (!invocation.triggerName.empty()) {
        if (auto allowed = check(invocation); !allowed) {
            Outcome denied;
            denied.status = OutcomeStatus::Denied;
            denied.errorCode = allowed.error().code;
            denied.errorMessage = allowed.error().detail;
            m_world.loop.answer<Outcome>(std::move(reply), std::move(denied));
            return {};
        }
    }
    return m_inner.invoke(std::move(invocation), std::move(reply));
}

void InvocationGuard::cancel(InvocationId id)
{
    m_inner.cancel(id);
}

} // namespace sluice
