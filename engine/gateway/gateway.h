// The gateway: its server, the services behind it, and the port that stays the same over restarts. Loop thread, but for what
// says otherwise.
#pragma once

#include "engine/base/loop.h"
#include "engine/gateway/httpserver.h"
#include "engine/gateway/router.h"

#include <atomic>

namespace sluice {

struct GatewayOptions {
    std::uint16_t port = 0; // 0 = that of the last run while it is free, else one that is
    std::string portFile; // where the last run's is kept; "" = nowhere
    std::string socketPath; // for the sandboxes' bridges; "" = none
    HttpLimits limits;
};

class Gateway {
public:
    // Listens when it returns; requests are answered 503 until openDoors(). Errors as HttpServer::open; a port file that
    // cannot be written is none.
    [[nodiscard]] static Result<std::unique_ptr<Gateway>> open(GatewayOptions options, Router router, Loop &loop);
    ~Gateway(); // as HttpServer's

    void openDoors(); // what the services need is in place

    // See HttpServer::stop(). Answered on the loop; once.
    void stop(Duration drain, Reply<void> reply);

    [[nodiscard]] std::uint16_t port() const { return m_server->port(); }
    [[nodiscard]] std::string url() const; // "http://localhost:41873"
    [[nodiscard]] const std::string &socketPath() const { return m_socketPath; }
    [[nodiscard]] HttpFigures figures() const { return m_server->figures(); }

private:
    Gateway(Router router, Loop &loop);

    const Router m_router;
    Loop &m_loop;
    std::string m_socketPath;
    std::atomic<bool> m_open = false;
    std::unique_ptr<HttpServer> m_server; // last: its thread uses the others
};

} // namespace sluice
