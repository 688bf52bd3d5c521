#include "engine/functions/native/logsink.h"

#include "engine/functions/digest.h"

namespace sluice {

LogSink::LogSink(Loop &loop, WorkerPool &pool, LogService &logs, LogstoreKey target, std::string taskId, LineWriter lines)
    : m_loop(loop)
    , m_pool(pool)
    , m_logs(logs)
    , m_target(std::move(target))
    , m_taskId(std::move(taskId))
    , m_lines(std::move(lines))
{
}

LogSink::~LogSink()
{
    m_loop.cancel(m_timer);
}

void LogSink::write(Produced produced, Reply<void> reply)
{
    for (auto &chunk : produced.chunks)
        m_chunks.push_back(std::move(chunk));
    m_reply = std::move(reply);
    if (m_chunks.empty())
        m_loop.answer<void>(std::move(m_reply), {});
    else
        appendNext();
}

// The copy is made anew for a repeat: the chunk itself only points into the source's memory.
void LogSink::appendNext()
{
    auto copy = [chunk = m_chunks.front()]() -> Result<std::vector<EncodedGroup>> {
        std::vector<EncodedGroup> groups;
        groups.reserve(chunk.groups.size());
        for (const auto &group : chunk.groups)
            groups.push_back({std::string(group.bytes), group.lines});
        return groups;
    };
    m_pool.run<std::vector<EncodedGroup>>(m_loop, std::move(copy),
                                          [this, alive = std::weak_ptr(m_alive)](Result<std::vector<EncodedGroup>> groups) {
                                              if (alive.lock() && groups)
                                                  append(std::move(*groups));
                                          });
}

AppendOptions LogSink::options() const
{
    AppendOptions options;
    if (m_taskId.empty())
        return options;
    const auto &groups = m_chunks.front().groups;
    const auto chunk = std::to_string(m_ordinal) + ' ' + toText(groups.front().cursor) + ' ' + toText(groups.back().cursor)
        + ' ' + std::to_string(groups.size());
    options.hashKey = sha256Hex(m_taskId).substr(0, 32);
    options.idempotencyKey = sha256Hex(m_taskId + ' ' + chunk).substr(0, 40);
    return options;
}

void LogSink::append(std::vector<EncodedGroup> groups)
{
    m_logs.append(m_target, std::move(groups), options(),
                  [this, alive = std::weak_ptr(m_alive)](Result<AppendReceipt> receipt) {
                      if (alive.lock())
                          appended(std::move(receipt));
                  });
}

void LogSink::appended(Result<AppendReceipt> receipt)
{
    if (!receipt) {
        const auto pause = m_retries.next(receipt.error());
        m_lines(LineLevel::Warn, m_retries.text(receipt.error()));
        if (!pause)
            return m_reply(fail(ErrorKind::Failed, receipt.error().code, m_retries.text(receipt.error())));
        m_timer = m_loop.after(*pause, [this] { appendNext(); });
        return;
    }
    m_retries.reset();
    m_groups += m_chunks.front().groups.size();
    m_repeated += receipt->repeated ? m_chunks.front().groups.size() : 0;
    m_shard = receipt->shard;
    m_chunks.pop_front();
    ++m_ordinal;
    if (m_chunks.empty())
        m_reply({});
    else
        appendNext();
}

void LogSink::finish(Reply<std::string> reply)
{
    std::string line;
    if (m_groups > 0)
        line = "wrote " + std::to_string(m_groups) + " log groups to " + toText(m_target) + ", shard "
            + std::to_string(m_shard.value());
    if (m_repeated > 0)
        line += "; " + std::to_string(m_repeated) + " of them were there already";
    m_loop.answer<std::string>(std::move(reply), std::move(line));
}

} // namespace sluice
