// Little-endian numbers in and out of byte strings; reading is bounded and says when there was too little.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace sluice {

template <class T> void putNumber(std::string &out, T value)
{
    for (std::size_t i = 0; i < sizeof(T); ++i)
        out.push_back(static_cast<char>(static_cast<std::uint64_t>(value) >> (8 * i)));
}

template <class T> [[nodiscard]] T numberAt(std::string_view bytes, std::size_t offset)
{
    std::uint64_t value = 0;
    for (std::size_t i = 0; i < sizeof(T); ++i)
        value |= static_cast<std::uint64_t>(static_cast<unsigned char>(bytes[offset + i])) << (8 * i);
    return static_cast<T>(value);
}

class ByteReader {
public:
    explicit ByteReader(std::string_view bytes)
        : m_rest(bytes)
    {
    }

    template <class T> [[nodiscard]] T number()
    {
        if (m_rest.size() < sizeof(T)) {
            m_good = false;
            m_rest = {};
            return T{};
        }
        const T value = numberAt<T>(m_rest, 0);
        m_rest.remove_prefix(sizeof(T));
        return value;
    }

    [[nodiscard]] std::string_view bytes(std::size_t size)
    {
        if (m_rest.size() < size) {
            m_good = false;
            m_rest = {};
            return {};
        }
        const auto view = m_rest.substr(0, size);
        m_rest.remove_prefix(size);
        return view;
    }

    [[nodiscard]] bool good() const { return m_good; } // false once anything was missing
    [[nodiscard]] bool atEnd() const { return m_rest.empty(); }

private:
    std::string_view m_rest;
    bool m_good = true;
};

} // namespace sluice
