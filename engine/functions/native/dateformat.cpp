#include "engine/functions/native/dateformat.h"

#include <algorithm>
#include <array>
#include <chrono>

namespace sluice {

namespace {

constexpr std::array<std::string_view, 12> kMonths = {"January", "February", "March",     "April",   "May",      "June",
                                                      "July",    "August",   "September", "October", "November", "December"};
constexpr std::array<std::string_view, 7> kDays = {"Sunday",   "Monday", "Tuesday", "Wednesday",
                                                   "Thursday", "Friday", "Saturday"};

struct Moment {
    std::int64_t year = 0;
    unsigned month = 1; // 1 … 12
    unsigned day = 1;
    unsigned dayOfYear = 1;
    unsigned weekday = 0; // 0 = Sunday
    unsigned hour = 0, minute = 0, second = 0;
};

// A cursor time comes from outside: what lies before 1970 or after 9999 is cut to that.
Moment momentOf(std::int64_t unixSeconds)
{
    using namespace std::chrono;
    constexpr std::int64_t kSecondsMax = 253'402'300'799; // end of the year 9999
    const sys_seconds time{seconds(std::clamp<std::int64_t>(unixSeconds, 0, kSecondsMax))};
    const auto days = floor<std::chrono::days>(time);
    const year_month_day date(days);
    const hh_mm_ss clock(time - days);
    Moment moment;
    moment.year = static_cast<int>(date.year());
    moment.month = static_cast<unsigned>(date.month());
    moment.day = static_cast<unsigned>(date.day());
    moment.dayOfYear = static_cast<unsigned>((days - sys_days(date.year() / January / 1)).count()) + 1;
    moment.weekday = weekday(days).c_encoding();
    moment.hour = static_cast<unsigned>(clock.hours().count());
    moment.minute = static_cast<unsigned>(clock.minutes().count());
    moment.second = static_cast<unsigned>(clock.seconds().count());
    return moment;
}

std::string padded(std::int64_t number, std::size_t width)
{
    auto digits = std::to_string(number);
    if (digits.size() < width)
        digits.insert(0, width - digits.size(), '0');
    return digits;
}

std::string name(std::string_view whole, std::size_t count)
{
    return std::string(count >= 4 ? whole : whole.substr(0, 3));
}

std::string year(const Moment &moment, std::size_t count)
{
    return count == 2 ? padded(moment.year % 100, 2) : padded(moment.year, count);
}

bool put(std::string &out, char letter, std::size_t count, const Moment &at)
{
    const auto hour12 = at.hour % 12;
    switch (letter) {
    case 'y': out += year(at, count); return true;
    case 'M': out += count >= 3 ? name(kMonths[at.month - 1], count) : padded(at.month, count); return true;
    case 'd': out += padded(at.day, count); return true;
    case 'D': out += padded(at.dayOfYear, count); return true;
    case 'H': out += padded(at.hour, count); return true;
    case 'k': out += padded(at.hour == 0 ? 24 : at.hour, count); return true;
    case 'K': out += padded(hour12, count); return true;
    case 'h': out += padded(hour12 == 0 ? 12 : hour12, count); return true;
    case 'm': out += padded(at.minute, count); return true;
    case 's': out += padded(at.second, count); return true;
    case 'S': out += padded(0, count); return true;
    case 'a': out += at.hour < 12 ? "AM" : "PM"; return true;
    case 'E': out += name(kDays[at.weekday], count); return true;
    case 'u': out += padded(at.weekday == 0 ? 7 : at.weekday, count); return true;
    case 'z': out += count >= 4 ? "Coordinated Universal Time" : "UTC"; return true;
    case 'Z': out += "+0000"; return true;
    case 'X': out += 'Z'; return count <= 3;
    default: return false;
    }
}

// Takes the quoted text that begins at `at`; false when it does not end.
bool putQuoted(std::string &out, std::string_view pattern, std::size_t &at)
{
    if (++at < pattern.size() && pattern[at] == '\'') {
        out += '\'';
        ++at;
        return true;
    }
    for (; at < pattern.size(); ++at) {
        if (pattern[at] != '\'') {
            out += pattern[at];
        } else if (at + 1 < pattern.size() && pattern[at + 1] == '\'') {
            out += '\'';
            ++at;
        } else {
            ++at;
            return true;
        }
    }
    return false;
}

} // namespace

Result<std::string> formatDate(std::string_view pattern, std::int64_t unixSeconds)
{
    constexpr std::size_t kWidthMax = 64; // of one number; a pattern is no way to make a long name
    const auto moment = momentOf(unixSeconds);
    std::string out;
    for (std::size_t at = 0; at < pattern.size();) {
        const char c = pattern[at];
        if (c == '\'') {
            if (!putQuoted(out, pattern, at))
                return fail(ErrorKind::Invalid, "InvalidDateFormat", "a quote in the date format is not closed");
            continue;
        }
        const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
        if (!letter) {
            out += c;
            ++at;
            continue;
        }
        const auto run = std::min(pattern.find_first_not_of(c, at), pattern.size()) - at;
        if (run > kWidthMax || !put(out, c, run, moment))
            return fail(ErrorKind::Invalid, "InvalidDateFormat",
                        "the date format has '" + std::string(1, c) + "', which is not a known letter here");
        at += run;
    }
    return out;
}

} // namespace sluice
