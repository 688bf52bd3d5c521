// Writing, and how a connection ends.
#include "engine/gateway/httpserver_core.h"

#include <boost/asio/post.hpp>

#include <array>

namespace sluice {

namespace asio = boost::asio;

namespace {
constexpr std::size_t kLingerBytesMax =
    8 * limits::kMiB; // of a refused request that are still read, so that its answer arrives
constexpr std::size_t kLingerStep = 64 * limits::kKiB;
constexpr auto kLinger = std::chrono::seconds(1);
} // namespace

HttpServer::Answering::Answering(std::shared_ptr<Core> core, std::weak_ptr<Session> session, std::uint64_t number)
    : m_core(std::move(core))
    , m_session(std::move(session))
    , m_number(number)
{
}

HttpServer::Answering::~Answering()
{
    if (m_core)
        (*this)(answerOf({500, "InternalServerError", "the request was given up"}));
}

void HttpServer::Answering::operator()(HttpResponse response)
{
    const auto core = std::exchange(m_core, nullptr);
    if (!core)
        return;
    asio::post(core->io.get_executor(),
               [session = std::move(m_session), number = m_number, response = std::move(response)]() mutable {
                   if (const auto alive = session.lock())
                       alive->settle(number, std::move(response));
               });
}

void HttpServer::Session::settle(std::uint64_t number, HttpResponse response)
{
    if (m_closed || number < m_firstNumber || number - m_firstNumber >= m_exchanges.size())
        return;
    auto &exchange = m_exchanges[number - m_firstNumber];
    if (exchange.ready)
        return;
    exchange.ready = true;
    const bool isLast = number - m_firstNumber + 1 == m_exchanges.size() && !m_reading;
    exchange.close = exchange.close || (m_core.stopping && isLast);
    m_core.heldBytes -= std::exchange(exchange.held, 0);
    exchange.head = responseHead(response, exchange.close ? AfterAnswer::Close : AfterAnswer::KeepOpen, exchange.version,
                                 exchange.isHead, m_core.date());
    if (!exchange.isHead && response.status != 204 && response.status != 304)
        exchange.body = std::move(response.body);
    if (m_unsent == 0)
        m_unsentSince = http::Steady::now();
    exchange.unsent = exchange.body.size();
    m_unsent += exchange.unsent;
    m_core.unsentBytes += exchange.unsent;
    writeNext();
    m_core.shedUnread();
}

void HttpServer::Session::writeNext()
{
    if (m_writing || m_lingering || m_exchanges.empty() || !m_exchanges.front().ready)
        return;
    m_writing = true;
    m_sent = 0;
    m_writeBegan = http::Steady::now();
    m_writeBy = within(m_writeBegan, 0);
    writeSome();
}

void HttpServer::Session::writeSome()
{
    const auto &exchange = m_exchanges.front();
    const auto fromHead = std::min(m_sent, exchange.head.size());
    const std::array<asio::const_buffer, 2> parts = {asio::buffer(exchange.head) + fromHead,
                                                     asio::buffer(exchange.body) + (m_sent - fromHead)};
    m_socket.async_write_some(parts, [self = shared_from_this()](const http::Failure &failure, std::size_t bytes) {
        if (self->m_closed)
            return;
        if (failure)
            return self->close();
        self->m_sent += bytes;
        self->m_unsentSince = http::Steady::now(); // it reads
        const auto &sending = self->m_exchanges.front();
        if (self->m_sent == sending.head.size() + sending.body.size())
            return self->exchangeDone();
        self->m_writeBy = self->within(self->m_writeBegan, self->m_sent);
        self->writeSome();
    });
}

void HttpServer::Session::exchangeDone()
{
    const bool last = m_exchanges.front().close;
    const auto bytes = m_exchanges.front().unsent;
    m_unsent -= bytes;
    m_core.unsentBytes -= bytes;
    m_exchanges.pop_front();
    ++m_firstNumber;
    m_writing = false;
    m_writeBy = http::Moment::max();
    if (last)
        return linger();
    if (m_waiting && m_exchanges.empty())
        m_readBy = http::Steady::now() + m_core.limits.idle;
    writeNext();
    takeContinue();
    goOn();
}

void HttpServer::Session::goOn()
{
    if (m_closed || m_reading || m_lingering)
        return;
    if (m_mayRead && !m_core.stopping) {
        if (mayReadOn())
            waitForRequest();
    } else if (m_exchanges.empty()) {
        linger();
    }
}

// The other side still sends what nobody wants: reading it lets the answer arrive before the connection breaks.
void HttpServer::Session::linger()
{
    if (!m_lingering) {
        m_lingering = true;
        m_mayRead = false;
        m_reading = true;
        m_received = 0;
        m_body.resize(kLingerStep);
        m_readBy = http::Steady::now() + kLinger;
        http::Failure ignored;
        m_socket.cancel(ignored);
        m_socket.shutdown(http::Socket::shutdown_send, ignored);
    }
    m_socket.async_read_some(asio::buffer(m_body),
                             [self = shared_from_this()](const http::Failure &failure, std::size_t bytes) {
                                 self->m_received += bytes;
                                 if (self->m_closed)
                                     return;
                                 if (failure || self->m_received > kLingerBytesMax)
                                     return self->close();
                                 self->linger();
                             });
}

// A request of which something has come is still taken.
void HttpServer::Session::drain()
{
    if (m_waiting) {
        m_waiting = false;
        m_reading = false;
    }
    m_mayRead = m_mayRead && m_reading;
    if (m_exchanges.empty() && !m_reading)
        close();
}

void HttpServer::Session::close()
{
    if (std::exchange(m_closed, true))
        return;
    m_core.heldBytes -= std::exchange(m_held, 0);
    m_core.unsentBytes -= std::exchange(m_unsent, 0);
    for (auto &exchange : m_exchanges)
        m_core.heldBytes -= std::exchange(exchange.held, 0);
    http::Failure ignored;
    m_socket.close(ignored);
    m_core.remove(shared_from_this());
}

void HttpServer::Session::checkTime(http::Moment now)
{
    const bool late = m_reading && now > m_readBy;
    if (!late && !(m_writing && now > m_writeBy))
        return;
    if (!m_lingering)
        ++m_core.timedOut;
    if (!late || m_lingering || (m_waiting && m_served))
        return close();
    giveUpRequest({408, "RequestTimeout", "the request did not arrive in time"});
}

void HttpServer::Session::giveUpRequest(const HttpRefusal &refusal)
{
    if (m_writing || !m_exchanges.empty())
        return close();
    http::Failure ignored;
    m_socket.cancel(ignored); // its handler finds that nothing may be read any more
    refuse(refusal);
}

std::optional<http::Moment> HttpServer::Session::idleSince() const
{
    http::Failure ignored;
    if (!m_waiting || m_writing || !m_exchanges.empty() || m_socket.available(ignored) > 0)
        return std::nullopt;
    return m_readBy - (m_served ? m_core.limits.idle : m_core.limits.head);
}

http::Moment HttpServer::Session::within(http::Moment since, std::size_t bytes) const
{
    const auto &limits = m_core.limits;
    return since + limits.grace + std::chrono::milliseconds(bytes * 1000 / limits.bytesPerSecond);
}

} // namespace sluice
