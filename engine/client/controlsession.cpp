#include "engine/client/controlsession.h"

#include <QLocalSocket>
#include <QPointer>
#include <QTimer>

#include <array>

#include <unistd.h>

namespace sluice {

ControlSession::ControlSession(QLocalSocket *socket, CommandHandler &handler, Doorbell &doorbell, const std::string &version,
                               QObject *parent)
    : QObject(parent)
    , m_socket(socket)
    , m_handler(handler)
    , m_doorbell(doorbell)
    , m_version(version)
{
    m_socket->setParent(this);
    m_socket->setReadBufferSize(4 * kReadBytes);
}

ControlSession::~ControlSession()
{
    m_socket->disconnect(this);
    m_socket->flush();
}

void ControlSession::open()
{
    connect(m_socket, &QLocalSocket::readyRead, this, &ControlSession::pump);
    connect(m_socket, &QLocalSocket::bytesWritten, this, &ControlSession::pump);
    connect(m_socket, &QLocalSocket::disconnected, this, &ControlSession::end);
    m_subscription =
        m_doorbell.subscribe([this] { QMetaObject::invokeMethod(this, &ControlSession::bell, Qt::QueuedConnection); });
    QTimer::singleShot(kHelloTimeoutMs, this, [this] {
        if (!m_greeted)
            end();
    });
    send(encodeHello({kProtocol, m_version, ::getpid(), {}}));
    QMetaObject::invokeMethod(this, &ControlSession::pump, Qt::QueuedConnection);
}

bool ControlSession::mayRead() const
{
    return !m_ended && m_inFlight < kInFlightMax && m_socket->bytesToWrite() < kOutputPause;
}

void ControlSession::pump()
{
    std::array<char, kReadBytes> chunk;
    while (mayRead()) {
        const auto frame = m_input.next();
        if (!frame)
            return end();
        if (*frame) {
            auto decoded = decodeFrame(**frame);
            if (!decoded)
                return end();
            take(std::move(*decoded));
            continue;
        }
        const auto got = m_socket->read(chunk.data(), kReadBytes);
        if (got <= 0)
            return;
        m_input.add({chunk.data(), static_cast<std::size_t>(got)});
    }
}

void ControlSession::take(Frame frame)
{
    if (auto *hello = std::get_if<Hello>(&frame))
        return greeted(*hello);
    if (!m_greeted)
        return end();
    if (auto *asked = std::get_if<RequestFrame>(&frame))
        return request(std::move(*asked));
    if (!std::holds_alternative<AcknowledgeFrame>(frame))
        return end();
    m_unanswered = false;
    if (std::exchange(m_rung, false))
        bell();
}

void ControlSession::greeted(const Hello &hello)
{
    if (m_greeted || hello.protocol != kProtocol)
        return end();
    m_greeted = true;
    m_caller = hello.caller;
    if (std::exchange(m_rung, false))
        bell();
}

void ControlSession::request(RequestFrame request)
{
    ++m_inFlight;
    m_handler.handle(std::move(request.command), m_caller,
                     [session = QPointer<ControlSession>(this), id = request.id](const Result<AnyAnswer> &result) {
                         if (session)
                             session->answer(id, result);
                     });
}

void ControlSession::answer(std::uint64_t id, const Result<AnyAnswer> &result)
{
    if (m_ended)
        return;
    if (m_socket->bytesToWrite() > kOutputMax)
        send(encodeAnswer(
            id, fail(ErrorKind::Throttled, "SlowReader", "the client does not read its answers; ask again later")));
    else
        send(encodeAnswer(id, result));
    if (m_inFlight-- == kInFlightMax)
        QMetaObject::invokeMethod(this, &ControlSession::pump, Qt::QueuedConnection);
}

void ControlSession::bell()
{
    if (m_ended)
        return;
    if (m_unanswered || !m_greeted) {
        m_rung = true;
        return;
    }
    const auto changed = m_subscription->acknowledge();
    if (!changed.any())
        return;
    m_unanswered = true;
    send(encodeChanged(changed));
}

void ControlSession::send(const std::string &frame)
{
    m_socket->write(frame.data(), static_cast<qint64>(frame.size()));
}

void ControlSession::end()
{
    if (std::exchange(m_ended, true))
        return;
    m_subscription.reset();
    m_socket->flush();
    m_socket->disconnectFromServer();
    deleteLater();
}

} // namespace sluice
