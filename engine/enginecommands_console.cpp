#include "engine/enginecommands.h"

namespace sluice {

void EngineCommands::on(PutDefinitions, ReplyTo<PutDefinitions> reply)
{
    answer<PutAnswer>(reply, fail(ErrorKind::Unsupported, "NotBuilt", "not yet"));
}

void EngineCommands::on(const RedoChange &command, ReplyTo<RedoChange> reply)
{
    m_parts.catalog->redo(actorOf(command.actor, "redo"), planReply(std::move(reply)));
}

void EngineCommands::on(const GetHistory &, ReplyTo<GetHistory> reply)
{
    answer<HistoryRow>(reply, HistoryRow());
}

void EngineCommands::on(const GetFigures &, ReplyTo<GetFigures> reply)
{
    answer<FigureRows>(reply, FigureRows());
}

void EngineCommands::on(const PreviewFile &, ReplyTo<PreviewFile> reply)
{
    answer<PreviewAnswer>(reply, fail(ErrorKind::Unsupported, "NotBuilt", "not yet"));
}

} // namespace sluice
