#include "models/tracelines.h"

#include "engine/base/jsonvalue.h"

#include <QRegularExpression>

#include <algorithm>
#include <utility>

namespace sluice {

namespace {

constexpr std::size_t kErrorReplyMost = 256 * 1024;
constexpr qsizetype kTracedLineMost = 4'000; // characters of a line that are searched for a place
constexpr int kFrameParts = 4; // file, line, function, code: what the runtime for Python gives of each frame

// What leads out of a text that is too long is left out whole: no half characters.
std::string_view wholeCharacters(std::string_view text, std::size_t most)
{
    while (most > 0 && most < text.size() && (static_cast<unsigned char>(text[most]) & 0xC0) == 0x80)
        --most;
    return text.substr(0, most);
}

QString frameText(const JsonValue &frame)
{
    QStringList parts;
    for (const auto &part : frame.items)
        parts.append(QString::fromStdString(part.text));
    return parts.join(QStringLiteral(", "));
}

bool isFrame(const JsonValue &value)
{
    return value.is(JsonValue::Kind::Array) && value.items.size() >= 2 && value.items.size() <= kFrameParts
        && std::all_of(value.items.begin(), value.items.end(),
                       [](const JsonValue &part) { return part.is(JsonValue::Kind::String); })
        && value.items.front().text.starts_with("File ");
}

class ReplyWriter {
public:
    explicit ReplyWriter(std::string_view source)
        : m_source(source)
    {
    }

    void write(const JsonValue &value, int depth)
    {
        if (isFrame(value))
            return writeFrame(value, depth);
        const bool object = value.is(JsonValue::Kind::Object);
        const auto count = object ? value.members.size() : value.items.size();
        if ((!object && !value.is(JsonValue::Kind::Array)) || count == 0) {
            addValue(raw(value.begin, value.end));
            return;
        }
        add(object ? QStringLiteral("{") : QStringLiteral("["));
        for (std::size_t i = 0; i < count; ++i) {
            newLine(depth + 1);
            if (object)
                add(QString::fromStdString(jsonQuoted(value.members[i].name)) + QStringLiteral(": "));
            write(object ? value.members[i].value : value.items[i], depth + 1);
            if (i + 1 < count)
                add(QStringLiteral(","));
        }
        newLine(depth);
        add(object ? QStringLiteral("}") : QStringLiteral("]"));
    }
    [[nodiscard]] ShownReply finish()
    {
        endLine({});
        m_out.isJson = true;
        return std::move(m_out);
    }

private:
    [[nodiscard]] QString raw(std::size_t begin, std::size_t end) const
    {
        return QString::fromUtf8(m_source.data() + begin, qsizetype(end - begin));
    }
    void add(const QString &text) { m_line += text; }
    void addValue(const QString &text)
    {
        if (text.size() <= kReplyLineMost)
            return add(text);
        const auto rest = text.mid(kReplyLineMost);
        m_out.cut += rest.toUtf8().size();
        add(text.left(kReplyLineMost) + QChar(0x2026));
    }
    void endLine(const CodePlace &place)
    {
        auto at = place.file.isEmpty() ? std::exchange(m_framed, {}) : place;
        if (at.file.isEmpty() && m_line.contains(QLatin1Char('/')))
            at = placeIn(QString(m_line).replace(QLatin1String("\\\""), QLatin1String("\"")));
        m_out.places.append(at);
        m_out.text += m_line;
        m_line.clear();
    }
    void newLine(int depth)
    {
        endLine({});
        m_out.text += QLatin1Char('\n');
        m_line = QString(2 * depth, QLatin1Char(' '));
    }
    // Two lines: where it is, and what stands there.
    void writeFrame(const JsonValue &value, int depth)
    {
        const auto place = placeIn(frameText(value));
        add(QStringLiteral("["));
        for (std::size_t i = 0; i < value.items.size(); ++i) {
            if (i > 0)
                add(i == 3 ? QStringLiteral(",") : QStringLiteral(", "));
            if (i == 3) {
                endLine(place);
                m_out.text += QLatin1Char('\n');
                m_line = QString(2 * depth + 1, QLatin1Char(' '));
            }
            addValue(raw(value.items[i].begin, value.items[i].end));
        }
        add(QStringLiteral("]"));
        m_framed = place; // the comma behind it belongs to its line
    }

    std::string_view m_source;
    ShownReply m_out;
    QString m_line;
    CodePlace m_framed;
};

} // namespace

CodePlace placeIn(const QString &line)
{
    static const QRegularExpression kPython(QStringLiteral("File \"([^\"]{1,1024})\",? *(?:\", \")?line (\\d{1,7})"));
    static const QRegularExpression kNode(
        QStringLiteral("(?<![\\w:/])((?:file://)?/[^():\\s\"]{1,1024}):(\\d{1,7})(?::(\\d{1,7}))?"));
    const auto text = line.left(kTracedLineMost);
    if (const auto found = kPython.match(text); found.hasMatch())
        return {found.captured(1), found.captured(2).toInt(), 0};
    if (const auto found = kNode.match(text); found.hasMatch()) {
        auto file = found.captured(1);
        if (file.startsWith(QLatin1String("file://")))
            file = file.mid(7);
        return {file, found.captured(2).toInt(), found.captured(3).toInt()};
    }
    return {};
}

CodePlace failedAt(const QString &text)
{
    CodePlace best;
    bool isOwn = false;
    const auto unquoted = QString(text).replace(QLatin1String("\\\""), QLatin1String("\""));
    // In one line there may be a whole trace of Python's, as JSON: each frame is looked at alone.
    for (const auto &line : QString(unquoted).replace(QLatin1String("File \""), QLatin1String("\nFile \"")).split('\n')) {
        const auto place = placeIn(line);
        if (place.file.isEmpty())
            continue;
        const bool own = place.file.startsWith(QLatin1String("/code/"));
        const bool innermostLast = line.startsWith(QLatin1String("File \"")); // Python; Node.js begins with it
        if (best.file.isEmpty() || (own && !isOwn) || (own == isOwn && innermostLast)) {
            best = place;
            isOwn = own;
        }
    }
    return best;
}

ShownReply shownReply(const std::string &reply)
{
    if (reply.size() <= kReplyIndentedMost) {
        if (const auto parsed = parseJson(reply, kReplyIndentedMost)) {
            ReplyWriter writer(reply);
            writer.write(*parsed, 0);
            return writer.finish();
        }
    }
    ShownReply out;
    const auto part = wholeCharacters(reply, std::min(reply.size(), kReplyShownMost));
    out.text = QString::fromUtf8(part.data(), qsizetype(part.size()));
    out.text.replace(QChar(0), QChar(0xFFFD));
    out.cut = qsizetype(reply.size() - part.size());
    QStringList lines;
    for (const auto &line : out.text.split(QLatin1Char('\n'))) {
        for (qsizetype from = 0; from == 0 || from < line.size(); from += kReplyLineMost) {
            lines.append(line.mid(from, kReplyLineMost));
            out.places.append(placeIn(lines.last()));
        }
    }
    out.text = lines.join(QLatin1Char('\n'));
    return out;
}

ReplyError replyError(const std::string &reply)
{
    ReplyError out;
    if (reply.size() > kErrorReplyMost)
        return out;
    const auto parsed = parseJson(reply, kErrorReplyMost);
    if (!parsed || !parsed->is(JsonValue::Kind::Object))
        return out;
    const auto textOf = [&](const char *name) {
        const auto *found = parsed->find(name);
        return found && found->is(JsonValue::Kind::String) ? QString::fromStdString(found->text) : QString();
    };
    out.message = textOf("errorMessage");
    out.type = textOf("errorType");
    const auto *trace = parsed->find("stackTrace");
    if (!trace || !trace->is(JsonValue::Kind::Array))
        return out;
    bool python = false;
    for (const auto &frame : trace->items) {
        const auto text = frame.is(JsonValue::Kind::Array) ? frameText(frame) : QString::fromStdString(frame.text);
        python = python || text.contains(QLatin1String("File \""));
        for (const auto &line : text.split(QLatin1Char('\n'))) {
            if (const auto place = placeIn(line); !place.file.isEmpty())
                out.trace.append(place);
        }
    }
    // Python names the place that failed last, Node.js first.
    if (!python)
        std::reverse(out.trace.begin(), out.trace.end());
    return out;
}

} // namespace sluice
