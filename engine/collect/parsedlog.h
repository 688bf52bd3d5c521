// One line, parsed: its time and its fields as views into the line, the parser's own memory or this object's scratch.
// Reused from line to line: after the first few lines nothing is allocated. One thread.
#pragma once

#include "engine/base/clock.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

namespace sluice {

// What a log carries: whole seconds since 1970 in 32 bits, and a fraction when the input had one.
struct LogTime {
    std::uint32_t seconds = 0;
    std::optional<std::uint32_t> nanos;
    friend bool operator==(const LogTime &, const LogTime &) = default;
};

struct FieldView {
    std::string_view key;
    std::string_view value;
};

class ParsedLog {
public:
    // Forgets the line before; views handed out until then end here.
    void clear();

    // Adds a field in order; the same key may come twice. The key is made one that the Log Service takes: a reserved one
    // gets a `_` in front, an empty one is `_`, one over kKeyBytesMax is cut (takeKeysCut() counts).
    void add(std::string_view key, std::string_view value)
    {
        if (key.empty() || key.front() == '_' || key.size() > kKeyBytesMax)
            key = allowedKey(key);
        put(key, value);
    }

    // Adds one of the collector's own fields, such as __parse_error__, under exactly that name.
    void addOwn(std::string_view key, std::string_view value) { put(key, value); }

    // `size` bytes to write to, valid until clear().
    [[nodiscard]] char *scratch(std::size_t size);
    [[nodiscard]] std::string_view keep(std::string_view bytes);

    [[nodiscard]] std::span<const FieldView> fields() const { return {m_fields.data(), m_count}; }
    [[nodiscard]] std::uint64_t takeKeysCut() { return std::exchange(m_keysCut, 0); } // since it was asked last

    std::optional<LogTime> time; // what the format itself says

    static constexpr std::size_t kKeyBytesMax = 128;

private:
    struct Chunk {
        std::unique_ptr<char[]> bytes;
        std::size_t size = 0;
    };
    void put(std::string_view key, std::string_view value)
    {
        if (m_count == m_fields.size()) [[unlikely]]
            m_fields.resize(2 * m_count + kFieldsFirst);
        m_fields[m_count++] = {key, value};
    }
    [[nodiscard]] std::string_view allowedKey(std::string_view key);

    static constexpr std::size_t kFieldsFirst = 32;

    std::vector<FieldView> m_fields; // the first m_count are of this line
    std::size_t m_count = 0;
    std::vector<Chunk> m_chunks;
    std::size_t m_chunk = 0; // in use
    std::size_t m_used = 0; // of that chunk
    std::uint64_t m_keysCut = 0;
};

} // namespace sluice
