#include "app/bridge/nameserver.h"

#include "app/bridge/dnsmessage.h"

#include <arpa/inet.h>
#include <sys/epoll.h>
#include <sys/random.h>
#include <sys/socket.h>

namespace sluice::bridge {

namespace {

constexpr std::uint16_t kDnsPort = 53;

sockaddr_in inet(std::uint32_t address, std::uint16_t port)
{
    sockaddr_in out{};
    out.sin_family = AF_INET;
    out.sin_addr.s_addr = htonl(address);
    out.sin_port = htons(port);
    return out;
}

} // namespace

NameServer::NameServer(Poller &poller)
    : m_poller(poller)
{
}

bool NameServer::listen()
{
    m_socket.reset(::socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0));
    const auto own = inet(INADDR_LOOPBACK, kDnsPort);
    if (!m_socket || ::bind(m_socket.get(), reinterpret_cast<const sockaddr *>(&own), sizeof own) != 0)
        return false;
    return m_poller.add(m_socket.get(), EPOLLIN, [this](std::uint32_t) { onQuery(); }) != 0;
}

void NameServer::forwardTo(std::uint32_t server)
{
    m_upstream.reset(::socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0));
    const auto other = inet(server, kDnsPort);
    if (::connect(m_upstream.get(), reinterpret_cast<const sockaddr *>(&other), sizeof other) == 0)
        m_poller.add(m_upstream.get(), EPOLLIN, [this](std::uint32_t) { onAnswer(); });
    else
        m_upstream.reset();
}

void NameServer::onQuery()
{
    std::array<char, kDnsPacketMax> bytes;
    for (int i = 0; i < kPacketsAtOnce; ++i) {
        sockaddr_in client{};
        socklen_t size = sizeof client;
        const auto got =
            ::recvfrom(m_socket.get(), bytes.data(), bytes.size(), 0, reinterpret_cast<sockaddr *>(&client), &size);
        if (got < 0)
            return;
        const std::string packet(bytes.data(), static_cast<std::size_t>(got));
        const auto answer = ownDnsAnswer(packet, static_cast<bool>(m_upstream));
        if (!answer)
            passOn(packet, client);
        else if (!answer->empty())
            ::sendto(m_socket.get(), answer->data(), answer->size(), 0, reinterpret_cast<const sockaddr *>(&client), size);
    }
}

void NameServer::passOn(std::string packet, const sockaddr_in &client)
{
    std::uint16_t random = 0;
    static_cast<void>(::getrandom(&random, sizeof random, GRND_NONBLOCK));
    m_lastId = static_cast<std::uint16_t>(m_lastId + 1);
    auto &slot = m_pending[m_lastId % kPendingMax];
    // Which slot, in the low bits; the rest cannot be guessed by who would like to answer in the server's place.
    slot.ourId = static_cast<std::uint16_t>((random & ~(kPendingMax - 1)) | (m_lastId % kPendingMax));
    slot.ourId = slot.ourId == 0 ? kPendingMax : slot.ourId;
    slot.client = client;
    slot.clientId =
        static_cast<std::uint16_t>(static_cast<unsigned char>(packet[0]) << 8 | static_cast<unsigned char>(packet[1]));
    packet[0] = static_cast<char>(slot.ourId >> 8);
    packet[1] = static_cast<char>(slot.ourId & 0xff);
    ::send(m_upstream.get(), packet.data(), packet.size(), 0);
}

void NameServer::onAnswer()
{
    std::array<char, kDnsPacketMax> bytes;
    for (int i = 0; i < kPacketsAtOnce; ++i) {
        const auto got = ::recv(m_upstream.get(), bytes.data(), bytes.size(), 0);
        if (got < 0)
            return;
        if (got < 2)
            continue;
        const auto id =
            static_cast<std::uint16_t>(static_cast<unsigned char>(bytes[0]) << 8 | static_cast<unsigned char>(bytes[1]));
        auto &slot = m_pending[id % kPendingMax];
        if (id == 0 || slot.ourId != id)
            continue;
        bytes[0] = static_cast<char>(slot.clientId >> 8);
        bytes[1] = static_cast<char>(slot.clientId & 0xff);
        ::sendto(m_socket.get(), bytes.data(), static_cast<std::size_t>(got), 0,
                 reinterpret_cast<const sockaddr *>(&slot.client), sizeof slot.client);
        slot.ourId = 0;
    }
}

} // namespace sluice::bridge
