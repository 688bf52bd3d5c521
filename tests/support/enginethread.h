// A thread with a Qt event loop, a EventLoop and a ScriptedHandler, as the engine's is.
#pragma once

#include "engine/client/doorbell.h"
#include "tests/support/eventloop.h"
#include "tests/support/scriptedhandler.h"

#include <QThread>

#include <future>
#include <optional>

namespace sluice::test {

class EngineThread {
public:
    EngineThread()
    {
        m_thread.start();
        m_context.moveToThread(&m_thread);
        run([this] {
            loop.emplace();
            handler.emplace(*loop);
        });
    }
    ~EngineThread()
    {
        run([this] {
            handler.reset();
            loop.reset();
        });
        m_thread.quit();
        m_thread.wait();
    }

    // Runs on the engine thread and waits for it; gives what it gives.
    template <class F> auto run(F work) -> decltype(work())
    {
        std::packaged_task<decltype(work())()> task(std::move(work));
        auto result = task.get_future();
        QMetaObject::invokeMethod(
            &m_context, [&task] { task(); }, Qt::QueuedConnection);
        return result.get();
    }

    Doorbell doorbell;
    std::optional<EventLoop> loop; // engine thread
    std::optional<ScriptedHandler> handler; // engine thread

private:
    QThread m_thread;
    QObject m_context;
};

} // namespace sluice::test
