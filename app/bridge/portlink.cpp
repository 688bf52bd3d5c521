#include "app/bridge/portlink.h"

#include <array>
#include <cerrno>
#include <utility>

#include <arpa/inet.h>
#include <netinet/tcp.h>
#include <sys/epoll.h>
#include <sys/socket.h>

namespace sluice::bridge {

namespace {

bool again()
{
    return errno == EAGAIN || errno == EWOULDBLOCK || errno == EINTR;
}

} // namespace

PortLink::PortLink(Poller &poller, Descriptor engine, std::uint16_t port, std::function<void()> closed)
    : m_poller(poller)
    , m_engine(std::move(engine))
    , m_port(port)
    , m_closed(std::move(closed))
{
    m_engineWatch = m_poller.add(m_engine.get(), EPOLLIN, [this](std::uint32_t) { onEngine(); });
}

PortLink::~PortLink()
{
    m_poller.remove(m_engineWatch);
    m_poller.remove(m_socketWatch);
}

void PortLink::tick()
{
    if (std::exchange(m_retry, false) && !m_socket)
        connect();
}

void PortLink::connect()
{
    m_socket.reset(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0));
    const int yes = 1;
    ::setsockopt(m_socket.get(), IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    address.sin_port = htons(m_port);
    m_connected = m_answered = m_ended = false;
    if (::connect(m_socket.get(), reinterpret_cast<const sockaddr *>(&address), sizeof address) != 0 && errno != EINPROGRESS)
        return drop();
    m_socketWatch = m_poller.add(m_socket.get(), EPOLLOUT, [this](std::uint32_t events) { onPort(events); });
}

void PortLink::drop()
{
    m_poller.remove(std::exchange(m_socketWatch, 0));
    m_socket.reset();
    m_retry = !m_request.empty();
}

void PortLink::onEngine()
{
    if (!m_reply.empty())
        giveToEngine();
    if (m_request.size() - m_sent < kBufferBytes && !m_engineGone) {
        std::array<char, 64 * 1024> bytes;
        const auto got = ::recv(m_engine.get(), bytes.data(), bytes.size(), MSG_DONTWAIT);
        if (got == 0 || (got < 0 && !again())) {
            m_engineGone = true; // the control socket says the same, and ends everything
            m_poller.remove(std::exchange(m_engineWatch, 0));
            return;
        }
        if (got > 0) {
            m_request.append(bytes.data(), static_cast<std::size_t>(got));
            if (!m_socket && !m_retry)
                connect();
        }
    }
    write();
}

void PortLink::write()
{
    while (m_connected && m_sent < m_request.size()) {
        const auto sent =
            ::send(m_socket.get(), m_request.data() + m_sent, m_request.size() - m_sent, MSG_DONTWAIT | MSG_NOSIGNAL);
        if (sent < 0 && again())
            break;
        if (sent < 0)
            return lost();
        m_sent += static_cast<std::size_t>(sent);
        if (m_sent > kKeptBytes) {
            m_request.erase(0, m_sent);
            m_sent = 0;
            m_keeps = false;
        }
    }
    rewatch();
}

void PortLink::onPort(std::uint32_t events)
{
    if (!m_connected) {
        int error = 0;
        socklen_t size = sizeof error;
        ::getsockopt(m_socket.get(), SOL_SOCKET, SO_ERROR, &error, &size);
        if (error != 0 || (events & EPOLLHUP))
            return drop();
        m_connected = true;
        return write();
    }
    if (m_reply.size() < kBufferBytes) {
        std::array<char, 64 * 1024> bytes;
        const auto got = ::recv(m_socket.get(), bytes.data(), bytes.size(), MSG_DONTWAIT);
        if (got == 0 || (got < 0 && !again()))
            return lost();
        if (got > 0) {
            m_answered = true;
            m_keeps = true;
            m_request.erase(0, m_sent); // it has been heard
            m_sent = 0;
            m_reply.append(bytes.data(), static_cast<std::size_t>(got));
            giveToEngine();
        }
    }
    write();
}

void PortLink::lost()
{
    const bool resend = m_answered && m_keeps && !m_request.empty();
    m_poller.remove(std::exchange(m_socketWatch, 0));
    m_socket.reset();
    m_connected = false;
    if (resend) {
        m_sent = 0;
        return connect();
    }
    m_request.erase(0, m_sent); // nobody will answer that
    m_sent = 0;
    m_keeps = true;
    m_ended = true;
    giveToEngine();
    if (!m_request.empty())
        connect();
}

void PortLink::giveToEngine()
{
    while (!m_reply.empty()) {
        const auto sent = ::send(m_engine.get(), m_reply.data(), m_reply.size(), MSG_DONTWAIT | MSG_NOSIGNAL);
        if (sent <= 0)
            break;
        m_reply.erase(0, static_cast<std::size_t>(sent));
    }
    if (m_reply.empty() && std::exchange(m_ended, false))
        m_closed();
    rewatch();
}

void PortLink::rewatch()
{
    if (m_engineWatch) {
        const bool room = m_request.size() - m_sent < kBufferBytes;
        m_poller.change(m_engineWatch,
                        (room ? std::uint32_t{EPOLLIN} : 0U) | (m_reply.empty() ? 0U : std::uint32_t{EPOLLOUT}));
    }
    if (m_socketWatch && m_connected) {
        const bool room = m_reply.size() < kBufferBytes;
        const bool more = m_sent < m_request.size();
        m_poller.change(m_socketWatch, (room ? std::uint32_t{EPOLLIN} : 0U) | (more ? std::uint32_t{EPOLLOUT} : 0U));
    }
}

} // namespace sluice::bridge
