#include "engine/access/serviceaddress.h"

#include <algorithm>
#include <charconv>

namespace sluice {
namespace {

struct AddressParts {
    std::string host;
    std::string_view port; // "" = none was written
};

char lowered(char c)
{
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

bool isHostCharacter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '.' || c == '_';
}

bool isSixCharacter(char c)
{
    return (c >= 'a' && c <= 'f') || (c >= '0' && c <= '9') || c == ':' || c == '.';
}

Result<AddressParts> split(std::string_view text, const char *code)
{
    const auto refuse = [&](const std::string &why) {
        return fail(ErrorKind::Invalid, code, '"' + std::string(text.substr(0, 80)) + "\" " + why);
    };
    AddressParts parts;
    const bool six = text.starts_with('[');
    const auto end = six ? text.find(']') : text.find(':');
    if (six && end == std::string_view::npos)
        return refuse("has no ] after its IPv6 address");
    parts.host = std::string(six ? text.substr(1, end - 1) : text.substr(0, end));
    auto rest = end == std::string_view::npos ? std::string_view() : text.substr(six ? end + 1 : end);
    std::transform(parts.host.begin(), parts.host.end(), parts.host.begin(), lowered);
    if (parts.host.empty())
        return refuse("has no host");
    const bool good = parts.host.size() <= kHostBytesMax && parts.host.front() != '-' && parts.host.front() != '.'
        && std::all_of(parts.host.begin(), parts.host.end(), six ? isSixCharacter : isHostCharacter);
    if (!good)
        return refuse("is no host: letters, digits, '-' and '.' are allowed, an IPv6 address stands in brackets");
    if (rest.empty())
        return parts;
    if (rest.front() != ':' || rest.size() < 2)
        return refuse("has something else than :PORT after its host");
    parts.port = rest.substr(1);
    return parts;
}

bool readPort(std::string_view text, std::uint16_t &port)
{
    const auto [stop, error] = std::from_chars(text.data(), text.data() + text.size(), port);
    return error == std::errc() && stop == text.data() + text.size() && port > 0;
}

} // namespace

Result<ServiceAddress> serviceAddress(std::string_view text)
{
    ServiceAddress address;
    auto rest = text;
    if (const auto scheme = rest.find("://"); scheme != std::string_view::npos) {
        const auto name = rest.substr(0, scheme);
        if (name != "https" && name != "http")
            return fail(ErrorKind::Invalid, "InvalidEndpoint",
                        "an endpoint begins with https://, not with " + std::string(name.substr(0, 20)) + "://");
        address.secure = name == "https";
        rest.remove_prefix(scheme + 3);
    }
    if (rest.ends_with('/'))
        rest.remove_suffix(1);
    if (rest.find_first_of("/?#@") != std::string_view::npos)
        return fail(ErrorKind::Invalid, "InvalidEndpoint",
                    "an endpoint is a host with a port at most: no path, no user and no question mark");
    SLUICE_LET(auto parts, split(rest, "InvalidEndpoint"));
    address.port = address.secure ? 443 : 80;
    if (!parts.port.empty() && !readPort(parts.port, address.port))
        return fail(ErrorKind::Invalid, "InvalidEndpoint",
                    "the port \"" + std::string(parts.port.substr(0, 20)) + "\" is not a number from 1 to 65535");
    address.host = std::move(parts.host);
    if (!address.secure && !isLoopbackHost(address.host))
        return fail(ErrorKind::Invalid, "InvalidEndpoint",
                    "plain http is for this machine only; write https://" + hostAndPort(address.host, address.port));
    return address;
}

Result<BrokerAddress> brokerAddress(std::string_view text)
{
    if (text.find("://") != std::string_view::npos)
        return fail(ErrorKind::Invalid, "InvalidBroker", "a broker is HOST:PORT without a scheme, such as kafka-1:9092");
    SLUICE_LET(auto parts, split(text, "InvalidBroker"));
    BrokerAddress address{std::move(parts.host), 0};
    if (parts.port.empty())
        return fail(ErrorKind::Invalid, "InvalidBroker",
                    "a broker needs its port; did you mean \"" + hostAndPort(address.host, 9092) + "\"?");
    if (!readPort(parts.port, address.port))
        return fail(ErrorKind::Invalid, "InvalidBroker",
                    "the port \"" + std::string(parts.port.substr(0, 20)) + "\" is not a number from 1 to 65535");
    return address;
}

bool isLoopbackHost(std::string_view host)
{
    if (host == "localhost" || host == "::1")
        return true;
    return host.starts_with("127.")
        && std::all_of(host.begin(), host.end(), [](char c) { return (c >= '0' && c <= '9') || c == '.'; });
}

std::string hostAndPort(std::string_view host, std::uint16_t port)
{
    const bool six = host.find(':') != std::string_view::npos;
    return (six ? '[' + std::string(host) + ']' : std::string(host)) + ':' + std::to_string(port);
}

} // namespace sluice
