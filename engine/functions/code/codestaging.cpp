#include "engine/functions/code/codestaging.h"

#include "engine/base/utf8.h"

#include <QCryptographicHash>

#include <algorithm>
#include <cerrno>
#include <fcntl.h>
#include <filesystem>
#include <sys/stat.h>
#include <unistd.h>
#include <utility>
#include <vector>

namespace sluice {

namespace {

namespace fs = std::filesystem;

constexpr mode_t kFolderMode = 0755; // until the tree is closed
constexpr mode_t kFolderModeClosed = 0555;

std::string foldedCase(std::string_view name)
{
    // Beyond ASCII no case is folded: what makes no difference to Linux is let through.
    std::string out(name);
    std::transform(out.begin(), out.end(), out.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
    return out;
}

std::vector<std::string_view> partsOf(std::string_view name)
{
    std::vector<std::string_view> parts;
    while (true) {
        const auto slash = name.find('/');
        parts.push_back(name.substr(0, slash));
        if (slash == std::string_view::npos)
            return parts;
        name.remove_prefix(slash + 1);
    }
}

Done checkCodeName(std::string_view name)
{
    const auto refuse = [name](std::string_view why) {
        return codeRefused("the entry " + shownName(name) + ' ' + std::string(why));
    };
    if (name.empty())
        return codeRefused("an entry has no name");
    if (name.size() > limits::kCodePathBytesMax)
        return refuse("has a name longer than " + std::to_string(limits::kCodePathBytesMax) + " bytes");
    if (name.front() == '/')
        return refuse("has an absolute name; names must be relative to the code's folder");
    for (std::size_t at = 0; at < name.size();) {
        const auto length = utf8Length(name, at);
        if (length == 0)
            return refuse("has a name that is not UTF-8");
        if (static_cast<unsigned char>(name[at]) < 0x20 || name[at] == 0x7F || name[at] == '\\')
            return refuse("has a control character or a backslash in its name");
        at += length;
    }
    const auto parts = partsOf(name);
    if (parts.size() > limits::kCodeDepthMax)
        return refuse("lies deeper than " + std::to_string(limits::kCodeDepthMax) + " folders");
    for (const auto part : parts) {
        if (part.empty() || part == "." || part == "..")
            return refuse("would lie outside the code's folder, or has an empty part in its name");
        if (part.size() > limits::kCodeNameBytesMax)
            return refuse("has a part longer than " + std::to_string(limits::kCodeNameBytesMax) + " bytes");
    }
    return {};
}

} // namespace

tl::unexpected<Error> codeRefused(std::string sentence)
{
    return fail(ErrorKind::Invalid, "CodeRefused", std::move(sentence));
}

std::string shownName(std::string_view name)
{
    std::string out = "'";
    for (const char c : name.substr(0, 120))
        out += static_cast<unsigned char>(c) < 0x20 || c == 0x7F ? '?' : c;
    return out + (name.size() > 120 ? "…'" : "'");
}

void removeCodeTree(const std::string &folder)
{
    std::error_code ignored;
    const auto open = [&](const fs::path &path) {
        fs::permissions(path, fs::perms::owner_all, fs::perm_options::add, ignored);
    };
    if (fs::symlink_status(folder, ignored).type() != fs::file_type::directory)
        return;
    open(folder);
    for (fs::recursive_directory_iterator it(folder, ignored), end; !ignored && it != end; it.increment(ignored))
        if (it->symlink_status(ignored).type() == fs::file_type::directory)
            open(it->path());
    fs::remove_all(folder, ignored);
}

struct CodeStaging::Output {
    int descriptor = -1;
    std::string name;
    bool executable = false;
    std::uint64_t bytes = 0;
    QCryptographicHash hash{QCryptographicHash::Sha256};

    Output() = default;
    Output(const Output &) = delete;
    Output &operator=(const Output &) = delete;
    ~Output()
    {
        if (descriptor >= 0)
            ::close(descriptor);
    }
};

CodeStaging::CodeStaging(std::string folder)
    : m_folder(std::move(folder))
{
}

CodeStaging::~CodeStaging()
{
    m_output.reset();
    if (!m_taken)
        removeCodeTree(m_folder);
}

Done CodeStaging::claim(std::string_view name, std::string kind)
{
    SLUICE_TRY(checkCodeName(name));
    if (m_entries.contains(name))
        return codeRefused("the entry " + shownName(name) + " is there twice");
    if (m_entries.size() >= limits::kCodeEntriesMax)
        return codeRefused("the code has more than " + std::to_string(limits::kCodeEntriesMax) + " files and folders");
    if (m_refuseTwins && !m_folded.insert(foldedCase(name)).second)
        return codeRefused("the entry " + shownName(name) + " differs from another one only in upper and lower case");
    SLUICE_TRY(makeParents(name));
    m_entries.emplace(name, std::move(kind));
    return {};
}

Done CodeStaging::makeParents(std::string_view name)
{
    if (!std::exchange(m_made, true) && ::mkdir(m_folder.c_str(), kFolderMode) != 0)
        return fail(systemError(errno, "making the folder for new code"));
    for (auto slash = name.find('/'); slash != std::string_view::npos; slash = name.find('/', slash + 1)) {
        const auto parent = name.substr(0, slash);
        const auto known = m_entries.find(parent);
        if (known != m_entries.end()) {
            if (known->second != "d")
                return codeRefused("the entry " + shownName(name) + " lies in " + shownName(parent)
                                   + ", which is no folder");
            continue;
        }
        SLUICE_TRY(addFolder(parent));
    }
    return {};
}

Done CodeStaging::addFolder(std::string_view name)
{
    if (const auto known = m_entries.find(name); known != m_entries.end() && known->second == "d")
        return {};
    SLUICE_TRY(claim(name, "d"));
    if (::mkdir((m_folder + '/' + std::string(name)).c_str(), kFolderMode) != 0)
        return fail(systemError(errno, "making a folder of new code"));
    return {};
}

Done CodeStaging::beginFile(std::string_view name, bool executable)
{
    SLUICE_TRY(claim(name, "f"));
    auto output = std::make_unique<Output>();
    output->name = name;
    output->executable = executable;
    output->descriptor = ::open((m_folder + '/' + output->name).c_str(),
                                O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, executable ? 0555 : 0444);
    if (output->descriptor < 0)
        return fail(systemError(errno, "writing new code"));
    m_output = std::move(output);
    ++m_files;
    return {};
}

Done CodeStaging::write(std::string_view bytes)
{
    m_output->bytes += bytes.size();
    m_bytes += bytes.size();
    if (m_output->bytes > limits::kCodeFileBytesMax)
        return codeRefused("the file " + shownName(m_output->name) + " has more than "
                           + std::to_string(limits::kCodeFileBytesMax) + " bytes");
    if (m_bytes > limits::kCodeBytesMax)
        return codeRefused("the code has more than " + std::to_string(limits::kCodeBytesMax) + " bytes unpacked");
    m_output->hash.addData(QByteArrayView(bytes.data(), static_cast<qsizetype>(bytes.size())));
    while (!bytes.empty()) {
        const auto written = ::write(m_output->descriptor, bytes.data(), bytes.size());
        if (written < 0 && errno == EINTR)
            continue;
        if (written < 0)
            return fail(systemError(errno, "writing new code"));
        bytes.remove_prefix(static_cast<std::size_t>(written));
    }
    return {};
}

Done CodeStaging::endFile()
{
    const auto mode = m_output->executable ? 0555 : 0444;
    if (::fchmod(m_output->descriptor, static_cast<mode_t>(mode)) != 0)
        return fail(systemError(errno, "writing new code"));
    m_entries[m_output->name] = std::string(m_output->executable ? "x " : "f ") + std::to_string(m_output->bytes) + ' '
        + m_output->hash.result().toHex().toStdString();
    m_output.reset();
    return {};
}

Done CodeStaging::addLink(std::string_view name, std::string target)
{
    if (target.empty() || target.front() == '/' || target.size() > limits::kCodePathBytesMax
        || target.find('\0') != std::string::npos)
        return codeRefused("the link " + shownName(name) + " points to " + shownName(target)
                           + "; a link must be relative and stay in the code's folder");
    SLUICE_TRY(claim(name, "l " + target));
    m_links.emplace(name, std::move(target));
    return {};
}

Done CodeStaging::makeLinks()
{
    for (const auto &[name, target] : m_links)
        if (::symlink(target.c_str(), (m_folder + '/' + name).c_str()) != 0)
            return fail(systemError(errno, "making a link of new code"));
    // Judged by the file system itself when all are there: links that lead through links cannot hide where they end.
    std::error_code error;
    const auto root = fs::canonical(m_folder, error).string() + '/';
    for (const auto &[name, target] : m_links) {
        const auto end = fs::canonical(m_folder + '/' + name, error);
        if (error || !(end.string() + '/').starts_with(root))
            return codeRefused("the link " + shownName(name) + " points to " + shownName(target)
                               + ", which is not in the code's folder");
    }
    return {};
}

Done CodeStaging::closeTree()
{
    for (const auto &[name, kind] : m_entries)
        if (kind == "d" && ::chmod((m_folder + '/' + name).c_str(), kFolderModeClosed) != 0)
            return fail(systemError(errno, "closing new code"));
    const int folder = ::open(m_folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    const bool synced = folder >= 0 && ::syncfs(folder) == 0; // one call for all files
    const int why = errno;
    if (folder >= 0)
        ::close(folder);
    return synced ? Done() : fail(systemError(why, "writing new code"));
}

Result<CodeTree> CodeStaging::finish()
{
    if (m_files == 0)
        return codeRefused("there is no file in the code");
    SLUICE_TRY(makeLinks());
    SLUICE_TRY(closeTree());
    QCryptographicHash hash(QCryptographicHash::Sha256);
    for (const auto &[name, kind] : m_entries)
        hash.addData(QByteArray::fromStdString(name) + '\0' + QByteArray::fromStdString(kind) + '\n');
    return CodeTree{hash.result().toHex().toStdString(), m_bytes, m_files};
}

} // namespace sluice
