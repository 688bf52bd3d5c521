#include "engine/enginecommands.h"

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

void EngineCommands::on(const AwaitIdle &command, ReplyTo<AwaitIdle> reply)
{
    m_idle.await(std::chrono::milliseconds(command.timeoutMs), std::move(reply));
}

} // namespace sluice
