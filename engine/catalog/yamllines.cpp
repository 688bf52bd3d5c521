#include "engine/catalog/yamllines.h"

#include <algorithm>

namespace sluice {

std::string yamlScalar(const std::string &text)
{
    static const std::vector<std::string> kWords = {"true", "false", "null", "yes", "no", "on", "off", "y", "n"};
    const auto letter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c == '/'; };
    const auto inside = [&](char c) { return letter(c) || (c >= '0' && c <= '9') || c == '-' || c == '.' || c == '+'; };
    std::string lower = text;
    std::transform(lower.begin(), lower.end(), lower.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
    if (!text.empty() && text.size() < 200 && letter(text.front()) && std::all_of(text.begin(), text.end(), inside)
        && std::find(kWords.begin(), kWords.end(), lower) == kWords.end())
        return text;
    std::string out;
    const auto json = quotedJson(text);
    for (std::size_t i = 0; i < json.size(); ++i) { // what YAML takes for a line break or not for text at all
        const auto rest = std::string_view(json).substr(i);
        if (rest.starts_with("\x7f")) {
            out += "\\x7f";
        } else if (rest.size() > 1 && rest[0] == '\xc2' && static_cast<unsigned char>(rest[1]) < 0xa0) {
            static constexpr char kHex[] = "0123456789abcdef";
            out += std::string("\\u00") + kHex[(static_cast<unsigned char>(rest[1]) >> 4) & 0xf] + kHex[rest[1] & 0xf];
            ++i;
        } else if (rest.starts_with("\xe2\x80\xa8") || rest.starts_with("\xe2\x80\xa9")) {
            out += rest[2] == '\xa8' ? "\\u2028" : "\\u2029";
            i += 2;
        } else if (rest.starts_with("\xef\xbb\xbf")) {
            out += "\\ufeff";
            i += 2;
        } else {
            out += json[i];
        }
    }
    return out;
}

namespace {

std::string leaf(const YamlNode &node)
{
    switch (node.kind) {
    case YamlNode::Kind::Null: return "null";
    case YamlNode::Kind::Map: return "{}";
    case YamlNode::Kind::Sequence: return "[]";
    case YamlNode::Kind::Scalar: break;
    }
    const bool plain = !node.quoted && (node.text == "true" || node.text == "false" || isJsonNumber(node.text));
    return plain ? node.text : yamlScalar(node.text);
}

} // namespace

void YamlLines::line(int depth, const std::string &text)
{
    m_text += std::string(static_cast<std::size_t>(depth) * 2, ' ') + text + '\n';
}

void YamlLines::text(int depth, const std::string &key, const std::string &value, const std::string &byDefault)
{
    if (value != byDefault)
        line(depth, key + ": " + yamlScalar(value));
}

void YamlLines::flag(int depth, const std::string &key, bool value, bool byDefault)
{
    if (value != byDefault)
        line(depth, key + (value ? ": true" : ": false"));
}

void YamlLines::number(int depth, const std::string &key, std::int64_t value, std::int64_t byDefault)
{
    if (value != byDefault)
        line(depth, key + ": " + std::to_string(value));
}

void YamlLines::texts(int depth, const std::string &key, const std::vector<std::string> &values)
{
    if (!values.empty())
        line(depth, key + ": " + flow(values));
}

std::string YamlLines::flow(const std::vector<std::string> &values)
{
    std::string list;
    for (const auto &value : values)
        list += (list.empty() ? "[" : ", ") + yamlScalar(value);
    return list + ']';
}

void YamlLines::json(int depth, const std::string &key, const std::string &value)
{
    const auto tree = parseYaml(value, {});
    if (tree && tree->kind == YamlNode::Kind::Map && !tree->entries.empty()) {
        YamlLines inner;
        inner.block(1, *tree);
        const auto again = parseYaml("x:\n" + inner.m_text, {});
        if (again && again->entries.size() == 1 && toJson(again->entries.front().second) == value) {
            line(depth, key + ':');
            block(depth + 1, *tree);
            return;
        }
    }
    line(depth, key + ": " + yamlScalar(value));
}

void YamlLines::block(int depth, const YamlNode &node)
{
    for (const auto &[key, value] : node.entries)
        entry(depth, yamlScalar(key.text) + ':', value);
    for (const auto &item : node.items)
        entry(depth, "-", item);
}

void YamlLines::entry(int depth, const std::string &head, const YamlNode &value)
{
    const bool flat = value.kind == YamlNode::Kind::Sequence
        && std::all_of(value.items.begin(), value.items.end(),
                       [](const YamlNode &item) { return item.kind == YamlNode::Kind::Scalar; });
    if (flat && !value.items.empty()) {
        std::string list;
        for (const auto &item : value.items)
            list += (list.empty() ? "[" : ", ") + leaf(item);
        line(depth, head + ' ' + list + ']');
    } else if (value.entries.empty() && value.items.empty()) {
        line(depth, head + ' ' + leaf(value));
    } else {
        line(depth, head);
        block(depth + 1, value);
    }
}

} // namespace sluice
