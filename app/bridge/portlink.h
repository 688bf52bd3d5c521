// The engine's bytes to and from a custom runtime's port, see InstanceProcess::send().
#pragma once

#include "app/bridge/poller.h"
#include "engine/base/descriptor.h"

#include <functional>
#include <string>

namespace sluice::bridge {

class PortLink {
public:
    // `engine`: descriptor 3. `closed`: the runtime has closed the connection, and all its bytes are with the engine.
    PortLink(Poller &poller, Descriptor engine, std::uint16_t port, std::function<void()> closed);
    ~PortLink();

    // A connection that is refused is tried again this often: the runtime starts, or has died and the instance with it.
    void tick();
    [[nodiscard]] bool waits() const { return m_retry; }

    static constexpr int kRetryMilliseconds = 10;
    static constexpr std::size_t kBufferBytes = 256 * 1024; // that are read ahead of a slow side
    static constexpr std::size_t kKeptBytes = 8 * 1024 * 1024; // what is sent again is no more than this

private:
    void connect();
    void onEngine();
    void onPort(std::uint32_t events);
    void write();
    void giveToEngine();
    void lost();
    void drop();
    void rewatch();

    Poller &m_poller;
    Descriptor m_engine;
    std::uint16_t m_port;
    std::function<void()> m_closed;
    std::uint64_t m_engineWatch = 0;

    Descriptor m_socket;
    std::uint64_t m_socketWatch = 0;
    bool m_connected = false;
    bool m_retry = false;
    bool m_answered = false; // this connection has carried an answer
    bool m_ended = false; // the runtime's side is read to its end
    bool m_engineGone = false;

    std::string m_request; // since the last byte of answer: sent up to m_sent, kept to be sent again
    std::size_t m_sent = 0;
    bool m_keeps = true; // m_request begins where the request does
    std::string m_reply; // not yet with the engine
};

} // namespace sluice::bridge
