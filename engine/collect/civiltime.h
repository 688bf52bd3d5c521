// Dates and times of day as logs write them, before a zone makes them a point in time.
#pragma once

#include "engine/collect/parsedlog.h"

#include <cstdint>
#include <optional>
#include <string_view>

namespace sluice {

struct CivilTime {
    int year = 0; // 0 = not written
    int month = 1;
    int day = 1;
    int hour = 0;
    int minute = 0;
    int second = 0; // 60 is a leap second
    std::optional<std::uint32_t> nanos;
    std::optional<int> offset; // seconds east of UTC, when written
};

// Reads from the front of `text` and moves it on; each gives false, with `text` anywhere, when it does not fit.
class CivilReader {
public:
    explicit CivilReader(std::string_view text)
        : m_text(text)
    {
    }
    [[nodiscard]] bool take(char c);
    [[nodiscard]] bool number(int &value, int digitsMin, int digitsMax);
    [[nodiscard]] bool month(int &value); // Jan, january …; any case
    [[nodiscard]] bool weekday(); // Mon, Monday …
    [[nodiscard]] bool clock(CivilTime &time); // hh:mm:ss
    [[nodiscard]] bool fraction(CivilTime &time); // digits, the first nine count
    [[nodiscard]] bool offset(CivilTime &time); // Z, +hhmm, +hh:mm, +hh
    [[nodiscard]] bool iso8601(CivilTime &time); // YYYY-MM-DD[T hh:mm[:ss[.fraction]]][offset]
    void skipSpace();

    [[nodiscard]] std::string_view rest() const { return m_text; }
    [[nodiscard]] bool atEnd() const { return m_text.empty(); }

private:
    std::string_view m_text;
};

// Seconds since 1970 as if the time were UTC (the offset is not looked at). Nothing for a date or hour that does not exist.
[[nodiscard]] std::optional<std::int64_t> civilSeconds(const CivilTime &time);

// The log time of these seconds; nothing when they do not fit 32 bits.
[[nodiscard]] std::optional<LogTime> logTime(std::int64_t seconds, std::optional<std::uint32_t> nanos);
[[nodiscard]] LogTime logTime(WallTime now);

} // namespace sluice
