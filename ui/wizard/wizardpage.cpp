#include "ui/wizard/wizardpage.h"

#include "ui/widgets/boxes.h"
#include "ui/widgets/table.h"
#include "ui/wizard/authorizestep.h"
#include "ui/wizard/draftshelf.h"
#include "ui/wizard/functionstep.h"
#include "ui/wizard/permissionsstep.h"
#include "ui/wizard/reviewstep.h"
#include "ui/wizard/servicestep.h"
#include "ui/wizard/steplist.h"
#include "ui/wizard/templatestep.h"
#include "ui/wizard/triggerstep.h"
#include "ui/wizard/wizardfooter.h"

#include <QAction>
#include <QApplication>
#include <QKeyEvent>
#include <QSettings>
#include <QStackedWidget>

namespace sluice {

WizardPage::WizardPage(Workspace &workspace, QWidget *parent)
    : Page(workspace, parent)
    , m_desk(new WizardDesk(workspace, this))
    , m_stack(new QStackedWidget)
    , m_pages(new QStackedWidget)
    , m_review(new ReviewStep(*m_desk))
    , m_footer(new WizardFooter)
    , m_notice(new MessageStrip)
    , m_noticeBox(new QWidget)
    , m_noticeButton(makeButton(tr("Go back to it"), nullptr))
    , m_waiting(new EmptyState)
{
    m_steps = {new AuthorizeStep(*m_desk),
               new ServiceStep(*m_desk),
               new TemplateStep(*m_desk),
               new TriggerStep(*m_desk),
               new FunctionStep(*m_desk),
               new PermissionsStep(*m_desk),
               m_review};
    build();
    addWizardActions();
    m_save.setSingleShot(true);
    m_save.setInterval(kSaveMs);
    m_late.setSingleShot(true);
    m_late.setInterval(Table::kLoadingAfterMs);
    connect(&m_save, &QTimer::timeout, this, &WizardPage::save);
    connect(&m_late, &QTimer::timeout, this, [this] {
        m_waiting->say(QLatin1String("clock"), Ink::Accent, tr("Waiting for the engine"),
                       tr("The wizard starts as soon as it is known what there is."));
        m_waiting->show();
    });
    connect(m_desk, &WizardDesk::draftChanged, this, &WizardPage::keep);
    connect(&workspace, &Workspace::definitionsChanged, this, &WizardPage::definitionsChanged);
    connect(&workspace, &Workspace::secondPassed, this, &WizardPage::lookForData);
    connect(&workspace, &Workspace::linkChanged, this, [this] {
        if (m_begun && step() == wizard::kReview && this->workspace().connected() && !m_review->isChecked())
            m_review->load(); // what was asked while the link was down has no answer
        refresh();
    });
}

WizardPage::~WizardPage()
{
    save();
}

void WizardPage::build()
{
    QStringList titles;
    for (auto *step : m_steps) {
        titles.append(step->title());
        m_pages->addWidget(step);
        connect(step, &WizardStep::stateChanged, this, &WizardPage::refresh);
        connect(step, &WizardStep::stepAsked, this, &WizardPage::goTo);
        connect(step, &WizardStep::nextAsked, this, &WizardPage::next);
    }
    m_list = new StepList(titles);
    auto *notice = new QHBoxLayout(m_noticeBox);
    notice->setContentsMargins(measure::kEdge, measure::kSection, measure::kEdge, 0);
    notice->setSpacing(measure::kGap);
    auto *close = makeIconButton(tr("Close this message"), "close");
    connect(close, &QPushButton::clicked, m_noticeBox, &QWidget::hide);
    notice->addWidget(m_notice, 1);
    notice->addWidget(m_noticeButton);
    notice->addWidget(close);
    m_noticeBox->hide();
    auto *right = new QVBoxLayout;
    right->setSpacing(0);
    right->addWidget(m_noticeBox);
    m_stack->addWidget(m_waiting);
    m_stack->addWidget(m_pages);
    m_waiting->setVisible(false);
    right->addWidget(m_stack, 1);
    right->addWidget(m_footer);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    row->addWidget(m_list);
    row->addLayout(right, 1);
    setTabOrder(m_list, m_stack);
    connect(m_list, &StepList::chosen, this, &WizardPage::goTo);
    connect(m_footer, &WizardFooter::cancelAsked, this, &WizardPage::cancel);
    connect(m_footer, &WizardFooter::backAsked, this, [this] { goTo(step() - 1); });
    connect(m_footer, &WizardFooter::nextAsked, this, &WizardPage::next);
    connect(m_noticeButton, &QPushButton::clicked, this, [this] {
        if (!m_noticeButton->menu())
            restore(0);
    });
}

void WizardPage::addWizardActions()
{
    const auto add = [this](const QString &text, const QKeySequence &keys, auto slot) {
        auto *action = new QAction(text, this);
        action->setShortcut(keys);
        action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
        connect(action, &QAction::triggered, this, slot);
        addAction(action);
    };
    add(tr("Next page of the wizard"), QKeySequence(Qt::CTRL | Qt::Key_Return), [this] { next(); });
    add(tr("Previous page of the wizard"), QKeySequence(Qt::CTRL | Qt::Key_Backspace), [this] {
        if (step() > 0)
            goTo(step() - 1);
    });
    add(tr("Throw the wizard's draft away"), {}, [this] { cancel(); });
}

const WizardDraft &WizardPage::draft() const
{
    return m_desk->draft;
}

int WizardPage::step() const
{
    return m_pages->currentIndex();
}

WizardStep *WizardPage::current() const
{
    return m_steps[step()];
}

void WizardPage::open(const QString &rest)
{
    m_rest = rest;
    m_late.start();
    begin();
    m_figuresOld = true;
    workspace().readSoon(); // which Logstore has data, and how much, rings no bell
}

void WizardPage::lookForData()
{
    const auto &draft = m_desk->draft;
    if (m_begun && isVisible() && !m_busy && draft.withTrigger && draft.trigger.source.logstore.empty()
        && !QApplication::activePopupWidget())
        workspace().readSoon();
}

void WizardPage::leave()
{
    m_late.stop();
    if (m_begun)
        current()->leave();
    save();
}

void WizardPage::begin()
{
    if (workspace().definitions()->version == 0)
        return;
    m_late.stop();
    const auto service = std::exchange(m_rest, {}).toStdString();
    const bool first = !std::exchange(m_begun, true);
    if (first) {
        if (auto kept = wizardDraftOf(QSettings().value(QLatin1String(kDraftKey)).toByteArray())) {
            take(std::move(*kept));
        } else {
            startFresh(service);
        }
    } else if (m_gone) {
        startFresh(service);
    }
    const auto &draft = m_desk->draft;
    if (!service.empty() && (draft.newService || draft.service.name != service)) {
        putAside();
        if (auto kept = draftshelf::takeFor(service)) {
            take(std::move(*kept));
            keep();
        } else {
            startFresh(service);
        }
    }
    showShelf();
    m_stack->setCurrentWidget(m_pages);
    showStep(draft.step);
    emit ready();
}

void WizardPage::startFresh(const std::string &service)
{
    auto draft = freshDraft(m_desk->now(), service);
    if (!draft.newService)
        draft.step = draft.furthest = wizard::kTemplate; // the guide's Create Function: its service is chosen
    const bool worthNothing = draft.newService; // a person has chosen nothing yet
    take(std::move(draft));
    m_gone = worthNothing;
    if (!m_gone)
        keep();
}

void WizardPage::take(WizardDraft draft)
{
    m_taking = true;
    m_desk->setDraft(std::move(draft));
    m_taking = false;
    m_gone = false;
    m_save.stop();
}

void WizardPage::showStep(int step)
{
    auto &draft = m_desk->draft;
    draft.step = std::clamp(step, 0, wizard::kSteps - 1);
    draft.furthest = std::max(draft.furthest, draft.step);
    m_desk->readSample();
    m_pages->setCurrentIndex(draft.step);
    current()->load();
    m_footer->setStep(draft.step == 0, draft.step == wizard::kReview);
    refresh();
    if (isVisible())
        focusFirst();
}

void WizardPage::goTo(int step)
{
    if (!m_begun || m_busy || step < 0 || step > m_desk->draft.furthest)
        return;
    current()->leave();
    showStep(step);
    keep();
}

void WizardPage::next()
{
    if (!m_begun || m_busy)
        return;
    if (!canGoOn()) {
        current()->tellAll();
        current()->focusFirst();
        refresh();
        return;
    }
    if (step() == wizard::kReview)
        return create();
    current()->leave();
    m_desk->draft.furthest = std::max(m_desk->draft.furthest, step() + 1);
    showStep(step() + 1);
    keep();
}

bool WizardPage::canGoOn() const
{
    if (current()->summary().stands)
        return false;
    return step() != wizard::kReview || (workspace().connected() && m_review->isChecked());
}

void WizardPage::refresh()
{
    if (!m_begun)
        return;
    auto summary = current()->summary();
    bool can = canGoOn();
    if (!workspace().connected()) {
        summary.text = step() == wizard::kReview ? tr("The engine is not running: Create waits, the draft is kept")
                                                 : tr("The engine is not running; the draft is kept");
        summary.icon = QLatin1String("warning");
        summary.ink = Ink::Warn;
    } else if (!workspace().status().scheduling && workspace().status().nowMs > 0 && step() == wizard::kReview) {
        summary.text = tr("The engine is stopping: Create waits, the draft is kept");
        summary.icon = QLatin1String("warning");
        summary.ink = Ink::Warn;
        can = false;
    }
    m_footer->setSummary(summary, can);
    if (can && step() == wizard::kReview && QApplication::focusWidget() == current())
        m_footer->next()->setFocus(Qt::OtherFocusReason);
    QList<int> wrong;
    for (const auto &problem : m_desk->problems()) {
        if (step() == wizard::kReview)
            wrong.append(pageOfProblem(m_desk->draft, problem.path));
    }
    m_list->setSteps(step(), m_desk->draft.furthest, wrong);
}

void WizardPage::definitionsChanged()
{
    if (!m_begun) {
        m_figuresOld = false;
        return begin();
    }
    if (m_busy)
        return;
    auto &draft = m_desk->draft;
    const bool open = draft.trigger.source.logstore.empty() || (m_figuresOld && !draft.touched);
    m_figuresOld = false;
    if (draft.withTrigger && open) {
        const auto source = busiestLogstore(m_desk->now());
        if (!source.logstore.empty() && source != draft.trigger.source) { // the first data came, or more of another
            chooseSource(draft, m_desk->now(), source);
            m_desk->changedByItself();
            m_desk->readSample();
            current()->load();
        }
    }
    current()->definitionsChanged();
    refresh();
}

void WizardPage::focusFirst()
{
    if (!m_begun)
        return setFocus(Qt::OtherFocusReason);
    if (!current()->focusFirst())
        m_footer->next()->setFocus(Qt::OtherFocusReason);
}

void WizardPage::showTrouble(const Error &error)
{
    if (m_begun)
        return refresh();
    m_late.stop();
    m_waiting->say(startTrouble(error));
    m_waiting->show();
}

void WizardPage::keyPressEvent(QKeyEvent *event)
{
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (!enter || event->modifiers() & ~Qt::KeypadModifier)
        return Page::keyPressEvent(event);
    // Enter in a field goes on; on a button it presses that button.
    auto *button = qobject_cast<QAbstractButton *>(QApplication::focusWidget());
    if (qobject_cast<QPushButton *>(button))
        button->click();
    else
        next();
}

bool WizardPage::event(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange && m_begun)
        QMetaObject::invokeMethod(current(), &WizardStep::load, Qt::QueuedConnection); // colours in rich text
    return Page::event(event);
}

} // namespace sluice
