// Which service a request is for, and the way to it. A request says so in several places; the first that speaks decides:
//
//   the scheme of Authorization   LOG, SLS4-HMAC-SHA256 | OSS, OSS4-HMAC-SHA256, AWS4-HMAC-SHA256 | FC, ACS3-HMAC-SHA256
//   marks of a pre-signed URL     OSSAccessKeyId, x-oss-signature-version, X-Amz-Algorithm | x-fc-signature
//   x-log-apiversion              Log Service
//   the host's last own label     oss…, {bucket}.oss… | fc…, {account}.fc… | log…, {project}.log…
//   the path                      /2016-08-15/, /2021-04-06/, /2023-03-30/ are Function Compute's; /logstores is Log
//   Service's and else                      object storage: what an unsigned GET of an object looks like
#pragma once

#include "engine/gateway/http.h"
#include "engine/gateway/ownnames.h"

#include <array>

namespace sluice {

enum class GatewayService { Log, Objects, Functions };

[[nodiscard]] GatewayService serviceOf(const HttpRequest &request, const OwnNames &names);

// The part of the host that names a project, a bucket or an account: "my-proj" of "my-proj.localhost" and of
// "my-proj.log.sluice.internal", "" of "localhost" and of "oss.sluice.internal". `service` is the label that stands for the
// service itself: "log", "oss", "fc"; of object storage "oss-cn-hangzhou" is one too.
[[nodiscard]] std::string_view ownerLabel(std::string_view host, std::string_view service, const OwnNames &names);

// Handlers are set before the server opens and called on its thread.
class Router {
public:
    explicit Router(OwnNames names = OwnNames());

    // The service of an object or a Log Service call; a service without a handler answers 501.
    void set(GatewayService service, HttpHandler handler);
    void handle(HttpRequest request, HttpAnswer answer) const;

    [[nodiscard]] const OwnNames &names() const { return m_names; }

private:
    const OwnNames m_names;
    std::array<HttpHandler, 3> m_handlers;
};

} // namespace sluice
