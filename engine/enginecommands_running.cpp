#include "engine/enginecommands.h"

#include "engine/enforcement/secretparameters.h"
#include "engine/functions/digest.h"
#include "engine/logs/loggroupreader.h"

#include <algorithm>

namespace sluice {

namespace {

const PumpSnapshot *pumpOf(const Result<std::vector<PumpSnapshot>> &pumps, ShardId shard)
{
    if (!pumps)
        return nullptr;
    const auto found = std::ranges::find(*pumps, shard, &PumpSnapshot::shard);
    return found == pumps->end() ? nullptr : &*found;
}

CheckpointStep stepBetween(const Trigger &trigger, const Result<std::vector<PumpSnapshot>> &before,
                           const Result<std::vector<PumpSnapshot>> &after, std::optional<ShardId> only)
{
    CheckpointStep step{toText(trigger.key), trigger.uid, {}};
    for (const auto &now : after ? *after : std::vector<PumpSnapshot>()) {
        const auto *was = pumpOf(before, now.shard);
        if (was == nullptr || (only && now.shard != *only) || was->checkpoint == now.checkpoint
            || was->checkpoint.value() <= 0)
            continue;
        step.shards.push_back({now.shard.value(), toText(was->checkpoint), toText(now.checkpoint)});
    }
    return step;
}

// Where a shard goes that stands at `now`, on its way from `from` to `to`; none = it stays.
std::optional<Cursor> wayBack(Cursor now, const std::string &from, const std::string &to)
{
    const auto start = cursorFromText(from);
    const auto goal = cursorFromText(to);
    if (!start || !goal)
        return std::nullopt;
    const auto target = *goal > *start ? std::max(*goal, now) : *goal; // forward: what is delivered meanwhile stays so
    return target == now ? std::nullopt : std::optional(target);
}

} // namespace

void moveBack(EngineParts &parts, const CheckpointStep &step, bool back, const std::string &actor,
              Reply<std::vector<ShardStep>> reply)
{
    struct Moving {
        std::vector<ShardStep> moved;
        std::size_t left = 1;
        Done result;
        Reply<std::vector<ShardStep>> reply;
        void finish()
        {
            if (--left == 0)
                reply(result ? Result<std::vector<ShardStep>>(std::move(moved)) : fail(result.error()));
        }
    };
    const auto key = triggerKeyOf(step.trigger);
    const auto now = parts.definitions();
    const auto found = now->triggers.find(key);
    if (found == now->triggers.end() || found->second.uid != step.uid)
        return parts.loop.answer<std::vector<ShardStep>>(std::move(reply), std::vector<ShardStep>());
    const auto pumps = parts.scheduler->pumps(key);
    if (!pumps || pumps->empty())
        return parts.loop.answer<std::vector<ShardStep>>(
            std::move(reply),
            fail(pumps ? Error{ErrorKind::Unavailable, "TriggerNotStarted", "The trigger's shards are not known yet."}
                       : pumps.error()));
    const auto moving = std::make_shared<Moving>();
    moving->reply = std::move(reply);
    for (const auto &one : step.shards) {
        const auto *pump = pumpOf(pumps, ShardId(one.shard));
        const auto target =
            pump ? wayBack(pump->checkpoint, back ? one.to : one.from, back ? one.from : one.to) : std::nullopt;
        if (!target)
            continue; // the shard is gone, or stands there already
        ++moving->left;
        parts.scheduler->moveCheckpoint(
            key, pump->shard, *target, actor,
            [moving, shard = one.shard, from = toText(pump->checkpoint), to = toText(*target)](Done done) {
                if (done)
                    moving->moved.push_back({shard, from, to});
                else if (moving->result && done.error().code != "InvalidCursor") // of a Logstore that was made anew
                    moving->result = done;
                moving->finish();
            });
    }
    parts.loop.post([moving] { moving->finish(); });
}

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
    const auto now = m_parts.definitions();
    const auto trigger = now->triggers.find(*key);
    const auto before = m_parts.scheduler->pumps(*key);
    auto then = [this, key = *key, shard, before, entry,
                 trigger = trigger == now->triggers.end() ? Trigger() : trigger->second,
                 reply = std::move(reply)](Done moved) mutable {
        auto step = stepBetween(trigger, before, m_parts.scheduler->pumps(key), shard);
        auto answered = [this, key, moved, reply = std::move(reply)](Result<CatalogDone>) mutable {
            if (!moved)
                return reply(fail(std::move(moved).error()));
            on(GetPumps{key}, std::move(reply));
        };
        if (!step.shards.empty()) // also when one of several could not be moved
            m_parts.catalog->record(std::move(entry), std::move(step), std::move(answered));
        else if (moved) // it stood there already: said, and nothing to take back
            m_parts.catalog->record(std::move(entry), std::move(answered));
        else
            answered(CatalogDone{});
    };
    m_parts.scheduler->moveCheckpoint(*key, shard, *place, command.actor, std::move(then));
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
    out.waitedMicros = outcome.waited.count();
    out.startMicros = outcome.start.count();
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
    const auto now = m_parts.definitions();
    const auto found = now->functions.find(command.function);
    if (found == now->functions.end())
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
    auto call = [this, requestId, invocation = std::move(invocation), reply = std::move(reply)]() mutable {
        static_cast<void>(m_parts.invocations->invoke(
            std::move(invocation), [requestId, reply = std::move(reply)](Result<Outcome> outcome) mutable {
                reply(std::move(outcome).map([&](Outcome &&ended) { return invokeAnswer(requestId, std::move(ended)); }));
            }));
    };
    if (found->second.templateName.empty())
        m_parts.functionCode->whenSaved(found->second, std::move(call)); // a person who saved means what was saved
    else
        call();
}

void EngineCommands::on(const AwaitIdle &command, ReplyTo<AwaitIdle> reply)
{
    m_idle.await(std::chrono::milliseconds(command.timeoutMs), std::move(reply));
}

} // namespace sluice
