#include "engine/functions/functionrouter.h"

namespace sluice {

InvocationId FunctionRouter::invoke(Invocation invocation, Reply<Outcome> reply)
{
    m_lastId = m_lastId.next();
    const auto id = m_lastId;
    auto &service = m_choose(invocation.function);
    auto answer = [this, alive = std::weak_ptr(m_alive), id, reply = std::move(reply)](Result<Outcome> outcome) mutable {
        if (alive.lock())
            m_calls.erase(id);
        reply(std::move(outcome));
    };
    auto &call = m_calls[id];
    call.service = &service;
    call.id = service.invoke(std::move(invocation), std::move(answer)); // its answer comes later
    return id;
}

void FunctionRouter::cancel(InvocationId id)
{
    if (const auto found = m_calls.find(id); found != m_calls.end())
        found->second.service->cancel(found->second.id);
}

} // namespace sluice
