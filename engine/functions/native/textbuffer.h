// Memory for text that is about to be written: no filling with zeros, kept from one block to the next.
#pragma once

#include <algorithm>
#include <cstring>
#include <memory>
#include <string>
#include <string_view>

namespace sluice {

class TextBuffer {
public:
    // Where at least `bytes` more may be written; tell the new end to used().
    char *room(std::size_t bytes)
    {
        if (m_capacity - m_size < bytes)
            grow(bytes);
        return m_data.get() + m_size;
    }
    void used(const char *end) { m_size = static_cast<std::size_t>(end - m_data.get()); }

    void add(std::string_view text)
    {
        char *out = room(text.size());
        std::memcpy(out, text.data(), text.size());
        m_size += text.size();
    }

    [[nodiscard]] std::string_view view() const { return {m_data.get(), m_size}; }
    [[nodiscard]] std::size_t size() const { return m_size; }
    void clear() { m_size = 0; }

private:
    void grow(std::size_t bytes)
    {
        const auto capacity = std::max(m_capacity * 2, m_size + bytes);
        auto data = std::make_unique_for_overwrite<char[]>(capacity);
        if (m_size > 0)
            std::memcpy(data.get(), m_data.get(), m_size);
        m_data = std::move(data);
        m_capacity = capacity;
    }

    std::unique_ptr<char[]> m_data;
    std::size_t m_size = 0;
    std::size_t m_capacity = 0;
};

} // namespace sluice
