// invoke: one call of a function, its result to standard output, its log to standard error.
#include "app/ctl/commands.h"
#include "app/ctl/names.h"
#include "app/ctl/textfile.h"
#include "engine/base/limits.h"
#include "engine/client/json.h"

#include <algorithm>

namespace sluice::ctl {

namespace {

constexpr std::uint32_t kLedgerLooked = 10'000; // the newest records that --last looks at

void show(Session &session, const InvokeAnswer &answer)
{
    auto &out = session.out();
    const bool good = answer.status == "ok";
    if (out.json()) {
        out.printLine(toJson(answer));
    } else {
        if (!answer.logTail.empty())
            out.remark(answer.logTail);
        if (!good)
            out.warn(answer.errorCode + ": " + answer.errorMessage);
        out.print(answer.reply);
        if (out.terminal() && !answer.reply.ends_with('\n'))
            out.print("\n");
    }
    session.finish(good ? Exit::Done : Exit::Failed);
}

void callWith(Session &session, const FunctionKey &function, std::string event)
{
    session.ask(InvokeFunction{function, std::move(event)},
                [&session](const InvokeAnswer &answer) { show(session, answer); });
}

// With the event of the function's newest execution.
void callWithLast(Session &session, const FunctionKey &function)
{
    ReadLedger read;
    read.newest = true;
    read.max = kLedgerLooked;
    session.ask(std::move(read), [&session, function](const LedgerRows &ledger) {
        const auto mine = toText(function) + '/';
        const auto found = std::find_if(ledger.rows.rbegin(), ledger.rows.rend(), [&](const LedgerRow &row) {
            return row.attempt > 0 && row.trigger.starts_with(mine);
        });
        if (found == ledger.rows.rend())
            return session.fail({ErrorKind::NotFound, "NoExecution",
                                 "no trigger has called " + toText(function) + " yet; give an event with --event FILE"});
        session.ask(GetExecution{found->sequence},
                    [&session, function](const ExecutionDetail &detail) { callWith(session, function, detail.event); });
    });
}

} // namespace

void invoke(Session &session)
{
    const auto &arguments = session.arguments();
    auto key = functionFromText(arguments.values.front());
    if (!key)
        return session.fail(key.error());
    if (arguments.has("--last") && arguments.has("--event"))
        return session.fail({ErrorKind::Invalid, "Usage", "either --last or --event, not both"});
    if (arguments.has("--last"))
        return callWithLast(session, *key);
    std::string event = "{}";
    if (arguments.has("--event")) {
        auto text = readText(arguments.option("--event"), limits::kEventPayloadBytesMax);
        if (!text)
            return session.fail(text.error());
        event = std::move(*text);
    }
    callWith(session, *key, std::move(event));
}

} // namespace sluice::ctl
