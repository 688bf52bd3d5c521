// The Loop on a Qt event loop: the shell around all plain C++ stages. Created, used and destroyed on the engine thread;
// post() and clock() may be called from any thread.
#pragma once

#include "engine/base/loop.h"

#include <QObject>

#include <functional>
#include <mutex>
#include <vector>

class QSocketNotifier;

namespace sluice {

class QtLoop final : public QObject, public Loop {
    Q_OBJECT
public:
    QtLoop();
    ~QtLoop() override;

    Clock &clock() override { return m_clock; }
    void post(Task task) override;
    TimerId at(BootTime when, Task task) override;
    void cancel(TimerId id) override;

    // Runs `work` now, then what it posts, as one turn: for what another source of events brings. Not inside a task.
    void turn(const std::function<void()> &work);

    // Runs what is posted, outside the event loop, until there is nothing; returns how many ran. For an orderly end: then
    // timers do not matter any more, but answers that are on their way must find their stages alive.
    std::size_t runAllPosted();

    // Tasks run in one turn of the event loop before others get theirs; and how often what they post meanwhile is taken
    // along. An answer comes through several stages, each of which posts: a turn for each was half of what a warm call
    // costs.
    static constexpr std::size_t kTasksPerTurn = 10'000;
    static constexpr int kRoundsPerTurn = 16;
    // Deadlines are met up to this much late, never early: thousands of idle triggers then share wake-ups (two in three of
    // 10,000 triggers' on 4 shards at an interval of 60 s), which is what an idle engine costs.
    static constexpr std::chrono::milliseconds kGrain{4};

private:
    bool event(QEvent *event) override;
    void runPosted(const std::function<void()> &first = {});
    [[nodiscard]] bool takesAlong() const;
    std::size_t runRound(std::size_t atMost);
    void runTimers();
    void arm(); // the timerfd, for the earliest deadline: CLOCK_BOOTTIME, so a suspend ends in one late tick

    SystemClock m_clock;
    TimerQueue m_timers;
    int m_timerFd = -1;
    std::optional<BootTime> m_armed;
    bool m_inTimers = false;
    int m_runningAt = -1; // the level of the event loop in which posted tasks run; -1 = they do not
    std::unique_ptr<QSocketNotifier> m_notifier;

    std::mutex m_mutex;
    std::vector<Task> m_tasks; // guarded by m_mutex
    bool m_woken = false; // guarded by m_mutex
};

} // namespace sluice
