#include "models/testruns.h"

#include <algorithm>

namespace sluice {

TestRuns::TestRuns(Workspace &workspace)
    : QObject(&workspace)
    , m_workspace(workspace)
{
}

TestRuns &TestRuns::of(Workspace &workspace)
{
    if (auto *found = workspace.findChild<TestRuns *>(QString(), Qt::FindDirectChildrenOnly))
        return *found;
    return *new TestRuns(workspace);
}

bool TestRuns::start(const FunctionKey &function, const QString &eventName, const QByteArray &event)
{
    if (isRunning(function))
        return false;
    TestRun run;
    run.id = ++m_last;
    run.function = function;
    run.eventName = eventName;
    run.startedMs = m_workspace.now();
    auto &all = m_runs[function];
    all.push_front(std::move(run));
    if (all.size() > kKept)
        all.pop_back();
    InvokeFunction command;
    command.function = function;
    command.event = event.toStdString();
    // Who saves and runs in one go wants what was saved: a look at the versions is answered when the engine has noticed it.
    m_workspace.send(GetFunctionVersions{function}, this,
                     [this, id = m_last, command = std::move(command)](Result<FunctionVersionRows>) mutable {
                         const auto called = command.function;
                         m_workspace.send(std::move(command), this, [this, called, id](Result<InvokeAnswer> answer) {
                             take(called, id, std::move(answer));
                         });
                     });
    emit started(m_last);
    return true;
}

void TestRuns::take(const FunctionKey &function, std::uint64_t id, Result<InvokeAnswer> answer)
{
    auto &all = m_runs[function];
    const auto run = std::find_if(all.begin(), all.end(), [id](const TestRun &one) { return one.id == id; });
    if (run == all.end())
        return;
    run->endedMs = std::max(m_workspace.now(), run->startedMs + 1);
    if (answer)
        run->answer = std::move(*answer);
    else
        run->error = std::move(answer).error();
    std::size_t kept = 0;
    for (auto &one : all) {
        const auto bytes = one.answer ? one.answer->reply.size() : 0;
        if (kept + bytes > kReplyBytesKept && one.id != id) {
            one.answer->reply = {};
            one.replyDropped = true;
        } else {
            kept += bytes;
        }
    }
    emit ended(id);
}

const std::deque<TestRun> &TestRuns::runs(const FunctionKey &function) const
{
    static const std::deque<TestRun> kNone;
    const auto found = m_runs.find(function);
    return found == m_runs.end() ? kNone : found->second;
}

const TestRun *TestRuns::find(const FunctionKey &function, std::uint64_t id) const
{
    const auto &all = runs(function);
    const auto found = std::find_if(all.begin(), all.end(), [id](const TestRun &one) { return one.id == id; });
    return found == all.end() ? nullptr : &*found;
}

bool TestRuns::isRunning(const FunctionKey &function) const
{
    const auto &all = runs(function);
    return !all.empty() && all.front().isRunning();
}

} // namespace sluice
