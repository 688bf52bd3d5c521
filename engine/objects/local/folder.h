// Open folders of the local object storage. Every step goes through a descriptor and follows no symbolic link, so that
// nothing that lies inside of a bucket's folder leads out of it. Pool threads.
#pragma once

#include "engine/base/result.h"

#include <mutex>
#include <string>
#include <string_view>
#include <unordered_set>
#include <utility>
#include <vector>

namespace sluice {

class Fd {
public:
    Fd() = default;
    explicit Fd(int fd)
        : m_fd(fd)
    {
    }
    Fd(Fd &&other) noexcept
        : m_fd(std::exchange(other.m_fd, -1))
    {
    }
    Fd &operator=(Fd &&other) noexcept
    {
        std::swap(m_fd, other.m_fd);
        return *this;
    }
    ~Fd();

    [[nodiscard]] int get() const { return m_fd; }
    [[nodiscard]] bool isOpen() const { return m_fd >= 0; }

private:
    int m_fd = -1;
};

// NotFound/"ENOENT"; Denied/"NotAFolder" where a link or a file stands in the folder's place.
[[nodiscard]] Result<Fd> openFolder(int parent, const std::string &name);

enum class Made { Now, Before };

// The folder that the names lead to, one step after the other.
using Folders = std::vector<std::string>;
[[nodiscard]] Result<Fd> openBelow(const Fd &top, const Folders &folders);

// Makes it where it is missing.
struct OpenedFolder {
    Fd fd;
    Made made = Made::Before;
};
[[nodiscard]] Result<OpenedFolder> openOrMakeFolder(int parent, const std::string &name);

[[nodiscard]] Done syncFolder(const Fd &folder, std::string_view what);

// Folders whose entry in their parent is known to be on the disk. Any thread.
class DurableFolders {
public:
    static constexpr std::size_t kKeptMax = 10'000; // beyond it all are forgotten and synced once more

    [[nodiscard]] bool knows(const std::string &path) const;
    void add(std::string path);
    void forget();

private:
    mutable std::mutex m_mutex;
    std::unordered_set<std::string> m_paths; // guarded by m_mutex
};

} // namespace sluice
