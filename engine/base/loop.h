// The engine thread as plain C++ stages see it: a clock, timers, and a way back onto the thread.
// The engine's shell implements it on a Qt event loop; tests and the simulation drive it by hand (tests/support/manualloop.h).
#pragma once

#include "engine/base/clock.h"
#include "engine/base/reply.h"
#include "engine/base/timerqueue.h"

namespace sluice {

class Loop {
public:
    virtual ~Loop() = default;

    [[nodiscard]] virtual Clock &clock() = 0; // any thread

    // Runs the task later on the loop's thread, in the order of posting. Any thread. Never runs it inside the call.
    virtual void post(Task task) = 0;

    // Loop thread only.
    virtual TimerId at(BootTime when, Task task) = 0;
    virtual void cancel(TimerId id) = 0;

    TimerId after(Duration delay, Task task) { return at(clock().boot() + delay, std::move(task)); }

    // Answers on the loop, as every port must.
    template <class T>
    void answer(Reply<T> reply, Result<T> result)
    {
        post([reply = std::move(reply), result = std::move(result)]() mutable { reply(std::move(result)); });
    }
};

} // namespace sluice
