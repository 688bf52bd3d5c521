#include "engine/collect/syslogparser.h"

#include <array>

namespace sluice {

namespace {

constexpr std::size_t kPriorities = 192;

// Decimal text of 0 … 191, made once, so that a field can be a view.
const std::array<std::string, kPriorities> &decimals()
{
    static const auto table = [] {
        std::array<std::string, kPriorities> texts;
        for (std::size_t i = 0; i < kPriorities; ++i)
            texts[i] = std::to_string(i);
        return texts;
    }();
    return table;
}

// <PRI> at the front, if there is one. False: it is there and broken.
bool takePriority(std::string_view &text, int &priority)
{
    priority = -1;
    if (text.empty() || text.front() != '<')
        return true;
    CivilReader reader(text.substr(1));
    if (!reader.number(priority, 1, 3) || !reader.take('>') || priority >= static_cast<int>(kPriorities))
        return false;
    text = reader.rest();
    return true;
}

void addPriority(int priority, ParsedLog &log)
{
    if (priority < 0)
        return;
    const auto value = static_cast<std::size_t>(priority);
    log.add("priority", decimals()[value]);
    log.add("facility", decimals()[value / 8]);
    log.add("severity", decimals()[value % 8]);
}

std::string_view takeToken(std::string_view &text)
{
    const auto at = text.find(' ');
    const auto token = text.substr(0, at);
    text.remove_prefix(at == std::string_view::npos ? text.size() : at + 1);
    return token;
}

void addUnlessNil(std::string_view key, std::string_view value, ParsedLog &log)
{
    if (value != "-")
        log.add(key, value);
}

// [id name="value" …][…]; quotes, backslashes and closing brackets inside a value are escaped by a backslash.
bool takeStructuredData(std::string_view &text, std::string_view &data)
{
    if (text.starts_with('-')) {
        data = takeToken(text);
        return data == "-";
    }
    std::size_t at = 0;
    while (at < text.size() && text[at] == '[') {
        bool quoted = false;
        for (++at; at < text.size() && (quoted || text[at] != ']'); ++at) {
            if (quoted && text[at] == '\\')
                ++at;
            else if (text[at] == '"')
                quoted = !quoted;
        }
        if (at >= text.size())
            return false;
        ++at;
    }
    if (at == 0 || (at < text.size() && text[at] != ' '))
        return false;
    data = text.substr(0, at);
    text.remove_prefix(at < text.size() ? at + 1 : at);
    return true;
}

struct Tag {
    std::string_view name;
    std::string_view pid;
};

// NAME[PID]: or NAME: at the front; leaves the text alone when it does not begin with one.
Tag takeTag(std::string_view &text)
{
    const auto stop = text.find_first_of(" :[");
    if (stop == std::string_view::npos || stop == 0 || text[stop] == ' ')
        return {};
    Tag tag{text.substr(0, stop), {}};
    auto rest = text.substr(stop);
    if (rest.front() == '[') {
        const auto close = rest.find(']');
        if (close == std::string_view::npos)
            return {};
        tag.pid = rest.substr(1, close - 1);
        rest.remove_prefix(close + 1);
    }
    if (rest.starts_with(':'))
        rest.remove_prefix(1);
    if (!rest.empty() && rest.front() != ' ')
        return {};
    rest.remove_prefix(rest.empty() ? 0 : 1);
    text = rest;
    return tag;
}

// Mmm dd [yyyy] hh:mm:ss[.fraction]
bool readOldTime(CivilReader &reader, CivilTime &time)
{
    if (!reader.month(time.month) || !reader.take(' '))
        return false;
    reader.skipSpace();
    if (!reader.number(time.day, 1, 2) || !reader.take(' '))
        return false;
    const auto rest = reader.rest();
    if (rest.size() > 4 && rest[4] == ' ' && (!reader.number(time.year, 4, 4) || !reader.take(' ')))
        return false;
    return reader.clock(time) && (!reader.take('.') || reader.fraction(time));
}

} // namespace

ParseFailure SyslogParser::parse(std::string_view line, WallTime now, ParsedLog &log)
{
    auto text = line;
    int priority = -1;
    if (!takePriority(text, priority))
        return "syslog: the priority is not <0> to <191>";
    addPriority(priority, log);
    if (priority >= 0 && text.starts_with("1 "))
        return parse5424(text.substr(2), log);
    return parse3164(text, now, log);
}

ParseFailure SyslogParser::parse5424(std::string_view text, ParsedLog &log)
{
    const auto written = takeToken(text);
    if (written != "-") {
        CivilReader reader(written);
        CivilTime time;
        if (!reader.iso8601(time) || !reader.atEnd())
            return "syslog: the time is not ISO 8601";
        log.time = m_zone.resolve(time);
        if (!log.time)
            return "syslog: the time does not exist";
    }
    const auto host = takeToken(text);
    const auto app = takeToken(text);
    const auto process = takeToken(text);
    const auto id = takeToken(text);
    std::string_view data;
    if (host.empty() || app.empty() || process.empty() || id.empty() || !takeStructuredData(text, data))
        return "syslog: a part of the RFC 5424 header is missing or broken";
    constexpr std::string_view byteOrderMark = "\xEF\xBB\xBF";
    if (text.starts_with(byteOrderMark))
        text.remove_prefix(byteOrderMark.size());
    addUnlessNil("hostname", host, log);
    addUnlessNil("app_name", app, log);
    addUnlessNil("proc_id", process, log);
    addUnlessNil("msg_id", id, log);
    addUnlessNil("structured_data", data, log);
    log.add("message", text);
    return {};
}

ParseFailure SyslogParser::parse3164(std::string_view text, WallTime now, ParsedLog &log)
{
    CivilReader reader(text);
    CivilTime time;
    const bool iso = !text.empty() && text.front() >= '0' && text.front() <= '9';
    if (!(iso ? reader.iso8601(time) : readOldTime(reader, time)) || !reader.take(' '))
        return "syslog: the line does not begin with a time";
    log.time = time.year == 0 ? m_zone.resolveWithoutYear(time, now) : m_zone.resolve(time);
    if (!log.time)
        return "syslog: the time does not exist";
    text = reader.rest();
    // A line of a daemon that leaves the host out begins with its tag.
    const auto host = text.substr(0, text.find(' '));
    if (!host.empty() && host.back() != ':' && host.find('[') == std::string_view::npos) {
        log.add("hostname", host);
        static_cast<void>(takeToken(text));
    }
    const auto tag = takeTag(text);
    if (!tag.name.empty())
        log.add("app_name", tag.name);
    if (!tag.pid.empty())
        log.add("proc_id", tag.pid);
    log.add("message", text);
    return {};
}

} // namespace sluice
