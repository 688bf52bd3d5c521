// YAML text, written line by line so that it reads back as the same values.
#pragma once

#include "engine/catalog/yamltree.h"

#include <cstdint>
#include <string>
#include <vector>

namespace sluice {

// A scalar that reads back as the same text: plain only where no reader could take it for anything else.
[[nodiscard]] std::string yamlScalar(const std::string &text);

// Lines of block style; the depth counts indents of two spaces. What equals its default is left out.
class YamlLines {
public:
    void line(int depth, const std::string &text);
    void text(int depth, const std::string &key, const std::string &value, const std::string &byDefault = {});
    void flag(int depth, const std::string &key, bool value, bool byDefault);
    void number(int depth, const std::string &key, std::int64_t value, std::int64_t byDefault);
    void texts(int depth, const std::string &key, const std::vector<std::string> &values); // [a, b]; empty = left out

    // A JSON object: a mapping when that reads back as the same bytes, else the JSON text itself as one scalar.
    void json(int depth, const std::string &key, const std::string &value);

    [[nodiscard]] static std::string flow(const std::vector<std::string> &values);
    [[nodiscard]] std::string take() { return std::move(m_text); }

private:
    void block(int depth, const YamlNode &node);
    void entry(int depth, const std::string &head, const YamlNode &value);

    std::string m_text;
};

} // namespace sluice
