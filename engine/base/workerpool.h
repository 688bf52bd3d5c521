// A bounded pool for disk and CPU work. Jobs never wait for a port or for each other.
#pragma once

#include "engine/base/loop.h"

#include <condition_variable>
#include <deque>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

namespace sluice {

class WorkerPool {
public:
    // Thread names are NAME-0, NAME-1 … ; threads ≥ 1.
    WorkerPool(std::string name, unsigned threads);
    ~WorkerPool(); // runs what is queued, then joins
    WorkerPool(const WorkerPool &) = delete;
    WorkerPool &operator=(const WorkerPool &) = delete;

    // Any thread. The queue is unbounded by design: every caller has a limit of its own on what it keeps in flight.
    void post(Task job);

    // Runs `job` (a callable giving Result<T>) on the pool and answers on the loop.
    template <class T, class F>
    void run(Loop &loop, F job, Reply<T> reply)
    {
        post([&loop, job = std::move(job), reply = std::move(reply)]() mutable {
            loop.answer<T>(std::move(reply), job());
        });
    }

    // Blocks until nothing is queued or running: for an orderly end.
    void waitIdle();

    [[nodiscard]] unsigned threads() const { return static_cast<unsigned>(m_threads.size()); }

private:
    void work();

    std::mutex m_mutex;
    std::condition_variable m_wake;
    std::condition_variable m_idle;
    std::deque<Task> m_jobs; // guarded by m_mutex
    bool m_stopping = false; // guarded by m_mutex
    unsigned m_running = 0;  // guarded by m_mutex
    std::vector<std::thread> m_threads;
};

} // namespace sluice
