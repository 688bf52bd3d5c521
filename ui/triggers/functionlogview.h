// What a function wrote for one request, oldest first; lines that come while it is looked at are added.
#pragma once

#include "models/clientbell.h"
#include "models/reader.h"

#include <QStackedWidget>

#include <memory>

namespace sluice {

class CodeView;
class EmptyState;

class FunctionLogView final : public QStackedWidget {
    Q_OBJECT
public:
    static constexpr qsizetype kLineMost = 20'000; // characters of a line; the cut is said
    static constexpr int kLinesMost = 10'000; // the oldest go from the view

    explicit FunctionLogView(QWidget *parent = nullptr);

    void attach(ClientBell &bell); // once; it outlives the view
    void open(const FunctionKey &function, const std::string &request); // "" = there was no invocation
    void clear();
    void setNow(std::int64_t nowMs) { m_nowMs = nowMs; }

private:
    void ask();
    void take(Result<LogRows> answer);

    std::unique_ptr<Reader<GetFunctionLog>> m_reader;
    CodeView *m_lines;
    EmptyState *m_empty;
    FunctionKey m_function;
    std::string m_request;
    std::string m_position; // "" = nothing read yet
    std::int64_t m_nowMs = 0;
    bool m_again = false; // there may be more lines than the read under way gives
};

} // namespace sluice
