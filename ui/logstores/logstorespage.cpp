#include "ui/logstores/logstorespage.h"

#include "ui/logstores/logstorelist.h"
#include "ui/logstores/logstoreview.h"

#include <QStackedWidget>
#include <QVBoxLayout>

namespace sluice {

LogstoresPage::LogstoresPage(Workspace &space, QWidget *parent)
    : Page(space, parent)
    , m_stack(new QStackedWidget)
    , m_list(new LogstoreList(space))
    , m_view(new LogstoreView(space))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_stack);
    m_stack->addWidget(m_list);
    m_stack->addWidget(m_view);
    addActions(m_list->actions());
    addActions(m_view->actions());
    connect(m_list, &LogstoreList::ready, this, &Page::ready);
    connect(m_view, &LogstoreView::ready, this, &Page::ready);
}

void LogstoresPage::open(const QString &rest)
{
    if (rest.isEmpty()) {
        m_view->leave();
        m_stack->setCurrentWidget(m_list);
        m_list->open();
    } else {
        m_stack->setCurrentWidget(m_view);
        m_view->open(rest);
    }
}

void LogstoresPage::leave()
{
    m_view->leave();
}

void LogstoresPage::focusFilter()
{
    if (m_stack->currentWidget() == m_list)
        m_list->focusFilter();
    else
        m_view->focusFirst();
}

void LogstoresPage::focusFirst()
{
    if (m_stack->currentWidget() == m_list)
        m_list->focusFirst();
    else
        m_view->focusFirst();
}

bool LogstoresPage::closeDetail()
{
    return m_stack->currentWidget() == m_view && m_view->closeDetail();
}

void LogstoresPage::showTrouble(const Error &error)
{
    m_list->showTrouble(error);
}

} // namespace sluice
