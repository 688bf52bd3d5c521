// A FunctionService that puts the values of secrets into the parameter just before the call, and takes them out of what
// comes back. Whoever asks keeps the event with the secrets' names. Loop thread; all three outlive it.
#pragma once

#include "engine/enforcement/secretparameters.h"
#include "engine/functions/functionservice.h"

#include <map>

namespace sluice {

class SecretFunctionService final : public FunctionService {
public:
    SecretFunctionService(Loop &loop, FunctionService &inner, Secrets &secrets);
    ~SecretFunctionService() override;

    // A secret that cannot be had ends the attempt: Denied, with the SecretStore's code and what to do.
    [[nodiscard]] InvocationId invoke(Invocation invocation, Reply<Outcome> reply) override;
    void cancel(InvocationId id) override;

    // "***" for each value that the invocation was given, as it is and as JSON writes it. For the function's log lines.
    void redact(const std::string &requestId, std::string &text) const;

private:
    struct Call {
        std::string requestId;
        Reply<Outcome> reply;
        InvocationId inner; // none while it waits for secrets
        std::vector<Secret> values;
    };
    void resolved(InvocationId id, Invocation invocation, Result<ResolvedParameter> parameter);
    void call(InvocationId id, Invocation invocation);
    void end(InvocationId id, Result<Outcome> outcome);
    [[nodiscard]] Outcome refusal(const Error &error) const;

    Loop &m_loop;
    FunctionService &m_inner;
    Secrets &m_secrets;
    std::map<InvocationId, Call> m_calls;
    InvocationId m_lastId;
    const std::shared_ptr<int> m_alive = std::make_shared<int>(0); // last: answers that come later find it gone
};

} // namespace sluice
