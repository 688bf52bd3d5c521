#include "engine/rowsof.h"

#include "engine/enforcement/authority.h"
#include "engine/logs/loggroupreader.h"

namespace sluice {

LedgerRow rowOf(const LedgerRecord &record)
{
    LedgerRow row;
    row.sequence = record.sequence.value();
    if (record.subject)
        row.trigger = toText(record.subject->trigger);
    row.shard = record.shard.value();
    row.status = record.status;
    row.reason = record.reason;
    row.round = record.round;
    row.attempt = record.attempt;
    row.attemptsMax = record.attemptsMax;
    row.startedMs = unixMillis(record.startedAt);
    row.durationMs = millis(record.duration);
    row.scheduleDelayMs = millis(record.scheduleDelay);
    row.windowLines = record.windowLines;
    row.windowBytes = record.windowBytes;
    row.windowGroups = record.windowGroups;
    row.billedMs = record.billedMs;
    row.maxMemoryMb = static_cast<std::int32_t>(record.maxMemoryMb);
    row.coldStart = record.coldStart;
    if (record.counters) {
        row.ingestLines = static_cast<std::int64_t>(record.counters->ingestLines);
        row.shipLines = static_cast<std::int64_t>(record.counters->shipLines);
        row.shipBytes = static_cast<std::int64_t>(record.counters->shipBytes);
    }
    row.lagMs = record.lagMs;
    row.count = record.count;
    row.errorCode = record.errorCode;
    row.errorMessage = record.errorMessage;
    row.taskId = record.taskId;
    row.requestId = record.requestId;
    if (record.begin != Cursor{})
        row.beginCursor = toText(record.begin);
    if (record.end != Cursor{})
        row.endCursor = toText(record.end);
    return row;
}

ShardRow rowOf(const ShardState &shard)
{
    ShardRow row;
    row.shard = shard.id.value();
    row.status = shard.status == ShardStatus::ReadWrite ? "readwrite" : "readonly";
    row.beginKey = shard.beginKey;
    row.endKey = shard.endKey;
    row.first = toText(shard.first);
    row.end = toText(shard.end);
    row.createdMs = unixMillis(shard.createdAt);
    row.lastReceivedMs = unixMillis(shard.lastReceivedAt);
    row.groups = shard.groups;
    row.lines = shard.lines;
    row.bytes = shard.bytes;
    row.damagedGroups = shard.damagedGroups;
    return row;
}

CollectorRow rowOf(const CollectorState &state)
{
    CollectorRow row;
    row.logstore = state.logstore;
    row.path = state.file.path;
    row.format = state.file.format == LineFormat::Auto ? state.source.format : std::string(toText(state.file.format));
    row.follow = state.source.follow;
    row.atEnd = state.file.atEnd;
    row.offset = state.file.offset;
    row.size = state.file.size;
    row.lines = state.file.counts.lines;
    row.parseErrors = state.file.counts.parseErrors;
    row.linesCut = state.file.counts.linesCut;
    row.error = state.file.error;
    return row;
}

Event eventOf(const LedgerRecord &record, const std::string &endpoint, const std::string &parameter)
{
    Event event;
    event.endpoint = endpoint;
    if (record.subject) {
        event.source = record.subject->source;
        event.jobName = record.subject->jobName;
    }
    event.shard = record.shard;
    event.begin = record.begin;
    event.end = record.end;
    event.parameter = parameter;
    event.taskId = record.taskId;
    event.cursorTime = record.cursorTime;
    return event;
}

namespace {

LogRow rowFor(const StoredGroup &group, ShardId shard)
{
    LogRow row;
    row.receivedMs = unixMillis(group.receivedAt);
    row.time = unixSeconds(group.receivedAt);
    row.shard = shard.value();
    row.cursor = toText(group.cursor);
    return row;
}

Done addLogs(const StoredGroup &group, ShardId shard, std::vector<LogRow> &rows)
{
    SLUICE_LET(auto reader, LogGroupReader::open(group.bytes));
    auto base = rowFor(group, shard);
    base.topic = reader.topic().value_or("");
    base.source = reader.source().value_or("");
    for (const auto &tag : reader.tags())
        base.tags.emplace_back(tag.key, tag.value);
    LogView log;
    for (;;) {
        SLUICE_LET(const bool more, reader.next(log));
        if (!more)
            return {};
        auto row = base;
        row.time = log.time;
        for (const auto &content : log.contents)
            row.contents.emplace_back(content.key, content.value);
        rows.push_back(std::move(row));
    }
}

} // namespace

LogRows rowsOf(const LogBatch &batch, ShardId shard)
{
    LogRows rows;
    for (const auto &group : batch.groups) {
        if (const auto added = addLogs(group, shard, rows.rows); !added) {
            auto row = rowFor(group, shard);
            row.contents.emplace_back("__decode_error__", added.error().detail);
            rows.rows.push_back(std::move(row));
        }
    }
    return rows;
}

DefinitionRows rowsOf(const Definitions &definitions)
{
    DefinitionRows rows;
    rows.version = definitions.version;
    rows.authorized = definitions.authorized;
    for (const auto &[name, project] : definitions.projects)
        rows.projects.push_back(project);
    for (const auto &[key, logstore] : definitions.logstores)
        rows.logstores.emplace_back().definition = logstore;
    for (const auto &[name, bucket] : definitions.buckets)
        rows.buckets.push_back(bucket);
    for (const auto &[name, role] : definitions.roles)
        rows.roles.push_back(role);
    if (const auto *made = findRole(definitions, kEtlRole); made != nullptr && !definitions.roles.contains(kEtlRole))
        rows.roles.push_back(*made);
    for (const auto &[name, user] : definitions.users)
        rows.users.push_back(user);
    for (const auto &[name, connection] : definitions.connections)
        rows.connections.push_back(connection);
    for (const auto &[name, service] : definitions.services)
        rows.services.push_back(service);
    for (const auto &[key, function] : definitions.functions)
        rows.functions.push_back(function);
    for (const auto &[key, trigger] : definitions.triggers)
        rows.triggers.push_back(trigger);
    return rows;
}

} // namespace sluice
