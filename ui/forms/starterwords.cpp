#include "ui/forms/starterwords.h"

#include <QCoreApplication>
#include <QDir>
#include <QStandardPaths>

namespace sluice {

namespace {

struct StarterText {
    Q_DECLARE_TR_FUNCTIONS(Starters)
};

constexpr int kNumbersTried = 100;

bool isOf(const Starter &starter, const std::string &runtime)
{
    return runtime.starts_with(starter.runtime);
}

} // namespace

QList<StarterWords> starterWords(const std::string &runtime)
{
    QList<StarterWords> words;
    for (const auto &starter : starters()) {
        if (!isOf(starter, runtime))
            continue;
        auto &one = words.emplace_back();
        one.starter = starter;
        if (starter.name == "blank") {
            one.title = StarterText::tr("Blank");
            one.text = StarterText::tr("Says where the new logs are and does nothing with them: a place to begin.");
        } else if (starter.name == "clean") {
            one.title = StarterText::tr("Clean");
            one.text = StarterText::tr(
                "Reads the new logs, parses, masks, enriches and drops them, and writes the rest to another Logstore.");
        } else if (starter.name == "ship") {
            one.title = StarterText::tr("Ship");
            one.text = StarterText::tr("Writes the new logs into a bucket, as gzip files of JSON lines.");
        } else {
            one.title = QString::fromStdString(starter.name);
            one.text = QString::fromStdString(starter.summary);
        }
    }
    const auto rank = [](const StarterWords &one) { // from little to much
        return one.starter.name == "blank" ? 0 : one.starter.name == "clean" ? 1 : one.starter.name == "ship" ? 2 : 3;
    };
    std::stable_sort(words.begin(), words.end(),
                     [rank](const StarterWords &a, const StarterWords &b) { return rank(a) < rank(b); });
    return words;
}

bool takesStarter(const QString &folder)
{
    const QFileInfo info(folder);
    if (info.isRelative())
        return false; // to which folder is anybody's guess
    if (!info.exists())
        return !info.isSymLink();
    return info.isDir() && QDir(folder).isEmpty(QDir::AllEntries | QDir::Hidden | QDir::System | QDir::NoDotAndDotDot);
}

QString proposedFolder(const QString &function)
{
    const auto name = function.isEmpty() ? QStringLiteral("function") : function;
    const auto base =
        QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation) + QStringLiteral("/Sluice/") + name;
    auto folder = base;
    for (int number = 2; number < kNumbersTried && !takesStarter(folder); ++number)
        folder = base + QLatin1Char('-') + QString::number(number);
    return folder;
}

Done writeStarterOf(const std::string &runtime, const std::string &name, const std::string &folder)
{
    if (name.empty())
        return {};
    for (const auto &starter : starters()) {
        if (isOf(starter, runtime) && starter.name == name)
            return writeStarter(starter, folder);
    }
    return fail(ErrorKind::NotFound, "StarterNotFound", "there is no starter '" + name + "' for " + runtime);
}

} // namespace sluice
