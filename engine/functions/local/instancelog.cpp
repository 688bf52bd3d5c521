#include "engine/functions/local/instancelog.h"

#include <algorithm>

namespace sluice {

namespace {

constexpr std::size_t kRequestIdBytes = 36;

// The last bytes of a text that begin with a whole character.
std::string tailOf(std::string text, std::size_t bytes)
{
    if (text.size() <= bytes)
        return text;
    auto at = text.size() - bytes;
    while (at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80)
        ++at;
    return text.substr(at);
}

// "2020-01-09T06:03:04.123Z REQUEST-ID [INFO] …": what the runtimes' loggers write.
std::string_view loggedRequestId(std::string_view line)
{
    const auto first = line.find(' ');
    if (first == std::string_view::npos || line.size() < first + 2 + kRequestIdBytes
        || line[first + 1 + kRequestIdBytes] != ' ')
        return {};
    return line.substr(first + 1, kRequestIdBytes);
}

} // namespace

InstanceLog::InstanceLog(Loop &loop, FunctionLog &log, FunctionLogSource who)
    : m_loop(loop)
    , m_log(log)
    , m_who(std::move(who))
    , m_lines([this](std::string text) { line(std::move(text)); })
    , m_refilled(loop.clock().boot())
{
    m_last = sourceOf({});
}

void InstanceLog::hide(std::vector<Secret> values)
{
    for (auto &value : values) {
        const auto whole = value.view();
        if (whole.find('\n') != std::string_view::npos) { // printed, it comes line by line
            for (std::size_t at = 0; at < whole.size();) {
                const auto end = std::min(whole.find('\n', at), whole.size());
                m_hidden.emplace_back(whole.substr(at, end - at));
                at = end + 1;
            }
        }
        m_hidden.push_back(std::move(value));
    }
    sortForRedaction(m_hidden);
}

void InstanceLog::hideCredential(Secret value)
{
    if (m_credentials.size() >= kCredentialsHidden)
        m_credentials.erase(m_credentials.begin());
    m_credentials.push_back(std::move(value));
}

void InstanceLog::redact(std::string &text) const
{
    redactValues(m_hidden, text);
    redactValues(m_credentials, text);
}

FunctionLogSourcePtr InstanceLog::sourceOf(const std::string &requestId) const
{
    auto source = std::make_shared<FunctionLogSource>(m_who);
    source->requestId = requestId;
    return source;
}

void InstanceLog::beginStart(const std::string &requestId, bool hasInitializer)
{
    m_last = sourceOf(requestId);
    m_starting = true;
    if (hasInitializer) {
        m_startMarked = true;
        mark(nullptr, "Initialize Start", requestId);
    }
}

std::string InstanceLog::endStart(EndMark end)
{
    if (!m_starting)
        return {};
    flush();
    tellDropped(nullptr);
    if (std::exchange(m_startMarked, false))
        mark(nullptr, "Initialize End", m_last->requestId, end);
    m_starting = false;
    return tailOf(std::exchange(m_startTail, {}), limits::kLogTailBytes);
}

void InstanceLog::beginCall(const std::string &requestId)
{
    if (m_calls.empty())
        flush(); // what was begun between the calls is not this one's
    m_calls.push_back({sourceOf(requestId), {}});
    m_last = m_calls.back().source;
    mark(&m_calls.back(), "Invoke Start", requestId);
}

std::string InstanceLog::endCall(const std::string &requestId, EndMark end, const CallFigures &figures)
{
    const auto found = std::ranges::find_if(m_calls, [&](const Call &call) { return call.source->requestId == requestId; });
    if (found == m_calls.end())
        return {};
    if (m_calls.size() == 1)
        flush();
    tellDropped(&*found);
    mark(&*found, "Invoke End", requestId, end);
    auto tail = std::move(found->tail) + "\n" + durationSummary(figures);
    m_last = found->source;
    m_calls.erase(found);
    return tailOf(std::move(tail), limits::kLogTailBytes);
}

std::string InstanceLog::beginFreeze()
{
    flush();
    mark(nullptr, "PreFreeze Start", m_last->requestId);
    return m_last->requestId;
}

void InstanceLog::endFreeze(EndMark end)
{
    flush();
    tellDropped(nullptr);
    mark(nullptr, "PreFreeze End", m_last->requestId, end);
}

void InstanceLog::beginStop(bool hasHandler)
{
    flush();
    m_stopMarked = hasHandler;
    if (hasHandler)
        mark(nullptr, "PreStop Start", m_last->requestId);
}

void InstanceLog::endStop()
{
    flush();
    tellDropped(nullptr);
    if (std::exchange(m_stopMarked, false))
        mark(nullptr, "PreStop End", m_last->requestId);
}

void InstanceLog::output(std::string_view bytes)
{
    m_lines.add(bytes);
}

void InstanceLog::flush()
{
    m_lines.flush();
}

void InstanceLog::note(const std::string &text)
{
    write(m_calls.empty() ? nullptr : &m_calls.front(), text);
}

InstanceLog::Call *InstanceLog::callOf(std::string_view line)
{
    if (m_calls.empty())
        return nullptr;
    if (m_calls.size() > 1) {
        const auto id = loggedRequestId(line);
        for (auto &call : m_calls)
            if (call.source->requestId == id)
                return &call;
    }
    return &m_calls.front();
}

bool InstanceLog::admits(std::size_t bytes)
{
    const auto now = m_loop.clock().boot();
    const auto seconds = std::chrono::duration<double>(now - m_refilled).count();
    m_refilled = now;
    m_lineTokens = std::min(kLinesBurst, m_lineTokens + seconds * kLinesPerSecond);
    m_byteTokens = std::min(kBytesBurst, m_byteTokens + seconds * kBytesPerSecond);
    const auto cost = static_cast<double>(bytes);
    if (m_lineTokens < 1 || m_byteTokens < cost)
        return false;
    m_lineTokens -= 1;
    m_byteTokens -= cost;
    return true;
}

void InstanceLog::line(std::string text)
{
    if (!admits(text.size())) {
        ++m_untold;
        ++m_dropped;
        return;
    }
    auto *call = callOf(text);
    if (m_starting && !m_startMarked) {
        m_startMarked = true;
        mark(nullptr, "Initialize Start", m_last->requestId);
    }
    if (!m_told || m_refilled - *m_told >= kTellEvery) // with each line it would write as much as it holds back
        tellDropped(call);
    write(call, std::move(text));
}

void InstanceLog::tellDropped(Call *call)
{
    if (m_untold == 0)
        return;
    m_told = m_loop.clock().boot();
    write(call,
          std::to_string(std::exchange(m_untold, 0))
              + " lines were not kept: an instance may write 2000 lines and 2 MiB a second");
}

void InstanceLog::write(Call *call, std::string text)
{
    redact(text);
    if (call || m_starting) {
        auto &tail = call ? call->tail : m_startTail;
        tail.append(text).push_back('\n');
        if (tail.size() > 4 * limits::kLogTailBytes)
            tail = tailOf(std::move(tail), limits::kLogTailBytes);
    }
    m_log.write(call ? call->source : m_last, std::move(text));
}

void InstanceLog::mark(Call *call, const char *what, const std::string &requestId, EndMark end)
{
    auto text = std::string("FC ") + what + " RequestId: " + requestId;
    if (end == EndMark::Handled)
        text += ", Error: Handled function error";
    if (end == EndMark::Unhandled)
        text += ", Error: Unhandled function error";
    write(call, std::move(text));
}

} // namespace sluice
