// The quick-authorization step: what it grants is shown, then it is confirmed or taken back.
#include "app/ctl/commands.h"
#include "app/ctl/confirm.h"
#include "engine/client/json.h"

namespace sluice::ctl {

namespace {

void set(Session &session, bool authorized)
{
    session.ask(SetAuthorized{authorized, kActor}, [&session, authorized](const Nothing &) {
        if (session.out().json())
            session.out().printLine(authorized ? R"({"authorized":true})" : R"({"authorized":false})");
        else
            session.out().remark(authorized ? "authorized: triggers may invoke functions"
                                            : "revoked: attempts end as not authorized until you authorize again");
        session.finish(Exit::Done);
    });
}

void show(Session &session, const AuthorizationRow &step)
{
    session.out().remark("Log Service will be allowed to assume role " + step.role + ", whose trust is\n" + step.trust
                         + "\nand whose policy is\n" + step.policy);
}

} // namespace

void authorize(Session &session)
{
    if (session.arguments().has("--revoke"))
        return set(session, false);
    session.ask(GetAuthorization(), [&session](const AuthorizationRow &step) {
        if (session.arguments().has("--show")) {
            if (session.out().json())
                session.out().printLine(toJson(step));
            else
                show(session, step);
            return session.finish(Exit::Done);
        }
        show(session, step);
        if (auto sure = confirmed(session, "May Log Service act as this role?"); !sure)
            return session.fail(sure.error());
        set(session, true);
    });
}

} // namespace sluice::ctl
