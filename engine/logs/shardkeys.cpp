#include "engine/logs/shardkeys.h"

#include <algorithm>
#include <cassert>

namespace sluice {

namespace {

__extension__ using Wide = unsigned __int128;
constexpr std::size_t kDigits = 32;
constexpr std::string_view kHex = "0123456789abcdef";

std::string toHex(Wide number)
{
    std::string text(kDigits, '0');
    for (std::size_t i = kDigits; i-- > 0; number >>= 4)
        text[i] = kHex[static_cast<unsigned>(number & 15)];
    return text;
}

Wide fromHex(std::string_view text)
{
    Wide number = 0;
    for (const char c : text)
        number = (number << 4) | static_cast<unsigned>(kHex.find(c));
    return number;
}

} // namespace

std::vector<KeyRange> evenKeyRanges(int count)
{
    assert(count >= 1);
    // i · 2^128 / count without 129 bits: 2^128 = quotient · count + rest + 1.
    const auto parts = static_cast<Wide>(count);
    const Wide quotient = ~Wide{0} / parts;
    const Wide rest = ~Wide{0} % parts + 1;
    const auto border = [&](int i) { return toHex(quotient * static_cast<Wide>(i) + rest * static_cast<Wide>(i) / parts); };
    std::vector<KeyRange> ranges;
    for (int i = 0; i < count; ++i)
        ranges.push_back({border(i), i + 1 == count ? std::string(kDigits, 'f') : border(i + 1)});
    return ranges;
}

Result<std::string> paddedHashKey(std::string_view key)
{
    if (key.empty() || key.size() > kDigits)
        return fail(ErrorKind::Invalid, "InvalidKey", "a hash key has 1 to 32 hexadecimal digits");
    std::string text(key);
    for (char &c : text) {
        if (c >= 'A' && c <= 'F')
            c = static_cast<char>(c - 'A' + 'a');
        if (kHex.find(c) == std::string_view::npos)
            return fail(ErrorKind::Invalid, "InvalidKey", "a hash key has hexadecimal digits only");
    }
    text.resize(kDigits, '0');
    return text;
}

bool holds(const KeyRange &range, std::string_view key)
{
    const bool last = std::ranges::all_of(range.end, [](char c) { return c == 'f'; });
    return key >= range.begin && (key < range.end || last);
}

Result<std::pair<KeyRange, KeyRange>> halves(const KeyRange &range)
{
    const Wide begin = fromHex(range.begin);
    const Wide end = fromHex(range.end);
    const Wide middle = begin + (end - begin) / 2 + (end - begin) % 2;
    if (middle <= begin || middle >= end)
        return fail(ErrorKind::Invalid, "ParameterInvalid", "invalid mid hash.");
    return std::pair(KeyRange{range.begin, toHex(middle)}, KeyRange{toHex(middle), range.end});
}

} // namespace sluice
