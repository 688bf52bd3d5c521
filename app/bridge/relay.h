// Connections to 127.0.0.1:80 inside, each carried to the gateway's Unix socket.
#pragma once

#include "app/bridge/poller.h"
#include "engine/base/descriptor.h"

#include <map>
#include <string>

namespace sluice::bridge {

// Bytes one way between two sockets, with one bounded buffer: what the reader does not take, the writer is not asked for.
class Pipe {
public:
    // False when either side is broken. `sourceOpen`: more may come.
    [[nodiscard]] bool pump(int source, int sink);
    [[nodiscard]] bool wantsInput() const { return !m_ended && m_buffer.size() - m_taken < kBufferBytes; }
    [[nodiscard]] bool hasOutput() const { return m_taken < m_buffer.size(); }
    [[nodiscard]] bool finished() const { return m_ended && !hasOutput(); }

    static constexpr std::size_t kBufferBytes = 64 * 1024;

private:
    std::string m_buffer;
    std::size_t m_taken = 0;
    bool m_ended = false;
    bool m_shut = false;
};

class Relay {
public:
    Relay(Poller &poller, std::string gateway);
    [[nodiscard]] bool listen(); // needs the right to bind port 80

    // While the gateway's queue is full, one client is held and the others wait in this port's queue; tried again this
    // often.
    void tick();
    [[nodiscard]] bool waits() const { return static_cast<bool>(m_held); }
    static constexpr int kRetryMilliseconds = 5;

    // Beyond it a connection is closed as it comes. More than HttpLimits::connectionsOfSandbox, so that it is the gateway,
    // which knows the idle ones, that decides who leaves.
    static constexpr std::size_t kConnectionsMax = 144;
    static constexpr int kBacklog = 128;

private:
    struct Connection {
        Descriptor client, server;
        std::uint64_t clientWatch = 0, serverWatch = 0;
        bool serverGone = false; // all it has sent waits in its socket
        Pipe up, down;
    };
    void onConnection();
    void carry(Descriptor client);
    void move(std::uint64_t id);
    void end(std::uint64_t id);

    Poller &m_poller;
    std::string m_gateway;
    Descriptor m_listener;
    std::uint64_t m_listenerWatch = 0;
    Descriptor m_held;
    std::map<std::uint64_t, Connection> m_connections;
    std::uint64_t m_lastId = 0;
};

} // namespace sluice::bridge
