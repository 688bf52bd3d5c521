#include "engine/enginecommands.h"

#include "engine/enforcement/secretparameters.h"
#include "engine/functions/digest.h"
#include "engine/logs/loggroupreader.h"

namespace sluice {

void EngineCommands::on(const PauseTrigger &command, ReplyTo<PauseTrigger> reply)
{
    setEnabled(command.trigger, false, "pause", command.actor, std::move(reply));
}

void EngineCommands::on(const ResumeTrigger &command, ReplyTo<ResumeTrigger> reply)
{
    setEnabled(command.trigger, true, "resume", command.actor, std::move(reply));
}

void EngineCommands::on(const TickTrigger &command, ReplyTo<TickTrigger> reply)
{
    answer<Nothing>(
        reply,
        resolve(command.trigger).and_then([this](const TriggerKey &key) { return m_parts.scheduler->tickNow(key); }).map([] {
            return Nothing{};
        }));
}

void EngineCommands::on(const MoveCheckpoint &command, ReplyTo<MoveCheckpoint> reply)
{
    const auto key = resolve(command.trigger);
    const auto place = cursorPlace(command.to);
    if (!key || !place)
        return answer<PumpRows>(reply, fail(!key ? key.error() : place.error()));
    const auto shard = command.shard < 0 ? std::nullopt : std::optional(ShardId(command.shard));
    AuditEntry entry;
    entry.timeMs = unixMillis(m_parts.loop.clock().wall());
    entry.actor = command.actor;
    entry.caller = m_caller;
    entry.action = "checkpoint";
    entry.kind = "trigger";
    entry.name = toText(*key);
    entry.after = (shard ? "shard " + std::to_string(shard->value()) : std::string("all shards")) + " to " + command.to;
    m_parts.scheduler->moveCheckpoint(*key, shard, *place, command.actor,
                                      [this, key = *key, entry, reply = std::move(reply)](Done moved) mutable {
                                          if (!moved)
                                              return reply(fail(std::move(moved).error()));
                                          m_parts.catalog->record(entry, [](Result<CatalogDone>) {});
                                          on(GetPumps{key}, std::move(reply));
                                      });
}

void EngineCommands::on(AppendLogs command, ReplyTo<AppendLogs> reply)
{
    // The bytes come from outside: walked whole before they are stored.
    m_parts.pool->run<std::vector<EncodedGroup>>(
        m_parts.loop,
        [groups = std::move(command.groups)]() mutable -> Result<std::vector<EncodedGroup>> {
            std::vector<EncodedGroup> encoded;
            for (auto &bytes : groups) {
                SLUICE_LET(const auto lines, checkLogGroup(bytes));
                encoded.push_back({std::move(bytes), lines});
            }
            return encoded;
        },
        [this, logstore = command.logstore, key = command.idempotencyKey, hash = command.hashKey, shard = command.shard,
         reply = std::move(reply)](Result<std::vector<EncodedGroup>> groups) mutable {
            if (!groups)
                return reply(fail(std::move(groups).error()));
            AppendOptions options;
            if (!key.empty())
                options.idempotencyKey = key;
            if (!hash.empty())
                options.hashKey = hash;
            if (shard >= 0)
                options.shard = ShardId(shard);
            m_parts.logs->append(
                logstore, std::move(*groups), std::move(options),
                [reply = std::move(reply)](Result<AppendReceipt> receipt) mutable {
                    reply(std::move(receipt).map([](const AppendReceipt &one) {
                        return AppendAnswer{one.shard.value(), toText(one.first), toText(one.next), one.repeated};
                    }));
                });
        });
}

namespace {

const char *statusText(OutcomeStatus status)
{
    switch (status) {
    case OutcomeStatus::Ok: return "ok";
    case OutcomeStatus::Failed: return "failed";
    case OutcomeStatus::TimedOut: return "timed_out";
    case OutcomeStatus::Denied: return "denied";
    case OutcomeStatus::Cancelled: break;
    }
    return "cancelled";
}

InvokeAnswer invokeAnswer(std::string requestId, Outcome &&outcome)
{
    InvokeAnswer out;
    out.requestId = std::move(requestId);
    out.status = statusText(outcome.status);
    out.errorCode = std::move(outcome.errorCode);
    out.errorType = std::move(outcome.errorType);
    out.errorMessage = std::move(outcome.errorMessage);
    out.reply = std::move(outcome.reply);
    out.logTail = std::move(outcome.logTail);
    out.durationMicros = outcome.duration.count();
    out.billedMs = outcome.billedMs;
    constexpr auto kMb = static_cast<std::int64_t>(limits::kMiB);
    out.maxMemoryBytes = outcome.maxMemoryBytes > 0 ? outcome.maxMemoryBytes : outcome.maxMemoryMb * kMb;
    out.coldStart = outcome.coldStart;
    out.functionVersion = outcome.functionVersion;
    out.instanceId = std::move(outcome.instanceId);
    return out;
}

} // namespace

void EngineCommands::on(InvokeFunction command, ReplyTo<InvokeFunction> reply)
{
    if (command.event.size() > limits::kEventPayloadBytesMax)
        return answer<InvokeAnswer>(
            reply,
            fail(ErrorKind::Invalid, "EntityTooLarge",
                 "payload size exceeds maximum allowed size (" + std::to_string(limits::kEventPayloadBytesMax) + " bytes)"));
    if (!m_parts.definitions()->functions.contains(command.function))
        return answer<InvokeAnswer>(reply,
                                    fail(ErrorKind::NotFound, "FunctionNotFound",
                                         "function '" + command.function.function + "' does not exist in service '"
                                             + command.function.service + '\''));
    Invocation invocation;
    invocation.requestId = newUuid();
    invocation.function = command.function;
    auto event = eventFromJson(command.event);
    if (event && !secretsOf(event->parameter).empty())
        invocation.event = std::move(*event);
    else
        invocation.payload = std::move(command.event);
    const auto requestId = invocation.requestId;
    static_cast<void>(m_parts.invocations->invoke(
        std::move(invocation), [requestId, reply = std::move(reply)](Result<Outcome> outcome) mutable {
            reply(std::move(outcome).map([&](Outcome &&ended) { return invokeAnswer(requestId, std::move(ended)); }));
        }));
}

void EngineCommands::on(const AwaitIdle &command, ReplyTo<AwaitIdle> reply)
{
    m_idle.await(std::chrono::milliseconds(command.timeoutMs), std::move(reply));
}

} // namespace sluice
