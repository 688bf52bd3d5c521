#include "engine/logs/local/posixfilelayer.h"

#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <sys/uio.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>

namespace sluice {

namespace {

constexpr std::size_t kPartsMax = 512; // below IOV_MAX
constexpr mode_t kFileMode = 0600; // logs are private to the person who runs the engine
constexpr mode_t kFolderMode = 0700;

tl::unexpected<Error> failed(std::string_view doing, const std::string &path)
{
    return fail(systemError(errno, std::string(doing) + ' ' + path));
}

class PosixFile final : public File {
public:
    PosixFile(int fd, std::string path)
        : m_fd(fd)
        , m_path(std::move(path))
    {
    }
    ~PosixFile() override { ::close(m_fd); }
    PosixFile(const PosixFile &) = delete;
    PosixFile &operator=(const PosixFile &) = delete;

    Result<std::size_t> readSome(std::uint64_t offset, std::span<char> into) override
    {
        for (;;) {
            const auto got = ::pread(m_fd, into.data(), into.size(), static_cast<off_t>(offset));
            if (got >= 0)
                return static_cast<std::size_t>(got);
            if (errno != EINTR)
                return failed("read", m_path);
        }
    }

    Result<std::size_t> writeSome(std::uint64_t offset, std::span<const std::string_view> parts) override
    {
        std::array<iovec, kPartsMax> vectors;
        const auto count = std::min(parts.size(), kPartsMax);
        for (std::size_t i = 0; i < count; ++i)
            vectors[i] = {const_cast<char *>(parts[i].data()), parts[i].size()};
        for (;;) {
            const auto put = ::pwritev(m_fd, vectors.data(), static_cast<int>(count), static_cast<off_t>(offset));
            if (put >= 0)
                return static_cast<std::size_t>(put);
            if (errno != EINTR)
                return failed("write", m_path);
        }
    }

    Done sync() override
    {
        if (::fdatasync(m_fd) != 0)
            return failed("sync", m_path);
        return {};
    }

    Done truncate(std::uint64_t size) override
    {
        if (::ftruncate(m_fd, static_cast<off_t>(size)) != 0)
            return failed("truncate", m_path);
        return {};
    }

    Result<std::uint64_t> size() override
    {
        struct stat info { };
        if (::fstat(m_fd, &info) != 0)
            return failed("look at", m_path);
        return static_cast<std::uint64_t>(info.st_size);
    }

private:
    const int m_fd;
    const std::string m_path;
};

} // namespace

Result<std::shared_ptr<File>> PosixFileLayer::open(const std::string &path, OpenMode mode)
{
    int flags = O_CLOEXEC;
    switch (mode) {
    case OpenMode::Read: flags |= O_RDONLY; break;
    case OpenMode::ReadWrite: flags |= O_RDWR; break;
    case OpenMode::CreateNew: flags |= O_RDWR | O_CREAT | O_EXCL; break;
    }
    const int fd = ::open(path.c_str(), flags, kFileMode);
    if (fd < 0)
        return failed("open", path);
    return std::make_shared<PosixFile>(fd, path);
}

Done PosixFileLayer::makeFolder(const std::string &path)
{
    if (::mkdir(path.c_str(), kFolderMode) == 0)
        return {};
    if (errno == EEXIST)
        return {};
    if (errno != ENOENT)
        return failed("make folder", path);
    const auto slash = path.find_last_of('/');
    if (slash == std::string::npos || slash == 0)
        return failed("make folder", path);
    SLUICE_TRY(makeFolder(path.substr(0, slash)));
    if (::mkdir(path.c_str(), kFolderMode) != 0 && errno != EEXIST)
        return failed("make folder", path);
    return {};
}

Done PosixFileLayer::syncFolder(const std::string &path)
{
    const int fd = ::open(path.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (fd < 0)
        return failed("open folder", path);
    const bool good = ::fsync(fd) == 0;
    const int problem = errno;
    ::close(fd);
    errno = problem;
    if (!good)
        return failed("sync folder", path);
    return {};
}

Done PosixFileLayer::remove(const std::string &path)
{
    if (::unlink(path.c_str()) == 0)
        return {};
    if ((errno == EISDIR || errno == EPERM) && ::rmdir(path.c_str()) == 0)
        return {};
    return failed("remove", path);
}

Done PosixFileLayer::rename(const std::string &from, const std::string &to)
{
    if (::rename(from.c_str(), to.c_str()) != 0)
        return failed("rename", from);
    return {};
}

Result<std::vector<std::string>> PosixFileLayer::list(const std::string &path)
{
    DIR *folder = ::opendir(path.c_str());
    if (folder == nullptr)
        return failed("list", path);
    std::vector<std::string> names;
    while (const auto *entry = ::readdir(folder)) {
        const std::string_view name(entry->d_name);
        if (name != "." && name != "..")
            names.emplace_back(name);
    }
    ::closedir(folder);
    return names;
}

} // namespace sluice
