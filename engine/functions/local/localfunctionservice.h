// The FunctionService of user code: Python, Node.js and custom runtimes as sandboxed processes of this machine. Loop thread
// only; everything it is given outlives it.
#pragma once

#include "engine/functions/local/instancepool.h"

#include <functional>
#include <map>
#include <memory>
#include <optional>

namespace sluice {

class LocalFunctionService final : public FunctionService {
public:
    struct Code {
        std::string folder; // of a version of the code; its name changes with the content
        std::string checksum;
    };
    struct World {
        std::function<std::optional<Function>(const FunctionKey &)> function;
        std::function<std::optional<Service>(const std::string &)> service;
        // The version of a function's code that is to run now. Answers later; its errors become the outcome.
        std::function<void(const Function &, Reply<Code>)> code;
        // An event's endpoint as the function reaches it. May be empty: as it is.
        std::function<std::string(const std::string &)> endpointInside = {};
    };
    LocalFunctionService(Loop &loop, World world, InstancePool &pool);
    ~LocalFunctionService() override;

    // Outcomes beside those of the port: what Instance and InstancePool say, and the errors of the code's store.
    [[nodiscard]] InvocationId invoke(Invocation invocation, Reply<Outcome> reply) override;
    void cancel(InvocationId id) override;

    // Ends instances of definitions that are not the present ones any more.
    void definitionsChanged();
    // Ends all instances, each when its calls are done; the next calls start new ones.
    void retireAll();

    [[nodiscard]] std::size_t running() const { return m_calls.size(); }

private:
    struct Call {
        Reply<Outcome> reply;
        std::uint64_t inPool = 0; // 0 = it waits for its code
        BootTime asked;
        Duration forCode{}; // that it waited
    };
    [[nodiscard]] Result<Function> admit(const FunctionKey &key) const;
    void prepared(InvocationId id, Invocation invocation, Function function, Result<Code> code);
    [[nodiscard]] InstanceSpecPtr specOf(Function function, Service service, Code code);
    void end(InvocationId id, Result<Outcome> outcome);

    Loop &m_loop;
    const World m_world;
    InstancePool &m_pool;
    std::map<InvocationId, Call> m_calls;
    std::map<FunctionKey, InstanceSpecPtr> m_specs; // the newest of each
    InvocationId m_lastId;
    const std::shared_ptr<bool> m_alive = std::make_shared<bool>(true);
};

} // namespace sluice
