#include "engine/triggers/invocationslots.h"

#include "engine/triggers/pump.h"

#include <algorithm>

namespace sluice {

void InvocationSlots::want(const void *trigger, Pump &pump)
{
    auto &pumps = m_waiting[trigger];
    if (pumps.empty())
        m_turns.push_back(trigger);
    pumps.push_back(&pump);
    ++m_waitingPumps;
    grantNext();
}

void InvocationSlots::drop(const void *trigger, Pump &pump)
{
    const auto waiting = m_waiting.find(trigger);
    if (waiting == m_waiting.end())
        return;
    m_waitingPumps -= std::erase(waiting->second, &pump);
    if (!waiting->second.empty())
        return;
    m_waiting.erase(waiting);
    std::erase(m_turns, trigger);
}

void InvocationSlots::give()
{
    ++m_free;
    grantNext();
}

void InvocationSlots::grantNext()
{
    while (m_free > 0 && !m_turns.empty()) {
        const auto trigger = m_turns.front();
        m_turns.pop_front();
        const auto waiting = m_waiting.find(trigger);
        Pump *pump = waiting->second.front();
        waiting->second.pop_front();
        --m_waitingPumps;
        if (waiting->second.empty())
            m_waiting.erase(waiting);
        else
            m_turns.push_back(trigger);
        --m_free;
        pump->slotGranted(); // may come back here
    }
}

} // namespace sluice
