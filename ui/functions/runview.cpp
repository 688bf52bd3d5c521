#include "ui/functions/runview.h"

#include "models/format.h"
#include "ui/errors.h"
#include "ui/functions/comparebox.h"
#include "ui/functions/gapsplitter.h"
#include "ui/functions/panecard.h"
#include "ui/functions/placeview.h"
#include "ui/functions/runwords.h"
#include "ui/functions/timings.h"
#include "ui/theme/fonts.h"
#include "ui/theme/icons.h"
#include "ui/widgets/boxes.h"
#include "ui/widgets/segmented.h"

#include <QClipboard>
#include <QGuiApplication>

namespace sluice {

namespace {

constexpr int kTickMs = 200;
constexpr int kLineHeight = 28;

} // namespace

RunView::RunView(Workspace &workspace, QWidget *parent)
    : QWidget(parent)
    , m_workspace(workspace)
    , m_runs(TestRuns::of(workspace))
    , m_log(workspace)
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(measure::kSmallGap);
    column->addLayout(buildLine());
    column->addWidget(buildPanes(), 1);
    m_tick.setInterval(kTickMs);
    connect(&m_tick, &QTimer::timeout, this, &RunView::tick);
    connect(&m_runs, &TestRuns::started, this, &RunView::started);
    connect(&m_runs, &TestRuns::ended, this, &RunView::ended);
    connect(&m_log, &RunLog::changed, this, &RunView::showLog);
    clear();
}

QLayout *RunView::buildLine()
{
    auto *row = new QHBoxLayout;
    row->setSpacing(measure::kSection);
    m_title = new InkLabel(Ink::Text);
    m_title->setFont(fonts::bold());
    m_title->setFixedHeight(kLineHeight);
    row->addWidget(m_title);
    m_badge = new BadgeLabel;
    m_badge->setObjectName(QStringLiteral("runState"));
    m_badge->setBold(false);
    row->addWidget(m_badge);
    m_facts = new InkLabel(Ink::Text2);
    m_facts->setElide(Qt::ElideRight);
    row->addWidget(m_facts, 1);
    m_choice = new Segmented(tr("Part of the test run"), {tr("Result"), tr("Log"), tr("Timings")}, SegmentedSize::Tool);
    m_choice->hide();
    connect(m_choice, &Segmented::chosen, this, &RunView::choosePane);
    row->addWidget(m_choice);
    m_before = new QWidget;
    m_beforeRow = new QHBoxLayout(m_before);
    m_beforeRow->setContentsMargins(0, 0, 0, 0);
    m_beforeRow->setSpacing(measure::kSmallGap);
    row->addWidget(m_before);
    m_compare = makeButton(tr("Com&pare…"), nullptr, ButtonSize::Toolbar);
    connect(m_compare, &QPushButton::clicked, this, &RunView::compare);
    row->addWidget(m_compare);
    return row;
}

QWidget *RunView::buildPanes()
{
    m_panes = new GapSplitter(Qt::Horizontal, QStringLiteral("functionsPage/runs"));
    const auto stack = [](PaneCard *card, QWidget *view, QWidget *note) {
        auto *body = new QWidget;
        auto *column = new QVBoxLayout(body);
        column->setContentsMargins(0, 1, 0, 0);
        column->setSpacing(0);
        column->addWidget(view, 1);
        if (note)
            column->addWidget(note);
        card->setContent(body);
        return column;
    };
    const auto noteLabel = [] {
        auto *label = new InkLabel(Ink::Text2);
        label->setFont(fonts::small());
        label->setWordWrap(true);
        label->setContentsMargins(measure::kSection, measure::kSmallGap, measure::kSection, measure::kSmallGap);
        return label;
    };
    m_resultCard = new PaneCard(tr("Result"));
    m_kind = new BadgeLabel;
    m_kind->setBold(false);
    m_copy = makeButton(tr("Cop&y"), "copy", ButtonSize::Toolbar, ButtonRank::Quiet);
    connect(m_copy, &QPushButton::clicked, this, &RunView::copyResult);
    m_resultCard->addToHead(m_kind);
    m_resultCard->addToHead(m_copy);
    m_result = new PlaceView(tr("Result"));
    m_resultEmpty = new EmptyState;
    m_cut = noteLabel();
    stack(m_resultCard, m_result, m_cut)->insertWidget(0, m_resultEmpty, 1);
    m_logCard = new PaneCard(tr("Log"));
    m_logFacts = new InkLabel(Ink::Text2);
    m_logFacts->setContentsMargins(0, 0, measure::kGap, 0);
    m_logCard->addToHead(m_logFacts);
    m_logView = new PlaceView(tr("Function log"));
    m_logNote = noteLabel();
    stack(m_logCard, m_logView, nullptr)->insertWidget(0, m_logNote); // it says what the lines below are
    m_timeCard = new PaneCard(tr("Timings"));
    m_timeFacts = new InkLabel(Ink::Text2);
    m_timeFacts->setContentsMargins(0, 0, measure::kGap, 0);
    m_timeCard->addToHead(m_timeFacts);
    m_timings = new Timings;
    stack(m_timeCard, m_timings, nullptr);
    for (auto *card : {m_resultCard, m_logCard, m_timeCard}) {
        card->setMinimumWidth(200);
        m_panes->addWidget(card);
    }
    m_panes->setSizes({100, 100, 100});
    m_resultCard->follow(m_result->view());
    m_logCard->follow(m_logView->view());
    m_panes->restore();
    connect(m_result, &PlaceView::placeAsked, this, &RunView::placeAsked);
    connect(m_logView, &PlaceView::placeAsked, this, &RunView::placeAsked);
    return m_panes;
}

void RunView::setNarrow(bool narrow)
{
    if (std::exchange(m_narrow, narrow) == narrow)
        return;
    m_choice->setVisible(narrow);
    choosePane(m_choice->current());
    showBefore();
}

void RunView::choosePane(int index)
{
    QWidget *const cards[] = {m_resultCard, m_logCard, m_timeCard};
    for (int i = 0; i < 3; ++i)
        cards[i]->setVisible(!m_narrow || i == std::max(0, index));
}

const TestRun *RunView::current() const
{
    return m_runs.find(m_function.key, m_run);
}

bool RunView::hasLog() const
{
    const auto definitions = m_workspace.definitions();
    for (const auto &service : definitions->services) {
        if (service.name == m_function.key.service)
            return !service.log.project.empty() && !service.log.logstore.empty();
    }
    return false;
}

void RunView::setFunction(const Function &function)
{
    const bool same = function.key == m_function.key;
    m_function = function;
    if (same)
        return;
    const auto &runs = m_runs.runs(function.key);
    if (runs.empty())
        return clear();
    choose(runs.front().id);
}

void RunView::clear()
{
    m_run = 0;
    m_tick.stop();
    m_log.clear();
    m_title->setText(tr("Test run"));
    m_badge->set(QLatin1String("idle"), Ink::Idle, tr("Not run yet"));
    m_facts->setFullText(tr("Run test calls the function with the event at the right."));
    m_result->hide();
    m_resultEmpty->say(QLatin1String("function"), Ink::Text2, tr("No result yet"),
                       tr("What the function returns, and what its error says."));
    m_resultEmpty->show();
    m_kind->hide();
    m_copy->setEnabled(false);
    m_cut->hide();
    m_timings->clear();
    m_timeFacts->setText({});
    showBefore();
}

void RunView::started(std::uint64_t id)
{
    if (m_runs.find(m_function.key, id))
        choose(id);
}

void RunView::ended(std::uint64_t id)
{
    if (id != m_run)
        return;
    const auto *run = current();
    if (!run)
        return;
    m_log.end(run->answer ? run->answer->requestId : std::string(), run->answer ? run->answer->logTail : std::string());
    showRun(*run);
}

void RunView::choose(std::uint64_t id)
{
    m_run = id;
    const auto *run = current();
    if (!run)
        return clear();
    if (run->isRunning())
        m_log.begin(m_function.key, hasLog());
    else
        m_log.show(m_function.key, hasLog(), run->answer ? run->answer->requestId : std::string(),
                   run->answer ? run->answer->logTail : std::string());
    showRun(*run);
}

void RunView::showRun(const TestRun &run)
{
    const auto error = run.answer ? replyError(run.answer->reply) : ReplyError{};
    const bool failed = !run.isRunning() && !run.isOk();
    const auto words = runWords(run, m_function, failed ? error : ReplyError{});
    m_title->setText(tr("Test run %1").arg(format::timeOfDay(run.startedMs, m_workspace.now())));
    m_badge->set(words.badge.icon, words.badge.ink, words.state);
    m_kind->setVisible(!words.kind.isEmpty());
    m_kind->set(QLatin1String("failed"), Ink::Bad, words.kind);
    m_facts->setFullText(words.facts.isEmpty() ? run.eventName : words.facts);
    if (run.isRunning())
        m_tick.start();
    else
        m_tick.stop();
    tick();
    showResult(run);
    if (run.answer) {
        m_timings->set(*run.answer, m_function.memoryMb);
        m_timeFacts->setText(tr("%1 in all").arg(microsText(Timings::totalMicros(*run.answer))));
    } else {
        m_timings->clear();
        m_timeFacts->setText({});
    }
    showBefore();
    showLog();
    emit failedAt(failed ? error.trace : QList<CodePlace>{},
                  error.type.isEmpty() ? error.message : QStringLiteral("%1: %2").arg(error.type, error.message));
}

// A call that runs cannot be taken back: what is left is to say how long it may take.
void RunView::tick()
{
    const auto *run = current();
    if (!run || !run->isRunning())
        return;
    const auto spent = std::max<std::int64_t>(0, m_workspace.now() - run->startedMs);
    m_facts->setFullText(
        tr("%1; it runs until its time-out of %2 at most")
            .arg(format::wholeSeconds(spent), format::wholeSeconds(std::int64_t(m_function.timeoutSeconds) * 1'000)));
}

void RunView::showResult(const TestRun &run)
{
    const bool hasText = run.answer && !run.answer->reply.empty();
    m_result->setVisible(hasText);
    m_resultEmpty->setVisible(!hasText);
    m_copy->setEnabled(hasText);
    m_cut->hide();
    if (hasText) {
        const auto shown = shownReply(run.answer->reply);
        m_result->setText(shown.text, shown.isJson, shown.places);
        const auto trace = run.isOk() ? QList<CodePlace>{} : replyError(run.answer->reply).trace;
        QSet<int> grounds;
        for (int line = 0; !trace.isEmpty() && line < shown.places.size(); ++line) {
            if (shown.places[line] == trace.last())
                grounds.insert(line);
        }
        m_result->mark(grounds, {});
        m_cut->setVisible(shown.cut > 0);
        m_cut->setText(tr("%1 more are not shown. Copy takes all.").arg(format::windowSize(std::uint64_t(shown.cut))));
        return;
    }
    if (run.isRunning())
        m_resultEmpty->say(QLatin1String("running"), Ink::Accent, tr("The function runs"),
                           tr("Leaving this page does not stop it. Its result will be here."));
    else if (run.error)
        m_resultEmpty->say(troubleOf(*run.error, tr("Could not run the function")));
    else if (run.replyDropped)
        m_resultEmpty->say(QLatin1String("info"), Ink::Text2, tr("The result is not kept any more"),
                           tr("Newer runs had large ones."));
    else if (run.isOk())
        m_resultEmpty->say(QLatin1String("ok"), Ink::Ok, tr("An empty reply"), tr("The function returned nothing."));
    else
        m_resultEmpty->say(QLatin1String("failed"), Ink::Bad, runWords(run, m_function, {}).state,
                           QString::fromStdString(run.answer ? run.answer->errorMessage : std::string()));
}

} // namespace sluice
