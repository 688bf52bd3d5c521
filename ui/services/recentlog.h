// The newest lines of one function's log, as they come while it follows.
#pragma once

#include "models/clientbell.h"
#include "models/reader.h"

#include <QWidget>

#include <functional>
#include <memory>

class QPushButton;

namespace sluice {

class CodeView;
class InkLabel;

class RecentLog final : public QWidget {
    Q_OBJECT
public:
    static constexpr std::uint32_t kLines = 100;
    static constexpr qsizetype kLineMax = 2'000; // characters of a line that are shown
    static constexpr int kAgainMs = 1'000; // at least between two reads

    explicit RecentLog(std::function<std::int64_t()> now, QWidget *parent = nullptr);

    void attach(ClientBell &bell); // once; the bell outlives the view
    void watch(const FunctionKey &function, const LogstoreKey &log); // names empty: there is none
    void stop();
    [[nodiscard]] QString text() const;

private:
    void read();
    void take(Result<LogRows> answer);

    std::function<std::int64_t()> m_now;
    std::unique_ptr<Reader<GetFunctionLog>> m_reader;
    FunctionKey m_function;
    LogstoreKey m_log;
    InkLabel *m_what;
    QPushButton *m_follow;
    CodeView *m_lines;
    QTimer m_soon;
    bool m_watching = false;
};

} // namespace sluice
