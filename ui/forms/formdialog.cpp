#include "ui/forms/formdialog.h"

#include "ui/forms/discardquestion.h"
#include "ui/forms/surfaces.h"
#include "ui/widgets/boxes.h"
#include "ui/widgets/controls.h"
#include "ui/widgets/focusring.h"

#include <QMessageBox>
#include <QPushButton>
#include <QScreen>
#include <QScrollArea>
#include <QShortcut>
#include <QShowEvent>

namespace sluice {

namespace {

constexpr int kFooterAndFrame = 52 + 40;
constexpr int kLabelsSaid = 3;

QString labelsOf(const QList<FormProblem> &problems)
{
    QStringList labels;
    for (const auto &problem : problems) {
        if (!labels.contains(problem.label))
            labels.append(problem.label);
    }
    const bool more = labels.size() > kLabelsSaid;
    return labels.mid(0, kLabelsSaid).join(FormDialog::tr(", ")) + (more ? QStringLiteral(" …") : QString());
}

} // namespace

ProblemSummary summaryOf(const QList<FormProblem> &problems)
{
    QList<FormProblem> wrong;
    QList<FormProblem> missing;
    int hints = 0;
    for (const auto &problem : problems) {
        if (problem.isHint)
            ++hints;
        else
            (problem.isMissing ? missing : wrong).append(problem);
    }
    if (!wrong.isEmpty())
        return {FormDialog::tr("%n field(s) to correct: %1", nullptr, int(wrong.size())).arg(labelsOf(wrong)),
                QLatin1String("failed"), Ink::Bad, true};
    if (!missing.isEmpty())
        return {FormDialog::tr("Still to fill in: %1").arg(labelsOf(missing)), QLatin1String("info"), Ink::Text2, true};
    if (hints > 0)
        return {FormDialog::tr("%n hint(s), nothing to correct", nullptr, hints), QLatin1String("warning"), Ink::Warn,
                false};
    return {};
}

FormDialog::FormDialog(const QString &title, const QString &ok, Form *form, QWidget *window)
    : QDialog(window)
    , m_form(form)
    , m_scroll(new QScrollArea)
    , m_notice(new MessageStrip)
    , m_trouble(new TroubleBox)
    , m_remark(new InkLabel(Ink::Text2))
    , m_summary(new BadgeLabel)
    , m_working(new BadgeLabel)
    , m_cancel(makeButton(tr("Cancel"), nullptr))
    , m_ok(makeButton(ok, nullptr, ButtonSize::Page, ButtonRank::Default))
    , m_slow(new QTimer(this))
{
    setWindowTitle(title);
    setWindowModality(Qt::WindowModal);
    setAttribute(Qt::WA_DeleteOnClose);
    new FocusRing(this);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    auto *inside = new QWidget;
    auto *body = new QVBoxLayout(inside);
    body->setContentsMargins(measure::kEdge, measure::kEdge, measure::kEdge, measure::kEdge);
    body->setSpacing(measure::kSection);
    body->addWidget(m_notice);
    body->addWidget(m_trouble);
    body->addWidget(form);
    body->addStretch(1);
    m_notice->hide();
    m_trouble->hide();
    m_scroll->setFocusPolicy(Qt::NoFocus); // its fields have the keyboard
    m_scroll->setWidgetResizable(true);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setWidget(inside);
    inside->installEventFilter(this);
    column->addWidget(m_scroll, 1);
    column->addWidget(makeFooter());
    m_ok->setFocusPolicy(Qt::StrongFocus);
    m_cancel->setFocusPolicy(Qt::StrongFocus);
    connect(m_cancel, &QPushButton::clicked, this, &FormDialog::reject);
    connect(m_ok, &QPushButton::clicked, this, &FormDialog::run);
    connect(new QShortcut(QKeySequence(Qt::CTRL | Qt::Key_Return), this), &QShortcut::activated, this, &FormDialog::run);
    connect(form, &Form::checked, this, &FormDialog::refresh);
    connect(form, &Form::changed, this, [this] {
        refresh();
        askEngine();
    });
    m_slow->setSingleShot(true);
    m_slow->setInterval(kSlowMs);
    connect(m_slow, &QTimer::timeout, m_working, &QWidget::show);
    refresh();
}

QWidget *FormDialog::makeFooter()
{
    auto *footer = new Footer;
    auto *row = new QHBoxLayout(footer);
    row->setContentsMargins(measure::kEdge, 0, measure::kEdge, 0);
    row->setSpacing(measure::kGap);
    m_remark->setElide(Qt::ElideRight);
    m_summary->setBold(false);
    m_working->setBold(false);
    m_working->set(QLatin1String("running"), Ink::Accent, tr("Working"));
    m_working->hide();
    row->addWidget(m_remark, 1);
    row->addWidget(m_summary);
    row->addWidget(m_working);
    row->addSpacing(measure::kSmallGap);
    row->addWidget(m_cancel);
    row->addWidget(m_ok);
    return footer;
}

void FormDialog::setRemark(const QString &text)
{
    m_remark->setFullText(text);
}

void FormDialog::setNotice(const QString &strong, const QString &rest)
{
    m_notice->setVisible(!strong.isEmpty());
    m_notice->set(Tint::Warn, QLatin1String("warning"), strong, rest);
}

void FormDialog::checkWith(Workspace &workspace, std::function<PutDefinitions()> command)
{
    m_command = std::move(command);
    m_dryRun = new DryRun(workspace, this);
    connect(m_dryRun, &DryRun::answered, this, [this](const PutAnswer &answer) {
        m_others = m_form->setEngineProblems(answer.problems);
        showOthers();
        refresh();
    });
    connect(m_dryRun, &DryRun::failed, this, [this] {
        m_others.clear();
        showOthers();
    });
}

void FormDialog::checkAgain()
{
    if (m_form->isTouched())
        askEngine();
}

void FormDialog::askEngine()
{
    if (!m_dryRun || m_busy)
        return;
    const auto all = m_form->problems();
    const bool own =
        std::any_of(all.begin(), all.end(), [](const FormProblem &problem) { return !problem.isHint && !problem.isEngine; });
    if (own)
        m_dryRun->stop();
    else
        m_dryRun->ask(m_command());
}

// What stands against the whole, or against things that this form does not show.
void FormDialog::showOthers()
{
    m_trouble->setVisible(!m_others.empty());
    if (m_others.empty())
        return;
    const auto &first = m_others.front();
    m_trouble->set({tr("This cannot be saved yet"), problemSentence(first),
                    tr("It concerns %1.").arg(QString::fromStdString(first.path))});
}

void FormDialog::setWork(Work work, const QString &failure)
{
    m_work = std::move(work);
    m_failure = failure;
}

void FormDialog::refresh()
{
    const auto summary = summaryOf(m_form->problems());
    m_summary->setVisible(!summary.text.isEmpty() && !m_busy);
    m_summary->set(summary.icon, summary.ink, summary.text);
    m_ok->setEnabled(!m_busy && !summary.stands && m_others.empty());
}

void FormDialog::run()
{
    if (m_busy)
        return;
    if (!m_form->isGood()) {
        m_form->touchAll();
        m_form->focusField();
        return;
    }
    if (!m_ok->isEnabled())
        return;
    if (!m_work) {
        accept();
        return;
    }
    start(m_work);
}

void FormDialog::offer(const QString &text, Work work)
{
    auto *button = makeButton(text, nullptr);
    connect(button, &QPushButton::clicked, this, [this, work = std::move(work)] {
        if (!m_busy && m_form->isGood())
            start(work);
    });
    m_trouble->setButtons({button});
    m_scroll->ensureWidgetVisible(m_trouble);
}

void FormDialog::start(const Work &work)
{
    if (m_dryRun)
        m_dryRun->stop();
    m_trouble->hide();
    setBusy(true);
    const auto now = work; // an offer goes with its button
    now([self = QPointer<FormDialog>(this)](Done done) {
        if (self)
            self->finish(std::move(done));
    });
}

void FormDialog::finish(Done done)
{
    setBusy(false);
    if (done) {
        accept();
        return;
    }
    m_trouble->set(troubleOf(done.error(), m_failure));
    m_trouble->setButtons({});
    m_trouble->show();
    m_scroll->ensureWidgetVisible(m_trouble);
}

void FormDialog::setBusy(bool busy)
{
    m_busy = busy;
    if (busy)
        m_focused = focusWidget();
    m_form->setEnabled(!busy);
    m_cancel->setEnabled(!busy);
    if (busy)
        m_slow->start();
    else
        m_slow->stop();
    m_working->setVisible(false);
    refresh();
    if (!busy && m_focused)
        m_focused->setFocus(Qt::OtherFocusReason);
}

void FormDialog::reject()
{
    if (m_busy)
        return; // the command is on its way; what came out is said
    if (m_form->isTouched())
        askAgain();
    else
        QDialog::reject();
}

void FormDialog::askAgain()
{
    if (!m_question)
        m_question = askToDiscard(this, windowTitle(), [this] { QDialog::reject(); });
}

void FormDialog::showEvent(QShowEvent *event)
{
    QDialog::showEvent(event);
    if (!event->spontaneous() && m_width > 0)
        fit(m_width); // now fonts and wrapped lines are known
    m_form->focusField();
}

void FormDialog::resizeEvent(QResizeEvent *event)
{
    QDialog::resizeEvent(event);
    m_sized = m_sized || event->spontaneous();
}

bool FormDialog::eventFilter(QObject *watched, QEvent *event)
{
    // Hints and figures that come later may need more room.
    if (event->type() == QEvent::LayoutRequest && m_width > 0 && !m_sized && isVisible())
        QMetaObject::invokeMethod(
            this, [this] { fit(m_width); }, Qt::QueuedConnection);
    return QDialog::eventFilter(watched, event);
}

void FormDialog::fit(int width)
{
    m_width = width;
    m_scroll->widget()->layout()->activate();
    const auto *screenOf = screen();
    const auto *under = parentWidget() ? parentWidget()->window() : nullptr;
    const auto most = (screenOf ? screenOf->availableGeometry().size() : QSize(1280, 800))
                          .expandedTo(under ? under->size() : QSize()); // a window may reach over several screens
    const auto wide = std::min(width, most.width() - 40);
    auto *inside = m_scroll->widget();
    const auto high =
        inside->layout()->hasHeightForWidth() ? inside->layout()->totalHeightForWidth(wide) : inside->sizeHint().height();
    resize(wide, std::max(isVisible() ? height() : 0, std::min(high + kFooterAndFrame, most.height() - 80)));
}

} // namespace sluice
