#include "engine/logs/local/shardqueue.h"

namespace sluice {

Done ShardQueue::push(PendingAppend &append)
{
    const std::lock_guard lock(m_mutex);
    if (m_closed)
        return fail(ErrorKind::NotFound, "LogStoreNotExist", "the Logstore was deleted");
    if (m_bytes > 0 && m_bytes + append.bytes > kQueuedBytesMax)
        return fail(ErrorKind::Throttled, "ShardWriteQuotaExceed", "too many bytes wait to be written to this shard");
    m_bytes += append.bytes;
    m_appends.push_back(std::move(append));
    ++m_pushed;
    start();
    return {};
}

void ShardQueue::afterCommits(Task task)
{
    const std::lock_guard lock(m_mutex);
    m_tasks.push_back({m_pushed, std::move(task)});
    start();
}

std::uint64_t ShardQueue::queuedBytes() const
{
    const std::lock_guard lock(m_mutex);
    return m_bytes;
}

void ShardQueue::close()
{
    const std::lock_guard lock(m_mutex);
    m_closed = true;
}

void ShardQueue::start()
{
    if (m_running)
        return;
    m_running = true;
    m_pool.post([self = shared_from_this()] { self->run(); });
}

// One commit, then back to the pool's end, so that shards take turns.
void ShardQueue::run()
{
    std::vector<PendingAppend> batch;
    std::deque<Task> tasks;
    std::uint64_t bytes = 0;
    {
        const std::lock_guard lock(m_mutex);
        while (!m_appends.empty() && (batch.empty() || bytes + m_appends.front().bytes <= kBatchBytesMax)) {
            bytes += m_appends.front().bytes;
            batch.push_back(std::move(m_appends.front()));
            m_appends.pop_front();
            ++m_taken;
        }
        while (!m_tasks.empty() && m_tasks.front().after <= m_taken) {
            tasks.push_back(std::move(m_tasks.front().task));
            m_tasks.pop_front();
        }
    }
    if (!batch.empty()) {
        auto results = m_log->commit(batch, m_tag);
        for (auto &append : batch)
            append.groups = {};
        m_loop.post([batch = std::move(batch), results = std::move(results)]() mutable {
            for (std::size_t i = 0; i < batch.size(); ++i)
                batch[i].reply(std::move(results[i]));
        });
    }
    for (auto &task : tasks)
        task();
    tasks.clear();
    const std::lock_guard lock(m_mutex);
    m_bytes -= bytes;
    m_running = false;
    if (!m_appends.empty() || !m_tasks.empty())
        start();
}

} // namespace sluice
