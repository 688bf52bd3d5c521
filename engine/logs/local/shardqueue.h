// Group commit: appends wait here while the shard's one write and sync is running; the next write takes them all together.
// push() from any thread; one pool job a shard at a time.
#pragma once

#include "engine/base/workerpool.h"
#include "engine/logs/local/shardlog.h"

namespace sluice {

class ShardQueue : public std::enable_shared_from_this<ShardQueue> {
public:
    static constexpr std::uint64_t kBatchBytesMax = 8 * limits::kMiB; // of one commit, but for a single larger append
    static constexpr std::uint64_t kQueuedBytesMax = 32 * limits::kMiB; // beyond: Throttled/"ShardWriteQuotaExceed"

    ShardQueue(Loop &loop, WorkerPool &pool, std::shared_ptr<ShardLog> log)
        : m_loop(loop)
        , m_pool(pool)
        , m_log(std::move(log))
    {
    }

    // Takes the append, or gives the error that it is to be answered with and leaves the append alone.
    [[nodiscard]] Done push(PendingAppend &append);

    // Runs on the shard's commit thread, after what is queued now, and never beside a commit.
    void afterCommits(Task task);

    [[nodiscard]] std::uint64_t queuedBytes() const;
    [[nodiscard]] ShardLog &log() { return *m_log; }
    [[nodiscard]] const std::shared_ptr<ShardLog> &sharedLog() const { return m_log; }
    void setTag(ReceiveTag tag) { m_tag = tag; }
    void close(); // new appends are NotFound/"LogStoreNotExist"; queued ones are still stored

private:
    void start(); // m_mutex is held
    void run();

    Loop &m_loop;
    WorkerPool &m_pool;
    const std::shared_ptr<ShardLog> m_log;
    std::atomic<ReceiveTag> m_tag = ReceiveTag::No;

    mutable std::mutex m_mutex;
    std::deque<PendingAppend> m_appends; // guarded by m_mutex
    struct Waiting {
        std::uint64_t after = 0; // so many appends were pushed before it
        Task task;
    };
    std::deque<Waiting> m_tasks; // guarded by m_mutex
    std::uint64_t m_pushed = 0;  // guarded by m_mutex
    std::uint64_t m_taken = 0;   // guarded by m_mutex
    std::uint64_t m_bytes = 0; // guarded by m_mutex; queued and being written
    bool m_running = false; // guarded by m_mutex
    bool m_closed = false; // guarded by m_mutex
};

} // namespace sluice
