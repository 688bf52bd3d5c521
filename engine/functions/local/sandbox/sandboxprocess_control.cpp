// The control socket of an instance: memory, network, the bridge's account of the end.
#include "engine/functions/local/sandbox/bridgesheet.h"
#include "engine/functions/local/sandbox/sandboxprocess.h"

#include <algorithm>
#include <array>
#include <csignal>
#include <cstring>

#include <fcntl.h>
#include <sys/socket.h>

namespace sluice {

namespace {

// One message and who sent it; nothing when there is none now.
std::optional<std::pair<std::string, pid_t>> takeWord(int socket)
{
    std::array<char, bridgeword::kBytesMax> bytes;
    alignas(cmsghdr) std::array<char, CMSG_SPACE(sizeof(ucred))> space;
    iovec part{bytes.data(), bytes.size()};
    msghdr message{};
    message.msg_iov = &part;
    message.msg_iovlen = 1;
    message.msg_control = space.data();
    message.msg_controllen = space.size();
    const auto got = ::recvmsg(socket, &message, MSG_DONTWAIT | MSG_CMSG_CLOEXEC);
    if (got < 0)
        return errno == EAGAIN || errno == EINTR ? std::nullopt : std::optional(std::pair(std::string(), pid_t(0)));
    pid_t sender = 0;
    for (auto *extra = CMSG_FIRSTHDR(&message); extra; extra = CMSG_NXTHDR(&message, extra)) {
        if (extra->cmsg_level == SOL_SOCKET && extra->cmsg_type == SCM_CREDENTIALS) {
            ucred credentials{};
            std::memcpy(&credentials, CMSG_DATA(extra), sizeof credentials);
            sender = credentials.pid;
        }
    }
    return std::pair(std::string(bytes.data(), static_cast<std::size_t>(got)), sender);
}

} // namespace

void SandboxProcess::onControl()
{
    constexpr int kWordsAtOnce = 16;
    for (int i = 0; i < kWordsAtOnce && m_channels.control; ++i) {
        const auto word = takeWord(m_channels.control.get());
        if (!word)
            return;
        if (word->first.empty()) { // the bridge is gone, or bubblewrap has failed before it came
            stopWatching(m_watchControl);
            m_channels.control.reset();
            return;
        }
        const std::weak_ptr<Alive> alive = m_alive;
        onWord(word->first, word->second);
        if (alive.expired())
            return;
    }
}

void SandboxProcess::onWord(std::string_view word, pid_t sender)
{
    switch (word.front()) {
    case bridgeword::kMemory:
        if (const auto numbers = wordNumbers(word, 2); !numbers.empty())
            onMemory(numbers[0], numbers[1]);
        break;
    case bridgeword::kEnded:
        if (const auto numbers = wordNumbers(word, 3); !numbers.empty()) {
            m_end = ProcessEnd{static_cast<int>(numbers[0]), static_cast<int>(numbers[1]), false, 0};
            m_maxMemory = std::max(m_maxMemory, numbers[2]);
            m_outOfMemory = m_outOfMemory || m_maxMemory > m_memoryLimit;
        }
        break;
    case bridgeword::kNetwork: bringNetwork(sender); break;
    case bridgeword::kPortClosed:
        if (const auto tell = m_listener.portClosed) {
            const std::weak_ptr<Alive> alive = m_alive;
            while (!alive.expired() && readProtocol() == Took::Bytes) { }
            if (!alive.expired())
                tell();
        }
        break;
    default: break;
    }
}

void SandboxProcess::onMemory(std::int64_t resident, std::int64_t peak)
{
    m_memory = resident;
    m_maxMemory = std::max({m_maxMemory, resident, peak});
    if (m_memoryLimit > 0 && m_maxMemory > m_memoryLimit && !m_exited) {
        m_outOfMemory = true;
        kill();
    }
}

void SandboxProcess::busy()
{
    if (m_sampleWait <= kSampleFirst || m_exited)
        return;
    m_sampleWait = kSampleFirst;
    m_shell.loop.cancel(m_sampleTimer);
    scheduleSample();
}

void SandboxProcess::scheduleSample()
{
    m_sampleTimer = m_shell.loop.after(m_sampleWait, [this] { sample(); });
}

void SandboxProcess::sample()
{
    say(bridgeword::kSample);
    m_sampleWait = std::min(m_sampleWait * 2, kSampleMost);
    scheduleSample();
}

void SandboxProcess::bringNetwork(pid_t inside)
{
    if (m_slirp || inside <= 0)
        return;
    int ready[2];
    int exit[2];
    if (::pipe2(ready, O_CLOEXEC | O_NONBLOCK) != 0 || ::pipe2(exit, O_CLOEXEC) != 0)
        return kill();
    m_slirpReady.reset(ready[0]);
    const Descriptor tellReady(ready[1]);
    const Descriptor waitExit(exit[0]);
    m_slirpExit.reset(exit[1]);
    const auto pid = std::to_string(inside);
    auto started = spawn(m_shell.slirp,
                         {m_shell.slirp, "--configure", "--mtu=65520", "--disable-host-loopback", "--enable-sandbox",
                          "--ready-fd=3", "--exit-fd=4", "--userns-path=/proc/" + pid + "/ns/user", pid, "tap0"},
                         {-1, -1, -1, tellReady.get(), waitExit.get()});
    if (!started)
        return kill();
    m_slirp = std::move(*started);
    m_watchNetwork = m_shell.watch.watch(m_slirpReady.get(), DescriptorWatch::On::Readable, [this] {
        char byte = 0;
        const auto got = ::read(m_slirpReady.get(), &byte, 1);
        stopWatching(m_watchNetwork);
        if (got == 1)
            say(bridgeword::kGo);
        else
            kill(); // it has ended: no network, no function that was promised one
    });
}

} // namespace sluice
