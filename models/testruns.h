// The calls of functions that a person made by hand in this session. A call that was started ends, whoever looks: there is
// no way to take it back. UI thread. Owner: the workspace, so runs outlive the page that started them.
#pragma once

#include "models/workspace.h"

#include <deque>
#include <optional>

namespace sluice {

struct TestRun {
    std::uint64_t id = 0; // from 1, in this session
    FunctionKey function;
    QString eventName; // as the list of events calls it
    std::int64_t startedMs = 0;
    std::int64_t endedMs = 0; // 0 = it runs
    std::optional<InvokeAnswer> answer; // none: it runs, or the engine did not answer
    std::optional<Error> error;
    bool replyDropped = false; // there are newer ones, and no room for all

    [[nodiscard]] bool isRunning() const { return endedMs == 0; }
    [[nodiscard]] bool isOk() const { return answer && answer->status == "ok" && answer->errorType.empty(); }
};

class TestRuns final : public QObject {
    Q_OBJECT
public:
    static constexpr std::size_t kKept = 20; // of one function
    static constexpr std::size_t kReplyBytesKept = 32 * 1024 * 1024; // of all replies of one function

    explicit TestRuns(Workspace &workspace);
    [[nodiscard]] static TestRuns &of(Workspace &workspace); // made when it is first asked for

    // False: one of that function runs already, nothing was started.
    bool start(const FunctionKey &function, const QString &eventName, const QByteArray &event);
    [[nodiscard]] const std::deque<TestRun> &runs(const FunctionKey &function) const; // the newest first
    [[nodiscard]] const TestRun *find(const FunctionKey &function, std::uint64_t id) const;
    [[nodiscard]] bool isRunning(const FunctionKey &function) const;

signals:
    void started(std::uint64_t id);
    void ended(std::uint64_t id);

private:
    void take(const FunctionKey &function, std::uint64_t id, Result<InvokeAnswer> answer);

    Workspace &m_workspace;
    std::map<FunctionKey, std::deque<TestRun>> m_runs;
    std::uint64_t m_last = 0;
};

} // namespace sluice
