#include "engine/gateway/gateway.h"

#include "engine/gateway/httprules.h"

#include <charconv>
#include <cstdio>
#include <fstream>

namespace sluice {

namespace {

std::uint16_t keptPort(const std::string &path)
{
    std::string text;
    std::ifstream file(path);
    std::uint16_t port = 0;
    if (std::getline(file, text))
        std::from_chars(text.data(), text.data() + text.size(), port);
    return port >= 1024 ? port : 0;
}

void keepPort(const std::string &path, std::uint16_t port)
{
    const auto fresh = path + ".new";
    {
        std::ofstream file(fresh, std::ios::trunc);
        file << port << '\n';
        if (!file.flush())
            return; // another port next time: clients look it up
    }
    std::rename(fresh.c_str(), path.c_str());
}

} // namespace

Gateway::Gateway(Router router, Loop &loop)
    : m_router(std::move(router))
    , m_loop(loop)
{
}

Gateway::~Gateway() = default;

Result<std::unique_ptr<Gateway>> Gateway::open(GatewayOptions options, Router router, Loop &loop)
{
    std::unique_ptr<Gateway> gateway(new Gateway(std::move(router), loop));
    const auto listen = [&](std::uint16_t port) {
        return HttpServer::open(
            {port, options.socketPath}, gateway->m_router.names(),
            [gateway = gateway.get()](HttpRequest request, HttpAnswer answer) {
                if (gateway->m_open)
                    return gateway->m_router.handle(std::move(request), std::move(answer));
                answer(answerOf({503, "ServerBusy", "the engine is starting; try again in a moment"}));
            },
            options.limits);
    };
    const auto kept = options.port != 0 || options.portFile.empty() ? options.port : keptPort(options.portFile);
    auto server = listen(kept);
    if (!server && server.error().kind == ErrorKind::InUse && options.port == 0)
        server = listen(0);
    if (!server)
        return fail(std::move(server).error());
    gateway->m_server = std::move(*server);
    gateway->m_socketPath = std::move(options.socketPath);
    if (!options.portFile.empty() && gateway->port() != kept)
        keepPort(options.portFile, gateway->port());
    return gateway;
}

void Gateway::openDoors()
{
    m_open = true;
}

void Gateway::stop(Duration drain, Reply<void> reply)
{
    m_server->stop(drain, [this, reply = std::move(reply)]() mutable { m_loop.answer<void>(std::move(reply), {}); });
}

std::string Gateway::url() const
{
    return "http://localhost:" + std::to_string(port());
}

} // namespace sluice
