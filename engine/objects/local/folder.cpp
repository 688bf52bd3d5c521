#include "engine/objects/local/folder.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>

namespace sluice {

Fd::~Fd()
{
    if (m_fd >= 0)
        ::close(m_fd);
}

Result<Fd> openFolder(int parent, const std::string &name)
{
    Fd fd(::openat(parent, name.c_str(), O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC));
    if (fd.isOpen())
        return fd;
    const int error = errno;
    if (error == ELOOP || error == ENOTDIR)
        return fail(ErrorKind::Denied, "NotAFolder",
                    "\"" + name + "\" in the object storage is a link or a file where a folder must be; move it away");
    return fail(systemError(error, "opening the folder \"" + name + '"'));
}

Result<Fd> openBelow(const Fd &top, const Folders &folders)
{
    Fd current(::fcntl(top.get(), F_DUPFD_CLOEXEC, 0));
    if (!current.isOpen())
        return fail(systemError(errno, "opening a folder"));
    for (const auto &folder : folders) {
        SLUICE_LET(current, openFolder(current.get(), folder));
    }
    return current;
}

Result<OpenedFolder> openOrMakeFolder(int parent, const std::string &name)
{
    auto folder = openFolder(parent, name);
    if (folder)
        return OpenedFolder{std::move(*folder), Made::Before};
    if (folder.error().kind != ErrorKind::NotFound)
        return fail(std::move(folder).error());
    if (::mkdirat(parent, name.c_str(), 0777) != 0 && errno != EEXIST)
        return fail(systemError(errno, "making the folder \"" + name + '"'));
    SLUICE_LET(auto made, openFolder(parent, name));
    return OpenedFolder{std::move(made), Made::Now};
}

Done syncFolder(const Fd &folder, std::string_view what)
{
    if (::fsync(folder.get()) != 0)
        return fail(systemError(errno, "writing " + std::string(what) + " to the disk"));
    return {};
}

bool DurableFolders::knows(const std::string &path) const
{
    const std::lock_guard lock(m_mutex);
    return m_paths.contains(path);
}

void DurableFolders::add(std::string path)
{
    const std::lock_guard lock(m_mutex);
    if (m_paths.size() >= kKeptMax)
        m_paths.clear();
    m_paths.insert(std::move(path));
}

void DurableFolders::forget()
{
    const std::lock_guard lock(m_mutex);
    m_paths.clear();
}

} // namespace sluice
