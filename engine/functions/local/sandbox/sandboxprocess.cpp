#include "engine/functions/local/sandbox/sandboxprocess.h"

#include "engine/functions/local/sandbox/bridgesheet.h"

#include <algorithm>
#include <array>
#include <csignal>

#include <sys/ioctl.h>
#include <sys/socket.h>
#include <sys/wait.h>

namespace sluice {

SandboxProcess::SandboxProcess(const SandboxShell &shell, SandboxChannels channels, bool sandboxed, std::int64_t memoryLimit,
                               Listener listener)
    : m_shell(shell)
    , m_channels(std::move(channels))
    , m_sandboxed(sandboxed)
    , m_memoryLimit(memoryLimit)
    , m_listener(std::move(listener))
{
    using On = DescriptorWatch::On;
    auto &watch = m_shell.watch;
    m_watchProtocol = watch.watch(m_channels.protocol.get(), On::Readable, [this] { readProtocol(); });
    m_watchControl = watch.watch(m_channels.control.get(), On::Readable, [this] { onControl(); });
    m_watchOutput = watch.watch(m_channels.output.get(), On::Readable, [this] { readOutput(kReadBytes); });
    m_watchExit = watch.watch(m_channels.process.handle.get(), On::Readable, [this] { onExit(); });
    scheduleSample();
}

SandboxProcess::~SandboxProcess()
{
    for (auto *id : {&m_watchProtocol, &m_watchSending, &m_watchControl, &m_watchOutput, &m_watchExit, &m_watchNetwork})
        stopWatching(*id);
    m_shell.loop.cancel(m_sampleTimer);
    m_shell.loop.cancel(m_killTimer);
    m_channels.control.reset(); // the bridge ends, and with it everything, when this closes
    if (!m_exited)
        m_shell.reaper.adopt(std::move(m_channels.process), m_sandboxed ? Duration(0) : kKillGrace);
    m_slirpExit.reset();
    if (m_slirp)
        m_shell.reaper.adopt(std::move(*m_slirp), Duration(0));
}

void SandboxProcess::stopWatching(WatchId &id)
{
    m_shell.watch.unwatch(std::exchange(id, WatchId()));
}

void SandboxProcess::send(std::string bytes)
{
    if (bytes.empty() || !m_channels.protocol || m_exited)
        return;
    busy();
    m_sendingBytes += bytes.size();
    m_sending.push_back(std::move(bytes));
    if (m_sendingBytes > kSendBytesMax)
        kill();
    else if (m_watchSending == WatchId())
        flush();
}

void SandboxProcess::flush()
{
    while (!m_sending.empty()) {
        const auto &first = m_sending.front();
        const auto sent = ::send(m_channels.protocol.get(), first.data() + m_sendingOffset, first.size() - m_sendingOffset,
                                 MSG_DONTWAIT | MSG_NOSIGNAL);
        if (sent < 0 && errno == EINTR)
            continue;
        if (sent < 0 && (errno == EAGAIN || errno == EWOULDBLOCK)) {
            if (m_watchSending == WatchId())
                m_watchSending =
                    m_shell.watch.watch(m_channels.protocol.get(), DescriptorWatch::On::Writable, [this] { flush(); });
            return;
        }
        if (sent < 0) { // nobody reads any more: that it is closed is told by the reading side
            m_sending.clear();
            m_sendingOffset = m_sendingBytes = 0;
            break;
        }
        m_sendingOffset += static_cast<std::size_t>(sent);
        m_sendingBytes -= static_cast<std::size_t>(sent);
        if (m_sendingOffset == first.size()) {
            m_sending.pop_front();
            m_sendingOffset = 0;
        }
    }
    stopWatching(m_watchSending);
}

SandboxProcess::Took SandboxProcess::readProtocol()
{
    if (!m_channels.protocol)
        return Took::End;
    std::array<char, kReadBytes> bytes;
    const auto got = ::recv(m_channels.protocol.get(), bytes.data(), bytes.size(), MSG_DONTWAIT);
    if (got < 0 && (errno == EAGAIN || errno == EWOULDBLOCK || errno == EINTR))
        return Took::Nothing;
    if (got <= 0) {
        protocolClosed();
        return Took::End;
    }
    busy();
    if (const auto tell = m_listener.protocol)
        tell(std::string(bytes.data(), static_cast<std::size_t>(got)));
    return Took::Bytes;
}

void SandboxProcess::protocolClosed()
{
    stopWatching(m_watchProtocol);
    stopWatching(m_watchSending);
    m_sending.clear();
    m_sendingOffset = m_sendingBytes = 0;
    m_channels.protocol.reset();
    const std::weak_ptr<Alive> alive = m_alive;
    if (const auto tell = m_listener.protocol)
        tell({});
    if (!alive.expired())
        finishIfDone();
}

SandboxProcess::Took SandboxProcess::readOutput(std::size_t atMost)
{
    if (!m_channels.output)
        return Took::End;
    std::array<char, kReadBytes> bytes;
    const auto got = ::read(m_channels.output.get(), bytes.data(), std::min(atMost, bytes.size()));
    if (got < 0 && (errno == EAGAIN || errno == EWOULDBLOCK || errno == EINTR))
        return Took::Nothing;
    if (got <= 0) {
        stopWatching(m_watchOutput);
        m_channels.output.reset();
        finishIfDone();
        return Took::End;
    }
    busy();
    if (const auto tell = m_listener.output)
        tell(std::string(bytes.data(), static_cast<std::size_t>(got)));
    return Took::Bytes;
}

void SandboxProcess::drainOutput()
{
    int waiting = 0;
    if (m_channels.output)
        ::ioctl(m_channels.output.get(), FIONREAD, &waiting); // what is written by now, however fast more comes
    const std::weak_ptr<Alive> alive = m_alive;
    for (auto left = static_cast<std::size_t>(std::max(waiting, 0)); left > 0;) {
        const auto piece = std::min(left, kReadBytes);
        if (readOutput(piece) != Took::Bytes || alive.expired())
            return;
        left -= piece;
    }
}

void SandboxProcess::say(char word)
{
    if (m_channels.control)
        ::send(m_channels.control.get(), &word, 1, MSG_DONTWAIT | MSG_NOSIGNAL);
}

void SandboxProcess::terminate()
{
    say(bridgeword::kTerminate);
}

void SandboxProcess::kill()
{
    if (m_exited)
        return;
    m_killed = true;
    if (m_sandboxed) {
        say(bridgeword::kKill); // for a bridge that is only just coming up
        ::kill(-m_channels.process.pid, SIGKILL); // bubblewrap; the kernel ends its namespace's first process, and so all
        return;
    }
    say(bridgeword::kKill);
    if (m_killTimer == TimerId())
        m_killTimer = m_shell.loop.after(kKillGrace, [this] { ::kill(-m_channels.process.pid, SIGKILL); });
}

void SandboxProcess::onExit()
{
    const auto pid = m_channels.process.pid;
    siginfo_t info{};
    if (::waitid(P_PID, static_cast<id_t>(pid), &info, WEXITED | WNOHANG | WNOWAIT) == 0 && info.si_pid == 0)
        return;
    if (m_sandboxed) { // killed alone on its way up, bubblewrap leaves its second process
        ::kill(-pid, SIGKILL); // which waits for it without an end; not reaped yet, so the number is still its own
        if (m_channels.control)
            ::shutdown(m_channels.control.get(), SHUT_WR); // or has a session of its own by now, and becomes a bridge
    }
    int status = 0;
    ::waitpid(pid, &status, 0);
    stopWatching(m_watchExit);
    m_shell.loop.cancel(m_killTimer);
    m_shell.loop.cancel(m_sampleTimer);
    m_exited = true;
    m_exitStatus = status;
    m_killTimer = m_shell.loop.after(kLeftoversMost, [this] { finish(); });
    finishIfDone();
}

void SandboxProcess::finishIfDone()
{
    if (m_exited && !m_channels.protocol && !m_channels.output)
        finish();
}

void SandboxProcess::finish()
{
    if (std::exchange(m_finished, true))
        return;
    m_shell.loop.cancel(m_killTimer);
    const std::weak_ptr<Alive> alive = m_alive;
    onControl(); // its last word may still wait
    if (alive.expired())
        return;
    for (auto *id : {&m_watchProtocol, &m_watchOutput, &m_watchControl, &m_watchSending})
        stopWatching(*id);
    auto end = m_end.value_or(ProcessEnd{});
    if (!m_end && m_killed)
        end.signal = SIGKILL;
    else if (!m_end && WIFEXITED(m_exitStatus))
        end.exitCode = WEXITSTATUS(m_exitStatus);
    else if (!m_end)
        end.signal = WTERMSIG(m_exitStatus);
    end.outOfMemory = m_outOfMemory;
    end.maxMemoryBytes = m_maxMemory;
    m_shell.loop.post([alive, this, end] {
        if (!alive.expired())
            if (const auto tell = m_listener.ended)
                tell(end);
    });
}

} // namespace sluice
