// plan, apply and export.
#include "app/ctl/commands.h"
#include "app/ctl/planrows.h"
#include "app/ctl/stackargument.h"
#include "engine/client/json.h"

namespace sluice::ctl {

void plan(Session &session)
{
    auto stack = stackArgument(session);
    if (!stack)
        return session.fail(stack.error());
    PlanStack command{std::move(stack->text), std::move(stack->file), session.arguments().has("--prune")};
    session.ask(std::move(command), [&session](const PlanRows &rows) {
        printPlan(session, rows, Tense::Would);
        session.finish(Exit::Done);
    });
}

void apply(Session &session)
{
    auto stack = stackArgument(session);
    if (!stack)
        return session.fail(stack.error());
    ApplyStack command{std::move(stack->text), std::move(stack->file), session.arguments().has("--prune"), kActor};
    session.ask(std::move(command), [&session](const PlanRows &rows) {
        printPlan(session, rows, Tense::Did);
        session.finish(Exit::Done);
    });
}

void exportStack(Session &session)
{
    session.ask(ExportStack{session.arguments().values}, [&session](const TextAnswer &answer) {
        if (session.out().json())
            session.out().printLine(toJson(answer));
        else
            session.out().print(answer.text);
        session.finish(Exit::Done);
    });
}

} // namespace sluice::ctl
