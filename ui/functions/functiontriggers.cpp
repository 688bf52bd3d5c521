#include "ui/functions/functiontriggers.h"

#include "ui/places.h"
#include "ui/widgets/boxes.h"
#include "ui/widgets/triggertable.h"

#include <QAction>
#include <QVBoxLayout>

namespace sluice {

FunctionTriggers::FunctionTriggers(Workspace &workspace, QWidget *parent)
    : QWidget(parent)
    , m_workspace(workspace)
    , m_count(new InkLabel(Ink::Text2))
    , m_create(makeButton(tr("New &trigger…"), "plus", ButtonSize::Toolbar))
    , m_table(new TriggerTable(m_model, TriggerTable::Names::TriggerOnly))
    , m_empty(new EmptyState)
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(measure::kGap);
    auto *head = new QHBoxLayout;
    head->setSpacing(measure::kGap);
    m_count->setElide(Qt::ElideRight);
    head->addWidget(m_count, 1);
    head->addWidget(m_create);
    column->addLayout(head);
    m_table->setObjectName(QStringLiteral("functionTriggers"));
    m_table->setAccessibleName(tr("Triggers"));
    m_table->setPlaceholder(m_empty);
    m_table->keepColumns(QStringLiteral("functionsPage/triggerColumns"));
    m_empty->say(QLatin1String("trigger"), Ink::Text2, tr("No trigger invokes this function"),
                 tr("A trigger gives it each window of new logs of a Logstore, at an interval."));
    m_empty->hide();
    column->addWidget(m_table, 1);
    connect(m_create, &QPushButton::clicked, this, &FunctionTriggers::create);
    connect(m_table, &Table::rowActivated, this,
            [this](int at) { m_workspace.open(places::at("triggers", m_table->keyAt(at))); });
    connect(&m_workspace, &Workspace::secondPassed, this, [this](qint64 nowMs) {
        if (isVisible())
            m_model.setNow(nowMs);
    });
    const auto add = [this](const QString &text, auto act) {
        auto *action = new QAction(text, this);
        connect(action, &QAction::triggered, this, act);
        addAction(action);
    };
    add(tr("Open the selected trigger"), [this] {
        if (const int row = m_table->currentRow(); row >= 0)
            m_workspace.open(places::at("triggers", m_table->keyAt(row)));
    });
}

void FunctionTriggers::create()
{
    m_workspace.open(places::at("create/trigger", toText(m_function)));
}

void FunctionTriggers::set(const FunctionKey &function)
{
    m_function = function;
    std::vector<TriggerRow> own;
    for (const auto &row : m_workspace.triggers().all()) {
        if (row.definition.key.functionKey() == function)
            own.push_back(row);
    }
    m_model.setNow(m_workspace.now());
    m_model.setRows(std::move(own));
    m_count->setFullText(tr("%n trigger(s)", nullptr, int(m_model.total())));
    m_empty->setVisible(m_model.total() == 0);
    if (m_table->currentRow() < 0 && m_model.rowCount() > 0)
        m_table->selectOnly(0);
}

void FunctionTriggers::setConnected(bool connected)
{
    m_create->setEnabled(connected);
}

void FunctionTriggers::focusFirst()
{
    if (m_model.rowCount() > 0)
        m_table->setFocus(Qt::OtherFocusReason);
    else
        m_create->setFocus(Qt::OtherFocusReason);
}

} // namespace sluice
