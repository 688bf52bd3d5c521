#include "app/ctl/doorbellloop.h"

#include "engine/client/engineline.h"

namespace sluice::ctl {

DoorbellLoop::DoorbellLoop(Session &session, std::function<bool(const Changed &)> wanted, std::function<void()> read)
    : QObject(&session)
    , m_session(session)
    , m_wanted(std::move(wanted))
    , m_read(std::move(read))
{
    connect(&session.client(), &EngineClient::changed, this, [this] { rung(); });
    connect(&session.client(), &EngineClient::linkChanged, this, [this] {
        if (!m_session.ended() && m_session.client().link() == Link::Lost)
            m_session.fail(engineGone());
    });
}

void DoorbellLoop::begin()
{
    static_cast<void>(m_session.client().acknowledge());
    m_reading = true;
    m_read();
}

void DoorbellLoop::idle()
{
    m_reading = false;
    if (std::exchange(m_again, false)) {
        m_reading = true;
        m_read();
    }
}

void DoorbellLoop::rung()
{
    if (m_session.ended() || !m_wanted(m_session.client().acknowledge()))
        return;
    if (std::exchange(m_reading, true))
        m_again = true;
    else
        m_read();
}

} // namespace sluice::ctl
