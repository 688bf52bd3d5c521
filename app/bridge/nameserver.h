// DNS for the sandbox on 127.0.0.1:53: the gateway's names by itself, others from the network's server when there is one.
#pragma once

#include "app/bridge/poller.h"
#include "engine/base/descriptor.h"

#include <array>
#include <string>

#include <netinet/in.h>

namespace sluice::bridge {

class NameServer {
public:
    explicit NameServer(Poller &poller);
    [[nodiscard]] bool listen(); // needs the right to bind port 53
    void forwardTo(std::uint32_t server); // host byte order

    static constexpr std::size_t kPendingMax = 256; // questions passed on; the oldest is forgotten
    static constexpr int kPacketsAtOnce = 32;

private:
    struct Pending {
        sockaddr_in client{};
        std::uint16_t clientId = 0;
        std::uint16_t ourId = 0; // 0 = free
    };
    void onQuery();
    void onAnswer();
    void passOn(std::string packet, const sockaddr_in &client);

    Poller &m_poller;
    Descriptor m_socket;
    Descriptor m_upstream;
    std::array<Pending, kPendingMax> m_pending{};
    std::uint16_t m_lastId = 0;
};

} // namespace sluice::bridge
