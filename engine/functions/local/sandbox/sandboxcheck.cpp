#include "engine/functions/local/sandbox/sandboxcheck.h"

#include "engine/functions/local/sandbox/bridgelaunch.h"
#include "engine/functions/local/sandbox/seccompfilter.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <filesystem>
#include <fstream>

#include <poll.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

namespace sluice {

namespace {

tl::unexpected<Error> noSandbox(std::string detail)
{
    return fail(ErrorKind::Denied, "SandboxUnavailable", std::move(detail));
}

// The number in a file of /proc/sys; -1 = there is none.
long kernelSetting(const char *name)
{
    long value = -1;
    std::ifstream file(std::string("/proc/sys/") + name);
    return file >> value ? value : -1;
}

// Why it did not work, as far as the machine tells.
std::string reasonFor(const std::string &said)
{
    if (kernelSetting("user/max_user_namespaces") == 0)
        return "this machine forbids user namespaces. Allow them: sudo sysctl -w user.max_user_namespaces=15000";
    if (kernelSetting("kernel/unprivileged_userns_clone") == 0 && ::geteuid() != 0)
        return "this machine forbids user namespaces to ordinary users. Allow them: "
               "sudo sysctl -w kernel.unprivileged_userns_clone=1";
    if (kernelSetting("kernel/apparmor_restrict_unprivileged_userns") == 1 && ::geteuid() != 0)
        return "AppArmor forbids user namespaces to bubblewrap. Allow them: install its profile "
               "(package apparmor-profiles), or sudo sysctl -w kernel.apparmor_restrict_unprivileged_userns=0";
    return "a trial run of the sandbox failed (inside a container it needs the right to make user namespaces): "
        + (said.empty() ? std::string("it said nothing") : said);
}

constexpr int kTrials = 3;
constexpr int kKilledStatus = 128 + SIGKILL; // bubblewrap's, when what runs inside was killed

struct TrialRun {
    bool good = false;
    bool killed = false; // by somebody: it says nothing about this machine
    std::string said;
};

TrialRun watched(LaunchedBridge bridge, BootTime deadline)
{
    TrialRun run;
    const auto pid = bridge.process.pid;
    pollfd ended{bridge.process.handle.get(), POLLIN, 0};
    int ready = -1;
    do {
        const auto left = std::max(deadline - SystemClock().boot(), Duration(0));
        ready = ::poll(&ended, 1, static_cast<int>(millis(left)));
    } while (ready < 0 && errno == EINTR);
    const bool inTime = ready == 1;
    // Killed alone, bubblewrap leaves its second process. It is not reaped yet, so the number is still its own.
    ::kill(-pid, SIGKILL);
    ::shutdown(bridge.control.get(), SHUT_RDWR); // or that has a session of its own by now, and becomes a bridge
    int status = 0;
    while (::waitpid(pid, &status, 0) < 0 && errno == EINTR) { }
    std::array<char, 1024> bytes;
    const auto got = ::read(bridge.output.get(), bytes.data(), bytes.size());
    run.said.assign(bytes.data(), got > 0 ? static_cast<std::size_t>(got) : 0);
    while (!run.said.empty() && run.said.back() == '\n')
        run.said.pop_back();
    if (!inTime)
        run.said = "it did not end";
    const int code = WIFEXITED(status) ? WEXITSTATUS(status) : -1;
    run.good = inTime && code == 0;
    run.killed = inTime && (code == kKilledStatus || (WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL));
    return run;
}

} // namespace

Done checkSandbox(const SandboxSettings &settings, Duration most)
{
    if (::access(settings.bubblewrap.c_str(), X_OK) != 0)
        return noSandbox("the program bubblewrap (" + settings.bubblewrap
                         + ") is not there. Install it: apt-get install bubblewrap");
    if (::access(settings.bridge.c_str(), X_OK) != 0)
        return noSandbox("sluice-bridge (" + settings.bridge + ") is not there: this installation of Sluice is incomplete");
    const auto filter = seccompFilter();
    if (!filter)
        return noSandbox(filter.error().detail);
    auto trial = settings;
    trial.mode = SandboxMode::Sandboxed;
    trial.gatewaySocket.clear(); // need not be there yet
    InstancePlan plan;
    plan.runtime = "check";
    plan.codeFolder = "/usr";
    RuntimeCommand nothing;
    nothing.argv = {"/bin/true"};
    const auto deadline = SystemClock().boot() + most;
    for (int trials = 1;; ++trials) {
        auto bridge = launchBridge(trial, plan, nothing, *filter);
        if (!bridge)
            return noSandbox(bridge.error().detail);
        const auto run = watched(std::move(*bridge), deadline);
        if (run.good)
            return {};
        if (!run.killed || trials == kTrials)
            return noSandbox(reasonFor(run.said));
    }
}

} // namespace sluice
