#include "ui/triggers/executionpane.h"

#include "models/format.h"
#include "ui/places.h"
#include "ui/theme/fonts.h"
#include "ui/theme/icons.h"
#include "ui/theme/status.h"
#include "ui/triggers/functionlogview.h"
#include "ui/triggers/recordsview.h"
#include "ui/widgets/boxes.h"
#include "ui/widgets/codeview.h"
#include "ui/widgets/timeline.h"

#include <QClipboard>
#include <QGridLayout>
#include <QGuiApplication>
#include <QPainter>
#include <QStackedWidget>
#include <QTabBar>

namespace sluice {

namespace {

constexpr int kFactLabel = 50;

constexpr int kRecordsTab = 2;
constexpr qsizetype kEventMost = 1'000'000; // characters that are shown; all are copied

InkLabel *valueLabel(const QFont &font, Qt::TextElideMode elide)
{
    auto *label = new InkLabel(Ink::Text);
    label->setFont(font);
    label->setElide(elide);
    return label;
}

// Nothing of an earlier execution stays beside the words of another one.
void emptyTexts(QString &text, CodeView &event, FunctionLogView &log, RecordsView &records)
{
    text.clear();
    event.clear();
    log.clear();
    records.clear();
}

} // namespace

ExecutionPane::ExecutionPane(QWidget *parent)
    : QWidget(parent)
{
    setMinimumWidth(measure::kDetailLeast);
    build();
    clear();
}

void ExecutionPane::build()
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(measure::kEdge - measure::kSplitter / 2, measure::kSection, measure::kEdge,
                               measure::kSection);
    column->setSpacing(0);
    column->addLayout(buildHead());
    m_halves = new QBoxLayout(QBoxLayout::TopToBottom);
    m_halves->setSpacing(measure::kGap);
    m_halves->addWidget(buildStory());
    m_halves->addWidget(buildTexts(), 1);
    column->addLayout(m_halves, 1);
}

void ExecutionPane::setDirection(PaneDirection direction)
{
    const bool beside = direction == PaneDirection::Beside;
    m_halves->setDirection(beside ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom);
    m_halves->setSpacing(beside ? measure::kEdge : measure::kGap);
    m_halves->setStretch(0, beside ? 1 : 0);
    for (auto *name : m_names)
        name->setVisible(!beside); // a low pane keeps its room for what failed
    for (auto *gap : m_gaps)
        gap->changeSize(0, beside ? measure::kSmallGap : measure::kSection, QSizePolicy::Minimum, QSizePolicy::Fixed);
    m_halves->invalidate();
}

// What happened: the window, the attempts, what failed.
QWidget *ExecutionPane::buildStory()
{
    auto *story = new QWidget;
    auto *column = new QVBoxLayout(story);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(buildFacts());
    for (auto *&gap : m_gaps)
        gap = new QSpacerItem(0, measure::kSection, QSizePolicy::Minimum, QSizePolicy::Fixed);
    column->addItem(m_gaps[0]);
    column->addWidget(makeHeading(tr("Attempts")));
    column->addSpacing(2);
    m_timeline = new Timeline;
    column->addWidget(m_timeline);
    column->addItem(m_gaps[1]);
    m_trouble = new TroubleBox;
    column->addWidget(m_trouble);
    column->addStretch(1);
    return story;
}

// The event and the function log of the attempt.
QWidget *ExecutionPane::buildTexts()
{
    auto *texts = new QWidget;
    auto *column = new QVBoxLayout(texts);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    m_tabs = new QTabBar;
    m_tabs->setFont(fonts::bold()); // room for the current tab, which is bold
    m_tabs->setDrawBase(false);
    m_tabs->setExpanding(false);
    m_tabs->addTab(tr("Event JSON"));
    m_tabs->addTab(tr("Function log"));
    m_tabs->addTab(tr("Records"));
    m_tabs->setFocusPolicy(Qt::TabFocus);
    m_event = new CodeView(CodeKind::Json);
    m_event->setObjectName(QStringLiteral("event"));
    m_event->setAccessibleName(tr("Event JSON"));
    m_log = new FunctionLogView;
    m_records = new RecordsView;
    connect(m_log, &FunctionLogView::shown, this, [this] {
        if (const auto *row = chosen())
            showRemedy(*row); // it may name the line that failed
    });
    connect(m_records, &RecordsView::copied, this, &ExecutionPane::copied);
    m_pages = new QStackedWidget;
    m_pages->addWidget(m_event);
    m_pages->addWidget(m_log);
    m_pages->addWidget(m_records);
    m_pages->setMinimumHeight(96);
    column->addWidget(m_tabs);
    column->addWidget(m_pages, 1);
    column->addSpacing(measure::kSection);
    column->addLayout(buildFoot());
    connect(m_tabs, &QTabBar::currentChanged, m_pages, &QStackedWidget::setCurrentIndex);
    return texts;
}

QLayout *ExecutionPane::buildHead()
{
    auto *row = new QHBoxLayout;
    row->setSpacing(measure::kSection);
    m_title = valueLabel(fonts::bold(), Qt::ElideRight);
    row->addWidget(m_title, 1);
    const auto add = [this, row](const QString &words, const char *name, auto slot) {
        auto *button = makeIconButton(words, name);
        connect(button, &QPushButton::clicked, this, slot);
        row->addWidget(button);
    };
    add(tr("Newer execution"), "up", [this] { emit stepAsked(-1); });
    add(tr("Older execution"), "down", [this] { emit stepAsked(1); });
    add(tr("Close (Esc)"), "close", [this] { emit closeAsked(); });
    return row;
}

QLayout *ExecutionPane::buildFacts()
{
    auto *column = new QVBoxLayout;
    column->setSpacing(measure::kSmallGap);
    column->setContentsMargins(0, 0, 0, 0);
    auto *status = new QHBoxLayout;
    status->setSpacing(measure::kSection);
    m_status = new BadgeLabel;
    m_status->setBold(false);
    m_round = new InkLabel(Ink::Text2);
    m_round->setElide(Qt::ElideRight);
    status->addWidget(m_status);
    status->addWidget(m_round, 1);
    column->addLayout(status);
    column->addSpacing(measure::kSmallGap);
    auto *grid = new QGridLayout;
    grid->setHorizontalSpacing(measure::kGap);
    grid->setVerticalSpacing(measure::kSmallGap);
    grid->setColumnMinimumWidth(0, kFactLabel);
    grid->setColumnStretch(1, 1);
    m_window = valueLabel(fonts::base(), Qt::ElideRight);
    m_cursors = valueLabel(fonts::code(), Qt::ElideMiddle);
    m_task = valueLabel(fonts::code(), Qt::ElideMiddle);
    const std::pair<QString, InkLabel *> facts[] = {
        {tr("Window"), m_window}, {tr("Cursors"), m_cursors}, {tr("Task"), m_task}};
    int line = 0;
    for (const auto &[word, label] : facts) {
        auto *name = makeLabel(word, Ink::Text2);
        grid->addWidget(name, line, 0);
        grid->addWidget(label, line++, 1);
        if (label != m_window)
            m_names.append({name, label});
    }
    column->addLayout(grid);
    return column;
}

QLayout *ExecutionPane::buildFoot()
{
    auto *row = new QHBoxLayout;
    row->setSpacing(measure::kSection);
    m_copy = makeButton(tr("&Copy event"), "copy");
    m_copy->setToolTip(tr("Byte for byte, as the function got it"));
    connect(m_copy, &QPushButton::clicked, this, [this] { copyEvent(false); });
    m_copyTest = makeButton(tr("Copy as test e&vent"), "flask");
    m_copyTest->setToolTip(tr("Indented, to be edited and given to the function by hand"));
    connect(m_copyTest, &QPushButton::clicked, this, [this] { copyEvent(true); });
    m_request = valueLabel(fonts::small(), Qt::ElideMiddle);
    m_request->setInk(Ink::Text2);
    m_request->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    row->addWidget(m_copy);
    row->addWidget(m_copyTest);
    row->addWidget(m_request, 1);
    return row;
}

void ExecutionPane::attach(ClientBell &bell)
{
    m_reader = std::make_unique<Reader<GetExecution>>(bell.client(), this,
                                                      [this](Result<ExecutionDetail> answer) { take(std::move(answer)); });
    m_log->attach(bell);
    m_records->attach(bell);
}

void ExecutionPane::setNow(std::int64_t nowMs)
{
    m_nowMs = nowMs;
    m_log->setNow(nowMs);
    m_records->setNow(nowMs);
}

void ExecutionPane::copyEvent(bool asTest)
{
    QGuiApplication::clipboard()->setText(asTest ? indentedJson(m_eventText) + QLatin1Char('\n') : m_eventText);
    emit copied(asTest ? tr("Test event copied") : tr("Event copied"));
}

void ExecutionPane::open(std::uint64_t sequence, const FunctionKey &function, const LogstoreKey &source)
{
    m_sequence = sequence;
    m_function = function;
    m_source = source;
    GetExecution command;
    command.sequence = sequence;
    if (m_reader)
        m_reader->ask(std::move(command));
}

void ExecutionPane::setSource(const LogstoreKey &source)
{
    if (source == m_source)
        return;
    m_source = source;
    showAttempts();
}

void ExecutionPane::clear()
{
    m_sequence = 0;
    m_attempts.clear();
    if (m_reader)
        m_reader->forget();
    emptyTexts(m_eventText, *m_event, *m_log, *m_records);
    for (auto *button : {m_copy, m_copyTest})
        button->setEnabled(false);
    m_trouble->hide();
}

void ExecutionPane::setRunning(bool running)
{
    m_log->setRunning(running);
}

void ExecutionPane::setNextRound(std::int64_t nextMs)
{
    if (m_nextRoundMs == nextMs)
        return;
    m_nextRoundMs = nextMs;
    showAttempts();
}

void ExecutionPane::take(Result<ExecutionDetail> answer)
{
    if (!answer || answer->attempts.empty()) {
        m_attempts.clear();
        emptyTexts(m_eventText, *m_event, *m_log, *m_records);
        for (auto *button : {m_copy, m_copyTest})
            button->setEnabled(false);
        m_title->setFullText(tr("Execution"));
        m_trouble->set(answer ? Trouble{tr("This execution is not there any more"),
                                        tr("The ledger keeps the newest records; this one went."),
                                        tr("Look for it in the trigger log's Logstore.")}
                              : troubleOf(answer.error(), tr("Could not read the execution")));
        m_trouble->show();
        return;
    }
    m_attempts = std::move(answer->attempts);
    m_eventText = QString::fromStdString(answer->event);
    m_event->setCode(m_eventText.size() <= kEventMost
                         ? indentedJson(m_eventText)
                         : tr("%1… (cut here; Copy event has all of it)").arg(m_eventText.left(kEventMost)));
    for (auto *button : {m_copy, m_copyTest})
        button->setEnabled(!m_eventText.isEmpty());
    showAttempts();
    emit loaded();
}

void ExecutionPane::showAttempts()
{
    if (m_attempts.empty())
        return;
    const auto *chosen = this->chosen();
    std::vector<LedgerRow> round;
    std::copy_if(m_attempts.begin(), m_attempts.end(), std::back_inserter(round),
                 [chosen](const LedgerRow &row) { return row.round == chosen->round && row.attempt > 0; });
    m_timeline->setVisible(!round.empty());
    m_timeline->set(round, m_nowMs);
    showHead(*chosen);
    showRemedy(*chosen);
    m_request->setFullText(chosen->requestId.empty() ? QString()
                                                     : tr("request %1").arg(QString::fromStdString(chosen->requestId)));
    m_log->open(m_function, chosen->requestId);
    m_records->open({m_source, chosen->shard, chosen->beginCursor, chosen->endCursor, chosen->windowLines});
    m_tabs->setTabText(kRecordsTab, tr("Records %1").arg(format::number(chosen->windowLines)));
}

void ExecutionPane::showHead(const LedgerRow &chosen)
{
    const auto first = std::find_if(m_attempts.begin(), m_attempts.end(),
                                    [&chosen](const LedgerRow &row) { return row.round == chosen.round; });
    const auto &last = *std::find_if(m_attempts.rbegin(), m_attempts.rend(),
                                     [&chosen](const LedgerRow &row) { return row.round == chosen.round; });
    m_title->setFullText(tr("Execution %1, shard %2").arg(format::time(first->startedMs, m_nowMs)).arg(chosen.shard));
    const auto status = statusOf(chosen);
    const auto badge = badgeOf(status);
    m_status->set(badge.icon, badge.ink, word(status));
    if (chosen.attempt == 0)
        m_round->setFullText(tr("without an attempt"));
    else if (m_nextRoundMs > 0 && last.status != AttemptStatus::Ok && last.attempt >= last.attemptsMax)
        m_round->setFullText(tr("round %1, %2 of %3 attempts, next round %4")
                                 .arg(chosen.round)
                                 .arg(last.attempt)
                                 .arg(last.attemptsMax)
                                 .arg(format::timeOfDay(m_nextRoundMs, m_nowMs)));
    else
        m_round->setFullText(tr("round %1, %2 of %3 attempts").arg(chosen.round).arg(last.attempt).arg(last.attemptsMax));
    m_window->setFullText(tr("%1, %2, %3")
                              .arg(tr("%Ln log(s)", nullptr, int(chosen.windowLines)),
                                   format::windowSize(chosen.windowBytes),
                                   tr("%Ln group(s)", nullptr, int(chosen.windowGroups))));
    m_cursors->setFullText(QString::fromStdString(chosen.beginCursor) + QStringLiteral(" → ")
                           + QString::fromStdString(chosen.endCursor));
    m_task->setFullText(chosen.taskId.empty() ? format::none() : QString::fromStdString(chosen.taskId));
}

void ExecutionPane::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), Theme::of(palette()).window);
}

} // namespace sluice
