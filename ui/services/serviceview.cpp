#include "ui/services/serviceview.h"

#include "models/format.h"
#include "ui/forms/rolewords.h"
#include "ui/places.h"
#include "ui/services/factgrid.h"
#include "ui/services/functionpane.h"
#include "ui/services/recentlog.h"
#include "ui/theme/status.h"
#include "ui/widgets/controls.h"
#include "ui/widgets/crumbs.h"
#include "ui/widgets/table.h"
#include "ui/widgets/triggertable.h"

#include <QSplitter>

namespace sluice {

namespace {

constexpr int kRowsShown = 6; // of functions and of triggers; more scroll
constexpr int kPaneBelow = 220; // height of the function under the page

int heightOf(int rows)
{
    return measure::kRow * (std::clamp(rows, 1, kRowsShown) + 1) + 2;
}

const Role *roleOf(const DefinitionRows &rows, const std::string &name)
{
    const auto found =
        std::find_if(rows.roles.begin(), rows.roles.end(), [&name](const Role &one) { return one.name == name; });
    return found == rows.roles.end() ? nullptr : &*found;
}

} // namespace

ServiceView::ServiceView(Workspace &workspace, QWidget *parent)
    : QWidget(parent)
    , m_workspace(workspace)
    , m_splitter(new QSplitter(Qt::Horizontal))
    , m_log(new RecentLog([&workspace] { return workspace.now(); }))
    , m_pane(new FunctionPane)
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(m_splitter);
    m_splitter->setChildrenCollapsible(false);
    m_splitter->addWidget(buildPage());
    m_splitter->addWidget(m_pane);
    m_splitter->setStretchFactor(0, 1);
    m_pane->hide();
    addViewActions();
    const auto go = [this](const QString &place) { m_workspace.open(place); };
    connect(m_crumbs, &Crumbs::placeAsked, this, go);
    connect(m_facts, &FactGrid::opened, this, go);
    connect(m_pane, &FunctionPane::opened, this, go);
    connect(m_pane, &FunctionPane::closeAsked, this, [this] { static_cast<void>(closeDetail()); });
    connect(m_functionTable, &Table::rowActivated, this, [this] { showFunction(true); });
    connect(m_functionTable, &QAbstractItemView::clicked, this, [this] { showFunction(true); });
    connect(m_functionTable, &Table::rowChosen, this, [this] { showFunction(false); });
    connect(m_triggerTable, &Table::rowActivated, this,
            [this](int at) { m_workspace.open(places::at("triggers", m_triggerTable->keyAt(at))); });
    connect(&m_workspace, &Workspace::secondPassed, this, [this](qint64 nowMs) {
        if (isVisible())
            m_triggers.setNow(nowMs);
    });
}

void ServiceView::attach()
{
    m_log->attach(*m_workspace.bell());
}

void ServiceView::set(const ServiceRow &row)
{
    const bool other = keyOf(row) != keyOf(m_row);
    m_row = row;
    if (other)
        static_cast<void>(closeDetail());
    const auto &definitions = *m_workspace.definitions();
    const auto &name = row.definition.name;
    std::vector<TriggerRow> own;
    const auto &all = m_workspace.triggers().all();
    std::copy_if(all.begin(), all.end(), std::back_inserter(own),
                 [&name](const TriggerRow &one) { return one.definition.key.service == name; });
    m_functions.set(name, definitions, all);
    m_triggers.setNow(m_workspace.now());
    m_triggers.setRows(std::move(own));
    if (m_functionTable->currentRow() < 0 && m_functions.rowCount() > 0)
        m_functionTable->selectOnly(0);

    m_name->setFullText(QString::fromStdString(name));
    m_state->setVisible(row.worst.has_value());
    if (row.worst)
        m_state->set(badgeOf(*row.worst).icon, badgeOf(*row.worst).ink, word(*row.worst));
    m_counts->setText(tr("%1, %2").arg(tr("%n function(s)", nullptr, m_functions.rowCount()),
                                       tr("%n trigger(s)", nullptr, int(m_triggers.total()))));
    m_functionTable->setFixedHeight(heightOf(m_functions.rowCount()));
    m_functionTable->setVisible(m_functions.rowCount() > 0);
    m_noFunctions->setVisible(m_functions.rowCount() == 0);
    m_triggerTable->setFixedHeight(heightOf(m_triggers.rowCount()));
    m_triggerTable->setVisible(m_triggers.rowCount() > 0);
    m_noTriggers->setVisible(m_triggers.rowCount() == 0);
    showFacts();
    showFunction(false);
    setConnected(m_connected);
}

void ServiceView::showFacts()
{
    const auto &service = m_row.definition;
    const auto &definitions = *m_workspace.definitions();
    const auto text = [](const std::string &value) { return QString::fromStdString(value); };
    QList<ServiceFact> facts{{tr("Description"), text(service.description), {}, {}},
                             {tr("Region"), text(service.region), {}, {}}};
    const bool log = !service.log.logstore.empty();
    facts.append({tr("Function log"), log ? text(toText(service.log)) : QString(),
                  log ? places::at("logstores", toText(service.log)) : QString(),
                  log ? QString() : tr("its functions' logs are not kept")});
    const auto *defined = roleOf(definitions, service.role);
    const auto role = actingRole(service, defined);
    facts.append({tr("Role"), text(service.role), defined ? places::at("access", "roles/" + service.role) : QString(),
                  service.role.empty() ? tr("its functions may use nothing but their own trigger")
                      : role           ? QString()
                                       : tr("does not exist any more")});
    if (role)
        facts.append({tr("The role may"), roleWords(*role), {}, {}});
    m_facts->set(facts);
}

void ServiceView::showFunction(bool openPane)
{
    const int row = m_functionTable->currentRow();
    const bool some = row >= 0 && row < m_functions.rowCount();
    for (auto *button : m_ofFunction)
        button->setEnabled(some && m_connected);
    m_log->watch(some ? m_functions.at(row).definition.key : FunctionKey(), m_row.definition.log);
    if (!some) {
        static_cast<void>(closeDetail());
        return;
    }
    if (openPane && m_pane->isHidden()) {
        m_pane->show();
        arrange();
    }
    if (!m_pane->isHidden())
        m_pane->set(m_functions.at(row).definition);
}

bool ServiceView::closeDetail()
{
    if (m_pane->isHidden())
        return false;
    m_pane->hide();
    m_functionTable->setFocus(Qt::OtherFocusReason);
    return true;
}

void ServiceView::setConnected(bool connected)
{
    m_connected = connected;
    const bool can = connected && m_functionTable->currentRow() >= 0;
    for (auto *button : m_ofFunction)
        button->setEnabled(can);
    for (auto *button : m_changing)
        button->setEnabled(connected);
}

void ServiceView::leave()
{
    m_log->stop();
}

void ServiceView::focusFirst()
{
    if (m_functionTable->isVisible())
        m_functionTable->setFocus(Qt::OtherFocusReason);
    else if (!m_changing.isEmpty())
        m_changing.front()->setFocus(Qt::OtherFocusReason);
}

void ServiceView::askOf(const char *head)
{
    m_workspace.open(places::at(head, m_row.definition.name));
}

void ServiceView::askOfFunction(const char *head)
{
    const int row = m_functionTable->currentRow();
    if (row >= 0 && row < m_functions.rowCount())
        m_workspace.open(places::at(head, toText(m_functions.at(row).definition.key)));
}

void ServiceView::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    fitFunctionColumns();
    arrange();
}

void ServiceView::arrange()
{
    if (m_pane->isHidden())
        return;
    const auto wanted = window()->width() < measure::kDetailBelowUnder ? Qt::Vertical : Qt::Horizontal;
    if (m_splitter->orientation() == wanted && m_splitter->property("placed").toBool())
        return;
    m_splitter->setOrientation(wanted);
    m_splitter->setProperty("placed", true);
    if (wanted == Qt::Vertical)
        m_splitter->setSizes({height() - kPaneBelow, kPaneBelow});
    else
        m_splitter->setSizes({width() - measure::kDetail, measure::kDetail});
}

} // namespace sluice
