// Unix stream sockets by path, of any path length (the kernel takes 107 bytes; a longer one goes through the
// directory's descriptor), and the peer's identity.
#pragma once

#include "engine/base/result.h"

#include <string>
#include <utility>

#include <sys/types.h>

namespace sluice {

class FileDescriptor {
public:
    FileDescriptor() = default;
    explicit FileDescriptor(int fd)
        : m_fd(fd)
    {
    }
    FileDescriptor(FileDescriptor &&other) noexcept
        : m_fd(other.release())
    {
    }
    FileDescriptor &operator=(FileDescriptor &&other) noexcept
    {
        if (this != &other)
            reset(other.release());
        return *this;
    }
    ~FileDescriptor() { reset(); }

    [[nodiscard]] int get() const { return m_fd; } // -1 = none
    explicit operator bool() const { return m_fd >= 0; }
    int release() { return std::exchange(m_fd, -1); }
    void reset(int fd = -1);

private:
    int m_fd = -1;
};

// A listening socket of mode 0600, not blocking. What was at the path before is replaced: the caller holds the lock
// that says it is stale.
[[nodiscard]] Result<FileDescriptor> listenUnix(const std::string &path);

// Not blocking. Unavailable when nobody listens there, Denied when the listener is of another user.
[[nodiscard]] Result<FileDescriptor> connectUnix(const std::string &path);

// Denied/"WrongUser" when the other end is not of our user.
[[nodiscard]] Done checkPeer(int fd);
[[nodiscard]] Done checkUser(uid_t peer, uid_t own);

} // namespace sluice
