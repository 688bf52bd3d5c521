// Reading: the only file that knows the HTTP parser.
#include "engine/gateway/httpserver_core.h"

#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/write.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http/error.hpp>
#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/read.hpp>
#include <boost/beast/http/string_body.hpp>

namespace sluice {

namespace asio = boost::asio;
namespace beast = boost::beast::http;

namespace {

constexpr std::size_t kReadBuffer = 256 * limits::kKiB; // with less, large bodies come in small pieces
constexpr std::size_t kBodyStep = 64 * limits::kKiB; // a body's place is at least that, then twice what has come
constexpr std::string_view kContinue = "HTTP/1.1 100 Continue\r\n\r\n";

HttpRefusal refusalOf(const http::Failure &failure)
{
    if (failure == beast::error::header_limit)
        return {431, "InvalidRequest", "the request's header is too large"};
    if (failure == beast::error::body_limit)
        return {413, "PostBodyTooLarge", "the request's body is too large"};
    return {400, "InvalidRequest", "this is no HTTP request: " + failure.message()};
}

} // namespace

struct HttpServer::Session::Reading {
    boost::beast::flat_buffer buffer;
    std::optional<beast::request_parser<beast::string_body>> parser;
};

HttpServer::Session::Session(Core &core, http::Socket socket, HttpPeer peer)
    : m_core(core)
    , m_socket(std::move(socket))
    , m_peer(std::move(peer))
    , m_in(std::make_unique<Reading>())
{
}

HttpServer::Session::~Session() = default;

void HttpServer::Session::start()
{
    http::Failure ignored; // a Unix socket has no such option
    m_socket.set_option(asio::ip::tcp::no_delay(true), ignored);
    waitForRequest();
}

void HttpServer::Session::turnAway()
{
    m_turnedAway = true;
    refuse({503, "ServerBusy", "there are too many connections; try again later"});
}

void HttpServer::Session::waitForRequest()
{
    m_reading = true;
    if (m_in->buffer.size() > 0)
        return readHead();
    m_waiting = true;
    m_readBy = http::Moment::max(); // while something is to be answered
    if (m_exchanges.empty())
        m_readBy = http::Steady::now() + (m_served ? m_core.limits.idle : m_core.limits.head);
    m_socket.async_wait(http::Socket::wait_read, [self = shared_from_this()](const http::Failure &failure) {
        if (failure || self->m_closed || !self->m_waiting)
            return;
        if (self->mayReadOn())
            return self->readHead();
        self->m_waiting = self->m_reading = false; // until its answers are written
    });
}

// A client that asks and does not read is not read either: its answers would be held for it.
bool HttpServer::Session::mayReadOn() const
{
    return m_exchanges.size() < m_core.limits.pipelined && m_unsent <= m_core.limits.unsentOfOne;
}

void HttpServer::Session::readHead()
{
    m_waiting = false;
    m_readBy = http::Steady::now() + m_core.limits.head;
    m_in->buffer.reserve(kReadBuffer);
    m_in->parser.emplace();
    m_in->parser->header_limit(static_cast<std::uint32_t>(m_core.limits.headerBytes));
    m_in->parser->body_limit(m_core.limits.bodyBytes);
    beast::async_read_header(m_socket, m_in->buffer, *m_in->parser,
                             [self = shared_from_this()](const http::Failure &failure, std::size_t) {
                                 if (!self->m_closed && self->m_mayRead)
                                     self->headRead(failure);
                             });
}

void HttpServer::Session::readEnded(const http::Failure &failure)
{
    m_reading = false;
    m_mayRead = false;
    if (failure == asio::error::eof || failure == beast::error::end_of_stream) {
        if (m_exchanges.empty())
            close();
    } else if (&failure.category() == &http::Failure(beast::error::bad_method).category()
               && failure != beast::error::partial_message) {
        refuse(refusalOf(failure));
    } else {
        close();
    }
}

void HttpServer::Session::headRead(const http::Failure &failure)
{
    if (failure)
        return readEnded(failure);
    const auto &message = m_in->parser->get();
    HttpHead head;
    const auto method = message.method_string();
    const auto target = message.target();
    head.method = {method.data(), method.size()};
    head.target = {target.data(), target.size()};
    head.version = static_cast<int>(message.version());
    for (const auto &field : message)
        head.fields.add(std::string(field.name_string()), std::string(field.value()));
    auto checked = checkHead(std::move(head), m_core.names);
    if (const auto *refusal = std::get_if<HttpRefusal>(&checked))
        return refuse(*refusal);
    m_head = std::get<CheckedHead>(std::move(checked));
    m_head.request.peer = m_peer.name;
    m_keep = m_in->parser->keep_alive();
    m_body.clear();
    m_received = 0;
    startBody();
}

void HttpServer::Session::startBody()
{
    const auto length = m_in->parser->content_length().value_or(0);
    if (!m_in->parser->chunked() && length == 0)
        return deliver();
    if (m_head.expectsContinue && m_in->buffer.size() == 0) {
        m_wantsContinue = true;
        m_readBy = http::Moment::max(); // for the answers before it
        return takeContinue();
    }
    bodyProgress(0);
    if (m_in->parser->chunked())
        return readChunks();
    readBody();
}

// "100 Continue" is sent after all answers before it.
void HttpServer::Session::takeContinue()
{
    if (!m_wantsContinue || m_writing || !m_exchanges.empty())
        return;
    m_wantsContinue = false;
    m_writing = true;
    m_writeBy = http::Steady::now() + m_core.limits.grace;
    asio::async_write(m_socket, asio::buffer(kContinue),
                      [self = shared_from_this()](const http::Failure &failure, std::size_t) {
                          if (self->m_closed)
                              return;
                          self->m_writing = false;
                          if (failure)
                              return self->close();
                          self->m_head.expectsContinue = false;
                          self->bodyProgress(0);
                          self->m_in->parser->chunked() ? self->readChunks() : self->readBody();
                      });
}

void HttpServer::Session::bodyProgress(std::size_t received)
{
    if (received == 0)
        m_began = http::Steady::now();
    m_readBy = within(m_began, received);
}

// A body of known length goes straight to where it stays. Its place grows with what has come: who only announces holds
// nothing.
void HttpServer::Session::readBody()
{
    const auto length = static_cast<std::size_t>(m_in->parser->content_length().value_or(0));
    while (m_received < length) {
        if (m_received == m_body.size() && !growBody(length))
            return;
        const auto taken = asio::buffer_copy(asio::buffer(m_body) + m_received, m_in->buffer.data());
        if (taken == 0)
            break;
        m_in->buffer.consume(taken);
        m_received += taken;
    }
    if (m_received == length)
        return deliver();
    m_socket.async_read_some(asio::buffer(m_body) + m_received,
                             [self = shared_from_this()](const http::Failure &failure, std::size_t bytes) {
                                 if (self->m_closed || !self->m_mayRead)
                                     return;
                                 if (failure)
                                     return self->close();
                                 self->m_received += bytes;
                                 self->bodyProgress(self->m_received);
                                 self->readBody();
                             });
}

bool HttpServer::Session::growBody(std::size_t length)
{
    const auto size = std::min(length, std::max({kBodyStep, m_in->buffer.size(), 2 * m_received}));
    if (!hold(size - m_held))
        return false;
    m_body.resize(size);
    return true;
}

void HttpServer::Session::forgetBody()
{
    m_core.heldBytes -= std::exchange(m_held, 0);
    m_body = {};
    if (m_in->parser)
        m_in->parser->get().body() = {}; // the parser itself may still be in use
}

void HttpServer::Session::readChunks()
{
    if (m_in->parser->is_done()) {
        m_body = std::move(m_in->parser->get().body());
        return deliver();
    }
    beast::async_read_some(m_socket, m_in->buffer, *m_in->parser,
                           [self = shared_from_this()](const http::Failure &failure, std::size_t bytes) {
                               if (self->m_closed || !self->m_mayRead)
                                   return;
                               if (failure)
                                   return failure == asio::error::eof ? self->close() : self->readEnded(failure);
                               self->m_received += bytes;
                               self->bodyProgress(self->m_received);
                               const auto size = self->m_in->parser->get().body().size();
                               if (size <= self->m_held || self->hold(size - self->m_held))
                                   self->readChunks();
                           });
}

bool HttpServer::Session::hold(std::size_t bytes)
{
    if (!m_core.makeSpace(bytes, *this)) {
        refuse({503, "ServerBusy", "the gateway holds too many requests; try again later"});
        return false;
    }
    m_core.heldBytes += bytes;
    m_held += bytes;
    return true;
}

void HttpServer::Session::deliver()
{
    Exchange exchange;
    exchange.isHead = m_head.request.method == "HEAD";
    exchange.version = m_in->parser->get().version() < 11 ? 10 : 11;
    exchange.close = !m_keep;
    exchange.held = std::exchange(m_held, 0);
    m_exchanges.push_back(std::move(exchange));
    m_reading = false;
    m_mayRead = m_mayRead && m_keep;
    m_served = true;
    m_readBy = http::Moment::max();
    m_head.request.body = std::move(m_body);
    m_body = {};
    ++m_core.requests;
    m_core.handler(std::move(m_head.request),
                   Answering(m_core.shared_from_this(), weak_from_this(), m_firstNumber + m_exchanges.size() - 1));
    goOn();
}

// Ends the reading; the answers before this one are still sent.
void HttpServer::Session::refuse(const HttpRefusal &refusal)
{
    ++m_core.refused;
    m_reading = false;
    m_mayRead = false;
    m_readBy = http::Moment::max();
    forgetBody();
    Exchange exchange;
    exchange.close = true;
    exchange.ready = true;
    auto response = answerOf(refusal);
    exchange.head = responseHead(response, AfterAnswer::Close, 11, false, m_core.date());
    exchange.body = std::move(response.body);
    m_exchanges.push_back(std::move(exchange));
    writeNext();
}

} // namespace sluice
