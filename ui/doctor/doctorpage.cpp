#include "ui/doctor/doctorpage.h"

#include "models/format.h"
#include "ui/doctor/answerbox.h"
#include "ui/doctor/checkfix.h"
#include "ui/doctor/doctorlist.h"
#include "ui/doctor/doctorreport.h"
#include "ui/doctor/doctorside.h"
#include "ui/places.h"
#include "ui/theme/fonts.h"
#include "ui/widgets/actionbutton.h"
#include "ui/widgets/crumbs.h"

#include <QAction>
#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QScrollArea>

namespace sluice {

namespace {

constexpr int kSide = 432;
constexpr int kSideFrom = 1000; // page width under which the checks need all of it
constexpr CheckLevel kLevels[] = {CheckLevel::Problem, CheckLevel::Warning, CheckLevel::Ok, CheckLevel::NotChecked};

} // namespace

DoctorPage::DoctorPage(Workspace &workspace, QWidget *parent)
    : Page(workspace, parent)
    , m_crumbs(new Crumbs)
    , m_title(makeHeading(tr("Why does it not fire?")))
    , m_checked(new InkLabel(Ink::Text2))
    , m_answer(new AnswerBox)
    , m_checks(new DoctorList)
    , m_empty(new EmptyState)
    , m_side(new DoctorSide)
{
    makeActions();
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(measure::kEdge, measure::kSection, measure::kEdge, measure::kEdge);
    column->setSpacing(0);
    connect(m_crumbs, &Crumbs::placeAsked, &workspace, &Workspace::open);
    column->addWidget(m_crumbs);
    column->addSpacing(2);
    column->addLayout(buildHead());
    column->addSpacing(measure::kSection);
    column->addWidget(m_answer);
    column->addSpacing(measure::kSection + 2);
    m_halves = new QBoxLayout(QBoxLayout::LeftToRight);
    m_halves->addWidget(buildChecks(), 3);
    auto *scroll = new QScrollArea;
    scroll->setWidget(m_side);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_sideScroll = scroll;
    m_halves->addWidget(scroll, 2);
    column->addLayout(m_halves, 1);
    m_answer->hide();

    connect(m_answer, &AnswerBox::fixAsked, this, [this](int which) { fix(m_worst, which); });
    connect(m_checks, &DoctorList::fixAsked, this, [this](int row) { fix(m_checks->items()[std::size_t(row)].row, 0); });
    m_late.setSingleShot(true);
    m_late.setInterval(Table::kLoadingAfterMs);
    connect(&m_late, &QTimer::timeout, this, [this] {
        m_empty->say(QLatin1String("clock"), Ink::Accent, tr("Looking along the path"),
                     tr("From the trigger to the Logstore, the roles, the function and its target; nothing is changed."));
        m_empty->show();
    });
    connect(&workspace, &Workspace::attached, this, &DoctorPage::attach);
    connect(&workspace, &Workspace::linkChanged, this, &DoctorPage::updateBusy);
    // What was mended elsewhere, in a dialog over this page, changes the answer.
    connect(&workspace, &Workspace::definitionsChanged, this, [this] {
        if (m_checking && m_version > 0 && this->workspace().definitions()->version != m_version)
            m_stale = true; // take() looks again
        else if (!m_checking && m_checkedMs > 0)
            check();
    });
    connect(&workspace, &Workspace::readAgainAsked, this, [this] {
        if (isVisible() && m_again->isEnabled())
            check();
    });
    if (workspace.bell())
        attach();
    updateBusy();
}

void DoctorPage::makeActions()
{
    const auto add = [this](const QString &text, const QString &tip, auto slot) {
        auto *action = new QAction(text, this);
        action->setProperty("tip", tip);
        connect(action, &QAction::triggered, this, slot);
        addAction(action);
        return action;
    };
    // F5 is the window's: it comes as Workspace::readAgainAsked().
    m_again = add(tr("&Check again"), tr("Look along the path once more") + QLatin1String(" (F5)"), [this] { check(); });
    m_copy = add(tr("Copy &report"), tr("All findings as text"), [this] {
        QGuiApplication::clipboard()->setText(report());
        workspace().say(tr("Report copied"));
    });
    m_tick = add(tr("&Tick now"), tr("Look at every shard now; a blocked one tries again"), [this] { tick(); });
    m_tick->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_T));
}

QLayout *DoctorPage::buildHead()
{
    auto *row = new QHBoxLayout;
    row->setSpacing(measure::kGap);
    m_title->setFont(fonts::title());
    row->addWidget(m_title);
    m_checked->setElide(Qt::ElideRight);
    row->addWidget(m_checked, 1);
    row->addWidget(makeActionButton(m_again, "replay"));
    row->addWidget(makeActionButton(m_copy, "copy"));
    row->addWidget(makeActionButton(m_tick, "tick"));
    return row;
}

QWidget *DoctorPage::buildChecks()
{
    auto *part = new QWidget;
    auto *column = new QVBoxLayout(part);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(measure::kGap);
    auto *row = new QHBoxLayout;
    row->setSpacing(measure::kGap);
    row->addWidget(makeHeading(tr("Checks, in the order of the path")));
    row->addStretch(1);
    for (auto &count : m_counts) {
        count = new BadgeLabel;
        count->setBold(false);
        count->hide();
        row->addWidget(count);
    }
    column->addLayout(row);
    m_checks->setPlaceholder(m_empty);
    m_empty->hide();
    column->addWidget(m_checks, 1);
    return part;
}

void DoctorPage::attach()
{
    m_reader = std::make_unique<Reader<Diagnose>>(workspace().bell()->client(), this,
                                                  [this](Result<CheckRows> answer) { take(std::move(answer)); });
    m_side->attach(*workspace().bell());
    if (!m_left) {
        m_side->watch(m_key);
        check();
    }
}

void DoctorPage::open(const QString &rest)
{
    const bool other = m_name != rest;
    m_name = rest;
    m_key = triggerKeyOf(rest.toStdString());
    m_left = false;
    const auto service = QString::fromStdString(m_key.service);
    m_crumbs->set({{tr("Triggers"), QStringLiteral("triggers")},
                   {service, places::at("services", service)},
                   {QString::fromStdString(m_key.function), places::at("functions", toText(m_key.functionKey()))},
                   {QString::fromStdString(m_key.trigger), places::at("triggers", rest)}});
    m_side->setNow(workspace().now());
    if (other) {
        m_rows = {};
        m_worst = {};
        m_checkedMs = 0;
        m_checks->setItems({});
        m_answer->hide();
        showCounts();
        showChecked();
    }
    if (m_reader) {
        m_side->watch(m_key);
        check();
    }
}

void DoctorPage::leave()
{
    m_left = true;
    m_late.stop();
    m_side->stop();
    if (m_reader)
        m_reader->forget();
    m_checking = m_stale = false;
    updateBusy();
}

void DoctorPage::focusFirst()
{
    m_checks->setFocus(Qt::OtherFocusReason);
}

void DoctorPage::showTrouble(const Error &error)
{
    m_late.stop();
    m_empty->say(startTrouble(error));
    m_empty->setVisible(m_rows.rows.empty());
}

QString DoctorPage::report() const
{
    return m_checkedMs > 0 ? doctorReport(m_name, m_rows, m_checkedMs, m_tookMs) : QString();
}

void DoctorPage::check()
{
    if (!m_reader || m_left)
        return;
    m_checking = true;
    m_stale = false;
    m_version = workspace().definitions()->version;
    m_timer.start();
    if (m_rows.rows.empty())
        m_late.start();
    updateBusy();
    showChecked();
    Diagnose command;
    command.trigger = m_name.toStdString();
    m_reader->ask(std::move(command));
}

void DoctorPage::take(Result<CheckRows> answer)
{
    m_checking = false;
    m_late.stop();
    m_empty->hide();
    if (!answer) {
        m_answer->set(Tint::Bad, troubleOf(answer.error(), tr("Could not look for the cause")), {}, {});
        m_answer->show();
        updateBusy();
        showChecked();
        emit ready();
        if (m_stale)
            check();
        return;
    }
    m_rows = std::move(*answer);
    m_tookMs = m_timer.elapsed();
    m_checkedMs = workspace().now();
    std::vector<DoctorList::Item> items;
    int worst = -1;
    for (int i = 0; i < int(m_rows.rows.size()); ++i) {
        const auto &row = m_rows.rows[std::size_t(i)];
        const auto fixes = fixesOf(row, *workspace().definitions());
        items.push_back({row, fixes.isEmpty() ? QString() : fixes.front().words});
        if (!row.good && (worst < 0 || causeOf(row) < causeOf(m_rows.rows[std::size_t(worst)])))
            worst = i;
    }
    const auto before = std::exchange(m_worst, worst < 0 ? CheckRow{} : m_rows.rows[std::size_t(worst)]);
    m_checks->setItems(std::move(items));
    if (worst >= 0 && before.check != m_worst.check)
        m_checks->selectOnly(worst);
    m_side->setChecks(m_rows);
    showAnswer();
    showCounts();
    showChecked();
    updateBusy();
    emit ready();
    if (m_stale)
        check();
}

void DoctorPage::showAnswer()
{
    m_answer->show();
    if (m_worst.check.empty()) {
        m_answer->set(Tint::Ok,
                      {tr("Nothing stands in its way."), tr("Everything from the trigger to its target was looked at."),
                       tr("If it does not fire now, there is no new data, or its next tick is still to come.")},
                      {}, {});
        return;
    }
    const auto words = wordsOf(m_worst);
    const auto isWarning = words.level != CheckLevel::Problem;
    const auto *row = workspace().triggers().find(m_name.toStdString());
    QString seen;
    if (row && row->worst.blockedSinceMs > 0)
        seen = tr("since %1, %2 on shard %3")
                   .arg(format::timeOfDay(row->worst.blockedSinceMs, workspace().now()),
                        tr("%n round(s) of one window", nullptr, int(row->worst.round)))
                   .arg(row->worst.shard);
    QStringList fixes;
    for (const auto &one : fixesOf(m_worst, *workspace().definitions()))
        fixes.append(m_worst.action == "authorize" ? tr("Confirm &Authorization Policy…") : one.words);
    // What is wrong is the reason; the title says what should be so.
    m_answer->set(isWarning ? Tint::Warn : Tint::Bad,
                  {words.reason, words.evidence.section(QLatin1Char('\n'), 0, 0), words.remedy}, seen, fixes);
}

void DoctorPage::showCounts()
{
    int counts[4] = {};
    for (const auto &row : m_rows.rows)
        ++counts[int(wordsOf(row).level)];
    const QString texts[] = {tr("%n problem(s)", nullptr, counts[0]), tr("%n warning(s)", nullptr, counts[1]),
                             tr("%1 OK").arg(counts[2]), tr("%1 not checked").arg(counts[3])};
    constexpr std::pair<const char *, Ink> kSigns[] = {
        {"failed", Ink::Bad}, {"warning", Ink::Warn}, {"ok", Ink::Ok}, {"idle", Ink::Idle}};
    for (const auto level : kLevels) {
        const auto i = int(level);
        m_counts[i]->set(QLatin1String(kSigns[i].first), kSigns[i].second, texts[i]);
        m_counts[i]->setVisible(counts[i] > 0);
    }
}

void DoctorPage::showChecked()
{
    const auto name = QString::fromStdString(m_key.trigger);
    if (m_checkedMs == 0)
        m_checked->setFullText(name);
    else
        m_checked->setFullText(
            tr("%1, checked %2 in %3").arg(name, format::timeOfDay(m_checkedMs, workspace().now()), format::span(m_tookMs))
            + (m_checking ? tr(", checking again …") : QString()));
}

void DoctorPage::updateBusy()
{
    const bool can = workspace().connected() && !m_sending;
    m_again->setEnabled(can && !m_checking);
    m_copy->setEnabled(m_checkedMs > 0);
    m_tick->setEnabled(can);
    m_answer->setBusy(!can);
    m_checks->setBusy(!can);
}

void DoctorPage::resizeEvent(QResizeEvent *event)
{
    Page::resizeEvent(event);
    const bool beside = width() >= kSideFrom;
    m_halves->setDirection(beside ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom);
    m_halves->setSpacing(beside ? measure::kEdge : measure::kSection);
    m_sideScroll->setMinimumWidth(beside ? kSide : 0);
    m_sideScroll->setMaximumWidth(beside ? kSide : QWIDGETSIZE_MAX);
}

} // namespace sluice
