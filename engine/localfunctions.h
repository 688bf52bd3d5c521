// User code on this machine, joined: definitions, code, secrets and credentials of the role in, a FunctionService out.
// Engine thread.
#pragma once

#include "engine/access/secrets.h"
#include "engine/enforcement/authority.h"
#include "engine/functions/local/instanceenvironment.h"
#include "engine/functions/local/localfunctionservice.h"

namespace sluice {

class LocalFunctions {
public:
    struct Ports { // all outlive it
        Loop &loop;
        InstanceLauncher &launcher;
        FunctionLog &log;
        Secrets &secrets;
        Authority &authority;
        std::function<void(const Function &, Reply<LocalFunctionService::Code>)> code;
        std::function<void(Reply<void>)> prepareLauncher; // answered before the first start()
        // What a runtime's processes need in their environment; endpoints of this engine too.
        std::function<Result<std::map<std::string, std::string>>(const Function &)> environment;
        std::function<bool(const std::string &endpoint)> isOwnEndpoint; // is it this engine's gateway?
    };
    LocalFunctions(Ports ports, InstanceLimits limits);
    ~LocalFunctions(); // kills what runs

    [[nodiscard]] FunctionService &service() { return m_service; }
    [[nodiscard]] InstancePool::Figures figures() const { return m_pool.figures(); }
    [[nodiscard]] std::set<std::string> codeInUse() const { return m_pool.codeInUse(); } // digests
    void definitionsChanged() { m_service.definitionsChanged(); }
    void retireAll() { m_service.retireAll(); }
    void stop(Reply<void> reply) { m_pool.stop(std::move(reply)); } // lets preStop handlers run

    static constexpr auto kEndpointInside = "http://sluice.internal"; // the gateway, as the sandbox's bridge offers it
    static constexpr int kMemoryMbMin = 1'024; // of the budget, whatever the machine has
    [[nodiscard]] static int memoryOfMachineMb(); // half of it; at least kMemoryMbMin

private:
    struct Preparing;
    [[nodiscard]] InstancePorts instancePorts();
    [[nodiscard]] LocalFunctionService::World world();
    void prepared(std::shared_ptr<Preparing> work);
    void nextSecret(std::shared_ptr<Preparing> work);
    void finish(const std::shared_ptr<Preparing> &work);
    [[nodiscard]] Result<FunctionCredentials> credentialsOf(const InstanceSpec &spec);

    Ports m_ports;
    InstancePool m_pool;
    LocalFunctionService m_service;
    const std::shared_ptr<bool> m_alive = std::make_shared<bool>(true);
};

} // namespace sluice
