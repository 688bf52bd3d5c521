// A Loop on the Qt event loop of the thread that made it, for tests whose engine side uses sockets.
#pragma once

#include "engine/base/loop.h"

#include <QCoreApplication>
#include <QObject>
#include <QTimer>

#include <deque>
#include <mutex>

namespace sluice::test {

class EventLoop final : public Loop {
public:
    Clock &clock() override { return m_clock; }
    void post(Task task) override
    {
        const std::lock_guard lock(m_mutex);
        m_tasks.push_back(std::move(task));
        QMetaObject::invokeMethod(
            &m_context, [this] { runOne(); }, Qt::QueuedConnection);
    }
    TimerId at(BootTime when, Task task) override
    {
        const auto id = m_timers.at(when, std::move(task));
        const auto wait = millis(std::max(when - m_clock.boot(), Duration(0))) + 1;
        QTimer::singleShot(static_cast<int>(wait), &m_context, [this] { m_timers.runDue(m_clock.boot()); });
        return id;
    }
    void cancel(TimerId id) override { m_timers.cancel(id); }

private:
    void runOne()
    {
        Task task;
        {
            const std::lock_guard lock(m_mutex);
            task = std::move(m_tasks.front());
            m_tasks.pop_front();
        }
        task();
    }

    SystemClock m_clock;
    TimerQueue m_timers;
    std::mutex m_mutex;
    std::deque<Task> m_tasks; // guarded by m_mutex
    QObject m_context;
};

} // namespace sluice::test
