#include "app/bridge/relay.h"

#include <array>
#include <cerrno>
#include <cstring>
#include <utility>

#include <arpa/inet.h>
#include <netinet/tcp.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <sys/un.h>

namespace sluice::bridge {

namespace {

constexpr std::uint16_t kHttpPort = 80;

bool wouldBlock()
{
    return errno == EAGAIN || errno == EWOULDBLOCK || errno == EINTR;
}

Descriptor connectGateway(const std::string &path)
{
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    if (path.size() >= sizeof address.sun_path)
        return {};
    std::memcpy(address.sun_path, path.data(), path.size());
    Descriptor socket(::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0));
    const bool good = ::connect(socket.get(), reinterpret_cast<const sockaddr *>(&address), sizeof address) == 0;
    const int error = errno;
    if (!good)
        socket.reset();
    errno = error; // EAGAIN: its queue is full
    return socket;
}

} // namespace

bool Pipe::pump(int source, int sink)
{
    for (int turns = 0; turns < 8; ++turns) {
        if (wantsInput()) {
            std::array<char, kBufferBytes> bytes;
            const auto got = ::recv(source, bytes.data(), kBufferBytes - (m_buffer.size() - m_taken), MSG_DONTWAIT);
            if (got < 0 && !wouldBlock())
                return false;
            if (got == 0)
                m_ended = true;
            if (got > 0)
                m_buffer.append(bytes.data(), static_cast<std::size_t>(got));
            if (got < 0 && !hasOutput())
                return true;
        }
        if (hasOutput()) {
            const auto sent =
                ::send(sink, m_buffer.data() + m_taken, m_buffer.size() - m_taken, MSG_DONTWAIT | MSG_NOSIGNAL);
            if (sent < 0)
                return wouldBlock();
            m_taken += static_cast<std::size_t>(sent);
            if (m_taken == m_buffer.size()) {
                m_buffer.clear();
                m_taken = 0;
            } else if (m_taken >= kBufferBytes / 2) {
                m_buffer.erase(0, m_taken);
                m_taken = 0;
            }
        }
        if (finished()) {
            if (!std::exchange(m_shut, true))
                ::shutdown(sink, SHUT_WR);
            return true;
        }
    }
    return true;
}

Relay::Relay(Poller &poller, std::string gateway)
    : m_poller(poller)
    , m_gateway(std::move(gateway))
{
}

bool Relay::listen()
{
    m_listener.reset(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0));
    sockaddr_in own{};
    own.sin_family = AF_INET;
    own.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    own.sin_port = htons(kHttpPort);
    if (!m_listener || ::bind(m_listener.get(), reinterpret_cast<const sockaddr *>(&own), sizeof own) != 0
        || ::listen(m_listener.get(), kBacklog) != 0)
        return false;
    m_listenerWatch = m_poller.add(m_listener.get(), EPOLLIN, [this](std::uint32_t) { onConnection(); });
    return m_listenerWatch != 0;
}

void Relay::onConnection()
{
    Descriptor client(::accept4(m_listener.get(), nullptr, nullptr, SOCK_CLOEXEC | SOCK_NONBLOCK));
    if (client && m_connections.size() < kConnectionsMax)
        carry(std::move(client));
}

void Relay::tick()
{
    if (!m_held)
        return;
    m_poller.change(m_listenerWatch, EPOLLIN);
    carry(std::exchange(m_held, {}));
}

void Relay::carry(Descriptor client)
{
    auto server = connectGateway(m_gateway);
    if (!server && errno == EAGAIN) {
        m_held = std::move(client);
        m_poller.change(m_listenerWatch, 0);
        return;
    }
    if (!server)
        return;
    const int yes = 1;
    ::setsockopt(client.get(), IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);
    const auto id = ++m_lastId;
    auto &connection = m_connections[id];
    connection.client = std::move(client);
    connection.server = std::move(server);
    connection.clientWatch = m_poller.add(connection.client.get(), EPOLLIN, [this, id](std::uint32_t events) {
        if (events & (EPOLLHUP | EPOLLERR))
            end(id); // nobody is there to take an answer
        else
            move(id);
    });
    connection.serverWatch = m_poller.add(connection.server.get(), EPOLLIN, [this, id](std::uint32_t events) {
        if (events & (EPOLLHUP | EPOLLERR)) { // it would be told again and again
            auto &gone = m_connections.at(id);
            gone.serverGone = true;
            m_poller.remove(std::exchange(gone.serverWatch, 0));
        }
        move(id);
    });
}

void Relay::move(std::uint64_t id)
{
    const auto found = m_connections.find(id);
    if (found == m_connections.end())
        return;
    auto &c = found->second;
    bool good = c.serverGone || c.up.pump(c.client.get(), c.server.get());
    do {
        good = good && c.down.pump(c.server.get(), c.client.get());
    } while (good && c.serverGone && !c.down.finished() && !c.down.hasOutput());
    // The server's end is the connection's end: a client that has only closed its sending half still gets its answer.
    if (!good || c.down.finished())
        return end(id);
    const auto events = [](const Pipe &from, const Pipe &to) {
        return (from.wantsInput() ? std::uint32_t{EPOLLIN} : 0U) | (to.hasOutput() ? std::uint32_t{EPOLLOUT} : 0U);
    };
    m_poller.change(c.clientWatch, events(c.up, c.down));
    m_poller.change(c.serverWatch, events(c.down, c.up));
}

void Relay::end(std::uint64_t id)
{
    const auto found = m_connections.find(id);
    m_poller.remove(found->second.clientWatch);
    m_poller.remove(found->second.serverWatch);
    m_connections.erase(found);
}

} // namespace sluice::bridge
