#include "ui/forms/jsonpatch.h"

#include "engine/base/jsonvalue.h"

#include <algorithm>

namespace sluice {

namespace {

constexpr std::size_t kBytesMax = 128 * 1024;
constexpr int kListWidth = 44; // characters of a list's line

// How far the line is indented on which `offset` stands.
std::string indentAt(const std::string &text, std::size_t offset)
{
    const auto start = text.rfind('\n', offset == 0 ? 0 : offset - 1);
    auto from = start == std::string::npos ? 0 : start + 1;
    std::string indent;
    while (from < text.size() && text[from] == ' ') {
        indent += ' ';
        ++from;
    }
    return indent;
}

// What `path` behind `from` makes: {"a": {"b": value}}, without the outermost key.
std::string nested(const QStringList &path, int from, const std::string &value, const std::string &indent)
{
    if (from >= path.size())
        return value;
    return "{\n" + indent + "  " + jsonQuoted(path[from].toStdString()) + ": " + nested(path, from + 1, value, indent + "  ")
        + '\n' + indent + '}';
}

} // namespace

std::optional<QString> withValue(const QString &json, const QStringList &path, const QString &value)
{
    auto text = json.toStdString();
    const auto root = parseJson(text, kBytesMax);
    if (!root || !root->is(JsonValue::Kind::Object) || path.isEmpty())
        return std::nullopt;
    const JsonValue *object = &*root;
    int depth = 0;
    for (; depth < path.size(); ++depth) {
        const auto *member = object->find(path[depth].toStdString());
        if (!member)
            break;
        if (depth + 1 == path.size()) {
            text.replace(member->begin, member->end - member->begin, value.toStdString());
            return QString::fromStdString(text);
        }
        if (!member->is(JsonValue::Kind::Object))
            return std::nullopt;
        object = member;
    }
    const auto indent = indentAt(text, object->begin + 1);
    const auto key = jsonQuoted(path[depth].toStdString());
    const auto made = nested(path, depth + 1, value.toStdString(), indent + "  ");
    const auto line = '\n' + indent + "  " + key + ": " + made;
    if (object->members.empty())
        text.replace(object->begin, object->end - object->begin, "{" + line + '\n' + indent + '}');
    else
        text.insert(object->members.back().value.end, ',' + line);
    return QString::fromStdString(text);
}

QString jsonText(const QString &text)
{
    return QString::fromStdString(jsonQuoted(text.toStdString()));
}

QString jsonList(const QStringList &texts, int column)
{
    QString out = QStringLiteral("[");
    int width = 0;
    for (qsizetype i = 0; i < texts.size(); ++i) {
        const auto item = jsonText(texts[i]);
        if (width > 0 && width + item.size() > kListWidth) {
            out += QLatin1Char('\n') + QString(column + 1, QLatin1Char(' '));
            width = 0;
        }
        out += item;
        width += int(item.size());
        if (i + 1 < texts.size()) {
            out += QLatin1Char(',');
            if (width + 2 + jsonText(texts[i + 1]).size() <= kListWidth)
                out += QLatin1Char(' ');
            width += 2;
        }
    }
    return out + QLatin1Char(']');
}

} // namespace sluice
