#include "ui/triggers/triggerlog.h"

#include "models/format.h"
#include "models/roles.h"
#include "ui/theme/fonts.h"
#include "ui/theme/icons.h"
#include "ui/triggers/exportbar.h"
#include "ui/triggers/logactions.h"
#include "ui/widgets/actionbutton.h"
#include "ui/widgets/boxes.h"
#include "ui/widgets/chips.h"
#include "ui/widgets/delegates.h"
#include "ui/widgets/table.h"

#include <QAction>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QMenu>
#include <QScrollBar>
#include <QSettings>

namespace sluice {

namespace {

constexpr auto kHiddenKey = "triggerLog/hiddenColumns";

} // namespace

TriggerLog::TriggerLog(QWidget *parent)
    : QWidget(parent)
    , m_table(new Table)
    , m_filter(new FilterBar)
    , m_empty(new EmptyState)
    , m_counts(new InkLabel(Ink::Text2))
    , m_follow(makeButton(tr("&Follow"), "follow", ButtonSize::Toolbar))
    , m_new(makeButton({}, "up", ButtonSize::Toolbar))
    , m_export(new ExportBar(m_model))
    , m_rowActions(new LogActions(*m_table, m_model, *m_filter, this))
{
    makeActions();
    build();
    m_late.setSingleShot(true);
    m_late.setInterval(Table::kLoadingAfterMs);
    connect(&m_late, &QTimer::timeout, this, &TriggerLog::updateEmpty);
    connect(&m_model, &LedgerModel::countsChanged, this, &TriggerLog::updateCounts);
    connect(m_filter, &FilterBar::changed, this, [this] {
        LedgerFilter filter;
        filter.set(m_filter->terms());
        m_model.setFilter(std::move(filter));
    });
    connect(m_follow, &QPushButton::clicked, this, [this](bool on) {
        m_pausing = Pausing::Person;
        setFollowing(on);
    });
    connect(m_new, &QPushButton::clicked, this, [this] { setFollowing(true); });
    connect(m_table, &Table::scrolledAway, this, [this] {
        if (!m_model.isFollowing())
            return;
        m_pausing = Pausing::Scroll;
        setFollowing(false);
    });
    connect(m_table, &Table::scrolledBack, this, [this] {
        if (m_pausing == Pausing::Scroll)
            setFollowing(true);
    });
    connect(m_table, &Table::unfoldAsked, this, [this](int row, bool unfold) {
        if (m_model.isAttempt(row))
            return;
        m_model.setUnfolded(row, unfold);
        if (m_table->currentRow() != row)
            m_table->selectOnly(row);
    });
    connect(m_table, &Table::rowActivated, this, [this](int row) {
        if (!m_model.isAttempt(row))
            m_model.setUnfolded(row, Unfold(m_model.index(row, 0).data(UnfoldRole).toInt()) == Unfold::Closed);
    });
    connect(m_table, &Table::rowChosen, this, [this](int row) { emit chosen(row < 0 ? 0 : m_model.sequenceAt(row)); });
    connect(&m_model, &QAbstractItemModel::dataChanged, this, [this](const QModelIndex &from, const QModelIndex &to) {
        const auto row = m_table->currentRow();
        if (row >= from.row() && row <= to.row() && to.column() > 0)
            emit chosen(m_model.sequenceAt(row)); // it got another attempt
    });
    updateCounts();
}

void TriggerLog::build()
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    auto *row = new QHBoxLayout;
    row->setSpacing(measure::kGap);
    row->addWidget(makeHeading(tr("Trigger log")));
    m_counts->setElide(Qt::ElideRight);
    row->addWidget(m_counts, 1);
    m_follow->setCheckable(true);
    m_follow->setChecked(true);
    m_follow->setToolTip(tr("Keep the newest execution on top"));
    m_new->setToolTip(tr("Show them and follow"));
    auto *exporting = makeActionButton(m_exportAction, "export", ButtonSize::Toolbar);
    auto *columns = makeButton(tr("Col&umns"), "columns", ButtonSize::Toolbar);
    makeColumnsMenu(columns);
    row->addWidget(m_follow);
    row->addWidget(m_new);
    row->addWidget(columns);
    row->addWidget(exporting);
    column->addLayout(row);
    column->addWidget(m_export);
    column->addSpacing(measure::kGap - 2);
    column->addWidget(m_filter);
    column->addSpacing(measure::kGap);

    m_table->setModel(&m_model);
    m_table->keepColumns(QStringLiteral("triggerPage/logColumns"));
    m_table->setAccessibleName(tr("Trigger log"));
    m_table->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_table->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(m_table, &QWidget::customContextMenuRequested, this, [this](const QPoint &at) {
        const auto under = m_table->indexAt(at);
        m_rowActions->menuFor(under.isValid() ? under : m_table->currentIndex())
            ->popup(m_table->viewport()->mapToGlobal(at));
    });
    m_table->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOn);
    m_table->setMinimumHeight(5 * measure::kRow);
    m_table->setItemDelegate(new CellDelegate(m_table));
    m_table->setItemDelegateForColumn(LedgerModel::Started, new TimeDelegate(m_table));
    m_table->setItemDelegateForColumn(LedgerModel::Status, new BadgeDelegate(BadgeKind::Execution, m_table));
    m_table->setItemDelegateForColumn(LedgerModel::Reason, new NoteDelegate(m_table));
    m_table->setItemDelegateForColumn(LedgerModel::Error, new ErrorDelegate(m_table));
    m_table->horizontalHeader()->setSortIndicator(LedgerModel::Started, Qt::DescendingOrder);
    m_table->horizontalHeader()->setSortIndicatorShown(true);
    m_table->setPlaceholder(m_empty);
    m_clear = makeButton(tr("C&lear filters"), nullptr);
    m_empty->setButtons({m_clear});
    connect(m_clear, &QPushButton::clicked, m_filter, &FilterBar::clear);
    m_empty->hide();
    fitColumns();
    for (const auto &hidden : QSettings().value(QLatin1String(kHiddenKey)).toStringList())
        m_table->setColumnHidden(hidden.toInt(), true);
    column->addWidget(m_table, 1);
}

void TriggerLog::makeActions()
{
    m_exportAction = new QAction(tr("E&xport…"), this);
    m_exportAction->setProperty("tip", tr("All executions that the filter shows, as CSV or JSON lines"));
    m_exportAction->setEnabled(false);
    connect(m_exportAction, &QAction::triggered, this, [this] { m_export->ask(m_trigger); });
    addAction(m_exportAction);
    addActions(m_rowActions->all());
    connect(m_export, &ExportBar::said, this, &TriggerLog::said);
    connect(m_export, &ExportBar::runningChanged, this, &TriggerLog::updateCounts);
    connect(m_rowActions, &LogActions::said, this, &TriggerLog::said);
    connect(m_rowActions, &LogActions::zoneChanged, this, [this] {
        m_table->viewport()->update();
        emit zoneChanged();
    });
}

void TriggerLog::fitColumns()
{
    const auto width = [this](int column, QStringList longest, int extra = 0) {
        auto least = fonts::widest({m_model.headerData(column, Qt::Horizontal, Qt::DisplayRole).toString()});
        m_table->fit(column, std::max(fonts::widest(longest) + extra, least) + 17);
    };
    width(LedgerModel::Started, {QStringLiteral("10:41:38.204")}, 33);
    width(LedgerModel::Status, executionWords(), 22);
    width(LedgerModel::Shard, {QStringLiteral("255")});
    width(LedgerModel::Reason,
          {word(TickReason::NoNewData), LedgerModel::tr("after %1").arg(format::span(4'100)),
           LedgerModel::tr("round %1").arg(10)});
    width(LedgerModel::AttemptNumber, {QStringLiteral("10/10")});
    // Once from what there is, not on every row: most functions take less than a minute.
    QStringList durations{format::span(888)};
    for (int row = 0; row < std::min(Table::kMeasuredRows, m_model.rowCount()); ++row)
        durations.append(m_model.index(row, LedgerModel::Duration).data().toString());
    width(LedgerModel::Duration, durations);
    width(LedgerModel::LinesIn, {QStringLiteral("999,999")});
    width(LedgerModel::Shipped, {QStringLiteral("999,999")});
}

void TriggerLog::makeColumnsMenu(QPushButton *button)
{
    auto *menu = new QMenu(button);
    for (int column = LedgerModel::Shard; column < LedgerModel::kColumns; ++column) {
        auto *action = menu->addAction(m_model.headerData(column, Qt::Horizontal, Qt::DisplayRole).toString());
        action->setCheckable(true);
        connect(action, &QAction::toggled, this, [this, column](bool on) {
            m_table->setColumnHidden(column, !on);
            QStringList hidden;
            for (int i = 0; i < LedgerModel::kColumns; ++i) {
                if (m_table->isColumnHidden(i))
                    hidden.append(QString::number(i));
            }
            QSettings().setValue(QLatin1String(kHiddenKey), hidden);
        });
        connect(menu, &QMenu::aboutToShow, action, [this, action, column] {
            const QSignalBlocker quiet(action);
            action->setChecked(!m_table->isColumnHidden(column));
        });
    }
    m_rowActions->addZones(menu);
    button->setMenu(menu);
}

void TriggerLog::attach(ClientBell &bell)
{
    m_feed = std::make_unique<LedgerFeed>(bell, m_model);
    connect(m_feed.get(), &LedgerFeed::firstRead, this, [this] {
        m_late.stop();
        m_trouble = {};
        fitColumns();
        updateCounts();
        emit read();
    });
    connect(m_feed.get(), &LedgerFeed::failed, this,
            [this](const Error &error) { showTrouble(troubleOf(error, tr("Could not read the trigger log"))); });
    connect(m_feed.get(), &LedgerFeed::recovered, this, [this] { showTrouble({}); });
}

void TriggerLog::watch(const std::string &trigger)
{
    m_trouble = {};
    m_trigger = trigger;
    m_rowActions->setTrigger(trigger);
    m_export->cancel(); // its rows go
    m_late.start();
    m_table->selectOnly(-1);
    setFollowing(true);
    if (m_feed)
        m_feed->watch(trigger);
}

void TriggerLog::pause()
{
    m_late.stop();
    if (m_feed)
        m_feed->pause();
}

void TriggerLog::resume()
{
    if (m_feed)
        m_feed->resume();
}

void TriggerLog::setNow(std::int64_t nowMs)
{
    m_model.setNow(nowMs);
    m_filter->setNow(nowMs);
}

void TriggerLog::showTrouble(const Trouble &trouble)
{
    m_late.stop();
    m_trouble = trouble;
    updateCounts();
}

void TriggerLog::setFollowing(bool following)
{
    m_follow->setChecked(following);
    if (following)
        m_table->scrollToTop();
    m_model.setFollowing(following);
    updateCounts();
}

void TriggerLog::step(int by)
{
    auto row = m_table->currentRow() + by;
    while (row >= 0 && row < m_model.rowCount() && m_model.isAttempt(row))
        row += by;
    if (row >= 0 && row < m_model.rowCount())
        m_table->selectOnly(row);
}

void TriggerLog::chooseTelling()
{
    int best = m_model.rowCount() > 0 ? 0 : -1;
    for (int row = 0; row < m_model.rowCount(); ++row) {
        const auto status = ExecutionStatus(m_model.index(row, LedgerModel::Status).data(ValueRole).toInt());
        if (status != ExecutionStatus::Ok && status != ExecutionStatus::Cancelled) {
            best = row;
            break;
        }
    }
    if (best < 0)
        return;
    m_table->selectOnly(best);
    m_model.setUnfolded(best, true);
}

void TriggerLog::updateCounts()
{
    const auto all = m_model.executions();
    const auto shown = m_model.shownExecutions();
    QString text = m_model.filter().isEmpty() && m_model.held() == 0
        ? tr("%Ln execution(s)", nullptr, int(all))
        : tr("%1 of %2 executions").arg(format::number(shown), format::number(all));
    if (m_feed && m_feed->missed() > 0)
        text += tr(", %1 went by unread").arg(format::number(m_feed->missed()));
    const bool isOld =
        hasRead() && !m_trouble.what.isEmpty(); // what was read stays, and it is said that it is not the newest
    if (isOld)
        text += QLatin1String(" · ") + m_trouble.what + QLatin1String(": ") + m_trouble.why;
    m_counts->setInk(isOld ? Ink::Bad : Ink::Text2);
    m_counts->setFullText(text);
    m_exportAction->setEnabled(m_model.executions() > 0 && !m_export->isRunning());
    m_new->setVisible(m_model.held() > 0);
    m_new->setText(tr("%1 new").arg(format::number(m_model.held())));
    updateEmpty();
}

void TriggerLog::updateEmpty()
{
    if (m_model.rowCount() > 0 || m_model.isFiltering() || (!hasRead() && m_late.isActive())) {
        m_empty->hide();
        m_clear->hide();
        return;
    }
    m_clear->setVisible(false);
    if (!m_trouble.what.isEmpty()) {
        m_empty->say(m_trouble);
    } else if (!hasRead()) {
        m_empty->say(QLatin1String("clock"), Ink::Accent, tr("Reading the trigger log"), tr("Newest first."));
    } else if (m_model.executions() == 0) {
        m_empty->say(QLatin1String("logstore"), Ink::Text2, tr("No executions yet"),
                     tr("An execution appears here as soon as a shard has something new at a tick."));
    } else {
        m_empty->say(QLatin1String("filter"), Ink::Text2, tr("No execution matches"),
                     tr("%1 executions are hidden by %2.")
                         .arg(format::number(m_model.executions()),
                              tr("%n filter(s)", nullptr, int(m_model.filter().terms().size()))));
        m_clear->setVisible(!m_model.filter().isEmpty());
    }
    m_empty->show();
}

} // namespace sluice
