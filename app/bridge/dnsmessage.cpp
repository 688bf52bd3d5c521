#include "app/bridge/dnsmessage.h"

namespace sluice::bridge {

namespace {

constexpr std::size_t kHeaderBytes = 12;
constexpr std::size_t kLabelMax = 63;
constexpr std::size_t kNameMax = 255;
constexpr std::uint32_t kLoopback = 0x7f000001;
constexpr std::uint32_t kSecondsToLive = 60;

std::uint16_t number16(std::string_view bytes, std::size_t at)
{
    return static_cast<std::uint16_t>(static_cast<unsigned char>(bytes[at]) << 8
                                      | static_cast<unsigned char>(bytes[at + 1]));
}

void add16(std::string &to, std::uint32_t value)
{
    to.push_back(static_cast<char>(value >> 8 & 0xff));
    to.push_back(static_cast<char>(value & 0xff));
}

char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

} // namespace

std::optional<DnsQuery> parseDnsQuery(std::string_view packet)
{
    if (packet.size() < kHeaderBytes || packet.size() > kDnsPacketMax)
        return {};
    const auto flags = number16(packet, 2);
    const bool response = flags & 0x8000;
    const auto operation = flags >> 11 & 0xf;
    if (response || operation != 0 || number16(packet, 4) != 1)
        return {};
    DnsQuery query;
    query.id = number16(packet, 0);
    query.recursionDesired = flags & 0x0100;
    std::size_t at = kHeaderBytes;
    for (;;) {
        if (at >= packet.size())
            return {};
        const auto length = static_cast<std::size_t>(static_cast<unsigned char>(packet[at++]));
        if (length == 0)
            break;
        if (length > kLabelMax || packet.size() - at < length || at + length - kHeaderBytes > kNameMax)
            return {};
        if (!query.name.empty())
            query.name.push_back('.');
        for (const char c : packet.substr(at, length))
            query.name.push_back(lower(c));
        at += length;
    }
    if (packet.size() - at < 4)
        return {};
    query.type = number16(packet, at);
    query.klass = number16(packet, at + 2);
    query.questionEnd = at + 4;
    return query;
}

std::string dnsAnswer(std::string_view packet, const DnsQuery &query, DnsCode code, std::optional<std::uint32_t> address)
{
    std::string answer;
    add16(answer, query.id);
    const std::uint32_t flags =
        0x8000 | 0x0400 | (query.recursionDesired ? 0x0100 : 0) | 0x0080 | static_cast<std::uint32_t>(code);
    add16(answer, flags);
    add16(answer, 1);
    add16(answer, address ? 1 : 0);
    add16(answer, 0);
    add16(answer, 0);
    answer.append(packet.substr(kHeaderBytes, query.questionEnd - kHeaderBytes));
    if (address) {
        add16(answer, 0xc000 | kHeaderBytes); // the question's name
        add16(answer, DnsQuery::kTypeA);
        add16(answer, DnsQuery::kClassIn);
        add16(answer, kSecondsToLive >> 16);
        add16(answer, kSecondsToLive & 0xffff);
        add16(answer, 4);
        add16(answer, *address >> 16);
        add16(answer, *address & 0xffff);
    }
    return answer;
}

bool isGatewayName(std::string_view name)
{
    constexpr std::string_view kOwn = "sluice.internal";
    return name == kOwn || (name.size() > kOwn.size() && name.ends_with(kOwn) && name[name.size() - kOwn.size() - 1] == '.');
}

std::optional<std::string> ownDnsAnswer(std::string_view packet, bool forwards)
{
    const auto query = parseDnsQuery(packet);
    if (!query)
        return std::string(); // not a query: no answer, and nothing that is passed on
    const bool own = isGatewayName(query->name) || query->name == "localhost";
    if (!own)
        return forwards ? std::nullopt : std::optional(dnsAnswer(packet, *query, DnsCode::NoSuchName));
    const bool wantsAddress =
        query->klass == DnsQuery::kClassIn && (query->type == DnsQuery::kTypeA || query->type == DnsQuery::kTypeAny);
    return dnsAnswer(packet, *query, DnsCode::Good, wantsAddress ? std::optional(kLoopback) : std::nullopt);
}

} // namespace sluice::bridge
