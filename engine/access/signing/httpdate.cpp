#include "engine/access/signing/httpdate.h"

#include <algorithm>
#include <array>

namespace sluice {
namespace signing {
namespace {

using namespace std::chrono;

constexpr std::array<std::string_view, 7> kWeekdays = {"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
constexpr std::array<std::string_view, 12> kMonths = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                      "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};

// Takes a text apart from its front; after the first thing that is not as asked everything fails.
class Taking {
public:
    explicit Taking(std::string_view text)
        : m_rest(text)
    {
    }
    [[nodiscard]] bool all() const { return m_good && m_rest.empty(); }

    void literal(std::string_view text)
    {
        m_good = m_good && m_rest.starts_with(text);
        if (m_good)
            m_rest.remove_prefix(text.size());
    }
    unsigned number(std::size_t digits)
    {
        unsigned value = 0;
        m_good = m_good && m_rest.size() >= digits;
        for (std::size_t i = 0; m_good && i < digits; ++i) {
            m_good = m_rest[i] >= '0' && m_rest[i] <= '9';
            value = value * 10 + static_cast<unsigned>(m_rest[i] - '0');
        }
        if (m_good)
            m_rest.remove_prefix(digits);
        return value;
    }
    unsigned dayOfOneOrTwoDigits() { return number(m_rest.size() > 1 && m_rest[1] != ' ' ? 2 : 1); }
    template <std::size_t N> unsigned word(const std::array<std::string_view, N> &words) // its place among them, from 1
    {
        const auto found = std::ranges::find(words, m_rest.substr(0, 3));
        m_good = m_good && found != words.end();
        if (m_good)
            m_rest.remove_prefix(3);
        return static_cast<unsigned>(found - words.begin()) + 1;
    }

private:
    std::string_view m_rest;
    bool m_good = true;
};

struct Parts {
    unsigned year = 0;
    unsigned month = 0;
    unsigned day = 0;
    unsigned hour = 0;
    unsigned minute = 0;
    unsigned second = 0;
};

void takeTime(Taking &from, Parts &into, std::string_view between)
{
    into.hour = from.number(2);
    from.literal(between);
    into.minute = from.number(2);
    from.literal(between);
    into.second = from.number(2);
}

void takeRfc1123(Taking &from, Parts &into)
{
    static_cast<void>(from.word(kWeekdays));
    from.literal(", ");
    into.day = from.dayOfOneOrTwoDigits();
    from.literal(" ");
    into.month = from.word(kMonths);
    from.literal(" ");
    into.year = from.number(4);
    from.literal(" ");
    takeTime(from, into, ":");
    from.literal(" GMT");
}

void takeIso(Taking &from, Parts &into, std::string_view inDate, std::string_view inTime)
{
    into.year = from.number(4);
    from.literal(inDate);
    into.month = from.number(2);
    from.literal(inDate);
    into.day = from.number(2);
    from.literal("T");
    takeTime(from, into, inTime);
    from.literal("Z");
}

std::string padded(unsigned value, std::size_t digits)
{
    std::string text(digits, '0');
    for (std::size_t i = digits; i > 0 && value > 0; value /= 10)
        text[--i] = static_cast<char>('0' + value % 10);
    return text;
}

} // namespace
} // namespace signing

std::optional<WallTime> readDate(std::string_view text, DateForm form)
{
    signing::Taking from(text);
    signing::Parts parts;
    switch (form) {
    case DateForm::Rfc1123: signing::takeRfc1123(from, parts); break;
    case DateForm::Basic: signing::takeIso(from, parts, "", ""); break;
    case DateForm::Extended: signing::takeIso(from, parts, "-", ":"); break;
    }
    using namespace std::chrono;
    const year_month_day date(year(static_cast<int>(parts.year)), month(parts.month), day(parts.day));
    if (!from.all() || !date.ok() || parts.year < 1970 || parts.hour > 23 || parts.minute > 59 || parts.second > 59)
        return std::nullopt;
    return WallTime(sys_days(date) + hours(parts.hour) + minutes(parts.minute) + seconds(parts.second));
}

std::string dateText(WallTime time, DateForm form)
{
    using namespace std::chrono;
    const auto days = floor<std::chrono::days>(time);
    const year_month_day date(days);
    const hh_mm_ss clock(floor<seconds>(time - days));
    const auto two = [](auto part) { return signing::padded(static_cast<unsigned>(part), 2); };
    const auto yearText = signing::padded(static_cast<unsigned>(static_cast<int>(date.year())), 4);
    const auto month = static_cast<unsigned>(date.month());
    const auto day = two(static_cast<unsigned>(date.day()));
    const auto timeText = [&](const std::string &between) {
        return two(clock.hours().count()) + between + two(clock.minutes().count()) + between + two(clock.seconds().count());
    };
    switch (form) {
    case DateForm::Rfc1123:
        return std::string(signing::kWeekdays[weekday(days).c_encoding()]) + ", " + day + ' '
            + std::string(signing::kMonths[month - 1]) + ' ' + yearText + ' ' + timeText(":") + " GMT";
    case DateForm::Basic: return yearText + two(month) + day + 'T' + timeText("") + 'Z';
    case DateForm::Extended: break;
    }
    return yearText + '-' + two(month) + '-' + day + 'T' + timeText(":") + 'Z';
}

} // namespace sluice
