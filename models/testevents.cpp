#include "models/testevents.h"

#include "engine/base/jsonvalue.h"
#include "engine/base/limits.h"

namespace sluice {

QStringList eventFiles(const CodeListing &listing)
{
    QStringList out;
    for (const auto &entry : listing.entries) {
        if (entry.kind != CodeEntryKind::File)
            continue;
        if (entry.path == QLatin1String("event.json"))
            out.prepend(entry.path);
        else if (entry.parent() == QLatin1String("events") && entry.path.endsWith(QLatin1String(".json")))
            out.append(entry.path);
    }
    return out;
}

QString eventPath(const QString &name)
{
    if (name.isEmpty() || name.size() > kEventNameMost || !name[0].isLetterOrNumber())
        return {};
    for (const auto ch : name) {
        if (!ch.isLetterOrNumber() && !QStringLiteral("._-").contains(ch))
            return {};
    }
    const auto suffix = QStringLiteral(".json");
    return QStringLiteral("events/") + (name.endsWith(suffix) ? name : name + suffix);
}

EventFacts eventFacts(const QString &text)
{
    EventFacts out;
    const auto bytes = text.toStdString();
    const auto parsed = parseJson(bytes, limits::kEventPayloadBytesMax);
    if (!parsed) {
        out.line = parsed.error().place.line;
        out.column = parsed.error().place.column;
        out.problem = QString::fromStdString(parsed.error().detail);
        return out;
    }
    out.isJson = true;
    const auto *source = parsed->find("source");
    if (!source)
        return out;
    const auto textOf = [source](const char *name) {
        const auto *found = source->find(name);
        return found ? QString::fromStdString(found->text) : QString();
    };
    if (!textOf("logstoreName").isEmpty())
        out.source = textOf("projectName") + QLatin1Char('/') + textOf("logstoreName");
    return out;
}

} // namespace sluice
