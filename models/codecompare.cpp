#include "models/codecompare.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QFileInfo>

#include <map>

namespace sluice {

namespace {

using CodeFiles = std::map<QString, qint64>; // path → bytes

bool listCode(const QString &folder, CodeFiles &files, bool &cut)
{
    if (folder.isEmpty())
        return true;
    const QDir root(folder);
    if (!root.exists())
        return false;
    QDirIterator it(folder, QDir::Files | QDir::Hidden | QDir::NoSymLinks | QDir::NoDotAndDotDot,
                    QDirIterator::Subdirectories);
    while (it.hasNext()) {
        it.next();
        const auto info = it.fileInfo();
        if (info.isSymLink() || !info.isFile())
            continue;
        if (int(files.size()) >= kCompareFilesMax) {
            cut = true;
            break;
        }
        files.emplace(root.relativeFilePath(info.filePath()), info.size());
    }
    return true;
}

bool sameContent(const QString &a, const QString &b)
{
    QFile one(a);
    QFile other(b);
    if (!one.open(QIODevice::ReadOnly) || !other.open(QIODevice::ReadOnly))
        return false;
    constexpr qint64 kBlock = 64 * 1024;
    while (true) {
        const auto x = one.read(kBlock);
        if (x != other.read(kBlock))
            return false;
        if (x.isEmpty())
            return true;
    }
}

} // namespace

CodeComparison compareCode(const QString &before, const QString &after)
{
    CodeComparison result;
    CodeFiles old;
    CodeFiles fresh;
    result.missing = !listCode(before, old, result.cut) || !listCode(after, fresh, result.cut);
    if (result.missing)
        return result;
    using Kind = CodeFileChange::Kind;
    qint64 left = kCompareBytesMax;
    for (const auto &[path, size] : old) {
        const auto found = fresh.find(path);
        if (found == fresh.end()) {
            result.files.push_back({path, Kind::Removed, size, 0});
            continue;
        }
        bool changed = found->second != size;
        if (!changed) {
            left -= 2 * size;
            if (left < 0) {
                result.cut = true;
                continue;
            }
            changed = !sameContent(before + QLatin1Char('/') + path, after + QLatin1Char('/') + path);
        }
        if (changed)
            result.files.push_back({path, Kind::Changed, size, found->second});
    }
    for (const auto &[path, size] : fresh) {
        if (!old.contains(path))
            result.files.push_back({path, Kind::Added, 0, size});
    }
    std::sort(result.files.begin(), result.files.end(),
              [](const CodeFileChange &a, const CodeFileChange &b) { return a.path < b.path; });
    return result;
}

CodeText readCodeText(const QString &folder, const QString &path)
{
    if (folder.isEmpty() || path.isEmpty())
        return {};
    const auto root = QDir(folder).canonicalPath();
    const QFileInfo info(root + QLatin1Char('/') + path);
    if (root.isEmpty() || info.isSymLink() || !info.isFile()
        || !info.canonicalFilePath().startsWith(root + QLatin1Char('/')))
        return {};
    QFile file(info.canonicalFilePath());
    if (!file.open(QIODevice::ReadOnly))
        return {};
    const auto bytes = file.read(kCodeTextBytesMax + 1);
    if (bytes.contains('\0'))
        return {CodeTextKind::Binary, {}};
    if (bytes.size() > kCodeTextBytesMax)
        return {CodeTextKind::TooLarge, {}};
    return {CodeTextKind::Text, QString::fromUtf8(bytes)};
}

} // namespace sluice
