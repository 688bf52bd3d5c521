// One FunctionService for all functions: each call goes to the service that its function is for. Loop thread.
#pragma once

#include "engine/functions/functionservice.h"

#include <functional>
#include <map>
#include <memory>

namespace sluice {

class FunctionRouter final : public FunctionService {
public:
    // `choose` gives a service for every key, also for one that does not exist; the services outlive this.
    explicit FunctionRouter(std::function<FunctionService &(const FunctionKey &)> choose)
        : m_choose(std::move(choose))
    {
    }

    [[nodiscard]] InvocationId invoke(Invocation invocation, Reply<Outcome> reply) override;
    void cancel(InvocationId id) override;

private:
    struct Call {
        FunctionService *service = nullptr;
        InvocationId id; // there
    };
    std::function<FunctionService &(const FunctionKey &)> m_choose;
    std::map<InvocationId, Call> m_calls;
    InvocationId m_lastId;
    const std::shared_ptr<bool> m_alive = std::make_shared<bool>(true);
};

} // namespace sluice
