// Everything that a console or a command can ask of an engine, as values. Each command names its Answer.
// The same structs travel in process and, as CBOR, over the control socket. All text is UTF-8; times are unix
// milliseconds UTC (0 = none); durations are milliseconds unless the name says otherwise.
#pragma once

#include "engine/client/accesscommands.h"
#include "engine/client/consolecommands.h"
#include "engine/client/functioncommands.h"
#include "engine/client/rows.h"

#include <variant>

namespace sluice {

struct Nothing {
    SLUICE_FIELDS(Nothing)
};

// — reads —

struct GetStatus {
    using Answer = EngineStatus;
    SLUICE_FIELDS(GetStatus)
};
struct GetDefinitions { // projects, Logstores, services, functions, triggers, roles, buckets as they are now
    using Answer = DefinitionRows;
    SLUICE_FIELDS(GetDefinitions)
};
struct GetTriggers { // sorted by need: failing first (look.md, order of need), then by lag
    using Answer = TriggerRows;
    SLUICE_FIELDS(GetTriggers)
};
struct GetPumps { // the shards of one trigger; "" names are not allowed
    using Answer = PumpRows;
    TriggerKey trigger;
    SLUICE_FIELDS(GetPumps, trigger)
};
struct GetShards {
    using Answer = ShardRows;
    LogstoreKey logstore;
    SLUICE_FIELDS(GetShards, logstore)
};
struct GetCollectors {
    using Answer = CollectorRows;
    SLUICE_FIELDS(GetCollectors)
};
// Records after `after`, at most `max`, oldest first. With `newest`, the last `max` that match instead (oldest first).
struct ReadLedger {
    using Answer = LedgerRows;
    std::uint64_t after = 0;
    std::uint32_t max = 1'000;
    bool newest = false;
    std::string trigger; // SERVICE/FUNCTION/TRIGGER or "" = all
    bool failedOnly = false;
    std::int64_t sinceMs = 0;
    SLUICE_FIELDS(ReadLedger, after, max, newest, trigger, failedOnly, sinceMs)
};
struct GetExecution { // the attempts on the window of that record, and its event
    using Answer = ExecutionDetail;
    std::uint64_t sequence = 0;
    SLUICE_FIELDS(GetExecution, sequence)
};
// Logs of one shard from a position; `from`/`to`: "begin", "end", a cursor's text, or unix milliseconds as digits.
struct PullLogs {
    using Answer = LogRows;
    LogstoreKey logstore;
    std::int32_t shard = 0;
    std::string from = "begin";
    std::string to; // exclusive; "" = no end
    std::uint32_t max = 1'000; // logs; a group is never cut, so more may come
    SLUICE_FIELDS(PullLogs, logstore, shard, from, to, max)
};
struct GetFunctionLog {
    using Answer = LogRows;
    FunctionKey function;
    std::string requestId; // "" = all
    std::string position; // `next` of the answer before; "" = the newest `max` lines
    std::uint32_t max = 1'000;
    SLUICE_FIELDS(GetFunctionLog, function, requestId, position, max)
};
struct GetAudit {
    using Answer = AuditRows;
    std::uint64_t after = 0;
    std::uint32_t max = 1'000;
    SLUICE_FIELDS(GetAudit, after, max)
};
struct GetTrash {
    using Answer = TrashRows;
    SLUICE_FIELDS(GetTrash)
};

// — changes; each is one transaction, in the audit, and can be undone —

struct PlanStack { // what applying would change; changes nothing
    using Answer = PlanRows;
    std::string text; // the stack file
    std::string file; // its name, for messages and for relative paths
    bool prune = false;
    SLUICE_FIELDS(PlanStack, text, file, prune)
};
struct ApplyStack {
    using Answer = PlanRows;
    std::string text;
    std::string file;
    bool prune = false;
    std::string actor; // who, for the audit: "sluicectl", "sluice"
    SLUICE_FIELDS(ApplyStack, text, file, prune, actor)
};
struct ExportStack { // a stack file that applies to no change; names filter, empty = everything
    using Answer = TextAnswer;
    std::vector<std::string> names;
    SLUICE_FIELDS(ExportStack, names)
};
struct DeleteObject {
    using Answer = PlanRows; // what was deleted with it
    std::string kind; // project logstore bucket role service function trigger user connection
    std::string name; // as `get` prints it
    bool cascade = false;
    std::string actor;
    SLUICE_FIELDS(DeleteObject, kind, name, cascade, actor)
};
struct RestoreObject {
    using Answer = PlanRows;
    std::string name; // the trash row's id, or the object's name where that is unique in the trash
    std::string actor;
    SLUICE_FIELDS(RestoreObject, name, actor)
};
struct UndoChange {
    using Answer = PlanRows; // what changed back; Invalid/"NothingToUndo"
    std::string actor;
    SLUICE_FIELDS(UndoChange, actor)
};
struct EditTrigger { // replaces the definition; the source cannot change
    using Answer = Nothing;
    Trigger trigger;
    std::string actor;
    SLUICE_FIELDS(EditTrigger, trigger, actor)
};
struct SetAuthorized {
    using Answer = Nothing;
    bool authorized = true;
    std::string actor;
    SLUICE_FIELDS(SetAuthorized, authorized, actor)
};

// — running —

struct PauseTrigger { // no new windows; the one in flight finishes. Sets `enabled` off, durably
    using Answer = Nothing;
    TriggerKey trigger;
    std::string actor;
    SLUICE_FIELDS(PauseTrigger, trigger, actor)
};
struct ResumeTrigger {
    using Answer = Nothing;
    TriggerKey trigger;
    std::string actor;
    SLUICE_FIELDS(ResumeTrigger, trigger, actor)
};
struct TickTrigger { // look at every shard now; a blocked or backing-off pump tries now
    using Answer = Nothing;
    TriggerKey trigger;
    SLUICE_FIELDS(TickTrigger, trigger)
};
struct MoveCheckpoint { // shard -1 = every shard; `to` as in PullLogs.from
    using Answer = PumpRows;
    TriggerKey trigger;
    std::int32_t shard = -1;
    std::string to;
    std::string actor;
    SLUICE_FIELDS(MoveCheckpoint, trigger, shard, to, actor)
};
struct AppendLogs { // one encoded LogGroup each; durable when answered
    using Answer = AppendAnswer;
    LogstoreKey logstore;
    std::vector<std::string> groups;
    std::string idempotencyKey;
    std::int32_t shard = -1; // -1 = balanced
    std::string hashKey;
    SLUICE_FIELDS(AppendLogs, logstore, groups, idempotencyKey, shard, hashKey)
};
// One call of a function, by hand and now; answers when it has ended, with how: a function that fails is no error here.
struct InvokeFunction {
    using Answer = InvokeAnswer;
    FunctionKey function;
    std::string event; // its bytes, at most limits::kEventPayloadBytesMax; those of a log trigger get their secrets
    SLUICE_FIELDS(InvokeFunction, function, event)
};
// Answers when every collector that does not follow is at its end and no pump has data, over chains of triggers;
// a pump whose full round failed counts as done. While it waits, pumps tick as soon as their shard has data.
struct AwaitIdle {
    using Answer = RunSummary;
    std::int64_t timeoutMs = 0; // 0 = none; TimedOut/"RunTimeout" after it
    SLUICE_FIELDS(AwaitIdle, timeoutMs)
};

using Command =
    std::variant<GetStatus, GetDefinitions, GetTriggers, GetPumps, GetShards, GetCollectors, ReadLedger, GetExecution,
                 PullLogs, GetFunctionLog, GetAudit, GetTrash, PlanStack, ApplyStack, ExportStack, DeleteObject,
                 RestoreObject, UndoChange, EditTrigger, SetAuthorized, PauseTrigger, ResumeTrigger, TickTrigger,
                 MoveCheckpoint, AppendLogs, AwaitIdle, GetAuthorization, CheckAccess, GetSecrets, Diagnose, TestConnection,
                 PutUser, RotateKey, PutConnection, PutSecret, RemoveSecret, PutDefinitions, RedoChange, GetHistory,
                 GetFigures, PreviewFile, InvokeFunction, GetFunctionVersions, GetRuntimes, AllowUnsandboxed>;

using AnyAnswer =
    std::variant<Nothing, EngineStatus, DefinitionRows, TriggerRows, PumpRows, ShardRows, CollectorRows, LedgerRows,
                 ExecutionDetail, LogRows, AuditRows, TrashRows, PlanRows, TextAnswer, AppendAnswer, RunSummary,
                 AuthorizationRow, AccessAnswer, NewKeyAnswer, SecretRows, CheckRows, PutAnswer, HistoryRow, FigureRows,
                 PreviewAnswer, InvokeAnswer, FunctionVersionRows, RuntimeRows>;

// The index in AnyAnswer of the answer that the command names.
[[nodiscard]] std::size_t answerKind(const Command &command);

} // namespace sluice
