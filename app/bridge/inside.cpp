#include "app/bridge/inside.h"

#include "app/bridge/network.h"
#include "app/bridge/processtable.h"
#include "app/bridge/runtimechild.h"

#include <algorithm>
#include <array>
#include <csignal>
#include <cstring>

#include <fcntl.h>
#include <sys/epoll.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/signalfd.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

namespace sluice::bridge {

namespace {

constexpr std::uint32_t kSlirpNameServer = 0x0a000203; // 10.0.2.3
constexpr int kSetUpFailed = 125; // as env and timeout say it
constexpr int kNotExecutable = 126;
constexpr int kNotFound = 127;
constexpr int kSignalBase = 128;

} // namespace

Inside::Inside(BridgeSheet sheet, bool sandboxed)
    : m_sheet(std::move(sheet))
    , m_sandboxed(sandboxed)
    , m_relay(m_poller, m_sheet.gateway)
    , m_names(m_poller)
{
}

int Inside::run()
{
    prepare();
    if (m_sandboxed && !listenInside())
        return kSetUpFailed;
    startWhenReady();
    while (!m_status) {
        const bool portWaits = m_port && m_port->waits();
        m_poller.run(m_relay.waits() ? Relay::kRetryMilliseconds : portWaits ? PortLink::kRetryMilliseconds : -1);
        m_relay.tick();
        if (m_port)
            m_port->tick();
    }
    killAll();
    return *m_status;
}

void Inside::prepare()
{
    ::fcntl(bridgefd::kControl, F_SETFD, FD_CLOEXEC);
    if (const int score = ::open("/proc/self/oom_score_adj", O_WRONLY | O_CLOEXEC); score >= 0) {
        static_cast<void>(::write(score, "1000", 4)); // when the machine is short of memory, this goes first
        ::close(score);
    }
    ::prctl(PR_SET_DUMPABLE, 0); // its memory, environment and descriptors are not the function's to see
    ::prctl(PR_SET_CHILD_SUBREAPER, 1);
    if (m_sandboxed) // of bubblewrap outside, which is what the engine can kill: with this process all of its namespace ends
        ::prctl(PR_SET_PDEATHSIG, SIGKILL);
    sigset_t waited;
    sigemptyset(&waited);
    for (const int signal : {SIGCHLD, SIGTERM, SIGINT, SIGHUP})
        sigaddset(&waited, signal);
    ::sigprocmask(SIG_BLOCK, &waited, nullptr);
    ::signal(SIGPIPE, SIG_IGN);
    m_signals = ::signalfd(-1, &waited, SFD_NONBLOCK | SFD_CLOEXEC);
    m_poller.add(m_signals, EPOLLIN, [this](std::uint32_t) { onSignal(); });
    m_poller.add(bridgefd::kControl, EPOLLIN, [this](std::uint32_t) { onControl(); });
}

bool Inside::listenInside()
{
    if (!m_names.listen()) {
        complain(std::string("DNS of the sandbox cannot listen: ") + std::strerror(errno));
        return false;
    }
    if (!m_sheet.gateway.empty() && !m_relay.listen()) {
        complain(std::string("the gateway's port of the sandbox cannot be opened: ") + std::strerror(errno));
        return false;
    }
    return true;
}

void Inside::startWhenReady()
{
    if (m_sheet.internet)
        tell({bridgeword::kNetwork});
    else
        start();
}

void Inside::start()
{
    if (m_sheet.internet) {
        if (!blockHostAddresses()) {
            complain("the host's addresses cannot be blocked in the sandbox's network");
            return end(kSetUpFailed);
        }
        m_names.forwardTo(kSlirpNameServer);
    }
    if (!giveUpRights()) {
        complain("the rights of the sandbox's first process cannot be given up");
        return end(kSetUpFailed);
    }
    const auto started = startRuntime(m_sheet, m_sheet.processes + (m_sandboxed ? 0 : tasksOfUser()));
    if (started.pid < 0) {
        const auto program = m_sheet.command.empty() ? std::string("nothing") : m_sheet.command.front();
        complain(program + " cannot be started: " + std::strerror(started.error));
        return end(started.error == ENOENT ? kNotFound : kNotExecutable);
    }
    m_runtime = started.pid;
    Descriptor protocol(bridgefd::kProtocol); // closed here, so that its end is seen when the runtime closes it
    if (m_sheet.port) {
        ::fcntl(protocol.get(), F_SETFD, FD_CLOEXEC);
        m_port.emplace(m_poller, std::move(protocol), static_cast<std::uint16_t>(m_sheet.port),
                       [this] { tell({bridgeword::kPortClosed}); });
    }
    tell({bridgeword::kStarted});
    if (m_wantsTermination)
        terminate();
}

void Inside::onSignal()
{
    signalfd_siginfo info{};
    while (::read(m_signals, &info, sizeof info) == sizeof info) {
        if (info.ssi_signo == SIGCHLD)
            reap();
        else if (info.ssi_pid == 0 || !m_sandboxed) // of the host; the function's own signals to us say nothing
            terminate();
    }
}

void Inside::reap()
{
    int status = 0;
    rusage usage{};
    while (const auto pid = ::wait4(-1, &status, WNOHANG, &usage)) {
        if (pid < 0)
            return;
        if (pid != m_runtime)
            continue;
        const bool exited = WIFEXITED(status);
        const int code = exited ? WEXITSTATUS(status) : -1;
        const int signal = exited ? 0 : WTERMSIG(status);
        const auto peak = static_cast<std::int64_t>(usage.ru_maxrss) * 1024;
        m_runtime = -1;
        tell(bridgeword::kEnded + (" " + std::to_string(code)) + " " + std::to_string(signal) + " " + std::to_string(peak));
        end(exited ? code : kSignalBase + signal);
    }
}

void Inside::onControl()
{
    std::array<char, bridgeword::kBytesMax> bytes;
    const auto got = ::recv(bridgefd::kControl, bytes.data(), bytes.size(), MSG_DONTWAIT);
    if (got < 0 && (errno == EAGAIN || errno == EINTR))
        return;
    if (got <= 0)
        return end(kSignalBase + SIGKILL); // the engine is gone, or has let go
    onWord(bytes[0]);
}

void Inside::onWord(char word)
{
    switch (word) {
    case bridgeword::kTerminate: terminate(); break;
    case bridgeword::kKill: end(kSignalBase + SIGKILL); break;
    case bridgeword::kSample: {
        auto use = memoryOfDescendants(static_cast<std::int64_t>(m_sheet.memoryBytes));
        use.resident += m_sandboxed ? memoryOfTemporaryFiles() : 0;
        tell(bridgeword::kMemory + (" " + std::to_string(use.resident)) + " " + std::to_string(use.peak));
        break;
    }
    case bridgeword::kGo:
        if (m_sheet.internet && m_runtime < 0)
            start();
        break;
    default: break;
    }
}

void Inside::terminate()
{
    if (m_runtime > 0)
        ::kill(-m_runtime, SIGTERM);
    else
        m_wantsTermination = true;
}

void Inside::killAll()
{
    if (m_sandboxed)
        return; // the kernel does it when this process, the first of its namespace, ends
    for (int round = 0; round < 8; ++round) { // who is killed may have forked meanwhile
        const auto pids = descendants();
        if (pids.empty())
            return;
        for (const auto pid : pids)
            ::kill(pid, SIGKILL);
        while (::waitpid(-1, nullptr, WNOHANG) > 0) { }
    }
}

void Inside::tell(const std::string &message)
{
    ::send(bridgefd::kControl, message.data(), std::min(message.size(), bridgeword::kBytesMax), MSG_DONTWAIT | MSG_NOSIGNAL);
}

void Inside::complain(const std::string &text)
{
    const auto line = "sluice: " + text + "\n";
    static_cast<void>(::write(STDERR_FILENO, line.data(), line.size()));
}

void Inside::end(int status)
{
    if (!m_status)
        m_status = status;
}

} // namespace sluice::bridge
