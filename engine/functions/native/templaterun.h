// One invocation of a native template: a state machine on the loop that pulls the window's blocks, has the template work on
// them on the pool, and hands the output to the sink.
//
//   pull ──▶ step (pool) ──▶ put          at most kBlocksInFlight blocks on this way at a time, each station holding one;
//                                         when the last block is put: finish (pool) ──▶ put ──▶ sink.finish
//
// Memory is bounded by blocks, not by the window. It ends exactly once: done, failed, timed out or cancelled; what ports
// answer afterwards is ignored.
#pragma once

#include "engine/base/workerpool.h"
#include "engine/functions/native/retries.h"
#include "engine/functions/native/templatesink.h"
#include "engine/logs/logservice.h"

#include <deque>
#include <memory>

namespace sluice {

struct RunEnd {
    OutcomeStatus status = OutcomeStatus::Ok;
    std::string message; // of what is not Ok
    Counters counters;
    std::uint64_t peakBytes = 0; // of blocks and output held at a time
};

class TemplateRun final : public std::enable_shared_from_this<TemplateRun> {
public:
    static constexpr int kBlocksInFlight = 2;
    static constexpr std::uint64_t kBlockBytes = 2 * limits::kMiB;

    struct Setup {
        Event event;
        int timeoutSeconds = limits::kTimeoutSecondsDefault;
        std::shared_ptr<LogService> source;
        std::function<std::unique_ptr<NativeTemplate>()> makeTemplate;
        std::function<std::unique_ptr<TemplateSink>()> makeSink;
        LineWriter lines;
        std::function<void(RunEnd)> done; // called once, from a loop task or from cancel()
    };
    TemplateRun(Loop &loop, WorkerPool &pool, Setup setup);
    ~TemplateRun();

    void start(); // once
    void cancel();

private:
    struct Block {
        Produced produced;
        std::uint64_t held = 0; // bytes counted for it
    };

    void begin();
    void startOver(const Error &error);
    void advance();
    void pull();
    void pulled(Result<LogBatch> batch);
    void step();
    void stepped(Result<Produced> produced, std::uint64_t held);
    void put();
    void finishTemplate();
    void finishSink();
    void sinkFailed(const Error &error);
    void hold(std::uint64_t bytes);
    void end(OutcomeStatus status, std::string message);
    void tellWhatWasRead();

    // A handler for a port or the pool: runs only while this run, and this try of it, is still going on.
    template <class T, class F> Reply<T> guarded(F handler);

    Loop &m_loop;
    WorkerPool &m_pool;
    const Setup m_setup;
    std::shared_ptr<NativeTemplate> m_template; // shared with the pool job at work
    std::unique_ptr<TemplateSink> m_sink;
    Retries m_reads{PortCall::ReadLogs};
    Retries m_puts{PortCall::PutObject};
    TimerId m_timeout;
    TimerId m_pause;

    Cursor m_next;
    std::deque<LogBatch> m_pulled;
    std::deque<Block> m_produced;
    int m_blocks = 0; // from pull to put
    bool m_pulling = false;
    bool m_stepping = false;
    bool m_putting = false;
    bool m_finishing = false;
    bool m_atEnd = false; // nothing is left to pull
    std::uint64_t m_try = 0;
    bool m_ended = false;

    std::uint64_t m_held = 0;
    std::uint64_t m_peak = 0;
    std::uint64_t m_groupsRead = 0;
    std::uint64_t m_bytesRead = 0;
};

} // namespace sluice
