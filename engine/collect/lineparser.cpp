#include "engine/collect/lineparser.h"

#include "engine/collect/accesslogparser.h"
#include "engine/collect/csvparser.h"
#include "engine/collect/jsonparser.h"
#include "engine/collect/regexparser.h"
#include "engine/collect/syslogparser.h"

#include <array>

namespace sluice {

namespace {

constexpr std::array<std::pair<LineFormat, std::string_view>, 8> kFormats = {{{LineFormat::Auto, "auto"},
                                                                              {LineFormat::Line, "line"},
                                                                              {LineFormat::Json, "json"},
                                                                              {LineFormat::Csv, "csv"},
                                                                              {LineFormat::Nginx, "nginx"},
                                                                              {LineFormat::Apache, "apache"},
                                                                              {LineFormat::Syslog, "syslog"},
                                                                              {LineFormat::Regex, "regex"}}};

// The whole line is one field.
class PlainParser final : public LineParser {
public:
    ParseFailure parse(std::string_view line, WallTime, ParsedLog &log) override
    {
        log.addOwn("content", line);
        return {};
    }
};

} // namespace

std::string_view toText(LineFormat format)
{
    for (const auto &[value, text] : kFormats) {
        if (value == format)
            return text;
    }
    return {};
}

Result<LineFormat> lineFormat(std::string_view text)
{
    for (const auto &[value, name] : kFormats) {
        if (name == text)
            return value;
    }
    return fail(ErrorKind::Invalid, "UnknownFormat",
                "the format '" + std::string(text)
                    + "' is not known; it is one of auto, line, json, csv, nginx, apache, syslog, regex");
}

Result<std::unique_ptr<LineParser>> makeLineParser(LineFormat format, const CollectSource &source)
{
    switch (format) {
    case LineFormat::Line: return std::make_unique<PlainParser>();
    case LineFormat::Json: return std::make_unique<JsonParser>();
    case LineFormat::Nginx:
    case LineFormat::Apache: return std::make_unique<AccessLogParser>();
    case LineFormat::Syslog: {
        SLUICE_LET(auto zone, Zone::create(source.timeZone));
        return std::make_unique<SyslogParser>(std::move(zone));
    }
    case LineFormat::Regex: {
        SLUICE_LET(std::unique_ptr<LineParser> parser, RegexParser::create(source.pattern));
        return parser;
    }
    case LineFormat::Csv: {
        auto parser = std::make_unique<CsvParser>();
        if (!source.header.empty())
            SLUICE_TRY(parser->setHeader(source.header));
        return parser;
    }
    case LineFormat::Auto: break;
    }
    return fail(ErrorKind::Invalid, "UnknownFormat", "the format of the file has to be found first");
}

} // namespace sluice
