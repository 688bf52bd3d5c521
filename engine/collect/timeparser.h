// Reads a field's text as a time, by one of:
//   ""        whatever it is: seconds, milliseconds, microseconds or nanoseconds since 1970 by their size, or ISO 8601
//   unix      seconds since 1970, a fraction is kept        unix_ms   milliseconds since 1970
//   iso8601   2024-01-09T08:51:57.123+08:00 and its shorter forms
//   a pattern of strptime's letters: %Y %y %m %d %e %b %B %h %H %I %M %S %p %j %a %A %Z(skipped) %z %s %f(fraction) %T %R %D
//   %F %n %t %%; a space stands for any number of spaces. Without a year: the rule of Zone::resolveWithoutYear.
#pragma once

#include "engine/collect/zone.h"

#include <string>

namespace sluice {

class TimeParser {
public:
    // Errors: Invalid/"BadTimeFormat" for a pattern with an unknown letter or none, Invalid/"BadTimeZone".
    [[nodiscard]] static Result<TimeParser> create(const std::string &format, const std::string &zone);

    [[nodiscard]] std::optional<LogTime> parse(std::string_view text, WallTime now);

private:
    enum class Kind { Any, Unix, UnixMillis, Iso8601, Pattern };

    TimeParser(Kind kind, std::string pattern, Zone zone)
        : m_kind(kind)
        , m_pattern(std::move(pattern))
        , m_zone(std::move(zone))
    {
    }
    [[nodiscard]] std::optional<LogTime> parseIso(std::string_view text);
    [[nodiscard]] std::optional<LogTime> parsePattern(std::string_view text, WallTime now);

    Kind m_kind;
    std::string m_pattern;
    Zone m_zone;
};

} // namespace sluice
