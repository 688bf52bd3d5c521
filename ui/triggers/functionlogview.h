// What a function wrote for one request, oldest first; lines that come while it is looked at are added. While an execution
// is under way it can be followed instead: the request whose end is not in the log yet, and the next one after it.
#pragma once

#include "models/clientbell.h"
#include "models/reader.h"

#include <QWidget>

#include <memory>

class QPushButton;
class QStackedWidget;

namespace sluice {

class CodeView;
class EmptyState;

class FunctionLogView final : public QWidget {
    Q_OBJECT
public:
    static constexpr qsizetype kLineMost = 20'000; // characters of a line; the cut is said
    static constexpr int kLinesMost = 10'000; // the oldest go from the view
    static constexpr std::uint32_t kLookedAt = 500; // newest lines that are searched for a request that runs

    explicit FunctionLogView(QWidget *parent = nullptr);

    void attach(ClientBell &bell); // once; it outlives the view
    void open(const FunctionKey &function, const std::string &request); // "" = there was no invocation
    void clear();
    void setRunning(bool running); // an attempt is in flight: it can be followed
    void setNow(std::int64_t nowMs) { m_nowMs = nowMs; }
    [[nodiscard]] QString text() const; // what is shown, a line each

signals:
    void shown(); // text() is another one

private:
    void ask();
    void take(Result<LogRows> answer);
    void show(const std::string &request);
    void followRunning(bool follow);
    void lookForRunning();
    void takeRunning(Result<LogRows> answer);
    void sayNothing();

    std::unique_ptr<Reader<GetFunctionLog>> m_reader;
    std::unique_ptr<Reader<GetFunctionLog>> m_looker; // for what runs
    QPushButton *m_running;
    QStackedWidget *m_stack;
    CodeView *m_lines;
    EmptyState *m_empty;
    FunctionKey m_function;
    std::string m_request; // that is shown
    std::string m_chosen; // that was opened
    std::string m_position; // "" = nothing read yet
    std::int64_t m_nowMs = 0;
    bool m_again = false; // there may be more lines than the read under way gives
};

} // namespace sluice
