#include "ui/triggers/triggerspage.h"

#include "ui/triggers/executionpane.h"
#include "ui/triggers/triggerlist.h"
#include "ui/triggers/triggerlog.h"
#include "ui/triggers/triggerpage.h"

#include <QStackedWidget>
#include <QVBoxLayout>

namespace sluice {

namespace {

constexpr int kRowsMs = 2'000; // an engine that has just started is still refilling its ring

} // namespace

TriggersPage::TriggersPage(Workspace &workspace, QWidget *parent)
    : Page(workspace, parent)
    , m_stack(new QStackedWidget)
    , m_list(new TriggerList(workspace))
    , m_trigger(new TriggerPage(workspace))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_stack);
    m_stack->addWidget(m_list);
    m_stack->addWidget(m_trigger);
    m_rows.setSingleShot(true);
    m_rows.setInterval(kRowsMs);
    connect(&m_rows, &QTimer::timeout, this, &TriggersPage::showTelling);
    connect(m_list, &TriggerList::tryAgain, this, &TriggersPage::engineAsked);
    connect(&workspace, &Workspace::triggersRead, this, [this] {
        openWanted();
        if (m_stack->currentWidget() == m_list && m_wanted.isEmpty())
            tellReady();
    });
    connect(m_trigger, &TriggerPage::zoneChanged, this, &TriggersPage::zoneChanged);
    connect(m_trigger, &TriggerPage::logRead, this, [this] {
        if (m_telling && m_trigger->log()->model().rowCount() == 0)
            m_rows.start();
        else
            showTelling();
    });
    connect(&m_trigger->log()->model(), &QAbstractItemModel::rowsInserted, this, [this] {
        if (m_rows.isActive())
            QMetaObject::invokeMethod(this, &TriggersPage::showTelling, Qt::QueuedConnection);
    });
    connect(m_trigger, &TriggerPage::executionShown, this, &TriggersPage::tellReady);
    addActions(m_trigger->actions());
    for (auto *action : actions())
        action->setVisible(false);
}

TriggerLog *TriggersPage::log() const
{
    return m_trigger->log();
}

ExecutionPane *TriggersPage::pane() const
{
    return m_trigger->pane();
}

void TriggersPage::open(const QString &rest)
{
    m_ready = false;
    m_wanted.clear();
    const auto isTrigger = rest.count(QLatin1Char('/')) == 2;
    if (isTrigger) {
        m_list->leave();
        m_trigger->open(rest);
        m_stack->setCurrentWidget(m_trigger);
    } else {
        m_trigger->leave();
        m_list->enter();
        m_stack->setCurrentWidget(m_list);
        m_wanted = rest;
        openWanted();
    }
    for (auto *action : actions())
        action->setVisible(m_stack->currentWidget() == m_trigger);
    if (m_stack->currentWidget() == m_list ? m_list->hasRead() && m_wanted.isEmpty() : m_trigger->log()->hasRead())
        QMetaObject::invokeMethod(this, &TriggersPage::showTelling, Qt::QueuedConnection);
}

// A bare name is one place as soon as the triggers are known.
void TriggersPage::openWanted()
{
    if (m_wanted.isEmpty() || workspace().triggers().total() == 0)
        return;
    const auto wanted = std::exchange(m_wanted, {});
    QStringList found;
    const auto &model = workspace().triggers();
    for (int row = 0; row < model.rowCount(); ++row) {
        const auto key = QString::fromStdString(keyOf(model.at(row)));
        if (key.section(QLatin1Char('/'), -1) == wanted)
            found.append(key);
    }
    if (found.size() == 1)
        open(found.front());
}

void TriggersPage::leave()
{
    m_ready = true;
    m_rows.stop();
    m_list->leave();
    m_trigger->leave();
}

void TriggersPage::focusFilter()
{
    if (m_stack->currentWidget() == m_trigger)
        m_trigger->focusFilter();
    else
        m_list->focusFilter();
}

void TriggersPage::focusFirst()
{
    if (m_stack->currentWidget() == m_trigger)
        m_trigger->focusLog();
    else
        m_list->focusTable();
}

bool TriggersPage::closeDetail()
{
    return m_stack->currentWidget() == m_trigger && m_trigger->closeDetail();
}

void TriggersPage::showTrouble(const Error &error)
{
    m_list->showTrouble(startTrouble(error));
    m_trigger->showTrouble(startTrouble(error));
}

void TriggersPage::chooseTelling()
{
    m_telling = true;
    if (m_trigger->log()->model().rowCount() > 0)
        showTelling();
}

void TriggersPage::showTelling()
{
    m_rows.stop();
    if (m_stack->currentWidget() == m_list)
        return tellReady();
    if (std::exchange(m_telling, false)) {
        m_trigger->chooseTelling();
        if (!m_trigger->pane()->isHidden())
            return; // its data is the last thing that is missing
    }
    tellReady();
}

void TriggersPage::tellReady()
{
    if (!std::exchange(m_ready, true))
        emit ready();
}

} // namespace sluice
