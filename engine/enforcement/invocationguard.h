// Stands between triggers and functions: Log Service may call a function only under the trigger's role, when that role
// trusts it and allows fc:InvokeFunction on the function and reading the source. Loop thread.
#pragma once

#include "engine/enforcement/roleports.h"
#include "engine/functions/functionservice.h"

namespace sluice {

class InvocationGuard final : public FunctionService {
public:
    InvocationGuard(const RoleWorld &world, FunctionService &inner); // both outlive it

    // Beside the outcomes of `inner`: OutcomeStatus::Denied with "Unauthorized", "NoPermission" or "EntityNotExist.Role".
    // A call by hand (without a trigger) is the owner's, and is not checked here.
    InvocationId invoke(Invocation invocation, Reply<Outcome> reply) override;
    void cancel(InvocationId id) override;

private:
    [[nodiscard]] Done check(const Invocation &invocation);

    const RoleWorld &m_world;
    FunctionService &m_inner;
};

} // namespace sluice
