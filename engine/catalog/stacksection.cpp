#include "engine/catalog/stacksection.h"

#include "engine/catalog/names.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <filesystem>
#include <limits>

namespace sluice {
namespace {

struct Unit {
    std::string_view name;
    int shift;
};
constexpr std::array<Unit, 6> kUnits = {{{"TiB", 40}, {"GiB", 30}, {"MiB", 20}, {"KiB", 10}, {"B", 0}, {"", 0}}};

std::string shown(const YamlNode &node)
{
    switch (node.kind) {
    case YamlNode::Kind::Null: return "nothing";
    case YamlNode::Kind::Sequence: return "a list";
    case YamlNode::Kind::Map: return "a mapping";
    case YamlNode::Kind::Scalar: break;
    }
    return '"' + node.text.substr(0, 80) + '"';
}

std::string inQuotes(std::string_view key)
{
    return '"' + std::string(key) + '"';
}

} // namespace

void StackErrors::add(const YamlNode &at, std::string code, std::string detail)
{
    if (m_reading.errors.size() < kProblemsMax)
        m_reading.errors.push_back(
            {ErrorKind::Invalid, std::move(code), std::move(detail), Place{file(), at.line, at.column}});
}

void StackErrors::place(const std::string &path, const YamlNode &at)
{
    m_reading.stack.places[path] = Place{file(), at.line, at.column};
}

StackSection::StackSection(StackErrors &errors, const YamlNode &node, std::string path)
    : m_errors(errors)
    , m_node(node)
    , m_path(std::move(path))
{
    if (node.kind != YamlNode::Kind::Map && node.kind != YamlNode::Kind::Null)
        m_errors.add(node, "WrongType",
                     (m_path.empty() ? "the file" : m_path) + " must be a mapping (key: value), not " + shown(node));
}

StackSection::~StackSection()
{
    for (const auto &[key, value] : m_node.entries) {
        if (std::find(m_known.begin(), m_known.end(), key.text) != m_known.end())
            continue;
        const auto near = nearest(key.text, m_known);
        std::string all;
        for (const auto &known : m_known)
            all += (all.empty() ? "" : ", ") + known;
        m_errors.add(key, "UnknownKey",
                     "unknown key " + inQuotes(key.text.substr(0, 80)) + (m_path.empty() ? "" : " in " + m_path)
                         + (near.empty() ? "; keys here are " + all : "; did you mean " + inQuotes(near) + "?"));
    }
}

std::string StackSection::path(std::string_view key) const
{
    return m_path.empty() ? std::string(key) : m_path + '.' + std::string(key);
}

const YamlNode *StackSection::take(std::string_view key)
{
    m_known.emplace_back(key);
    const auto *value = m_node.find(key);
    if (value)
        m_errors.place(path(key), *value);
    return value;
}

void StackSection::missing(std::string_view key)
{
    const bool holds = m_node.kind == YamlNode::Kind::Map || m_node.kind == YamlNode::Kind::Null; // else reported already
    if (holds)
        m_errors.add(m_node, "MissingKey",
                     "the key " + inQuotes(key) + " is needed" + (m_path.empty() ? "" : " in " + m_path));
}

void StackSection::text(std::string_view key, std::string &value)
{
    const auto *node = take(key);
    if (!node)
        return;
    if (node->kind == YamlNode::Kind::Scalar)
        value = node->text;
    else
        m_errors.add(*node, "WrongType", inQuotes(key) + " must be text, not " + shown(*node));
}

void StackSection::flag(std::string_view key, bool &value)
{
    const auto *node = take(key);
    if (!node)
        return;
    if (node->kind == YamlNode::Kind::Scalar && !node->quoted && (node->text == "true" || node->text == "false"))
        value = node->text == "true";
    else
        m_errors.add(*node, "WrongType", inQuotes(key) + " must be true or false, not " + shown(*node));
}

bool StackSection::number(const YamlNode &node, std::string_view key, std::int64_t least, std::int64_t most,
                          std::int64_t &number)
{
    const auto *end = node.text.data() + node.text.size();
    if (node.kind == YamlNode::Kind::Scalar && !node.quoted && isJsonNumber(node.text)) {
        const auto [stop, error] = std::from_chars(node.text.data(), end, number);
        if (stop == end && error == std::errc() && number >= least && number <= most)
            return true;
    }
    m_errors.add(node, "WrongType",
                 inQuotes(key) + " must be a whole number between " + std::to_string(least) + " and " + std::to_string(most)
                     + ", not " + shown(node));
    return false;
}

void StackSection::integer(std::string_view key, int &value)
{
    std::int64_t found = 0;
    const auto *node = take(key);
    if (node && number(*node, key, std::numeric_limits<int>::min(), std::numeric_limits<int>::max(), found))
        value = static_cast<int>(found);
}

void StackSection::count(std::string_view key, std::uint32_t &value)
{
    std::int64_t found = 0;
    const auto *node = take(key);
    if (node && number(*node, key, 0, std::numeric_limits<std::uint32_t>::max(), found))
        value = static_cast<std::uint32_t>(found);
}

void StackSection::size(std::string_view key, std::uint64_t &value)
{
    const auto *node = take(key);
    if (!node)
        return;
    const auto found = node->kind == YamlNode::Kind::Scalar ? sizeFromText(node->text) : std::nullopt;
    if (found)
        value = *found;
    else
        m_errors.add(*node, "WrongType", inQuotes(key) + " must be a size such as 16MiB or 10GiB, not " + shown(*node));
}

void StackSection::texts(std::string_view key, std::vector<std::string> &values)
{
    const auto *node = take(key);
    if (!node)
        return;
    if (node->kind != YamlNode::Kind::Sequence) {
        m_errors.add(*node, "WrongType", inQuotes(key) + " must be a list, not " + shown(*node));
        return;
    }
    for (const auto &item : node->items) {
        m_errors.place(path(key) + '.' + std::to_string(values.size()), item);
        if (item.kind == YamlNode::Kind::Scalar)
            values.push_back(item.text);
        else
            m_errors.add(item, "WrongType", inQuotes(key) + " must be a list of texts, not of " + shown(item));
    }
}

namespace {

void placeTree(StackErrors &errors, const YamlNode &node, const std::string &path)
{
    for (const auto &[key, value] : node.entries) {
        errors.place(path + '.' + key.text, value);
        placeTree(errors, value, path + '.' + key.text);
    }
    for (std::size_t i = 0; i < node.items.size(); ++i) {
        errors.place(path + '.' + std::to_string(i), node.items[i]);
        placeTree(errors, node.items[i], path + '.' + std::to_string(i));
    }
}

} // namespace

void StackSection::json(std::string_view key, std::string &value, const std::string &what)
{
    const auto *node = take(key);
    if (!node || node->kind == YamlNode::Kind::Null)
        return;
    if (node->kind == YamlNode::Kind::Map) {
        value = toJson(*node);
        placeTree(m_errors, *node, path(key));
        return;
    }
    if (node->kind == YamlNode::Kind::Scalar) {
        auto good = checkJsonObject(node->text, what);
        if (good)
            value = node->text;
        else
            m_errors.add(*node, "ParameterInvalid", good.error().detail);
        return;
    }
    m_errors.add(*node, "ParameterInvalid", what + " must be a mapping or the text of a JSON object, not " + shown(*node));
}

void StackSection::file(std::string_view key, std::string &value)
{
    text(key, value);
    if (!value.empty() && value.find('\0') == std::string::npos && value.size() < 65'536)
        value = (std::filesystem::path(m_errors.file()).parent_path() / value).lexically_normal().string();
}

void StackSection::each(std::string_view key,
                        const std::function<void(const std::string &, const YamlNode &, const std::string &)> &visit)
{
    const auto *node = take(key);
    if (!node || node->kind == YamlNode::Kind::Null)
        return;
    if (node->kind != YamlNode::Kind::Map) {
        m_errors.add(*node, "WrongType", inQuotes(key) + " must be a mapping of names, not " + shown(*node));
        return;
    }
    for (const auto &[name, value] : node->entries) {
        const auto at = path(key) + '.' + name.text;
        m_errors.place(at, name);
        visit(name.text, value, at);
    }
}

std::optional<std::uint64_t> sizeFromText(std::string_view text)
{
    std::uint64_t number = 0;
    const auto [stop, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc())
        return std::nullopt;
    auto unit = text.substr(static_cast<std::size_t>(stop - text.data()));
    while (unit.starts_with(' '))
        unit.remove_prefix(1);
    for (const auto &[name, shift] : kUnits) {
        if (unit == name)
            return number > (std::uint64_t(1) << (62 - shift)) ? std::nullopt : std::optional(number << shift);
    }
    return std::nullopt;
}

std::string sizeToText(std::uint64_t bytes)
{
    for (const auto &[name, shift] : kUnits) {
        if (shift > 0 && bytes > 0 && bytes % (std::uint64_t(1) << shift) == 0)
            return std::to_string(bytes >> shift) + std::string(name);
    }
    return std::to_string(bytes);
}

} // namespace sluice
