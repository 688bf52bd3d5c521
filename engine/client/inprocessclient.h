// EngineClient for an engine in this process. Lives on its owner's thread, which runs a Qt event loop.
// Client and engine may end in either order. What was not answered when the engine closes its line, or when the
// client ends, is answered with Unavailable/"EngineGone"; so no reply is lost.
#pragma once

#include "engine/client/engineclient.h"
#include "engine/client/engineline.h"
#include "engine/client/pendingreplies.h"

namespace sluice {

class InProcessClient final : public EngineClient {
    Q_OBJECT
public:
    explicit InProcessClient(std::shared_ptr<EngineLine> line, QObject *parent = nullptr);
    ~InProcessClient() override;

    [[nodiscard]] Changed acknowledge() override;
    [[nodiscard]] Link link() const override { return m_link; }

protected:
    void sendAny(Command command, QObject *context, UniqueFunction<void(Result<Answer>)> reply) override;

private:
    class Inbox;

    Q_INVOKABLE void drain();

    std::shared_ptr<EngineLine> m_line;
    std::shared_ptr<Inbox> m_inbox;
    std::unique_ptr<Doorbell::Subscription> m_subscription; // null: closed before we came
    PendingReplies m_pending;
    Link m_link = Link::Connected;
};

} // namespace sluice
