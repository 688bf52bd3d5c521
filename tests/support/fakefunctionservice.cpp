#include "tests/support/fakefunctionservice.h"

#include <algorithm>
#include <cassert>

namespace sluice::test {

Outcome FakeFunctionService::failed(std::string code, OutcomeStatus status)
{
    Outcome outcome;
    outcome.status = status;
    outcome.errorCode = std::move(code);
    outcome.errorMessage = "it failed";
    return outcome;
}

InvocationId FakeFunctionService::invoke(Invocation invocation, Reply<Outcome> reply)
{
    Plan plan;
    plan.delay = m_delay;
    if (m_plan)
        plan = m_plan(invocation);
    if (m_failNext > 0) {
        --m_failNext;
        plan.outcome = failed(m_failCode);
    }
    const auto id = ++m_lastId;
    m_calls.push_back({std::move(invocation), m_loop.clock().boot(), std::nullopt, {}, false});
    auto &running = m_running[id];
    running.call = m_calls.size() - 1;
    running.plan = std::move(plan);
    running.reply = std::move(reply);
    m_mostRunning = std::max(m_mostRunning, m_running.size());
    running.timer = m_loop.after(running.plan.delay, [this, id] { end(id); });
    return InvocationId(id);
}

void FakeFunctionService::end(std::uint64_t id)
{
    auto node = m_running.extract(id);
    assert(!node.empty());
    auto &running = node.mapped();
    auto &call = m_calls[running.call];
    call.endedAt = m_loop.clock().boot();
    call.outcome = running.plan.outcome;
    if (m_effect)
        m_effect(call);
    if (running.plan.lose)
        return; // the Reply answers itself
    call.answered = true;
    running.reply(std::move(running.plan.outcome));
}

void FakeFunctionService::cancel(InvocationId id)
{
    const auto found = m_running.find(id.value());
    if (found == m_running.end())
        return;
    m_loop.cancel(found->second.timer);
    found->second.plan.outcome = failed("Cancelled", OutcomeStatus::Cancelled);
    found->second.plan.lose = false;
    found->second.timer = m_loop.after(Duration(0), [this, id = id.value()] {
        auto node = m_running.extract(id);
        auto &call = m_calls[node.mapped().call];
        call.endedAt = m_loop.clock().boot();
        call.outcome = node.mapped().plan.outcome;
        call.answered = true;
        node.mapped().reply(std::move(node.mapped().plan.outcome));
    });
}

void FakeFunctionService::forgetPending()
{
    for (auto &[id, running] : m_running)
        m_loop.cancel(running.timer);
    m_running.clear();
}

void FakeFunctionService::clearCalls()
{
    assert(m_running.empty());
    m_calls.clear();
}

} // namespace sluice::test
