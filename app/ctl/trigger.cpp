// pause, resume and tick.
#include "app/ctl/commands.h"
#include "app/ctl/names.h"
#include "engine/client/json.h"

namespace sluice::ctl {

namespace {

struct Acted {
    std::string trigger;
    std::string action;
    SLUICE_FIELDS(Acted, trigger, action)
};

template <class C> void act(Session &session, C command, const char *done)
{
    const auto name = toText(command.trigger);
    session.ask(std::move(command), [&session, name, done](const Nothing &) {
        if (session.out().json())
            session.out().printLine(toJson(Acted{name, done}));
        else
            session.out().remark(name + ": " + done);
        session.finish(Exit::Done);
    });
}

} // namespace

void pause(Session &session)
{
    withTrigger(session, session.arguments().values.front(), [&session](TriggerKey key) {
        act(session, PauseTrigger{std::move(key), kActor}, "paused");
    });
}

void resume(Session &session)
{
    withTrigger(session, session.arguments().values.front(), [&session](TriggerKey key) {
        act(session, ResumeTrigger{std::move(key), kActor}, "resumed");
    });
}

void tick(Session &session)
{
    withTrigger(session, session.arguments().values.front(),
                [&session](TriggerKey key) { act(session, TickTrigger{std::move(key)}, "ticked"); });
}

} // namespace sluice::ctl
