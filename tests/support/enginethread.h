// A thread with an event loop, a QtLoop and a ScriptedHandler, as the engine's is.
#pragma once

#include "engine/client/doorbell.h"
#include "engine/qtloop.h"
#include "tests/support/scriptedhandler.h"

#include <QThread>

#include <atomic>
#include <future>
#include <optional>

namespace sluice::test {

class EngineThread final : private QThread {
public:
    EngineThread()
    {
        auto ready = m_ready.get_future();
        start();
        ready.get();
    }
    ~EngineThread() override
    {
        loop->post([this] { quit(); });
        wait();
        // wait() orders this thread after the other one by means that a thread sanitizer does not see; this it sees.
        while (!m_over.load(std::memory_order_acquire))
            QThread::yieldCurrentThread();
    }

    // Runs on the engine thread and waits for it; gives what it gives.
    template <class F> auto run(F work) -> decltype(work())
    {
        std::packaged_task<decltype(work())()> task(std::move(work));
        auto result = task.get_future();
        loop->post([&task] { task(); });
        return result.get();
    }

    Doorbell doorbell;
    std::optional<QtLoop> loop; // engine thread, but for post()
    std::optional<ScriptedHandler> handler; // engine thread

private:
    void run() override
    {
        loop.emplace();
        handler.emplace(*loop);
        m_ready.set_value();
        static_cast<void>(QThread::exec());
        handler.reset();
        loop.reset();
        m_over.store(true, std::memory_order_release);
    }

    std::promise<void> m_ready;
    std::atomic<bool> m_over = false;
};

} // namespace sluice::test
