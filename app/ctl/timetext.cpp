#include "app/ctl/timetext.h"

#include <array>
#include <charconv>
#include <chrono>
#include <ctime>
#include <optional>

namespace sluice::ctl {

namespace {

constexpr std::int64_t kMillisMax = 253'402'300'799'999; // the year 9999

class Scanner {
public:
    explicit Scanner(std::string_view text)
        : m_text(text)
    {
    }
    bool number(std::size_t digits, int &value)
    {
        if (m_text.size() < digits)
            return false;
        const auto [end, error] = std::from_chars(m_text.data(), m_text.data() + digits, value);
        if (error != std::errc() || end != m_text.data() + digits || m_text[0] == '-')
            return false;
        m_text.remove_prefix(digits);
        return true;
    }
    bool letter(std::string_view any)
    {
        if (m_text.empty() || any.find(m_text[0]) == std::string_view::npos)
            return false;
        m_text.remove_prefix(1);
        return true;
    }
    bool fraction(int &millis)
    {
        int scale = 100;
        std::size_t digits = 0;
        for (; !m_text.empty() && m_text[0] >= '0' && m_text[0] <= '9'; ++digits) {
            millis += (m_text[0] - '0') * scale;
            scale /= 10;
            m_text.remove_prefix(1);
        }
        return digits > 0;
    }
    [[nodiscard]] bool atEnd() const { return m_text.empty(); }
    [[nodiscard]] std::string_view rest() const { return m_text; }

private:
    std::string_view m_text;
};

struct Civil {
    std::tm fields{};
    int millis = 0;
    std::optional<int> offsetMinutes; // empty: local
};

std::optional<int> zoneFrom(Scanner &in)
{
    if (in.letter("Zz"))
        return 0;
    const bool west = in.rest().starts_with('-');
    int hours = 0;
    int minutes = 0;
    if (!in.letter("+-") || !in.number(2, hours))
        return std::nullopt;
    in.letter(":");
    if (!in.number(2, minutes) || hours > 14 || minutes > 59)
        return std::nullopt;
    return (hours * 60 + minutes) * (west ? -1 : 1);
}

std::optional<Civil> civilFromText(std::string_view text)
{
    Scanner in(text);
    Civil civil;
    auto &t = civil.fields;
    if (!in.number(4, t.tm_year) || !in.letter("-") || !in.number(2, t.tm_mon) || !in.letter("-")
        || !in.number(2, t.tm_mday))
        return std::nullopt;
    const std::chrono::year_month_day day{std::chrono::year(t.tm_year), std::chrono::month(static_cast<unsigned>(t.tm_mon)),
                                          std::chrono::day(static_cast<unsigned>(t.tm_mday))};
    if (!day.ok())
        return std::nullopt;
    t.tm_year -= 1900;
    t.tm_mon -= 1;
    t.tm_isdst = -1;
    if (in.atEnd())
        return civil;
    if (!in.letter("Tt ") || !in.number(2, t.tm_hour) || !in.letter(":") || !in.number(2, t.tm_min))
        return std::nullopt;
    if (in.letter(":") && !in.number(2, t.tm_sec))
        return std::nullopt;
    if (in.letter(".,") && !in.fraction(civil.millis))
        return std::nullopt;
    if (t.tm_hour > 23 || t.tm_min > 59 || t.tm_sec > 59)
        return std::nullopt;
    if (!in.atEnd() && !(civil.offsetMinutes = zoneFrom(in)))
        return std::nullopt;
    return in.atEnd() ? std::optional(civil) : std::nullopt;
}

std::optional<std::int64_t> unixMillis(Civil civil)
{
    const auto seconds = civil.offsetMinutes ? ::timegm(&civil.fields) - *civil.offsetMinutes * 60 : ::mktime(&civil.fields);
    return std::int64_t(seconds) * 1000 + civil.millis;
}

std::optional<std::int64_t> relative(std::string_view text, std::int64_t nowMs)
{
    if (text == "now")
        return nowMs;
    if (!text.starts_with("now-"))
        return std::nullopt;
    std::int64_t count = 0;
    const auto *begin = text.data() + 4;
    const auto *end = text.data() + text.size();
    const auto [unit, error] = std::from_chars(begin, end, count);
    if (error != std::errc() || unit + 1 != end || count < 0 || count > 1'000'000'000)
        return std::nullopt;
    switch (*unit) {
    case 's': return nowMs - count * 1000;
    case 'm': return nowMs - count * 60'000;
    case 'h': return nowMs - count * 3'600'000;
    case 'd': return nowMs - count * 86'400'000;
    default: return std::nullopt;
    }
}

std::optional<std::int64_t> unixSeconds(std::string_view text)
{
    std::int64_t seconds = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), seconds);
    if (error != std::errc() || end != text.data() + text.size() || seconds < 0 || seconds > kMillisMax / 1000)
        return std::nullopt;
    return seconds * 1000;
}

std::string formatted(std::int64_t ms, const char *format)
{
    const auto seconds =
        static_cast<std::time_t>(std::chrono::floor<std::chrono::seconds>(std::chrono::milliseconds(ms)).count());
    std::tm fields{};
    if (!::localtime_r(&seconds, &fields))
        return "?";
    std::array<char, 64> text{};
    const auto size = std::strftime(text.data(), text.size(), format, &fields);
    return {text.data(), size};
}

} // namespace

Result<std::int64_t> millisFromText(std::string_view text, std::int64_t nowMs)
{
    std::optional<std::int64_t> ms = relative(text, nowMs);
    if (!ms)
        ms = unixSeconds(text);
    if (!ms) {
        if (const auto civil = civilFromText(text))
            ms = unixMillis(*civil);
    }
    if (!ms || *ms < 0 || *ms > kMillisMax)
        return fail(ErrorKind::Invalid, "Usage",
                    '"' + std::string(text)
                        + "\" is not a time; write 2026-11-22T14:20:00Z, unix seconds, now-15m, begin or end");
    return *ms;
}

Result<std::string> positionFromText(std::string_view text, std::int64_t nowMs)
{
    if (text == "begin" || text == "end")
        return std::string(text);
    SLUICE_LET(const auto ms, millisFromText(text, nowMs));
    return std::to_string(ms);
}

std::int64_t nowMillis()
{
    return std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::system_clock::now().time_since_epoch())
        .count();
}

std::string timeText(std::int64_t ms)
{
    return ms == 0 ? "–" : formatted(ms, "%Y-%m-%d %H:%M:%S");
}

std::string clockText(std::int64_t ms)
{
    if (ms == 0)
        return "–";
    const auto millis = std::to_string(1000 + ((ms % 1000) + 1000) % 1000).substr(1);
    return formatted(ms, "%H:%M:%S") + '.' + millis;
}

} // namespace sluice::ctl
