// The function log (fc-api §4.2): one log for each line that a function writes, into the log Logstore of its service.
//
// Lines are batched for each Logstore and service. A Logstore that does not answer now is tried again while lines wait; one
// that is gone, or refuses a batch, loses it, counted. The queue is bounded; what does not fit is counted. What was lost or
// did not fit is told in the log itself, by a line before the next one that gets there. Loop thread only; loop and log
// service outlive it.
#pragma once

#include "engine/base/loop.h"
#include "engine/functions/function.h"
#include "engine/logs/logservice.h"

#include <deque>
#include <functional>
#include <map>
#include <memory>
#include <vector>

namespace sluice {

// Who writes: the same for all lines of one invocation.
struct FunctionLogSource {
    LogstoreKey log; // empty names = nowhere: lines are let go
    FunctionKey function;
    std::uint64_t version = 0;
    std::string requestId;
    std::string instanceId;
};
using FunctionLogSourcePtr = std::shared_ptr<const FunctionLogSource>;

class FunctionLog {
public:
    static constexpr std::size_t kBatchLines = 1'000;
    static constexpr std::size_t kBatchBytes = 1 * limits::kMiB;
    static constexpr std::size_t kQueueLines = 50'000; // all services together
    static constexpr std::size_t kQueueBytes = 16 * limits::kMiB;
    static constexpr Duration kDelay = std::chrono::seconds(1);
    static constexpr Duration kPauseFirst = std::chrono::seconds(1);
    static constexpr Duration kPauseMax = std::chrono::seconds(30);

    FunctionLog(Loop &loop, LogService &logs);
    ~FunctionLog();
    FunctionLog(const FunctionLog &) = delete;
    FunctionLog &operator=(const FunctionLog &) = delete;

    // Sees each line first, with its request id, and may change it: no secret gets into a log.
    void setRedaction(std::function<void(const std::string &requestId, std::string &line)> redact)
    {
        m_redact = std::move(redact);
    }

    // Longer lines than limits::kFunctionLogLineMax are cut, counted.
    void write(const FunctionLogSourcePtr &source, std::string line);

    // Sends what waits, without delay; answers when all of it is durable or given up, with the first error if some of it
    // still waits. What is written meanwhile is sent too.
    void flush(Reply<void> reply);

    struct Stats {
        std::uint64_t written = 0; // lines that are durable
        std::uint64_t dropped = 0; // did not fit into the queue
        std::uint64_t lost = 0; // refused by their Logstore, or it is gone
        std::uint64_t cut = 0;
        std::size_t waiting = 0; // lines, those on their way included
    };
    [[nodiscard]] const Stats &stats() const { return m_stats; }

private:
    struct Line {
        FunctionLogSourcePtr source;
        WallTime time;
        std::string text;
    };
    using StreamKey = std::pair<LogstoreKey, std::string>; // Logstore, service
    struct Stream {
        std::deque<Line> lines;
        std::size_t bytes = 0;
        std::uint64_t dropped = 0; // to be told
        bool sending = false; // the batch at hand is on its way
        std::uint64_t batch = 0; // the batch at hand, with what is in it: a repeat sends exactly the same
        std::size_t batchLines = 0;
        std::uint64_t batchDropped = 0;
        int failures = 0; // of the batch at hand
        TimerId timer; // set while it waits for delay or pause
        Error error; // of the last failure
    };

    void schedule(const StreamKey &key, Stream &stream);
    void send(const StreamKey &key);
    void cutBatch(Stream &stream);
    [[nodiscard]] static EncodedGroup encodeBatch(const StreamKey &key, const Stream &stream);
    void sent(const StreamKey &key, Result<AppendReceipt> receipt);
    void forgetBatch(Stream &stream);
    void answerFlushes();

    Loop &m_loop;
    LogService &m_logs;
    std::function<void(const std::string &, std::string &)> m_redact;
    const std::shared_ptr<bool> m_alive = std::make_shared<bool>(true);
    const std::string m_instance; // makes the keys of this log's batches its own
    std::map<StreamKey, Stream> m_streams;
    std::size_t m_bytes = 0;
    std::uint64_t m_batches = 0;
    std::vector<Reply<void>> m_flushes;
    Stats m_stats;
};

} // namespace sluice
