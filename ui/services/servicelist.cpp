#include "ui/services/servicelist.h"

#include "models/format.h"
#include "ui/places.h"
#include "ui/theme/fonts.h"
#include "ui/widgets/boxes.h"
#include "ui/widgets/delegates.h"
#include "ui/widgets/table.h"

#include <QAction>
#include <QHeaderView>

namespace sluice {

namespace {

constexpr int kFilterWidth = 216;
constexpr int kNameWidth = 170;
constexpr int kRoleWidth = 150;
constexpr int kLogWidth = 150;
constexpr int kRoom = 18;
constexpr int kWithoutLog = 900; // page width under which the description needs the room

} // namespace

ServiceList::ServiceList(Workspace &workspace, ServiceModel &model, QWidget *parent)
    : QWidget(parent)
    , m_workspace(workspace)
    , m_model(model)
    , m_count(new InkLabel(Ink::Text2))
    , m_filter(new QLineEdit)
    , m_table(new Table)
    , m_empty(new EmptyState)
{
    build();
    addListActions();
    m_late.setSingleShot(true);
    m_late.setInterval(Table::kLoadingAfterMs);
    connect(&m_late, &QTimer::timeout, this, &ServiceList::updateEmpty);
    connect(&m_model, &QAbstractItemModel::rowsInserted, this, &ServiceList::updateEmpty);
    connect(&m_model, &QAbstractItemModel::rowsRemoved, this, &ServiceList::updateEmpty);
}

void ServiceList::build()
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(measure::kEdge, measure::kSection, measure::kEdge, measure::kEdge);
    column->setSpacing(measure::kSection);
    auto *head = new QHBoxLayout;
    head->setSpacing(measure::kGap);
    auto *title = makeHeading(tr("Services"));
    title->setFont(fonts::title());
    head->addWidget(title);
    head->addStretch(1);
    auto *create = makeButton(tr("&New service…"), "plus", ButtonSize::Page, ButtonRank::Default);
    connect(create, &QPushButton::clicked, this, [this] { m_workspace.open(QStringLiteral("create/service")); });
    head->addWidget(create);
    column->addLayout(head);

    auto *row = new QHBoxLayout;
    m_count->setElide(Qt::ElideRight);
    row->addWidget(m_count, 1);
    m_filter->setPlaceholderText(tr("Filter services"));
    m_filter->setAccessibleName(tr("Filter services"));
    m_filter->setProperty("compact", true);
    m_filter->setFixedSize(kFilterWidth, measure::kToolControl);
    addFilterSign(m_filter);
    connect(m_filter, &QLineEdit::textChanged, this, [this](const QString &text) {
        m_model.setText(text);
        updateEmpty();
    });
    row->addWidget(m_filter);
    column->addLayout(row);

    m_table->setModel(&m_model);
    m_table->keepColumns(QStringLiteral("servicesPage/columns"));
    m_table->setAccessibleName(tr("Services"));
    m_table->setItemDelegate(new CellDelegate(m_table));
    m_table->setItemDelegateForColumn(ServiceModel::State, new BadgeDelegate(BadgeKind::Pump, m_table));
    m_table->horizontalHeader()->setStretchLastSection(false);
    m_table->horizontalHeader()->setSectionResizeMode(ServiceModel::Description, QHeaderView::Stretch);
    m_table->setPlaceholder(m_empty);
    m_empty->hide();
    connect(m_table, &Table::rowActivated, this,
            [this](int at) { m_workspace.open(places::at("services", keyOf(m_model.at(at)))); });
    column->addWidget(m_table, 1);
}

void ServiceList::addListActions()
{
    const auto add = [this](const QString &text, auto act) {
        auto *action = new QAction(text, this);
        connect(action, &QAction::triggered, this, act);
        addAction(action);
    };
    add(tr("New service…"), [this] { m_workspace.open(QStringLiteral("create/service")); });
    add(tr("Open the selected service"), [this] { askOf("services"); });
    add(tr("Edit the selected service…"), [this] { askOf("edit/service"); });
    add(tr("Delete the selected service…"), [this] { askOf("delete/service"); });
}

void ServiceList::askOf(const char *head)
{
    if (const int row = m_table->currentRow(); row >= 0)
        m_workspace.open(places::at(head, keyOf(m_model.at(row))));
}

void ServiceList::showReading()
{
    if (!m_read && !m_trouble && !m_late.isActive() && m_empty->isHidden())
        m_late.start();
}

void ServiceList::showRows()
{
    m_read = true;
    m_trouble.reset();
    m_late.stop();
    m_count->setFullText(tr("%n service(s)", nullptr, int(m_model.total())));
    if (!m_table->currentIndex().isValid() && m_model.rowCount() > 0)
        m_table->selectOnly(0);
    updateEmpty();
}

void ServiceList::showTrouble(const Error &error)
{
    m_trouble = troubleOf(error, tr("Could not list the services"));
    m_late.stop();
    updateEmpty();
}

void ServiceList::focusFilter()
{
    m_filter->setFocus(Qt::ShortcutFocusReason);
    m_filter->selectAll();
}

void ServiceList::focusFirst()
{
    m_table->setFocus(Qt::OtherFocusReason);
}

void ServiceList::updateEmpty()
{
    const bool reading = !m_read && !m_trouble && !m_late.isActive();
    if (reading || m_trouble || (m_read && m_model.rowCount() == 0))
        sayEmpty();
    else
        m_empty->hide();
}

void ServiceList::sayEmpty()
{
    const auto say = m_trouble ? m_trouble->what + m_trouble->why
        : !m_read              ? QStringLiteral("reading")
        : m_model.total() == 0 ? QStringLiteral("none")
                               : QStringLiteral("filter");
    const bool same = std::exchange(m_said, say) == say && !m_empty->isHidden();
    const auto button = [this](const QString &text, const char *icon, ButtonRank rank, auto act) {
        auto *made = makeButton(text, icon, ButtonSize::Page, rank);
        connect(made, &QPushButton::clicked, this, act);
        return made;
    };
    if (m_trouble) {
        m_empty->say(*m_trouble);
        if (!same)
            m_empty->setButtons(
                {button(tr("&Try again"), "replay", ButtonRank::Plain, [this] { m_workspace.readAgain(); })});
    } else if (!m_read) {
        m_empty->say(QLatin1String("clock"), Ink::Accent, tr("Reading the services"),
                     tr("The engine starts: it reads what was written last."));
        m_empty->setButtons({});
    } else if (m_model.total() == 0) {
        m_empty->say(QLatin1String("service"), Ink::Text2, tr("No services yet"),
                     tr("A service holds functions: it says where their logs go and which role they act as. "
                        "A new trigger makes one on its way."));
        if (!same)
            m_empty->setButtons({button(tr("New t&rigger"), "plus", ButtonRank::Plain,
                                        [this] { m_workspace.open(QStringLiteral("wizard")); })});
    } else {
        m_empty->say(QLatin1String("filter"), Ink::Text2, tr("No service matches"),
                     tr("%n service(s) hidden by the filter.", nullptr, int(m_model.total())));
        if (!same)
            m_empty->setButtons(
                {button(tr("C&lear the filter"), nullptr, ButtonRank::Plain, [this] { m_filter->clear(); })});
    }
    m_empty->show();
}

void ServiceList::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    fitColumns();
}

void ServiceList::fitColumns()
{
    const auto wide = [this](int column, QStringList longest) {
        longest.append(m_model.headerData(column, Qt::Horizontal, Qt::DisplayRole).toString());
        return fonts::widest(longest) + kRoom;
    };
    m_table->fit(ServiceModel::State, wide(ServiceModel::State, pumpWords()) + 22);
    m_table->fit(ServiceModel::Name, kNameWidth);
    m_table->fit(ServiceModel::Functions, wide(ServiceModel::Functions, {format::number(9'999)}));
    m_table->fit(ServiceModel::Triggers, wide(ServiceModel::Triggers, {format::number(9'999)}));
    m_table->fit(ServiceModel::RoleName, kRoleWidth);
    m_table->fit(ServiceModel::Log, kLogWidth);
    m_table->setColumnHidden(ServiceModel::Log, width() < kWithoutLog);
}

} // namespace sluice
