// The FunctionService of the native templates. Loop thread only; everything it is given outlives it.
#pragma once

#include "engine/functions/functionlog.h"
#include "engine/functions/functionservice.h"
#include "engine/functions/native/templaterun.h"
#include "engine/objects/objectstorage.h"

#include <functional>
#include <map>
#include <memory>
#include <optional>

namespace sluice {

class NativeFunctionService final : public FunctionService {
public:
    static constexpr int kRunsMax = 2 * limits::kInvocationSlots; // all functions: triggers' slots, and calls by hand
    static constexpr int kInstancesPerFunctionMax = 100; // an instance serves one invocation at a time

    struct World {
        std::function<std::optional<Function>(const FunctionKey &)> function;
        std::function<std::optional<Service>(const std::string &)> service;
        // The Logstores behind an endpoint and the object storage, with the rights of that function. "" and this engine's
        // own address are its own Logstores; null = not reachable.
        std::function<std::shared_ptr<LogService>(const std::string &endpoint, const FunctionKey &)> logs;
        std::function<std::shared_ptr<ObjectStorage>(const FunctionKey &)> objects;
    };
    NativeFunctionService(Loop &loop, WorkerPool &pool, World world, FunctionLog &log);
    ~NativeFunctionService() override; // ends what runs; its replies say Cancelled/"ReplyDropped"

    // Outcomes beside those of the port: InvalidArgument (no native template of that name), InvalidFunctionParameter,
    // UnhandledInvocationError (the template failed: the message begins with "BatchGetLog fail", "PutLogs fail", "PutObject
    // fail" …), FunctionTimeoutError.
    InvocationId invoke(Invocation invocation, Reply<Outcome> reply) override;
    void cancel(InvocationId id) override;

    [[nodiscard]] std::size_t running() const { return m_runs.size(); }
    [[nodiscard]] int instances(const FunctionKey &function) const;

private:
    struct Run {
        Invocation invocation;
        Reply<Outcome> reply;
        FunctionLogSourcePtr logSource;
        std::uint64_t version = 0;
        BootTime startedAt;
        std::shared_ptr<TemplateRun> run;
    };

    [[nodiscard]] Result<Function> admit(const FunctionKey &key) const;
    [[nodiscard]] Result<TemplateRun::Setup> plan(const Function &function, const Invocation &invocation,
                                                  const LineWriter &lines) const;
    [[nodiscard]] FunctionLogSourcePtr logSourceOf(const Function &function, const std::string &requestId);
    [[nodiscard]] LineWriter lineWriter(FunctionLogSourcePtr source);
    void ended(InvocationId id, RunEnd end, std::string code);
    void endLines(const Run &run, const Outcome &outcome);

    Loop &m_loop;
    WorkerPool &m_pool;
    const World m_world;
    FunctionLog &m_log;
    const std::string m_instanceId;
    const std::shared_ptr<bool> m_alive = std::make_shared<bool>(true);
    std::map<InvocationId, Run> m_runs;
    std::map<FunctionKey, int> m_instances; // running now
    InvocationId m_lastId;
};

} // namespace sluice
