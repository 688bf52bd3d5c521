#include "engine/functionruntimes.h"

#include "engine/functions/local/runtimefiles.h"
#include "engine/functions/local/sandbox/sandboxcheck.h"

#include <cstdlib>

namespace sluice {

namespace {

std::string searchPath()
{
    const char *path = std::getenv("PATH");
    return path ? path : "/usr/local/bin:/usr/bin:/bin";
}

} // namespace

FunctionRuntimes::FunctionRuntimes(Loop &loop, WorkerPool &pool, DescriptorWatch &watch, SandboxSettings settings,
                                   std::string dataFolder)
    : m_loop(loop)
    , m_pool(pool)
    , m_watch(watch)
    , m_settings(std::move(settings))
    , m_dataFolder(std::move(dataFolder))
{
}

void FunctionRuntimes::prepare(Reply<void> reply)
{
    if (m_launcher)
        return m_loop.answer<void>(std::move(reply), Done());
    m_waiting.push_back(std::move(reply));
    if (std::exchange(m_asking, true))
        return;
    const auto path = searchPath();
    m_pool.run<Found>(
        m_loop,
        [settings = m_settings, folder = m_dataFolder, path]() -> Result<Found> {
            Found found;
            SLUICE_LET(found.files, installRuntimeFiles(kRuntimeFilesInside, folder));
            found.interpreters = findInterpreters(path);
            found.sandbox = checkSandbox(settings);
            return found;
        },
        [this, alive = std::weak_ptr(m_alive)](Result<Found> result) {
            if (alive.lock())
                found(std::move(result));
        });
}

void FunctionRuntimes::found(Result<Found> result)
{
    m_asking = false;
    Done answer;
    if (result) {
        m_found = std::make_unique<Found>(std::move(*result));
        m_launcher = std::make_unique<SandboxLauncher>(
            m_loop, m_watch, m_settings,
            [this](const InstancePlan &plan) {
                return runtimeCommand(plan.runtime, m_found->interpreters, m_found->files, plan.memoryMb);
            },
            m_found->sandbox);
        setMode();
    } else {
        answer = fail(std::move(result).error());
    }
    for (auto &reply : std::exchange(m_waiting, {}))
        m_loop.answer<void>(std::move(reply), answer);
}

bool FunctionRuntimes::allowUnsandboxed(bool allowed)
{
    const bool other = std::exchange(m_unsandboxedAllowed, allowed) != allowed;
    setMode();
    return other;
}

void FunctionRuntimes::setMode()
{
    if (m_launcher)
        m_launcher->setMode(m_unsandboxedAllowed && !m_found->sandbox ? SandboxMode::UnsandboxedAccepted
                                                                      : SandboxMode::Sandboxed);
}

RuntimeRows FunctionRuntimes::rows() const
{
    RuntimeRows rows;
    rows.unsandboxedAllowed = m_unsandboxedAllowed;
    if (!m_found)
        return rows;
    const auto row = [](const char *runtime, const Result<Interpreter> &found) {
        return found
            ? RuntimeRow{runtime, found->path, std::to_string(found->major) + '.' + std::to_string(found->minor), {}}
            : RuntimeRow{runtime, {}, {}, found.error().detail};
    };
    rows.rows = {
        row("python3", m_found->interpreters.python), row("nodejs", m_found->interpreters.node), {"custom", {}, {}, {}}};
    if (!m_found->sandbox)
        rows.sandboxProblem = m_found->sandbox.error().detail;
    return rows;
}

Result<std::map<std::string, std::string>> FunctionRuntimes::environmentOf(const std::string &runtime) const
{
    if (!m_found)
        return fail(ErrorKind::Unavailable, "ProcessNotStarted", "the runtimes are not ready yet");
    return runtimeCommand(runtime, m_found->interpreters, m_found->files).map([](RuntimeCommand &&command) {
        return std::move(command.environment);
    });
}

Result<std::unique_ptr<InstanceProcess>> FunctionRuntimes::start(const InstancePlan &plan,
                                                                 InstanceProcess::Listener listener)
{
    if (!m_launcher)
        return fail(ErrorKind::Unavailable, "ProcessNotStarted", "the runtimes are not ready yet");
    return m_launcher->start(plan, std::move(listener));
}

} // namespace sluice
