// A FunctionService that does what a test says, and remembers every call. Deterministic, on any Loop.
#pragma once

#include "engine/base/loop.h"
#include "engine/functions/functionservice.h"

#include <functional>
#include <map>
#include <vector>

namespace sluice::test {

struct FakeCall {
    Invocation invocation;
    BootTime startedAt;
    std::optional<BootTime> endedAt; // when its outcome was decided
    Outcome outcome;
    bool answered = false; // false: the answer was lost, or it still runs
};

class FakeFunctionService final : public FunctionService {
public:
    struct Plan {
        Outcome outcome;
        Duration delay{};
        bool lose = false; // the function runs and has its effect; the reply is dropped
    };

    explicit FakeFunctionService(Loop &loop)
        : m_loop(loop)
    {
    }

    void setPlan(std::function<Plan(const Invocation &)> plan) { m_plan = std::move(plan); }
    // What happens when a call ends by itself (not when it is cancelled): its effect on the world.
    void setEffect(std::function<void(const FakeCall &)> effect) { m_effect = std::move(effect); }
    void failNext(int calls, std::string code = "FunctionError") { m_failNext = calls, m_failCode = std::move(code); }
    void setDelay(Duration delay) { m_delay = delay; }

    [[nodiscard]] InvocationId invoke(Invocation invocation, Reply<Outcome> reply) override;
    void cancel(InvocationId id) override;

    // A crash of the caller: calls that run never answer. Those whose effect was due later have none.
    void forgetPending();

    [[nodiscard]] const std::vector<FakeCall> &calls() const { return m_calls; }
    [[nodiscard]] std::size_t running() const { return m_running.size(); }
    [[nodiscard]] std::size_t mostRunning() const { return m_mostRunning; }
    void clearCalls(); // only when nothing runs

    [[nodiscard]] static Outcome failed(std::string code, OutcomeStatus status = OutcomeStatus::Failed);

private:
    struct Running {
        std::size_t call = 0;
        Plan plan;
        Reply<Outcome> reply;
        TimerId timer;
    };
    void end(std::uint64_t id);

    Loop &m_loop;
    std::function<Plan(const Invocation &)> m_plan;
    std::function<void(const FakeCall &)> m_effect;
    int m_failNext = 0;
    std::string m_failCode;
    Duration m_delay{};
    std::vector<FakeCall> m_calls;
    std::map<std::uint64_t, Running> m_running;
    std::size_t m_mostRunning = 0;
    std::uint64_t m_lastId = 0;
};

} // namespace sluice::test
