#include "engine/functions/native/csvcells.h"

#include <bit>

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
    std::size_t lane = 0;
    for (const char c : {m_quote[0], m_escape[0], m_delimiter[0], '\n', '\r'}) {
        m_special[static_cast<unsigned char>(c)] |= lane < 2 ? kQuotes | kEscaped : kQuotes;
        m_lanes[lane++].bytes.fill(c);
    }
}

#ifdef __SSE2__

namespace {

__m128i load(const void *from)
{
    return _mm_load_si128(static_cast<const __m128i *>(from));
}

__m128i loadAny(const char *from)
{
    return _mm_loadu_si128(reinterpret_cast<const __m128i *>(from));
}

void store(char *to, __m128i text)
{
    _mm_storeu_si128(reinterpret_cast<__m128i *>(to), text);
}

// Up to 15 bytes as two overlapping halves: which lanes stand twice does not matter when only looking for a byte.
template <class Half> char *copyHalves(char *out, std::string_view cell, Half &first, Half &last)
{
    std::memcpy(&first, cell.data(), sizeof first);
    std::memcpy(&last, cell.data() + cell.size() - sizeof last, sizeof last);
    std::memcpy(out, &first, sizeof first);
    std::memcpy(out + cell.size() - sizeof last, &last, sizeof last);
    return out + cell.size();
}

} // namespace

char *CsvCells::copyUnlessSpecial(char *out, std::string_view cell) const
{
    const auto size = cell.size();
    if (size < 4) {
        unsigned met = 0;
        for (std::size_t i = 0; i < size; ++i) {
            met |= m_special[static_cast<unsigned char>(cell[i])];
            out[i] = cell[i];
        }
        return met != 0 ? nullptr : out + size;
    }
    const auto quote = load(&m_lanes[0]), escape = load(&m_lanes[1]), delimiter = load(&m_lanes[2]);
    const auto newline = load(&m_lanes[3]), carriage = load(&m_lanes[4]);
    const auto special = [&](__m128i text) {
        const auto two = _mm_or_si128(_mm_cmpeq_epi8(text, delimiter), _mm_cmpeq_epi8(text, quote));
        const auto more = _mm_or_si128(_mm_cmpeq_epi8(text, newline), _mm_cmpeq_epi8(text, carriage));
        return _mm_movemask_epi8(_mm_or_si128(_mm_or_si128(two, more), _mm_cmpeq_epi8(text, escape))) != 0;
    };
    if (size >= 16) {
        for (std::size_t at = 0; at + 16 <= size; at += 16) {
            const auto text = loadAny(cell.data() + at);
            store(out + at, text);
            if (special(text))
                return nullptr;
        }
        const auto text = loadAny(cell.data() + size - 16); // the rest, overlapping what is done
        store(out + size - 16, text);
        return special(text) ? nullptr : out + size;
    }
    if (size >= 8) {
        std::int64_t first = 0, last = 0;
        char *end = copyHalves(out, cell, first, last);
        return special(_mm_set_epi64x(last, first)) ? nullptr : end;
    }
    std::int32_t first = 0, last = 0;
    char *end = copyHalves(out, cell, first, last);
    return special(_mm_set_epi32(last, first, last, first)) ? nullptr : end;
}

char *CsvCells::putQuoted(char *out, std::string_view cell) const
{
    const auto quote = load(&m_lanes[0]), escape = load(&m_lanes[1]);
    *out++ = m_quote[0];
    const char *in = cell.data();
    const char *end = in + cell.size();
    while (end - in >= 16) {
        const auto text = loadAny(in);
        store(out, text);
        const auto mask = static_cast<unsigned>(
            _mm_movemask_epi8(_mm_or_si128(_mm_cmpeq_epi8(text, quote), _mm_cmpeq_epi8(text, escape))));
        const int plain = mask == 0 ? 16 : std::countr_zero(mask);
        in += plain;
        out += plain;
        if (mask != 0) {
            *out++ = m_escape[0];
            *out++ = *in++;
        }
    }
    for (; in != end; ++in) {
        if (m_special[static_cast<unsigned char>(*in)] & kEscaped)
            *out++ = m_escape[0];
        *out++ = *in;
    }
    *out++ = m_quote[0];
    return out;
}

#else

char *CsvCells::copyUnlessSpecial(char *out, std::string_view cell) const
{
    unsigned met = 0;
    for (const char c : cell)
        met |= m_special[static_cast<unsigned char>(c)];
    return met != 0 ? nullptr : append(out, cell);
}

char *CsvCells::putQuoted(char *out, std::string_view cell) const
{
    *out++ = m_quote[0];
    for (const char c : cell) {
        if (m_special[static_cast<unsigned char>(c)] & kEscaped)
            *out++ = m_escape[0];
        *out++ = c;
    }
    *out++ = m_quote[0];
    return out;
}

#endif

// Characters of several bytes are rare; this way is only right, not fast.
char *CsvCells::putAnyCharacter(char *out, std::string_view cell) const
{
    const auto holds = [&](const std::string &text) { return cell.find(text) != cell.npos; };
    if (cell.find_first_of("\n\r") == cell.npos && !holds(m_delimiter) && !holds(m_quote) && !holds(m_escape))
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
