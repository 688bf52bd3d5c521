// The one face of an engine to consoles and commands: value commands in, value answers out, and a doorbell.
// Two forms: in process (InProcessClient) and over the control socket (SocketClient); callers cannot tell them apart.
// Thread: the owner's (the UI thread, or the command's main thread), where every reply and signal arrives.
#pragma once

#include "engine/access/caller.h"
#include "engine/base/reply.h"
#include "engine/client/changed.h"
#include "engine/client/commands.h"

#include <QObject>

namespace sluice {

enum class Link { Connecting, Connected, Lost };

class EngineClient : public QObject {
    Q_OBJECT
public:
    explicit EngineClient(QObject *parent = nullptr)
        : QObject(parent)
    {
    }

    // Errors: the command's own, and Unavailable/"EngineGone" when the link is lost.
    // A reply whose context object is gone is not called.
    template <class C> void send(C command, QObject *context, UniqueFunction<void(Result<typename C::Answer>)> reply)
    {
        sendAny(Command(std::move(command)), context, [reply = std::move(reply)](Result<Answer> answer) mutable {
            if (!answer)
                reply(fail(std::move(answer).error()));
            else
                reply(std::get<typename C::Answer>(std::move(*answer)));
        });
    }

    // The doorbell: after changed() it stays silent until acknowledge(). Acknowledge first, then read: nothing is missed.
    [[nodiscard]] virtual Changed acknowledge() = 0;

    [[nodiscard]] virtual Link link() const = 0;

    // Who acts through this client, for enforcement and audit: the owner by the program's name, unless the person asked to
    // act as a user with fewer rights. Set before the event loop runs.
    void actAs(Caller caller) { m_caller = std::move(caller); }
    [[nodiscard]] const Caller &caller() const { return m_caller; }

    using Answer = AnyAnswer;

signals:
    void changed();
    void linkChanged();

protected:
    virtual void sendAny(Command command, QObject *context, UniqueFunction<void(Result<Answer>)> reply) = 0;

private:
    Caller m_caller;
};

} // namespace sluice
