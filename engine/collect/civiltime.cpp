#include "engine/collect/civiltime.h"

#include <array>
#include <chrono>
#include <limits>

namespace sluice {

namespace {

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c;
}

bool startsWithWord(std::string_view text, std::string_view word)
{
    if (text.size() < word.size())
        return false;
    for (std::size_t i = 0; i < word.size(); ++i) {
        if (lower(text[i]) != word[i])
            return false;
    }
    return true;
}

// Which of the words (or its first three letters) the text begins with; takes it off. -1: none.
template <std::size_t N> int takeWord(std::string_view &text, const std::array<std::string_view, N> &words)
{
    for (std::size_t i = 0; i < N; ++i) {
        if (!startsWithWord(text, words[i].substr(0, 3)))
            continue;
        text.remove_prefix(startsWithWord(text, words[i]) ? words[i].size() : 3);
        return static_cast<int>(i);
    }
    return -1;
}

constexpr std::array<std::string_view, 12> kMonths = {"january", "february", "march",     "april",   "may",      "june",
                                                      "july",    "august",   "september", "october", "november", "december"};
constexpr std::array<std::string_view, 7> kWeekdays = {"monday", "tuesday",  "wednesday", "thursday",
                                                       "friday", "saturday", "sunday"};

} // namespace

bool CivilReader::take(char c)
{
    if (m_text.empty() || m_text.front() != c)
        return false;
    m_text.remove_prefix(1);
    return true;
}

bool CivilReader::number(int &value, int digitsMin, int digitsMax)
{
    int digits = 0;
    value = 0;
    while (digits < digitsMax && !m_text.empty() && isDigit(m_text.front())) {
        value = value * 10 + (m_text.front() - '0');
        m_text.remove_prefix(1);
        ++digits;
    }
    return digits >= digitsMin;
}

bool CivilReader::month(int &value)
{
    value = takeWord(m_text, kMonths) + 1;
    return value > 0;
}

bool CivilReader::weekday()
{
    return takeWord(m_text, kWeekdays) >= 0;
}

bool CivilReader::clock(CivilTime &time)
{
    return number(time.hour, 2, 2) && take(':') && number(time.minute, 2, 2) && take(':') && number(time.second, 2, 2);
}

bool CivilReader::fraction(CivilTime &time)
{
    std::uint32_t nanos = 0;
    int digits = 0;
    for (; !m_text.empty() && isDigit(m_text.front()); m_text.remove_prefix(1), ++digits) {
        if (digits < 9)
            nanos = nanos * 10 + static_cast<std::uint32_t>(m_text.front() - '0');
    }
    for (int i = digits; i < 9; ++i)
        nanos *= 10;
    time.nanos = nanos;
    return digits > 0;
}

bool CivilReader::offset(CivilTime &time)
{
    if (take('Z') || take('z')) {
        time.offset = 0;
        return true;
    }
    const bool west = take('-');
    if (!west && !take('+'))
        return false;
    int hours = 0;
    int minutes = 0;
    if (!number(hours, 2, 2))
        return false;
    const bool colon = take(':');
    if ((colon || (!m_text.empty() && isDigit(m_text.front()))) && !number(minutes, 2, 2))
        return false;
    if (hours > 23 || minutes > 59)
        return false;
    const auto seconds = hours * 3600 + minutes * 60;
    time.offset = west ? -seconds : seconds;
    return true;
}

bool CivilReader::iso8601(CivilTime &time)
{
    if (!number(time.year, 4, 4) || !take('-') || !number(time.month, 2, 2) || !take('-') || !number(time.day, 2, 2))
        return false;
    const auto ahead = m_text.size() > 1 && isDigit(m_text[1]) ? m_text.front() : '\0';
    if (ahead != 'T' && ahead != 't' && ahead != ' ')
        return true;
    m_text.remove_prefix(1);
    if (!number(time.hour, 2, 2) || !take(':') || !number(time.minute, 2, 2))
        return false;
    if (take(':')) {
        if (!number(time.second, 2, 2))
            return false;
        if ((take('.') || take(',')) && !fraction(time))
            return false;
    }
    const auto next = m_text.empty() ? '\0' : m_text.front();
    return next == 'Z' || next == 'z' || next == '+' || next == '-' ? offset(time) : true;
}

void CivilReader::skipSpace()
{
    while (take(' ') || take('\t')) { }
}

std::optional<std::int64_t> civilSeconds(const CivilTime &time)
{
    using namespace std::chrono;
    const year_month_day date(year(time.year), month(static_cast<unsigned>(time.month)),
                              day(static_cast<unsigned>(time.day)));
    if (!date.ok() || time.hour < 0 || time.hour > 23 || time.minute < 0 || time.minute > 59 || time.second < 0
        || time.second > 60)
        return std::nullopt;
    const auto days = sys_days(date).time_since_epoch().count();
    return std::int64_t(days) * 86'400 + time.hour * 3'600 + time.minute * 60 + time.second;
}

std::optional<LogTime> logTime(std::int64_t seconds, std::optional<std::uint32_t> nanos)
{
    if (seconds < 0 || seconds > std::numeric_limits<std::uint32_t>::max())
        return std::nullopt;
    return LogTime{static_cast<std::uint32_t>(seconds), nanos};
}

LogTime logTime(WallTime now)
{
    return logTime(unixSeconds(now), std::nullopt).value_or(LogTime{});
}

} // namespace sluice
