// EngineClient over the control socket of the engine that holds a data directory. Lives on its owner's thread, which
// runs a Qt event loop. When the link is lost, what waited is answered with Unavailable/"EngineGone" and the client
// tries again with back-off, for ever: a console survives a restart of its engine. After each new link the doorbell
// rings for everything.
#pragma once

#include "engine/client/engineclient.h"
#include "engine/client/frame.h"
#include "engine/client/pendingreplies.h"

#include <QTimer>

class QLocalSocket;

namespace sluice {

class SocketClient final : public EngineClient {
    Q_OBJECT
public:
    static constexpr int kRetryFirstMs = 50;
    static constexpr int kRetryMaxMs = 2'000;
    static constexpr int kHelloTimeoutMs = 5'000;
    // What may wait to be written before a command is refused with Throttled/"TooMuchInFlight".
    static constexpr qint64 kOutputMax = 128 * 1024 * 1024;

    // Connects as soon as the event loop runs. Commands sent before the first link wait for it.
    SocketClient(std::string dataDirectory, std::string version, QObject *parent = nullptr);
    ~SocketClient() override;

    [[nodiscard]] Changed acknowledge() override;
    [[nodiscard]] Link link() const override { return m_link; }

    [[nodiscard]] const Error &lastError() const { return m_lastError; } // why there is no link

protected:
    void sendAny(Command command, QObject *context, UniqueFunction<void(Result<Answer>)> reply) override;

private:
    void open();
    void read();
    void lose(Error error);
    [[nodiscard]] Done take(Frame frame);
    void ring(Changed what);
    void setLink(Link link);
    void later(std::uint64_t id, Error error);

    const std::string m_dataDirectory;
    const std::string m_version;
    QLocalSocket *m_socket = nullptr; // child; null = no link
    QTimer m_retry;
    QTimer m_helloTimer;
    int m_retryMs = kRetryFirstMs;
    FrameAssembler m_input;
    PendingReplies m_pending;
    std::string m_unsent; // requests from before the first link
    Changed m_heard;
    bool m_rung = false; // changed() was emitted and not acknowledged
    bool m_engineWaits = false; // the engine's ring is to be acknowledged
    Link m_link = Link::Connecting;
    Error m_lastError;
};

} // namespace sluice
