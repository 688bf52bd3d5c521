#include "engine/collect/filescan.h"

#include <algorithm>
#include <cerrno>
#include <dirent.h>
#include <fnmatch.h>
#include <memory>
#include <sys/stat.h>

namespace sluice {

namespace {

std::string lastPart(const std::string &path)
{
    return path.substr(path.rfind('/') + 1);
}

SeenFile seen(const std::string &path, const struct stat &info, bool matches)
{
    const auto modified = std::int64_t(info.st_mtim.tv_sec) * 1'000'000'000 + info.st_mtim.tv_nsec;
    return {path, info.st_dev, info.st_ino, static_cast<std::uint64_t>(info.st_size), modified, matches};
}

bool isWanted(std::uint64_t inode, const std::vector<std::uint64_t> &wanted)
{
    return std::ranges::find(wanted, inode) != wanted.end();
}

// Adds the regular files of a directory that match (an empty pattern: all) or are wanted.
Done scanDirectory(const std::string &directory, const std::string &pattern, const std::vector<std::uint64_t> &wanted,
                   FileScan &scan)
{
    const std::unique_ptr<DIR, int (*)(DIR *)> listing(::opendir(directory.c_str()), ::closedir);
    if (!listing)
        return fail(systemError(errno, "listing " + directory));
    std::size_t matching = 0;
    while (const auto *const entry = ::readdir(listing.get())) {
        const std::string name = entry->d_name;
        const bool matches =
            pattern.empty() ? name.front() != '.' : ::fnmatch(pattern.c_str(), name.c_str(), FNM_PERIOD) == 0;
        if (!matches && !isWanted(entry->d_ino, wanted))
            continue;
        const auto path = directory == "/" ? '/' + name : directory + '/' + name;
        struct stat info = {};
        if (::stat(path.c_str(), &info) != 0 || !S_ISREG(info.st_mode))
            continue;
        if (matches && ++matching > kFilesMax)
            ++scan.tooMany;
        else
            scan.files.push_back(seen(path, info, matches));
    }
    return {};
}

std::string directoryOf(const std::string &path)
{
    const auto slash = path.rfind('/');
    return slash == std::string::npos ? "." : slash == 0 ? "/" : path.substr(0, slash);
}

bool isPattern(const std::string &path)
{
    return lastPart(path).find_first_of("*?[") != std::string::npos;
}

} // namespace

bool isOfSource(const std::string &sourcePath, const std::string &file)
{
    if (file == sourcePath || directoryOf(file) == sourcePath)
        return true;
    return isPattern(sourcePath) && directoryOf(file) == directoryOf(sourcePath)
        && ::fnmatch(lastPart(sourcePath).c_str(), lastPart(file).c_str(), FNM_PERIOD) == 0;
}

Result<FileScan> scanFiles(const std::string &path, const std::vector<std::uint64_t> &wantedInodes)
{
    FileScan scan;
    struct stat info = {};
    const bool exists = ::stat(path.c_str(), &info) == 0;
    if (exists && S_ISDIR(info.st_mode)) {
        SLUICE_TRY(scanDirectory(path, {}, wantedInodes, scan));
    } else if (exists) {
        if (!S_ISREG(info.st_mode))
            return fail(ErrorKind::Invalid, "NotAFile", path + " is neither a regular file nor a directory");
        scan.files.push_back(seen(path, info, true));
        // Listing the directory costs more than a look at one file, so only for what is missing.
        if (std::ranges::any_of(wantedInodes, [&](std::uint64_t inode) { return inode != info.st_ino; })) {
            FileScan others;
            if (scanDirectory(directoryOf(path), lastPart(path), wantedInodes, others)) {
                for (auto &file : others.files) {
                    if (file.inode != info.st_ino)
                        scan.files.push_back(std::move(file));
                }
            }
        }
    } else if (errno != ENOENT && errno != ENOTDIR) {
        return fail(systemError(errno, "looking at " + path));
    } else if (isPattern(path) || !wantedInodes.empty()) {
        const auto listed = scanDirectory(directoryOf(path), lastPart(path), wantedInodes, scan);
        if (!listed && listed.error().kind != ErrorKind::NotFound)
            return fail(listed.error());
    }
    if (scan.files.empty())
        return fail(ErrorKind::NotFound, "FileNotExist",
                    isPattern(path) ? "no file matches " + path : "the file " + path + " does not exist");
    std::ranges::sort(scan.files, {}, &SeenFile::path);
    return scan;
}

} // namespace sluice
