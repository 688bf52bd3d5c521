// Syslog, of three kinds, told apart line by line:
//   RFC 5424   <PRI>1 TIME HOST APP PROCID MSGID SD [MESSAGE]
//   RFC 3164   [<PRI>]Mmm dd [yyyy] hh:mm:ss HOST TAG[PID]: MESSAGE
//   the file form of today's daemons: [<PRI>]ISO-8601-TIME HOST TAG[PID]: MESSAGE
//
// Fields: priority, facility, severity (numbers, with <PRI> only), hostname, app_name, proc_id, msg_id, message, and
// structured_data; what a line does not have (5424: `-`) is absent. A date without a year gets the latest year that is not
// more than a day ahead of now. Times without an offset are of the source's zone.
// A TAG has no spaces and is followed by `[` or by `:`; without one, app_name is absent and all is message.
#pragma once

#include "engine/collect/lineparser.h"
#include "engine/collect/zone.h"

namespace sluice {

class SyslogParser final : public LineParser {
public:
    explicit SyslogParser(Zone zone)
        : m_zone(std::move(zone))
    {
    }
    [[nodiscard]] ParseFailure parse(std::string_view line, WallTime now, ParsedLog &log) override;

private:
    [[nodiscard]] ParseFailure parse5424(std::string_view text, ParsedLog &log);
    [[nodiscard]] ParseFailure parse3164(std::string_view text, WallTime now, ParsedLog &log);

    Zone m_zone;
};

} // namespace sluice
