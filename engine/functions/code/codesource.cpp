#include "engine/functions/code/codesource.h"

#include <zip.h>

#include <algorithm>
#include <cerrno>
#include <fcntl.h>
#include <filesystem>
#include <memory>
#include <sys/stat.h>
#include <unistd.h>
#include <vector>

namespace sluice {

namespace {

namespace fs = std::filesystem;

constexpr std::size_t kCodePieceBytes = 256 * 1024;
constexpr std::string_view kToolNames[] = {".git", ".hg", ".svn", "__pycache__", ".DS_Store"};

struct ClosedDescriptor {
    int descriptor = -1;
    ~ClosedDescriptor()
    {
        if (descriptor >= 0)
            ::close(descriptor);
    }
};

Done readCodeFile(const fs::path &path, const std::string &name, CodeStaging &into)
{
    // Not followed and not waited for, should it have become a link or a pipe since it was listed.
    const ClosedDescriptor file{::open(path.c_str(), O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)};
    struct stat about = {};
    if (file.descriptor < 0 || ::fstat(file.descriptor, &about) != 0)
        return fail(systemError(errno, "reading " + shownName(name)));
    if (!S_ISREG(about.st_mode))
        return codeRefused("the entry " + shownName(name) + " is no file, folder or link");
    SLUICE_TRY(into.beginFile(name, (about.st_mode & 0111) != 0));
    std::string piece(kCodePieceBytes, '\0');
    for (;;) {
        const auto got = ::read(file.descriptor, piece.data(), piece.size());
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            return fail(systemError(errno, "reading " + shownName(name)));
        if (got == 0)
            return into.endFile();
        SLUICE_TRY(into.write(std::string_view(piece).substr(0, static_cast<std::size_t>(got))));
    }
}

Done readCodeFolder(const std::string &folder, CodeStaging &into)
{
    std::error_code error;
    fs::recursive_directory_iterator it(folder, error);
    for (; !error && it != fs::recursive_directory_iterator(); it.increment(error)) {
        const auto &path = it->path();
        const auto own = path.filename().string();
        const auto type = it->symlink_status(error).type();
        if (error)
            break;
        if (std::find(std::begin(kToolNames), std::end(kToolNames), own) != std::end(kToolNames)) {
            it.disable_recursion_pending();
            continue;
        }
        const auto name = path.lexically_relative(folder).string();
        if (type == fs::file_type::directory) {
            SLUICE_TRY(into.addFolder(name));
        } else if (type == fs::file_type::symlink) {
            const auto target = fs::read_symlink(path, error);
            if (error)
                break;
            SLUICE_TRY(into.addLink(name, target.string()));
        } else if (type == fs::file_type::regular) {
            SLUICE_TRY(readCodeFile(path, name, into));
        } else {
            return codeRefused("the entry " + shownName(name) + " is no file, folder or link");
        }
    }
    if (error)
        return fail(systemError(error.value(), "reading the folder " + shownName(folder)));
    return {};
}

using ZipArchive = std::unique_ptr<zip_t, decltype(&zip_discard)>;
using ZipFile = std::unique_ptr<zip_file_t, decltype([](zip_file_t *file) { zip_fclose(file); })>;

struct ZipEntry {
    zip_uint64_t index = 0;
    std::string name;
    std::uint64_t bytes = 0;
    mode_t mode = 0; // 0 = made by a system without modes
};

bool bombRatio(std::uint64_t unpacked, std::uint64_t packed)
{
    return unpacked > limits::kCodeZipRatioFrom && unpacked / std::max<std::uint64_t>(packed, 1) > limits::kCodeZipRatioMax;
}

tl::unexpected<Error> bomb(std::string_view what)
{
    return codeRefused(std::string(what) + " unpacks to more than " + std::to_string(limits::kCodeZipRatioMax)
                       + " times its size: it looks like a zip bomb");
}

Result<ZipEntry> zipEntryAt(zip_t *archive, zip_uint64_t index)
{
    zip_stat_t about;
    if (zip_stat_index(archive, index, ZIP_FL_ENC_RAW, &about) != 0 || (about.valid & ZIP_STAT_NAME) == 0 || !about.name)
        return codeRefused("the zip is damaged: entry " + std::to_string(index) + " cannot be read");
    ZipEntry entry{index, about.name, (about.valid & ZIP_STAT_SIZE) != 0 ? about.size : 0, 0};
    if ((about.valid & ZIP_STAT_ENCRYPTION_METHOD) != 0 && about.encryption_method != ZIP_EM_NONE)
        return codeRefused("the entry " + shownName(entry.name) + " is encrypted; pack the code without a password");
    if ((about.valid & ZIP_STAT_COMP_SIZE) != 0 && bombRatio(entry.bytes, about.comp_size))
        return bomb("the entry " + shownName(entry.name));
    if (entry.bytes > limits::kCodeFileBytesMax)
        return codeRefused("the file " + shownName(entry.name) + " has more than "
                           + std::to_string(limits::kCodeFileBytesMax) + " bytes");
    zip_uint8_t system = 0;
    zip_uint32_t attributes = 0;
    if (zip_file_get_external_attributes(archive, index, 0, &system, &attributes) == 0 && system == ZIP_OPSYS_UNIX)
        entry.mode = static_cast<mode_t>(attributes >> 16);
    return entry;
}

// Gives what the entry holds, piece by piece; more than it says is refused before it is written.
template <class Take> Done unpack(zip_t *archive, const ZipEntry &entry, Take take)
{
    const ZipFile file(zip_fopen_index(archive, entry.index, 0));
    const auto damaged = [&] { return codeRefused("the zip is damaged: " + shownName(entry.name) + " cannot be unpacked"); };
    if (!file)
        return damaged();
    std::string piece(kCodePieceBytes, '\0');
    std::uint64_t left = entry.bytes;
    for (;;) {
        const auto got = zip_fread(file.get(), piece.data(), piece.size());
        if (got < 0)
            return damaged();
        if (got == 0)
            return left == 0 ? Done() : Done(damaged());
        if (static_cast<std::uint64_t>(got) > left)
            return codeRefused("the entry " + shownName(entry.name) + " unpacks to more than it says");
        left -= static_cast<std::uint64_t>(got);
        SLUICE_TRY(take(std::string_view(piece).substr(0, static_cast<std::size_t>(got))));
    }
}

Done addZipEntry(zip_t *archive, const ZipEntry &entry, CodeStaging &into)
{
    const auto kind = entry.mode & S_IFMT;
    if (entry.name.ends_with('/'))
        return into.addFolder(std::string_view(entry.name).substr(0, entry.name.size() - 1));
    if (kind == S_IFLNK) {
        std::string target;
        if (entry.bytes > limits::kCodePathBytesMax)
            return codeRefused("the link " + shownName(entry.name) + " has no target that could be one");
        SLUICE_TRY(unpack(archive, entry, [&](std::string_view piece) {
            target += piece;
            return Done();
        }));
        return into.addLink(entry.name, std::move(target));
    }
    if (kind != 0 && kind != S_IFREG)
        return codeRefused("the entry " + shownName(entry.name) + " is no file, folder or link");
    SLUICE_TRY(into.beginFile(entry.name, (entry.mode & 0111) != 0));
    SLUICE_TRY(unpack(archive, entry, [&](std::string_view piece) { return into.write(piece); }));
    return into.endFile();
}

Done readCodeZip(const std::string &path, std::uint64_t packed, CodeStaging &into)
{
    if (packed > limits::kCodeZipBytesMax)
        return codeRefused("the zip has more than " + std::to_string(limits::kCodeZipBytesMax) + " bytes");
    int why = 0;
    const ZipArchive archive(zip_open(path.c_str(), ZIP_RDONLY, &why), &zip_discard);
    if (!archive)
        return codeRefused(shownName(path) + " is no zip file, or a damaged one");
    const auto count = zip_get_num_entries(archive.get(), 0);
    if (count > static_cast<zip_int64_t>(limits::kCodeEntriesMax))
        return codeRefused("the zip has more than " + std::to_string(limits::kCodeEntriesMax) + " entries");
    into.refuseCaseTwins();
    std::vector<ZipEntry> entries;
    std::uint64_t all = 0;
    for (zip_int64_t index = 0; index < count; ++index) {
        SLUICE_LET(auto entry, zipEntryAt(archive.get(), static_cast<zip_uint64_t>(index)));
        all += entry.bytes;
        entries.push_back(std::move(entry));
    }
    if (all > limits::kCodeBytesMax)
        return codeRefused("the code has more than " + std::to_string(limits::kCodeBytesMax) + " bytes unpacked");
    if (bombRatio(all, packed)) // also when entries share the same packed bytes
        return bomb("the zip");
    for (const auto &entry : entries)
        SLUICE_TRY(addZipEntry(archive.get(), entry, into));
    return {};
}

} // namespace

Done readCode(const std::string &path, CodeStaging &into)
{
    struct stat about = {};
    if (path.empty() || ::stat(path.c_str(), &about) != 0)
        return fail(ErrorKind::NotFound, "CodeNotFound", "there is no code at " + shownName(path));
    if (S_ISDIR(about.st_mode))
        return readCodeFolder(path, into);
    if (S_ISREG(about.st_mode))
        return readCodeZip(path, static_cast<std::uint64_t>(about.st_size), into);
    return codeRefused(shownName(path) + " is neither a folder nor a zip file");
}

} // namespace sluice
