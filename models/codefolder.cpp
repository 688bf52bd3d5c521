#include "models/codefolder.h"

#include "engine/base/utf8.h"

#include <QDir>
#include <QFile>
#include <QSaveFile>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>
#include <utility>

namespace sluice {

namespace {

constexpr int kNameBytesMost = 255;
constexpr qint64 kBinaryProbe = 8 * 1024;

class CodeDescriptor {
public:
    explicit CodeDescriptor(int value = -1)
        : m_value(value)
    {
    }
    CodeDescriptor(CodeDescriptor &&other) noexcept
        : m_value(std::exchange(other.m_value, -1))
    {
    }
    CodeDescriptor &operator=(CodeDescriptor &&other) noexcept
    {
        std::swap(m_value, other.m_value);
        return *this;
    }
    ~CodeDescriptor()
    {
        if (m_value >= 0)
            ::close(m_value);
    }
    [[nodiscard]] int value() const { return m_value; }
    [[nodiscard]] bool isOpen() const { return m_value >= 0; }

private:
    int m_value;
};

QByteArray encodedPart(const QString &part)
{
    return QFile::encodeName(part);
}

// The folder that `path` lies in, reached name by name; no part of it may be a link. errno says why not.
CodeDescriptor openCodeParent(const QString &folder, const QString &path)
{
    CodeDescriptor at(::open(QFile::encodeName(folder).constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    const auto parts = path.split(QLatin1Char('/'));
    for (int i = 0; i + 1 < parts.size() && at.isOpen(); ++i)
        at = CodeDescriptor(
            ::openat(at.value(), encodedPart(parts[i]).constData(), O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC));
    return at;
}

bool isTextBytes(const QByteArray &bytes)
{
    if (std::memchr(bytes.constData(), 0, std::size_t(bytes.size())))
        return false;
    const std::string_view text(bytes.constData(), std::size_t(bytes.size()));
    for (std::size_t at = 0; at < text.size();) {
        const auto length = utf8Length(text, at);
        if (!length)
            return false;
        at += length;
    }
    return true;
}

bool isHiddenFromCode(const QString &name)
{
    static const QStringList kNames = {QStringLiteral(".git"), QStringLiteral("__pycache__"),
                                       QStringLiteral(".pytest_cache"), QStringLiteral(".mypy_cache")};
    return kNames.contains(name);
}

void listCodeInto(CodeListing &out, const QString &folder, const QString &below, int depth)
{
    if (depth >= kCodeListedDepth) {
        out.cut = true;
        return;
    }
    const QDir here(below.isEmpty() ? folder : folder + QLatin1Char('/') + below);
    auto infos = here.entryInfoList(QDir::AllEntries | QDir::Hidden | QDir::System | QDir::NoDotAndDotDot, QDir::Name);
    std::stable_sort(infos.begin(), infos.end(), [](const QFileInfo &a, const QFileInfo &b) {
        const bool first = a.isDir() && !a.isSymLink();
        const bool second = b.isDir() && !b.isSymLink();
        return first != second ? first : false;
    });
    for (const auto &info : infos) {
        if (isHiddenFromCode(info.fileName()))
            continue;
        if (int(out.entries.size()) >= kCodeListedMost) {
            out.cut = true;
            return;
        }
        CodeEntry entry;
        entry.path = below.isEmpty() ? info.fileName() : below + QLatin1Char('/') + info.fileName();
        entry.kind = info.isSymLink() ? CodeEntryKind::Link
            : info.isDir()            ? CodeEntryKind::Folder
            : info.isFile()           ? CodeEntryKind::File
                                      : CodeEntryKind::Special;
        entry.bytes = entry.kind == CodeEntryKind::File ? info.size() : 0;
        out.entries.push_back(entry);
        if (entry.kind == CodeEntryKind::Folder)
            listCodeInto(out, folder, entry.path, depth + 1);
    }
}

Done codeFailure(int number, const QString &doing)
{
    const auto text = doing.toStdString();
    if (number == EEXIST)
        return fail(ErrorKind::Exists, "FileExists", text + ": there is a file of that name");
    if (number == ELOOP || number == ENOTDIR)
        return fail(ErrorKind::Invalid, "LinkInPath", text + ": a link is in the way");
    return fail(systemError(number, text));
}

} // namespace

CodeListing listCode(const QString &folder)
{
    CodeListing out;
    const QFileInfo info(folder);
    if (!info.exists())
        out.problem = QStringLiteral("%1 does not exist").arg(folder);
    else if (!info.isDir())
        out.problem = QStringLiteral("%1 is not a folder").arg(folder);
    else if (!info.isReadable() || !info.isExecutable())
        out.problem = QStringLiteral("%1 cannot be read: permission denied").arg(folder);
    else
        listCodeInto(out, folder, {}, 0);
    return out;
}

CodeReading readCode(const QString &folder, const QString &path)
{
    CodeReading out;
    const auto parent = openCodeParent(folder, path);
    if (!parent.isOpen()) {
        out.nature = errno == ENOENT             ? CodeNature::Missing
            : errno == ELOOP || errno == ENOTDIR ? CodeNature::Link
                                                 : CodeNature::Unreadable;
        out.problem = QString::fromLocal8Bit(std::strerror(errno));
        return out;
    }
    const auto name = encodedPart(path.section(QLatin1Char('/'), -1));
    // Not blocking: a pipe would wait for its writer.
    const CodeDescriptor file(::openat(parent.value(), name.constData(), O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC));
    if (!file.isOpen()) {
        const auto number = errno;
        out.nature = number == ENOENT ? CodeNature::Missing
            : number == ELOOP         ? CodeNature::Link
            : number == ENXIO         ? CodeNature::Special
                                      : CodeNature::Unreadable;
        out.problem = QString::fromLocal8Bit(std::strerror(number));
        return out;
    }
    struct stat facts = {};
    ::fstat(file.value(), &facts);
    out.size = facts.st_size;
    if (!S_ISREG(facts.st_mode)) {
        out.nature = CodeNature::Special;
        return out;
    }
    QFile reader;
    if (!reader.open(file.value(), QIODevice::ReadOnly)) {
        out.nature = CodeNature::Unreadable;
        out.problem = reader.errorString();
        return out;
    }
    out.bytes = reader.read(facts.st_size > kCodeEditBytesMost ? kBinaryProbe : kCodeEditBytesMost + 1);
    const bool large = facts.st_size > kCodeEditBytesMost || out.bytes.size() > kCodeEditBytesMost;
    const bool binary = large ? out.bytes.contains('\0') : !isTextBytes(out.bytes);
    out.nature = binary ? CodeNature::Binary : large ? CodeNature::TooLarge : CodeNature::Text;
    if (out.nature != CodeNature::Text)
        out.bytes.clear();
    return out;
}

Done checkCodeName(const QString &path)
{
    const auto bad = [](const char *why) { return fail(ErrorKind::Invalid, "BadName", why); };
    if (path.isEmpty())
        return bad("a name is missing");
    if (path.count(QLatin1Char('/')) >= kCodeListedDepth)
        return bad("too many folders below one another");
    for (const auto ch : path) {
        if (ch.unicode() < 0x20 || ch.unicode() == 0x7F || ch == QLatin1Char('\\'))
            return bad("a name has no control characters and no back slash");
    }
    for (const auto &part : path.split(QLatin1Char('/'))) {
        if (part.isEmpty() || part == QLatin1String(".") || part == QLatin1String(".."))
            return bad("a folder's name is missing, or is . or ..");
        if (part.toUtf8().size() > kNameBytesMost)
            return bad("a name has at most 255 bytes");
        if (part != part.trimmed())
            return bad("a name does not begin or end with a space");
    }
    return {};
}

Done writeCode(const QString &folder, const QString &path, const QByteArray &bytes)
{
    if (auto name = checkCodeName(path); !name)
        return name;
    const auto parent = openCodeParent(folder, path);
    if (!parent.isOpen())
        return codeFailure(errno, QStringLiteral("could not write %1").arg(path));
    struct stat facts = {};
    const auto name = encodedPart(path.section(QLatin1Char('/'), -1));
    if (::fstatat(parent.value(), name.constData(), &facts, AT_SYMLINK_NOFOLLOW) == 0 && !S_ISREG(facts.st_mode))
        return codeFailure(ELOOP, QStringLiteral("could not write %1").arg(path));
    // The folder as it was reached, whatever its name leads to by now.
    QSaveFile file(QStringLiteral("/proc/self/fd/%1/%2").arg(parent.value()).arg(path.section(QLatin1Char('/'), -1)));
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size() || !file.commit())
        return fail(ErrorKind::Unavailable, "NotWritten",
                    QStringLiteral("could not write %1: %2").arg(path, file.errorString()).toStdString());
    return {};
}

Done createCode(const QString &folder, const QString &path, const QByteArray &bytes)
{
    if (auto name = checkCodeName(path); !name)
        return name;
    const auto doing = QStringLiteral("could not create %1").arg(path);
    CodeDescriptor at(::open(QFile::encodeName(folder).constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    const auto parts = path.split(QLatin1Char('/'));
    for (int i = 0; i + 1 < parts.size() && at.isOpen(); ++i) {
        const auto part = encodedPart(parts[i]);
        if (::mkdirat(at.value(), part.constData(), 0777) != 0 && errno != EEXIST)
            return codeFailure(errno, doing);
        at = CodeDescriptor(::openat(at.value(), part.constData(), O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC));
    }
    if (!at.isOpen())
        return codeFailure(errno, doing);
    const CodeDescriptor file(::openat(at.value(), encodedPart(parts.last()).constData(),
                                       O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0666));
    if (!file.isOpen())
        return codeFailure(errno, doing);
    QFile writer;
    if (!writer.open(file.value(), QIODevice::WriteOnly) || writer.write(bytes) != bytes.size() || !writer.flush())
        return fail(ErrorKind::Unavailable, "NotWritten",
                    (doing + QStringLiteral(": ") + writer.errorString()).toStdString());
    return {};
}

Done renameCode(const QString &folder, const QString &path, const QString &to)
{
    if (auto name = checkCodeName(to); !name)
        return name;
    const auto doing = QStringLiteral("could not rename %1").arg(path);
    const auto from = openCodeParent(folder, path);
    if (!from.isOpen())
        return codeFailure(errno, doing);
    const auto target = openCodeParent(folder, to);
    if (!target.isOpen())
        return codeFailure(errno, doing);
    const auto failed =
        ::renameat2(from.value(), encodedPart(path.section(QLatin1Char('/'), -1)).constData(), target.value(),
                    encodedPart(to.section(QLatin1Char('/'), -1)).constData(), RENAME_NOREPLACE);
    if (failed)
        return codeFailure(errno, doing);
    return {};
}

Done removeCode(const QString &folder, const QString &path)
{
    const auto parent = openCodeParent(folder, path);
    const auto name = encodedPart(path.section(QLatin1Char('/'), -1));
    if (!parent.isOpen() || ::unlinkat(parent.value(), name.constData(), 0) != 0)
        return codeFailure(errno, QStringLiteral("could not delete %1").arg(path));
    return {};
}

} // namespace sluice
