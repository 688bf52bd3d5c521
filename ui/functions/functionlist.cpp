#include "ui/functions/functionlist.h"

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
constexpr int kNameWidth = 210;
constexpr int kKindWidth = 150;
constexpr int kCodeWidth = 170;
constexpr int kNarrowName = 170;
constexpr int kNarrowCode = 130;
constexpr int kRoom = 18;
constexpr int kWithoutFigures = 1'000; // page width under which memory and timeout give their room to the last error

} // namespace

FunctionList::FunctionList(Workspace &workspace, FunctionListModel &model, QWidget *parent)
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
    connect(&m_late, &QTimer::timeout, this, &FunctionList::updateEmpty);
    connect(&m_model, &QAbstractItemModel::rowsInserted, this, &FunctionList::updateEmpty);
    connect(&m_model, &QAbstractItemModel::rowsRemoved, this, &FunctionList::updateEmpty);
}

void FunctionList::build()
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(measure::kEdge, measure::kSection, measure::kEdge, measure::kEdge);
    column->setSpacing(measure::kSection);
    auto *head = new QHBoxLayout;
    head->setSpacing(measure::kGap);
    auto *title = makeHeading(tr("Functions"));
    title->setFont(fonts::title());
    head->addWidget(title);
    head->addStretch(1);
    auto *create = makeButton(tr("&New function…"), "plus", ButtonSize::Page, ButtonRank::Default);
    connect(create, &QPushButton::clicked, this, [this] { m_workspace.open(QStringLiteral("create/function")); });
    head->addWidget(create);
    column->addLayout(head);

    auto *row = new QHBoxLayout;
    m_count->setElide(Qt::ElideRight);
    row->addWidget(m_count, 1);
    m_filter->setPlaceholderText(tr("Filter functions"));
    m_filter->setAccessibleName(tr("Filter functions"));
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
    m_table->keepColumns(QStringLiteral("functionsPage/columns"));
    m_table->setAccessibleName(tr("Functions"));
    m_table->setItemDelegate(new CellDelegate(m_table));
    m_table->setItemDelegateForColumn(FunctionListModel::State, new BadgeDelegate(BadgeKind::Pump, m_table));
    m_table->setItemDelegateForColumn(FunctionListModel::Name, new NameDelegate(m_table));
    m_table->setItemDelegateForColumn(FunctionListModel::LastError, new ErrorDelegate(m_table));
    m_table->setPlaceholder(m_empty);
    m_empty->hide();
    connect(m_table, &Table::rowActivated, this,
            [this](int at) { m_workspace.open(places::at("functions", keyOf(m_model.at(at)))); });
    column->addWidget(m_table, 1);
}

void FunctionList::addListActions()
{
    const auto add = [this](const QString &text, auto act) {
        auto *action = new QAction(text, this);
        connect(action, &QAction::triggered, this, act);
        addAction(action);
    };
    add(tr("New function…"), [this] { m_workspace.open(QStringLiteral("create/function")); });
    add(tr("Open the selected function"), [this] { askOf("functions"); });
    add(tr("Edit the selected function…"), [this] { askOf("edit/function"); });
    add(tr("Delete the selected function…"), [this] { askOf("delete/function"); });
}

void FunctionList::askOf(const char *head)
{
    if (const int row = m_table->currentRow(); row >= 0 && row < m_model.rowCount())
        m_workspace.open(places::at(head, keyOf(m_model.at(row))));
}

void FunctionList::showReading()
{
    if (!m_read && !m_trouble && !m_late.isActive() && m_empty->isHidden())
        m_late.start();
}

void FunctionList::showRows()
{
    m_read = true;
    m_trouble.reset();
    m_late.stop();
    m_count->setFullText(tr("%n function(s)", nullptr, int(m_model.total())));
    if (!m_table->currentIndex().isValid() && m_model.rowCount() > 0)
        m_table->selectOnly(0);
    updateEmpty();
}

void FunctionList::showTrouble(const Error &error)
{
    m_trouble = troubleOf(error, tr("Could not list the functions"));
    m_late.stop();
    updateEmpty();
}

void FunctionList::focusFilter()
{
    m_filter->setFocus(Qt::ShortcutFocusReason);
    m_filter->selectAll();
}

void FunctionList::focusFirst()
{
    m_table->setFocus(Qt::OtherFocusReason);
}

void FunctionList::updateEmpty()
{
    const bool reading = !m_read && !m_trouble && !m_late.isActive();
    if (reading || m_trouble || (m_read && m_model.rowCount() == 0))
        sayEmpty();
    else
        m_empty->hide();
}

void FunctionList::sayEmpty()
{
    const auto say = m_trouble ? m_trouble->what + m_trouble->why
        : !m_read              ? QStringLiteral("reading")
        : m_model.total() == 0 ? QStringLiteral("none")
                               : QStringLiteral("filter");
    const bool same = std::exchange(m_said, say) == say && !m_empty->isHidden();
    const auto button = [this](const QString &text, const char *icon, auto act) {
        auto *made = makeButton(text, icon);
        connect(made, &QPushButton::clicked, this, act);
        return made;
    };
    if (m_trouble) {
        m_empty->say(*m_trouble);
        if (!same)
            m_empty->setButtons({button(tr("&Try again"), "replay", [this] { m_workspace.readAgain(); })});
    } else if (!m_read) {
        m_empty->say(QLatin1String("clock"), Ink::Accent, tr("Reading the functions"),
                     tr("The engine starts: it reads what was written last."));
        m_empty->setButtons({});
    } else if (m_model.total() == 0) {
        sayNone(same);
    } else {
        m_empty->say(QLatin1String("filter"), Ink::Text2, tr("No function matches"),
                     tr("%n function(s) hidden by the filter.", nullptr, int(m_model.total())));
        if (!same)
            m_empty->setButtons({button(tr("C&lear the filter"), nullptr, [this] { m_filter->clear(); })});
    }
    m_empty->show();
}

void FunctionList::sayNone(bool same)
{
    m_empty->say(QLatin1String("function"), Ink::Text2, tr("No functions yet"),
                 tr("A function gets each window of new logs: code of your own in Python or Node.js, "
                    "or a template that runs in the engine."));
    if (same)
        return;
    auto *create = makeButton(tr("New f&unction…"), "plus");
    connect(create, &QPushButton::clicked, this, [this] { m_workspace.open(QStringLiteral("create/function")); });
    auto *sample = makeButton(tr("&Run the sample"), "tick");
    connect(sample, &QPushButton::clicked, this, [this] { m_workspace.open(QStringLiteral("sample")); });
    m_empty->setButtons({create, sample});
}

void FunctionList::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    fitColumns();
}

void FunctionList::fitColumns()
{
    using M = FunctionListModel;
    const auto wide = [this](int column, QStringList longest) {
        longest.append(m_model.headerData(column, Qt::Horizontal, Qt::DisplayRole).toString());
        return fonts::widest(longest) + kRoom;
    };
    m_table->fit(M::State, wide(M::State, pumpWords()) + 22);
    const bool narrow = width() < kWithoutFigures;
    m_table->fit(M::Name, narrow ? kNarrowName : kNameWidth);
    m_table->fit(M::Kind, std::max(kKindWidth, wide(M::Kind, {})));
    m_table->fit(M::Code, narrow ? kNarrowCode : kCodeWidth);
    m_table->fit(M::Memory, wide(M::Memory, {format::number(3'072)}));
    m_table->fit(M::Timeout, wide(M::Timeout, {format::wholeSeconds(600'000)}));
    m_table->fit(M::Triggers, wide(M::Triggers, {format::number(999)}));
    m_table->setColumnHidden(M::Memory, narrow);
    m_table->setColumnHidden(M::Timeout, narrow);
}

} // namespace sluice
