#include "engine/secretfunctionservice.h"

#include "engine/functions/redaction.h"

namespace sluice {

SecretFunctionService::SecretFunctionService(Loop &loop, FunctionService &inner, Secrets &secrets)
    : m_loop(loop)
    , m_inner(inner)
    , m_secrets(secrets)
{
}

SecretFunctionService::~SecretFunctionService() = default;

InvocationId SecretFunctionService::invoke(Invocation invocation, Reply<Outcome> reply)
{
    m_lastId = m_lastId.next();
    const auto id = m_lastId;
    auto &waiting = m_calls[id];
    waiting.requestId = invocation.requestId;
    waiting.reply = std::move(reply);
    if (secretsOf(invocation.event.parameter).empty()) {
        call(id, std::move(invocation));
        return id;
    }
    const auto parameter = invocation.event.parameter;
    resolveSecrets(parameter, m_secrets, m_loop,
                   [this, alive = std::weak_ptr(m_alive), id,
                    invocation = std::move(invocation)](Result<ResolvedParameter> result) mutable {
                       if (!alive.expired())
                           resolved(id, std::move(invocation), std::move(result));
                   });
    return id;
}

void SecretFunctionService::resolved(InvocationId id, Invocation invocation, Result<ResolvedParameter> parameter)
{
    const auto found = m_calls.find(id);
    if (found == m_calls.end())
        return; // cancelled meanwhile
    if (!parameter)
        return end(id, refusal(parameter.error()));
    found->second.values = std::move(parameter->values);
    sortForRedaction(found->second.values);
    invocation.event.parameter = std::move(parameter->json);
    call(id, std::move(invocation));
}

void SecretFunctionService::call(InvocationId id, Invocation invocation)
{
    const auto inner =
        m_inner.invoke(std::move(invocation), [this, alive = std::weak_ptr(m_alive), id](Result<Outcome> outcome) {
            if (!alive.expired())
                end(id, std::move(outcome));
        });
    m_calls[id].inner = inner; // its answer comes later
}

void SecretFunctionService::end(InvocationId id, Result<Outcome> outcome)
{
    const auto found = m_calls.find(id);
    if (found == m_calls.end())
        return;
    auto call = std::move(found->second);
    m_calls.erase(found);
    if (outcome && !call.values.empty()) {
        redactValues(call.values, outcome->errorMessage);
        redactValues(call.values, outcome->reply);
        redactValues(call.values, outcome->logTail);
    }
    call.reply(std::move(outcome));
}

void SecretFunctionService::cancel(InvocationId id)
{
    const auto found = m_calls.find(id);
    if (found == m_calls.end())
        return;
    if (found->second.inner != InvocationId())
        return m_inner.cancel(found->second.inner);
    auto reply = std::move(found->second.reply);
    m_calls.erase(found);
    Outcome outcome;
    outcome.status = OutcomeStatus::Cancelled;
    outcome.errorCode = "Cancelled";
    outcome.errorMessage = "cancelled while it waited for a secret";
    m_loop.answer<Outcome>(std::move(reply), std::move(outcome));
}

Outcome SecretFunctionService::refusal(const Error &error) const
{
    Outcome outcome;
    outcome.status = OutcomeStatus::Denied;
    outcome.errorCode = error.code;
    outcome.errorMessage = error.detail;
    return outcome;
}

void SecretFunctionService::redact(const std::string &requestId, std::string &text) const
{
    for (const auto &[id, call] : m_calls) {
        if (call.requestId == requestId)
            redactValues(call.values, text);
    }
}

} // namespace sluice
