// The InstanceLauncher that starts each instance in a sandbox of its own (bubblewrap, namespaces, seccomp, limits), with
// sluice-bridge as its first process. Loop thread only; must outlive the processes that it has started.
#pragma once

#include "engine/functions/local/instanceprocess.h"
#include "engine/functions/local/runtimecommand.h"
#include "engine/functions/local/sandbox/childreaper.h"
#include "engine/functions/local/sandbox/sandboxsettings.h"

namespace sluice {

// How the interpreter of a plan's runtime is started: runtimeCommand() with what this machine has. Its errors are start()'s.
using RuntimeFinder = std::function<Result<RuntimeCommand>(const InstancePlan &plan)>;

class SandboxLauncher final : public InstanceLauncher {
public:
    // `verdict`: whether this machine can (sandboxcheck.h); an error is what start() answers then, unless the user has
    // accepted to go without. start() blocks for the spawn only (under 1 ms).
    SandboxLauncher(Loop &loop, DescriptorWatch &watch, SandboxSettings settings, RuntimeFinder runtimes, Done verdict);

    Result<std::unique_ptr<InstanceProcess>> start(const InstancePlan &plan, InstanceProcess::Listener listener) override;

    [[nodiscard]] const SandboxSettings &settings() const { return m_settings; }
    // Instances that start from now on; those that run go on as they are.
    void setMode(SandboxMode mode) { m_settings.mode = mode; }

private:
    Loop &m_loop;
    DescriptorWatch &m_watch;
    SandboxSettings m_settings;
    RuntimeFinder m_runtimes;
    Done m_verdict;
    ChildReaper m_reaper;
    std::string m_filter; // made at the first start
};

} // namespace sluice
