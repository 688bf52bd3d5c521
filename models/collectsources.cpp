#include "models/collectsources.h"

#include <QRegularExpression>
#include <QString>

namespace sluice {

namespace {

bool readsFile(const QString &source, const QString &file)
{
    auto folder = source;
    while (folder.endsWith(QLatin1Char('/')))
        folder.chop(1);
    if (file.startsWith(folder + QLatin1Char('/')))
        return true;
    const auto at = source.lastIndexOf(QLatin1Char('/'));
    if (file.left(at + 1) != source.left(at + 1))
        return false;
    const QRegularExpression pattern(QRegularExpression::wildcardToRegularExpression(source.mid(at + 1)));
    return pattern.match(file.mid(at + 1)).hasMatch();
}

} // namespace

std::optional<std::size_t> sourceOf(const Logstore &logstore, const std::string &file)
{
    for (std::size_t i = 0; i < logstore.collect.size(); ++i) {
        if (logstore.collect[i].path == file)
            return i;
    }
    for (std::size_t i = 0; i < logstore.collect.size(); ++i) {
        if (readsFile(QString::fromStdString(logstore.collect[i].path), QString::fromStdString(file)))
            return i;
    }
    return std::nullopt;
}

} // namespace sluice
