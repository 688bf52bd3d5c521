#include "engine/functions/native/csvcells.h"

#ifdef __SSE2__
#include <emmintrin.h>
#endif

namespace sluice {

namespace {

char *append(char *out, std::string_view text)
{
    std::memcpy(out, text.data(), text.size());
    return out + text.size();
}

} // namespace

CsvCells::CsvCells(std::string delimiter, std::string quote, std::string escape)
    : m_delimiter(std::move(delimiter))
    , m_quote(std::move(quote))
    , m_escape(std::move(escape))
    , m_plain(m_delimiter.size() == 1 && m_quote.size() == 1 && m_escape.size() == 1)
{
    for (const char c : {m_delimiter[0], m_quote[0], m_escape[0], '\n', '\r'})
        m_special[static_cast<unsigned char>(c)] = 1;
}

#ifdef __SSE2__

char *CsvCells::copyUnlessSpecial(char *out, std::string_view cell) const
{
    const auto delimiter = _mm_set1_epi8(m_delimiter[0]);
    const auto quote = _mm_set1_epi8(m_quote[0]);
    const auto escape = _mm_set1_epi8(m_escape[0]);
    const auto newline = _mm_set1_epi8('\n');
    const auto carriage = _mm_set1_epi8('\r');
    const auto special = [&](__m128i text) {
        const auto two = _mm_or_si128(_mm_cmpeq_epi8(text, delimiter), _mm_cmpeq_epi8(text, quote));
        const auto more = _mm_or_si128(_mm_cmpeq_epi8(text, newline), _mm_cmpeq_epi8(text, carriage));
        return _mm_movemask_epi8(_mm_or_si128(_mm_or_si128(two, more), _mm_cmpeq_epi8(text, escape)));
    };
    const char *in = cell.data();
    const auto size = cell.size();
    const auto copy16 = [&](std::size_t at) {
        const auto text = _mm_loadu_si128(reinterpret_cast<const __m128i *>(in + at));
        _mm_storeu_si128(reinterpret_cast<__m128i *>(out + at), text);
        return special(text);
    };
    if (size >= 16) {
        for (std::size_t at = 0; at + 16 <= size; at += 16)
            if (copy16(at) != 0)
                return nullptr;
        return copy16(size - 16) != 0 ? nullptr : out + size; // the rest, overlapping what is done
    }
    if (size >= 8) {
        std::int64_t first = 0, last = 0;
        std::memcpy(&first, in, 8);
        std::memcpy(&last, in + size - 8, 8);
        if (special(_mm_set_epi64x(last, first)) != 0)
            return nullptr;
        std::memcpy(out, &first, 8);
        std::memcpy(out + size - 8, &last, 8);
        return out + size;
    }
    unsigned met = 0;
    for (std::size_t i = 0; i < size; ++i) {
        met |= m_special[static_cast<unsigned char>(in[i])];
        out[i] = in[i];
    }
    return met != 0 ? nullptr : out + size;
}

#else

char *CsvCells::copyUnlessSpecial(char *out, std::string_view cell) const
{
    unsigned met = 0;
    for (const char c : cell)
        met |= m_special[static_cast<unsigned char>(c)];
    return met != 0 ? nullptr : append(out, cell);
}

#endif

bool CsvCells::needsQuotes(std::string_view cell) const
{
    return cell.find_first_of("\n\r") != cell.npos || cell.find(m_delimiter) != cell.npos || cell.find(m_quote) != cell.npos
        || cell.find(m_escape) != cell.npos;
}

char *CsvCells::putSlowly(char *out, std::string_view cell) const
{
    if (!m_plain && !needsQuotes(cell))
        return append(out, cell);
    out = append(out, m_quote);
    while (!cell.empty()) {
        const std::size_t length = cell.starts_with(m_quote) ? m_quote.size()
            : cell.starts_with(m_escape)                     ? m_escape.size()
                                                             : 0;
        if (length > 0)
            out = append(out, m_escape);
        const auto taken = std::max<std::size_t>(length, 1);
        out = append(out, cell.substr(0, taken));
        cell.remove_prefix(taken);
    }
    return append(out, m_quote);
}

} // namespace sluice
