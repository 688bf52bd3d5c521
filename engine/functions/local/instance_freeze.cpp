// The preFreeze handler: once in each idle time, never between calls that follow one another.
#include "engine/functions/local/instance.h"

namespace sluice {

void Instance::armFreeze()
{
    if (m_state != State::Ready || m_frozen || m_spec->function.preFreeze.empty() || m_freezeTimer != TimerId())
        return;
    m_freezeTimer = timer(kFreezeAfter, &Instance::m_freezeTimer, &Instance::freeze);
}

void Instance::freeze()
{
    if (m_state != State::Ready || !m_calls.empty() || m_retired || m_closed)
        return;
    const auto credentials = freshCredentials();
    m_freezeId = m_log.beginFreeze();
    if (!credentials)
        return frozen(EndMark::Unhandled, credentials.error().detail);
    m_freezeTimer = timer(kFreezeWait, &Instance::m_freezeTimer, &Instance::freezeTooLate);
    m_process->send(m_speech->freeze({m_freezeId, *credentials, unixMillis(m_ports.loop.clock().wall() + kFreezeWait)}));
}

void Instance::frozen(EndMark mark, const std::string &why)
{
    m_ports.loop.cancel(m_freezeTimer);
    m_freezeTimer = {};
    m_freezeId.clear();
    m_frozen = true;
    m_process->drainOutput();
    if (!why.empty())
        m_log.note("The preFreeze handler failed: " + why);
    m_log.endFreeze(mark);
    afterCalls(); // it may have been retired meanwhile
}

// It may never end: an instance that nobody can call is of no use.
void Instance::freezeTooLate()
{
    m_retired = true;
    m_why = "the preFreeze handler did not end";
    frozen(EndMark::Unhandled, "it did not end within " + std::to_string(millis(kFreezeWait) / 1'000) + " seconds");
}

} // namespace sluice
