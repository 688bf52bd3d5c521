#include "engine/gateway/httprules.h"

#include "engine/base/jsonvalue.h"

#include <algorithm>
#include <array>
#include <atomic>
#include <chrono>
#include <random>

namespace sluice {

namespace {

using Checked = std::variant<CheckedHead, HttpRefusal>;

HttpRefusal refuseHead(int status, std::string code, std::string detail)
{
    return {status, std::move(code), std::move(detail)};
}

HttpRefusal badHost(std::string detail)
{
    return refuseHead(400, "InvalidHost", std::move(detail));
}

struct Target {
    std::string authority; // "" = a path alone
    std::string path;
    std::string query;
};

std::optional<Target> readTarget(std::string_view text)
{
    constexpr std::string_view kScheme = "http://";
    Target target;
    if (text.size() >= kScheme.size() && sameFieldName(text.substr(0, kScheme.size()), kScheme)) {
        text.remove_prefix(kScheme.size());
        const auto end = std::min(text.find_first_of("/?"), text.size());
        target.authority = text.substr(0, end);
        text.remove_prefix(end);
        if (target.authority.empty())
            return std::nullopt;
        if (text.empty() || text.front() == '?')
            target.path = "/";
    } else if (!text.starts_with('/')) {
        return std::nullopt;
    }
    if (std::ranges::any_of(text, [](unsigned char c) { return c <= ' ' || c == 0x7f || c == '#'; }))
        return std::nullopt;
    const auto mark = std::min(text.find('?'), text.size());
    target.path.append(text.substr(0, mark));
    if (mark < text.size())
        target.query = text.substr(mark + 1);
    return target;
}

std::size_t countOf(const HttpFields &fields, std::string_view name)
{
    return static_cast<std::size_t>(
        std::ranges::count_if(fields.all(), [name](const auto &field) { return sameFieldName(field.first, name); }));
}

// Two readings of where a request ends are two requests to somebody: neither is taken.
std::optional<HttpRefusal> checkLength(const HttpHead &head)
{
    const auto lengths = countOf(head.fields, "content-length");
    const auto codings = countOf(head.fields, "transfer-encoding");
    if (lengths > 1 || codings > 1 || (lengths > 0 && codings > 0))
        return refuseHead(400, "InvalidRequest", "the request says more than once how long its body is");
    if (lengths == 1) {
        const auto value = head.fields.value("content-length");
        if (value.empty() || value.size() > 18 || !std::ranges::all_of(value, [](char c) { return c >= '0' && c <= '9'; }))
            return refuseHead(400, "InvalidRequest", "Content-Length is not a number");
    }
    if (codings == 1) {
        if (head.version < 11)
            return refuseHead(400, "InvalidRequest", "HTTP/1.0 has no Transfer-Encoding");
        if (!sameFieldName(head.fields.value("transfer-encoding"), "chunked"))
            return refuseHead(501, "NotImplemented", "no Transfer-Encoding but chunked is known here");
    }
    return std::nullopt;
}

// Of the target when it names one, else of Host; both must be the same.
std::variant<std::string, HttpRefusal> hostOf(const HttpHead &head, const std::string &authority, const OwnNames &names)
{
    const auto hosts = countOf(head.fields, "host");
    if (hosts > 1 || (hosts == 0 && head.version >= 11))
        return refuseHead(400, hosts > 1 ? "InvalidHost" : "MissingHost", "a request has one Host header");
    auto host = hostWithoutPort(hosts == 1 ? head.fields.value("host") : "localhost");
    if (!authority.empty()) {
        auto addressed = hostWithoutPort(authority);
        if (!addressed || (hosts == 1 && addressed != host))
            return badHost("the target of the request and its Host header name different hosts");
        host = std::move(addressed);
    }
    if (!host || !names.prefixOf(*host))
        return badHost("this gateway does not answer under that name, and passes nothing on to others");
    return std::move(*host);
}

bool isOwnOrigin(std::string_view origin, const OwnNames &names)
{
    for (const std::string_view scheme : {"http://", "https://"}) {
        if (origin.starts_with(scheme)) {
            const auto host = hostWithoutPort(origin.substr(scheme.size()));
            return host && names.prefixOf(*host);
        }
    }
    return false;
}

std::string_view reasonOf(int status)
{
    switch (status) {
    case 200: return "OK";
    case 201: return "Created";
    case 202: return "Accepted";
    case 204: return "No Content";
    case 206: return "Partial Content";
    case 304: return "Not Modified";
    case 400: return "Bad Request";
    case 401: return "Unauthorized";
    case 403: return "Forbidden";
    case 404: return "Not Found";
    case 405: return "Method Not Allowed";
    case 408: return "Request Timeout";
    case 409: return "Conflict";
    case 411: return "Length Required";
    case 412: return "Precondition Failed";
    case 413: return "Payload Too Large";
    case 415: return "Unsupported Media Type";
    case 416: return "Range Not Satisfiable";
    case 417: return "Expectation Failed";
    case 429: return "Too Many Requests";
    case 431: return "Request Header Fields Too Large";
    case 500: return "Internal Server Error";
    case 501: return "Not Implemented";
    case 503: return "Service Unavailable";
    default: return "Status";
    }
}

bool isServersOwn(std::string_view name)
{
    constexpr std::array<std::string_view, 4> kOwn = {"content-length", "date", "connection", "transfer-encoding"};
    return std::ranges::any_of(kOwn, [name](std::string_view own) { return sameFieldName(name, own); });
}

bool isOneLine(std::string_view text)
{
    return text.find_first_of(std::string_view("\r\n\0", 3)) == std::string_view::npos;
}

} // namespace

Checked checkHead(HttpHead head, const OwnNames &names)
{
    if (head.version != 10 && head.version != 11)
        return refuseHead(505, "InvalidRequest", "HTTP/1.1 and HTTP/1.0 are spoken here");
    if (head.method.empty() || !std::ranges::all_of(head.method, [](char c) { return c >= 'A' && c <= 'Z'; }))
        return refuseHead(400, "InvalidMethod", "a method has capital letters only");
    if (head.method == "CONNECT" || head.method == "TRACE")
        return refuseHead(405, "InvalidMethod", "this gateway is no proxy to other hosts");
    if (head.fields.all().size() > kFieldsMax)
        return refuseHead(431, "InvalidRequest", "the request has more than 100 header fields");
    auto target = readTarget(head.target);
    if (!target)
        return refuseHead(400, "InvalidRequest", "the request's target is no path");
    auto host = hostOf(head, target->authority, names);
    if (auto *refused = std::get_if<HttpRefusal>(&host))
        return std::move(*refused);
    if (countOf(head.fields, "origin") > 1
        || (head.fields.has("origin") && !isOwnOrigin(head.fields.value("origin"), names)))
        return refuseHead(403, "OriginForbidden", "pages of other sites may not call this gateway");
    if (auto refused = checkLength(head))
        return std::move(*refused);
    CheckedHead checked;
    if (const auto expected = head.fields.value("expect"); !expected.empty()) {
        if (!sameFieldName(expected, "100-continue"))
            return refuseHead(417, "InvalidRequest", "no expectation but 100-continue is known here");
        checked.expectsContinue = head.version >= 11;
    }
    checked.request.method = head.method;
    checked.request.host = std::get<std::string>(std::move(host));
    checked.request.path = std::move(target->path);
    checked.request.query = std::move(target->query);
    checked.request.headers = std::move(head.fields);
    return checked;
}

std::string newRequestId()
{
    static const std::uint64_t kSeed = std::random_device{}() | static_cast<std::uint64_t>(std::random_device{}()) << 32;
    static std::atomic<std::uint64_t> count{0};
    const auto number = ++count;
    std::uint64_t mixed = kSeed + number * 0x9e3779b97f4a7c15u;
    mixed = (mixed ^ (mixed >> 30)) * 0xbf58476d1ce4e5b9u;
    mixed = (mixed ^ (mixed >> 27)) * 0x94d049bb133111ebu;
    mixed ^= mixed >> 31;
    const auto seconds = static_cast<std::uint64_t>(
        std::chrono::duration_cast<std::chrono::seconds>(std::chrono::system_clock::now().time_since_epoch()).count());
    std::string id(24, '0');
    for (std::size_t i = 0; i < 24; ++i) {
        const auto digit = i < 8 ? seconds >> (28 - 4 * i) : mixed >> (60 - 4 * (i - 8));
        id[i] = "0123456789ABCDEF"[digit & 15];
    }
    return id;
}

HttpResponse answerOf(const HttpRefusal &refusal)
{
    HttpResponse response;
    response.status = refusal.status;
    response.headers.add("Content-Type", "application/json");
    response.headers.add("x-log-requestid", newRequestId());
    response.body = "{\"errorCode\":" + jsonQuoted(refusal.code) + ",\"errorMessage\":" + jsonQuoted(refusal.detail) + '}';
    return response;
}

std::string responseHead(const HttpResponse &response, AfterAnswer after, int version, bool isHead, std::string_view date)
{
    std::string head;
    head.reserve(512);
    head.append("HTTP/1.1 ").append(std::to_string(response.status)).append(" ").append(reasonOf(response.status));
    for (const auto &[name, value] : response.headers.all()) {
        if (!isServersOwn(name) && isOneLine(name) && isOneLine(value))
            head.append("\r\n").append(name).append(": ").append(value);
    }
    head.append("\r\nDate: ").append(date);
    if (response.status != 204 && response.status != 304) {
        const auto length = isHead ? response.headLength.value_or(response.body.size()) : response.body.size();
        head.append("\r\nContent-Length: ").append(std::to_string(length));
    }
    if (after == AfterAnswer::Close)
        head.append("\r\nConnection: close");
    else if (version < 11)
        head.append("\r\nConnection: keep-alive");
    head.append("\r\n\r\n");
    return head;
}

} // namespace sluice
