#include "engine/base/timerqueue.h"

namespace sluice {

TimerId TimerQueue::at(BootTime when, Task task)
{
    const auto id = ++m_lastId;
    m_timers.emplace(Key{when, id}, std::move(task));
    m_when.emplace(id, when);
    return TimerId(id);
}

void TimerQueue::cancel(TimerId id)
{
    const auto found = m_when.find(id.value());
    if (found == m_when.end())
        return;
    m_timers.erase(Key{found->second, id.value()});
    m_when.erase(found);
}

std::optional<BootTime> TimerQueue::next() const
{
    if (m_timers.empty())
        return std::nullopt;
    return m_timers.begin()->first.first;
}

std::size_t TimerQueue::runDue(BootTime now)
{
    std::size_t ran = 0;
    while (ran < kRunMax && !m_timers.empty() && m_timers.begin()->first.first <= now) {
        auto node = m_timers.extract(m_timers.begin());
        m_when.erase(node.key().second);
        node.mapped()();
        ++ran;
    }
    return ran;
}

} // namespace sluice
