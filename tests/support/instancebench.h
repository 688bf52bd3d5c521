// The local functions on a hand-driven loop, with processes that the test plays and a function log that it can read.
#pragma once

#include "engine/functions/local/localfunctionservice.h"
#include "tests/support/fakeinstances.h"
#include "tests/support/fakelogservice.h"
#include "tests/support/loggroups.h"
#include "tests/support/manualloop.h"

namespace sluice::test {

using namespace std::chrono_literals;

struct InstanceBench {
    ManualLoop loop;
    FakeLogService logs{loop};
    FunctionLog log{loop, logs};
    FakeLauncher launcher{loop};
    std::map<FunctionKey, Function> functions;
    Service service;
    std::string codeFolder = "/versions/1";
    std::optional<Error> codeError;
    bool codeTakesTime = false; // until codeIsThere()
    std::vector<Reply<LocalFunctionService::Code>> waitForCode;
    std::vector<Secret> hidden;
    std::optional<FunctionCredentials> credentials;
    std::function<Result<FunctionCredentials>()> renew;
    int renewals = 0;

    struct Answer {
        std::string requestId;
        InvocationId id;
        std::optional<Outcome> outcome;
        int answers = 0;
    };
    std::deque<Answer> answers; // outlives the service, which answers what it still has when it goes
    std::unique_ptr<InstancePool> pool;
    std::unique_ptr<LocalFunctionService> local;

    explicit InstanceBench(InstanceLimits limits = {})
    {
        logs.create({"shop", "fn-log"}, 1);
        service.name = "shipping";
        service.log = {"shop", "fn-log"};
        add("clean");
        pool = std::make_unique<InstancePool>(ports(), limits);
        local = std::make_unique<LocalFunctionService>(loop, world(), *pool);
    }

    InstancePorts ports()
    {
        return {loop, launcher, log,
                [this](const InstanceSpecPtr &spec, const std::string &instanceId, Reply<InstanceSetup> reply) {
                    InstanceSetup setup;
                    setup.plan.runtime = spec->function.runtime;
                    setup.plan.codeFolder = spec->codeFolder;
                    setup.plan.memoryMb = spec->function.memoryMb;
                    setup.plan.instanceId = instanceId;
                    setup.hidden = hidden;
                    setup.credentials = credentials;
                    loop.answer<InstanceSetup>(std::move(reply), std::move(setup));
                },
                [this](const InstanceSpec &) {
                    ++renewals;
                    return renew();
                }};
    }
    LocalFunctionService::World world()
    {
        return {[this](const FunctionKey &key) -> std::optional<Function> {
                    const auto found = functions.find(key);
                    return found == functions.end() ? std::nullopt : std::optional(found->second);
                },
                [this](const std::string &name) { return name == service.name ? std::optional(service) : std::nullopt; },
                [this](const Function &, Reply<LocalFunctionService::Code> reply) {
                    waitForCode.push_back(std::move(reply));
                    if (!codeTakesTime)
                        codeIsThere();
                }};
    }
    void codeIsThere()
    {
        for (auto &reply : std::exchange(waitForCode, {})) {
            Result<LocalFunctionService::Code> code = LocalFunctionService::Code{codeFolder, "1"};
            if (codeError)
                code = fail(*codeError);
            loop.answer<LocalFunctionService::Code>(std::move(reply), std::move(code));
        }
    }

    Function &add(const std::string &name)
    {
        Function function;
        function.key = {"shipping", name};
        function.runtime = "python3";
        function.handler = "index.handler";
        function.code = "/code/" + name;
        function.memoryMb = 128;
        function.timeoutSeconds = 3;
        function.version = 7;
        return functions[function.key] = function;
    }
    Function &function(const std::string &name = "clean") { return functions[{"shipping", name}]; }
    FakeRuntime &runtime(std::size_t at) { return *launcher.runtimes.at(at); }

    // A request id that is a UUID: 00000000-0000-4000-8000-00000000000N.
    static std::string requestIdOf(std::size_t number)
    {
        const auto digits = std::to_string(number);
        return "00000000-0000-4000-8000-" + std::string(12 - digits.size(), '0') + digits;
    }
    std::string call(const std::string &name = "clean", const std::string &event = "{}")
    {
        const auto requestId = requestIdOf(answers.size() + 1);
        auto &answer = answers.emplace_back();
        answer.requestId = requestId;
        Invocation invocation;
        invocation.requestId = requestId;
        invocation.function = {"shipping", name};
        invocation.payload = event;
        answer.id = local->invoke(std::move(invocation), [&answer](Result<Outcome> outcome) {
            ++answer.answers;
            if (outcome)
                answer.outcome = std::move(*outcome);
        });
        loop.settle();
        return requestId;
    }
    [[nodiscard]] const Outcome *outcome(std::size_t at) const // of the call with that number, from 0
    {
        const auto &answer = answers.at(at);
        return answer.outcome ? &*answer.outcome : nullptr;
    }

    // The function log: "REQUEST message", the request by the last digit of its id.
    std::vector<std::string> lines()
    {
        log.flush([](Done) {});
        loop.settle();
        std::vector<std::string> out;
        for (const auto &stored : logs.stored({"shop", "fn-log"}, ShardId(0))) {
            const auto group = decodeLogGroup(stored.bytes);
            for (const auto &line : group->logs) {
                std::string id;
                for (const auto &field : line.contents)
                    id = field.key == "requestId" ? field.value : id;
                out.push_back((id.empty() ? std::string("-") : id.substr(35)) + ' ' + line.contents.back().value);
            }
        }
        return out;
    }
};

// A call that runs in a process that has greeted.
struct RunningInstance : InstanceBench {
    explicit RunningInstance(InstanceLimits limits = {})
        : InstanceBench(limits)
    {
        call();
        runtime(0).hello();
        loop.settle();
    }
    const Outcome &result()
    {
        loop.settle();
        static const Outcome kNone = [] {
            Outcome none;
            none.errorCode = "NO ANSWER";
            return none;
        }();
        return outcome(0) ? *outcome(0) : kNone;
    }
};

} // namespace sluice::test
