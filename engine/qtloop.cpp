#include "engine/qtloop.h"

#include <QCoreApplication>
#include <QEvent>
#include <QSocketNotifier>
#include <QThread>

#include <sys/timerfd.h>
#include <unistd.h>

namespace sluice {

namespace {

QEvent::Type wakeType()
{
    static const auto type = static_cast<QEvent::Type>(QEvent::registerEventType());
    return type;
}

BootTime roundedUp(BootTime when)
{
    constexpr auto grain = Duration(QtLoop::kGrain);
    return BootTime((when.time_since_epoch() + grain - Duration(1)) / grain * grain);
}

} // namespace

QtLoop::QtLoop()
    : m_timerFd(timerfd_create(CLOCK_BOOTTIME, TFD_NONBLOCK | TFD_CLOEXEC))
    , m_notifier(std::make_unique<QSocketNotifier>(m_timerFd, QSocketNotifier::Read))
{
    connect(m_notifier.get(), &QSocketNotifier::activated, this, [this] { runTimers(); });
}

QtLoop::~QtLoop()
{
    m_notifier.reset();
    ::close(m_timerFd);
}

void QtLoop::post(Task task)
{
    const bool along = takesAlong();
    {
        const std::lock_guard lock(m_mutex);
        m_tasks.push_back(std::move(task));
        if (along || std::exchange(m_woken, true))
            return;
    }
    QCoreApplication::postEvent(this, new QEvent(wakeType()));
}

// Whether a running round is there to take what is posted now: not one below a nested event loop, which waits for that loop.
bool QtLoop::takesAlong() const
{
    auto *current = QThread::currentThread();
    return current == thread() && m_runningAt >= 0 && current->loopLevel() == m_runningAt;
}

bool QtLoop::event(QEvent *event)
{
    if (event->type() != wakeType())
        return QObject::event(event);
    runPosted();
    return true;
}

void QtLoop::turn(const std::function<void()> &work)
{
    runPosted(work);
}

void QtLoop::runPosted(const std::function<void()> &first)
{
    const auto outer = std::exchange(m_runningAt, QThread::currentThread()->loopLevel());
    if (first)
        first();
    std::size_t ran = 0;
    for (int round = 0; round < kRoundsPerTurn && ran < kTasksPerTurn; ++round) {
        const auto more = runRound(kTasksPerTurn - ran);
        if (more == 0)
            break;
        ran += more;
    }
    m_runningAt = outer;
    bool wake = false;
    {
        const std::lock_guard lock(m_mutex);
        wake = !m_tasks.empty() && !std::exchange(m_woken, true);
    }
    if (wake)
        QCoreApplication::postEvent(this, new QEvent(wakeType()));
    if (m_timers.next() && *m_timers.next() <= m_clock.boot())
        runTimers();
}

std::size_t QtLoop::runRound(std::size_t atMost)
{
    std::vector<Task> tasks;
    {
        const std::lock_guard lock(m_mutex);
        tasks.swap(m_tasks);
        m_woken = false;
        if (tasks.size() > atMost) {
            m_tasks.assign(std::make_move_iterator(tasks.begin() + static_cast<std::ptrdiff_t>(atMost)),
                           std::make_move_iterator(tasks.end()));
            tasks.resize(atMost);
        }
    }
    for (auto &task : tasks)
        task();
    return tasks.size();
}

std::size_t QtLoop::runAllPosted()
{
    std::size_t ran = 0;
    for (;;) {
        std::vector<Task> tasks;
        {
            const std::lock_guard lock(m_mutex);
            tasks.swap(m_tasks);
        }
        if (tasks.empty())
            return ran;
        for (auto &task : tasks)
            task();
        ran += tasks.size();
    }
}

TimerId QtLoop::at(BootTime when, Task task)
{
    const auto id = m_timers.at(when, std::move(task));
    if (!m_inTimers)
        arm();
    return id;
}

void QtLoop::cancel(TimerId id)
{
    m_timers.cancel(id);
}

void QtLoop::runTimers()
{
    std::uint64_t expirations = 0;
    static_cast<void>(::read(m_timerFd, &expirations, sizeof expirations));
    m_inTimers = true;
    m_timers.runDue(m_clock.boot());
    m_inTimers = false;
    m_armed.reset();
    arm();
}

void QtLoop::arm()
{
    const auto next = m_timers.next();
    if (!next)
        return;
    const auto due = roundedUp(*next);
    if (m_armed && *m_armed <= due)
        return;
    m_armed = due;
    const auto micros = std::max<std::int64_t>(1, due.time_since_epoch().count());
    itimerspec spec{};
    spec.it_value.tv_sec = micros / 1'000'000;
    spec.it_value.tv_nsec = (micros % 1'000'000) * 1'000;
    timerfd_settime(m_timerFd, TFD_TIMER_ABSTIME, &spec, nullptr);
}

} // namespace sluice
