#include "engine/functions/code/codestore.h"

#include "engine/functions/code/codesource.h"
#include "engine/functions/digest.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSaveFile>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <fcntl.h>
#include <filesystem>
#include <sys/stat.h>
#include <unistd.h>

namespace sluice {

namespace {

bool isCodeDigest(std::string_view text)
{
    return text.size() == 64 && text.find_first_not_of("0123456789abcdef") == std::string_view::npos;
}

QJsonObject toJsonObject(const CodeVersion &version)
{
    return {{"number", static_cast<qint64>(version.number)},
            {"timeMs", static_cast<qint64>(unixMillis(version.time))},
            {"digest", QString::fromStdString(version.digest)},
            {"bytes", static_cast<qint64>(version.bytes)},
            {"files", static_cast<qint64>(version.files)},
            {"configuration", QString::fromStdString(version.configuration)}};
}

CodeVersion fromJsonObject(const QJsonObject &object)
{
    return {static_cast<std::uint64_t>(object["number"].toInteger()),
            wallFromMillis(object["timeMs"].toInteger()),
            object["digest"].toString().toStdString(),
            static_cast<std::uint64_t>(object["bytes"].toInteger()),
            static_cast<std::uint32_t>(object["files"].toInteger()),
            object["configuration"].toString().toStdString()};
}

void syncCodeFolder(const std::string &folder)
{
    const int descriptor = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (descriptor < 0)
        return;
    ::fsync(descriptor);
    ::close(descriptor);
}

} // namespace

CodeStore::CodeStore(std::string dataFolder, const Clock &clock)
    : m_folder(std::move(dataFolder) + "/code")
    , m_clock(clock)
{
}

std::string CodeStore::folderOf(std::string_view digest) const
{
    return m_folder + '/' + std::string(digest);
}

std::string CodeStore::fileOf(std::string_view function) const
{
    return m_folder + "/versions/" + sha256Hex(function) + ".json";
}

bool CodeStore::has(std::string_view digest) const
{
    return isCodeDigest(digest) && QFileInfo(QString::fromStdString(folderOf(digest))).isDir();
}

Done CodeStore::open()
{
    removeCodeTree(m_folder + "/.staging");
    for (const auto *name : {"/versions", "/.staging"})
        if (!QDir().mkpath(QString::fromStdString(m_folder + name)))
            return fail(systemError(errno, "making the folder of function code"));
    return {};
}

Result<CodeTree> CodeStore::place(const std::string &path)
{
    CodeStaging staging(m_folder + "/.staging/" + newUuid());
    SLUICE_TRY(readCode(path, staging));
    SLUICE_LET(auto tree, staging.finish());
    const auto folder = folderOf(tree.digest);
    {
        const std::lock_guard lock(m_mutex);
        m_pinned.insert(tree.digest);
    }
    if (std::rename(staging.folder().c_str(), folder.c_str()) == 0) {
        staging.taken();
        ::chmod(folder.c_str(), 0555); // not before: a folder that is read-only cannot be moved to another one
        syncCodeFolder(m_folder);
    } else if (const int why = errno; !QFile::exists(QString::fromStdString(folder))) { // else it is here already
        const std::lock_guard lock(m_mutex);
        m_pinned.erase(m_pinned.find(tree.digest));
        return fail(systemError(why, "placing new code"));
    }
    return tree;
}

Result<CodeVersion> CodeStore::add(const FunctionKey &key, const std::string &path, std::string configuration)
{
    if (configuration.size() > limits::kCodeConfigurationBytesMax)
        return fail(ErrorKind::Invalid, "CodeRefused", "the function's configuration is too large for a version");
    SLUICE_LET(const auto tree, place(path));
    CodeVersion version;
    version.digest = tree.digest;
    version.bytes = tree.bytes;
    version.files = tree.files;
    version.configuration = std::move(configuration);
    auto recorded = record(key, std::move(version));
    const std::lock_guard lock(m_mutex);
    m_pinned.erase(m_pinned.find(tree.digest));
    return recorded;
}

Result<CodeVersion> CodeStore::record(const FunctionKey &key, CodeVersion version)
{
    const std::lock_guard lock(m_mutex);
    const auto file = fileOf(toText(key));
    SLUICE_LET(auto versions, read(file));
    if (!versions.empty()) {
        const auto &newest = versions.back();
        if (newest.digest == version.digest && newest.configuration == version.configuration)
            return newest;
        version.number = newest.number;
    }
    ++version.number;
    version.time = wallFromMillis(unixMillis(m_clock.wall()));
    versions.push_back(version);
    if (versions.size() > limits::kCodeVersionsKept)
        versions.erase(versions.begin(), versions.end() - static_cast<std::ptrdiff_t>(limits::kCodeVersionsKept));
    SLUICE_TRY(write(file, versions));
    return version;
}

Result<std::vector<CodeVersion>> CodeStore::versions(const FunctionKey &key)
{
    const std::lock_guard lock(m_mutex);
    SLUICE_LET(auto versions, read(fileOf(toText(key))));
    std::reverse(versions.begin(), versions.end());
    return versions;
}

bool CodeStore::isOld(std::int64_t seconds) const
{
    return m_clock.wall() - wallFromSeconds(seconds) >= limits::kCodeUnusedKept;
}

// The lists that go, and the digests that the others name. A list that is damaged names nobody knows what.
Result<std::vector<std::string>> CodeStore::forgottenLists(const std::set<std::string> &functions,
                                                           std::set<std::string> &used) const
{
    std::set<std::string> kept;
    for (const auto &function : functions)
        kept.insert(fileOf(function));
    std::vector<std::string> forgotten;
    const QDir files(QString::fromStdString(m_folder + "/versions"));
    for (const auto &name : files.entryList({"*.json"}, QDir::Files)) {
        const auto file = files.filePath(name).toStdString();
        SLUICE_LET(const auto versions, read(file));
        struct stat about = {};
        if (!kept.contains(file) && ::stat(file.c_str(), &about) == 0 && isOld(about.st_mtim.tv_sec)) {
            forgotten.push_back(file);
            continue;
        }
        for (const auto &version : versions)
            used.insert(version.digest);
    }
    return forgotten;
}

Result<CodeGarbage> CodeStore::collectGarbage(const CodeInUse &inUse)
{
    const std::lock_guard lock(m_mutex);
    auto used = inUse.digests;
    used.insert(m_pinned.begin(), m_pinned.end());
    SLUICE_LET(const auto lists, forgottenLists(inUse.functions, used));
    CodeGarbage garbage;
    for (const auto &list : lists) {
        if (::unlink(list.c_str()) != 0 && errno != ENOENT)
            return fail(systemError(errno, "removing a function's versions"));
        ++garbage.lists;
    }
    for (const auto &name : QDir(QString::fromStdString(m_folder)).entryList(QDir::Dirs | QDir::NoDotAndDotDot)) {
        const auto digest = name.toStdString();
        struct stat about = {};
        if (!isCodeDigest(digest) || used.contains(digest) || ::stat(folderOf(digest).c_str(), &about) != 0)
            continue;
        // Its change time: when it was placed here. Its modification time came with the staging.
        if (!isOld(about.st_ctim.tv_sec)) {
            ++garbage.kept;
            continue;
        }
        removeCodeTree(folderOf(digest));
        ++garbage.trees;
    }
    return garbage;
}

Result<std::vector<CodeVersion>> CodeStore::read(const std::string &file) const
{
    QFile in(QString::fromStdString(file));
    if (!in.exists())
        return std::vector<CodeVersion>();
    const auto damaged = [&] {
        return fail(ErrorKind::Corrupt, "CodeVersionsDamaged", "the list of a function's versions cannot be read: " + file);
    };
    if (!in.open(QIODevice::ReadOnly))
        return damaged();
    const auto document = QJsonDocument::fromJson(in.readAll());
    if (!document.isArray())
        return damaged();
    std::vector<CodeVersion> versions;
    for (const auto &value : document.array()) {
        versions.push_back(fromJsonObject(value.toObject()));
        if (versions.back().number == 0 || !isCodeDigest(versions.back().digest))
            return damaged();
    }
    return versions;
}

Done CodeStore::write(const std::string &file, const std::vector<CodeVersion> &versions) const
{
    QJsonArray array;
    for (const auto &version : versions)
        array.append(toJsonObject(version));
    QSaveFile out(QString::fromStdString(file)); // whole or not at all, and on disk when it returns
    const auto bytes = QJsonDocument(array).toJson(QJsonDocument::Compact);
    if (!out.open(QIODevice::WriteOnly) || out.write(bytes) != bytes.size() || !out.commit())
        return fail(ErrorKind::Unavailable, "CodeVersionsNotWritten",
                    "cannot write " + file + ": " + out.errorString().toStdString());
    syncCodeFolder(m_folder + "/versions");
    return {};
}

} // namespace sluice
