// Appends a template's groups to a Logstore, a chunk an append, repeating as Retries says.
//
// All appends of a task go to one shard (by a hash key made from the task id), each with a key made from the task, the
// chunk's number and its cursors: a window that is done again finds its chunks there and does not double them. A chunk that
// came out different the second time has another key: it may double, but is never lost.
#pragma once

#include "engine/base/workerpool.h"
#include "engine/functions/native/retries.h"
#include "engine/functions/native/templatesink.h"
#include "engine/logs/logservice.h"

#include <deque>

namespace sluice {

class LogSink final : public TemplateSink {
public:
    // An empty task id: no keys, any shard.
    LogSink(Loop &loop, WorkerPool &pool, LogService &logs, LogstoreKey target, std::string taskId, LineWriter lines);
    ~LogSink() override;

    void write(Produced produced, Reply<void> reply) override;
    void finish(Reply<std::string> reply) override;
    bool startsOver() const override { return false; }

private:
    void appendNext();
    void append(std::vector<EncodedGroup> groups);
    void appended(Result<AppendReceipt> receipt);
    [[nodiscard]] AppendOptions options() const;

    Loop &m_loop;
    WorkerPool &m_pool;
    LogService &m_logs;
    const LogstoreKey m_target;
    const std::string m_taskId;
    const LineWriter m_lines;
    const std::shared_ptr<bool> m_alive = std::make_shared<bool>(true);
    std::deque<LogBatch> m_chunks; // of the write at hand
    Reply<void> m_reply; // of the write at hand
    Retries m_retries{PortCall::WriteLogs};
    TimerId m_timer;
    std::uint64_t m_ordinal = 0; // of the chunk in front
    std::uint64_t m_groups = 0;
    std::uint64_t m_repeated = 0;
    ShardId m_shard;
};

} // namespace sluice
