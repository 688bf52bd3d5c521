// A test run below the code: how it ended in a line, then result, log and timings side by side; the runs before it, and what
// differs between two of them.
#pragma once

#include "models/runlog.h"
#include "models/testruns.h"
#include "models/tracelines.h"

#include <QWidget>

class QHBoxLayout;
class QPushButton;

namespace sluice {

class BadgeLabel;
class EmptyState;
class GapSplitter;
class InkLabel;
class PaneCard;
class PlaceView;
class Segmented;
class Timings;

class RunView final : public QWidget {
    Q_OBJECT
public:
    explicit RunView(Workspace &workspace, QWidget *parent = nullptr);

    void setFunction(const Function &function);
    void clear();
    void setNarrow(bool narrow); // one of the three at a time
    [[nodiscard]] std::uint64_t shownRun() const { return m_run; } // 0 = none

signals:
    void placeAsked(const sluice::CodePlace &place);
    void failedAt(const QList<CodePlace> &trace,
                  const QString &words); // of the run that is shown; empty = it names no place

protected:
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    QLayout *buildLine();
    QWidget *buildPanes();
    void choose(std::uint64_t id);
    void showRun(const TestRun &run);
    void showResult(const TestRun &run);
    void showLog();
    void showBefore();
    void tick();
    void started(std::uint64_t id);
    void ended(std::uint64_t id);
    void compare();
    void copyResult();
    void choosePane(int index);
    [[nodiscard]] bool hasLog() const;
    [[nodiscard]] const TestRun *current() const;

    Workspace &m_workspace;
    TestRuns &m_runs;
    RunLog m_log;
    Function m_function;
    std::uint64_t m_run = 0;
    InkLabel *m_title = nullptr;
    BadgeLabel *m_badge = nullptr;
    InkLabel *m_facts = nullptr;
    QWidget *m_before = nullptr;
    QHBoxLayout *m_beforeRow = nullptr;
    QPushButton *m_compare = nullptr;
    Segmented *m_choice = nullptr;
    GapSplitter *m_panes = nullptr;
    PaneCard *m_resultCard = nullptr;
    PlaceView *m_result = nullptr;
    EmptyState *m_resultEmpty = nullptr;
    BadgeLabel *m_kind = nullptr;
    QPushButton *m_copy = nullptr;
    InkLabel *m_cut = nullptr;
    PaneCard *m_logCard = nullptr;
    PlaceView *m_logView = nullptr;
    InkLabel *m_logFacts = nullptr;
    InkLabel *m_logNote = nullptr;
    PaneCard *m_timeCard = nullptr;
    Timings *m_timings = nullptr;
    InkLabel *m_timeFacts = nullptr;
    QTimer m_tick;
    QStringList m_logShown;
    bool m_narrow = false;
};

} // namespace sluice
