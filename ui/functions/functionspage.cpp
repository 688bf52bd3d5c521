#include "ui/functions/functionspage.h"

#include "models/format.h"
#include "ui/forms/discardquestion.h"
#include "ui/functions/functionlist.h"
#include "ui/functions/functionview.h"
#include "ui/functions/runtimestrips.h"
#include "ui/places.h"
#include "ui/widgets/boxes.h"

#include <QAction>
#include <QMessageBox>
#include <QStackedWidget>

namespace sluice {

FunctionsPage::FunctionsPage(Workspace &workspace, QWidget *parent)
    : Page(workspace, parent)
    , m_strips(new RuntimeStrips(workspace))
    , m_linkPart(new QWidget)
    , m_link(new MessageStrip)
    , m_stack(new QStackedWidget)
    , m_list(new FunctionList(workspace, m_functions))
    , m_view(new FunctionView(workspace))
    , m_gone(new EmptyState)
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    auto *strip = new QHBoxLayout(m_linkPart);
    strip->setContentsMargins(measure::kEdge, measure::kSection, measure::kEdge, 0);
    strip->addWidget(m_link);
    m_linkPart->hide();
    column->addWidget(m_linkPart);
    column->addWidget(m_strips);
    column->addWidget(m_stack, 1);
    for (auto *part : QList<QWidget *>{m_list, m_view, m_gone})
        m_stack->addWidget(part);
    connect(m_view, &FunctionView::tabChanged, this, &FunctionsPage::shareActions);
    connect(&workspace, &Workspace::definitionsChanged, this, &FunctionsPage::refresh);
    connect(&workspace, &Workspace::triggersRead, this, &FunctionsPage::refresh);
    connect(&workspace, &Workspace::attached, this, &FunctionsPage::attach);
    connect(&workspace, &Workspace::linkChanged, this, &FunctionsPage::showLink);
    connect(&workspace, &Workspace::readAgainAsked, m_strips, &RuntimeStrips::read);
    connect(&workspace, &Workspace::failed, this, [this](const Error &error) {
        if (this->workspace().definitions()->version == 0)
            showTrouble(error);
    });
    if (workspace.bell())
        attach();
}

void FunctionsPage::attach()
{
    m_view->attach();
    showLink();
    if (m_open)
        m_strips->read();
}

void FunctionsPage::open(const QString &rest)
{
    const bool again = std::exchange(m_open, true);
    m_key = rest.section(QLatin1Char('/'), 0, 1);
    m_tab = rest.section(QLatin1Char('/'), 2);
    if (workspace().definitions()->version == 0) {
        m_stack->setCurrentWidget(m_list);
        m_list->showReading();
        shareActions();
    }
    if (!again && workspace().bell())
        m_strips->read();
    refresh();
    if (m_stack->currentWidget() == m_view && m_question.isNull())
        m_view->showTab(m_tab);
    showLink();
}

void FunctionsPage::leave()
{
    m_open = false;
    m_view->leave();
}

void FunctionsPage::refresh()
{
    if (!m_open || workspace().definitions()->version == 0)
        return;
    const auto &definitions = *workspace().definitions();
    m_functions.set(definitions, workspace().triggers().all());
    m_list->showRows();
    m_strips->setAnyCode(
        std::ranges::any_of(definitions.functions, [](const Function &function) { return function.templateName.empty(); }));
    showPlace();
    if (!std::exchange(m_ready, true))
        emit ready();
}

void FunctionsPage::showPlace()
{
    const auto *row = m_functions.find(m_key.toStdString());
    m_strips->setRuntime(row && row->definition.templateName.empty() ? row->definition.runtime : std::string());
    if (m_key.isEmpty()) {
        m_view->leave();
        m_stack->setCurrentWidget(m_list);
    } else if (row) {
        showView(*row);
    } else {
        showGone();
    }
    shareActions();
}

void FunctionsPage::showView(const FunctionRow &row)
{
    const bool other = !(row.definition.key == m_view->function());
    if (other && m_view->unsaved()) {
        askToDiscardThere();
        return;
    }
    const bool fresh = other || m_stack->currentWidget() != m_view;
    m_view->set(row);
    if (fresh)
        m_view->showTab(m_tab);
    m_stack->setCurrentWidget(m_view);
}

// Another function is asked for while something that was typed is not saved: it is not lost unasked.
void FunctionsPage::askToDiscardThere()
{
    if (m_question)
        return;
    const auto there = QString::fromStdString(toText(m_view->function()));
    if (const auto *before = m_functions.find(there.toStdString())) {
        m_view->set(*before);
        m_stack->setCurrentWidget(m_view);
    }
    m_question = askToDiscard(this, tr("Function %1").arg(there), [this] {
        m_view->discard();
        refresh();
    });
    connect(m_question, &QDialog::rejected, this, [this, there] { workspace().open(places::at("functions", there)); });
}

void FunctionsPage::showGone()
{
    m_view->leave();
    if (m_stack->currentWidget() == m_gone && m_goneKey == m_key)
        return;
    m_goneKey = m_key;
    m_gone->say(QLatin1String("function"), Ink::Text2, tr("There is no function %1").arg(m_key.left(200)),
                tr("It was deleted, or it has another name now. What was deleted is in the trash."));
    auto *all = makeButton(tr("&All functions"), nullptr);
    connect(all, &QPushButton::clicked, this, [this] { workspace().open(QStringLiteral("functions")); });
    auto *trash = makeButton(tr("&Trash"), nullptr);
    connect(trash, &QPushButton::clicked, this, [this] { workspace().open(QStringLiteral("trash")); });
    m_gone->setButtons({all, trash});
    m_stack->setCurrentWidget(m_gone);
}

void FunctionsPage::shareActions()
{
    const auto wanted = m_stack->currentWidget()->actions();
    if (wanted == actions())
        return;
    for (auto *action : actions())
        removeAction(action);
    addActions(wanted);
}

void FunctionsPage::showLink()
{
    const bool lost = workspace().bell() && !workspace().connected();
    m_linkPart->setVisible(lost);
    if (lost)
        m_link->set(
            Tint::Warn, QLatin1String("warning"), tr("The engine does not answer."),
            tr("What is shown was read at %1.").arg(format::timeOfDay(workspace().status().nowMs, workspace().now())));
    m_view->setConnected(workspace().connected());
}

void FunctionsPage::focusFilter()
{
    if (m_stack->currentWidget() == m_list)
        m_list->focusFilter();
    else if (m_stack->currentWidget() == m_view)
        m_view->find();
}

void FunctionsPage::focusFirst()
{
    if (m_stack->currentWidget() == m_view)
        m_view->focusFirst();
    else
        m_list->focusFirst();
}

void FunctionsPage::showTrouble(const Error &error)
{
    m_stack->setCurrentWidget(m_list);
    m_list->showTrouble(error);
    shareActions();
}

} // namespace sluice
