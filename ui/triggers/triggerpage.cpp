#include "ui/triggers/triggerpage.h"

#include "models/format.h"
#include "ui/places.h"
#include "ui/theme/fonts.h"
#include "ui/triggers/executionpane.h"
#include "ui/triggers/triggerhead.h"
#include "ui/triggers/triggerlog.h"
#include "ui/widgets/chips.h"
#include "ui/widgets/delegates.h"
#include "ui/widgets/table.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QMenu>
#include <QScrollArea>
#include <QSettings>
#include <QSplitter>

namespace sluice {

namespace {

constexpr int kShardRowsMax = 6;
constexpr int kShardsAlwaysFrom = 860;
constexpr int kBelow = 296; // height of the execution under the page
constexpr auto kActor = "sluice";

TriggerKey keyFrom(const QString &name)
{
    const auto parts = name.split(QLatin1Char('/'));
    return {parts.value(0).toStdString(), parts.value(1).toStdString(), parts.value(2).toStdString()};
}

} // namespace

TriggerPage::TriggerPage(Workspace &workspace, QWidget *parent)
    : QWidget(parent)
    , m_workspace(workspace)
    , m_splitter(new QSplitter(Qt::Horizontal))
    , m_head(new TriggerHead)
    , m_shardCounts(new InkLabel(Ink::Text2))
    , m_shards(new Table)
    , m_log(new TriggerLog)
    , m_pane(new ExecutionPane)
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(m_splitter);
    m_splitter->setChildrenCollapsible(false);
    m_splitter->addWidget(buildPage());
    m_splitter->addWidget(m_pane);
    m_splitter->setStretchFactor(0, 1);
    m_pane->hide();
    connect(m_head, &TriggerHead::placeAsked, &workspace, &Workspace::open);
    connect(m_head, &TriggerHead::said, &workspace, &Workspace::say);
    addActions(m_head->actions());
    connect(m_head, &TriggerHead::tickAsked, this,
            [this] { command(TickTrigger{m_key}, tr("Could not tick the trigger")); });
    connect(m_head, &TriggerHead::pauseAsked, this, [this] {
        command(PauseTrigger{m_key, kActor}, tr("Could not pause the trigger"));
    });
    connect(m_head, &TriggerHead::resumeAsked, this, [this] {
        command(ResumeTrigger{m_key, kActor}, tr("Could not resume the trigger"));
    });
    connect(m_log, &TriggerLog::chosen, this, &TriggerPage::showExecution);
    connect(m_log, &TriggerLog::read, this, &TriggerPage::logRead);
    connect(m_pane, &ExecutionPane::closeAsked, this, &TriggerPage::closeDetail);
    connect(m_pane, &ExecutionPane::stepAsked, m_log, &TriggerLog::step);
    connect(m_pane, &ExecutionPane::placeAsked, &workspace, &Workspace::open);
    connect(m_pane, &ExecutionPane::tickAsked, m_head, &TriggerHead::tickAsked);
    connect(m_log, &TriggerLog::said, &workspace, &Workspace::say);
    connect(m_log, &TriggerLog::zoneChanged, this, [this] {
        m_pumps.setNow(m_nowMs);
        m_shards->viewport()->update();
        m_pane->showAgain();
        m_workspace.say(tr("Times are in %1").arg(format::zoneName(m_nowMs)));
        emit zoneChanged();
    });
    addActions(m_log->actions());
    connect(m_pane, &ExecutionPane::loaded, this, &TriggerPage::executionShown);
    connect(m_pane, &ExecutionPane::copied, &workspace, &Workspace::say);
    const auto tellCode = [this] { m_pane->setDefinitions(*m_workspace.definitions()); };
    connect(&workspace, &Workspace::definitionsChanged, m_pane, tellCode);
    tellCode();
    connect(m_splitter, &QSplitter::splitterMoved, this, [this] {
        QSettings().setValue(m_splitter->orientation() == Qt::Horizontal ? QStringLiteral("triggerPage/beside")
                                                                         : QStringLiteral("triggerPage/below"),
                             m_splitter->saveState());
    });
    connect(&workspace, &Workspace::attached, this, &TriggerPage::attach);
    connect(&workspace, &Workspace::triggersRead, this, &TriggerPage::refresh);
    connect(&workspace, &Workspace::secondPassed, this, &TriggerPage::setNow);
    connect(&workspace, &Workspace::linkChanged, this, [this] { m_head->setConnected(m_workspace.connected()); });
    setNow(workspace.now());
    if (workspace.bell())
        attach();
}

QWidget *TriggerPage::buildPage()
{
    auto *page = new QWidget;
    auto *column = new QVBoxLayout(page);
    column->setContentsMargins(measure::kEdge, measure::kSection, measure::kEdge, measure::kEdge);
    m_pageLayout = column;
    column->setSpacing(0);
    column->addWidget(m_head);
    auto *outer = column;
    m_shardPart = new QWidget;
    column = new QVBoxLayout(m_shardPart);
    column->setContentsMargins(0, measure::kSection + 2, 0, 0);
    column->setSpacing(0);
    outer->addWidget(m_shardPart);
    auto *title = new QHBoxLayout;
    title->setSpacing(measure::kGap);
    title->addWidget(makeHeading(tr("Shards")));
    m_shardCounts->setElide(Qt::ElideRight);
    title->addWidget(m_shardCounts, 1);
    column->addLayout(title);
    column->addSpacing(measure::kGap);
    m_shards->setObjectName(QStringLiteral("shards"));
    m_shards->setModel(&m_pumps);
    m_shards->setAccessibleName(tr("Shards"));
    m_shards->setItemDelegate(new CellDelegate(m_shards));
    m_shards->setItemDelegateForColumn(PumpModel::State, new BadgeDelegate(BadgeKind::Pump, m_shards));
    m_shards->horizontalHeader()->setStretchLastSection(false);
    m_shards->horizontalHeader()->setSectionResizeMode(PumpModel::Reason, QHeaderView::Stretch);
    const QFontMetrics metrics(fonts::base());
    const auto cursor = metrics.horizontalAdvance(QStringLiteral("10:42:01.880"))
        + QFontMetrics(fonts::code()).horizontalAdvance(QStringLiteral("…MzMQ==")) + 21;
    m_shards->setColumnWidths({52, fonts::widest(pumpWords()) + 38, cursor, cursor,
                               fonts::widest({format::span(3'599'000), format::span(86'340'000)}) + 16, 150,
                               fonts::widest({tr("Next tick"), format::countdown(119'000, 0)}) + 18});
    m_shards->keepColumns(QStringLiteral("triggerPage/shardColumns"));
    m_shards->setFixedHeight(measure::kRow * 2 + 2);
    m_shards->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(m_shards, &QWidget::customContextMenuRequested, this, &TriggerPage::offerShard);
    connect(m_shards, &Table::rowActivated, this,
            [this](int row) { m_log->filter()->add(QStringLiteral("shard: %1").arg(m_pumps.at(row).shard)); });
    column->addWidget(m_shards);
    outer->addSpacing(measure::kSection);
    outer->addWidget(m_log, 1);
    page->setMinimumWidth(measure::kPageLeast - 2 * measure::kEdge);
    auto *scroll = new QScrollArea;
    scroll->setWidget(page);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    return scroll;
}

void TriggerPage::attach()
{
    auto &bell = *m_workspace.bell();
    m_log->attach(bell);
    m_pane->attach(bell);
    m_feed = std::make_unique<PolledFeed<GetPumps>>(bell, this,
                                                    [this](Result<PumpRows> answer) { takePumps(std::move(answer)); });
    connect(&bell, &ClientBell::ledgerChanged, this, [this] { m_feed->readSoon(); });
    m_head->setConnected(m_workspace.connected());
    if (!m_left)
        watch();
}

void TriggerPage::open(const QString &trigger)
{
    const bool back = m_name == trigger && m_log->hasRead();
    const bool wasLeft = std::exchange(m_left, false);
    setNow(m_workspace.now());
    if (back && !wasLeft)
        return;
    if (back) { // as it was left
        refresh();
        GetPumps command;
        command.trigger = m_key;
        m_feed->watch(std::move(command));
        m_log->resume();
        return;
    }
    m_name = trigger;
    m_key = keyFrom(trigger);
    m_pumps.setRows({});
    m_head->say({});
    closeDetail();
    refresh();
    if (m_workspace.bell())
        watch();
}

void TriggerPage::watch()
{
    GetPumps command;
    command.trigger = m_key;
    m_feed->watch(std::move(command));
    m_log->watch(m_name.toStdString());
}

void TriggerPage::leave()
{
    m_left = true;
    m_log->pause();
    if (m_feed)
        m_feed->stop();
}

void TriggerPage::refresh()
{
    if (m_left || m_name.isEmpty())
        return;
    if (const auto *row = m_workspace.triggers().find(m_name.toStdString())) {
        m_head->setTrigger(*row, m_nowMs);
        m_pane->setSource(row->definition.source);
    } else if (m_workspace.triggers().total() > 0)
        m_head->setGone(m_name);
}

void TriggerPage::setNow(std::int64_t nowMs)
{
    m_nowMs = nowMs;
    m_pane->setNow(nowMs);
    m_log->setNow(nowMs);
    if (m_left)
        return;
    m_pumps.setNow(nowMs);
    refresh();
}

void TriggerPage::showTrouble(const Trouble &trouble)
{
    m_log->showTrouble(trouble);
    m_head->setConnected(false);
}

void TriggerPage::focusLog()
{
    m_log->table()->setFocus(Qt::OtherFocusReason);
}

void TriggerPage::focusFilter()
{
    m_log->filter()->focusField();
}

bool TriggerPage::closeDetail()
{
    if (m_pane->isHidden())
        return false;
    m_pane->hide();
    m_pane->clear();
    arrange();
    m_log->table()->selectOnly(-1);
    m_log->table()->setFocus(Qt::OtherFocusReason);
    return true;
}

void TriggerPage::chooseTelling()
{
    m_log->chooseTelling();
}

void TriggerPage::offerShard(const QPoint &at)
{
    const auto row = m_shards->indexAt(at).isValid() ? m_shards->indexAt(at).row() : m_shards->currentRow();
    if (row < 0)
        return;
    const auto shard = m_pumps.at(row).shard;
    const auto copy = [this](const std::string &cursor) {
        QGuiApplication::clipboard()->setText(QString::fromStdString(cursor));
        m_workspace.say(tr("Cursor copied"));
    };
    auto *menu = new QMenu(m_shards);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addAction(tr("Show only shard %1 in the log").arg(shard), this,
                    [this, shard] { m_log->filter()->add(QStringLiteral("shard: %1").arg(shard)); });
    auto *move = menu->addAction(tr("Move checkpoint of shard %1…").arg(shard), this, [this, shard] {
        m_workspace.open(places::at("checkpoint", QStringLiteral("%1/%2").arg(m_name).arg(shard)));
    });
    move->setEnabled(m_workspace.connected());
    menu->addSeparator();
    menu->addAction(tr("Copy checkpoint"), this, [copy, cursor = m_pumps.at(row).checkpoint] { copy(cursor); });
    menu->addAction(tr("Copy end"), this, [copy, cursor = m_pumps.at(row).end] { copy(cursor); });
    menu->popup(m_shards->viewport()->mapToGlobal(at));
}

void TriggerPage::takePumps(Result<PumpRows> answer)
{
    if (!answer)
        return; // the list of triggers says what is wrong
    m_pumps.setRows(std::move(answer->rows));
    const auto blocked = m_pumps.blocked();
    auto text = tr("%n open", nullptr, int(m_pumps.open()));
    if (blocked > 0)
        text += tr(", %n blocked", nullptr, int(blocked));
    m_shardCounts->setFullText(text);
    const auto rows = std::clamp(m_pumps.rowCount(), 1, kShardRowsMax);
    m_shards->setFixedHeight(measure::kRow * (rows + 1) + 2);
    bool running = false;
    for (int i = 0; i < m_pumps.rowCount(); ++i)
        running = running || m_pumps.at(i).state == PumpState::Running;
    m_pane->setRunning(running);
    showExecution(m_pane->sequence());
}

void TriggerPage::showExecution(std::uint64_t sequence)
{
    if (sequence == 0)
        return;
    const auto row = m_log->model().rowOf(sequence);
    std::int64_t next = 0;
    if (row >= 0) {
        const auto &execution = m_log->model().executionAt(row);
        for (int i = 0; i < m_pumps.rowCount(); ++i) {
            const auto &pump = m_pumps.at(i);
            if (pump.shard == execution.shard && pump.state == PumpState::Blocked && pump.round == execution.round)
                next = pump.nextTickMs;
        }
    }
    m_pane->setNextRound(next);
    if (m_pane->isHidden()) {
        m_pane->show();
        arrange();
    }
    if (sequence == m_pane->sequence())
        return;
    const auto *trigger = m_workspace.triggers().find(m_name.toStdString());
    m_pane->open(sequence, m_key.functionKey(), trigger ? trigger->definition.source : LogstoreKey{});
}

void TriggerPage::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    arrange();
}

void TriggerPage::arrange()
{
    const bool below = window()->width() < measure::kDetailBelowUnder;
    const auto wanted = below ? Qt::Vertical : Qt::Horizontal;
    const bool turned = m_splitter->orientation() != wanted;
    m_splitter->setOrientation(wanted);
    const bool beside = !below && !m_pane->isHidden();
    // Beside the pane, half of the splitter belongs to the page's edge.
    m_pageLayout->setContentsMargins(measure::kEdge, measure::kSection,
                                     measure::kEdge - (beside ? measure::kSplitter / 2 : 0), measure::kEdge);
    m_pane->setDirection(below ? PaneDirection::Beside : PaneDirection::Stacked);
    // Below a low page the shards make room for the log; what is wrong with them stands in the message.
    m_shardPart->setVisible(!below || m_pane->isHidden() || window()->height() >= kShardsAlwaysFrom);
    if (m_pane->isHidden() || (!turned && m_splitter->sizes().value(1) > 0 && m_splitter->property("placed").toBool()))
        return;
    m_splitter->setProperty("placed", true);
    const auto kept =
        QSettings().value(below ? QStringLiteral("triggerPage/below") : QStringLiteral("triggerPage/beside")).toByteArray();
    if (!kept.isEmpty() && m_splitter->restoreState(kept) && m_splitter->orientation() == wanted)
        return;
    m_splitter->setOrientation(wanted);
    if (below)
        m_splitter->setSizes({height() - kBelow, kBelow});
    else
        m_splitter->setSizes(
            {width() - measure::kDetail - measure::kSplitter / 2, measure::kDetail - measure::kSplitter / 2});
}

template <class C> void TriggerPage::command(C what, const QString &doing)
{
    m_head->say({});
    m_head->setBusy(true);
    m_workspace.send(std::move(what), this, [this, doing](Result<Nothing> answer) {
        m_head->setBusy(false);
        if (!answer)
            m_head->say(troubleOf(answer.error(), doing));
        if (m_feed)
            m_feed->readSoon();
        m_workspace.readSoon();
    });
}

} // namespace sluice
