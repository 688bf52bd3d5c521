#include "engine/client/socketclient.h"

#include "engine/client/endpoint.h"
#include "engine/client/engineline.h"
#include "engine/client/unixsocket.h"

#include <QLocalSocket>

#include <algorithm>
#include <array>

#include <unistd.h>

namespace sluice {

SocketClient::SocketClient(std::string dataDirectory, std::string version, QObject *parent)
    : EngineClient(parent)
    , m_dataDirectory(std::move(dataDirectory))
    , m_version(std::move(version))
{
    m_retry.setSingleShot(true);
    m_helloTimer.setSingleShot(true);
    connect(&m_retry, &QTimer::timeout, this, &SocketClient::open);
    connect(&m_helloTimer, &QTimer::timeout, this, [this] {
        lose({ErrorKind::TimedOut, "NoHello", "the engine took the connection and does not speak"});
    });
    m_retry.start(0);
}

SocketClient::~SocketClient()
{
    if (m_socket) {
        m_socket->disconnect(this);
        m_socket->flush();
    }
    m_link = Link::Lost;
    auto pending = std::exchange(m_pending, {});
    pending.fail(engineGone());
}

Changed SocketClient::acknowledge()
{
    m_rung = false;
    if (std::exchange(m_engineWaits, false) && m_socket) {
        const auto frame = encodeAcknowledge();
        m_socket->write(frame.data(), static_cast<qint64>(frame.size()));
    }
    return std::exchange(m_heard, {});
}

void SocketClient::sendAny(Command command, QObject *context, UniqueFunction<void(Result<Answer>)> reply)
{
    const auto id = m_pending.add(command, context, std::move(reply));
    if (m_link == Link::Lost)
        return later(id, engineGone());
    auto frame = encodeRequest(id, command);
    if (!frame)
        return later(id, std::move(frame).error());
    const auto waiting = m_link == Link::Connected ? m_socket->bytesToWrite() : static_cast<qint64>(m_unsent.size());
    if (waiting > 0 && waiting + static_cast<qint64>(frame->size()) > kOutputMax)
        return later(
            id,
            {ErrorKind::Throttled, "TooMuchInFlight", "the engine does not keep up; wait for answers before sending more"});
    if (m_link == Link::Connected)
        m_socket->write(frame->data(), static_cast<qint64>(frame->size()));
    else
        m_unsent += *frame;
}

void SocketClient::later(std::uint64_t id, Error error)
{
    QMetaObject::invokeMethod(
        this, [this, id, error = std::move(error)] { m_pending.answer(id, fail(error)); }, Qt::QueuedConnection);
}

void SocketClient::open()
{
    auto path = publishedEndpoint(m_dataDirectory);
    auto fd = path ? connectUnix(*path) : Result<FileDescriptor>(fail(path.error()));
    if (!fd)
        return lose(std::move(fd).error());
    m_input = {};
    m_socket = new QLocalSocket(this);
    if (!m_socket->setSocketDescriptor(fd->get()))
        return lose({ErrorKind::Unavailable, "EngineGone", m_socket->errorString().toStdString()});
    fd->release(); // QLocalSocket's now
    connect(m_socket, &QLocalSocket::readyRead, this, &SocketClient::read);
    connect(m_socket, &QLocalSocket::disconnected, this, [this] { lose(engineGone()); });
    m_helloTimer.start(kHelloTimeoutMs);
    const auto hello = encodeHello({kProtocol, m_version, ::getpid(), caller()});
    m_socket->write(hello.data(), static_cast<qint64>(hello.size()));
}

void SocketClient::read()
{
    std::array<char, 256 * 1024> chunk;
    const QPointer<SocketClient> self(this);
    while (self && m_socket) {
        auto frame = m_input.next();
        if (!frame)
            return lose(std::move(frame).error());
        if (*frame) {
            auto decoded = decodeFrame(**frame);
            auto done = decoded ? take(std::move(*decoded)) : Done(fail(std::move(decoded).error()));
            if (self && !done)
                return lose(std::move(done).error());
            continue;
        }
        const auto got = m_socket->read(chunk.data(), static_cast<qint64>(chunk.size()));
        if (got <= 0)
            return;
        m_input.add({chunk.data(), static_cast<std::size_t>(got)});
    }
}

Done SocketClient::take(Frame frame)
{
    if (auto *hello = std::get_if<Hello>(&frame)) {
        if (hello->protocol != kProtocol)
            return fail(ErrorKind::Unsupported, "ProtocolMismatch",
                        "the engine speaks protocol " + std::to_string(hello->protocol) + ", this program "
                            + std::to_string(kProtocol) + "; use programs of one version");
        m_helloTimer.stop();
        m_retryMs = kRetryFirstMs;
        if (!m_unsent.empty())
            m_socket->write(m_unsent.data(), static_cast<qint64>(m_unsent.size()));
        m_unsent = {};
        setLink(Link::Connected);
    } else if (m_link != Link::Connected) {
        return fail(ErrorKind::Corrupt, "BadFrame", "the engine did not greet first");
    } else if (auto *answer = std::get_if<AnswerFrame>(&frame)) {
        m_pending.answer(answer->id, std::move(answer->result));
    } else if (auto *rung = std::get_if<ChangedFrame>(&frame)) {
        m_engineWaits = true;
        ring(rung->changed);
    } else {
        return fail(ErrorKind::Corrupt, "BadFrame", "the engine sent a message that only a client sends");
    }
    return {};
}

void SocketClient::ring(Changed what)
{
    m_heard |= what;
    if (!std::exchange(m_rung, true))
        emit changed();
}

void SocketClient::setLink(Link link)
{
    if (std::exchange(m_link, link) == link)
        return;
    const QPointer<SocketClient> self(this);
    emit linkChanged();
    if (self && link == Link::Connected)
        ring(Changed::everything());
}

void SocketClient::lose(Error error)
{
    if (m_socket) {
        m_socket->disconnect(this);
        m_socket->abort();
        m_socket->deleteLater();
        m_socket = nullptr;
    }
    m_helloTimer.stop();
    m_engineWaits = false;
    m_unsent = {};
    m_lastError = std::move(error);
    m_retry.start(m_retryMs);
    m_retryMs = std::min(2 * m_retryMs, kRetryMaxMs);
    const QPointer<SocketClient> self(this);
    m_pending.fail(engineGone());
    if (self)
        setLink(Link::Lost);
}

} // namespace sluice
