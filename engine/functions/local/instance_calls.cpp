// The calls of an instance, and how each ends.
#include "engine/functions/local/instance.h"

#include <algorithm>

namespace sluice {

bool Instance::takes() const
{
    const auto most = std::min(m_spec->function.instanceConcurrency, m_speech->callsMax());
    return !m_retired && m_freezeId.empty() && m_state < State::Stopping && m_calls.size() < static_cast<std::size_t>(most);
}

void Instance::call(InstanceCall given)
{
    m_ports.loop.cancel(m_freezeTimer);
    m_freezeTimer = {};
    m_frozen = false;
    Call call;
    call.call = std::move(given);
    call.givenAt = call.begunAt = m_ports.loop.clock().boot();
    call.cold = m_state != State::Ready;
    m_calls.push_back(std::move(call));
    if (m_state == State::Ready)
        send(m_calls.back());
}

Result<const FunctionCredentials *> Instance::freshCredentials()
{
    if (!m_credentials)
        return nullptr;
    const auto now = m_ports.loop.clock().wall();
    const auto needed = std::chrono::seconds(m_spec->function.timeoutSeconds) + kCredentialsAhead;
    if (m_ports.credentials && (m_credentials->expires <= now || m_credentials->expires - now < needed)) {
        SLUICE_LET(m_credentials, m_ports.credentials(*m_spec));
        m_log.hideCredential(m_credentials->secret);
        m_log.hideCredential(Secret(m_credentials->securityToken));
    }
    return &*m_credentials;
}

void Instance::send(Call &call)
{
    const auto &requestId = call.call.requestId;
    const auto timeout = std::chrono::seconds(m_spec->function.timeoutSeconds);
    auto &loop = m_ports.loop;
    if (call.cold)
        call.begunAt = loop.clock().boot(); // else it waited for nothing
    m_log.beginCall(requestId);
    const auto credentials = freshCredentials();
    if (!credentials) {
        auto outcome = failure(call, credentials.error().code, credentials.error().detail);
        if (credentials.error().kind == ErrorKind::Denied)
            outcome.status = OutcomeStatus::Denied;
        m_log.note(credentials.error().detail);
        finish(find(requestId), std::move(outcome), EndMark::Unhandled);
        return m_ports.loop.post([weak = weak_from_this()] {
            if (const auto self = weak.lock())
                self->changed();
        });
    }
    call.sent = true;
    call.timeout = loop.after(timeout, [weak = weak_from_this(), id = call.call.id] {
        if (const auto self = weak.lock()) {
            self->timedOut(id);
            self->changed();
        }
    });
    const RuntimeCall head{requestId, *credentials, unixMillis(loop.clock().wall() + timeout)};
    m_process->send(m_speech->invoke(head, call.call.event));
    wipe(call.call.event); // it may hold secrets
}

Instance::Calls::iterator Instance::find(std::string_view requestId)
{
    return std::ranges::find_if(m_calls, [&](const Call &call) { return call.call.requestId == requestId; });
}

CallFigures Instance::figures(const Call &call) const
{
    auto memory = m_maxMemory;
    if (m_process)
        memory = std::max(memory, m_process->maxMemoryBytes());
    auto duration = m_ports.loop.clock().boot() - call.begunAt;
    if (call.timedOut)
        duration = std::chrono::seconds(m_spec->function.timeoutSeconds); // how long it takes to end is not the call's
    return {duration, memory, m_spec->function.memoryMb};
}

Outcome Instance::failure(const Call &call, std::string code, std::string message) const
{
    Outcome outcome;
    outcome.status = OutcomeStatus::Failed;
    outcome.errorCode = std::move(code);
    outcome.errorType = "UnhandledInvocationError";
    outcome.errorMessage = std::move(message);
    outcome.reply = platformErrorBody(outcome.errorMessage);
    outcome.coldStart = call.cold;
    return outcome;
}

// Takes the call out and answers it. Whoever has other iterators has them no more.
void Instance::finish(Calls::iterator at, Outcome outcome, EndMark mark)
{
    auto call = std::move(*at);
    m_calls.erase(at);
    m_ports.loop.cancel(call.timeout);
    const auto spent = figures(call);
    outcome.waited = call.givenAt - call.call.asked;
    outcome.start = call.begunAt - call.givenAt;
    outcome.duration = spent.duration;
    outcome.billedMs = billedMs(spent.duration);
    outcome.maxMemoryBytes = spent.maxMemoryBytes;
    outcome.maxMemoryMb = wholeMb(spent.maxMemoryBytes);
    outcome.coldStart = call.cold;
    outcome.functionVersion = m_spec->function.version;
    outcome.instanceId = m_id;
    if (outcome.status != OutcomeStatus::Ok) {
        m_log.redact(outcome.errorMessage); // it is kept on disk
        m_log.redact(outcome.reply);
    }
    if (auto tail = m_log.endCall(call.call.requestId, mark, spent); !tail.empty())
        outcome.logTail = std::move(tail);
    m_ports.loop.answer<Outcome>(std::move(call.call.reply), std::move(outcome));
}

void Instance::answered(Calls::iterator call, RuntimeWord &&word)
{
    m_process->drainOutput();
    if (word.body.size() > limits::kReplyBytesMax) {
        const auto message =
            "payload size exceeds maximum allowed size (" + std::to_string(limits::kReplyBytesMax) + " bytes)";
        auto outcome = failure(*call, "EntityTooLarge", message);
        m_log.note("The instance is ended: its reply of " + std::to_string(word.body.size()) + " bytes is over the limit");
        finish(call, std::move(outcome), EndMark::Unhandled);
        m_why = "another call's reply was over the limit";
        return kill();
    }
    if (word.kind == RuntimeWord::Kind::Result) {
        Outcome outcome;
        outcome.counters = countersFromReply(word.body);
        outcome.reply = std::move(word.body);
        finish(call, std::move(outcome), EndMark::Good);
    } else {
        auto outcome = failure(*call, word.errorType, messageOfErrorBody(word.body));
        outcome.errorType = word.errorType;
        outcome.reply = std::move(word.body);
        const bool handled = outcome.errorType == "HandledInvocationError";
        finish(call, std::move(outcome), handled ? EndMark::Handled : EndMark::Unhandled);
    }
    afterCalls();
}

void Instance::timedOut(std::uint64_t id)
{
    const auto call = std::ranges::find_if(m_calls, [id](const Call &one) { return one.call.id == id; });
    if (call == m_calls.end() || m_state != State::Ready)
        return; // what ends it tells the call
    call->timeout = {};
    m_retired = true;
    m_why = "another call of this instance timed out";
    call->timedOut = true;
    if (m_calls.size() == 1)
        return terminate();
    const auto seconds = m_spec->function.timeoutSeconds;
    auto outcome = failure(*call, "FunctionTimeoutError", timeoutSentence(seconds, figures(*call)));
    outcome.status = OutcomeStatus::TimedOut;
    m_abandoned.insert(call->call.requestId);
    m_process->drainOutput();
    m_log.note(outcome.errorMessage);
    finish(call, std::move(outcome), EndMark::Unhandled);
}

bool Instance::cancel(std::uint64_t id)
{
    const auto call = std::ranges::find_if(m_calls, [id](const Call &one) { return one.call.id == id; });
    if (call == m_calls.end())
        return false;
    const bool sent = call->sent;
    auto outcome = failure(*call, "Cancelled", "the call was cancelled");
    outcome.status = OutcomeStatus::Cancelled;
    if (sent && m_state == State::Ready) {
        m_retired = true;
        m_why = "a call of this instance was cancelled"; // and cannot be taken back from the process
        m_abandoned.insert(call->call.requestId);
        m_process->drainOutput();
    }
    finish(call, std::move(outcome), EndMark::Unhandled);
    afterCalls();
    return true;
}

// The start came to nothing: every call that waits for it gets the same answer.
void Instance::failStart(const Outcome &outcome)
{
    const auto tail = m_log.endStart(EndMark::Unhandled);
    while (!m_calls.empty()) {
        auto own = outcome;
        own.logTail = tail + "\n" + durationSummary(figures(m_calls.front()));
        if (own.logTail.size() > limits::kLogTailBytes)
            own.logTail = asUtf8(own.logTail.substr(own.logTail.size() - limits::kLogTailBytes));
        finish(m_calls.begin(), std::move(own), EndMark::Unhandled);
    }
}

// The process is gone.
void Instance::failAll(const ProcessEnd &end)
{
    const auto limit = m_spec->function.memoryMb;
    const auto ours = m_state == State::Stopping ? m_why : std::string();
    const auto why = end.outOfMemory ? "it used more than its " + std::to_string(limit) + " MB of memory" : ours;
    const auto crash = [&](const Call &call) {
        return failure(call, end.outOfMemory ? "FunctionOOMError" : "UnhandledInvocationError",
                       crashSentence(figures(call), why));
    };
    if (m_state == State::Starting || m_state == State::Initializing) {
        m_log.note("The instance ended before it was ready: " + endSentence(end));
        failStart(m_calls.empty() ? Outcome() : crash(m_calls.front()));
        return;
    }
    while (!m_calls.empty()) {
        auto &call = m_calls.front();
        auto outcome = crash(call);
        if (call.timedOut) {
            outcome.status = OutcomeStatus::TimedOut;
            outcome.errorCode = "FunctionTimeoutError";
            outcome.errorMessage = timeoutSentence(m_spec->function.timeoutSeconds, figures(call));
            outcome.reply = platformErrorBody(outcome.errorMessage);
        }
        m_log.note(outcome.errorMessage);
        finish(m_calls.begin(), std::move(outcome), EndMark::Unhandled);
    }
}

} // namespace sluice
