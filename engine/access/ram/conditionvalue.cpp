#include "engine/access/ram/conditionvalue.h"

#include <algorithm>
#include <charconv>
#include <cmath>

#include <arpa/inet.h>

namespace sluice {

namespace {

// Takes exactly that many digits off the front.
std::optional<int> takeDigits(std::string_view &text, std::size_t count)
{
    if (text.size() < count)
        return std::nullopt;
    int value = 0;
    for (std::size_t i = 0; i < count; ++i) {
        if (text[i] < '0' || text[i] > '9')
            return std::nullopt;
        value = value * 10 + (text[i] - '0');
    }
    text.remove_prefix(count);
    return value;
}

bool takeMark(std::string_view &text, char mark)
{
    if (!text.starts_with(mark))
        return false;
    text.remove_prefix(1);
    return true;
}

// ".123456789": what is finer than a microsecond is cut. Broken: nothing after the point.
std::optional<Duration> takeFraction(std::string_view &text)
{
    if (!takeMark(text, '.'))
        return Duration(0);
    std::int64_t value = 0;
    std::size_t digits = 0;
    for (; !text.empty() && text[0] >= '0' && text[0] <= '9' && digits < 9; text.remove_prefix(1), ++digits)
        value = value * 10 + (text[0] - '0');
    if (digits == 0)
        return std::nullopt;
    for (auto i = digits; i < 9; ++i)
        value *= 10;
    return Duration(value / 1000);
}

// "Z", "+08:00", "-0330"; all of the text.
std::optional<std::chrono::minutes> takeOffset(std::string_view text)
{
    if (text == "Z" || text == "z")
        return std::chrono::minutes(0);
    if (text.empty() || (text[0] != '+' && text[0] != '-'))
        return std::nullopt;
    const int sign = text[0] == '-' ? -1 : 1;
    text.remove_prefix(1);
    const auto hours = takeDigits(text, 2);
    takeMark(text, ':');
    const auto minutes = takeDigits(text, 2);
    if (!hours || !minutes || !text.empty() || *hours > 23 || *minutes > 59)
        return std::nullopt;
    return std::chrono::minutes(sign * (*hours * 60 + *minutes));
}

std::optional<int> prefixBits(std::string_view text, int max)
{
    int bits = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), bits);
    const bool padded = text.size() > 1 && text[0] == '0';
    if (error != std::errc() || end != text.data() + text.size() || padded || bits < 0 || bits > max)
        return std::nullopt;
    return bits;
}

// An IPv4 address inside ::ffff:0:0/96 becomes one.
AddressRange unmapped(AddressRange range)
{
    static constexpr std::array<std::uint8_t, 12> kMapped = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF};
    if (range.width != 128 || range.bits < 96 || !std::equal(kMapped.begin(), kMapped.end(), range.bytes.begin()))
        return range;
    AddressRange plain{{}, 32, range.bits - 96};
    std::copy(range.bytes.begin() + 12, range.bytes.end(), plain.bytes.begin());
    return plain;
}

std::optional<AddressRange> wholeAddress(std::string_view text)
{
    std::array<char, INET6_ADDRSTRLEN> copy = {}; // inet_pton() wants its end marked
    if (text.size() >= copy.size() || text.find('\0') != std::string_view::npos)
        return std::nullopt;
    std::copy(text.begin(), text.end(), copy.begin());
    AddressRange range;
    if (text.find(':') != std::string_view::npos) {
        range.width = range.bits = 128;
        if (::inet_pton(AF_INET6, copy.data(), range.bytes.data()) != 1)
            return std::nullopt;
    } else if (::inet_pton(AF_INET, copy.data(), range.bytes.data()) != 1) {
        return std::nullopt;
    }
    return range;
}

} // namespace

bool AddressRange::holds(const AddressRange &address) const
{
    if (address.width != width || address.bits < bits)
        return false;
    const auto whole = static_cast<std::size_t>(bits / 8);
    if (!std::equal(bytes.begin(), bytes.begin() + static_cast<std::ptrdiff_t>(whole), address.bytes.begin()))
        return false;
    const auto mask = static_cast<std::uint8_t>(0xFF00 >> (bits % 8));
    return bits % 8 == 0 || (bytes[whole] & mask) == (address.bytes[whole] & mask);
}

std::optional<AddressRange> address(std::string_view text)
{
    const auto range = wholeAddress(text);
    return range ? std::optional(unmapped(*range)) : std::nullopt;
}

std::optional<AddressRange> addressRange(std::string_view text)
{
    const auto slash = text.find('/');
    auto range = wholeAddress(text.substr(0, slash));
    if (range && slash != std::string_view::npos) {
        const auto bits = prefixBits(text.substr(slash + 1), range->width);
        if (!bits)
            return std::nullopt;
        range->bits = *bits;
    }
    return range ? std::optional(unmapped(*range)) : std::nullopt;
}

std::optional<WallTime> conditionTime(std::string_view text)
{
    const auto year = takeDigits(text, 4);
    const bool dash = takeMark(text, '-');
    const auto month = takeDigits(text, 2);
    const bool dashAgain = takeMark(text, '-');
    const auto day = takeDigits(text, 2);
    if (!year || !month || !day || !dash || !dashAgain)
        return std::nullopt;
    const std::chrono::year_month_day date{std::chrono::year(*year), std::chrono::month(static_cast<unsigned>(*month)),
                                           std::chrono::day(static_cast<unsigned>(*day))};
    if (!date.ok())
        return std::nullopt;
    const WallTime midnight = std::chrono::sys_days(date);
    if (text.empty())
        return midnight;
    if (!takeMark(text, 'T') && !takeMark(text, 't'))
        return std::nullopt;
    const auto hour = takeDigits(text, 2);
    const bool colon = takeMark(text, ':');
    const auto minute = takeDigits(text, 2);
    const auto second = takeMark(text, ':') ? takeDigits(text, 2) : std::optional(0);
    const auto fraction = takeFraction(text);
    const auto offset = takeOffset(text);
    if (!hour || !minute || !second || !fraction || !offset || !colon || *hour > 23 || *minute > 59 || *second > 59)
        return std::nullopt;
    return midnight + std::chrono::hours(*hour) + std::chrono::minutes(*minute) + std::chrono::seconds(*second) + *fraction
        - *offset;
}

std::optional<double> plainNumber(std::string_view text)
{
    double value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc() || end != text.data() + text.size() || !std::isfinite(value))
        return std::nullopt;
    return value;
}

std::optional<bool> trueOrFalse(std::string_view text)
{
    const auto is = [text](std::string_view word) {
        return std::equal(text.begin(), text.end(), word.begin(), word.end(),
                          [](char a, char b) { return (a >= 'A' && a <= 'Z' ? a | 0x20 : a) == b; });
    };
    if (is("true"))
        return true;
    return is("false") ? std::optional(false) : std::nullopt;
}

std::array<char, 20> isoText(WallTime time)
{
    const auto first = WallTime(std::chrono::sys_days(std::chrono::year(0) / 1 / 1));
    const auto last = WallTime(std::chrono::sys_days(std::chrono::year(9999) / 12 / 31)) + std::chrono::hours(24)
        - std::chrono::seconds(1);
    const auto seconds = std::chrono::floor<std::chrono::seconds>(std::clamp(time, first, last));
    const auto days = std::chrono::floor<std::chrono::days>(seconds);
    const std::chrono::year_month_day date(days);
    const std::chrono::hh_mm_ss clock(seconds - days);
    std::array<char, 20> out = {'0', '0', '0', '0', '-', '0', '0', '-', '0', '0',
                                'T', '0', '0', ':', '0', '0', ':', '0', '0', 'Z'};
    const auto put = [&out](std::size_t lastDigit, long value) {
        for (; value > 0; value /= 10)
            out[lastDigit--] = static_cast<char>('0' + value % 10);
    };
    put(3, static_cast<int>(date.year()));
    put(6, static_cast<unsigned>(date.month()));
    put(9, static_cast<unsigned>(date.day()));
    put(12, clock.hours().count());
    put(15, clock.minutes().count());
    put(18, clock.seconds().count());
    return out;
}

} // namespace sluice
