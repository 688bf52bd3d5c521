// Where a service listens, as people write it: https://cn-hangzhou.log.aliyuncs.com, log.example.com:8443, kafka-1:9092.
#pragma once

#include "engine/base/result.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace sluice {

struct ServiceAddress {
    bool secure = true; // https
    std::string host; // lower case; an IPv6 address without its brackets
    std::uint16_t port = 443;

    friend bool operator==(const ServiceAddress &, const ServiceAddress &) = default;
};

// "[https://]HOST[:PORT][/]"; plain http is for this machine only, because what travels is worth reading.
// Invalid/"InvalidEndpoint" says what is wrong.
[[nodiscard]] Result<ServiceAddress> serviceAddress(std::string_view text);

struct BrokerAddress {
    std::string host;
    std::uint16_t port = 0;

    friend bool operator==(const BrokerAddress &, const BrokerAddress &) = default;
};

// "HOST:PORT". Invalid/"InvalidBroker".
[[nodiscard]] Result<BrokerAddress> brokerAddress(std::string_view text);

[[nodiscard]] bool isLoopbackHost(std::string_view host); // localhost, 127.*, ::1
[[nodiscard]] std::string hostAndPort(std::string_view host, std::uint16_t port); // an IPv6 address in brackets

inline constexpr std::size_t kHostBytesMax = 253;

} // namespace sluice
