#include "engine/functions/local/runtimefiles.h"

#include <QCryptographicHash>
#include <QDir>
#include <QDirIterator>
#include <QFile>

#include <algorithm>
#include <map>

namespace sluice {

namespace {

using RuntimeFileMap = std::map<QString, QByteArray>; // path in the folder → bytes

RuntimeFileMap filesBelow(const QString &folder)
{
    RuntimeFileMap files;
    QDirIterator found(folder, QDir::Files | QDir::Hidden | QDir::System, QDirIterator::Subdirectories);
    while (found.hasNext()) {
        QFile file(found.next());
        const auto name = QDir(folder).relativeFilePath(file.fileName());
        if (name.endsWith(".pyc") || name.endsWith(".md"))
            continue;
        files[name] = file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("unreadable");
    }
    return files;
}

QString digestOf(const RuntimeFileMap &files)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    for (const auto &[name, bytes] : files) {
        hash.addData(name.toUtf8() + '\0' + QByteArray::number(bytes.size()) + '\0');
        hash.addData(bytes);
    }
    return QString::fromLatin1(hash.result().toHex());
}

tl::unexpected<Error> notWritten(const QString &path)
{
    return fail(ErrorKind::Unavailable, "RuntimeFilesNotWritten",
                "cannot write the runtimes' files to " + path.toStdString() + ": check the disk and its permissions");
}

Done writeFiles(const RuntimeFileMap &files, const QDir &folder)
{
    for (const auto &[name, bytes] : files) {
        const auto path = folder.filePath(name);
        QFile file(path);
        if (!QDir().mkpath(QFileInfo(path).path()) || !file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size()
            || !file.flush())
            return notWritten(path);
        file.setPermissions(QFile::ReadOwner | QFile::ReadGroup | QFile::ReadOther);
    }
    return {};
}

} // namespace

Result<std::string> installRuntimeFiles(const std::string &from, const std::string &dataFolder)
{
    const auto files = filesBelow(QString::fromStdString(from));
    if (files.empty())
        return fail(ErrorKind::NotFound, "RuntimeFilesMissing",
                    "this program has no runtimes inside: it is not built as it should be");
    const auto digest = digestOf(files);
    QDir parent(QString::fromStdString(dataFolder) + "/runtimes");
    if (!parent.mkpath("."))
        return notWritten(parent.path());
    for (const auto &other : parent.entryList(QDir::AllEntries | QDir::Hidden | QDir::System | QDir::NoDotAndDotDot))
        if (other != digest)
            QDir(parent.filePath(other)).removeRecursively();
    const auto folder = parent.filePath(digest);
    if (QDir(folder).exists()) {
        if (digestOf(filesBelow(folder)) == digest)
            return folder.toStdString();
        QDir(folder).removeRecursively();
    }
    const QDir fresh(parent.filePath(".new"));
    SLUICE_TRY(writeFiles(files, fresh));
    if (digestOf(filesBelow(fresh.path())) != digest || !parent.rename(".new", digest))
        return notWritten(folder);
    return folder.toStdString();
}

} // namespace sluice
