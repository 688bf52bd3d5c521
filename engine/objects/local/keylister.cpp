#include "engine/objects/local/keylister.h"

#include "engine/objects/local/keypath.h"
#include "engine/objects/local/objectrecord.h"

#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <memory>
#include <optional>
#include <queue>

namespace sluice {

namespace {

enum class EntryKind { Folder, File };

struct FolderEntry {
    std::string name;
    EntryKind kind;
};

struct CloseFolder {
    void operator()(DIR *entries) const { ::closedir(entries); }
};

// Folders and files; nothing else can be an object.
Result<std::vector<FolderEntry>> entriesIn(const Fd &folder)
{
    const int fd = ::openat(folder.get(), ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    std::unique_ptr<DIR, CloseFolder> entries(fd >= 0 ? ::fdopendir(fd) : nullptr);
    if (!entries) {
        const int error = errno;
        if (fd >= 0)
            ::close(fd);
        return fail(systemError(error, "reading a folder of the object storage"));
    }
    std::vector<FolderEntry> found;
    while (const auto *entry = ::readdir(entries.get())) {
        auto type = entry->d_type;
        struct stat info { };
        if (type == DT_UNKNOWN && ::fstatat(fd, entry->d_name, &info, AT_SYMLINK_NOFOLLOW) == 0)
            type = S_ISDIR(info.st_mode) ? DT_DIR : S_ISREG(info.st_mode) ? DT_REG : DT_UNKNOWN;
        if (entry->d_name[0] != '.' && (type == DT_DIR || type == DT_REG)) // hidden names are the storage's own
            found.push_back({entry->d_name, type == DT_DIR ? EntryKind::Folder : EntryKind::File});
    }
    return found;
}

// Something that is still to be looked at. No key that comes of it is before `text`.
struct Waiting {
    std::string text; // a key, a group, or what all keys of a folder begin with
    EntryKind kind = EntryKind::Folder;
    bool isGroup = false; // text is a group that it belongs to
    Folders folders;
    std::string file;
};

struct Later {
    bool operator()(const Waiting &a, const Waiting &b) const
    {
        return a.text != b.text ? a.text > b.text : a.kind > b.kind;
    }
};

class KeyLister {
public:
    KeyLister(const Fd &bucket, const ListQuery &query)
        : m_bucket(bucket)
        , m_query(query)
        , m_most(std::clamp<std::size_t>(query.most, 1, kListMost))
    {
    }

    Result<ListPage> run()
    {
        SLUICE_TRY(expand({}, [this](Waiting entry) { m_waiting.push(std::move(entry)); }));
        while (!m_waiting.empty() && !m_page.truncated) {
            auto entry = m_waiting.top();
            m_waiting.pop();
            SLUICE_TRY(take(std::move(entry)));
        }
        if (m_page.truncated)
            m_page.next = m_last;
        SLUICE_TRY(lookAtObjects());
        return std::move(m_page);
    }

private:
    Done take(Waiting entry)
    {
        if (entry.isGroup) {
            if (m_lastIsGroup && m_last == entry.text)
                return {};
            if (entry.kind == EntryKind::Folder) {
                SLUICE_LET(const bool holds, holdsKey(entry.folders));
                if (!holds)
                    return {};
            }
            if (admit(entry))
                m_page.groups.push_back(std::move(entry.text));
            return {};
        }
        if (entry.kind == EntryKind::Folder)
            return expand(entry.folders, [this](Waiting inner) { m_waiting.push(std::move(inner)); });
        if (admit(entry))
            m_chosen.push_back(std::move(entry));
        return {};
    }

    bool admit(const Waiting &entry)
    {
        m_page.truncated = m_chosen.size() + m_page.groups.size() == m_most;
        if (m_page.truncated)
            return false;
        m_last = entry.text;
        m_lastIsGroup = entry.isGroup;
        return true;
    }

    // Whether any key in the tree is asked for: they are all of one group.
    Result<bool> holdsKey(const Folders &top)
    {
        std::vector<Folders> open{top};
        bool found = false;
        while (!open.empty() && !found) {
            const auto folders = std::move(open.back());
            open.pop_back();
            SLUICE_TRY(expand(folders, [&](Waiting entry) {
                if (entry.kind == EntryKind::File)
                    found = true;
                else
                    open.push_back(std::move(entry.folders));
            }));
        }
        return found;
    }

    template <class Give> Done expand(const Folders &folders, Give give)
    {
        const auto folder = openBelow(m_bucket, folders);
        if (!folder) {
            if (folder.error().kind == ErrorKind::NotFound)
                return {}; // removed in the meantime
            return fail(folder.error());
        }
        SLUICE_LET(auto entries, entriesIn(*folder));
        std::vector<Waiting> files;
        for (auto &entry : entries) {
            if (entry.kind == EntryKind::Folder) {
                if (auto inner = innerFolder(folders, std::move(entry.name)))
                    give(std::move(*inner));
            } else if (auto file = fileOf(folders, std::move(entry.name))) {
                files.push_back(std::move(*file));
                if (files.size() >= 4 * kListMost)
                    keepFirst(files);
            }
        }
        for (auto &file : files)
            give(std::move(file));
        return {};
    }

    // No more of one folder than can be on the page: memory is bounded, however many files there are.
    void keepFirst(std::vector<Waiting> &files) const
    {
        std::ranges::sort(files, {}, &Waiting::text);
        const auto twins = std::ranges::unique(files, {}, &Waiting::text);
        files.erase(twins.begin(), twins.end());
        if (files.size() > m_most + 1)
            files.resize(m_most + 1);
    }

    [[nodiscard]] std::optional<std::string> groupOf(std::string_view text) const
    {
        if (m_query.delimiter.empty() || !text.starts_with(m_query.prefix))
            return std::nullopt;
        const auto at = text.find(m_query.delimiter, m_query.prefix.size());
        if (at == std::string_view::npos)
            return std::nullopt;
        return std::string(text.substr(0, at + m_query.delimiter.size()));
    }

    [[nodiscard]] std::optional<Waiting> innerFolder(const Folders &parent, std::string name) const
    {
        auto folders = parent;
        folders.push_back(std::move(name));
        auto begin = keyPrefixOfFolders(folders);
        if (!begin || !(begin->starts_with(m_query.prefix) || m_query.prefix.starts_with(*begin)))
            return std::nullopt;
        if (*begin < m_query.after && !m_query.after.starts_with(*begin))
            return std::nullopt;
        auto group = groupOf(*begin);
        if (group && *group == m_query.after)
            return std::nullopt;
        const bool isGroup = group.has_value();
        return Waiting{isGroup ? std::move(*group) : std::move(*begin), EntryKind::Folder, isGroup, std::move(folders), {}};
    }

    [[nodiscard]] std::optional<Waiting> fileOf(const Folders &folders, std::string name) const
    {
        auto key = keyOfPath({folders, name});
        if (!key || !key->starts_with(m_query.prefix) || *key <= m_query.after)
            return std::nullopt;
        auto group = groupOf(*key);
        if (group && *group == m_query.after)
            return std::nullopt;
        const bool isGroup = group.has_value();
        return Waiting{isGroup ? std::move(*group) : std::move(*key), EntryKind::File, isGroup, folders, std::move(name)};
    }

    // One that was removed since is left out.
    Done lookAtObjects()
    {
        for (auto &entry : m_chosen) {
            const auto folder = openBelow(m_bucket, entry.folders);
            if (!folder)
                continue;
            const Fd file(::openat(folder->get(), entry.file.c_str(), O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC));
            if (!file.isOpen() && errno == ENOENT)
                continue;
            if (!file.isOpen())
                return fail(systemError(errno, "opening an object"));
            SLUICE_LET(auto facts, factsOf(file));
            m_page.objects.push_back({std::move(entry.text), facts.bytes, std::move(facts.etag), facts.modified});
        }
        return {};
    }

    const Fd &m_bucket;
    const ListQuery &m_query;
    const std::size_t m_most;
    std::priority_queue<Waiting, std::vector<Waiting>, Later> m_waiting;
    std::vector<Waiting> m_chosen;
    std::string m_last; // object or group on the page
    bool m_lastIsGroup = false;
    ListPage m_page;
};

} // namespace

Result<ListPage> listKeys(const Fd &bucket, const ListQuery &query)
{
    return KeyLister(bucket, query).run();
}

} // namespace sluice
