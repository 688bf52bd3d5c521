// The gateway's HTTP/1.1 server: sockets and parsing on one thread of its own, requests given to a handler that answers from
// any thread. Plain C++; the protocol library is behind the implementation.
//
//   auto server = HttpServer::open({.port = 0}, names, [](HttpRequest request, HttpAnswer answer) { … });
//   server->stop(5s, [] { … });   // any thread; then destroy it
//
// Keep-alive, pipelined requests (answers go out in their order, whenever they come), chunked bodies, "Expect:
// 100-continue", HEAD, HTTP/1.0. Nothing waits for ever: see HttpLimits. What httprules.h refuses is answered here and the
// connection closed.
#pragma once

#include "engine/base/clock.h"
#include "engine/base/limits.h"
#include "engine/base/result.h"
#include "engine/gateway/http.h"
#include "engine/gateway/ownnames.h"

#include <memory>

namespace sluice {

struct HttpLimits {
    std::size_t headerBytes = 32 * limits::kKiB; // of a request's head; beyond: 431
    std::size_t bodyBytes = 64 * limits::kMiB; // beyond: 413
    std::size_t heldBytes = 256 * limits::kMiB; // bodies of all requests that are not answered, as they arrive; beyond: 503
    std::size_t unsentBytes = 256 * limits::kMiB; // bodies of all answers that are not written; beyond: one reader is closed
    std::size_t unsentOfOne = limits::kMiB; // the same of one connection; beyond, none of its requests is read
    std::size_t connections = 256; // beyond: one that is silent or has idled longest gives its place, else 503 and closed
    std::size_t sandboxConnections = 192; // of these at the Unix socket; the others are the loopback's
    std::size_t connectionsOfSandbox = 128; // of these by one process
    std::size_t pipelined = 16; // requests of one connection that are not answered; beyond it is not read
    Duration idle = std::chrono::seconds(75); // between two requests; clients keep idle connections for 55 s
    Duration spared = std::chrono::seconds(2); // an idle connection or a body under way is let alone for that long
    Duration head =
        std::chrono::seconds(10); // for the whole head, from its first byte on or from the connection's begin: 408
    Duration grace = std::chrono::seconds(30); // for a body or an answer, besides what its bytes take at bytesPerSecond
    std::size_t bytesPerSecond = 64 * limits::kKiB; // a body or a reader slower than that, over all its time, is given up
};

struct HttpPlaces {
    std::uint16_t port = 0; // on 127.0.0.1 and ::1; 0 = one that is free on both
    std::string socketPath; // a Unix socket of mode 0600, whose peer is "sandbox"; "" = none
};

struct HttpFigures { // since the start
    std::uint64_t connections = 0;
    std::uint64_t connectionsRefused = 0; // over the limit
    std::uint64_t connectionsReplaced = 0; // idle or silent ones that gave their place
    std::uint64_t connectionsUnread = 0; // closed for the answers that they did not read, to make space for others'
    std::uint64_t bodiesReplaced = 0; // under way for long, refused to make space for others'
    std::uint64_t requests = 0; // given to the handler
    std::uint64_t refused = 0; // requests that were no good
    std::uint64_t timedOut = 0; // connections closed for a time limit
};

class HttpServer {
public:
    // Listens when it returns. InUse/"PortInUse", Denied (a port below 1024), Invalid/"SocketPathTooLong", Unavailable.
    [[nodiscard]] static Result<std::unique_ptr<HttpServer>> open(HttpPlaces places, OwnNames names, HttpHandler handler,
                                                                  HttpLimits limits = {});
    ~HttpServer(); // closes what is open; answers that come later go nowhere
    HttpServer(const HttpServer &) = delete;
    HttpServer &operator=(const HttpServer &) = delete;

    [[nodiscard]] std::uint16_t port() const;
    [[nodiscard]] HttpFigures figures() const; // any thread

    // Takes no more requests, sends the answers of those that were taken, closes; what is left after `drain` is closed
    // anyway. `done` is called once, on the gateway's thread. Once; any thread.
    void stop(Duration drain, Task done);

private:
    class Core;
    class Session;
    class Answering;
    explicit HttpServer(std::shared_ptr<Core> core);

    const std::shared_ptr<Core> m_core;
};

} // namespace sluice
