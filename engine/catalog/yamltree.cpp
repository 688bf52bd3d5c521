#include "engine/catalog/yamltree.h"

#include "engine/base/limits.h"
#include "engine/catalog/names.h"

#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/parser.h>

#include <algorithm>
#include <optional>
#include <set>
#include <sstream>

namespace sluice {
namespace {

Error syntaxError(const std::string &file, int line, int column, std::string detail)
{
    return Error{ErrorKind::Invalid, "StackSyntax", std::move(detail), Place{file, line, column}};
}

// Builds the tree. The parser cannot be stopped from within, so after the first refusal its events are let pass.
class Builder final : public YAML::EventHandler {
public:
    explicit Builder(const std::string &file)
        : m_file(file)
    {
    }

    [[nodiscard]] Result<YamlNode> take()
    {
        if (m_refused)
            return fail(std::move(*m_refused));
        return std::move(m_root);
    }

    [[nodiscard]] int line() const { return m_root.line; }

    void OnDocumentStart(const YAML::Mark &) override { }
    void OnDocumentEnd() override { }
    void OnNull(const YAML::Mark &mark, YAML::anchor_t anchor) override
    {
        leaf(mark, anchor, YamlNode::Kind::Null, {}, false);
    }
    void OnAlias(const YAML::Mark &mark, YAML::anchor_t) override
    {
        refuse(mark, "aliases (*name) are not taken; write the value out");
    }
    void OnScalar(const YAML::Mark &mark, const std::string &tag, YAML::anchor_t anchor, const std::string &value) override
    {
        checkTag(mark, tag);
        const bool quoted = tag == "!";
        const bool null = !quoted && (value == "~" || value == "null" || value == "Null" || value == "NULL");
        leaf(mark, anchor, null ? YamlNode::Kind::Null : YamlNode::Kind::Scalar, value, quoted);
    }
    void OnSequenceStart(const YAML::Mark &mark, const std::string &tag, YAML::anchor_t anchor,
                         YAML::EmitterStyle::value) override
    {
        open(mark, tag, anchor, YamlNode::Kind::Sequence);
    }
    void OnSequenceEnd() override { close(); }
    void OnMapStart(const YAML::Mark &mark, const std::string &tag, YAML::anchor_t anchor,
                    YAML::EmitterStyle::value) override
    {
        open(mark, tag, anchor, YamlNode::Kind::Map);
    }
    void OnMapEnd() override { close(); }

private:
    struct Level {
        YamlNode node;
        bool hasKey = false;
        YamlNode key;
        std::set<std::string> keys;
    };

    void refuse(const YAML::Mark &mark, std::string why)
    {
        if (!m_refused)
            m_refused = syntaxError(m_file, mark.line + 1, mark.column + 1, std::move(why));
    }
    void checkTag(const YAML::Mark &mark, const std::string &tag)
    {
        if (!tag.empty() && tag != "?" && tag != "!")
            refuse(mark, "tags (" + tag.substr(0, 40) + ") are not taken");
    }
    YamlNode start(const YAML::Mark &mark, YAML::anchor_t anchor, YamlNode::Kind kind)
    {
        if (anchor != 0)
            refuse(mark, "anchors (&name) are not taken; write the value out");
        if (++m_nodes > kYamlNodesMax)
            refuse(mark, "more than " + std::to_string(kYamlNodesMax) + " values");
        YamlNode node;
        node.kind = kind;
        node.line = mark.line + 1;
        node.column = mark.column + 1;
        return node;
    }
    void leaf(const YAML::Mark &mark, YAML::anchor_t anchor, YamlNode::Kind kind, std::string text, bool quoted)
    {
        auto node = start(mark, anchor, kind);
        node.text = std::move(text);
        node.quoted = quoted;
        add(std::move(node));
    }
    void open(const YAML::Mark &mark, const std::string &tag, YAML::anchor_t anchor, YamlNode::Kind kind)
    {
        checkTag(mark, tag);
        if (m_levels.size() >= kYamlDepthMax)
            refuse(mark, "nested deeper than " + std::to_string(kYamlDepthMax) + " levels");
        Level level;
        level.node = start(mark, anchor, kind);
        if (!m_refused)
            m_levels.push_back(std::move(level));
    }
    void close()
    {
        if (m_refused)
            return;
        auto node = std::move(m_levels.back().node);
        m_levels.pop_back();
        add(std::move(node));
    }
    void add(YamlNode node)
    {
        if (m_refused)
            return;
        if (m_levels.empty()) {
            m_root = std::move(node);
            return;
        }
        auto &level = m_levels.back();
        if (level.node.kind == YamlNode::Kind::Sequence) {
            level.node.items.push_back(std::move(node));
        } else if (!level.hasKey) {
            addKey(level, std::move(node));
        } else {
            level.hasKey = false;
            level.node.entries.push_back({std::move(level.key), std::move(node)});
        }
    }
    void addKey(Level &level, YamlNode key)
    {
        YAML::Mark mark;
        mark.line = key.line - 1;
        mark.column = key.column - 1;
        if (key.kind != YamlNode::Kind::Scalar && key.kind != YamlNode::Kind::Null)
            refuse(mark, "a key must be plain text");
        else if (!level.keys.insert(key.text).second)
            refuse(mark, "the key \"" + key.text.substr(0, 80) + "\" is here twice");
        level.key = std::move(key);
        level.hasKey = true;
    }

    std::optional<Error> m_refused;
    const std::string &m_file;
    YamlNode m_root;
    std::vector<Level> m_levels;
    std::size_t m_nodes = 0;
};

// Where the first byte is that is not UTF-8 or is NUL: line from 1, 0 = all is well.
int badLine(const std::string &text)
{
    if (isUtf8(text) && text.find('\0') == std::string::npos)
        return 0;
    int line = 1;
    for (std::size_t at = 0; at < text.size(); ++line) {
        const auto end = std::min(text.find('\n', at), text.size());
        const auto part = std::string_view(text).substr(at, end - at);
        if (!isUtf8(part) || part.find('\0') != std::string_view::npos)
            break;
        at = end + 1;
    }
    return line;
}

void appendJson(const YamlNode &node, std::string &out)
{
    switch (node.kind) {
    case YamlNode::Kind::Null: out += "null"; return;
    case YamlNode::Kind::Scalar:
        if (!node.quoted && (node.text == "true" || node.text == "false" || isJsonNumber(node.text)))
            out += node.text;
        else
            out += quotedJson(node.text);
        return;
    case YamlNode::Kind::Sequence:
        out += '[';
        for (const auto &item : node.items) {
            if (&item != &node.items.front())
                out += ',';
            appendJson(item, out);
        }
        out += ']';
        return;
    case YamlNode::Kind::Map:
        out += '{';
        for (const auto &entry : node.entries) {
            if (&entry != &node.entries.front())
                out += ',';
            out += quotedJson(entry.first.text) + ':';
            appendJson(entry.second, out);
        }
        out += '}';
        return;
    }
}

} // namespace

const YamlNode *YamlNode::find(std::string_view key) const
{
    for (const auto &[name, value] : entries) {
        if (name.text == key)
            return &value;
    }
    return nullptr;
}

Result<YamlNode> parseYaml(const std::string &text, const std::string &file)
{
    if (text.size() > limits::kStackFileBytesMax)
        return fail(syntaxError(
            file, 0, 0, "the file has more than " + std::to_string(limits::kStackFileBytesMax / limits::kMiB) + " MiB"));
    if (const int line = badLine(text); line > 0)
        return fail(syntaxError(file, line, 1, "not valid UTF-8 text"));
    try {
        std::istringstream input(text);
        YAML::Parser parser(input);
        Builder builder(file);
        if (!parser.HandleNextDocument(builder))
            return fail(syntaxError(file, 1, 1, "the file is empty"));
        SLUICE_LET(auto root, builder.take());
        Builder more(file);
        if (parser.HandleNextDocument(more))
            return fail(syntaxError(file, more.line(), 1, "one file holds one document (a second one begins here)"));
        return root;
    } catch (const YAML::Exception &exception) {
        return fail(
            syntaxError(file, exception.mark.line + 1, exception.mark.column + 1, "not valid YAML: " + exception.msg));
    } catch (const std::exception &exception) {
        return fail(syntaxError(file, 0, 0, std::string("cannot be read: ") + exception.what()));
    }
}

bool isJsonNumber(std::string_view text)
{
    const auto digits = [&text] {
        std::size_t count = 0;
        while (count < text.size() && text[count] >= '0' && text[count] <= '9')
            ++count;
        return count;
    };
    if (!text.empty() && text.front() == '-')
        text.remove_prefix(1);
    const auto whole = digits();
    if (whole == 0 || (whole > 1 && text.front() == '0'))
        return false;
    text.remove_prefix(whole);
    if (!text.empty() && text.front() == '.') {
        text.remove_prefix(1);
        const auto fraction = digits();
        if (fraction == 0)
            return false;
        text.remove_prefix(fraction);
    }
    if (!text.empty() && (text.front() == 'e' || text.front() == 'E')) {
        text.remove_prefix(1);
        if (!text.empty() && (text.front() == '+' || text.front() == '-'))
            text.remove_prefix(1);
        const auto exponent = digits();
        if (exponent == 0)
            return false;
        text.remove_prefix(exponent);
    }
    return text.empty();
}

std::string quotedJson(std::string_view text)
{
    static constexpr char kHex[] = "0123456789abcdef";
    std::string out = "\"";
    for (const char c : text) {
        switch (c) {
        case '"': out += "\\\""; break;
        case '\\': out += "\\\\"; break;
        case '\b': out += "\\b"; break;
        case '\f': out += "\\f"; break;
        case '\n': out += "\\n"; break;
        case '\r': out += "\\r"; break;
        case '\t': out += "\\t"; break;
        default:
            if (static_cast<unsigned char>(c) < 0x20) {
                out += "\\u00";
                out += kHex[(c >> 4) & 0xf];
                out += kHex[c & 0xf];
            } else {
                out += c;
            }
        }
    }
    return out + '"';
}

std::string toJson(const YamlNode &node)
{
    std::string out;
    appendJson(node, out);
    return out;
}

} // namespace sluice
