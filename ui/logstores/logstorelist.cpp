#include "ui/logstores/logstorelist.h"

#include "models/format.h"
#include "ui/errors.h"
#include "ui/places.h"
#include "ui/theme/fonts.h"
#include "ui/widgets/boxes.h"
#include "ui/widgets/controls.h"
#include "ui/widgets/delegates.h"
#include "ui/widgets/table.h"

#include <QAction>
#include <QHBoxLayout>
#include <QHeaderView>

namespace sluice {

namespace {

constexpr int kLogstoreFilterWidth = 216;
constexpr int kCellPadding = 18;
constexpr int kSparkColumn = 160;
constexpr int kNarrowList = 1000; // page width under which what is less important goes

} // namespace

LogstoreList::LogstoreList(Workspace &workspace, QWidget *parent)
    : QWidget(parent)
    , m_workspace(workspace)
    , m_filter(new QLineEdit)
    , m_import(makeButton(tr("&Import files…"), "import"))
    , m_create(makeButton(tr("Create &Logstore…"), "plus"))
    , m_table(new Table)
    , m_empty(new EmptyState)
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(measure::kEdge, measure::kSection, measure::kEdge, measure::kEdge);
    column->setSpacing(measure::kSection);
    column->addLayout(makeHead());
    makeTable();
    column->addWidget(m_table, 1);
    m_late.setSingleShot(true);
    m_late.setInterval(Table::kLoadingAfterMs);
    connect(&m_late, &QTimer::timeout, this, &LogstoreList::updateEmpty);
    connect(&m_workspace, &Workspace::definitionsChanged, this, &LogstoreList::refresh);
    connect(&m_workspace, &Workspace::linkChanged, this, &LogstoreList::updateButtons);
    connect(&m_workspace, &Workspace::attached, this, &LogstoreList::updateButtons);
    m_empty->hide();
    m_late.start();
    updateButtons();
    fitColumns();
}

QLayout *LogstoreList::makeHead()
{
    auto *row = new QHBoxLayout;
    row->setSpacing(measure::kGap);
    auto *title = makeHeading(tr("Logstores"));
    title->setFont(fonts::title());
    row->addWidget(title);
    row->addStretch(1);
    m_filter->setPlaceholderText(tr("Filter Logstores"));
    m_filter->setAccessibleName(tr("Filter Logstores"));
    m_filter->setFixedSize(kLogstoreFilterWidth, measure::kControl);
    addFilterSign(m_filter);
    connect(m_filter, &QLineEdit::textChanged, this, [this](const QString &text) {
        m_model.setText(text);
        updateEmpty();
    });
    row->addWidget(m_filter);
    row->addWidget(m_import);
    row->addWidget(m_create);
    const auto add = [this](QPushButton *button, const char *place) {
        auto *action = new QAction(withoutMnemonic(button->text()), this);
        connect(action, &QAction::triggered, this, [this, place] { m_workspace.open(QLatin1String(place)); });
        connect(button, &QPushButton::clicked, action, &QAction::trigger);
        addAction(action);
    };
    add(m_import, "import");
    add(m_create, "create/logstore");
    return row;
}

void LogstoreList::makeTable()
{
    m_table->setModel(&m_model);
    m_table->keepColumns(QStringLiteral("logstoresPage/columns"));
    m_table->setAccessibleName(tr("Logstores"));
    m_table->setItemDelegate(new CellDelegate(m_table));
    m_table->setItemDelegateForColumn(LogstoreModel::Name, new NameDelegate(m_table));
    m_table->setItemDelegateForColumn(LogstoreModel::Rate, new SparkDelegate(m_table));
    m_table->horizontalHeader()->setStretchLastSection(false);
    m_table->horizontalHeader()->setSectionResizeMode(LogstoreModel::Name, QHeaderView::Stretch);
    m_table->setPlaceholder(m_empty);
    connect(m_table, &Table::rowActivated, this,
            [this](int row) { m_workspace.open(places::at("logstores", keyOf(m_model.at(row)))); });
}

void LogstoreList::open()
{
    refresh();
}

void LogstoreList::focusFilter()
{
    m_filter->setFocus(Qt::ShortcutFocusReason);
    m_filter->selectAll();
}

void LogstoreList::focusFirst()
{
    m_table->setFocus(Qt::OtherFocusReason);
}

void LogstoreList::showTrouble(const Error &error)
{
    m_trouble = error;
    updateEmpty();
}

void LogstoreList::refresh()
{
    const auto rows = m_workspace.definitions();
    if (rows->version == 0 && rows->logstores.empty() && m_workspace.status().nowMs == 0)
        return updateEmpty(); // not read yet
    m_trouble.reset();
    m_late.stop();
    m_model.setNow(m_workspace.now());
    m_model.setRows(*rows);
    const bool isFirst = !std::exchange(m_isReady, true);
    updateEmpty();
    fitColumns();
    if (!m_table->currentIndex().isValid() && m_model.rowCount() > 0)
        m_table->selectOnly(0);
    if (isFirst)
        emit ready();
}

void LogstoreList::updateButtons()
{
    const bool can = m_workspace.connected();
    for (auto *button : {m_import, m_create}) {
        button->setEnabled(can);
        button->setToolTip(can ? QString() : tr("The engine does not run"));
    }
    for (auto *action : actions())
        action->setEnabled(can);
}

void LogstoreList::updateEmpty()
{
    if (m_model.rowCount() > 0) {
        m_said.clear();
        return m_empty->hide();
    }
    if (!m_trouble && !m_isReady && m_late.isActive())
        return;
    const auto say = [this](const QString &what) { return std::exchange(m_said, what) != what; };
    if (m_trouble) {
        if (say(QStringLiteral("trouble")))
            m_empty->say(troubleOf(*m_trouble, tr("Could not list the Logstores"))), m_empty->setButtons({});
    } else if (!m_isReady) {
        if (say(QStringLiteral("loading")))
            m_empty->say(QLatin1String("clock"), Ink::Accent, tr("Reading the Logstores"), {}), m_empty->setButtons({});
    } else if (m_model.total() > 0) {
        if (say(QStringLiteral("filter"))) {
            m_empty->say(QLatin1String("filter"), Ink::Text2, tr("No Logstore matches"),
                         tr("%n Logstore(s) hidden by the filter.", nullptr, int(m_model.total())));
            auto *clear = makeButton(tr("Cl&ear the filter"), nullptr);
            connect(clear, &QPushButton::clicked, m_filter, &QLineEdit::clear);
            m_empty->setButtons({clear});
        }
    } else if (say(QStringLiteral("empty"))) {
        m_empty->say(QLatin1String("logstore"), Ink::Text2, tr("No Logstores yet"),
                     tr("A Logstore keeps logs in shards, in the order in which they came. Triggers read from it."));
        auto *create = makeButton(tr("&Create Logstore…"), "plus", ButtonSize::Page, ButtonRank::Default);
        auto *files = makeButton(tr("Import &files…"), "import");
        connect(create, &QPushButton::clicked, m_create, &QPushButton::click);
        connect(files, &QPushButton::clicked, m_import, &QPushButton::click);
        m_empty->setButtons({create, files});
    }
    m_empty->show();
}

void LogstoreList::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    fitColumns();
}

void LogstoreList::fitColumns()
{
    const auto wide = [this](int column, QStringList longest) {
        longest.append(m_model.headerData(column, Qt::Horizontal, Qt::DisplayRole).toString());
        for (int row = 0; row < std::min(m_model.rowCount(), Table::kMeasuredRows); ++row)
            longest.append(m_model.index(row, column).data().toString());
        return fonts::widest(longest) + kCellPadding;
    };
    for (int column = LogstoreModel::Shards; column < LogstoreModel::kColumns; ++column)
        m_table->fit(column, wide(column, {}));
    m_table->fit(LogstoreModel::Rate, std::max(kSparkColumn, wide(LogstoreModel::Rate, {})));
    const bool narrow = width() < kNarrowList;
    m_table->setColumnHidden(LogstoreModel::Index, narrow);
    m_table->setColumnHidden(LogstoreModel::Collectors, narrow);
}

} // namespace sluice
