#include "app/ctl/commands.h"
#include "app/ctl/ledgertail.h"
#include "app/ctl/names.h"
#include "app/ctl/timetext.h"

namespace sluice::ctl {

namespace {

constexpr std::int64_t kCountMax = 200'000;

Result<LedgerTail::What> asked(const Arguments &arguments)
{
    LedgerTail::What what;
    what.failedOnly = arguments.has("--failed");
    what.follow = arguments.has("--follow");
    if (arguments.has("--since")) {
        SLUICE_LET(what.sinceMs, millisFromText(arguments.option("--since"), nowMillis()));
    }
    if (arguments.has("--count") || !arguments.has("--since")) {
        SLUICE_LET(const auto count, wholeNumber("--count", arguments.option("--count", "1000"), 1, kCountMax));
        what.newest = static_cast<std::uint32_t>(count);
    }
    return what;
}

void begin(Session &session, LedgerTail::What what)
{
    session.onInterrupt([&session](int) { session.finish(Exit::Done); });
    auto *tail = new LedgerTail(session, std::move(what));
    tail->whenDone = [&session, tail] {
        if (tail->printed() == 0)
            session.out().remark("no executions");
        session.finish(Exit::Done);
    };
    tail->begin();
}

} // namespace

void executions(Session &session)
{
    auto what = asked(session.arguments());
    if (!what)
        return session.fail(what.error());
    if (session.arguments().values.empty())
        return begin(session, std::move(*what));
    withTrigger(session, session.arguments().values.front(),
                [&session, what = std::move(*what)](const TriggerKey &key) mutable {
                    what.trigger = toText(key);
                    begin(session, std::move(what));
                });
}

} // namespace sluice::ctl
