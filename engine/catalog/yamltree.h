// A YAML document as a tree with places, read with limits: what a stack file is before it means anything.
// Anchors, aliases, tags and more than one document are refused, and so are duplicate keys.
#pragma once

#include "engine/base/result.h"

#include <string>
#include <string_view>
#include <vector>

namespace sluice {

struct YamlEntry;

struct YamlNode {
    enum class Kind { Null, Scalar, Sequence, Map };

    Kind kind = Kind::Null;
    bool quoted = false; // a scalar in quotes or a block: text, whatever it looks like
    int line = 0; // from 1
    int column = 0;
    std::string text; // of a scalar
    std::vector<YamlNode> items;
    std::vector<YamlEntry> entries; // in the file's order

    [[nodiscard]] const YamlNode *find(std::string_view key) const;
};

struct YamlEntry { // no pair: clang wants a pair's types whole before they are
    YamlNode first; // the key, a scalar
    YamlNode second;
};

inline constexpr int kYamlDepthMax = 64;
inline constexpr std::size_t kYamlNodesMax = 500'000;

// Invalid/"StackSyntax" with file, line and column: not UTF-8, over limits::kStackFileBytesMax, too deep, bad syntax.
[[nodiscard]] Result<YamlNode> parseYaml(const std::string &text, const std::string &file);

// The node as compact JSON, keys in the file's order. A plain scalar that is a JSON number, true, false or null (or ~, or
// nothing) is that; everything else is text, as is all that is quoted.
[[nodiscard]] std::string toJson(const YamlNode &node);
[[nodiscard]] std::string quotedJson(std::string_view text);
[[nodiscard]] bool isJsonNumber(std::string_view text);

} // namespace sluice
