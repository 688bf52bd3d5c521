// What user code is started with on this machine: interpreters, bootstraps, sandbox. Found out at the first need, on the
// pool; then instances start at once. Engine thread.
#pragma once

#include "engine/base/workerpool.h"
#include "engine/client/functionrows.h"
#include "engine/functions/local/runtimecommand.h"
#include "engine/functions/local/sandbox/sandboxlauncher.h"

#include <memory>
#include <vector>

namespace sluice {

class FunctionRuntimes final : public InstanceLauncher {
public:
    // All given outlive it, and it outlives the processes. Bootstraps go below `dataFolder`.
    FunctionRuntimes(Loop &loop, WorkerPool &pool, DescriptorWatch &watch, SandboxSettings settings, std::string dataFolder);

    // Where functions reach the gateway; "" = they reach none. Before prepare().
    void setGatewaySocket(std::string path) { m_settings.gatewaySocket = std::move(path); }

    // Answers when start() may be called; at once after the first time. An error is tried again by the next call.
    void prepare(Reply<void> reply);

    // Functions may run as plain processes if no sandbox works here; where one does they run in it all the same. From the
    // next start of an instance on.
    bool allowUnsandboxed(bool allowed); // true: it was otherwise before
    // What was found. After prepare().
    [[nodiscard]] RuntimeRows rows() const;

    // What a runtime's processes need in their environment beside the function's own. After prepare().
    [[nodiscard]] Result<std::map<std::string, std::string>> environmentOf(const std::string &runtime) const;

    // Unavailable/"ProcessNotStarted" before prepare().
    [[nodiscard]] Result<std::unique_ptr<InstanceProcess>> start(const InstancePlan &plan,
                                                                 InstanceProcess::Listener listener) override;

private:
    struct Found {
        Interpreters interpreters;
        std::string files; // folder of the bootstraps
        Done sandbox;
    };
    void found(Result<Found> result);
    void setMode();

    Loop &m_loop;
    WorkerPool &m_pool;
    DescriptorWatch &m_watch;
    SandboxSettings m_settings;
    const std::string m_dataFolder;
    std::unique_ptr<Found> m_found;
    std::unique_ptr<SandboxLauncher> m_launcher;
    bool m_unsandboxedAllowed = false;
    bool m_asking = false;
    std::vector<Reply<void>> m_waiting;
    const std::shared_ptr<bool> m_alive = std::make_shared<bool>(true);
};

} // namespace sluice
