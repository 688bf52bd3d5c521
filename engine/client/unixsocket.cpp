#include "engine/client/unixsocket.h"

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

namespace sluice {

namespace {

constexpr int kBacklog = 64;

// The address for a path. The descriptor keeps the directory open while a long path's address is in use.
struct Address {
    sockaddr_un name{};
    FileDescriptor directory;

    [[nodiscard]] const sockaddr *get() const { return reinterpret_cast<const sockaddr *>(&name); }
};

Result<Address> addressOf(const std::string &path)
{
    Address address;
    address.name.sun_family = AF_UNIX;
    auto reached = path;
    if (path.find('\0') != std::string::npos)
        return fail(ErrorKind::Invalid, "BadSocketPath", "a socket's path holds a NUL byte");
    if (reached.size() >= sizeof address.name.sun_path) {
        const auto slash = path.rfind('/');
        const auto directory = slash == std::string::npos ? std::string(".") : path.substr(0, slash);
        address.directory.reset(::open(directory.c_str(), O_PATH | O_DIRECTORY | O_CLOEXEC));
        if (!address.directory)
            return fail(systemError(errno, "cannot open the directory " + directory));
        reached = "/proc/self/fd/" + std::to_string(address.directory.get()) + '/' + path.substr(slash + 1);
    }
    if (reached.size() >= sizeof address.name.sun_path)
        return fail(ErrorKind::Invalid, "BadSocketPath", "the name of the socket is too long: " + path);
    std::memcpy(address.name.sun_path, reached.c_str(), reached.size() + 1);
    return address;
}

Result<FileDescriptor> makeSocket()
{
    FileDescriptor fd(::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0));
    if (!fd)
        return fail(systemError(errno, "cannot make a socket"));
    return fd;
}

} // namespace

void FileDescriptor::reset(int fd)
{
    if (m_fd >= 0)
        ::close(m_fd);
    m_fd = fd;
}

Result<FileDescriptor> listenUnix(const std::string &path)
{
    SLUICE_LET(const auto address, addressOf(path));
    SLUICE_LET(auto fd, makeSocket());
    if (::unlink(path.c_str()) != 0 && errno != ENOENT)
        return fail(systemError(errno, "cannot remove the old socket " + path));
    if (::bind(fd.get(), address.get(), sizeof address.name) != 0)
        return fail(systemError(errno, "cannot make the socket " + path));
    // The directory is ours alone, so nobody connects between the two calls.
    if (::chmod(path.c_str(), S_IRUSR | S_IWUSR) != 0)
        return fail(systemError(errno, "cannot protect the socket " + path));
    if (::listen(fd.get(), kBacklog) != 0)
        return fail(systemError(errno, "cannot listen on " + path));
    return fd;
}

Result<FileDescriptor> connectUnix(const std::string &path)
{
    SLUICE_LET(const auto address, addressOf(path));
    SLUICE_LET(auto fd, makeSocket());
    if (::connect(fd.get(), address.get(), sizeof address.name) != 0) {
        const auto reason = errno;
        auto error = systemError(reason, "cannot reach the engine at " + path);
        if (reason != EACCES && reason != EPERM)
            error.kind = ErrorKind::Unavailable;
        return fail(std::move(error));
    }
    SLUICE_TRY(checkPeer(fd.get()));
    return fd;
}

Done checkPeer(int fd)
{
    ucred peer{};
    socklen_t size = sizeof peer;
    if (::getsockopt(fd, SOL_SOCKET, SO_PEERCRED, &peer, &size) != 0)
        return fail(systemError(errno, "cannot learn who is at the other end of the control socket"));
    return checkUser(peer.uid, ::geteuid());
}

Done checkUser(uid_t peer, uid_t own)
{
    if (peer == own)
        return {};
    return fail(ErrorKind::Denied, "WrongUser",
                "the other end of the control socket belongs to user " + std::to_string(peer) + ", not to user "
                    + std::to_string(own));
}

} // namespace sluice
