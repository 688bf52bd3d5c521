// Takes the client's commands to the parts, and their answers back as rows. Engine thread.
// One overload of on() a command: reads in enginecommands_reads.cpp, changes of definitions in enginecommands_changes.cpp,
// running triggers in enginecommands_running.cpp, users, keys, secrets and checks in enginecommands_access.cpp, what only
// a console asks in enginecommands_console.cpp.
#pragma once

#include "engine/accounts.h"
#include "engine/client/commandhandler.h"
#include "engine/connectiontest.h"
#include "engine/definitionsync.h"
#include "engine/engineparts.h"
#include "engine/functionlogquery.h"
#include "engine/idlewatch.h"

namespace sluice {

class EngineCommands final : public CommandHandler {
public:
    EngineCommands(EngineParts &parts, DefinitionSync &sync);

    void handle(Command command, const Caller &caller, Reply<AnyAnswer> reply) override;

private:
    template <class C> using ReplyTo = Reply<typename C::Answer>;

    void on(const GetStatus &, ReplyTo<GetStatus> reply);
    void on(const GetDefinitions &, ReplyTo<GetDefinitions> reply);
    void on(const GetTriggers &, ReplyTo<GetTriggers> reply);
    void on(const GetPumps &command, ReplyTo<GetPumps> reply);
    void on(const GetShards &command, ReplyTo<GetShards> reply);
    void on(const GetCollectors &, ReplyTo<GetCollectors> reply);
    void on(const ReadLedger &command, ReplyTo<ReadLedger> reply);
    void on(const GetExecution &command, ReplyTo<GetExecution> reply);
    void on(const PullLogs &command, ReplyTo<PullLogs> reply);
    void on(const GetFunctionLog &command, ReplyTo<GetFunctionLog> reply);
    void on(const GetAudit &command, ReplyTo<GetAudit> reply);
    void on(const GetTrash &, ReplyTo<GetTrash> reply);

    void on(PlanStack command, ReplyTo<PlanStack> reply);
    void on(ApplyStack command, ReplyTo<ApplyStack> reply);
    void on(const ExportStack &command, ReplyTo<ExportStack> reply);
    void on(const DeleteObject &command, ReplyTo<DeleteObject> reply);
    void on(const RestoreObject &command, ReplyTo<RestoreObject> reply);
    void on(const UndoChange &command, ReplyTo<UndoChange> reply);
    void on(const EditTrigger &command, ReplyTo<EditTrigger> reply);
    void on(const SetAuthorized &command, ReplyTo<SetAuthorized> reply);

    void on(const PauseTrigger &command, ReplyTo<PauseTrigger> reply);
    void on(const ResumeTrigger &command, ReplyTo<ResumeTrigger> reply);
    void on(const TickTrigger &command, ReplyTo<TickTrigger> reply);
    void on(const MoveCheckpoint &command, ReplyTo<MoveCheckpoint> reply);
    void on(AppendLogs command, ReplyTo<AppendLogs> reply);
    void on(const AwaitIdle &command, ReplyTo<AwaitIdle> reply);
    void on(InvokeFunction command, ReplyTo<InvokeFunction> reply);

    void on(const GetFunctionVersions &command, ReplyTo<GetFunctionVersions> reply);
    void on(const GetRuntimes &, ReplyTo<GetRuntimes> reply);
    void on(const AllowUnsandboxed &command, ReplyTo<AllowUnsandboxed> reply);

    void on(const GetAuthorization &, ReplyTo<GetAuthorization> reply);
    void on(const CheckAccess &command, ReplyTo<CheckAccess> reply);
    void on(const GetSecrets &, ReplyTo<GetSecrets> reply);
    void on(const Diagnose &command, ReplyTo<Diagnose> reply);
    void on(const TestConnection &command, ReplyTo<TestConnection> reply);
    void on(const PutUser &command, ReplyTo<PutUser> reply);
    void on(const RotateKey &command, ReplyTo<RotateKey> reply);
    void on(const PutConnection &command, ReplyTo<PutConnection> reply);
    void on(const PutSecret &command, ReplyTo<PutSecret> reply);
    void on(const RemoveSecret &command, ReplyTo<RemoveSecret> reply);

    void on(PutDefinitions command, ReplyTo<PutDefinitions> reply);
    void on(const RedoChange &command, ReplyTo<RedoChange> reply);
    void on(const GetHistory &, ReplyTo<GetHistory> reply);
    void on(const GetFigures &command, ReplyTo<GetFigures> reply);
    void on(const PreviewFile &command, ReplyTo<PreviewFile> reply);

    // Puts the change of a secret, by its name, into the audit, and answers.
    Reply<void> noteSecret(const char *action, const std::string &name, const std::string &actor, Reply<Nothing> reply);
    [[nodiscard]] Actor actorOf(const std::string &program, std::string action = {}) const; // of the command being taken

    // Answers a change with its steps when it is in place, not only written.
    Reply<ChangeReport> planReply(Reply<PlanRows> reply);
    Reply<ChangeReport> doneReply(Reply<Nothing> reply);
    void setEnabled(const TriggerKey &named, bool enabled, const char *action, const std::string &actor,
                    Reply<Nothing> reply);
    // A full key as it is; one with only a trigger's name where that is unique.
    [[nodiscard]] Result<TriggerKey> resolve(const TriggerKey &named) const;
    [[nodiscard]] Result<ObjectRef> resolve(const std::string &kind, const std::string &name) const;
    template <class T> void answer(Reply<T> &reply, Result<T> result)
    {
        m_parts.loop.answer<T>(std::move(reply), std::move(result));
    }

    EngineParts &m_parts;
    Caller m_caller; // of the command that is being taken; an on() that answers later keeps its own copy
    DefinitionSync &m_sync;
    IdleWatch m_idle;
    FunctionLogQuery m_functionLogs;
    Accounts m_accounts;
    ConnectionTests m_connectionTests;
};

// "begin", "end", a cursor's text, or unix milliseconds as digits. Invalid/"ParameterInvalid".
[[nodiscard]] Result<CheckpointTarget> cursorPlace(const std::string &text);

// A step's checkpoints back to where they stood, or again to where they were put: see Catalog::onMove. What was delivered
// beyond that place by then is not delivered once more, unless that is what the way there leads over.
void moveBack(EngineParts &parts, const CheckpointStep &step, bool back, const std::string &actor,
              Reply<std::vector<ShardStep>> reply);

// Turns a place into a cursor of that shard.
void resolveCursor(LogService &logs, Loop &loop, const LogstoreKey &logstore, ShardId shard, const std::string &place,
                   Reply<Cursor> reply);

} // namespace sluice
