#include "engine/gateway/listensocket.h"

#include <arpa/inet.h>
#include <cerrno>
#include <cstring>
#include <netinet/in.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

namespace sluice {

namespace {

tl::unexpected<Error> listenFailed(int error, const std::string &where)
{
    if (error == EADDRINUSE)
        return fail(ErrorKind::InUse, "PortInUse", where + " is in use by another program; choose another port");
    return fail(systemError(error, "listen on " + where));
}

Result<int> listening(int family, const sockaddr *address, socklen_t size, const std::string &where)
{
    const int descriptor = ::socket(family, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
    if (descriptor < 0)
        return listenFailed(errno, where);
    const int on = 1;
    if (family == AF_UNIX)
        ::fchmod(descriptor, 0600); // before the path is there: nobody else may connect, not even for a moment
    else
        ::setsockopt(descriptor, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
    if (family == AF_INET6)
        ::setsockopt(descriptor, IPPROTO_IPV6, IPV6_V6ONLY, &on, sizeof on);
    if (::bind(descriptor, address, size) == 0 && ::listen(descriptor, kListenBacklog) == 0)
        return descriptor;
    const int error = errno;
    ::close(descriptor);
    return listenFailed(error, where);
}

Result<int> listeningOnFour(std::uint16_t port)
{
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    return listening(AF_INET, reinterpret_cast<const sockaddr *>(&address), sizeof address,
                     "127.0.0.1:" + std::to_string(port));
}

Result<int> listeningOnSix(std::uint16_t port)
{
    sockaddr_in6 address{};
    address.sin6_family = AF_INET6;
    address.sin6_port = htons(port);
    address.sin6_addr = in6addr_loopback;
    return listening(AF_INET6, reinterpret_cast<const sockaddr *>(&address), sizeof address,
                     "[::1]:" + std::to_string(port));
}

std::uint16_t portOf(int descriptor)
{
    sockaddr_in address{};
    socklen_t size = sizeof address;
    ::getsockname(descriptor, reinterpret_cast<sockaddr *>(&address), &size);
    return ntohs(address.sin_port);
}

} // namespace

Result<std::vector<ListenSocket>> listenOnLoopback(std::uint16_t &port)
{
    const bool free = port == 0;
    for (int tries = 1;; ++tries) {
        SLUICE_LET(const int four, listeningOnFour(port));
        const auto chosen = portOf(four);
        std::vector<ListenSocket> sockets = {{four, AF_INET, "127.0.0.1"}};
        const auto six = listeningOnSix(chosen);
        if (six)
            sockets.push_back({*six, AF_INET6, "::1"});
        if (six || six.error().kind != ErrorKind::InUse) { // a machine without IPv6 does without
            port = chosen;
            return sockets;
        }
        closeAll(sockets);
        if (!free || tries == kPortTries)
            return fail(six.error());
    }
}

Result<ListenSocket> listenOnPath(const std::string &path)
{
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    if (path.size() >= sizeof address.sun_path)
        return fail(ErrorKind::Invalid, "SocketPathTooLong", path + " is too long for a socket");
    std::memcpy(address.sun_path, path.c_str(), path.size() + 1);
    struct stat there { };
    if (::lstat(path.c_str(), &there) == 0 && S_ISSOCK(there.st_mode))
        ::unlink(path.c_str());
    auto descriptor = listening(AF_UNIX, reinterpret_cast<const sockaddr *>(&address), sizeof address, path);
    if (!descriptor)
        return fail(std::move(descriptor).error());
    return ListenSocket{*descriptor, AF_UNIX, "sandbox"};
}

void closeAll(std::vector<ListenSocket> &sockets)
{
    for (const auto &socket : sockets)
        ::close(socket.descriptor);
    sockets.clear();
}

} // namespace sluice
