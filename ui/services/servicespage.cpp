#include "ui/services/servicespage.h"

#include "models/format.h"
#include "ui/services/servicelist.h"
#include "ui/services/serviceview.h"
#include "ui/widgets/boxes.h"

#include <QAction>
#include <QStackedWidget>

namespace sluice {

ServicesPage::ServicesPage(Workspace &workspace, QWidget *parent)
    : Page(workspace, parent)
    , m_stack(new QStackedWidget)
    , m_list(new ServiceList(workspace, m_services))
    , m_view(new ServiceView(workspace))
    , m_gone(new EmptyState)
    , m_strip(new MessageStrip)
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    // Without a message there is no gap for one either.
    m_stripPart = new QWidget;
    auto *strip = new QHBoxLayout(m_stripPart);
    strip->setContentsMargins(measure::kEdge, measure::kSection, measure::kEdge, 0);
    strip->addWidget(m_strip);
    m_stripPart->hide();
    column->addWidget(m_stripPart);
    column->addWidget(m_stack, 1);
    for (auto *part : QList<QWidget *>{m_list, m_view, m_gone})
        m_stack->addWidget(part);
    connect(&workspace, &Workspace::definitionsChanged, this, &ServicesPage::refresh);
    connect(&workspace, &Workspace::triggersRead, this, &ServicesPage::refresh);
    connect(&workspace, &Workspace::attached, this, &ServicesPage::attach);
    connect(&workspace, &Workspace::linkChanged, this, &ServicesPage::showLink);
    connect(&workspace, &Workspace::failed, this, [this](const Error &error) {
        if (this->workspace().definitions()->version == 0)
            showTrouble(error);
    });
    if (workspace.bell())
        attach();
}

void ServicesPage::attach()
{
    m_view->attach();
    showLink();
}

void ServicesPage::open(const QString &rest)
{
    m_open = true;
    m_name = rest;
    if (workspace().definitions()->version == 0) {
        m_stack->setCurrentWidget(m_list);
        m_list->showReading();
        shareActions();
    }
    refresh();
    showLink();
}

void ServicesPage::leave()
{
    m_open = false;
    m_view->leave();
}

void ServicesPage::refresh()
{
    if (!m_open || workspace().definitions()->version == 0)
        return;
    m_services.set(*workspace().definitions(), workspace().triggers().all());
    m_list->showRows();
    showService();
    if (!std::exchange(m_ready, true))
        emit ready();
}

void ServicesPage::showService()
{
    auto *before = m_stack->currentWidget();
    if (m_name.isEmpty()) {
        m_view->leave();
        m_stack->setCurrentWidget(m_list);
    } else if (const auto *row = m_services.find(m_name.toStdString())) {
        m_view->set(*row);
        m_stack->setCurrentWidget(m_view);
    } else {
        m_view->leave();
        if (before != m_gone) {
            m_gone->say(QLatin1String("service"), Ink::Text2, tr("There is no service %1").arg(m_name.left(200)),
                        tr("It was deleted, or it has another name now. What was deleted is in the trash."));
            auto *all = makeButton(tr("&All services"), nullptr);
            connect(all, &QPushButton::clicked, this, [this] { workspace().open(QStringLiteral("services")); });
            auto *trash = makeButton(tr("&Trash"), nullptr);
            connect(trash, &QPushButton::clicked, this, [this] { workspace().open(QStringLiteral("trash")); });
            m_gone->setButtons({all, trash});
        }
        m_stack->setCurrentWidget(m_gone);
    }
    shareActions();
}

void ServicesPage::shareActions()
{
    if (std::exchange(m_shared, m_stack->currentWidget()) == m_stack->currentWidget())
        return;
    for (auto *action : actions())
        removeAction(action);
    addActions(m_stack->currentWidget()->actions());
}

void ServicesPage::showLink()
{
    const bool lost = workspace().bell() && !workspace().connected();
    m_stripPart->setVisible(lost);
    if (lost) {
        m_strip->set(
            Tint::Warn, QLatin1String("warning"), tr("The engine does not answer."),
            tr("What is shown was read at %1.").arg(format::timeOfDay(workspace().status().nowMs, workspace().now())));
    }
    m_view->setConnected(workspace().connected());
}

void ServicesPage::focusFilter()
{
    if (m_stack->currentWidget() == m_list)
        m_list->focusFilter();
}

void ServicesPage::focusFirst()
{
    if (m_stack->currentWidget() == m_view)
        m_view->focusFirst();
    else
        m_list->focusFirst();
}

bool ServicesPage::closeDetail()
{
    return m_stack->currentWidget() == m_view && m_view->closeDetail();
}

void ServicesPage::showTrouble(const Error &error)
{
    m_stack->setCurrentWidget(m_list);
    m_list->showTrouble(error);
    shareActions();
}

} // namespace sluice
