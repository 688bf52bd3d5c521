#include "app/ctl/format.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace sluice::ctl {

namespace {

std::string fixed(double value, int decimals)
{
    std::array<char, 64> text{};
    const auto result = std::to_chars(text.data(), text.data() + text.size(), value, std::chars_format::fixed, decimals);
    return {text.data(), result.ptr};
}

std::string twoDigits(std::int64_t value)
{
    return (value < 10 ? "0" : "") + std::to_string(value);
}

// The code point at the front and its size; size 1 and U+FFFD for a byte that begins none.
struct CodePoint {
    char32_t value = 0xfffd;
    std::size_t size = 1;
    bool valid = false;
};

CodePoint firstOf(std::string_view text)
{
    const auto at = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    const unsigned first = at(0);
    if (first < 0x80)
        return {first, 1, true};
    const std::size_t size = first >= 0xf0 && first <= 0xf4 ? 4
        : first >= 0xe0 && first < 0xf0                     ? 3
        : first >= 0xc2 && first < 0xe0                     ? 2
                                                            : 0;
    if (size == 0 || text.size() < size)
        return {};
    char32_t value = first & (0x7fu >> size);
    for (std::size_t i = 1; i < size; ++i) {
        if ((at(i) & 0xc0) != 0x80)
            return {};
        value = value << 6 | (at(i) & 0x3fu);
    }
    constexpr std::array<char32_t, 5> kLeast = {0, 0, 0x80, 0x800, 0x10000};
    if (value < kLeast[size] || value > 0x10ffff || (value >= 0xd800 && value <= 0xdfff))
        return {};
    return {value, size, true};
}

struct Range {
    char32_t first;
    char32_t last;
};

bool within(std::initializer_list<Range> ranges, char32_t value)
{
    return std::ranges::any_of(ranges, [value](const Range &range) { return value >= range.first && value <= range.last; });
}

std::size_t widthOf(char32_t value)
{
    if (within({{0x300, 0x36f},
                {0x483, 0x489},
                {0x591, 0x5bd},
                {0x610, 0x61a},
                {0x64b, 0x65f},
                {0x200b, 0x200f},
                {0x20d0, 0x20ff},
                {0xfe00, 0xfe0f},
                {0xfe20, 0xfe2f}},
               value))
        return 0;
    if (within({{0x1100, 0x115f},
                {0x2e80, 0x303e},
                {0x3041, 0x33ff},
                {0x3400, 0x4dbf},
                {0x4e00, 0x9fff},
                {0xa000, 0xa4cf},
                {0xac00, 0xd7a3},
                {0xf900, 0xfaff},
                {0xfe30, 0xfe6f},
                {0xff00, 0xff60},
                {0xffe0, 0xffe6},
                {0x1f300, 0x1f64f},
                {0x1f680, 0x1f6ff},
                {0x1f900, 0x1f9ff},
                {0x20000, 0x3fffd}},
               value))
        return 2;
    return 1;
}

} // namespace

std::string countText(std::uint64_t count)
{
    auto digits = std::to_string(count);
    for (auto at = static_cast<std::ptrdiff_t>(digits.size()) - 3; at > 0; at -= 3)
        digits.insert(static_cast<std::size_t>(at), 1, ',');
    return digits;
}

std::string bytesText(std::uint64_t bytes)
{
    constexpr std::array<std::string_view, 6> kUnits = {"B", "KiB", "MiB", "GiB", "TiB", "PiB"};
    auto value = static_cast<double>(bytes);
    std::size_t unit = 0;
    while (value >= 1023.95 && unit + 1 < kUnits.size()) {
        value /= 1024;
        ++unit;
    }
    const bool whole = unit == 0 || value >= 99.95 || value == static_cast<double>(static_cast<std::uint64_t>(value));
    return fixed(value, whole ? 0 : 1) + ' ' + std::string(kUnits[unit]);
}

std::string durationText(std::int64_t ms)
{
    if (ms < 0)
        return "-" + durationText(-ms);
    if (ms < 1000)
        return std::to_string(ms) + " ms";
    if (ms < 59'950)
        return fixed(static_cast<double>(ms) / 1000, 1) + " s";
    const auto seconds = (ms + 500) / 1000;
    if (seconds < 3600)
        return std::to_string(seconds / 60) + " min " + twoDigits(seconds % 60) + " s";
    if (seconds < 86'400)
        return std::to_string(seconds / 3600) + " h " + twoDigits(seconds / 60 % 60) + " min";
    return std::to_string(seconds / 86'400) + " d " + std::to_string(seconds / 3600 % 24) + " h";
}

std::string plural(std::uint64_t count, std::string_view noun)
{
    return countText(count) + ' ' + std::string(noun) + (count == 1 ? "" : "s");
}

std::string printable(std::string_view text)
{
    std::string out;
    while (!text.empty()) {
        const auto point = firstOf(text);
        if (point.valid && point.value == '\t')
            out += ' ';
        else if (!point.valid || point.value < 0x20 || (point.value >= 0x7f && point.value < 0xa0) || point.value == 0x2028
                 || point.value == 0x2029 || (point.value >= 0x202a && point.value <= 0x202e))
            out += "\xef\xbf\xbd";
        else
            out.append(text.substr(0, point.size));
        text.remove_prefix(point.size);
    }
    return out;
}

std::size_t displayWidth(std::string_view utf8)
{
    std::size_t width = 0;
    while (!utf8.empty()) {
        const auto point = firstOf(utf8);
        width += widthOf(point.value);
        utf8.remove_prefix(point.size);
    }
    return width;
}

std::string elided(std::string_view utf8, std::size_t width)
{
    if (displayWidth(utf8) <= width)
        return std::string(utf8);
    std::string out;
    std::size_t used = 1; // the ellipsis
    while (!utf8.empty()) {
        const auto point = firstOf(utf8);
        used += widthOf(point.value);
        if (used > width)
            break;
        out.append(utf8.substr(0, point.size));
        utf8.remove_prefix(point.size);
    }
    return out + "…";
}

} // namespace sluice::ctl
