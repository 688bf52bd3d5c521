// The little of DNS (RFC 1035) that the bridge speaks. Queries are hostile input: from the function's code.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace sluice::bridge {

struct DnsQuery {
    std::uint16_t id = 0;
    bool recursionDesired = false;
    std::string name; // lower case, dots between labels, none at the end; "" = the root. Bytes are as they came
    std::uint16_t type = 0;
    std::uint16_t klass = 0;
    std::size_t questionEnd = 0; // offset after the question

    static constexpr std::uint16_t kTypeA = 1;
    static constexpr std::uint16_t kTypeAny = 255;
    static constexpr std::uint16_t kClassIn = 1;
};

enum class DnsCode : std::uint8_t { Good = 0, FormatError = 1, ServerFailure = 2, NoSuchName = 3, Refused = 5 };

// One standard query with exactly one question, uncompressed; what follows the question is not looked at. Nothing else.
[[nodiscard]] std::optional<DnsQuery> parseDnsQuery(std::string_view packet);

// An answer to a query that parseDnsQuery() took: its header and question, and an A record when there is an address (host
// byte order).
[[nodiscard]] std::string dnsAnswer(std::string_view packet, const DnsQuery &query, DnsCode code,
                                    std::optional<std::uint32_t> address = {});

// Whether the name is the gateway's: sluice.internal and everything under it.
[[nodiscard]] bool isGatewayName(std::string_view name);

// What the bridge says by itself; nothing = it asks the network's server, when there is one.
[[nodiscard]] std::optional<std::string> ownDnsAnswer(std::string_view packet, bool forwards);

inline constexpr std::size_t kDnsPacketMax = 4096;

} // namespace sluice::bridge
