#include "engine/objects/local/bucketfiles.h"

#include "engine/objects/local/keypath.h"
#include "engine/objects/local/uploadfile.h"

#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>

namespace sluice {

namespace {

using Folders = std::vector<std::string>;

// From the top each time, so that a deep tree does not hold a descriptor for every level.
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

class Lister {
public:
    Lister(const Fd &bucket, std::string_view prefix, std::size_t most)
        : m_bucket(bucket)
        , m_prefix(prefix)
        , m_most(most)
    {
    }

    Result<ObjectListing> run()
    {
        m_waiting.push_back({});
        while (!m_waiting.empty()) {
            const auto folders = std::move(m_waiting.back());
            m_waiting.pop_back();
            SLUICE_TRY(visit(folders));
        }
        std::sort(m_listing.objects.begin(), m_listing.objects.end(),
                  [](const auto &a, const auto &b) { return a.key < b.key; });
        if (m_listing.objects.size() > m_most) {
            m_listing.objects.resize(m_most);
            m_listing.truncated = true;
        }
        return std::move(m_listing);
    }

private:
    Done visit(const Folders &folders)
    {
        auto folder = openBelow(m_bucket, folders);
        if (!folder) {
            if (folder.error().kind == ErrorKind::NotFound)
                return {}; // removed by hand in the meantime
            return fail(folder.error());
        }
        SLUICE_LET(const auto names, namesIn(*folder));
        for (const auto &name : names)
            if (!(folders.empty() && name == UploadFile::kUploadsFolder))
                look(*folder, folders, name);
        return {};
    }

    void look(const Fd &folder, const Folders &folders, const std::string &name)
    {
        struct stat info { };
        if (::fstatat(folder.get(), name.c_str(), &info, AT_SYMLINK_NOFOLLOW) != 0)
            return;
        if (S_ISDIR(info.st_mode)) {
            auto below = folders;
            below.push_back(name);
            if (mayHold(below))
                m_waiting.push_back(std::move(below));
            return;
        }
        auto key = S_ISREG(info.st_mode) ? keyOfPath({folders, name}) : std::nullopt;
        if (!key) {
            ++m_listing.foreign;
        } else if (key->starts_with(m_prefix)) {
            const auto modified =
                std::chrono::seconds(info.st_mtim.tv_sec) + std::chrono::microseconds(info.st_mtim.tv_nsec / 1000);
            m_listing.objects.push_back({std::move(*key), static_cast<std::uint64_t>(info.st_size), WallTime(modified)});
            keepFirst();
        }
    }

    [[nodiscard]] bool mayHold(const Folders &folders) const
    {
        const auto begin = keyPrefixOfFolders(folders);
        return !begin || begin->starts_with(m_prefix) || m_prefix.starts_with(*begin);
    }

    // Memory is bounded: of a large bucket only the first keys are kept.
    void keepFirst()
    {
        auto &objects = m_listing.objects;
        if (objects.size() < 2 * m_most + 1'000)
            return;
        const auto cut = objects.begin() + static_cast<std::ptrdiff_t>(m_most);
        std::nth_element(objects.begin(), cut, objects.end(), [](const auto &a, const auto &b) { return a.key < b.key; });
        objects.erase(cut, objects.end());
        m_listing.truncated = true;
    }

    const Fd &m_bucket;
    const std::string_view m_prefix;
    const std::size_t m_most;
    std::vector<Folders> m_waiting;
    ObjectListing m_listing;
};

} // namespace

Result<ObjectListing> listBucket(const Fd &bucket, std::string_view prefix, std::size_t most)
{
    return Lister(bucket, prefix, most).run();
}

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
