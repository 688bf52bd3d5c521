#include "ui/logstores/logstoreview.h"

#include "models/format.h"
#include "ui/errors.h"
#include "ui/logstores/browsetab.h"
#include "ui/logstores/keeptab.h"
#include "ui/logstores/logstorehead.h"
#include "ui/places.h"
#include "ui/theme/fonts.h"
#include "ui/widgets/boxes.h"
#include "ui/widgets/chart.h"
#include "ui/widgets/delegates.h"
#include "ui/widgets/table.h"

#include <QHeaderView>
#include <QSettings>
#include <QStackedWidget>
#include <QTabBar>
#include <QVBoxLayout>

#include <limits>

namespace sluice {

namespace {

const auto kTabKey = QStringLiteral("logstoresPage/tab");

// The minutes of the last hour, the running one last; those before the engine started have no figure.
ChartData lastHour(const QString &name, const std::vector<std::uint64_t> &perMinute, std::int64_t nowMs)
{
    constexpr std::int64_t kMinuteMs = 60'000;
    constexpr std::size_t kMinutes = 60;
    ChartSeries series{name, SeriesLook::First, std::vector<double>(kMinutes, std::numeric_limits<double>::quiet_NaN())};
    const auto known = std::min(perMinute.size(), kMinutes);
    std::copy(perMinute.end() - std::ptrdiff_t(known), perMinute.end(), series.values.end() - std::ptrdiff_t(known));
    ChartData data;
    data.fromMs = nowMs / kMinuteMs * kMinuteMs - std::int64_t(kMinutes - 1) * kMinuteMs;
    data.stepMs = kMinuteMs;
    data.series = {std::move(series)};
    return data;
}

} // namespace

LogstoreView::LogstoreView(Workspace &workspace, QWidget *parent)
    : QWidget(parent)
    , m_workspace(workspace)
    , m_head(new LogstoreHead)
    , m_tabs(new QTabBar)
    , m_pages(new QStackedWidget)
    , m_browse(new BrowseTab(workspace))
    , m_keep(new KeepTab(workspace))
    , m_gone(new EmptyState)
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(measure::kEdge, measure::kSection, measure::kEdge, measure::kEdge);
    column->setSpacing(0);
    column->addWidget(m_head);
    m_tabs->setFont(fonts::bold()); // room for the current tab, which is bold
    m_tabs->setDrawBase(false);
    m_tabs->setExpanding(false);
    m_tabs->setFocusPolicy(Qt::TabFocus);
    m_tabs->setAccessibleName(tr("Parts of the Logstore"));
    for (const auto &name : {tr("Browse"), tr("Shards"), tr("Traffic"), tr("Retention and index"), tr("Triggers")})
        m_tabs->addTab(name);
    column->addWidget(m_tabs);
    column->addWidget(m_pages, 1);
    makeGone();
    column->addWidget(m_gone, 1);
    for (auto *page :
         {static_cast<QWidget *>(m_browse), makeShards(), makeTraffic(), static_cast<QWidget *>(m_keep), makeReaders()})
        m_pages->addWidget(page);
    addActions(m_head->actions());
    connect(m_tabs, &QTabBar::currentChanged, this, &LogstoreView::showTab);
    connect(m_head, &LogstoreHead::placeAsked, &m_workspace, &Workspace::open);
    connect(m_head, &LogstoreHead::importAsked, this, [this] { ask("import"); });
    connect(m_head, &LogstoreHead::editAsked, this, [this] { ask("edit/logstore"); });
    connect(m_head, &LogstoreHead::deleteAsked, this, [this] { ask("delete/logstore"); });
    connect(m_keep, &KeepTab::failed, this,
            [this](const Error &error, const QString &doing) { m_head->say(troubleOf(error, doing)); });
    connect(&m_workspace, &Workspace::definitionsChanged, this, &LogstoreView::refresh);
    connect(&m_workspace, &Workspace::triggersRead, this, &LogstoreView::showReaders);
    connect(&m_workspace, &Workspace::linkChanged, this, &LogstoreView::updateConnected);
    connect(&m_workspace, &Workspace::attached, this, [this] {
        updateConnected();
        if (m_open)
            showTab(m_tabs->currentIndex());
    });
    m_tabs->setCurrentIndex(std::clamp(QSettings().value(kTabKey, 0).toInt(), 0, m_tabs->count() - 1));
}

QWidget *LogstoreView::makeShards()
{
    m_shards = new Table;
    m_shards->setModel(&m_shardModel);
    m_shards->setAccessibleName(tr("Shards"));
    m_shards->setItemDelegate(new CellDelegate(m_shards));
    m_shards->setColumnWidths({60, 130, 90, 90, 120, 100, 170, 140, 220});
    m_shards->keepColumns(QStringLiteral("logstoresPage/shardColumns"));
    auto *page = new QWidget;
    auto *column = new QVBoxLayout(page);
    column->setContentsMargins(0, measure::kSection, 0, 0);
    column->addWidget(m_shards);
    return page;
}

QWidget *LogstoreView::makeTraffic()
{
    m_lines = new Chart(tr("Lines a minute"), ChartKind::Bars, ChartUnit::Count);
    m_bytes = new Chart(tr("Bytes a minute"), ChartKind::Bars, ChartUnit::Bytes);
    auto *page = new QWidget;
    auto *column = new QVBoxLayout(page);
    column->setContentsMargins(0, measure::kSection, 0, 0);
    column->setSpacing(measure::kSection);
    column->addWidget(m_lines, 1);
    column->addWidget(m_bytes, 1);
    return page;
}

QWidget *LogstoreView::makeReaders()
{
    m_readers = new Table;
    m_readers->setModel(&m_readerModel);
    m_readers->setAccessibleName(tr("Triggers that read it"));
    m_readers->setItemDelegate(new CellDelegate(m_readers));
    m_readers->setItemDelegateForColumn(TriggerModel::State, new BadgeDelegate(BadgeKind::Pump, m_readers));
    m_readers->setItemDelegateForColumn(TriggerModel::Name, new NameDelegate(m_readers));
    m_readers->setItemDelegateForColumn(TriggerModel::Rate, new SparkDelegate(m_readers));
    m_readers->setItemDelegateForColumn(TriggerModel::LastError, new ErrorDelegate(m_readers));
    m_readers->setColumnWidths({130, 240, 230, 90, 160, 80, 200, 100});
    m_readers->keepColumns(QStringLiteral("logstoresPage/readerColumns"));
    m_readers->setColumnHidden(TriggerModel::NextTick, true);
    m_noReaders = new EmptyState;
    m_noReaders->say(QLatin1String("trigger"), Ink::Text2, tr("No trigger reads it"),
                     tr("A trigger asks this Logstore for what is new and invokes a function."));
    auto *create = makeButton(tr("&New trigger"), "plus");
    connect(create, &QPushButton::clicked, this, [this] { m_workspace.open(QStringLiteral("wizard")); });
    m_noReaders->setButtons({create});
    m_readers->setPlaceholder(m_noReaders);
    connect(m_readers, &Table::rowActivated, this,
            [this](int row) { m_workspace.open(places::at("triggers", keyOf(m_readerModel.at(row)))); });
    auto *page = new QWidget;
    auto *column = new QVBoxLayout(page);
    column->setContentsMargins(0, measure::kSection, 0, 0);
    column->addWidget(m_readers);
    return page;
}

void LogstoreView::makeGone()
{
    m_gone->say(QLatin1String("logstore"), Ink::Idle, tr("This Logstore is not there"),
                tr("It was deleted, or not created yet. What was deleted stays in the trash for 7 days."));
    auto *trash = makeButton(tr("Open the &trash"), "undo");
    auto *all = makeButton(tr("&All Logstores"), "logstore");
    connect(trash, &QPushButton::clicked, this, [this] { m_workspace.open(QStringLiteral("trash")); });
    connect(all, &QPushButton::clicked, this, [this] { m_workspace.open(QStringLiteral("logstores")); });
    m_gone->setButtons({trash, all});
    m_gone->hide();
}

void LogstoreView::ask(const char *head) const
{
    m_workspace.open(places::at(head, toText(m_key)));
}

void LogstoreView::open(const QString &name)
{
    const LogstoreKey key{name.section(QLatin1Char('/'), 0, 0).toStdString(),
                          name.section(QLatin1Char('/'), 1).toStdString()};
    const bool other = key != m_key;
    m_key = key;
    m_open = true;
    if (other) {
        m_uid.clear();
        m_shardModel.setRows({});
    }
    m_head->say({});
    updateConnected();
    refresh();
    showTab(m_tabs->currentIndex());
}

void LogstoreView::leave()
{
    m_open = false;
    m_browse->stop();
    m_keep->stop();
    if (m_shardFeed)
        m_shardFeed->stop();
}

void LogstoreView::focusFirst()
{
    if (m_tabs->currentIndex() == Browse)
        m_browse->focusFirst();
    else
        m_tabs->setFocus(Qt::OtherFocusReason);
}

bool LogstoreView::closeDetail()
{
    return m_tabs->currentIndex() == Browse && m_browse->closeDetail();
}

void LogstoreView::updateConnected()
{
    m_head->setConnected(m_workspace.connected());
    m_keep->setConnected(m_workspace.connected());
}

void LogstoreView::refresh()
{
    const auto rows = m_workspace.definitions();
    if (!m_open || (rows->version == 0 && m_workspace.status().nowMs == 0))
        return;
    const auto found = std::ranges::find(rows->logstores, m_key, [](const LogstoreRow &row) { return row.definition.key; });
    if (found == rows->logstores.end())
        return setGone();
    const auto readers = std::ranges::count(rows->triggers, m_key, &Trigger::source);
    m_head->set(*found, std::size_t(readers));
    m_keep->set(*found);
    m_lines->set(lastHour(tr("lines"), found->linesPerMinute, m_workspace.now()));
    m_bytes->set(lastHour(tr("bytes"), found->bytesPerMinute, m_workspace.now()));
    m_tabs->setTabText(Shards, tr("Shards %1").arg(found->definition.shards));
    m_tabs->setTabText(Readers, tr("Triggers %1").arg(readers));
    const auto uid = QString::fromStdString(found->definition.uid);
    if (std::exchange(m_uid, uid) != uid || m_pages->isHidden())
        m_browse->open(m_key, found->definition.shards);
    m_tabs->show();
    m_pages->show();
    m_gone->hide();
    showReaders();
    if (!std::exchange(m_isReady, true))
        emit ready();
}

void LogstoreView::setGone()
{
    m_uid.clear();
    m_browse->stop();
    if (m_shardFeed)
        m_shardFeed->stop();
    m_head->setGone(m_key);
    m_tabs->hide();
    m_pages->hide();
    m_gone->show();
    if (!std::exchange(m_isReady, true))
        emit ready();
}

void LogstoreView::showReaders()
{
    std::vector<TriggerRow> readers;
    for (const auto &trigger : m_workspace.definitions()->triggers) {
        if (trigger.source != m_key)
            continue;
        const auto *row = m_workspace.triggers().find(toText(trigger.key));
        readers.push_back(row != nullptr ? *row : TriggerRow{});
        readers.back().definition = trigger;
    }
    m_readerModel.setNow(m_workspace.now());
    m_readerModel.setRows(std::move(readers));
    m_noReaders->setVisible(m_readerModel.rowCount() == 0);
}

void LogstoreView::showTab(int tab)
{
    m_pages->setCurrentIndex(tab);
    QSettings().setValue(kTabKey, tab);
    if (!m_open)
        return;
    if (tab == Keep)
        m_keep->open();
    else
        m_keep->stop();
    if (tab != Shards) {
        if (m_shardFeed)
            m_shardFeed->stop();
        return;
    }
    if (!m_workspace.bell())
        return;
    if (!m_shardFeed)
        m_shardFeed = std::make_unique<PolledFeed<GetShards>>(*m_workspace.bell(), this, [this](Result<ShardRows> answer) {
            if (!answer)
                return;
            m_shardModel.setNow(m_workspace.now());
            m_shardModel.setRows(std::move(answer->rows));
        });
    m_shardFeed->watch(GetShards{m_key});
}

} // namespace sluice
