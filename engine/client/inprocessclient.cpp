#include "engine/client/inprocessclient.h"

#include <vector>

namespace sluice {

// What the engine thread leaves for the client's thread. The queued wake-up carries nothing, and there is at most one.
class InProcessClient::Inbox {
public:
    struct Mail {
        std::vector<std::pair<std::uint64_t, Result<AnyAnswer>>> answers;
        bool rung = false;
        bool closed = false;
    };

    explicit Inbox(InProcessClient *client)
        : m_client(client)
    {
    }

    void answer(std::uint64_t id, Result<AnyAnswer> result)
    {
        const std::lock_guard lock(m_mutex);
        if (m_mail.closed && !result && result.error().kind == ErrorKind::Cancelled)
            result = fail(engineGone()); // the engine's end drops what it had in hand
        m_mail.answers.emplace_back(id, std::move(result));
        wake();
    }
    void ring()
    {
        const std::lock_guard lock(m_mutex);
        m_mail.rung = true;
        wake();
    }
    void close()
    {
        const std::lock_guard lock(m_mutex);
        m_mail.closed = true;
        wake();
    }

    [[nodiscard]] Mail take()
    {
        const std::lock_guard lock(m_mutex);
        m_woken = false;
        return std::exchange(m_mail, {});
    }

    void detach() // nobody wakes the client after this
    {
        const std::lock_guard lock(m_mutex);
        m_client = nullptr;
    }

private:
    void wake()
    {
        if (m_client && !std::exchange(m_woken, true))
            QMetaObject::invokeMethod(m_client, &InProcessClient::drain, Qt::QueuedConnection);
    }

    std::mutex m_mutex;
    InProcessClient *m_client; // guarded by m_mutex, as all below
    Mail m_mail;
    bool m_woken = false;
};

InProcessClient::InProcessClient(std::shared_ptr<EngineLine> line, QObject *parent)
    : EngineClient(parent)
    , m_line(std::move(line))
    , m_inbox(std::make_shared<Inbox>(this))
{
    m_subscription =
        m_line->join([inbox = m_inbox] { inbox->ring(); }, m_inbox, [inbox = m_inbox.get()] { inbox->close(); });
}

InProcessClient::~InProcessClient()
{
    m_subscription.reset();
    m_inbox->detach();
    m_link = Link::Lost;
    auto pending = std::exchange(m_pending, {});
    pending.fail(engineGone());
}

Changed InProcessClient::acknowledge()
{
    return m_subscription ? m_subscription->acknowledge() : Changed();
}

void InProcessClient::sendAny(Command command, QObject *context, UniqueFunction<void(Result<Answer>)> reply)
{
    const auto id = m_pending.add(command, context, std::move(reply));
    Reply<AnyAnswer> answered = [inbox = m_inbox, id](Result<AnyAnswer> result) { inbox->answer(id, std::move(result)); };
    if (!m_line->post(caller(), command, answered))
        answered(fail(engineGone()));
}

void InProcessClient::drain()
{
    auto mail = m_inbox->take();
    const QPointer<InProcessClient> self(this);
    for (auto &[id, result] : mail.answers) {
        m_pending.answer(id, std::move(result));
        if (!self)
            return;
    }
    if (mail.closed && m_link != Link::Lost) {
        m_link = Link::Lost;
        m_pending.fail(engineGone());
        if (self)
            emit linkChanged();
        if (!self)
            return;
    }
    if (mail.rung)
        emit changed();
}

} // namespace sluice
