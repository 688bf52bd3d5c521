#include "engine/base/workerpool.h"

#include <pthread.h>

#include <cassert>

namespace sluice {

WorkerPool::WorkerPool(std::string name, unsigned threads)
{
    assert(threads >= 1);
    m_threads.reserve(threads);
    for (unsigned i = 0; i < threads; ++i) {
        m_threads.emplace_back([this] { work(); });
        const auto threadName = (name + '-' + std::to_string(i)).substr(0, 15);
        pthread_setname_np(m_threads.back().native_handle(), threadName.c_str());
    }
}

WorkerPool::~WorkerPool()
{
    {
        const std::lock_guard lock(m_mutex);
        m_stopping = true;
    }
    m_wake.notify_all();
    for (auto &thread : m_threads)
        thread.join();
}

void WorkerPool::post(Task job)
{
    {
        const std::lock_guard lock(m_mutex);
        m_jobs.push_back(std::move(job));
    }
    m_wake.notify_one();
}

void WorkerPool::work()
{
    for (;;) {
        Task job;
        {
            std::unique_lock lock(m_mutex);
            m_wake.wait(lock, [this] { return m_stopping || !m_jobs.empty(); });
            if (m_jobs.empty())
                return;
            job = std::move(m_jobs.front());
            m_jobs.pop_front();
            ++m_running;
        }
        job();
        job = {}; // what it holds ends here, not after the pool called itself idle
        const std::lock_guard lock(m_mutex);
        if (--m_running == 0 && m_jobs.empty())
            m_idle.notify_all();
    }
}

void WorkerPool::waitIdle()
{
    std::unique_lock lock(m_mutex);
    m_idle.wait(lock, [this] { return m_jobs.empty() && m_running == 0; });
}

} // namespace sluice
