#include "engine/functions/native/templaterun.h"

#include <algorithm>

namespace sluice {

TemplateRun::TemplateRun(Loop &loop, WorkerPool &pool, Setup setup)
    : m_loop(loop)
    , m_pool(pool)
    , m_setup(std::move(setup))
{
}

TemplateRun::~TemplateRun()
{
    m_ended = true;
    m_loop.cancel(m_timeout);
    m_loop.cancel(m_pause);
}

template <class T, class F> Reply<T> TemplateRun::guarded(F handler)
{
    return [weak = weak_from_this(), number = m_try, handler = std::move(handler)](Result<T> result) mutable {
        const auto self = weak.lock();
        if (self && !self->m_ended && self->m_try == number)
            handler(std::move(result));
    };
}

void TemplateRun::start()
{
    if (m_ended)
        return;
    m_timeout = m_loop.after(std::chrono::seconds(m_setup.timeoutSeconds), [weak = weak_from_this()] {
        if (const auto self = weak.lock())
            self->end(OutcomeStatus::TimedOut,
                      "Function time out after " + std::to_string(self->m_setup.timeoutSeconds) + " seconds");
    });
    begin();
}

void TemplateRun::cancel()
{
    const auto self = shared_from_this(); // the owner may let go of it in done
    end(OutcomeStatus::Cancelled, "the invocation was cancelled");
}

void TemplateRun::begin()
{
    ++m_try; // answers to an earlier try are strangers from here on
    m_template = m_setup.makeTemplate();
    m_sink = m_setup.makeSink();
    m_next = m_setup.event.begin;
    m_atEnd = !(m_next < m_setup.event.end);
    m_pulled.clear();
    m_produced.clear();
    m_blocks = 0;
    m_pulling = m_stepping = m_putting = m_finishing = false;
    m_held = m_groupsRead = m_bytesRead = 0;
    m_reads.reset();
    advance();
}

void TemplateRun::startOver(const Error &error)
{
    const auto pause = m_puts.next(error);
    m_setup.lines(LineLevel::Warn, m_puts.text(error));
    if (!pause)
        return end(OutcomeStatus::Failed, m_puts.text(error));
    ++m_try;
    m_sink.reset();
    m_pulled.clear();
    m_produced.clear();
    m_loop.cancel(m_pause);
    m_pause = m_loop.after(*pause, [this] { begin(); });
}

void TemplateRun::advance()
{
    if (!m_pulling && !m_atEnd && m_blocks < kBlocksInFlight)
        pull();
    if (!m_stepping && !m_pulled.empty())
        step();
    if (!m_putting && !m_produced.empty())
        put();
    if (m_atEnd && m_blocks == 0 && !m_finishing)
        finishTemplate();
}

void TemplateRun::pull()
{
    if (!m_pulling)
        ++m_blocks;
    m_pulling = true;
    PullLimit limit;
    limit.end = m_setup.event.end;
    limit.bytes = kBlockBytes;
    m_setup.source->pull(m_setup.event.source, m_setup.event.shard, m_next, limit,
                         guarded<LogBatch>([this](Result<LogBatch> batch) { pulled(std::move(batch)); }));
}

void TemplateRun::pulled(Result<LogBatch> batch)
{
    if (!batch) {
        const auto pause = m_reads.next(batch.error());
        m_setup.lines(LineLevel::Warn, m_reads.text(batch.error()));
        if (!pause)
            return end(OutcomeStatus::Failed, m_reads.text(batch.error()));
        m_pause = m_loop.after(*pause, [this] { pull(); });
        return;
    }
    m_pulling = false;
    m_reads.reset();
    if (!(m_next < batch->next) && !batch->groups.empty())
        return end(OutcomeStatus::Failed, "BatchGetLog fail: groups came, but the cursor did not move");
    if (batch->next == m_next)
        m_setup.lines(LineLevel::Warn, "the shard ends at cursor " + toText(m_next) + ", before the end of the window");
    m_atEnd = !(m_next < batch->next) || !(batch->next < m_setup.event.end);
    m_next = batch->next;
    if (batch->groups.empty()) {
        --m_blocks;
    } else {
        m_groupsRead += batch->groups.size();
        m_bytesRead += batch->bytes();
        hold(batch->bytes());
        m_pulled.push_back(std::move(*batch));
    }
    advance();
}

void TemplateRun::step()
{
    m_stepping = true;
    auto batch = std::move(m_pulled.front());
    m_pulled.pop_front();
    const auto held = batch.bytes();
    m_pool.run<Produced>(
        m_loop, [work = m_template, batch = std::move(batch)]() mutable { return work->feed(std::move(batch)); },
        guarded<Produced>([this, held](Result<Produced> produced) { stepped(std::move(produced), held); }));
}

void TemplateRun::stepped(Result<Produced> produced, std::uint64_t held)
{
    m_stepping = false;
    m_held -= held;
    if (!produced)
        return end(OutcomeStatus::Failed, produced.error().detail);
    if (produced->empty()) {
        --m_blocks;
    } else {
        std::uint64_t bytes = produced->bytes.size();
        for (const auto &chunk : produced->chunks)
            bytes += chunk.bytes();
        hold(bytes);
        m_produced.push_back({std::move(*produced), bytes});
    }
    advance();
}

void TemplateRun::put()
{
    m_putting = true;
    auto block = std::move(m_produced.front());
    m_produced.pop_front();
    m_sink->write(std::move(block.produced), guarded<void>([this, held = block.held](Done written) {
                      m_putting = false;
                      m_held -= held;
                      if (!written)
                          return sinkFailed(written.error());
                      --m_blocks;
                      advance();
                  }));
}

void TemplateRun::finishTemplate()
{
    m_finishing = true;
    tellWhatWasRead();
    m_pool.run<Produced>(
        m_loop, [work = m_template] { return work->finish(); }, guarded<Produced>([this](Result<Produced> produced) {
            if (!produced)
                return end(OutcomeStatus::Failed, produced.error().detail);
            if (produced->empty())
                return finishSink();
            m_sink->write(std::move(*produced), guarded<void>([this](Done written) {
                              if (!written)
                                  return sinkFailed(written.error());
                              finishSink();
                          }));
        }));
}

void TemplateRun::finishSink()
{
    m_sink->finish(guarded<std::string>([this](Result<std::string> line) {
        if (!line)
            return sinkFailed(line.error());
        if (!line->empty())
            m_setup.lines(LineLevel::Info, std::move(*line));
        end(OutcomeStatus::Ok, {});
    }));
}

void TemplateRun::sinkFailed(const Error &error)
{
    if (m_sink->startsOver())
        return startOver(error);
    end(OutcomeStatus::Failed, error.detail);
}

void TemplateRun::hold(std::uint64_t bytes)
{
    m_held += bytes;
    m_peak = std::max(m_peak, m_held);
}

void TemplateRun::tellWhatWasRead()
{
    const auto &event = m_setup.event;
    m_setup.lines(LineLevel::Info,
                  "read " + std::to_string(m_template->counters().ingestLines) + " logs in " + std::to_string(m_groupsRead)
                      + " log groups, " + std::to_string(m_bytesRead) + " bytes, from " + toText(event.source) + ", shard "
                      + std::to_string(event.shard.value()) + ", cursors " + toText(event.begin) + " to "
                      + toText(event.end));
    if (m_template->damagedGroups() > 0)
        m_setup.lines(LineLevel::Error,
                      std::to_string(m_template->damagedGroups())
                          + " log groups are damaged and were left out; the first: " + m_template->damage());
}

void TemplateRun::end(OutcomeStatus status, std::string message)
{
    if (m_ended)
        return;
    m_ended = true;
    m_loop.cancel(m_timeout);
    m_loop.cancel(m_pause);
    m_sink.reset();
    m_pulled.clear();
    m_produced.clear();
    RunEnd result{status, std::move(message), {}, m_peak};
    if (status == OutcomeStatus::Ok)
        result.counters = m_template->counters();
    m_setup.done(std::move(result));
}

} // namespace sluice
