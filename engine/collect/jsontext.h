// Steps through JSON text without copying. Knows the grammar, not what the text means. No allocation, no recursion.
#pragma once

#include <bit>
#include <cstdint>
#include <string_view>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

namespace sluice {

// The first byte of [at, end) that ends or interrupts a string (a quote, a backslash, a control character), or end.
// Reads up to 15 bytes behind `end`.
inline const char *jsonStringStop(const char *at, const char *end)
{
#if defined(__SSE2__)
    const auto quote = _mm_set1_epi8('"');
    const auto backslash = _mm_set1_epi8('\\');
    const auto control = _mm_set1_epi8(0x1F);
    for (; at < end; at += 16) {
        const auto bytes = _mm_loadu_si128(reinterpret_cast<const __m128i *>(at));
        const auto stops = _mm_or_si128(_mm_or_si128(_mm_cmpeq_epi8(bytes, quote), _mm_cmpeq_epi8(bytes, backslash)),
                                        _mm_cmpeq_epi8(_mm_min_epu8(bytes, control), bytes));
        const auto mask = static_cast<unsigned>(_mm_movemask_epi8(stops));
        if (mask != 0) {
            const auto *const found = at + std::countr_zero(mask);
            return found < end ? found : end;
        }
    }
    return end;
#else
    while (at < end && *at != '"' && *at != '\\' && static_cast<unsigned char>(*at) > 0x1F)
        ++at;
    return at;
#endif
}

class JsonText {
public:
    struct String {
        std::string_view bytes; // between the quotes, as written
        bool escaped = false; // holds a backslash
        bool valid = false;
    };

    // LineParser::kReadAhead bytes behind the text's end can be read.
    explicit JsonText(std::string_view text)
        : m_at(text.data())
        , m_end(text.data() + text.size())
    {
    }

    void skipSpace()
    {
        while (m_at < m_end && (*m_at == ' ' || *m_at == '\t' || *m_at == '\n' || *m_at == '\r'))
            ++m_at;
    }
    [[nodiscard]] bool atEnd() const { return m_at == m_end; }
    [[nodiscard]] const char *here() const { return m_at; }
    [[nodiscard]] bool at(char c) const { return m_at < m_end && *m_at == c; }
    bool take(char c)
    {
        if (!at(c))
            return false;
        ++m_at;
        return true;
    }

    // A string with its quotes. Escapes are found, not checked: unescape() checks them.
    [[nodiscard]] String string();

    // Any other value, its bytes as written; all of it is checked, escapes in nested strings too. False: broken or too deep.
    [[nodiscard]] bool value(std::string_view &bytes, int depthMax);

    // Writes what the escaped bytes stand for; never longer than the input. Lone halves of surrogate pairs become U+FFFD.
    // Gives the size, -1 for a broken escape.
    [[nodiscard]] static long unescape(std::string_view escaped, char *out);

private:
    [[nodiscard]] bool number();
    [[nodiscard]] bool literal();
    [[nodiscard]] bool nested(int depthMax);
    [[nodiscard]] bool nestedString();
    [[nodiscard]] bool memberName();

    const char *m_at;
    const char *m_end;
};

} // namespace sluice
