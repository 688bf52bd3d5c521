// What an engine answers, as values without behaviour. Rows never point into the engine.
#pragma once

#include "engine/catalog/definitions.h"
#include "engine/triggers/ledgerrecord.h"

#include <string>
#include <vector>

namespace sluice {

struct EngineStatus {
    std::string version;
    std::string dataDirectory;
    std::string endpoint;
    std::string gateway; // "http://localhost:41873", or why it does not listen; "" = nobody asked it to
    std::int64_t pid = 0;
    std::int64_t nowMs = 0;
    std::int64_t upMs = 0;
    bool scheduling = true; // false in one-shot commands
    bool authorized = false;
    std::uint64_t definitionsVersion = 0;
    std::uint64_t triggers = 0;
    std::uint64_t running = 0; // pumps with an attempt in flight
    std::uint64_t blocked = 0; // triggers
    double linesInPerSecond = 0;
    std::int64_t lagMs = 0; // median over enabled triggers
    std::int64_t worstLagMs = 0;
    std::uint64_t diskBytes = 0; // of the data directory
    std::uint64_t diskFreeBytes = 0; // of its file system
    std::uint64_t ledgerFirst = 0; // oldest and newest sequence in the ring; 0 = empty
    std::uint64_t ledgerLast = 0;
    std::uint64_t outboxRows = 0; // not yet in the trigger log
    std::uint64_t outboxDropped = 0; // over the limit, lost to the trigger log, ever
    std::uint64_t functionLogDropped = 0;
    std::uint64_t damagedGroups = 0;
    std::uint64_t parseErrors = 0;
    std::uint64_t linesCut = 0;
    bool retentionPaused = false; // the wall clock jumped
    double tickLatenessP99Ms = 0; // of the last 10,000 ticks: how late after its due time a pump looked
    SLUICE_FIELDS(EngineStatus, version, dataDirectory, endpoint, gateway, pid, nowMs, upMs, scheduling, authorized,
                  definitionsVersion, triggers, running, blocked, linesInPerSecond, lagMs, worstLagMs, diskBytes,
                  diskFreeBytes, ledgerFirst, ledgerLast, outboxRows, outboxDropped, functionLogDropped, damagedGroups,
                  parseErrors, linesCut, retentionPaused, tickLatenessP99Ms)
};

struct LogstoreRow {
    Logstore definition;
    std::uint64_t groups = 0;
    std::uint64_t lines = 0;
    std::uint64_t bytes = 0;
    std::int64_t lastReceivedMs = 0;
    double linesPerSecond = 0;
    double bytesPerSecond = 0;
    std::vector<std::uint64_t>
        linesPerMinute; // the last 60 minutes, the running one last; shorter after a start; empty = none came
    std::vector<std::uint64_t> bytesPerMinute;
    SLUICE_FIELDS(LogstoreRow, definition, groups, lines, bytes, lastReceivedMs, linesPerSecond, bytesPerSecond,
                  linesPerMinute, bytesPerMinute)
};

struct DefinitionRows {
    std::uint64_t version = 0;
    bool authorized = false;
    std::vector<Project> projects;
    std::vector<LogstoreRow> logstores;
    std::vector<Bucket> buckets;
    std::vector<Role> roles;
    std::vector<User> users;
    std::vector<Connection> connections;
    std::vector<Service> services;
    std::vector<Function> functions;
    std::vector<Trigger> triggers;
    SLUICE_FIELDS(DefinitionRows, version, authorized, projects, logstores, buckets, roles, users, connections, services,
                  functions, triggers)
};

// The one state that a person sees (look.md, "Status"), of a pump or, the most needy of its pumps, of a trigger.
enum class PumpState {
    Blocked,
    NotAuthorized,
    SourceGone,
    BackingOff,
    CatchingUp,
    Running,
    UpToDate,
    Disabled,
    ShardGone,
};
[[nodiscard]] std::string_view toText(PumpState state); // "blocked", "not authorized", "catching up" …

struct PumpRow {
    std::int32_t shard = 0;
    PumpState state = PumpState::UpToDate;
    TickReason reason = TickReason::None;
    std::string checkpoint; // cursor text
    std::int64_t checkpointMs = 0; // receive time at the checkpoint; 0 = unknown
    std::string end;
    std::int64_t endMs = 0;
    std::int64_t lagMs = 0;
    std::int64_t nextTickMs = 0; // wall time; 0 = none planned
    std::int64_t lastTickMs = 0;
    std::uint32_t attempt = 0; // of the round in progress, when backing off or running
    std::uint32_t attemptsMax = 0;
    std::uint32_t round = 0;
    std::int64_t nextAttemptMs = 0;
    std::int64_t blockedSinceMs = 0;
    std::uint64_t backlogGroups = 0;
    std::string lastError; // of the newest failed attempt, until one succeeds
    SLUICE_FIELDS(PumpRow, shard, state, reason, checkpoint, checkpointMs, end, endMs, lagMs, nextTickMs, lastTickMs,
                  attempt, attemptsMax, round, nextAttemptMs, blockedSinceMs, backlogGroups, lastError)
};
struct PumpRows {
    std::vector<PumpRow> rows; // by shard
    SLUICE_FIELDS(PumpRows, rows)
};

struct TriggerRow {
    Trigger definition;
    std::string functionKind; // "oss-shipper-csv", "python3" …
    PumpState state = PumpState::UpToDate;
    TickReason reason = TickReason::None;
    std::string reasonDetail; // "attempt 2 of 4, next in 3 s", in English; the console makes its own from the row below
    PumpRow worst; // the pump that gives the state
    std::int32_t shards = 0;
    std::int32_t blockedShards = 0;
    std::int64_t lagMs = 0; // the worst pump's
    std::int64_t nextTickMs = 0;
    std::uint64_t windows = 0; // since the engine started
    std::uint64_t attempts = 0;
    std::uint64_t failedAttempts = 0;
    std::uint64_t lines = 0;
    std::uint64_t bytes = 0;
    std::vector<std::uint32_t> perMinute; // executions a minute, the last 60 minutes, newest last
    double successRate = -1; // of attempts in the last hour, 0 … 1; -1 = none
    std::string lastError;
    std::int64_t lastErrorMs = 0;
    SLUICE_FIELDS(TriggerRow, definition, functionKind, state, reason, reasonDetail, worst, shards, blockedShards, lagMs,
                  nextTickMs, windows, attempts, failedAttempts, lines, bytes, perMinute, successRate, lastError,
                  lastErrorMs)
};
struct TriggerRows {
    std::vector<TriggerRow> rows;
    SLUICE_FIELDS(TriggerRows, rows)
};

struct ShardRow {
    std::int32_t shard = 0;
    std::string status; // readwrite readonly
    std::string beginKey;
    std::string endKey;
    std::string first; // cursor texts
    std::string end;
    std::int64_t createdMs = 0;
    std::int64_t lastReceivedMs = 0;
    std::uint64_t groups = 0;
    std::uint64_t lines = 0;
    std::uint64_t bytes = 0;
    std::uint64_t damagedGroups = 0;
    double linesPerSecond = 0; // received, over the last minute
    double bytesPerSecond = 0;
    SLUICE_FIELDS(ShardRow, shard, status, beginKey, endKey, first, end, createdMs, lastReceivedMs, groups, lines, bytes,
                  damagedGroups, linesPerSecond, bytesPerSecond)
};
struct ShardRows {
    std::vector<ShardRow> rows;
    SLUICE_FIELDS(ShardRows, rows)
};

struct CollectorRow {
    LogstoreKey logstore;
    std::string path;
    std::string format; // as recognised
    bool follow = false;
    bool atEnd = false;
    std::uint64_t offset = 0;
    std::uint64_t size = 0;
    std::uint64_t lines = 0;
    std::uint64_t parseErrors = 0;
    std::uint64_t linesCut = 0;
    std::string error; // why it does not go on, "" else
    SLUICE_FIELDS(CollectorRow, logstore, path, format, follow, atEnd, offset, size, lines, parseErrors, linesCut, error)
};
struct CollectorRows {
    std::vector<CollectorRow> rows;
    SLUICE_FIELDS(CollectorRows, rows)
};

// A ledger record for a table: flat, no pointers.
struct LedgerRow {
    std::uint64_t sequence = 0;
    std::string trigger; // SERVICE/FUNCTION/TRIGGER
    std::int32_t shard = 0;
    AttemptStatus status = AttemptStatus::Ok;
    TickReason reason = TickReason::Invoked;
    std::uint32_t round = 0;
    std::uint32_t attempt = 0; // 0 = an exception without an attempt
    std::uint32_t attemptsMax = 0;
    std::int64_t startedMs = 0;
    std::int64_t durationMs = 0;
    std::int64_t scheduleDelayMs = 0;
    std::uint64_t windowLines = 0;
    std::uint64_t windowBytes = 0;
    std::uint32_t windowGroups = 0;
    std::int64_t billedMs = 0;
    std::int32_t maxMemoryMb = 0; // 0 = not known
    bool coldStart = false;
    std::int64_t ingestLines = -1; // -1 = not reported
    std::int64_t shipLines = -1;
    std::int64_t shipBytes = -1;
    std::int64_t lagMs = 0;
    std::uint64_t count = 0;
    std::string errorCode;
    std::string errorMessage;
    std::string taskId;
    std::string requestId;
    std::string beginCursor;
    std::string endCursor;
    SLUICE_FIELDS(LedgerRow, sequence, trigger, shard, status, reason, round, attempt, attemptsMax, startedMs, durationMs,
                  scheduleDelayMs, windowLines, windowBytes, windowGroups, billedMs, maxMemoryMb, coldStart, ingestLines,
                  shipLines, shipBytes, lagMs, count, errorCode, errorMessage, taskId, requestId, beginCursor, endCursor)
};
struct LedgerRows {
    std::vector<LedgerRow> rows;
    std::uint64_t first = 0; // oldest sequence that is still there; a gap before it was dropped from the ring
    std::uint64_t last = 0; // newest sequence that is there
    std::uint64_t lastRead = 0; // go on after this one (rows that a filter left out are behind it)
    SLUICE_FIELDS(LedgerRows, rows, first, last, lastRead)
};

struct ExecutionDetail {
    std::vector<LedgerRow> attempts; // oldest first, of this window, all rounds that the ring still has
    std::string event; // JSON, as the function got it
    SLUICE_FIELDS(ExecutionDetail, attempts, event)
};

struct LogRow {
    std::int64_t time = 0; // unix seconds, the log's own
    std::int64_t receivedMs = 0;
    std::int32_t shard = 0;
    std::string cursor;
    std::string topic;
    std::string source;
    std::vector<std::pair<std::string, std::string>> tags;
    std::vector<std::pair<std::string, std::string>> contents;
    SLUICE_FIELDS(LogRow, time, receivedMs, shard, cursor, topic, source, tags, contents)
};
struct LogRows {
    std::vector<LogRow> rows;
    std::string next; // position to go on from
    bool atEnd = false;
    SLUICE_FIELDS(LogRows, rows, next, atEnd)
};

struct AuditRow {
    std::uint64_t sequence = 0;
    std::int64_t timeMs = 0;
    std::string actor; // the program
    Caller caller; // who
    std::string action; // create change delete restore undo apply pause resume checkpoint authorize rotate denied
    std::string kind;
    std::string name;
    std::string before; // JSON, "" = none
    std::string after;
    SLUICE_FIELDS(AuditRow, sequence, timeMs, actor, caller, action, kind, name, before, after)
};
struct AuditRows {
    std::vector<AuditRow> rows;
    SLUICE_FIELDS(AuditRows, rows)
};

struct TrashRow {
    std::string id;
    std::string kind;
    std::string name;
    std::int64_t deletedMs = 0;
    std::int64_t purgeMs = 0; // when it goes for good
    std::string actor;
    SLUICE_FIELDS(TrashRow, id, kind, name, deletedMs, purgeMs, actor)
};
struct TrashRows {
    std::vector<TrashRow> rows;
    SLUICE_FIELDS(TrashRows, rows)
};

struct PlanRow {
    std::string action; // create change delete keep restore
    std::string kind;
    std::string name;
    std::string detail; // "interval: 60 → 30"
    SLUICE_FIELDS(PlanRow, action, kind, name, detail)
};
struct PlanRows {
    std::vector<PlanRow> rows;
    std::vector<std::string> warnings;
    SLUICE_FIELDS(PlanRows, rows, warnings)
};

struct TextAnswer {
    std::string text;
    SLUICE_FIELDS(TextAnswer, text)
};

struct AppendAnswer {
    std::int32_t shard = 0;
    std::string first;
    std::string next;
    bool repeated = false;
    SLUICE_FIELDS(AppendAnswer, shard, first, next, repeated)
};

struct InvokeAnswer {
    std::string requestId;
    std::string status; // as of an attempt: ok, failed, timed_out, denied, cancelled
    std::string errorCode;
    std::string errorType; // X-Fc-Error-Type; "" = none
    std::string errorMessage;
    std::string reply; // bytes
    std::string logTail; // fc-api §1.7; "" for a native function
    std::int64_t waitedMicros = 0; // for the code, and for a free instance
    std::int64_t startMicros = 0; // of the instance that this call started, its initializer included; 0 = it was warm
    std::int64_t durationMicros = 0; // of the call itself
    std::int64_t billedMs = 0;
    std::int64_t maxMemoryBytes = 0;
    bool coldStart = false;
    std::uint64_t functionVersion = 0;
    std::string instanceId;
    SLUICE_FIELDS(InvokeAnswer, requestId, status, errorCode, errorType, errorMessage, reply, logTail, waitedMicros,
                  startMicros, durationMicros, billedMs, maxMemoryBytes, coldStart, functionVersion, instanceId)
};

struct RunTriggerRow {
    std::string name;
    std::uint64_t windows = 0;
    std::uint64_t attempts = 0;
    std::uint64_t failed = 0; // windows that are not delivered
    std::uint64_t lines = 0;
    std::uint64_t bytes = 0;
    SLUICE_FIELDS(RunTriggerRow, name, windows, attempts, failed, lines, bytes)
};
struct RunSummary {
    std::vector<RunTriggerRow> triggers;
    double seconds = 0;
    std::uint64_t parseErrors = 0;
    std::uint64_t linesCut = 0;
    std::vector<std::string> errors; // collectors that could not read, exceptions
    SLUICE_FIELDS(RunSummary, triggers, seconds, parseErrors, linesCut, errors)
};

} // namespace sluice
