#include "tests/support/manualloop.h"

namespace sluice::test {

void ManualLoop::post(Task task)
{
    {
        const std::lock_guard lock(m_mutex);
        m_tasks.push_back(std::move(task));
    }
    m_posted.notify_one();
}

std::size_t ManualLoop::runPosted()
{
    std::size_t ran = 0;
    for (;;) {
        Task task;
        {
            const std::lock_guard lock(m_mutex);
            if (m_tasks.empty())
                return ran;
            task = std::move(m_tasks.front());
            m_tasks.pop_front();
        }
        task();
        ++ran;
    }
}

std::size_t ManualLoop::settle()
{
    std::size_t total = 0;
    for (;;) {
        const auto ran = runPosted() + m_timers.runDue(m_clock.boot());
        if (ran == 0)
            return total;
        total += ran;
    }
}

void ManualLoop::advance(Duration by)
{
    const auto target = m_clock.boot() + by;
    settle();
    for (;;) {
        const auto due = m_timers.next();
        if (!due || *due > target)
            break;
        if (*due > m_clock.boot())
            m_clock.advance(*due - m_clock.boot());
        settle();
    }
    m_clock.advance(target - m_clock.boot());
    settle();
}

bool ManualLoop::waitForPost(std::chrono::steady_clock::time_point deadline)
{
    std::unique_lock lock(m_mutex);
    return m_posted.wait_until(lock, deadline, [this] { return !m_tasks.empty(); });
}

} // namespace sluice::test
