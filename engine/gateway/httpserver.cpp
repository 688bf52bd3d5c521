#include "engine/gateway/httpserver.h"

#include "engine/access/signing/httpdate.h"
#include "engine/gateway/httpserver_core.h"

#include <boost/asio/post.hpp>

#include <algorithm>
#include <pthread.h>
#include <sys/socket.h>
#include <unistd.h>

namespace sluice {

namespace asio = boost::asio;

namespace {
constexpr std::size_t kTurnedAwayMax = 64; // connections over the limit that are told so; further ones are just closed
constexpr auto kAcceptPause = std::chrono::milliseconds(100); // when the process has no descriptors left
constexpr auto kSweepEvery = std::chrono::milliseconds(250);

HttpPeer withProcess(HttpPeer peer, int descriptor)
{
    ucred who{};
    socklen_t size = sizeof who;
    if (peer.sandbox && ::getsockopt(descriptor, SOL_SOCKET, SO_PEERCRED, &who, &size) == 0)
        peer.process = who.pid;
    return peer;
}
} // namespace

HttpServer::Core::~Core()
{
    if (!socketPath.empty())
        ::unlink(socketPath.c_str());
}

void HttpServer::Core::listen(std::vector<ListenSocket> &sockets)
{
    for (auto &socket : sockets) {
        doors.push_back(std::make_unique<Door>(
            Door{http::Acceptor(io.get_executor(), http::Stream(socket.family, 0), socket.descriptor),
                 http::Timer(io.get_executor()), HttpPeer{std::move(socket.peer), socket.family == AF_UNIX}}));
        accept(doors.size() - 1);
    }
}

void HttpServer::Core::accept(std::size_t index)
{
    auto &door = *doors[index];
    door.acceptor.async_accept([this, index, &door](const http::Failure &failure, http::Socket socket) {
        if (stopping)
            return;
        if (!failure) {
            accepted(index, std::move(socket));
            return accept(index);
        }
        door.pause.expires_after(kAcceptPause);
        door.pause.async_wait([this, index](const http::Failure &) {
            if (!stopping)
                accept(index);
        });
    });
}

void HttpServer::Core::accepted(std::size_t index, http::Socket socket)
{
    auto peer = withProcess(doors[index]->peer, socket.native_handle());
    const bool over = !makeRoom(peer);
    ++(over ? connectionsRefused : connections);
    const auto turnedAway = [](const auto &session) { return session->turnedAway(); };
    if (over && static_cast<std::size_t>(std::ranges::count_if(sessions, turnedAway)) >= kTurnedAwayMax)
        return; // the socket closes
    auto session = std::make_shared<Session>(*this, std::move(socket), std::move(peer));
    sessions.insert(session);
    over ? session->turnAway() : session->start();
    if (!std::exchange(m_sweeping, true))
        sweep();
}

void HttpServer::Core::remove(const std::shared_ptr<Session> &session)
{
    sessions.erase(session);
    if (stopping && sessions.empty())
        finishStop();
}

void HttpServer::Core::sweep()
{
    const auto shortest = std::min({limits.idle, limits.head, limits.grace}) / 4;
    m_sweep.expires_after(std::min<Duration>(kSweepEvery, shortest));
    m_sweep.async_wait([this](const http::Failure &failure) {
        if (failure)
            return;
        const auto now = http::Steady::now();
        for (const auto &session : std::vector(sessions.begin(), sessions.end()))
            session->checkTime(now);
        m_sweeping = !sessions.empty();
        if (m_sweeping)
            sweep();
    });
}

std::string_view HttpServer::Core::date()
{
    const auto now = std::chrono::system_clock::now();
    const auto second = std::chrono::duration_cast<std::chrono::seconds>(now.time_since_epoch());
    if (second != m_dateOf) {
        m_dateOf = second;
        m_date = dateText(std::chrono::time_point_cast<WallTime::duration>(now), DateForm::Rfc1123);
    }
    return m_date;
}

void HttpServer::Core::beginStop(Duration drain, Task done)
{
    stopping = true;
    m_stopped = std::move(done);
    http::Failure ignored;
    for (const auto &door : doors)
        door->acceptor.close(ignored);
    for (const auto &session : std::vector(sessions.begin(), sessions.end()))
        session->drain();
    if (sessions.empty())
        return finishStop();
    m_drain.expires_after(drain);
    m_drain.async_wait([this](const http::Failure &failure) {
        if (!failure)
            closeSessions();
    });
}

void HttpServer::Core::closeSessions()
{
    for (const auto &session : std::vector(sessions.begin(), sessions.end()))
        session->close();
}

void HttpServer::Core::finishStop()
{
    m_drain.cancel();
    if (auto done = std::exchange(m_stopped, {}))
        done();
}

HttpServer::HttpServer(std::shared_ptr<Core> core)
    : m_core(std::move(core))
{
    m_core->thread = std::thread([io = &m_core->io] {
        ::pthread_setname_np(::pthread_self(), "sluice-gateway");
        io->run();
    });
}

Result<std::unique_ptr<HttpServer>> HttpServer::open(HttpPlaces places, OwnNames names, HttpHandler handler,
                                                     HttpLimits limits)
{
    SLUICE_LET(auto sockets, listenOnLoopback(places.port));
    if (!places.socketPath.empty()) {
        auto socket = listenOnPath(places.socketPath);
        if (!socket) {
            closeAll(sockets);
            return fail(std::move(socket).error());
        }
        sockets.push_back(std::move(*socket));
    }
    auto core = std::make_shared<Core>(std::move(names), std::move(handler), limits);
    core->port = places.port;
    core->socketPath = std::move(places.socketPath);
    core->listen(sockets);
    return std::unique_ptr<HttpServer>(new HttpServer(std::move(core)));
}

HttpServer::~HttpServer()
{
    asio::post(m_core->io.get_executor(), [core = m_core.get()] {
        core->stopping = true;
        core->closeSessions();
        core->io.stop();
    });
    m_core->thread.join();
}

std::uint16_t HttpServer::port() const
{
    return m_core->port;
}

HttpFigures HttpServer::figures() const
{
    return {m_core->connections,
            m_core->connectionsRefused,
            m_core->connectionsReplaced,
            m_core->connectionsUnread,
            m_core->bodiesReplaced,
            m_core->requests,
            m_core->refused,
            m_core->timedOut};
}

void HttpServer::stop(Duration drain, Task done)
{
    asio::post(m_core->io.get_executor(),
               [core = m_core.get(), drain, done = std::move(done)]() mutable { core->beginStop(drain, std::move(done)); });
}

} // namespace sluice
