// The access log of nginx and Apache, combined or common:
//   ADDR IDENT USER [dd/Mon/yyyy:hh:mm:ss ±hhmm] "METHOD URI PROTOCOL" STATUS BYTES ["REFERER" "AGENT"]
//
// Fields: remote_addr, remote_user, time_local, request_method, request_uri, server_protocol, status, body_bytes_sent,
// http_referer, http_user_agent; `-` is kept. Escapes inside quotes (\" \x22) are kept as written. An IDENT other than `-`
// is remote_ident. A request that is not METHOD URI [PROTOCOL] is request_uri alone. The common format has no referer and no
// agent. What follows the agent is _extra_1.
#pragma once

#include "engine/collect/lineparser.h"

namespace sluice {

class AccessLogParser final : public LineParser {
public:
    [[nodiscard]] ParseFailure parse(std::string_view line, WallTime now, ParsedLog &log) override;
};

} // namespace sluice
