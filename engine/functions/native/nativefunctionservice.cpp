#include "engine/functions/native/nativefunctionservice.h"

#include "engine/access/secret.h"
#include "engine/base/jsonvalue.h"
#include "engine/functions/digest.h"
#include "engine/functions/native/csvtemplate.h"
#include "engine/functions/native/logsink.h"
#include "engine/functions/native/objectsink.h"
#include "engine/functions/native/replicationtemplate.h"
#include "engine/functions/native/templateparameter.h"

#include <cstdio>

namespace sluice {

namespace {

// The line's head as the reference's Java logger writes it: 2026-01-02 03:04:05.678 [INFO] [REQUEST-ID]
std::string lineHead(WallTime time, LineLevel level, const std::string &requestId)
{
    const auto days = std::chrono::floor<std::chrono::days>(time);
    const std::chrono::year_month_day date(days);
    const auto ofDay = std::chrono::floor<std::chrono::milliseconds>(time - days);
    const std::chrono::hh_mm_ss clock(ofDay);
    char head[64];
    std::snprintf(head, sizeof head, "%04d-%02u-%02u %02d:%02d:%02d.%03d [%s] ", static_cast<int>(date.year()),
                  static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()),
                  static_cast<int>(clock.hours().count()), static_cast<int>(clock.minutes().count()),
                  static_cast<int>(clock.seconds().count()), static_cast<int>(clock.subseconds().count()),
                  level == LineLevel::Info       ? "INFO"
                      : level == LineLevel::Warn ? "WARN"
                                                 : "ERROR");
    return head + ('[' + requestId) + "] ";
}

Outcome refusal(const Error &error, std::uint64_t version)
{
    Outcome outcome;
    outcome.status = error.kind == ErrorKind::Denied ? OutcomeStatus::Denied : OutcomeStatus::Failed;
    outcome.errorCode = error.code;
    outcome.errorMessage = error.detail;
    outcome.functionVersion = version;
    return outcome;
}

std::string codeOf(OutcomeStatus status)
{
    switch (status) {
    case OutcomeStatus::Ok: return {};
    case OutcomeStatus::TimedOut: return "FunctionTimeoutError";
    case OutcomeStatus::Cancelled: return "Cancelled";
    case OutcomeStatus::Denied: return "AccessDenied";
    case OutcomeStatus::Failed: break;
    }
    return "UnhandledInvocationError";
}

Error invalidParameter(Error error)
{
    const auto where = error.place.line > 0
        ? " at line " + std::to_string(error.place.line) + ", column " + std::to_string(error.place.column)
        : std::string();
    error.detail = "invalid function parameter, exception: " + error.detail + where;
    return error;
}

} // namespace

NativeFunctionService::NativeFunctionService(Loop &loop, WorkerPool &pool, World world, FunctionLog &log)
    : m_loop(loop)
    , m_pool(pool)
    , m_world(std::move(world))
    , m_log(log)
    , m_instanceId(newUuid())
{
}

NativeFunctionService::~NativeFunctionService() = default;

int NativeFunctionService::instances(const FunctionKey &function) const
{
    const auto found = m_instances.find(function);
    return found == m_instances.end() ? 0 : found->second;
}

Result<Function> NativeFunctionService::admit(const FunctionKey &key) const
{
    auto function = m_world.function(key);
    if (!function && !m_world.service(key.service))
        return fail(ErrorKind::NotFound, "ServiceNotFound", "service '" + key.service + "' does not exist");
    if (!function)
        return fail(ErrorKind::NotFound, "FunctionNotFound",
                    "function '" + key.function + "' does not exist in service '" + key.service + '\'');
    if (!nativeTemplateFromName(function->templateName))
        return fail(ErrorKind::Invalid, "InvalidArgument", "there is no native template '" + function->templateName + '\'');
    if (m_runs.size() >= kRunsMax)
        return fail(ErrorKind::Throttled, "ResourceExhausted",
                    "more than " + std::to_string(kRunsMax) + " native functions run at a time");
    if (instances(key) >= kInstancesPerFunctionMax)
        return fail(ErrorKind::Throttled, "ResourceExhausted",
                    "function '" + toText(key) + "' runs " + std::to_string(kInstancesPerFunctionMax) + " times already");
    return *function;
}

FunctionLogSourcePtr NativeFunctionService::logSourceOf(const Function &function, const std::string &requestId)
{
    const auto service = m_world.service(function.key.service);
    return std::make_shared<FunctionLogSource>(
        FunctionLogSource{service ? service->log : LogstoreKey(), function.key, function.version, requestId, m_instanceId});
}

LineWriter NativeFunctionService::lineWriter(FunctionLogSourcePtr source)
{
    return [this, source = std::move(source)](LineLevel level, const std::string &text) {
        auto line = lineHead(m_loop.clock().wall(), level, source->requestId) + text;
        for (char &c : line)
            if (c == '\n')
                c = '\r'; // a log is one line
        m_log.write(source, std::move(line));
    };
}

Result<TemplateRun::Setup> NativeFunctionService::plan(const Function &function, const Invocation &invocation,
                                                       const LineWriter &lines) const
{
    const auto &event = invocation.event;
    const auto kind = *nativeTemplateFromName(function.templateName);
    auto parameter = parseTemplateParameter(kind, event.parameter);
    if (!parameter)
        return fail(invalidParameter(std::move(parameter).error()));
    for (const auto &warning : parameter->warnings)
        lines(LineLevel::Warn, warning);

    TemplateRun::Setup setup;
    setup.event = event;
    wipe(setup.event.parameter); // it was read above, and may hold secrets
    setup.timeoutSeconds = function.timeoutSeconds;
    setup.source = m_world.logs(event.endpoint, function.key);
    if (!setup.source)
        return fail(ErrorKind::Unavailable, "UnhandledInvocationError",
                    "BatchGetLog fail: the Log Service at " + event.endpoint + " cannot be reached from here");
    setup.lines = lines;
    if (const auto *replication = std::get_if<ReplicationParameter>(&parameter->value)) {
        auto target = m_world.logs(replication->endpoint, function.key);
        if (!target)
            return fail(ErrorKind::Unavailable, "UnhandledInvocationError",
                        "PutLogs fail: the Log Service at " + replication->endpoint + " cannot be reached from here");
        setup.makeTemplate = [] { return std::make_unique<ReplicationTemplate>(); };
        setup.makeSink = [&loop = m_loop, &pool = m_pool, target, key = replication->target, task = event.taskId, lines] {
            return std::make_unique<LogSink>(loop, pool, *target, key, task, lines);
        };
    } else {
        const auto &csv = std::get<CsvParameter>(parameter->value);
        const auto name = objectNameOf(csv, event);
        if (!name.warning.empty())
            lines(LineLevel::Warn, name.warning);
        if (auto good = checkShippedKey(name.key); !good)
            return fail(invalidParameter(std::move(good).error()));
        const auto endpoint = csv.endpoint == event.endpoint ? std::string() : csv.endpoint;
        setup.makeTemplate = [csv] { return std::make_unique<CsvTemplate>(csv); };
        setup.makeSink = [&loop = m_loop, objects = m_world.objects(function.key),
                          target = ObjectSink::Target{endpoint, csv.bucket, name.key}] {
            return std::make_unique<ObjectSink>(loop, *objects, target);
        };
    }
    return setup;
}

InvocationId NativeFunctionService::invoke(Invocation invocation, Reply<Outcome> reply)
{
    m_lastId = m_lastId.next();
    const auto id = m_lastId;
    auto function = admit(invocation.function);
    if (!function) {
        m_loop.answer<Outcome>(std::move(reply), refusal(function.error(), 0));
        return id;
    }
    if (invocation.payload) {
        auto event = eventFromJson(*invocation.payload);
        if (!event) {
            m_loop.answer<Outcome>(std::move(reply), refusal(event.error(), function->version));
            return id;
        }
        invocation.event = std::move(*event);
    }
    auto source = logSourceOf(*function, invocation.requestId);
    m_log.write(source, "FC Invoke Start RequestId: " + invocation.requestId);
    const auto lines = lineWriter(source);
    auto setup = plan(*function, invocation, lines);
    wipe(invocation.event.parameter);

    auto &run = m_runs[id];
    run.reply = std::move(reply);
    run.invocation = std::move(invocation);
    run.logSource = std::move(source);
    run.version = function->version;
    run.startedAt = m_loop.clock().boot();
    ++m_instances[run.invocation.function];
    const std::weak_ptr alive = m_alive;
    if (!setup) {
        m_loop.post([this, alive, id, error = setup.error()] {
            if (alive.lock())
                ended(id, {OutcomeStatus::Failed, error.detail, {}, 0}, error.code);
        });
        return id;
    }
    setup->done = [this, alive, id](RunEnd end) {
        if (alive.lock())
            ended(id, std::move(end), codeOf(end.status));
    };
    run.run = std::make_shared<TemplateRun>(m_loop, m_pool, std::move(*setup));
    m_loop.post([weak = std::weak_ptr(run.run)] {
        if (const auto self = weak.lock())
            self->start();
    });
    return id;
}

void NativeFunctionService::cancel(InvocationId id)
{
    const auto found = m_runs.find(id);
    if (found == m_runs.end() || !found->second.run)
        return;
    const auto run = found->second.run;
    run->cancel();
}

void NativeFunctionService::ended(InvocationId id, RunEnd end, std::string code)
{
    const auto found = m_runs.find(id);
    if (found == m_runs.end())
        return;
    auto run = std::move(found->second);
    m_runs.erase(found);
    if (const auto instances = m_instances.find(run.invocation.function); --instances->second == 0)
        m_instances.erase(instances);

    Outcome outcome;
    outcome.status = end.status;
    outcome.errorCode = std::move(code);
    outcome.errorMessage = std::move(end.message);
    outcome.duration = m_loop.clock().boot() - run.startedAt;
    outcome.billedMs = (outcome.duration.count() + 999) / 1000;
    outcome.maxMemoryMb = static_cast<int>((end.peakBytes + limits::kMiB - 1) / limits::kMiB);
    outcome.functionVersion = run.version;
    if (outcome.status == OutcomeStatus::Ok) {
        outcome.counters = end.counters;
        outcome.reply = toJson(end.counters);
    } else {
        outcome.reply = "{\"errorMessage\":" + jsonQuoted(outcome.errorMessage)
            + ",\"errorType\":" + jsonQuoted(outcome.errorCode) + '}';
    }
    endLines(run, outcome);
    m_loop.answer<Outcome>(std::move(run.reply), std::move(outcome));
}

void NativeFunctionService::endLines(const Run &run, const Outcome &outcome)
{
    const bool good = outcome.status == OutcomeStatus::Ok;
    if (!good)
        lineWriter(run.logSource)(LineLevel::Error, outcome.errorMessage);
    m_log.write(run.logSource,
                "FC Invoke End RequestId: " + run.invocation.requestId + (good ? "" : ", Error: Unhandled function error"));
}

} // namespace sluice
