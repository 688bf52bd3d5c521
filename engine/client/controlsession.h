// One client of the control socket, on the engine thread. Bounded on every side: requests that wait for an answer,
// bytes that wait to be read by a slow client, the size of a message.
#pragma once

#include "engine/client/commandhandler.h"
#include "engine/client/doorbell.h"
#include "engine/client/frame.h"

#include <QObject>

#include <memory>

class QLocalSocket;

namespace sluice {

class ControlSession final : public QObject {
    Q_OBJECT
public:
    // Beyond either of these two the session reads no further request until the client has caught up.
    static constexpr int kInFlightMax = 64;
    static constexpr qint64 kOutputPause = 8 * 1024 * 1024;
    // Beyond this an answer is replaced by the error Throttled/"SlowReader".
    static constexpr qint64 kOutputMax = 128 * 1024 * 1024;
    static constexpr int kHelloTimeoutMs = 10'000;
    static constexpr qint64 kReadBytes = 256 * 1024;

    // Takes the connected socket. The session ends itself when the client hangs up or speaks nonsense.
    ControlSession(QLocalSocket *socket, CommandHandler &handler, Doorbell &doorbell, const std::string &version,
                   QObject *parent);
    ~ControlSession() override;

    void open();

private:
    void greeted(const Hello &hello);
    void take(Frame frame);
    void request(RequestFrame request);
    void answer(std::uint64_t id, const Result<AnyAnswer> &result);
    void send(const std::string &frame);
    void end();
    [[nodiscard]] bool mayRead() const;
    Q_INVOKABLE void pump();
    Q_INVOKABLE void bell();

    QLocalSocket *m_socket; // child
    CommandHandler &m_handler;
    Doorbell &m_doorbell;
    const std::string m_version;
    FrameAssembler m_input;
    std::unique_ptr<Doorbell::Subscription> m_subscription;
    Caller m_caller; // from its Hello
    int m_inFlight = 0;
    bool m_greeted = false;
    bool m_ended = false;
    bool m_unanswered = false; // the client was rung and did not acknowledge
    bool m_rung = false; // and there was more since
};

} // namespace sluice
