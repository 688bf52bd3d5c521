// One format: turns a line into fields. An instance belongs to one file and one thread at a time.
#pragma once

#include "engine/base/result.h"
#include "engine/collect/parsedlog.h"
#include "engine/logs/logstore.h"

#include <memory>
#include <string_view>

namespace sluice {

enum class LineFormat { Auto, Line, Json, Csv, Nginx, Apache, Syslog, Regex };

[[nodiscard]] std::string_view toText(LineFormat format);
// Errors: Invalid/"UnknownFormat" with the list of those that there are.
[[nodiscard]] Result<LineFormat> lineFormat(std::string_view text);

// Why a line was not parsed, for __parse_error__; empty when it was. Static text.
using ParseFailure = std::string_view;

class LineParser {
public:
    virtual ~LineParser() = default;

    // `line` is without its end. Any bytes are allowed; kReadAhead bytes behind its end can be read. Fields are added to
    // `log`, which is clear; after a failure what was added is of no use. `now` decides what the input leaves open (a year).
    [[nodiscard]] virtual ParseFailure parse(std::string_view line, WallTime now, ParsedLog &log) = 0;

    static constexpr std::size_t kReadAhead = 64;
};

// The parser of a source whose format is known (not Auto). A CSV source without a header gets it from CsvParser::setHeader.
// Errors: Invalid/"BadPattern", Invalid/"BadTimeZone", Invalid/"BadHeader", Invalid/"UnknownFormat".
[[nodiscard]] Result<std::unique_ptr<LineParser>> makeLineParser(LineFormat format, const CollectSource &source);

} // namespace sluice
