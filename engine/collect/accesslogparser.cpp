#include "engine/collect/accesslogparser.h"

#include "engine/collect/civiltime.h"

#include <algorithm>
#include <cstring>

namespace sluice {

namespace {

constexpr std::size_t kTimeLocalBytes = 26; // 17/May/2015:10:05:03 +0000

// Takes the text up to the separator off the front, the separator too.
bool takeUntil(std::string_view &text, char separator, std::string_view &part)
{
    const auto at = text.find(separator);
    if (at == std::string_view::npos)
        return false;
    part = text.substr(0, at);
    text.remove_prefix(at + 1);
    return true;
}

// Takes "…" off the front; a backslash protects the byte behind it.
bool takeQuoted(std::string_view &text, std::string_view &part)
{
    if (text.empty() || text.front() != '"')
        return false;
    for (std::size_t at = 1; at < text.size();) {
        const auto *const stop = static_cast<const char *>(std::memchr(text.data() + at, '"', text.size() - at));
        if (stop == nullptr)
            return false;
        const auto quote = static_cast<std::size_t>(stop - text.data());
        std::size_t backslashes = 0;
        while (quote - backslashes > at && text[quote - backslashes - 1] == '\\')
            ++backslashes;
        if (backslashes % 2 == 0) {
            part = text.substr(1, quote - 1);
            text.remove_prefix(quote + 1);
            return true;
        }
        at = quote + 1;
    }
    return false;
}

bool readTimeLocal(std::string_view text, CivilTime &time)
{
    CivilReader reader(text);
    return reader.number(time.day, 2, 2) && reader.take('/') && reader.month(time.month) && reader.take('/')
        && reader.number(time.year, 4, 4) && reader.take(':') && reader.clock(time) && reader.take(' ')
        && reader.offset(time) && reader.atEnd();
}

// The user may hold spaces, so it ends where " [" is followed by something as long as a time and "]".
bool takeUser(std::string_view &text, std::string_view &user)
{
    for (auto at = text.find(" ["); at != std::string_view::npos; at = text.find(" [", at + 1)) {
        const auto close = at + 2 + kTimeLocalBytes;
        if (close < text.size() && text[close] == ']') {
            user = text.substr(0, at);
            text.remove_prefix(at + 2);
            return true;
        }
    }
    return false;
}

void addRequest(std::string_view request, ParsedLog &log)
{
    const auto first = request.find(' ');
    if (first == std::string_view::npos || first == 0 || first + 1 == request.size()) {
        log.add("request_uri", request);
        return;
    }
    const auto method = request.substr(0, first);
    if (!std::ranges::all_of(
            method, [](char c) { return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '-' || c == '_'; })) {
        log.add("request_uri", request);
        return;
    }
    auto uri = request.substr(first + 1);
    std::string_view protocol;
    const auto last = uri.rfind(' ');
    if (last != std::string_view::npos && uri.substr(last + 1).find('/') != std::string_view::npos) {
        protocol = uri.substr(last + 1);
        uri = uri.substr(0, last);
    }
    log.add("request_method", method);
    log.add("request_uri", uri);
    if (!protocol.empty())
        log.add("server_protocol", protocol);
}

bool isNumberOrDash(std::string_view text)
{
    return text == "-" || (!text.empty() && std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; }));
}

bool takeSpace(std::string_view &text)
{
    if (text.empty() || text.front() != ' ')
        return false;
    text.remove_prefix(1);
    return true;
}

} // namespace

ParseFailure AccessLogParser::parse(std::string_view line, WallTime, ParsedLog &log)
{
    auto text = line;
    std::string_view addr;
    std::string_view ident;
    std::string_view user;
    if (!takeUntil(text, ' ', addr) || addr.empty() || !takeUntil(text, ' ', ident) || !takeUser(text, user))
        return "access log: not ADDR IDENT USER [TIME]";
    const auto timeLocal = text.substr(0, kTimeLocalBytes);
    text.remove_prefix(kTimeLocalBytes + 1);
    CivilTime time;
    if (!readTimeLocal(timeLocal, time))
        return "access log: the time is not dd/Mon/yyyy:hh:mm:ss +hhmm";
    const auto seconds = civilSeconds(time);
    if (!seconds)
        return "access log: the time does not exist";
    log.time = logTime(*seconds - *time.offset, std::nullopt);

    std::string_view request;
    std::string_view status;
    std::string_view bytes;
    if (!takeSpace(text) || !takeQuoted(text, request))
        return "access log: the request's quotes are broken";
    if (!takeSpace(text) || !takeUntil(text, ' ', status) || !isNumberOrDash(status))
        return "access log: the status is not a number";
    bytes = text.substr(0, text.find(' '));
    text.remove_prefix(bytes.size());
    if (!isNumberOrDash(bytes))
        return "access log: the size is not a number";

    log.add("remote_addr", addr);
    if (ident != "-")
        log.add("remote_ident", ident);
    log.add("remote_user", user);
    log.add("time_local", timeLocal);
    addRequest(request, log);
    log.add("status", status);
    log.add("body_bytes_sent", bytes);
    if (text.empty())
        return {};
    std::string_view referer;
    std::string_view agent;
    if (!takeSpace(text) || !takeQuoted(text, referer))
        return "access log: the referer's quotes are broken";
    if (!takeSpace(text) || !takeQuoted(text, agent))
        return "access log: the user agent's quotes are broken";
    log.add("http_referer", referer);
    log.add("http_user_agent", agent);
    if (takeSpace(text) && !text.empty())
        log.addOwn("_extra_1", text);
    else if (!text.empty())
        return "access log: text behind the user agent's quote";
    return {};
}

} // namespace sluice
