// Which time a log gets: that of the named field, the format's own, that of a well-known field, else the moment of reading.
#pragma once

#include "engine/collect/lineparser.h"
#include "engine/collect/timeparser.h"

#include <string>
#include <vector>

namespace sluice {

class TimeRule {
public:
    // A source without a time field looks, in formats with fields of their own (JSON, CSV, regex), for `time`, `@timestamp`
    // and `timestamp`. Errors: Invalid/"BadTimeFormat", Invalid/"BadTimeZone".
    [[nodiscard]] static Result<TimeRule> create(LineFormat format, const CollectSource &source);

    // Sets log.time when a field of the rule parses. False: the field that the source names is missing or does not parse.
    bool apply(ParsedLog &log, WallTime now);

private:
    struct Name {
        std::string text;
        std::size_t place = 0; // where it was in the log before
    };
    explicit TimeRule(TimeParser parser)
        : m_parser(std::move(parser))
    {
    }

    TimeParser m_parser;
    std::vector<Name> m_names;
    bool m_named = false; // by the source
    // Logs come in bursts of the same second.
    std::string m_lastText;
    std::optional<LogTime> m_lastTime;
    WallTime m_lastNow;
};

} // namespace sluice
