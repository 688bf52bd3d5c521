// The inside of HttpServer: its thread's state, and one connection. See httpsession.cpp for reading, httpsession_write.cpp
// for writing and ending, httpserver_room.cpp for who gives way when a limit is reached.
#pragma once

#include "engine/gateway/httprules.h"
#include "engine/gateway/httpserver.h"
#include "engine/gateway/listensocket.h"

#include <atomic>
#include <deque>
#include <thread>
#include <unordered_set>
#include <utility>

#include <boost/asio/basic_socket_acceptor.hpp>
#include <boost/asio/basic_stream_socket.hpp>
#include <boost/asio/basic_waitable_timer.hpp>
#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/generic/stream_protocol.hpp>
#include <boost/asio/io_context.hpp>

namespace sluice {

namespace http {
using Failure = boost::system::error_code;
using Executor = boost::asio::io_context::executor_type;
using Stream = boost::asio::generic::stream_protocol;
using Socket = boost::asio::basic_stream_socket<Stream, Executor>;
using Acceptor = boost::asio::basic_socket_acceptor<Stream, Executor>;
using Steady = std::chrono::steady_clock;
using Moment = Steady::time_point;
using Timer = boost::asio::basic_waitable_timer<Steady, boost::asio::wait_traits<Steady>, Executor>;
} // namespace http

// Who is at the other end of a connection.
struct HttpPeer {
    std::string name; // HttpRequest::peer
    bool sandbox = false; // came by the Unix socket
    int process = 0; // of a sandbox: the one that connected, so each sandbox's own
};

class HttpServer::Core : public std::enable_shared_from_this<Core> {
public:
    Core(OwnNames ownNames, HttpHandler requestHandler, HttpLimits httpLimits)
        : names(std::move(ownNames))
        , handler(std::move(requestHandler))
        , limits(httpLimits)
    {
    }
    ~Core();

    void listen(std::vector<ListenSocket> &sockets);
    void accept(std::size_t index);
    void accepted(std::size_t index, http::Socket socket);
    void remove(const std::shared_ptr<Session> &session);
    void beginStop(Duration drain, Task done);
    void closeSessions();
    [[nodiscard]] bool makeRoom(const HttpPeer &newcomer); // for one more connection, if need be by closing an idle one
    [[nodiscard]] bool makeSpace(std::size_t bytes, const Session &asker); // for bytes of a request's body
    void shedUnread(); // until the answers that wait are within their limit
    void sweep();
    [[nodiscard]] std::string_view date();

    boost::asio::io_context io{1};
    boost::asio::executor_work_guard<http::Executor> work{io.get_executor()};
    const OwnNames names;
    const HttpHandler handler;
    const HttpLimits limits;
    std::uint16_t port = 0;
    std::string socketPath;
    std::thread thread;
    std::atomic<std::uint64_t> connections = 0, connectionsRefused = 0, connectionsReplaced = 0;
    std::atomic<std::uint64_t> connectionsUnread = 0, bodiesReplaced = 0;
    std::atomic<std::uint64_t> requests = 0, refused = 0, timedOut = 0;

    // below: the gateway's thread
    struct Door {
        http::Acceptor acceptor;
        http::Timer pause;
        HttpPeer peer;
    };
    std::vector<std::unique_ptr<Door>> doors;
    std::unordered_set<std::shared_ptr<Session>> sessions;
    std::size_t heldBytes = 0;
    std::size_t unsentBytes = 0;
    bool stopping = false;

private:
    void finishStop();
    using Belongs = std::function<bool(const Session &)>;
    [[nodiscard]] bool hasRoom(std::size_t share, const Belongs &belongs);
    http::Timer m_sweep{io.get_executor()};
    http::Timer m_drain{io.get_executor()};
    bool m_sweeping = false;
    Task m_stopped;
    std::string m_date;
    std::chrono::seconds m_dateOf{-1};
};

// One connection. All of it runs on the gateway's thread.
class HttpServer::Session : public std::enable_shared_from_this<Session> {
public:
    Session(Core &core, http::Socket socket, HttpPeer peer);
    ~Session();

    void start();
    void turnAway(); // 503: there are too many
    void settle(std::uint64_t number, HttpResponse response);
    void drain();
    void close();
    void checkTime(http::Moment now);
    void giveUpRequest(const HttpRefusal &refusal); // the one that is being read

    [[nodiscard]] const HttpPeer &peer() const { return m_peer; }
    [[nodiscard]] bool turnedAway() const { return m_turnedAway; } // it takes no place
    [[nodiscard]] bool served() const { return m_served; } // has sent a request, ever
    // Since its last answer, or since it came and said nothing; nothing while anything is under way.
    [[nodiscard]] std::optional<http::Moment> idleSince() const;
    struct Load { // what waits here, and since when; 0 bytes = nothing
        std::size_t bytes = 0;
        http::Moment since;
    };
    [[nodiscard]] Load body() const { return {m_held, m_began}; } // of the request that is being read
    [[nodiscard]] Load unsent() const { return {m_unsent, m_unsentSince}; } // of the answers

private:
    struct Exchange {
        bool isHead = false;
        int version = 11;
        bool close = false;
        bool ready = false;
        std::size_t held = 0;
        std::size_t unsent = 0;
        std::string head;
        std::string body;
    };
    struct Reading; // the parser and its buffer

    void waitForRequest();
    [[nodiscard]] bool mayReadOn() const;
    void readHead();
    void headRead(const http::Failure &failure);
    void startBody();
    void takeContinue();
    void readBody();
    [[nodiscard]] bool growBody(std::size_t length);
    void forgetBody();
    void readChunks();
    void bodyProgress(std::size_t received);
    [[nodiscard]] bool hold(std::size_t bytes);
    void deliver();
    void refuse(const HttpRefusal &refusal);
    void readEnded(const http::Failure &failure);
    void writeNext();
    void writeSome();
    void exchangeDone();
    void goOn();
    void linger();
    [[nodiscard]] http::Moment within(http::Moment since, std::size_t bytes) const;

    Core &m_core;
    http::Socket m_socket;
    const HttpPeer m_peer;
    const std::unique_ptr<Reading> m_in;
    CheckedHead m_head;
    std::string m_body;
    std::size_t m_received = 0;
    std::size_t m_held = 0; // of the request that is being read
    std::size_t m_unsent = 0; // bodies of the answers in m_exchanges
    http::Moment m_unsentSince;
    std::deque<Exchange> m_exchanges; // not yet sent, in the order of the requests
    std::uint64_t m_firstNumber = 0; // of the first of them
    bool m_served = false;
    bool m_turnedAway = false;
    bool m_mayRead = true; // requests may follow
    bool m_reading = false;
    bool m_waiting = false; // reading, and nothing of a request is there yet
    bool m_wantsContinue = false;
    bool m_writing = false;
    bool m_lingering = false;
    bool m_closed = false;
    bool m_keep = true;
    std::size_t m_sent = 0;
    http::Moment m_began; // the body or the answer
    http::Moment m_readBy = http::Moment::max();
    http::Moment m_writeBegan;
    http::Moment m_writeBy = http::Moment::max();
};

// Answers once; dropped, it answers 500.
class HttpServer::Answering {
public:
    Answering(std::shared_ptr<Core> core, std::weak_ptr<Session> session, std::uint64_t number);
    Answering(Answering &&) noexcept = default;
    Answering &operator=(Answering &&) = delete;
    ~Answering();
    void operator()(HttpResponse response);

private:
    std::shared_ptr<Core> m_core;
    std::weak_ptr<Session> m_session;
    std::uint64_t m_number;
};

} // namespace sluice
