// A client without any opinion about HTTP: writes bytes, reads answers. Blocking, each step for at most ten seconds.
#pragma once

#include <arpa/inet.h>
#include <cerrno>
#include <cstring>
#include <map>
#include <netinet/in.h>
#include <optional>
#include <poll.h>
#include <string>
#include <string_view>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

namespace sluice::test {

struct RawAnswer {
    int status = 0; // 0 = none came
    std::map<std::string, std::string> fields; // names as sent
    std::string body;
};

class RawHttp {
public:
    explicit RawHttp(std::uint16_t port, bool six = false)
    {
        m_socket = ::socket(six ? AF_INET6 : AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
        if (six) {
            sockaddr_in6 address{};
            address.sin6_family = AF_INET6;
            address.sin6_port = htons(port);
            address.sin6_addr = in6addr_loopback;
            finish(reinterpret_cast<const sockaddr *>(&address), sizeof address);
        } else {
            sockaddr_in address{};
            address.sin_family = AF_INET;
            address.sin_port = htons(port);
            address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
            finish(reinterpret_cast<const sockaddr *>(&address), sizeof address);
        }
    }
    explicit RawHttp(const std::string &path)
    {
        m_socket = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
        sockaddr_un address{};
        address.sun_family = AF_UNIX;
        std::strncpy(address.sun_path, path.c_str(), sizeof address.sun_path - 1);
        finish(reinterpret_cast<const sockaddr *>(&address), sizeof address);
    }
    ~RawHttp()
    {
        if (m_socket >= 0)
            ::close(m_socket);
    }
    RawHttp(RawHttp &&other) noexcept
        : m_socket(std::exchange(other.m_socket, -1))
        , m_connected(other.m_connected)
        , m_read(std::move(other.m_read))
    {
    }
    RawHttp &operator=(RawHttp &&) = delete;

    [[nodiscard]] bool connected() const { return m_connected; }

    // False when the other side takes no more.
    bool send(std::string_view bytes) const
    {
        while (!bytes.empty()) {
            const auto sent = ::send(m_socket, bytes.data(), bytes.size(), MSG_NOSIGNAL);
            if (sent <= 0)
                return false;
            bytes.remove_prefix(static_cast<std::size_t>(sent));
        }
        return true;
    }
    void finishSending() const { ::shutdown(m_socket, SHUT_WR); }

    // One answer, by its Content-Length; of a HEAD without body.
    RawAnswer answer(bool toHead = false)
    {
        RawAnswer answer;
        std::size_t end = 0;
        while ((end = m_read.find("\r\n\r\n")) == std::string::npos) {
            if (!more())
                return {};
        }
        answer.status = std::atoi(m_read.c_str() + 9);
        std::string_view head = std::string_view(m_read).substr(0, end);
        for (auto line = head.find("\r\n"); line != std::string_view::npos; line = head.find("\r\n", line + 2)) {
            const auto text = head.substr(line + 2, head.find("\r\n", line + 2) - line - 2);
            const auto colon = text.find(": ");
            if (colon != std::string_view::npos)
                answer.fields[std::string(text.substr(0, colon))] = text.substr(colon + 2);
        }
        m_read.erase(0, end + 4);
        const auto length =
            toHead || answer.status == 100 ? 0 : std::strtoull(answer.fields["Content-Length"].c_str(), nullptr, 10);
        while (m_read.size() < length) {
            if (!more())
                return {};
        }
        answer.body = m_read.substr(0, length);
        m_read.erase(0, length);
        return answer;
    }
    RawAnswer ask(std::string_view bytes)
    {
        send(bytes);
        return answer();
    }

    // Whether the other side closed and nothing is left to read.
    [[nodiscard]] bool closed(int milliseconds = 10'000) { return m_read.empty() && !more(milliseconds) && m_ended; }
    [[nodiscard]] bool silent(int milliseconds) { return m_read.empty() && !more(milliseconds) && !m_ended; }

private:
    void finish(const sockaddr *address, socklen_t size) { m_connected = ::connect(m_socket, address, size) == 0; }
    bool more(int milliseconds = 10'000)
    {
        pollfd waiting{m_socket, POLLIN, 0};
        if (::poll(&waiting, 1, milliseconds) <= 0)
            return false;
        char bytes[65'536];
        const auto count = ::recv(m_socket, bytes, sizeof bytes, 0);
        m_ended = count <= 0;
        if (count > 0)
            m_read.append(bytes, static_cast<std::size_t>(count));
        return count > 0;
    }

    int m_socket = -1;
    bool m_connected = false;
    bool m_ended = false;
    std::string m_read;
};

} // namespace sluice::test
