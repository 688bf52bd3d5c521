#include "app/ctl/commands.h"
#include "app/ctl/planrows.h"
#include "app/ctl/runprogress.h"
#include "app/ctl/stackargument.h"
#include "app/ctl/summary.h"

#include <QTimer>

namespace sluice::ctl {

namespace {

constexpr std::int64_t kTimeoutSecondsMax = 30LL * 86'400;

class Run final : public QObject {
public:
    Run(Session &session, bool untilIdle, std::int64_t timeoutMs)
        : QObject(&session)
        , m_session(session)
        , m_untilIdle(untilIdle)
        , m_timeoutMs(timeoutMs)
    {
    }

    void begin(StackArgument stack)
    {
        m_begun.start();
        m_session.ask(ApplyStack{std::move(stack.text), std::move(stack.file), false, kActor}, [this](const PlanRows &plan) {
            for (const auto &warning : plan.warnings)
                m_session.out().warn(warning);
            m_progress = new RunProgress(m_session);
            m_session.onInterrupt(
                [this](int) { stopped(Exit::Failed, "interrupted: windows in flight are tried again at the next start"); });
            if (m_untilIdle)
                awaitIdle();
            else
                untilInterrupted();
        });
    }

private:
    void awaitIdle()
    {
        m_session.attempt(AwaitIdle{m_timeoutMs}, [this](Result<RunSummary> summary) {
            m_progress->end();
            if (!summary && summary.error().code == "RunTimeout")
                return stopped(Exit::Failed, "not idle after --timeout: what is left goes on at the next start");
            if (!summary)
                return m_session.fail(summary.error());
            printSummary(m_session, *summary);
            m_session.finish(exitFor(*summary));
        });
    }

    void untilInterrupted()
    {
        m_session.onInterrupt([this](int) { stopped(Exit::Done, {}); });
        if (m_timeoutMs > 0)
            QTimer::singleShot(std::chrono::milliseconds(m_timeoutMs), this, [this] { stopped(Exit::Done, {}); });
    }

    // The engine counted no whole run: the triggers' own figures.
    void stopped(Exit exit, const std::string &why)
    {
        if (std::exchange(m_stopped, true))
            return;
        m_progress->end();
        if (!why.empty())
            m_session.out().warn(why);
        m_session.ask(GetTriggers(), [this, exit](const TriggerRows &triggers) {
            const auto summary = summaryOf(triggers, double(m_begun.elapsed()) / 1000);
            printSummary(m_session, summary);
            m_session.finish(exit == Exit::Done ? exitFor(summary) : exit);
        });
    }

    Session &m_session;
    const bool m_untilIdle;
    const std::int64_t m_timeoutMs;
    QElapsedTimer m_begun;
    RunProgress *m_progress = nullptr;
    bool m_stopped = false;
};

} // namespace

void run(Session &session)
{
    const auto &arguments = session.arguments();
    const auto timeout = wholeNumber("--timeout", arguments.option("--timeout", "0"), 0, kTimeoutSecondsMax);
    if (!timeout)
        return session.fail(timeout.error());
    auto stack = stackArgument(session);
    if (!stack)
        return session.fail(stack.error());
    (new Run(session, arguments.has("--until-idle"), *timeout * 1000))->begin(std::move(*stack));
}

} // namespace sluice::ctl
