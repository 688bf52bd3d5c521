#include "ui/overview/overviewpage.h"

#include "models/format.h"
#include "ui/overview/chartboard.h"
#include "ui/places.h"
#include "ui/theme/fonts.h"
#include "ui/widgets/boxes.h"
#include "ui/widgets/segmented.h"
#include "ui/widgets/statechips.h"
#include "ui/widgets/triggertable.h"

#include <QAction>
#include <QSplitter>

namespace sluice {

namespace {

constexpr int kFilterWidth = 216;
constexpr QLatin1String kRangeSetting("overviewPage/range");
constexpr QLatin1String kSplitterSetting("overviewPage/splitter");

QStringList rangeWords()
{
    return {OverviewPage::tr("15 min"), OverviewPage::tr("1 h"), OverviewPage::tr("6 h"), OverviewPage::tr("24 h"),
            OverviewPage::tr("7 d")};
}

// Cards stand on both sides of it: the gap is enough, until the pointer is on it.
class PlainSplitter final : public QSplitter {
public:
    PlainSplitter()
        : QSplitter(Qt::Vertical)
    {
    }

private:
    class Handle final : public QSplitterHandle {
    public:
        explicit Handle(QSplitter *parent)
            : QSplitterHandle(Qt::Vertical, parent)
        {
            setAttribute(Qt::WA_Hover);
        }

    protected:
        void paintEvent(QPaintEvent *) override
        {
            if (!underMouse())
                return;
            QPainter painter(this);
            painter.fillRect(QRect(0, height() / 2, width(), 1), Theme::of(palette()).ctl);
        }
    };
    QSplitterHandle *createHandle() override { return new Handle(this); }
};

int tableHeight(int rows)
{
    return measure::kRow * (rows + 1) + 2;
}

} // namespace

OverviewPage::OverviewPage(Workspace &workspace, QWidget *parent)
    : Page(workspace, parent)
    , m_ranges(new Segmented(tr("Time shown"), rangeWords()))
    , m_live(makeButton(tr("&Live"), "live"))
    , m_chips(new StateChips(m_triggers))
    , m_filter(new QLineEdit)
    , m_table(new TriggerTable(m_triggers))
    , m_empty(new EmptyState)
    , m_charts(new ChartBoard)
    , m_splitter(new PlainSplitter)
    , m_strip(new MessageStrip)
{
    build();
    addActions();
    m_range =
        FigureRange(std::clamp(QSettings().value(kRangeSetting, int(FigureRange::Hour)).toInt(), 0, kFigureRanges - 1));
    m_ranges->setCurrent(int(m_range));
    m_triggers.setNow(workspace.now());
    m_late.setSingleShot(true);
    m_late.setInterval(Table::kLoadingAfterMs);
    connect(&m_late, &QTimer::timeout, this, &OverviewPage::updateEmpty);
    connect(&workspace, &Workspace::triggersRead, this, &OverviewPage::takeTriggers);
    connect(&workspace, &Workspace::attached, this, &OverviewPage::attach);
    connect(&workspace, &Workspace::linkChanged, this, &OverviewPage::showLink);
    connect(&workspace, &Workspace::failed, this, [this](const Error &error) {
        if (!m_read)
            return showTrouble(error);
        m_stale = troubleOf(error, tr("Could not list the triggers"));
        showLink();
    });
    connect(&workspace, &Workspace::secondPassed, this, [this](qint64 nowMs) {
        if (isVisible())
            m_triggers.setNow(nowMs);
    });
    if (workspace.bell())
        attach();
}

void OverviewPage::build()
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(measure::kEdge, measure::kSection, measure::kEdge, measure::kEdge);
    column->setSpacing(measure::kSection);
    column->addLayout(buildHead());
    m_strip->hide();
    column->addWidget(m_strip);
    column->addLayout(buildFilters());
    m_table->setAccessibleName(tr("Triggers"));
    m_table->setPlaceholder(m_empty);
    m_table->keepColumns(QStringLiteral("overviewPage/columns"));
    m_table->setMinimumHeight(tableHeight(kRowsLeast));
    m_empty->hide();
    connect(m_table, &Table::rowActivated, this, &OverviewPage::openTrigger);
    connect(&m_triggers, &TriggerModel::countsChanged, this, &OverviewPage::placeSplitter);
    m_splitter->setChildrenCollapsible(false);
    m_splitter->addWidget(m_table);
    m_splitter->addWidget(m_charts);
    m_splitter->setStretchFactor(0, 0);
    m_splitter->setStretchFactor(1, 1);
    const auto kept = QSettings().value(kSplitterSetting).toByteArray();
    m_placed = !kept.isEmpty() && m_splitter->restoreState(kept);
    connect(m_splitter, &QSplitter::splitterMoved, this, [this] {
        m_placed = true;
        QSettings().setValue(kSplitterSetting, m_splitter->saveState());
    });
    column->addWidget(m_splitter, 1);
}

QLayout *OverviewPage::buildHead()
{
    auto *row = new QHBoxLayout;
    row->setSpacing(measure::kGap);
    auto *title = makeHeading(tr("Overview"));
    title->setFont(fonts::title());
    row->addWidget(title);
    row->addStretch(1);
    connect(m_ranges, &Segmented::chosen, this, [this](int index) { setRange(FigureRange(index)); });
    row->addWidget(m_ranges);
    m_live->setCheckable(true);
    m_live->setChecked(true);
    m_live->setToolTip(tr("Keep the charts at the newest figures"));
    connect(m_live, &QPushButton::clicked, this, &OverviewPage::setLive);
    row->addWidget(m_live);
    return row;
}

QLayout *OverviewPage::buildFilters()
{
    auto *row = new QHBoxLayout;
    row->setSpacing(measure::kGap);
    row->addWidget(m_chips, 1);
    m_filter->setPlaceholderText(tr("Filter triggers"));
    m_filter->setAccessibleName(tr("Filter triggers"));
    m_filter->setProperty("compact", true);
    m_filter->setFixedSize(kFilterWidth, measure::kToolControl);
    addFilterSign(m_filter);
    connect(m_filter, &QLineEdit::textChanged, this, [this](const QString &text) {
        m_triggers.setText(text);
        updateEmpty();
    });
    connect(m_chips, &StateChips::changed, this, &OverviewPage::updateEmpty);
    row->addWidget(m_filter, 0, Qt::AlignTop);
    return row;
}

void OverviewPage::addActions()
{
    const auto add = [this](const QString &text, auto act) {
        auto *action = new QAction(text, this);
        connect(action, &QAction::triggered, this, act);
        addAction(action);
        return action;
    };
    add(tr("Open the selected trigger"), [this] {
        if (m_table->currentRow() >= 0)
            openTrigger(m_table->currentRow());
    });
    m_liveAction = add(tr("Live charts"), [this](bool on) { setLive(on); });
    m_liveAction->setCheckable(true);
    m_liveAction->setChecked(true);
    const auto words = rangeWords();
    for (int range = 0; range < kFigureRanges; ++range)
        add(tr("Show the last %1").arg(words[range]), [this, range] { setRange(FigureRange(range)); });
    add(tr("Throughput in lines"), [this] { m_charts->setThroughput(ThroughputOf::Lines); });
    add(tr("Throughput in bytes"), [this] { m_charts->setThroughput(ThroughputOf::Bytes); });
    add(tr("Clear the filters"), [this] { clearFilters(); });
}

void OverviewPage::attach()
{
    m_feed = std::make_unique<FigureFeed>(*workspace().bell(), [this] { return workspace().now(); });
    connect(m_feed.get(), &FigureFeed::changed, this, &OverviewPage::showFigures);
    m_feed->setLive(isLive());
    m_trouble.reset();
    if (m_open)
        m_feed->watch(m_range);
    showLink();
}

void OverviewPage::open(const QString &)
{
    m_open = true;
    if (workspace().triggers().total() > 0 || m_read)
        takeTriggers();
    else
        m_late.start();
    if (m_feed)
        m_feed->watch(m_range);
    showFigures();
    showLink();
}

void OverviewPage::leave()
{
    m_open = false;
    if (m_feed)
        m_feed->stop();
}

bool OverviewPage::isLive() const
{
    return m_live->isChecked();
}

void OverviewPage::takeTriggers()
{
    m_read = true;
    m_trouble.reset();
    if (std::exchange(m_stale, std::nullopt))
        showLink();
    m_late.stop();
    if (!m_open)
        return; // they are taken when the page is shown
    m_triggers.setNow(workspace().now());
    m_triggers.setRows(workspace().triggers().all());
    if (!m_table->currentIndex().isValid() && m_triggers.rowCount() > 0)
        m_table->selectOnly(0);
    updateEmpty();
    if (blockedKeys() != m_marked)
        showFigures();
    if (!std::exchange(m_ready, true))
        emit ready();
}

void OverviewPage::setRange(FigureRange range)
{
    m_range = range;
    m_ranges->setCurrent(int(range));
    QSettings().setValue(kRangeSetting, int(range));
    if (m_feed)
        m_feed->watch(range);
    showFigures();
}

void OverviewPage::setLive(bool live)
{
    m_live->setChecked(live);
    m_liveAction->setChecked(live);
    if (m_feed)
        m_feed->setLive(live);
}

void OverviewPage::showFigures()
{
    static const FigureRows kNothing;
    const auto span = spanOf(m_range);
    const bool read = m_feed && m_feed->readMs() > 0;
    const auto now = read ? m_feed->readMs() : workspace().now();
    m_marked = blockedKeys();
    m_charts->show(m_feed ? m_feed->figures() : kNothing, span, now,
                   blockedMarks(m_triggers.all(), now - span.rangeMs, span));
}

// The triggers that are marked in the charts, and since when.
std::map<std::string, std::int64_t> OverviewPage::blockedKeys() const
{
    std::map<std::string, std::int64_t> keys;
    for (const auto &row : m_triggers.all()) {
        if (row.state == PumpState::Blocked)
            keys[keyOf(row)] = row.worst.blockedSinceMs;
    }
    return keys;
}

void OverviewPage::showLink()
{
    const bool lost = workspace().bell() && !workspace().connected();
    m_strip->setVisible(lost || m_stale);
    if (!lost && m_stale) {
        m_strip->set(Tint::Bad, QLatin1String("failed"), m_stale->what + QLatin1Char('.'),
                     m_stale->why + QLatin1Char(' ') + m_stale->todo);
    } else if (lost) {
        m_strip->set(
            Tint::Warn, QLatin1String("warning"), tr("The engine does not answer."),
            tr("What is shown was read at %1.").arg(format::timeOfDay(workspace().status().nowMs, workspace().now())));
    }
    m_live->setEnabled(!lost);
}

void OverviewPage::openTrigger(int row)
{
    workspace().open(places::at("triggers", m_table->keyAt(row)));
}

void OverviewPage::focusFilter()
{
    m_filter->setFocus(Qt::ShortcutFocusReason);
    m_filter->selectAll();
}

void OverviewPage::focusFirst()
{
    m_table->setFocus(Qt::OtherFocusReason);
}

void OverviewPage::clearFilters()
{
    m_filter->clear();
    m_chips->clear();
}

void OverviewPage::resizeEvent(QResizeEvent *event)
{
    Page::resizeEvent(event);
    placeSplitter();
}

// Until a person moves it: as high as the rows are, as long as all charts have room below.
void OverviewPage::placeSplitter()
{
    if (m_placed)
        return;
    const int whole = m_splitter->height() - m_splitter->handleWidth();
    const int rows = std::clamp(int(m_triggers.total()), kRowsLeast, 40);
    const int most = std::max(tableHeight(kRowsLeast), whole - ChartBoard::kLeastHeight - measure::kGap);
    const int table = std::min(tableHeight(rows), most);
    if (m_splitter->sizes().value(0) != table)
        m_splitter->setSizes({table, whole - table});
}

} // namespace sluice
