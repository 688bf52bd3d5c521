#include "engine/collect/formatdetector.h"

#include "engine/collect/csvparser.h"

#include <algorithm>
#include <vector>

namespace sluice {

namespace {

constexpr std::size_t kNameBytesMax = 64;

std::vector<std::string_view> firstLines(std::string_view head)
{
    std::vector<std::string_view> lines;
    while (!head.empty() && lines.size() < kDetectLines) {
        const auto end = head.find('\n');
        auto line = head.substr(0, end);
        head.remove_prefix(end == std::string_view::npos ? head.size() : end + 1);
        if (line.ends_with('\r'))
            line.remove_suffix(1);
        if (!line.empty())
            lines.push_back(line);
    }
    return lines;
}

bool isMost(std::size_t count, std::size_t of)
{
    return count * 100 >= of * kDetectShare;
}

bool fits(LineFormat format, const std::vector<std::string_view> &lines, WallTime now)
{
    CollectSource source;
    source.timeZone = "UTC";
    const auto parser = makeLineParser(format, source);
    if (!parser)
        return false;
    ParsedLog log;
    const auto parsed = std::ranges::count_if(lines, [&](std::string_view line) {
        log.clear();
        return (*parser)->parse(line, now, log).empty();
    });
    return isMost(static_cast<std::size_t>(parsed), lines.size());
}

bool isName(std::string_view text)
{
    const auto letter = [](char c) { return (c | 0x20) >= 'a' && (c | 0x20) <= 'z'; };
    const auto other = [](char c) {
        return (c >= '0' && c <= '9') || c == '_' || c == '-' || c == '.' || c == ' ' || c == '@';
    };
    return !text.empty() && text.size() <= kNameBytesMax
        && (letter(text.front()) || text.front() == '_' || text.front() == '@') && text.back() != ' '
        && std::ranges::all_of(text, [&](char c) { return letter(c) || other(c); });
}

// Columns as a file without a header would name them, to count them and to look at the first record.
std::vector<std::string_view> columns(CsvParser &parser, std::string_view record, WallTime now, ParsedLog &log)
{
    log.clear();
    std::vector<std::string_view> values;
    if (parser.parse(record, now, log).empty()) {
        for (const auto &field : log.fields())
            values.push_back(field.value);
    }
    return values;
}

bool fitsCsv(std::string_view head, WallTime now)
{
    CsvParser parser;
    ParsedLog log;
    std::size_t names = 0;
    std::size_t records = 0;
    std::size_t equal = 0;
    for (bool first = true; !head.empty() && records < kDetectLines; first = false) {
        const auto end = CsvParser::recordEnd(head).at;
        auto record = head.substr(0, end);
        head.remove_prefix(end == std::string_view::npos ? head.size() : end + 1);
        if (record.ends_with('\r'))
            record.remove_suffix(1);
        auto values = columns(parser, record, now, log);
        if (!first) {
            if (record.empty())
                continue;
            ++records;
            equal += values.size() == names ? 1 : 0;
            continue;
        }
        names = values.size();
        std::ranges::sort(values);
        if (names < 2 || !std::ranges::all_of(values, isName) || std::ranges::adjacent_find(values) != values.end())
            return false;
    }
    return records > 0 && isMost(equal, records);
}

} // namespace

LineFormat detectFormat(std::string_view head, WallTime now)
{
    const auto lines = firstLines(head);
    if (lines.empty())
        return LineFormat::Line;
    for (const auto format : {LineFormat::Json, LineFormat::Apache, LineFormat::Syslog}) {
        if (fits(format, lines, now))
            return format;
    }
    return fitsCsv(head, now) ? LineFormat::Csv : LineFormat::Line;
}

} // namespace sluice
