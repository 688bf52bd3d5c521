// A Loop that tests drive by hand: posted tasks and due timers run only inside settle() and advance(), on the caller's
// thread. post() may be called from any thread.
#pragma once

#include "engine/base/loop.h"

#include <condition_variable>
#include <deque>
#include <mutex>

namespace sluice::test {

class ManualLoop final : public Loop {
public:
    ManualClock &manualClock() { return m_clock; }
    Clock &clock() override { return m_clock; }
    void post(Task task) override;
    TimerId at(BootTime when, Task task) override { return m_timers.at(when, std::move(task)); }
    void cancel(TimerId id) override { m_timers.cancel(id); }

    // Runs posted tasks and due timers until there are none; returns how many ran.
    std::size_t settle();

    // Moves time on by `by`, stopping at every deadline on the way, settling at each.
    void advance(Duration by);

    // For stages that use a real WorkerPool: settles until `done()` holds; false after `limit` of real time.
    template <class Condition>
    [[nodiscard]] bool settleUntil(Condition done, std::chrono::milliseconds limit = std::chrono::seconds(20))
    {
        const auto deadline = std::chrono::steady_clock::now() + limit;
        while (!done()) {
            if (settle() == 0 && !waitForPost(deadline))
                return done();
        }
        return true;
    }

    [[nodiscard]] std::size_t timers() const { return m_timers.size(); }
    [[nodiscard]] std::optional<BootTime> nextTimer() const { return m_timers.next(); }

private:
    bool waitForPost(std::chrono::steady_clock::time_point deadline);
    std::size_t runPosted();

    ManualClock m_clock;
    TimerQueue m_timers;
    std::mutex m_mutex;
    std::condition_variable m_posted;
    std::deque<Task> m_tasks; // guarded by m_mutex
};

// Runs an asynchronous verb to its end on the loop and gives its result:
//   auto receipt = await<AppendReceipt>(loop, [&](auto reply) { store.append(key, groups, {}, std::move(reply)); });
template <class T, class Verb> [[nodiscard]] Result<T> await(ManualLoop &loop, Verb verb)
{
    std::optional<Result<T>> result;
    verb(Reply<T>([&result](Result<T> answer) { result.emplace(std::move(answer)); }));
    if (!loop.settleUntil([&] { return result.has_value(); }))
        return fail(ErrorKind::TimedOut, "TestTimeout", "no answer within the test's limit");
    return std::move(*result);
}

} // namespace sluice::test
