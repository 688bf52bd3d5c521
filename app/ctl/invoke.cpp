// invoke: one call of a function, its result to standard output, its log to standard error; or one after each save.
#include "app/ctl/codesaves.h"
#include "app/ctl/commands.h"
#include "app/ctl/format.h"
#include "app/ctl/names.h"
#include "app/ctl/textfile.h"
#include "app/ctl/timetext.h"
#include "engine/base/limits.h"
#include "engine/client/json.h"

#include <algorithm>
#include <filesystem>

namespace sluice::ctl {

namespace {

constexpr std::uint32_t kLedgerLooked = 10'000; // the newest records that --last looks at

bool show(Session &session, const InvokeAnswer &answer)
{
    auto &out = session.out();
    const bool good = answer.status == "ok";
    if (out.json()) {
        out.printLine(toJson(answer));
        return good;
    }
    if (!answer.logTail.empty())
        out.remark(answer.logTail);
    if (answer.startMicros > 0)
        out.remark("The instance started in " + durationText(answer.startMicros / 1'000) + " before that.");
    if (!good)
        out.warn(answer.errorCode + ": " + answer.errorMessage);
    out.print(answer.reply);
    if (out.terminal() && !answer.reply.ends_with('\n'))
        out.print("\n");
    return good;
}

// With the event of the function's newest execution.
void withLastEvent(Session &session, const FunctionKey &function, std::function<void(std::string)> then)
{
    ReadLedger read;
    read.newest = true;
    read.max = kLedgerLooked;
    session.ask(std::move(read), [&session, function, then = std::move(then)](const LedgerRows &ledger) {
        const auto mine = toText(function) + '/';
        const auto found = std::find_if(ledger.rows.rbegin(), ledger.rows.rend(), [&](const LedgerRow &row) {
            return row.attempt > 0 && row.trigger.starts_with(mine);
        });
        if (found == ledger.rows.rend())
            return session.fail({ErrorKind::NotFound, "NoExecution",
                                 "no trigger has called " + toText(function) + " yet; give an event with --event FILE"});
        session.ask(GetExecution{found->sequence}, [then](const ExecutionDetail &detail) { then(detail.event); });
    });
}

// The event that the options name; a file is read anew each time, since it may lie with the code.
void withEvent(Session &session, const FunctionKey &function, std::function<void(std::string)> then)
{
    const auto &arguments = session.arguments();
    if (arguments.has("--last"))
        return withLastEvent(session, function, std::move(then));
    if (!arguments.has("--event"))
        return then("{}");
    auto text = readText(arguments.option("--event"), limits::kEventPayloadBytesMax);
    if (!text)
        return session.fail(text.error());
    then(std::move(*text));
}

void callOnce(Session &session, const FunctionKey &function)
{
    withEvent(session, function, [&session, function](std::string event) {
        session.ask(InvokeFunction{function, std::move(event)}, [&session](const InvokeAnswer &answer) {
            session.finish(show(session, answer) ? Exit::Done : Exit::Failed);
        });
    });
}

// Calls again whenever the code was saved, one call at a time.
class CallLoop final : public QObject {
public:
    CallLoop(Session &session, FunctionKey function)
        : QObject(&session)
        , m_session(session)
        , m_function(std::move(function))
    {
    }
    void begin()
    {
        m_session.onInterrupt([this](int) { m_session.finish(Exit::Done); });
        m_session.ask(GetDefinitions(), [this](const DefinitionRows &all) {
            const auto found = std::ranges::find(all.functions, m_function, &Function::key);
            if (found == all.functions.end())
                return m_session.fail(
                    {ErrorKind::NotFound, "FunctionNotFound", "function '" + toText(m_function) + "' does not exist"});
            if (found->code.empty())
                return m_session.fail({ErrorKind::Invalid, "Usage",
                                       toText(m_function) + " is a template: it has no code that could be saved"});
            std::error_code ignored;
            if (!std::filesystem::exists(found->code, ignored))
                return m_session.fail({ErrorKind::NotFound, "CodeNotFound", "there is no folder or zip " + found->code});
            if (!found->pinnedCode.empty())
                m_session.out().warn("a version is pinned: what is saved does not run (`sluicectl function unpin "
                                     + toText(m_function) + "` runs it)");
            new CodeSaves(
                found->code, [this] { saved(); }, this);
            call();
        });
    }

private:
    void saved()
    {
        m_again = true;
        if (m_calling)
            return;
        m_session.out().remark("\nsaved at " + clockText(nowMillis()).substr(0, 8) + ": once more");
        call();
    }
    // The engine hears of a save by itself; asked for the versions it answers when it has.
    void call()
    {
        m_calling = true;
        m_again = false;
        m_session.attempt(GetFunctionVersions{m_function}, [this](const Result<FunctionVersionRows> &) {
            withEvent(m_session, m_function, [this](std::string event) {
                m_session.ask(InvokeFunction{m_function, std::move(event)}, [this](const InvokeAnswer &answer) {
                    show(m_session, answer);
                    m_calling = false;
                    if (m_again)
                        saved();
                });
            });
        });
    }

    Session &m_session;
    const FunctionKey m_function;
    bool m_calling = false;
    bool m_again = false;
};

} // namespace

void invoke(Session &session)
{
    const auto &arguments = session.arguments();
    auto key = functionFromText(arguments.values.front());
    if (!key)
        return session.fail(key.error());
    if (arguments.has("--last") && arguments.has("--event"))
        return session.fail({ErrorKind::Invalid, "Usage", "either --last or --event, not both"});
    if (!arguments.has("--watch"))
        return callOnce(session, *key);
    if (arguments.option("--event") == "-")
        return session.fail({ErrorKind::Invalid, "Usage", "--watch reads the event before each call: name a file"});
    (new CallLoop(session, std::move(*key)))->begin();
}

} // namespace sluice::ctl
