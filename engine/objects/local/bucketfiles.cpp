#include "engine/objects/local/bucketfiles.h"

#include "engine/objects/local/uploadfile.h"

#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>

namespace sluice {

Result<std::vector<std::string>> namesIn(const Fd &folder)
{
    // Not a duplicate of the descriptor: that would share its position in the folder.
    const int fd = ::openat(folder.get(), ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    DIR *entries = fd >= 0 ? ::fdopendir(fd) : nullptr;
    if (entries == nullptr) {
        const int error = errno;
        if (fd >= 0)
            ::close(fd);
        return fail(systemError(error, "reading a folder of the object storage"));
    }
    std::vector<std::string> names;
    while (const auto *entry = ::readdir(entries)) {
        const std::string_view name = entry->d_name;
        if (name != "." && name != "..")
            names.emplace_back(name);
    }
    ::closedir(entries);
    return names;
}

Result<std::uint64_t> removeLeftovers(const Fd &bucket)
{
    auto uploads = openFolder(bucket.get(), UploadFile::kUploadsFolder);
    if (!uploads) {
        if (uploads.error().kind == ErrorKind::NotFound)
            return 0;
        return fail(std::move(uploads).error());
    }
    SLUICE_LET(const auto names, namesIn(*uploads));
    std::uint64_t removed = 0;
    for (const auto &name : names)
        removed += ::unlinkat(uploads->get(), name.c_str(), 0) == 0 ? 1 : 0;
    return removed;
}

Done removeTree(const Fd &parent, const std::string &name)
{
    const auto top = openFolder(parent.get(), name);
    if (!top) {
        if (top.error().kind == ErrorKind::NotFound)
            return {};
        return fail(top.error());
    }
    std::vector<Folders> waiting{{}};
    std::vector<Folders> emptied; // parents before children
    while (!waiting.empty()) {
        const auto folders = std::move(waiting.back());
        waiting.pop_back();
        SLUICE_LET(const auto folder, openBelow(*top, folders));
        SLUICE_LET(const auto names, namesIn(folder));
        for (const auto &entry : names) {
            if (::unlinkat(folder.get(), entry.c_str(), 0) == 0)
                continue;
            if (errno != EISDIR && errno != EPERM)
                return fail(systemError(errno, "removing \"" + entry + '"'));
            auto below = folders;
            below.push_back(entry);
            emptied.push_back(below);
            waiting.push_back(std::move(below));
        }
    }
    for (auto folders = emptied.rbegin(); folders != emptied.rend(); ++folders) {
        const auto last = folders->back();
        folders->pop_back();
        SLUICE_LET(const auto folder, openBelow(*top, *folders));
        if (::unlinkat(folder.get(), last.c_str(), AT_REMOVEDIR) != 0)
            return fail(systemError(errno, "removing the folder \"" + last + '"'));
    }
    if (::unlinkat(parent.get(), name.c_str(), AT_REMOVEDIR) != 0)
        return fail(systemError(errno, "removing the folder \"" + name + '"'));
    return {};
}

} // namespace sluice
