// The frozen names of commands and answers on the control socket.
#pragma once

#include "engine/client/codec.h"
#include "engine/client/commands.h"

namespace sluice {

#define SLUICE_MESSAGE(Type) template <> inline constexpr std::string_view kMessageName<Type> = #Type;

SLUICE_MESSAGE(GetStatus)
SLUICE_MESSAGE(GetDefinitions)
SLUICE_MESSAGE(GetTriggers)
SLUICE_MESSAGE(GetPumps)
SLUICE_MESSAGE(GetShards)
SLUICE_MESSAGE(GetCollectors)
SLUICE_MESSAGE(ReadLedger)
SLUICE_MESSAGE(GetExecution)
SLUICE_MESSAGE(PullLogs)
SLUICE_MESSAGE(GetFunctionLog)
SLUICE_MESSAGE(GetAudit)
SLUICE_MESSAGE(GetTrash)
SLUICE_MESSAGE(PlanStack)
SLUICE_MESSAGE(ApplyStack)
SLUICE_MESSAGE(ExportStack)
SLUICE_MESSAGE(DeleteObject)
SLUICE_MESSAGE(RestoreObject)
SLUICE_MESSAGE(UndoChange)
SLUICE_MESSAGE(EditTrigger)
SLUICE_MESSAGE(SetAuthorized)
SLUICE_MESSAGE(PauseTrigger)
SLUICE_MESSAGE(ResumeTrigger)
SLUICE_MESSAGE(TickTrigger)
SLUICE_MESSAGE(MoveCheckpoint)
SLUICE_MESSAGE(AppendLogs)
SLUICE_MESSAGE(AwaitIdle)
SLUICE_MESSAGE(GetAuthorization)
SLUICE_MESSAGE(CheckAccess)
SLUICE_MESSAGE(GetSecrets)
SLUICE_MESSAGE(Diagnose)
SLUICE_MESSAGE(TestConnection)
SLUICE_MESSAGE(PutUser)
SLUICE_MESSAGE(RotateKey)
SLUICE_MESSAGE(PutConnection)
SLUICE_MESSAGE(PutSecret)
SLUICE_MESSAGE(RemoveSecret)

SLUICE_MESSAGE(Nothing)
SLUICE_MESSAGE(EngineStatus)
SLUICE_MESSAGE(DefinitionRows)
SLUICE_MESSAGE(TriggerRows)
SLUICE_MESSAGE(PumpRows)
SLUICE_MESSAGE(ShardRows)
SLUICE_MESSAGE(CollectorRows)
SLUICE_MESSAGE(LedgerRows)
SLUICE_MESSAGE(ExecutionDetail)
SLUICE_MESSAGE(LogRows)
SLUICE_MESSAGE(AuditRows)
SLUICE_MESSAGE(TrashRows)
SLUICE_MESSAGE(PlanRows)
SLUICE_MESSAGE(TextAnswer)
SLUICE_MESSAGE(AppendAnswer)
SLUICE_MESSAGE(RunSummary)
SLUICE_MESSAGE(AuthorizationRow)
SLUICE_MESSAGE(AccessAnswer)
SLUICE_MESSAGE(NewKeyAnswer)
SLUICE_MESSAGE(SecretRows)
SLUICE_MESSAGE(CheckRows)

#undef SLUICE_MESSAGE

} // namespace sluice
