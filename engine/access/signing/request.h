// A request as signatures see it: exactly what is on the wire. Views; nothing is owned.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace sluice {

struct HttpHeader {
    std::string_view name; // any case
    std::string_view value; // as sent, without the line's end
};

struct SignedRequest {
    std::string_view method; // upper case
    std::string_view path; // raw, percent-encoding kept: "/logstores/app_log/shards/lb"
    std::string_view query; // raw, without '?'
    std::span<const HttpHeader> headers;
    std::string_view bucket; // OSS: of a virtual-host style request, "" when the path begins with it
};

enum class SignatureScheme { LogV1, LogV4, FunctionV2, Acs3, OssV1, OssV4, S3V4 };
[[nodiscard]] std::string_view toText(SignatureScheme scheme);

} // namespace sluice
