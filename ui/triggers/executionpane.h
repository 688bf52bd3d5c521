// One execution: its window, its attempts, what failed and why, the event and the function log of the attempt.
#pragma once

#include "models/clientbell.h"
#include "models/reader.h"
#include "ui/codelink.h"
#include "ui/widgets/controls.h"

#include <array>
#include <memory>

class QBoxLayout;
class QStackedWidget;
class QTabBar;

namespace sluice {

class CodeView;
class FunctionLogView;
class RecordsView;
class Timeline;
class TroubleBox;

enum class PaneDirection { Stacked, Beside }; // beside: facts at the left, event and log at the right

class ExecutionPane final : public QWidget {
    Q_OBJECT
public:
    explicit ExecutionPane(QWidget *parent = nullptr);

    void attach(ClientBell &bell); // once; the bell outlives the pane
    void open(std::uint64_t sequence, const FunctionKey &function, const LogstoreKey &source);
    void setSource(const LogstoreKey &source); // where its records are, when that is known later
    void clear();
    void setDirection(PaneDirection direction);
    void setNow(std::int64_t nowMs);
    void showAgain() { showAttempts(); } // the zone of times is another one
    void setDefinitions(const DefinitionRows &definitions); // whether its function has code, and where
    void setRunning(bool running); // an attempt of this trigger is in flight: its function log can be followed
    void setNextRound(std::int64_t nextMs); // of the pump that the execution belongs to; 0 = none
    [[nodiscard]] std::uint64_t sequence() const { return m_sequence; }
    [[nodiscard]] bool isLoaded() const { return !m_attempts.empty(); }

signals:
    void closeAsked();
    void stepAsked(int by); // -1 = the row above
    void copied(const QString &what);
    void placeAsked(const QString &place); // ui/places.h
    void tickAsked();
    void loaded();

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    static constexpr int kLogTab = 1;

    void build();
    QWidget *buildStory();
    QWidget *buildTexts();
    QLayout *buildHead();
    QLayout *buildFacts();
    QLayout *buildFoot();
    void take(Result<ExecutionDetail> answer);
    void showAttempts();
    void showHead(const LedgerRow &chosen);
    void showRemedy(const LedgerRow &chosen);
    [[nodiscard]] CodeLink linkOf(const LedgerRow &chosen) const;
    [[nodiscard]] const LedgerRow *chosen() const; // null = nothing is read
    void copyEvent(bool asTest);

    std::unique_ptr<Reader<GetExecution>> m_reader;
    QBoxLayout *m_halves = nullptr;
    std::array<QSpacerItem *, 2> m_gaps{}; // around the attempts
    QList<QWidget *> m_names; // of the window and the task; the event has them too
    InkLabel *m_title = nullptr;
    BadgeLabel *m_status = nullptr;
    InkLabel *m_round = nullptr;
    InkLabel *m_window = nullptr;
    InkLabel *m_cursors = nullptr;
    InkLabel *m_task = nullptr;
    InkLabel *m_request = nullptr;
    Timeline *m_timeline = nullptr;
    TroubleBox *m_trouble = nullptr;
    QTabBar *m_tabs = nullptr;
    QStackedWidget *m_pages = nullptr;
    CodeView *m_event = nullptr;
    FunctionLogView *m_log = nullptr;
    RecordsView *m_records = nullptr;
    QPushButton *m_copy = nullptr;
    QPushButton *m_copyTest = nullptr;
    QString m_remedyOf; // what the trouble's buttons were made for
    QString m_eventText; // byte for byte, as the function got it
    std::vector<LedgerRow> m_attempts;
    FunctionKey m_function;
    DefinitionRows m_code; // what is known of functions
    LogstoreKey m_source;
    std::uint64_t m_sequence = 0;
    std::int64_t m_nextRoundMs = 0;
    std::int64_t m_nowMs = 0;
};

} // namespace sluice
