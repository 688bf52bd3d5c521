// What a function writes while a person tries it: lines as they come, and in the end exactly those of that call. The tail
// that comes with the answer stands in until the Logstore has them all, or for good where there is none. UI thread.
#pragma once

#include "models/workspace.h"

namespace sluice {

struct RunLogLine {
    std::int64_t timeMs = 0; // 0 = not known: of a tail; or it goes on with the line before
    QString text;
    std::string requestId;
    friend bool operator==(const RunLogLine &, const RunLogLine &) = default;
};

class RunLog final : public QObject {
    Q_OBJECT
public:
    static constexpr int kReadMs = 300; // between two reads of a log that grows
    static constexpr std::size_t kLinesMost = 5'000; // the oldest go
    static constexpr qsizetype kLineMost = 4'000; // characters; the cut is said
    static constexpr int kSettleReads = 20; // for the last lines of a call that has ended

    explicit RunLog(Workspace &workspace, QObject *parent = nullptr);

    void begin(const FunctionKey &function, bool hasLog); // a call starts now
    void end(const std::string &requestId, const std::string &tail);
    void show(const FunctionKey &function, bool hasLog, const std::string &requestId,
              const std::string &tail); // an older call
    void clear();
    void setActive(bool active); // somebody looks: else nothing is read

    [[nodiscard]] const std::vector<RunLogLine> &lines() const { return m_lines; }
    [[nodiscard]] bool isTail() const { return m_isTail; } // only the last 4 KB
    [[nodiscard]] bool isMixed() const; // of several calls: nothing tells yet which are this one's
    [[nodiscard]] std::size_t dropped() const { return m_dropped; } // oldest lines that went

signals:
    void changed();

private:
    void read();
    void takeNews(Result<LogRows> answer);
    void takeAll(Result<LogRows> answer);
    void setTail(const std::string &tail);
    void keepLast();

    Workspace &m_workspace;
    QTimer m_timer;
    FunctionKey m_function;
    std::vector<RunLogLine> m_lines;
    std::string m_requestId; // "" = it runs
    std::string m_position; // of the log, where the call began
    std::uint64_t m_turn = 0; // answers to an older call are dropped
    std::size_t m_dropped = 0;
    int m_readsLeft = 0;
    bool m_active = true;
    bool m_hasLog = false;
    bool m_positioned = false;
    bool m_busy = false;
    bool m_isTail = false;
};

} // namespace sluice
