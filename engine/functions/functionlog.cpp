#include "engine/functions/functionlog.h"

#include "engine/functions/digest.h"
#include "engine/logs/loggroupwriter.h"

#include <algorithm>
#include <utility>

namespace sluice {

namespace {

constexpr std::size_t kLineOverhead = 256; // of the fields beside the message

std::size_t costOf(const std::string &line)
{
    return line.size() + kLineOverhead;
}

void cutLine(std::string &line, std::uint64_t &cut)
{
    if (line.size() <= limits::kFunctionLogLineMax)
        return;
    std::size_t end = limits::kFunctionLogLineMax;
    while (end > 0 && (static_cast<unsigned char>(line[end]) & 0xC0) == 0x80)
        --end;
    line.resize(end);
    ++cut;
}

bool worthTryingAgain(const Error &error)
{
    return error.kind != ErrorKind::NotFound && error.kind != ErrorKind::Invalid && error.kind != ErrorKind::Unsupported;
}

void addLog(LogGroupWriter &group, const FunctionLogSource &source, WallTime time, std::string_view message)
{
    const auto micros = time.time_since_epoch().count();
    const auto seconds = unixSeconds(time);
    group.beginLog(static_cast<std::uint32_t>(seconds), static_cast<std::uint32_t>((micros - seconds * 1'000'000) * 1'000));
    group.add("functionName", source.function.function);
    group.add("serviceName", source.function.service);
    group.add("versionId", std::to_string(source.version));
    group.add("qualifier", "LATEST");
    group.add("requestId", source.requestId);
    group.add("instanceID", source.instanceId);
    group.add("message", message);
    group.endLog();
}

} // namespace

FunctionLog::FunctionLog(Loop &loop, LogService &logs)
    : m_loop(loop)
    , m_logs(logs)
    , m_instance(newUuid())
{
}

FunctionLog::~FunctionLog()
{
    for (auto &[key, stream] : m_streams)
        m_loop.cancel(stream.timer);
}

void FunctionLog::write(const FunctionLogSourcePtr &source, std::string line)
{
    if (source->log.logstore.empty())
        return;
    if (m_redact)
        m_redact(source->requestId, line);
    cutLine(line, m_stats.cut);
    const StreamKey key{source->log, source->function.service};
    auto &stream = m_streams[key];
    const auto cost = costOf(line);
    if (m_stats.waiting >= kQueueLines || m_bytes + cost > kQueueBytes) {
        ++m_stats.dropped;
        ++stream.dropped;
        return;
    }
    ++m_stats.waiting;
    m_bytes += cost;
    stream.bytes += cost;
    stream.lines.push_back({source, m_loop.clock().wall(), std::move(line)});
    schedule(key, stream);
}

void FunctionLog::schedule(const StreamKey &key, Stream &stream)
{
    if (stream.sending || stream.lines.empty())
        return;
    const bool full = stream.lines.size() >= kBatchLines || stream.bytes >= kBatchBytes || !m_flushes.empty();
    if (stream.failures == 0 && full) {
        send(key);
        return;
    }
    if (stream.timer != TimerId())
        return;
    const auto doublings = std::clamp(stream.failures - 1, 0, 10);
    const auto pause = std::min(kPauseFirst * (1 << doublings), kPauseMax);
    stream.timer = m_loop.after(stream.failures == 0 ? kDelay : pause, [this, key] {
        m_streams[key].timer = {};
        send(key);
    });
}

void FunctionLog::cutBatch(Stream &stream)
{
    stream.batch = ++m_batches;
    stream.batchDropped = stream.dropped;
    stream.batchLines = 0;
    std::size_t bytes = 0;
    while (stream.batchLines < std::min(kBatchLines, stream.lines.size()) && bytes < kBatchBytes)
        bytes += costOf(stream.lines[stream.batchLines++].text);
}

EncodedGroup FunctionLog::encodeBatch(const StreamKey &key, const Stream &stream)
{
    LogGroupWriter group;
    group.setTopic(key.second);
    const auto &first = stream.lines.front();
    if (stream.batchDropped > 0)
        addLog(group, *first.source, first.time,
               std::to_string(stream.batchDropped) + " lines before this one could not be stored");
    for (std::size_t i = 0; i < stream.batchLines; ++i)
        addLog(group, *stream.lines[i].source, stream.lines[i].time, stream.lines[i].text);
    return group.take();
}

void FunctionLog::send(const StreamKey &key)
{
    auto &stream = m_streams[key];
    m_loop.cancel(stream.timer);
    stream.timer = {};
    if (stream.sending || stream.lines.empty())
        return;
    if (stream.failures == 0)
        cutBatch(stream);
    stream.sending = true;
    AppendOptions options;
    options.idempotencyKey = m_instance + '/' + std::to_string(stream.batch);
    options.hashKey = sha256Hex(*options.idempotencyKey).substr(0, 32);
    std::vector<EncodedGroup> groups;
    groups.push_back(encodeBatch(key, stream));
    m_logs.append(key.first, std::move(groups), std::move(options),
                  [this, key, alive = std::weak_ptr(m_alive)](Result<AppendReceipt> receipt) {
                      if (alive.lock())
                          sent(key, std::move(receipt));
                  });
}

void FunctionLog::forgetBatch(Stream &stream)
{
    for (; stream.batchLines > 0; --stream.batchLines) {
        const auto cost = costOf(stream.lines.front().text);
        stream.bytes -= cost;
        m_bytes -= cost;
        --m_stats.waiting;
        stream.lines.pop_front();
    }
    stream.dropped -= std::exchange(stream.batchDropped, 0);
    stream.failures = 0;
}

void FunctionLog::sent(const StreamKey &key, Result<AppendReceipt> receipt)
{
    auto &stream = m_streams[key];
    stream.sending = false;
    if (receipt) {
        m_stats.written += stream.batchLines;
        forgetBatch(stream);
    } else if (!worthTryingAgain(receipt.error())) {
        m_stats.lost += stream.batchLines;
        const auto untold = stream.batchLines + stream.batchDropped;
        forgetBatch(stream);
        stream.dropped += untold;
    } else {
        ++stream.failures;
        stream.error = receipt.error();
    }
    schedule(key, stream);
    if (stream.lines.empty() && stream.dropped == 0)
        m_streams.erase(key);
    answerFlushes();
}

void FunctionLog::flush(Reply<void> reply)
{
    m_flushes.push_back(std::move(reply));
    std::vector<StreamKey> keys;
    for (const auto &[key, stream] : m_streams)
        keys.push_back(key);
    for (const auto &key : keys)
        send(key);
    answerFlushes();
}

void FunctionLog::answerFlushes()
{
    if (m_flushes.empty())
        return;
    Done result;
    for (const auto &[key, stream] : m_streams) {
        if (stream.sending)
            return;
        if (stream.failures > 0)
            result = fail(stream.error);
    }
    for (auto &reply : std::exchange(m_flushes, {}))
        m_loop.answer<void>(std::move(reply), result);
}

} // namespace sluice
