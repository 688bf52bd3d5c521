#include "engine/functions/starters.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <algorithm>
#include <cerrno>

namespace sluice {

namespace {

constexpr auto kStartersInside = ":/starters/"; // Qt resources of the engine

tl::unexpected<Error> starterNotWritten(const QString &path, int why)
{
    auto error = systemError(why != 0 ? why : EIO, "write '" + path.toStdString() + '\'');
    error.code = "StarterNotWritten";
    return fail(std::move(error));
}

Done writeNew(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    errno = 0;
    if (!file.open(QIODevice::WriteOnly | QIODevice::NewOnly) || file.write(bytes) != bytes.size() || !file.flush())
        return starterNotWritten(path, errno);
    return {};
}

Done writeAll(const QDir &inside, const QStringList &names, const QDir &folder, QStringList &written)
{
    for (const auto &name : names) {
        QFile from(inside.filePath(name));
        if (!from.open(QIODevice::ReadOnly))
            return starterNotWritten(from.fileName(), EIO);
        SLUICE_TRY(writeNew(folder.filePath(name), from.readAll()));
        written.append(name);
    }
    return {};
}

} // namespace

std::vector<Starter> starters()
{
    const std::pair<const char *, const char *> all[] = {
        {"blank", "Says where the new logs are and does nothing with them: a place to begin."},
        {"clean", "Reads the new logs, parses, masks, enriches and drops them, and writes the rest to another Logstore."},
        {"ship", "Writes the new logs to object storage as gzip files of JSON lines."},
    };
    std::vector<Starter> out;
    for (const auto &[name, summary] : all)
        for (const auto *runtime : {"python3", "nodejs"})
            out.push_back({name, runtime, "index.handler", summary});
    return out;
}

Done writeStarter(const Starter &starter, const std::string &folder)
{
    const auto all = starters();
    const bool known = std::ranges::any_of(
        all, [&starter](const Starter &one) { return one.name == starter.name && one.runtime == starter.runtime; });
    const auto language = starter.runtime == "python3" ? "python/" : "nodejs/";
    const QDir inside(kStartersInside + QString(language) + QString::fromStdString(starter.name));
    const auto names = inside.entryList(QDir::Files, QDir::Name);
    if (!known || names.isEmpty())
        return fail(ErrorKind::NotFound, "StarterNotFound",
                    "there is no starter '" + starter.name + "' for " + starter.runtime);
    const auto path = QString::fromStdString(folder);
    const QDir target(path);
    const QFileInfo there(path);
    const bool existed = there.exists() || there.isSymLink();
    if (existed && !(there.isDir() && target.isEmpty(QDir::AllEntries | QDir::Hidden | QDir::System | QDir::NoDotAndDotDot)))
        return fail(ErrorKind::Exists, "FolderNotEmpty",
                    '\'' + folder + "' is there and is not an empty folder: name one that is new or empty");
    errno = 0;
    if (!existed && !QDir().mkpath(path))
        return starterNotWritten(path, errno);
    QStringList written;
    auto done = writeAll(inside, names, target, written);
    if (!done) {
        for (const auto &name : written)
            QFile::remove(target.filePath(name));
        if (!existed)
            QDir().rmdir(path);
    }
    return done;
}

} // namespace sluice
