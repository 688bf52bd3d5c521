#include "app/ctl/commands.h"

namespace sluice::ctl {

void authorize(Session &session)
{
    const bool authorized = !session.arguments().has("--revoke");
    session.ask(SetAuthorized{authorized, kActor}, [&session, authorized](const Nothing &) {
        if (session.out().json())
            session.out().printLine(authorized ? R"({"authorized":true})" : R"({"authorized":false})");
        else
            session.out().remark(authorized ? "authorized: triggers may invoke functions"
                                            : "revoked: attempts end as not authorized until you authorize again");
        session.finish(Exit::Done);
    });
}

} // namespace sluice::ctl
