// The bytes of protobuf (proto2) that log groups need: varints, tags, lengths, skipping what is unknown.
// A Wire reads only inside its view; after a failed call its state is of no use but for position().
#pragma once

#include <cstdint>
#include <cstring>
#include <string_view>

namespace sluice::wire {

enum Type : std::uint32_t { kVarint = 0, kFixed64 = 1, kBytes = 2, kGroup = 3, kGroupEnd = 4, kFixed32 = 5 };

constexpr std::uint32_t tag(std::uint32_t field, Type type)
{
    return field << 3 | type;
}

constexpr std::size_t varintSize(std::uint64_t value)
{
    std::size_t size = 1;
    while (value >= 0x80) {
        value >>= 7;
        ++size;
    }
    return size;
}

inline char *putVarint(char *at, std::uint64_t value)
{
    while (value >= 0x80) {
        *at++ = static_cast<char>(value | 0x80);
        value >>= 7;
    }
    *at++ = static_cast<char>(value);
    return at;
}

class Wire {
public:
    explicit Wire(std::string_view bytes)
        : m_at(bytes.data())
        , m_end(bytes.data() + bytes.size())
    {
    }

    [[nodiscard]] bool atEnd() const { return m_at == m_end; }
    [[nodiscard]] const char *position() const { return m_at; }

    // At most ten bytes; bits beyond 64 are dropped, as the reference implementation does.
    [[nodiscard]] bool varint(std::uint64_t &value)
    {
        if (m_at != m_end && static_cast<unsigned char>(*m_at) < 0x80) {
            value = static_cast<unsigned char>(*m_at++);
            return true;
        }
        return longVarint(value, 10);
    }

    // A field's tag: at most five bytes, 32 bits, field number not 0.
    [[nodiscard]] bool tag(std::uint32_t &value)
    {
        std::uint64_t wide = 0;
        if (m_at != m_end && static_cast<unsigned char>(*m_at) < 0x80)
            wide = static_cast<unsigned char>(*m_at++);
        else if (!longVarint(wide, 5) || wide > UINT32_MAX)
            return false;
        value = static_cast<std::uint32_t>(wide);
        return value >> 3 != 0;
    }

    [[nodiscard]] bool bytes(std::string_view &value)
    {
        std::uint64_t size = 0;
        const auto byteAt = [this](int i) { return static_cast<unsigned char>(m_at[i]); };
        if (m_at != m_end && byteAt(0) < 0x80) {
            size = static_cast<unsigned char>(*m_at++);
        } else if (m_end - m_at >= 2 && byteAt(1) < 0x80) {
            size = (byteAt(0) & 0x7Fu) | static_cast<std::uint64_t>(byteAt(1)) << 7;
            m_at += 2;
        } else if (!longVarint(size, 5)) {
            return false;
        }
        if (size > static_cast<std::uint64_t>(m_end - m_at))
            return false;
        value = {m_at, static_cast<std::size_t>(size)};
        m_at += size;
        return true;
    }

    [[nodiscard]] bool fixed32(std::uint32_t &value)
    {
        if (m_end - m_at < 4)
            return false;
        const auto *p = reinterpret_cast<const unsigned char *>(m_at);
        value = static_cast<std::uint32_t>(p[0]) | static_cast<std::uint32_t>(p[1]) << 8
            | static_cast<std::uint32_t>(p[2]) << 16 | static_cast<std::uint32_t>(p[3]) << 24;
        m_at += 4;
        return true;
    }

    // What follows a tag that nobody wants, nested groups included.
    [[nodiscard]] bool skip(std::uint32_t tag);

private:
    bool longVarint(std::uint64_t &value, int bytesMax);

    const char *m_at;
    const char *m_end;
};

} // namespace sluice::wire
