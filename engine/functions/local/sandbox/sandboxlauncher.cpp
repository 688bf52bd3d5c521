#include "engine/functions/local/sandbox/sandboxlauncher.h"

#include "engine/functions/local/sandbox/bridgelaunch.h"
#include "engine/functions/local/sandbox/sandboxprocess.h"
#include "engine/functions/local/sandbox/seccompfilter.h"

#include <filesystem>

#include <unistd.h>

namespace sluice {

SandboxLauncher::SandboxLauncher(Loop &loop, DescriptorWatch &watch, SandboxSettings settings, RuntimeFinder runtimes,
                                 Done verdict)
    : m_loop(loop)
    , m_watch(watch)
    , m_settings(std::move(settings))
    , m_runtimes(std::move(runtimes))
    , m_verdict(std::move(verdict))
    , m_reaper(loop, watch)
{
}

Result<std::unique_ptr<InstanceProcess>> SandboxLauncher::start(const InstancePlan &plan, InstanceProcess::Listener listener)
{
    const bool sandboxed = m_settings.mode == SandboxMode::Sandboxed;
    if (sandboxed)
        SLUICE_TRY(m_verdict);
    SLUICE_LET(const auto command, m_runtimes(plan));
    std::error_code ignored;
    if (!std::filesystem::is_directory(plan.codeFolder, ignored))
        return fail(ErrorKind::Unavailable, "ProcessNotStarted", "the code folder " + plan.codeFolder + " is not there");
    if (plan.internetAccess && sandboxed && ::access(m_settings.slirp.c_str(), X_OK) != 0)
        return fail(ErrorKind::Unavailable, "ProcessNotStarted",
                    "internetAccess needs the program slirp4netns. Install it: apt-get install slirp4netns");
    if (m_filter.empty()) {
        SLUICE_LET(m_filter, seccompFilter());
    }
    SLUICE_LET(auto bridge, launchBridge(m_settings, plan, command, m_filter));
    return std::make_unique<SandboxProcess>(SandboxShell{m_loop, m_watch, m_reaper, m_settings.slirp},
                                            SandboxChannels{std::move(bridge.process), std::move(bridge.protocol),
                                                            std::move(bridge.control), std::move(bridge.output)},
                                            sandboxed, std::int64_t{std::max(plan.memoryMb, 1)} << 20, std::move(listener));
}

} // namespace sluice
