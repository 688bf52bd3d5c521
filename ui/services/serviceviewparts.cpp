// How the view of a service is put together.
#include "models/format.h"
#include "ui/places.h"
#include "ui/services/factgrid.h"
#include "ui/services/recentlog.h"
#include "ui/services/serviceview.h"
#include "ui/theme/fonts.h"
#include "ui/widgets/controls.h"
#include "ui/widgets/crumbs.h"
#include "ui/widgets/delegates.h"
#include "ui/widgets/table.h"
#include "ui/widgets/triggertable.h"

#include <QAction>
#include <QHeaderView>
#include <QScrollArea>

namespace sluice {

namespace {

constexpr int kRoom = 18;
constexpr int kFunctionName = 200;
constexpr int kFunctionKind = 180;

InkLabel *remark(const QString &text)
{
    auto *label = new InkLabel(Ink::Text2);
    label->setText(text);
    label->setWordWrap(true);
    return label;
}

} // namespace

QWidget *ServiceView::buildPage()
{
    auto *page = new QWidget;
    auto *column = new QVBoxLayout(page);
    column->setContentsMargins(measure::kEdge, measure::kSection, measure::kEdge, measure::kEdge);
    column->setSpacing(0);
    m_crumbs = new Crumbs;
    m_crumbs->set({{tr("Services"), QStringLiteral("services")}});
    column->addWidget(m_crumbs);
    column->addSpacing(2);
    column->addLayout(buildTitle());
    column->addSpacing(measure::kSmallGap);
    m_counts = new InkLabel(Ink::Text2);
    column->addWidget(m_counts);
    column->addSpacing(measure::kSection);
    column->addWidget(makeHeading(tr("Basic")));
    column->addSpacing(measure::kGap);
    m_facts = new FactGrid;
    column->addWidget(m_facts);
    column->addSpacing(measure::kEdge);
    column->addWidget(buildFunctions());
    column->addSpacing(measure::kEdge);
    column->addWidget(buildTriggers());
    column->addSpacing(measure::kEdge);
    column->addWidget(m_log, 1);
    auto *scroll = new QScrollArea;
    scroll->setWidget(page);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    return scroll;
}

QLayout *ServiceView::buildTitle()
{
    auto *row = new QHBoxLayout;
    row->setSpacing(measure::kGap);
    m_name = new InkLabel(Ink::Text);
    m_name->setFont(fonts::title());
    m_name->setElide(Qt::ElideMiddle);
    m_name->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Preferred);
    row->addWidget(m_name, 0);
    m_state = new BadgeLabel;
    row->addWidget(m_state);
    row->addStretch(1);
    auto *create = makeButton(tr("Create &Function"), "plus", ButtonSize::Page, ButtonRank::Default);
    auto *edit = makeButton(tr("&Edit…"), "edit");
    auto *remove = makeButton(tr("&Delete…"), "close");
    connect(create, &QPushButton::clicked, this, [this] { askOf("wizard"); });
    connect(edit, &QPushButton::clicked, this, [this] { askOf("edit/service"); });
    connect(remove, &QPushButton::clicked, this, [this] { askOf("delete/service"); });
    m_changing = {create, edit, remove};
    for (auto *button : m_changing)
        row->addWidget(button);
    return row;
}

QWidget *ServiceView::buildFunctions()
{
    auto *part = new QWidget;
    auto *column = new QVBoxLayout(part);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(measure::kGap);
    auto *head = new QHBoxLayout;
    head->setSpacing(measure::kGap);
    head->addWidget(makeHeading(tr("Functions")), 1);
    auto *create = makeButton(tr("&New function…"), "plus", ButtonSize::Toolbar);
    create->setToolTip(tr("Code of your own, from a starter or a folder; a trigger can come later"));
    connect(create, &QPushButton::clicked, this, [this] { askOf("create/function"); });
    m_changing.append(create);
    head->addWidget(create);
    auto *open = makeButton(tr("O&pen function"), "function", ButtonSize::Toolbar);
    connect(open, &QPushButton::clicked, this, [this] { askOfFunction("functions"); });
    auto *edit = makeButton(tr("Ed&it function…"), "edit", ButtonSize::Toolbar);
    auto *remove = makeButton(tr("De&lete function…"), "close", ButtonSize::Toolbar);
    connect(edit, &QPushButton::clicked, this, [this] { askOfFunction("edit/function"); });
    connect(remove, &QPushButton::clicked, this, [this] { askOfFunction("delete/function"); });
    m_ofFunction = {open, edit, remove};
    for (auto *button : m_ofFunction)
        head->addWidget(button);
    column->addLayout(head);
    m_functionTable = new Table;
    m_functionTable->setObjectName(QStringLiteral("functions"));
    m_functionTable->setModel(&m_functions);
    m_functionTable->setAccessibleName(tr("Functions"));
    m_functionTable->setItemDelegate(new CellDelegate(m_functionTable));
    m_functionTable->setItemDelegateForColumn(FunctionModel::LastError, new ErrorDelegate(m_functionTable));
    column->addWidget(m_functionTable);
    m_noFunctions = remark(tr("No function yet. Create Function starts with a template."));
    column->addWidget(m_noFunctions);
    return part;
}

QWidget *ServiceView::buildTriggers()
{
    auto *part = new QWidget;
    auto *column = new QVBoxLayout(part);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(measure::kGap);
    column->addWidget(makeHeading(tr("Triggers")));
    m_triggerTable = new TriggerTable(m_triggers, TriggerTable::Names::TriggerOnly);
    m_triggerTable->keepColumns(QStringLiteral("servicesPage/triggerColumns"));
    m_triggerTable->setObjectName(QStringLiteral("triggers"));
    m_triggerTable->setAccessibleName(tr("Triggers"));
    column->addWidget(m_triggerTable);
    m_noTriggers = remark(tr("No trigger invokes a function of this service."));
    column->addWidget(m_noTriggers);
    return part;
}

void ServiceView::addViewActions()
{
    const auto add = [this](const QString &text, auto act) {
        auto *action = new QAction(text, this);
        connect(action, &QAction::triggered, this, act);
        addAction(action);
    };
    add(tr("Create Function"), [this] { askOf("wizard"); });
    add(tr("Edit this service…"), [this] { askOf("edit/service"); });
    add(tr("Delete this service…"), [this] { askOf("delete/service"); });
    add(tr("New function…"), [this] { askOf("create/function"); });
    add(tr("Show the selected function"), [this] { showFunction(true); });
    add(tr("Open the selected function"), [this] { askOfFunction("functions"); });
    add(tr("Edit the selected function…"), [this] { askOfFunction("edit/function"); });
    add(tr("Delete the selected function…"), [this] { askOfFunction("delete/function"); });
    add(tr("Open the selected trigger"), [this] {
        if (const int row = m_triggerTable->currentRow(); row >= 0)
            m_workspace.open(places::at("triggers", m_triggerTable->keyAt(row)));
    });
}

void ServiceView::fitFunctionColumns()
{
    const auto wide = [this](int column, QStringList longest) {
        longest.append(m_functions.headerData(column, Qt::Horizontal, Qt::DisplayRole).toString());
        return fonts::widest(longest) + kRoom;
    };
    m_functionTable->setColumnWidths({kFunctionName, kFunctionKind, wide(FunctionModel::Memory, {}),
                                      wide(FunctionModel::Timeout, {format::wholeSeconds(600'000)}),
                                      wide(FunctionModel::Triggers, {format::number(999)})});
    m_functionTable->keepColumns(QStringLiteral("servicesPage/functionColumns"));
}

} // namespace sluice
