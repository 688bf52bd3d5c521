#include "app/bridge/processtable.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <map>
#include <set>
#include <string>
#include <string_view>

#include <dirent.h>
#include <fcntl.h>
#include <sys/statvfs.h>
#include <unistd.h>

namespace sluice::bridge {

namespace {

struct Row {
    pid_t pid = 0;
    pid_t parent = 0;
    std::int64_t user = -1;
    std::int64_t threads = 0;
    std::int64_t resident = 0;
    std::int64_t peak = 0;
};

std::string contentOf(const std::string &path)
{
    const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (file < 0)
        return {};
    std::array<char, 4096> bytes;
    const auto got = ::read(file, bytes.data(), bytes.size());
    ::close(file);
    return {bytes.data(), got > 0 ? static_cast<std::size_t>(got) : 0};
}

// The number after "\nNAME:" and spaces; 0 when there is none.
std::int64_t field(std::string_view text, std::string_view name)
{
    const auto at = text.find(name);
    if (at == std::string_view::npos)
        return 0;
    auto rest = text.substr(at + name.size());
    rest.remove_prefix(std::min(rest.find_first_not_of(" \t"), rest.size()));
    std::int64_t value = 0;
    std::from_chars(rest.data(), rest.data() + rest.size(), value);
    return value;
}

std::vector<Row> allRows()
{
    std::vector<Row> rows;
    auto *folder = ::opendir("/proc");
    if (!folder)
        return rows;
    while (const auto *entry = ::readdir(folder)) {
        const std::string_view name = entry->d_name;
        Row row;
        if (std::from_chars(name.data(), name.data() + name.size(), row.pid).ptr != name.data() + name.size())
            continue;
        const auto status = contentOf("/proc/" + std::string(name) + "/status");
        row.parent = static_cast<pid_t>(field(status, "\nPPid:"));
        row.user = field(status, "\nUid:");
        row.threads = field(status, "\nThreads:");
        row.resident = field(status, "\nVmRSS:") * 1024;
        row.peak = field(status, "\nVmHWM:") * 1024;
        rows.push_back(row);
    }
    ::closedir(folder);
    return rows;
}

std::vector<Row> rowsBelow(pid_t root)
{
    const auto rows = allRows();
    std::multimap<pid_t, const Row *> children;
    for (const auto &row : rows)
        children.emplace(row.parent, &row);
    std::vector<Row> found;
    std::vector<pid_t> open = {root};
    std::set<pid_t> seen = {root};
    while (!open.empty()) {
        const auto [first, last] = children.equal_range(open.back());
        open.pop_back();
        for (auto at = first; at != last; ++at) {
            if (!seen.insert(at->second->pid).second)
                continue;
            found.push_back(*at->second);
            open.push_back(at->second->pid);
        }
    }
    return found;
}

} // namespace

MemoryUse memoryOfDescendants(std::int64_t limit)
{
    MemoryUse use;
    const auto rows = rowsBelow(::getpid());
    for (const auto &row : rows) {
        use.resident += row.resident;
        use.peak = std::max(use.peak, row.peak);
    }
    if (use.resident <= limit || rows.size() < 2)
        return use;
    std::int64_t exact = 0;
    for (const auto &row : rows) {
        const auto share = field(contentOf("/proc/" + std::to_string(row.pid) + "/smaps_rollup"), "\nPss:") * 1024;
        exact += share > 0 ? share : row.resident;
    }
    use.resident = exact;
    return use;
}

std::int64_t memoryOfTemporaryFiles()
{
    constexpr std::int64_t kBytesOfAFile = 1024; // its inode and its name, about
    std::int64_t files = 0;
    for (const auto *folder : {"/tmp", "/dev/shm"}) {
        struct statvfs status { };
        if (::statvfs(folder, &status) == 0)
            files += static_cast<std::int64_t>(status.f_files - status.f_ffree);
    }
    return files * kBytesOfAFile;
}

std::vector<pid_t> descendants()
{
    std::vector<pid_t> pids;
    for (const auto &row : rowsBelow(::getpid()))
        pids.push_back(row.pid);
    return pids;
}

std::uint64_t tasksOfUser()
{
    std::int64_t tasks = 0;
    for (const auto &row : allRows())
        if (row.user == static_cast<std::int64_t>(::getuid()))
            tasks += row.threads;
    return static_cast<std::uint64_t>(tasks);
}

} // namespace sluice::bridge
