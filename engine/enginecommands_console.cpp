#include "engine/enginecommands.h"

#include "engine/catalog/placement.h"
#include "engine/filepreview.h"
#include "engine/triggers/figures.h"

namespace sluice {

namespace {

Result<std::shared_ptr<const Placement>> placementOf(PutDefinitions command)
{
    auto placement = std::make_shared<Placement>();
    for (auto &seen : command.seen) {
        SLUICE_LET(const auto kind, objectKindFromText(seen.kind));
        placement->seen.push_back({{kind, std::move(seen.name)}, std::move(seen.text)});
    }
    placement->onlyNew = command.onlyNew;
    placement->authorize = command.authorize;
    placement->add(std::move(command.projects));
    placement->add(std::move(command.logstores));
    placement->add(std::move(command.buckets));
    placement->add(std::move(command.roles));
    placement->add(std::move(command.services));
    placement->add(std::move(command.functions));
    placement->add(std::move(command.triggers));
    return placement;
}

std::vector<PlanRow> rowsOf(const std::vector<PlanStep> &steps)
{
    std::vector<PlanRow> rows;
    rows.reserve(steps.size());
    for (const auto &step : steps)
        rows.push_back({step.action, std::string(toText(step.ref.kind)), step.ref.name, step.detail});
    return rows;
}

StepRow rowOf(const HistoryStep &step)
{
    if (step.timeMs == 0)
        return {};
    return {step.timeMs, step.action, std::string(toText(step.ref.kind)), step.ref.name, step.others};
}

} // namespace

void EngineCommands::on(PutDefinitions command, ReplyTo<PutDefinitions> reply)
{
    const bool dryRun = command.dryRun;
    const auto actor = actorOf(command.actor);
    const auto given = placementOf(std::move(command));
    if (!given)
        return answer<PutAnswer>(reply, fail(given.error()));
    const auto &placement = *given;
    const auto before = m_parts.definitions();
    if (dryRun) {
        auto plan = planPlacement(*placement, *before, m_parts.ruleHooks);
        PutAnswer put{rowsOf(plan.steps), std::move(plan.warnings), {}, std::move(plan.stack)};
        for (auto &problem : plan.problems)
            put.problems.push_back(
                {std::move(problem.path), std::move(problem.error.code), std::move(problem.error.detail)});
        return answer<PutAnswer>(reply, std::move(put));
    }
    m_parts.catalog->change(placementEdit(placement, actor),
                            [this, placement, before, reply = std::move(reply)](Result<ChangeReport> report) mutable {
                                if (!report)
                                    return reply(fail(std::move(report).error()));
                                PutAnswer put{rowsOf(stepsOf(*placement, report->changes)),
                                              startWarnings(*placement, *before),
                                              {},
                                              stackOf(*placement, *m_parts.definitions())};
                                m_sync.whenDone(
                                    [reply = std::move(reply), put = std::move(put)]() mutable { reply(std::move(put)); });
                            });
}

void EngineCommands::on(const RedoChange &command, ReplyTo<RedoChange> reply)
{
    m_parts.catalog->redo(actorOf(command.actor, "redo"), planReply(std::move(reply)));
}

void EngineCommands::on(const GetHistory &, ReplyTo<GetHistory> reply)
{
    m_parts.catalog->history([reply = std::move(reply)](Result<History> history) mutable {
        reply(std::move(history).map([](const History &found) { return HistoryRow{rowOf(found.undo), rowOf(found.redo)}; }));
    });
}

void EngineCommands::on(const GetFigures &command, ReplyTo<GetFigures> reply)
{
    const auto span = figureSpan(command.fromMs, command.stepMs, unixMillis(m_parts.loop.clock().wall()));
    if (!span)
        return answer<FigureRows>(reply, fail(span.error()));
    std::optional<TriggerKey> trigger;
    if (!command.trigger.empty())
        trigger = triggerKeyOf(command.trigger);
    m_parts.pool->run<FigureRows>(
        m_parts.loop,
        [scan = scanFigures(m_parts.ledger, *span, trigger)]() mutable -> Result<FigureRows> {
            return figuresOf(std::move(scan));
        },
        std::move(reply));
}

void EngineCommands::on(const PreviewFile &command, ReplyTo<PreviewFile> reply)
{
    m_parts.pool->run<PreviewAnswer>(
        m_parts.loop, [command, now = m_parts.loop.clock().wall()] { return previewFile(command, now); }, std::move(reply));
}

} // namespace sluice
