#include "engine/collect/timeparser.h"

#include <charconv>
#include <chrono>

namespace sluice {

namespace {

constexpr std::size_t kPatternBytesMax = 256;
constexpr std::string_view kLetters = "YymdebBhHIMSpjaAZzsfTRDFnt%";

// A decimal number, with a fraction if `unit` is 1; seconds = number / unit.
std::optional<LogTime> parseUnix(std::string_view text, std::int64_t unit)
{
    std::int64_t whole = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), whole);
    if (error != std::errc() || whole < 0 || end == text.data())
        return std::nullopt;
    const auto used = static_cast<std::size_t>(end - text.data());
    if (unit > 1) {
        if (used != text.size())
            return std::nullopt;
        const auto nanos = static_cast<std::uint32_t>(whole % unit * (1'000'000'000 / unit));
        return logTime(whole / unit, nanos);
    }
    if (used == text.size())
        return logTime(whole, std::nullopt);
    CivilReader reader(text.substr(used));
    CivilTime fraction;
    if (!reader.take('.') || !reader.fraction(fraction) || !reader.atEnd())
        return std::nullopt;
    return logTime(whole, fraction.nanos);
}

// The unit follows from the size: seconds have 10 digits until the year 2286.
std::optional<LogTime> parseUnixAny(std::string_view text)
{
    const auto digits = text.find_first_not_of("0123456789");
    const auto count = digits == std::string_view::npos ? text.size() : digits;
    if (count <= 10)
        return count >= 9 ? parseUnix(text, 1) : std::nullopt;
    if (count <= 13)
        return parseUnix(text.substr(0, count), 1'000);
    return count <= 16 ? parseUnix(text, 1'000'000) : parseUnix(text, 1'000'000'000);
}

struct Pieces {
    CivilTime time;
    std::optional<std::int64_t> unixSeconds;
    int hour12 = -1;
    int yearDay = 0;
    bool afternoon = false;
};

bool readTwoDigitYear(CivilReader &reader, int &year)
{
    if (!reader.number(year, 2, 2))
        return false;
    year += year < 69 ? 2000 : 1900; // POSIX
    return true;
}

bool readHalf(CivilReader &reader, bool &afternoon)
{
    afternoon = reader.take('P') || reader.take('p');
    return (afternoon || reader.take('A') || reader.take('a')) && (reader.take('M') || reader.take('m'));
}

bool readSeconds(CivilReader &reader, std::optional<std::int64_t> &seconds)
{
    const auto text = reader.rest();
    std::int64_t value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc())
        return false;
    seconds = value;
    reader = CivilReader(text.substr(static_cast<std::size_t>(end - text.data())));
    return true;
}

bool skipZoneName(CivilReader &reader)
{
    const auto text = reader.rest();
    std::size_t size = 0;
    while (size < text.size() && ((text[size] | 0x20) >= 'a' && (text[size] | 0x20) <= 'z'))
        ++size;
    reader = CivilReader(text.substr(size));
    return size > 0;
}

bool readPiece(char letter, CivilReader &reader, Pieces &pieces)
{
    auto &time = pieces.time;
    switch (letter) {
    case 'Y': return reader.number(time.year, 4, 4) && time.year > 0;
    case 'y': return readTwoDigitYear(reader, time.year);
    case 'm': return reader.number(time.month, 1, 2);
    case 'd':
    case 'e': reader.skipSpace(); return reader.number(time.day, 1, 2);
    case 'b':
    case 'B':
    case 'h': return reader.month(time.month);
    case 'H': return reader.number(time.hour, 1, 2);
    case 'I': return reader.number(pieces.hour12, 1, 2) && pieces.hour12 >= 1 && pieces.hour12 <= 12;
    case 'M': return reader.number(time.minute, 1, 2);
    case 'S': return reader.number(time.second, 1, 2);
    case 'p': return readHalf(reader, pieces.afternoon);
    case 'j': return reader.number(pieces.yearDay, 1, 3) && pieces.yearDay >= 1;
    case 'a':
    case 'A': return reader.weekday();
    case 'Z': return skipZoneName(reader);
    case 'z': return reader.offset(time);
    case 's': return readSeconds(reader, pieces.unixSeconds);
    case 'f': return reader.fraction(time);
    case 'T': return reader.clock(time);
    case 'R': return reader.number(time.hour, 2, 2) && reader.take(':') && reader.number(time.minute, 2, 2);
    case 'D':
        return reader.number(time.month, 1, 2) && reader.take('/') && reader.number(time.day, 1, 2) && reader.take('/')
            && readTwoDigitYear(reader, time.year);
    case 'F':
        return reader.number(time.year, 4, 4) && time.year > 0 && reader.take('-') && reader.number(time.month, 2, 2)
            && reader.take('-') && reader.number(time.day, 2, 2);
    case 'n':
    case 't': reader.skipSpace(); return true;
    case '%': return reader.take('%');
    default: return false;
    }
}

// The month and day of a day of the year.
bool applyYearDay(Pieces &pieces)
{
    using namespace std::chrono;
    auto &time = pieces.time;
    if (pieces.yearDay == 0)
        return true;
    if (time.year == 0)
        return false;
    const year_month_day date(sys_days(year(time.year) / January / 1) + days(pieces.yearDay - 1));
    time.month = static_cast<int>(static_cast<unsigned>(date.month()));
    time.day = static_cast<int>(static_cast<unsigned>(date.day()));
    return static_cast<int>(date.year()) == time.year;
}

Done checkPattern(std::string_view pattern)
{
    const auto wrong = [&pattern](const std::string &why) {
        return fail(ErrorKind::Invalid, "BadTimeFormat",
                    "the time format '" + std::string(pattern.substr(0, kPatternBytesMax)) + "' " + why
                        + "; give unix, unix_ms, iso8601 or a pattern such as %d/%b/%Y:%H:%M:%S %z");
    };
    if (pattern.size() > kPatternBytesMax)
        return wrong("is too long");
    if (pattern.find('%') == std::string_view::npos)
        return wrong("is not known");
    for (std::size_t i = 0; i < pattern.size(); ++i) {
        if (pattern[i] != '%')
            continue;
        if (++i == pattern.size())
            return wrong("ends in %");
        if (kLetters.find(pattern[i]) == std::string_view::npos)
            return wrong(std::string("has the unknown letter %") + pattern[i]);
    }
    return {};
}

} // namespace

Result<TimeParser> TimeParser::create(const std::string &format, const std::string &zone)
{
    SLUICE_LET(auto made, Zone::create(zone));
    const auto kind = format.empty() ? Kind::Any
        : format == "unix"           ? Kind::Unix
        : format == "unix_ms"        ? Kind::UnixMillis
        : format == "iso8601"        ? Kind::Iso8601
                                     : Kind::Pattern;
    if (kind == Kind::Pattern)
        SLUICE_TRY(checkPattern(format));
    return TimeParser(kind, format, std::move(made));
}

std::optional<LogTime> TimeParser::parse(std::string_view text, WallTime now)
{
    switch (m_kind) {
    case Kind::Unix: return parseUnix(text, 1);
    case Kind::UnixMillis: return parseUnix(text, 1'000);
    case Kind::Iso8601: return parseIso(text);
    case Kind::Pattern: return parsePattern(text, now);
    case Kind::Any: break;
    }
    const auto found = parseUnixAny(text);
    return found ? found : parseIso(text);
}

std::optional<LogTime> TimeParser::parseIso(std::string_view text)
{
    CivilReader reader(text);
    CivilTime time;
    return reader.iso8601(time) && reader.atEnd() ? m_zone.resolve(time) : std::nullopt;
}

std::optional<LogTime> TimeParser::parsePattern(std::string_view text, WallTime now)
{
    CivilReader reader(text);
    Pieces pieces;
    for (std::size_t i = 0; i < m_pattern.size(); ++i) {
        const auto c = m_pattern[i];
        if (c == ' ')
            reader.skipSpace();
        else if (c == '%' ? !readPiece(m_pattern[++i], reader, pieces) : !reader.take(c))
            return std::nullopt;
    }
    if (!reader.atEnd())
        return std::nullopt;
    if (pieces.unixSeconds)
        return logTime(*pieces.unixSeconds, pieces.time.nanos);
    if (pieces.hour12 > 0)
        pieces.time.hour = pieces.hour12 % 12 + (pieces.afternoon ? 12 : 0);
    if (!applyYearDay(pieces))
        return std::nullopt;
    return pieces.time.year == 0 ? m_zone.resolveWithoutYear(pieces.time, now) : m_zone.resolve(pieces.time);
}

} // namespace sluice
