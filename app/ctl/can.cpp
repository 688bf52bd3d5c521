// can WHO ACTION RESOURCE: the evaluator's answer and why. Exit 0 = allowed, 1 = denied.
#include "app/ctl/commands.h"
#include "engine/client/json.h"

namespace sluice::ctl {

void can(Session &session)
{
    const auto &values = session.arguments().values;
    session.ask(CheckAccess{values[0], values[1], values[2]}, [&session](const AccessAnswer &answer) {
        if (session.out().json())
            session.out().printLine(toJson(answer));
        else
            session.out().printLine(answer.explanation);
        session.finish(answer.allowed ? Exit::Done : Exit::Failed);
    });
}

} // namespace sluice::ctl
