#include "engine/enginecommands.h"

#include "engine/catalog/stackfile.h"

namespace sluice {

namespace {

// Reading a stack file may take a while: not on the engine thread.
void read(EngineParts &parts, std::string text, std::string file, Reply<std::shared_ptr<const Stack>> reply)
{
    parts.pool->run<std::shared_ptr<const Stack>>(
        parts.loop,
        [text = std::move(text), file = std::move(file)]() -> Result<std::shared_ptr<const Stack>> {
            auto reading = readStack(text, file);
            if (!reading.errors.empty())
                return fail(asError(reading.errors));
            return std::make_shared<const Stack>(std::move(reading.stack));
        },
        std::move(reply));
}

PruneMode pruneMode(bool prune)
{
    return prune ? PruneMode::Prune : PruneMode::Keep;
}

} // namespace

void EngineCommands::on(PlanStack command, ReplyTo<PlanStack> reply)
{
    read(m_parts, std::move(command.text), std::move(command.file),
         [this, prune = command.prune, reply = std::move(reply)](Result<std::shared_ptr<const Stack>> stack) mutable {
             if (!stack)
                 return reply(fail(std::move(stack).error()));
             const auto plan =
                 planStack(**stack, *m_parts.definitions(), m_parts.catalog->marks(), pruneMode(prune), m_parts.ruleHooks);
             if (!plan.errors.empty())
                 return reply(fail(asError(plan.errors)));
             PlanRows rows;
             for (const auto &step : plan.steps)
                 rows.rows.push_back({step.action, std::string(toText(step.ref.kind)), step.ref.name, step.detail});
             rows.warnings = plan.warnings;
             reply(std::move(rows));
         });
}

void EngineCommands::on(ApplyStack command, ReplyTo<ApplyStack> reply)
{
    read(m_parts, std::move(command.text), std::move(command.file),
         [this, prune = command.prune, actor = actorOf(command.actor, "apply"),
          reply = std::move(reply)](Result<std::shared_ptr<const Stack>> stack) mutable {
             if (!stack)
                 return reply(fail(std::move(stack).error()));
             m_parts.catalog->change(applyEdit(*stack, *m_parts.catalog, pruneMode(prune), actor),
                                     planReply(std::move(reply)));
         });
}

void EngineCommands::on(const ExportStack &command, ReplyTo<ExportStack> reply)
{
    answer<TextAnswer>(reply, exportStack(*m_parts.definitions(), command.names).map([](std::string text) {
        return TextAnswer{std::move(text)};
    }));
}

void EngineCommands::on(const DeleteObject &command, ReplyTo<DeleteObject> reply)
{
    const auto ref = resolve(command.kind, command.name);
    if (!ref)
        return answer<PlanRows>(reply, fail(ref.error()));
    m_parts.catalog->remove(*ref, command.cascade ? DeleteMode::Cascade : DeleteMode::Alone,
                            actorOf(command.actor, "delete"), planReply(std::move(reply)));
}

void EngineCommands::on(const RestoreObject &command, ReplyTo<RestoreObject> reply)
{
    m_parts.catalog->restore(command.name, actorOf(command.actor, "restore"), planReply(std::move(reply)));
}

void EngineCommands::on(const UndoChange &command, ReplyTo<UndoChange> reply)
{
    m_parts.catalog->undo(actorOf(command.actor, "undo"), planReply(std::move(reply)));
}

void EngineCommands::on(const EditTrigger &command, ReplyTo<EditTrigger> reply)
{
    Edit edit;
    edit.actor = actorOf(command.actor, "change");
    edit.mutate = [trigger = command.trigger](Definitions &next) -> Done {
        const auto found = next.triggers.find(trigger.key);
        if (found == next.triggers.end())
            return fail(ErrorKind::NotFound, "TriggerNotFound", "trigger '" + toText(trigger.key) + "' does not exist");
        found->second = trigger;
        return {};
    };
    m_parts.catalog->change(std::move(edit), doneReply(std::move(reply)));
}

void EngineCommands::on(const SetAuthorized &command, ReplyTo<SetAuthorized> reply)
{
    Edit edit;
    edit.actor = actorOf(command.actor, command.authorized ? "authorize" : "revoke");
    edit.mutate = [authorized = command.authorized](Definitions &next) -> Done {
        next.authorized = authorized;
        return {};
    };
    m_parts.catalog->change(std::move(edit), doneReply(std::move(reply)));
}

void EngineCommands::setEnabled(const TriggerKey &named, bool enabled, const char *action, const std::string &actor,
                                Reply<Nothing> reply)
{
    const auto key = resolve(named);
    if (!key)
        return answer<Nothing>(reply, fail(key.error()));
    Edit edit;
    edit.actor = actorOf(actor, action);
    edit.mutate = [key = *key, enabled](Definitions &next) -> Done {
        const auto found = next.triggers.find(key);
        if (found == next.triggers.end())
            return fail(ErrorKind::NotFound, "TriggerNotFound", "trigger '" + toText(key) + "' does not exist");
        found->second.enabled = enabled;
        return {};
    };
    m_parts.catalog->change(std::move(edit), doneReply(std::move(reply)));
}

} // namespace sluice
