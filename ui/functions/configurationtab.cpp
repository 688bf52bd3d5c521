#include "ui/functions/configurationtab.h"

#include "models/seen.h"
#include "ui/errors.h"
#include "ui/forms/formdialog.h" // ProblemSummary
#include "ui/widgets/boxes.h"

#include <QAction>
#include <QScrollArea>

namespace sluice {

ConfigurationTab::ConfigurationTab(Workspace &workspace, QWidget *parent)
    : QWidget(parent)
    , m_workspace(workspace)
    , m_staged(new Staged(workspace, this))
    , m_dryRun(new DryRun(workspace, this))
    , m_form(new FunctionForm(*m_staged))
    , m_scroll(new QScrollArea)
    , m_notice(new MessageStrip)
    , m_trouble(new TroubleBox)
    , m_summary(new BadgeLabel)
    , m_discard(makeButton(tr("Dis&card what was typed"), "undo", ButtonSize::Toolbar))
    , m_save(new QAction(tr("&Save"), this))
{
    build();
    m_save->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_S));
    m_save->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    addAction(m_save);
    connect(m_save, &QAction::triggered, this, &ConfigurationTab::save);
    connect(m_discard, &QPushButton::clicked, this, &ConfigurationTab::discard);
    connect(m_form, &Form::checked, this, &ConfigurationTab::refresh);
    connect(m_form, &Form::changed, this, [this] {
        refresh();
        askEngine();
    });
    connect(m_dryRun, &DryRun::answered, this, [this](const PutAnswer &answer) {
        const auto others = m_form->setEngineProblems(answer.problems);
        m_refused = !others.empty();
        m_trouble->setVisible(m_refused);
        if (m_refused)
            m_trouble->set({tr("This cannot be saved yet"), problemSentence(others.front()),
                            tr("It concerns %1.").arg(QString::fromStdString(others.front().path))});
        refresh();
    });
    refresh();
}

void ConfigurationTab::build()
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(measure::kGap);
    column->addWidget(m_notice);
    column->addWidget(m_trouble);
    m_notice->hide();
    m_trouble->hide();
    auto *inside = new QWidget;
    auto *body = new QVBoxLayout(inside);
    body->setContentsMargins(0, measure::kGap, measure::kGap, 0);
    body->addWidget(m_form);
    body->addStretch(1);
    m_scroll->setFocusPolicy(Qt::NoFocus); // its fields have the keyboard
    m_scroll->setWidgetResizable(true);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setWidget(inside);
    column->addWidget(m_scroll, 1);
    auto *foot = new QHBoxLayout;
    foot->setSpacing(measure::kGap);
    m_summary->setBold(false);
    foot->addWidget(m_summary);
    foot->addStretch(1);
    foot->addWidget(m_discard);
    column->addLayout(foot);
}

void ConfigurationTab::load(const Function &function)
{
    m_function = function;
    m_base = seen(function);
    m_dryRun->stop();
    m_notice->hide();
    m_trouble->hide();
    m_elsewhere.clear();
    m_refused = false;
    m_form->load(function, FormMode::Edit);
    refresh();
}

void ConfigurationTab::discard()
{
    load(m_function);
}

void ConfigurationTab::set(const Function &function)
{
    const bool other = !(function.key == m_function.key);
    if (other || !unsaved()) {
        if (other || !(function == m_function))
            load(function);
        return;
    }
    const auto now = seen(function);
    if (now.text == m_base.text)
        return;
    m_base = now; // it is said: what is typed goes over it
    m_function = function;
    m_notice->set(Tint::Warn, QLatin1String("warning"), tr("It was changed meanwhile."),
                  tr("Saving replaces that change with what is typed here."));
    m_notice->show();
    askEngine();
}

void ConfigurationTab::showPart(FunctionPart part)
{
    if (m_part != part) {
        m_elsewhere = m_form->problems();
        m_elsewhere.removeIf([](const FormProblem &problem) { return problem.isHint; });
    }
    m_part = part;
    m_form->setPart(part);
    refresh();
}

void ConfigurationTab::setConnected(bool connected)
{
    m_connected = connected;
    refresh();
}

void ConfigurationTab::focusFirst()
{
    m_form->focusField();
}

bool ConfigurationTab::unsaved() const
{
    return m_form->isTouched();
}

PutDefinitions ConfigurationTab::command() const
{
    auto command = m_staged->changes();
    m_form->addTo(command);
    putSeen(command.seen, m_base);
    expectNew(command);
    command.actor = "sluice";
    return command;
}

void ConfigurationTab::askEngine()
{
    if (m_busy || !unsaved() || !m_form->isGood() || !m_elsewhere.isEmpty())
        m_dryRun->stop();
    else
        m_dryRun->ask(command());
}

void ConfigurationTab::refresh()
{
    const auto summary = summaryOf(m_form->problems() + m_elsewhere);
    m_summary->setVisible(!summary.text.isEmpty() && !m_busy);
    m_summary->set(summary.icon, summary.ink, summary.text);
    m_discard->setVisible(unsaved() && !m_busy);
    m_save->setEnabled(m_connected && !m_busy && unsaved() && !summary.stands && !m_refused);
    m_form->setEnabled(!m_busy);
}

void ConfigurationTab::save()
{
    if (m_busy || !unsaved())
        return;
    if (!m_form->isGood() || !m_elsewhere.isEmpty()) {
        m_form->touchAll();
        m_form->focusField();
        return;
    }
    m_busy = true;
    m_dryRun->stop();
    m_trouble->hide();
    refresh();
    m_workspace.send(command(), this, [this](Result<PutAnswer> answer) { saved(std::move(answer)); });
}

void ConfigurationTab::saved(Result<PutAnswer> answer)
{
    m_busy = false;
    m_workspace.readSoon();
    if (!answer) {
        m_trouble->set(
            troubleOf(answer.error(), tr("Could not save function %1").arg(QString::fromStdString(toText(m_function.key)))));
        m_trouble->show();
        refresh();
        return; // the same again, once what stood against it is gone
    }
    auto value = m_form->value();
    m_workspace.say(tr("Function %1 saved. Ctrl+Z undoes it.").arg(QString::fromStdString(toText(value.key))));
    load(value); // until it is read again
}

} // namespace sluice
