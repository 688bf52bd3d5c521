// The part of CBOR (RFC 8949) that the control socket speaks: integers, byte and text strings, arrays, maps, booleans,
// null and doubles, all of definite length. Plain values, no allocation while reading.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace sluice {

class CborWriter {
public:
    explicit CborWriter(std::string &out)
        : m_out(out)
    {
    }

    void unsignedNumber(std::uint64_t value) { head(0, value); }
    void number(std::int64_t value)
    {
        if (value >= 0)
            head(0, static_cast<std::uint64_t>(value));
        else
            head(1, ~static_cast<std::uint64_t>(value));
    }
    void bytes(std::string_view value)
    {
        head(2, value.size());
        m_out.append(value);
    }
    void text(std::string_view ascii)
    {
        head(3, ascii.size());
        m_out.append(ascii);
    }
    void array(std::size_t count) { head(4, count); }
    void map(std::size_t pairs) { head(5, pairs); }
    void boolean(bool value) { m_out.push_back(static_cast<char>(value ? 0xf5 : 0xf4)); }
    void null() { m_out.push_back(static_cast<char>(0xf6)); }
    void real(double value);

private:
    void head(unsigned major, std::uint64_t argument);

    std::string &m_out;
};

// Reads hostile bytes: every verb is false after the first mistake, and then the values are not touched.
class CborReader {
public:
    // What the values of one message may take in memory, strings and elements together: a frame of empty rows would
    // otherwise grow a hundredfold.
    static constexpr std::size_t kMemoryMax = 512u * 1024 * 1024;
    static constexpr int kSkipDepthMax = 32;

    explicit CborReader(std::string_view bytes)
        : m_bytes(bytes)
    {
    }

    [[nodiscard]] bool unsignedNumber(std::uint64_t &value);
    [[nodiscard]] bool number(std::int64_t &value);
    [[nodiscard]] bool string(std::string_view &value); // bytes or text; points into the message
    [[nodiscard]] bool array(std::size_t &count); // never more elements than bytes are left
    [[nodiscard]] bool map(std::size_t &pairs);
    [[nodiscard]] bool boolean(bool &value);
    [[nodiscard]] bool real(double &value); // integers too
    [[nodiscard]] bool null(); // true and past it when the next item is null; false is no mistake
    [[nodiscard]] bool skip(); // any one item
    [[nodiscard]] bool charge(std::size_t memory);

    bool refuse(const char *mistake); // records the first mistake; always false

    [[nodiscard]] bool ok() const { return m_mistake == nullptr; }
    [[nodiscard]] bool atEnd() const { return m_at == m_bytes.size(); }
    [[nodiscard]] const char *mistake() const { return m_mistake; } // nullptr = none
    [[nodiscard]] std::size_t offset() const { return m_at; }

private:
    bool head(unsigned &major, std::uint64_t &argument);
    bool head(unsigned major, std::uint64_t &argument, const char *mistake);
    bool skip(int depth);

    std::string_view m_bytes;
    std::size_t m_at = 0;
    std::size_t m_memory = 0;
    const char *m_mistake = nullptr;
};

} // namespace sluice
