// Reading one mapping of a stack file: takes the keys that are known, remembers their places, reports the others.
#pragma once

#include "engine/catalog/stackfile.h"
#include "engine/catalog/yamltree.h"

#include <functional>

namespace sluice {

// What one reading gathers. Not more than kProblemsMax errors are kept.
class StackErrors {
public:
    explicit StackErrors(StackReading &reading)
        : m_reading(reading)
    {
    }
    void add(const YamlNode &at, std::string code, std::string detail);
    void place(const std::string &path, const YamlNode &at);
    [[nodiscard]] const std::string &file() const { return m_reading.stack.file; }

private:
    StackReading &m_reading;
};

class StackSection {
public:
    // A node that is no mapping is reported, and then every key is missing; nothing at all is an empty mapping.
    StackSection(StackErrors &errors, const YamlNode &node, std::string path);
    ~StackSection(); // reports keys that nobody asked for
    StackSection(const StackSection &) = delete;
    StackSection &operator=(const StackSection &) = delete;

    // The value of a key, null when the file does not give it. `key` must be a literal.
    const YamlNode *take(std::string_view key);
    [[nodiscard]] std::string path(std::string_view key) const;

    // Each leaves `value` alone when the key is missing or its value is of the wrong type (which is reported).
    void text(std::string_view key, std::string &value);
    void flag(std::string_view key, bool &value);
    void integer(std::string_view key, int &value);
    void count(std::string_view key, std::uint32_t &value);
    void size(std::string_view key, std::uint64_t &value); // 16MiB, 10GiB, 4096
    void texts(std::string_view key, std::vector<std::string> &values);
    void json(std::string_view key, std::string &value, const std::string &what); // a mapping, or JSON text
    void file(std::string_view key, std::string &value); // a path; relative to the stack file's folder

    // Calls visit(name, node, path) for each entry of the mapping under the key.
    void each(std::string_view key,
              const std::function<void(const std::string &, const YamlNode &, const std::string &)> &visit);
    void missing(std::string_view key); // reports that the key is needed

    [[nodiscard]] StackErrors &errors() const { return m_errors; }
    [[nodiscard]] const YamlNode &node() const { return m_node; }

private:
    bool number(const YamlNode &value, std::string_view key, std::int64_t least, std::int64_t most, std::int64_t &number);

    StackErrors &m_errors;
    const YamlNode &m_node;
    const std::string m_path;
    std::vector<std::string> m_known;
};

// "10GiB" → bytes; "" units and B, KiB, MiB, GiB, TiB. None when it is no size.
[[nodiscard]] std::optional<std::uint64_t> sizeFromText(std::string_view text);
[[nodiscard]] std::string sizeToText(std::uint64_t bytes);

} // namespace sluice
