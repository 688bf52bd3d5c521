// The instance's life; instance_calls.cpp has the calls.
#include "engine/functions/local/instance.h"

#include "engine/functions/digest.h"

#include <algorithm>

namespace sluice {

namespace {

FunctionLogSource writerOf(const InstanceSpec &spec, const std::string &instanceId)
{
    return {spec.service.log, spec.function.key, spec.function.version, {}, instanceId};
}

} // namespace

Instance::Instance(InstancePorts ports, InstanceSpecPtr spec, std::function<void(Instance &)> changed)
    : m_ports(std::move(ports))
    , m_spec(std::move(spec))
    , m_id(newUuid())
    , m_changed(std::move(changed))
    , m_log(m_ports.loop, m_ports.log, writerOf(*m_spec, m_id))
    , m_speech(m_ports.speech(*m_spec))
{
}

Instance::~Instance()
{
    m_ports.loop.cancel(m_timer);
    m_ports.loop.cancel(m_freezeTimer);
    m_ports.loop.cancel(m_graceTimer);
    for (const auto &call : m_calls)
        m_ports.loop.cancel(call.timeout);
}

TimerId Instance::timer(Duration after, TimerId Instance::*which, void (Instance::*what)())
{
    return m_ports.loop.after(after, [weak = weak_from_this(), which, what] {
        if (const auto self = weak.lock()) {
            (*self).*which = {};
            ((*self).*what)();
            self->changed();
        }
    });
}

void Instance::setTimer(Duration after, void (Instance::*what)())
{
    m_ports.loop.cancel(m_timer);
    m_timer = timer(after, &Instance::m_timer, what);
}

void Instance::changed()
{
    if (m_changed)
        m_changed(*this);
}

void Instance::start(InstanceCall first)
{
    m_startId = first.requestId;
    m_log.beginStart(m_startId, !m_spec->function.initializer.empty());
    countStart();
    call(std::move(first));
    m_ports.setup(m_spec, m_id, [weak = weak_from_this()](Result<InstanceSetup> setup) {
        if (const auto self = weak.lock())
            self->prepared(std::move(setup));
    });
}

void Instance::prepared(Result<InstanceSetup> setup)
{
    if (m_state != State::Preparing)
        return;
    if (!setup)
        startFailed(std::move(setup).error());
    else if (!m_calls.empty())
        launch(std::move(*setup));
    if (m_state == State::Preparing) { // cancelled meanwhile
        m_log.endStart(EndMark::Unhandled);
        m_state = State::Ended;
    }
    changed();
}

void Instance::launch(InstanceSetup setup)
{
    const auto &function = m_spec->function;
    m_log.hide(std::move(setup.hidden));
    m_credentials = std::move(setup.credentials);
    if (m_credentials) {
        m_log.hideCredential(m_credentials->secret);
        m_log.hideCredential(Secret(m_credentials->securityToken));
    }
    InstanceProcess::Listener listener;
    listener.protocol = [weak = weak_from_this()](std::string bytes) {
        if (const auto self = weak.lock()) {
            self->heard(bytes);
            self->changed();
        }
    };
    listener.portClosed = [weak = weak_from_this()] {
        if (const auto self = weak.lock(); self && self->m_state < State::Stopping) {
            self->m_speech->connectionClosed();
            self->understand();
            self->changed();
        }
    };
    listener.output = [weak = weak_from_this()](std::string bytes) {
        if (const auto self = weak.lock())
            self->m_log.output(bytes);
    };
    listener.ended = [weak = weak_from_this()](ProcessEnd end) {
        if (const auto self = weak.lock()) {
            self->ended(end);
            self->changed();
        }
    };
    auto process = m_ports.launcher.start(setup.plan, std::move(listener));
    if (!process)
        return startFailed(std::move(process).error());
    m_process = std::move(*process);
    m_state = State::Starting;
    countStart();
    const Duration wait = std::chrono::seconds(function.initializationTimeoutSeconds);
    setTimer(std::max(wait, kStartWaitMin), &Instance::tooLate);
    if (!m_speech->greets())
        greeted();
}

void Instance::startFailed(Error error)
{
    m_log.note("The instance could not be started: " + error.detail);
    Outcome outcome;
    outcome.status = error.kind == ErrorKind::Denied ? OutcomeStatus::Denied : OutcomeStatus::Failed;
    outcome.errorCode = std::move(error.code);
    outcome.errorMessage = std::move(error.detail);
    outcome.reply = platformErrorBody(outcome.errorMessage, outcome.errorCode);
    failStart(outcome);
    m_state = State::Ended;
}

void Instance::countStart()
{
    m_starting = true;
    m_ports.loop.cancel(m_graceTimer);
    m_graceTimer = timer(kStartGrace, &Instance::m_graceTimer, &Instance::startIsOver);
}

void Instance::startIsOver()
{
    m_starting = false;
    m_ports.loop.cancel(m_graceTimer);
    m_graceTimer = {};
}

void Instance::greeted()
{
    const auto &function = m_spec->function;
    if (function.initializer.empty())
        return ready();
    m_state = State::Initializing;
    const auto wait = std::chrono::seconds(function.initializationTimeoutSeconds);
    setTimer(wait, &Instance::tooLate);
    const RuntimeCall call{m_startId, m_credentials ? &*m_credentials : nullptr,
                           unixMillis(m_ports.loop.clock().wall() + wait)};
    m_process->send(m_speech->initialize(call));
}

void Instance::ready()
{
    m_ports.loop.cancel(m_timer);
    m_timer = {};
    m_process->drainOutput();
    m_log.endStart(EndMark::Good);
    m_state = State::Ready;
    std::vector<std::uint64_t> waiting;
    for (const auto &call : m_calls)
        waiting.push_back(call.call.id);
    for (const auto id : waiting) {
        const auto call = std::ranges::find_if(m_calls, [id](const Call &one) { return one.call.id == id; });
        if (call != m_calls.end())
            send(*call);
    }
    afterCalls();
}

// --- what the process says

void Instance::heard(const std::string &bytes)
{
    if (m_state == State::Stopping || m_state == State::Ended || m_state == State::Preparing)
        return; // it is not listened to any more
    if (bytes.empty())
        return wireClosed();
    if (m_starting)
        startIsOver();
    m_speech->hear(bytes);
    understand();
}

void Instance::understand()
{
    for (;;) {
        auto word = m_speech->next();
        if (!word)
            return broken(word.error().detail);
        if (!*word || !understood(std::move(**word)))
            return;
    }
}

bool Instance::understood(RuntimeWord &&word)
{
    using Kind = RuntimeWord::Kind;
    if (m_state == State::Starting && word.kind == Kind::Ready) {
        greeted();
        return true;
    }
    if (m_state == State::Initializing && word.requestId == m_startId) {
        if (word.kind == Kind::Initialized) {
            ready();
            return m_state == State::Ready;
        }
        if (word.kind == Kind::Failure) {
            m_process->drainOutput();
            Outcome outcome;
            outcome.status = OutcomeStatus::Failed;
            outcome.errorCode = word.errorType;
            outcome.errorType = word.errorType;
            outcome.errorMessage = messageOfErrorBody(word.body);
            outcome.reply = std::move(word.body);
            failStart(outcome);
            terminate();
            return false;
        }
    }
    if (!m_freezeId.empty() && word.requestId == m_freezeId
        && (word.kind == Kind::Initialized || word.kind == Kind::Failure)) {
        frozen(word.kind == Kind::Initialized ? EndMark::Good : EndMark::Unhandled,
               word.kind == Kind::Initialized ? std::string() : messageOfErrorBody(word.body));
        return m_state == State::Ready;
    }
    if (m_state == State::Ready && (word.kind == Kind::Result || word.kind == Kind::Failure)) {
        if (const auto call = find(word.requestId); call != m_calls.end() && call->sent) {
            answered(call, std::move(word));
            return m_state == State::Ready;
        }
        if (m_abandoned.erase(word.requestId) > 0)
            return true;
        broken("the runtime answered a request that it was not asked");
        return false;
    }
    broken("the runtime said something out of turn");
    return false;
}

void Instance::broken(const std::string &why)
{
    m_why = why;
    m_process->drainOutput();
    m_log.note("The instance is ended: " + why);
    kill();
}

void Instance::wireClosed()
{
    if (std::exchange(m_closed, true))
        return;
    m_retired = true;
    setTimer(kClosedWait, &Instance::tooLate); // its end comes right behind, when it has come to it
}

// A state lasted too long.
void Instance::tooLate()
{
    switch (m_state) {
    case State::Starting:
    case State::Initializing:
    case State::Ready:
        if (m_closed)
            return broken("the runtime closed its descriptor 3");
        {
            const auto &function = m_spec->function;
            const auto what = m_state == State::Starting ? "start" : "initialization";
            const auto seconds = m_state == State::Starting
                ? std::max<std::int64_t>(function.initializationTimeoutSeconds, millis(kStartWaitMin) / 1'000)
                : function.initializationTimeoutSeconds;
            Outcome outcome;
            outcome.status = OutcomeStatus::TimedOut;
            outcome.errorCode = "FunctionTimeoutError";
            outcome.errorType = "UnhandledInvocationError";
            outcome.errorMessage =
                std::string("Function ") + what + " time out after " + std::to_string(seconds) + " seconds";
            outcome.reply = platformErrorBody(outcome.errorMessage);
            m_process->drainOutput();
            failStart(outcome);
        }
        return terminate();
    case State::Preparing:
    case State::Stopping:
    case State::Ended: return;
    }
}

// --- its end

void Instance::retire()
{
    m_retired = true;
    afterCalls();
}

// When it has no calls: it rests, or ends when it takes no more.
void Instance::afterCalls()
{
    if (!m_calls.empty() || m_closed || !m_freezeId.empty())
        return;
    if (!m_retired)
        return armFreeze();
    if (m_state == State::Starting || m_state == State::Initializing)
        return terminate();
    if (m_state != State::Ready)
        return;
    if (m_why.empty())
        askToStop();
    else
        terminate();
}

void Instance::askToStop()
{
    const auto word = m_speech->stop(unixMillis(m_ports.loop.clock().wall() + kStopGrace));
    if (word.empty())
        return terminate();
    m_state = State::Stopping;
    m_log.beginStop(!m_spec->function.preStop.empty());
    m_process->send(word);
    setTimer(kStopGrace, &Instance::terminate);
}

void Instance::terminate()
{
    m_state = State::Stopping;
    m_process->terminate();
    setTimer(kTerminateGrace, &Instance::kill);
}

void Instance::kill()
{
    m_state = State::Stopping;
    m_process->kill();
    m_ports.loop.cancel(m_timer);
    m_timer = m_ports.loop.after(kKillWait, [weak = weak_from_this()] {
        if (const auto self = weak.lock()) {
            self->m_timer = {};
            self->ended({-1, 9, false, 0}); // nobody waits for what even SIGKILL does not end
            self->changed();
        }
    });
}

void Instance::ended(const ProcessEnd &end)
{
    if (m_state == State::Ended)
        return;
    m_ports.loop.cancel(m_timer);
    m_timer = {};
    m_ports.loop.cancel(m_freezeTimer);
    m_freezeTimer = {};
    startIsOver();
    m_maxMemory = std::max({m_maxMemory, end.maxMemoryBytes, m_process->maxMemoryBytes()});
    const bool early = m_state == State::Starting || m_state == State::Initializing;
    const bool calm = m_state == State::Stopping && m_why.empty();
    m_log.flush();
    if (!std::exchange(m_freezeId, {}).empty())
        m_log.endFreeze(EndMark::Unhandled);
    if (!calm && m_why.empty() && m_calls.empty() && !early)
        m_log.note("The instance ended by itself while it was idle: " + endSentence(end));
    if (early || !m_calls.empty())
        failAll(end);
    m_log.endStop();
    m_state = State::Ended; // the process may be the caller of this: it goes with the instance
}

} // namespace sluice
