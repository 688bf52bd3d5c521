#include "engine/enginecommands.h"

#include "engine/rowsof.h"

#include <QCoreApplication>

#include <sys/statvfs.h>

namespace sluice {

namespace {

constexpr std::uint32_t kReadMax = 20'000; // rows of one answer
constexpr std::uint64_t kPullBytesMax = 8 * limits::kMiB;

std::string functionKindOf(const Definitions &definitions, const TriggerKey &trigger)
{
    const auto found = definitions.functions.find(trigger.functionKey());
    if (found == definitions.functions.end())
        return {};
    return found->second.templateName.empty() ? found->second.runtime : found->second.templateName;
}

// The function configuration as it was when the attempt started.
std::string parameterAt(const std::vector<ObjectVersion> &versions, WallTime time, const std::string &now)
{
    std::string parameter = now;
    std::int64_t newest = -1;
    for (const auto &version : versions) {
        if (version.json.empty() || version.timeMs > unixMillis(time) || version.timeMs < newest)
            continue;
        Definitions one;
        if (putObject(one, ObjectKind::Trigger, version.json) && !one.triggers.empty()) {
            parameter = one.triggers.begin()->second.parameter;
            newest = version.timeMs;
        }
    }
    return parameter;
}

} // namespace

void EngineCommands::on(const GetStatus &, ReplyTo<GetStatus> reply)
{
    EngineStatus status;
    const auto now = m_parts.definitions();
    const auto totals = m_parts.scheduler->totals();
    status.version = SLUICE_VERSION;
    status.dataDirectory = m_parts.directory();
    status.endpoint = m_parts.controlEndpoint;
    status.gateway = m_parts.gateway ? m_parts.gateway->url() : m_parts.gatewayProblem;
    status.pid = QCoreApplication::applicationPid();
    status.nowMs = unixMillis(m_parts.loop.clock().wall());
    status.upMs = millis(m_parts.loop.clock().boot() - m_parts.startedAt);
    status.scheduling = m_parts.options.scheduling == Scheduling::On;
    status.authorized = now->authorized;
    status.definitionsVersion = now->version;
    status.triggers = now->triggers.size();
    status.running = totals.running;
    status.blocked = totals.blocked;
    status.linesInPerSecond = m_parts.logs->rate().lines;
    status.lagMs = millis(totals.medianLag);
    status.worstLagMs = millis(totals.worstLag);
    status.diskBytes = m_parts.directoryBytes;
    struct statvfs disk { };
    if (::statvfs(m_parts.directory().c_str(), &disk) == 0)
        status.diskFreeBytes = static_cast<std::uint64_t>(disk.f_bavail) * disk.f_frsize;
    status.ledgerFirst = m_parts.ledger.first().value();
    status.ledgerLast = m_parts.ledger.last().value();
    status.outboxRows = m_parts.state->outbox().rows;
    status.outboxDropped = m_parts.state->outbox().dropped;
    const auto &functionLog = m_parts.functionLog->stats();
    status.functionLogDropped = functionLog.dropped + functionLog.lost;
    status.damagedGroups = m_parts.store->damagedGroups();
    const auto counts = m_parts.collectors->counts();
    status.parseErrors = counts.parseErrors;
    status.linesCut = counts.linesCut;
    status.retentionPaused = m_parts.retentionPaused;
    status.tickLatenessP99Ms = m_parts.tickDelays.percentileMs(0.99);
    answer<EngineStatus>(reply, std::move(status));
}

void EngineCommands::on(const GetDefinitions &, ReplyTo<GetDefinitions> reply)
{
    // The traffic of each Logstore is asked for one after another; the last answer sends the rows.
    struct Gathering {
        DefinitionRows rows;
        std::size_t open = 1;
        ReplyTo<GetDefinitions> reply;
        void done()
        {
            if (--open == 0)
                reply(std::move(rows));
        }
    };
    const auto gathering = std::make_shared<Gathering>();
    gathering->rows = rowsOf(*m_parts.definitions());
    if (!m_parts.authority->check(m_caller, "ram:ListUsers", "*")) {
        gathering->rows.users.clear(); // key ids and policies are for those who may see them
        gathering->rows.connections.clear();
    }
    gathering->reply = std::move(reply);
    gathering->open += gathering->rows.logstores.size();
    for (std::size_t i = 0; i < gathering->rows.logstores.size(); ++i) {
        auto &row = gathering->rows.logstores[i];
        const auto rate = m_parts.logs->rate(row.definition.key);
        row.linesPerSecond = rate.lines;
        row.bytesPerSecond = rate.bytes;
        for (const auto &minute : m_parts.logs->minutes(row.definition.key)) {
            row.linesPerMinute.push_back(minute.lines);
            row.bytesPerMinute.push_back(minute.bytes);
        }
        m_parts.logs->shards(row.definition.key, [gathering, i](Result<std::vector<ShardState>> shards) {
            for (const auto &shard : shards.value_or(std::vector<ShardState>{})) {
                auto &logstore = gathering->rows.logstores[i];
                logstore.groups += shard.groups;
                logstore.lines += shard.lines;
                logstore.bytes += shard.bytes;
                if (shard.groups > 0)
                    logstore.lastReceivedMs = std::max(logstore.lastReceivedMs, unixMillis(shard.lastReceivedAt));
            }
            gathering->done();
        });
    }
    m_parts.loop.post([gathering] { gathering->done(); });
}

void EngineCommands::on(const GetTriggers &, ReplyTo<GetTriggers> reply)
{
    TriggerRows rows;
    rows.rows = m_parts.scheduler->rows();
    const auto now = m_parts.definitions();
    for (auto &row : rows.rows)
        row.functionKind = functionKindOf(*now, row.definition.key);
    answer<TriggerRows>(reply, std::move(rows));
}

void EngineCommands::on(const GetPumps &command, ReplyTo<GetPumps> reply)
{
    answer<PumpRows>(reply, resolve(command.trigger).and_then([this](const TriggerKey &key) {
        return m_parts.scheduler->pumps(key).map([](const std::vector<PumpSnapshot> &pumps) {
            PumpRows rows;
            for (const auto &pump : pumps)
                rows.rows.push_back(pump.row());
            return rows;
        });
    }));
}

void EngineCommands::on(const GetShards &command, ReplyTo<GetShards> reply)
{
    m_parts.logs->shards(
        command.logstore,
        [this, logstore = command.logstore, reply = std::move(reply)](Result<std::vector<ShardState>> shards) mutable {
            reply(std::move(shards).map([&](const std::vector<ShardState> &states) {
                ShardRows rows;
                for (const auto &state : states) {
                    const auto rate = m_parts.logs->rate(logstore, state.id);
                    auto &row = rows.rows.emplace_back(rowOf(state));
                    row.linesPerSecond = rate.lines;
                    row.bytesPerSecond = rate.bytes;
                }
                return rows;
            }));
        });
}

void EngineCommands::on(const GetCollectors &, ReplyTo<GetCollectors> reply)
{
    CollectorRows rows;
    for (const auto &state : m_parts.collectors->states())
        rows.rows.push_back(rowOf(state));
    answer<CollectorRows>(reply, std::move(rows));
}

void EngineCommands::on(const ReadLedger &command, ReplyTo<ReadLedger> reply)
{
    LedgerQuery query;
    query.after = LedgerSequence(command.after);
    query.max = std::min(command.max, kReadMax);
    query.newest = command.newest;
    query.failedOnly = command.failedOnly;
    if (command.sinceMs > 0)
        query.since = wallFromMillis(command.sinceMs);
    if (!command.trigger.empty()) {
        const auto ref = resolve("trigger", command.trigger);
        if (!ref)
            return answer<LedgerRows>(reply, fail(ref.error()));
        query.trigger = triggerKeyOf(ref->name);
    }
    const auto page = m_parts.ledger.read(query);
    LedgerRows rows;
    rows.rows.reserve(page.records.size());
    for (const auto &record : page.records)
        rows.rows.push_back(rowOf(record));
    rows.first = page.first.value();
    rows.last = page.last.value();
    rows.lastRead = page.lastRead.value();
    answer<LedgerRows>(reply, std::move(rows));
}

void EngineCommands::on(const GetExecution &command, ReplyTo<GetExecution> reply)
{
    const auto record = m_parts.ledger.find(LedgerSequence(command.sequence));
    if (!record || !record->subject)
        return answer<ExecutionDetail>(reply,
                                       fail(ErrorKind::NotFound, "ExecutionNotFound",
                                            "this execution is no longer in memory; the trigger log still has it"));
    ExecutionDetail detail;
    for (const auto &attempt : m_parts.ledger.attemptsOf(record->sequence))
        detail.attempts.push_back(rowOf(attempt));
    const auto now = m_parts.definitions();
    const auto found = now->triggers.find(record->subject->trigger);
    const std::string parameter = found == now->triggers.end() ? "{}" : found->second.parameter;
    m_parts.catalog->versions({ObjectKind::Trigger, toText(record->subject->trigger)},
                              [reply = std::move(reply), detail = std::move(detail), record = *record, parameter,
                               endpoint = m_parts.endpointUrl](Result<std::vector<ObjectVersion>> versions) mutable {
                                  const auto then = parameterAt(versions.value_or(std::vector<ObjectVersion>{}),
                                                                record.startedAt, parameter);
                                  detail.event = toJson(eventOf(record, endpoint, then));
                                  reply(std::move(detail));
                              });
}

void EngineCommands::on(const PullLogs &command, ReplyTo<PullLogs> reply)
{
    const ShardId shard(command.shard);
    const auto pull = [this, logstore = command.logstore, shard, max = std::clamp(command.max, 1U, kReadMax)](
                          Cursor from, std::optional<Cursor> end, ReplyTo<PullLogs> answerTo) {
        PullLimit limit;
        limit.end = end;
        limit.groups = std::min(max, limits::kPullGroupsMax);
        limit.bytes = std::min<std::uint64_t>(kPullBytesMax, std::uint64_t(max) * 2 * limits::kKiB);
        m_parts.logs->pull(logstore, shard, from, limit,
                           [this, from, shard, answerTo = std::move(answerTo)](Result<LogBatch> batch) mutable {
                               if (!batch)
                                   return answerTo(fail(std::move(batch).error()));
                               m_parts.pool->run<LogRows>(
                                   m_parts.loop,
                                   [batch = std::move(*batch), from, shard]() -> Result<LogRows> {
                                       auto rows = rowsOf(batch, shard);
                                       rows.next = toText(batch.next);
                                       rows.atEnd = batch.next == from;
                                       return rows;
                                   },
                                   std::move(answerTo));
                           });
    };
    resolveCursor(*m_parts.logs, m_parts.loop, command.logstore, shard, command.from,
                  [this, pull, command, shard, reply = std::move(reply)](Result<Cursor> from) mutable {
                      if (!from)
                          return reply(fail(std::move(from).error()));
                      if (command.to.empty())
                          return pull(*from, std::nullopt, std::move(reply));
                      resolveCursor(*m_parts.logs, m_parts.loop, command.logstore, shard, command.to,
                                    [pull, from = *from, reply = std::move(reply)](Result<Cursor> to) mutable {
                                        if (!to)
                                            return reply(fail(std::move(to).error()));
                                        pull(from, std::max(from, *to), std::move(reply));
                                    });
                  });
}

void EngineCommands::on(const GetFunctionLog &command, ReplyTo<GetFunctionLog> reply)
{
    m_functionLogs.run(command, std::move(reply));
}

void EngineCommands::on(const GetAudit &command, ReplyTo<GetAudit> reply)
{
    m_parts.catalog->audit(command.after, std::min(command.max, kReadMax),
                           [reply = std::move(reply)](Result<std::vector<AuditEntry>> entries) mutable {
                               reply(std::move(entries).map([](const std::vector<AuditEntry> &all) {
                                   AuditRows rows;
                                   for (const auto &one : all)
                                       rows.rows.push_back({one.sequence, one.timeMs, one.actor, one.caller, one.action,
                                                            one.kind, one.name, one.before, one.after});
                                   return rows;
                               }));
                           });
}

void EngineCommands::on(const GetTrash &, ReplyTo<GetTrash> reply)
{
    m_parts.catalog->trash([reply = std::move(reply)](Result<std::vector<TrashEntry>> entries) mutable {
        reply(std::move(entries).map([](const std::vector<TrashEntry> &all) {
            TrashRows rows;
            for (const auto &one : all)
                rows.rows.push_back({one.id, std::string(toText(one.ref.kind)), one.ref.name, one.deletedMs,
                                     one.deletedMs + millis(limits::kTrashKept), one.actor});
            return rows;
        }));
    });
}

} // namespace sluice
