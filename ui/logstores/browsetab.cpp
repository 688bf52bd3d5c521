#include "ui/logstores/browsetab.h"

#include "models/format.h"
#include "models/recordmodel.h"
#include "ui/errors.h"
#include "ui/logstores/spanbar.h"
#include "ui/theme/fonts.h"
#include "ui/widgets/boxes.h"
#include "ui/widgets/codeview.h"
#include "ui/widgets/delegates.h"
#include "ui/widgets/table.h"

#include <QClipboard>
#include <QComboBox>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QMenu>
#include <QShortcut>
#include <QShowEvent>

namespace sluice {

namespace {

constexpr std::int64_t kMinuteMs = 60'000;
constexpr std::int64_t kHourMs = 60 * kMinuteMs;
constexpr std::int64_t kSpan = -1; // instead of a time back from now
constexpr int kFieldWidthLeast = 60;
constexpr int kFieldWidthMost = 320;
constexpr int kMeasuredLogs = 50;
constexpr int kDetailHeight = 168;
constexpr qsizetype kNameColumn = 32; // characters of names, in a log's fields

} // namespace

QString logFields(const LogRow &row)
{
    QList<std::pair<QString, QString>> fields = {
        {QStringLiteral("__time__"), format::fullTime(row.time * 1'000)},
        {QStringLiteral("__receive__"), format::fullTime(row.receivedMs)},
        {QStringLiteral("__cursor__"), QString::fromStdString(row.cursor)},
    };
    const auto add = [&fields](const QString &key, const std::string &value) {
        fields.append({key, cellText(value, int(BrowseTab::kDetailChars))});
    };
    if (!row.topic.empty())
        add(QStringLiteral("__topic__"), row.topic);
    if (!row.source.empty())
        add(QStringLiteral("__source__"), row.source);
    for (const auto &[key, value] : row.tags)
        add(QStringLiteral("__tag__:") + cellText(key, 128), value);
    for (const auto &[key, value] : row.contents)
        add(cellText(key, 128), value);
    qsizetype width = 0; // of the longest name; one that is out of all proportion sticks out
    for (const auto &[key, value] : fields)
        width = std::max(width, std::min(key.size(), kNameColumn));
    QString text;
    for (const auto &[key, value] : fields)
        text += key.leftJustified(width) + QLatin1String("  ") + value + QLatin1Char('\n');
    return text;
}

BrowseTab::BrowseTab(Workspace &workspace, QWidget *parent)
    : QWidget(parent)
    , m_workspace(workspace)
    , m_browse(workspace)
    , m_time(new QComboBox)
    , m_shard(new QComboBox)
    , m_span(new SpanBar)
    , m_raw(makeButton(tr("&Raw"), "code", ButtonSize::Toolbar))
    , m_again(makeButton(tr("Read a&gain"), "replay", ButtonSize::Toolbar))
    , m_more(makeButton(tr("&Older logs"), "down", ButtonSize::Toolbar))
    , m_found(new InkLabel(Ink::Text2))
    , m_table(new Table)
    , m_empty(new EmptyState)
    , m_detail(new QWidget)
    , m_fields(new CodeView(CodeKind::Plain))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, measure::kSection, 0, 0);
    column->setSpacing(measure::kGap);
    column->addLayout(makeTools());
    column->addWidget(m_span);
    m_span->hide();
    makeTable();
    column->addWidget(m_table, 1);
    auto *detail = new QVBoxLayout(m_detail);
    detail->setContentsMargins(0, 0, 0, 0);
    m_fields->setAccessibleName(tr("All fields of the log"));
    m_fields->setFixedHeight(kDetailHeight);
    detail->addWidget(m_fields);
    m_detail->hide();
    column->addWidget(m_detail);
    m_late.setSingleShot(true);
    m_late.setInterval(Table::kLoadingAfterMs);
    connect(&m_late, &QTimer::timeout, this, &BrowseTab::say);
    connect(&m_browse, &LogBrowse::read, this, &BrowseTab::take);
    connect(&m_browse, &LogBrowse::failed, this, [this](const Error &error) {
        m_error = error;
        m_model.clear();
        say();
    });
}

QLayout *BrowseTab::makeTools()
{
    auto *row = new QHBoxLayout;
    row->setSpacing(measure::kGap);
    m_time->setAccessibleName(tr("Time"));
    m_time->addItem(tr("Last 15 minutes"), qlonglong(15 * kMinuteMs));
    m_time->addItem(tr("Last hour"), qlonglong(kHourMs));
    m_time->addItem(tr("Last 24 hours"), qlonglong(24 * kHourMs));
    m_time->addItem(tr("Last 7 days"), qlonglong(7 * 24 * kHourMs));
    m_time->addItem(tr("All"), qlonglong(0));
    m_time->addItem(tr("From … to …"), qlonglong(kSpan));
    m_time->setCurrentIndex(1);
    m_shard->setAccessibleName(tr("Shard"));
    for (auto *box : {m_time, m_shard}) {
        box->setFixedHeight(measure::kToolControl);
        box->setSizeAdjustPolicy(QComboBox::AdjustToContents);
        row->addWidget(box);
        connect(box, &QComboBox::activated, this, box == m_time ? &BrowseTab::chooseTime : &BrowseTab::read);
    }
    row->addWidget(m_again);
    m_raw->setCheckable(true);
    m_raw->setToolTip(tr("Each log as one line with all its fields"));
    row->addWidget(m_raw);
    m_found->setElide(Qt::ElideRight);
    row->addWidget(m_found, 1);
    row->addWidget(m_more);
    connect(m_span, &SpanBar::changed, this, &BrowseTab::read);
    connect(m_again, &QPushButton::clicked, this, &BrowseTab::read);
    connect(m_more, &QPushButton::clicked, this, [this] {
        m_more->setEnabled(false);
        m_browse.more();
    });
    connect(m_raw, &QPushButton::toggled, this, [this](bool on) {
        m_model.setColumns(on ? LogColumns::Raw : LogColumns::Table);
        fitColumns();
    });
    return row;
}

void BrowseTab::makeTable()
{
    m_table->setModel(&m_model);
    m_table->setAccessibleName(tr("Logs"));
    m_table->setItemDelegate(new CellDelegate(m_table));
    m_table->setPlaceholder(m_empty);
    m_empty->hide();
    m_table->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_table->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(m_table, &Table::rowChosen, this, &BrowseTab::showRow);
    connect(m_table, &QWidget::customContextMenuRequested, this, &BrowseTab::offer);
    auto *keys = new QShortcut(QKeySequence(QKeySequence::Copy), m_table);
    keys->setContext(Qt::WidgetShortcut);
    connect(keys, &QShortcut::activated, this, &BrowseTab::copyLogs);
}

void BrowseTab::open(const LogstoreKey &logstore, int shards)
{
    m_logstore = logstore;
    m_table->keepColumns(QStringLiteral("recordColumns/") + QString::fromStdString(toText(logstore)));
    m_shard->clear();
    m_model.clear();
    m_detail->hide();
    setShards(shards);
    m_wanted = true;
    if (isVisible())
        read();
}

void BrowseTab::setShards(int shards)
{
    if (m_shard->count() == shards + 1)
        return;
    m_shard->clear();
    m_shard->addItem(tr("All shards"), -1);
    for (int shard = 0; shard < shards; ++shard)
        m_shard->addItem(tr("Shard %1").arg(shard), shard);
}

void BrowseTab::stop()
{
    m_browse.stop();
    m_late.stop();
}

void BrowseTab::focusFirst()
{
    m_table->setFocus(Qt::OtherFocusReason);
}

bool BrowseTab::closeDetail()
{
    if (!m_detail->isVisible())
        return false;
    m_detail->hide();
    return true;
}

void BrowseTab::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    if (m_wanted)
        read();
}

// A span begins as the time that was shown before it.
void BrowseTab::chooseTime()
{
    const bool span = m_time->currentData().toLongLong() == kSpan;
    if (span && !m_span->isVisibleTo(this))
        m_span->set(m_fromMs > 0 ? m_fromMs : m_workspace.now() - kHourMs, m_workspace.now());
    m_span->setVisible(span);
    read();
}

void BrowseTab::read()
{
    m_wanted = false;
    m_error.reset();
    m_first = true;
    LogBrowse::Range range;
    range.logstore = m_logstore;
    range.shard = m_shard->currentData().toInt();
    range.toMs = m_workspace.now() + kMinuteMs; // the engine's clock may be a little ahead
    const auto back = m_time->currentData().toLongLong();
    range.fromMs = back > 0 ? m_workspace.now() - back : 0;
    if (back == kSpan) {
        range.fromMs = std::max<std::int64_t>(0, m_span->fromMs());
        range.toMs = m_span->toMs();
    }
    m_fromMs = range.fromMs;
    m_backwards = range.toMs <= range.fromMs;
    m_more->setEnabled(false);
    if (m_backwards) {
        stop();
        m_detail->hide();
        m_model.clear();
        return say();
    }
    m_late.start();
    m_browse.start(range);
}

void BrowseTab::take(const std::vector<LogRow> &rows)
{
    m_late.stop();
    if (std::exchange(m_first, false)) {
        m_detail->hide();
        m_model.setRows(rows, m_workspace.now());
        fitColumns();
    } else {
        m_model.append(rows);
    }
    m_more->setEnabled(!m_browse.atEnd());
    say();
}

void BrowseTab::say()
{
    const auto found = tr("%n log(s)", nullptr, m_model.rowCount());
    m_found->setFullText(m_error                ? QString()
                             : m_browse.isCut() ? tr("%1; some moments held too many to show them all").arg(found)
                             : m_model.hasHiddenFields()
                             ? tr("%1; more than %2 fields: the rest is in the detail").arg(found).arg(LogModel::kFieldsMax)
                             : found);
    m_empty->setVisible(m_model.rowCount() == 0);
    if (m_model.rowCount() > 0)
        return;
    if (m_error)
        m_empty->say(troubleOf(*m_error, tr("Could not read the logs")));
    else if (m_backwards)
        m_empty->say(QLatin1String("clock"), Ink::Text2, tr("This time ends before it begins"),
                     tr("Choose a beginning that is before the end."));
    else if (m_first)
        m_empty->say(QLatin1String("clock"), Ink::Accent, tr("Reading the logs"), {});
    else
        m_empty->say(QLatin1String("logstore"), Ink::Text2, tr("No logs in this time"),
                     tr("Choose a longer time, or import files."));
}

void BrowseTab::copyLogs()
{
    auto chosen = m_table->selectionModel()->selectedRows();
    if (chosen.isEmpty())
        return;
    std::sort(chosen.begin(), chosen.end());
    QByteArray text;
    for (const auto &index : chosen)
        text += recordJson(m_model.at(index.row())) + '\n';
    QGuiApplication::clipboard()->setText(QString::fromUtf8(text));
    m_workspace.say(tr("%Ln log(s) copied", nullptr, int(chosen.size())));
}

void BrowseTab::offer(const QPoint &at)
{
    const auto index = m_table->indexAt(at).isValid() ? m_table->indexAt(at) : m_table->currentIndex();
    if (!index.isValid())
        return;
    auto *menu = new QMenu(m_table);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addAction(tr("Copy value"), this, [this, row = index.row(), column = index.column()] {
        if (row >= m_model.rowCount())
            return; // read again meanwhile
        QGuiApplication::clipboard()->setText(m_model.value(row, column));
        m_workspace.say(tr("Value copied"));
    });
    menu->addAction(tr("Copy logs"), this, &BrowseTab::copyLogs);
    menu->popup(m_table->viewport()->mapToGlobal(at));
}

void BrowseTab::showRow(int row)
{
    m_detail->setVisible(row >= 0);
    if (row >= 0)
        m_fields->setCode(logFields(m_model.at(row)));
}

void BrowseTab::fitColumns()
{
    const int last = m_model.columnCount() - 1;
    for (int column = 0; column <= last; ++column) {
        QStringList texts{m_model.headerData(column, Qt::Horizontal, Qt::DisplayRole).toString()};
        for (int row = 0; row < std::min(m_model.rowCount(), kMeasuredLogs); ++row)
            texts.append(m_model.index(row, column).data().toString());
        const int most = column == LogModel::Time ? kFieldWidthMost * 2 : kFieldWidthMost;
        m_table->fit(column, std::clamp(fonts::widest(texts) + 18, kFieldWidthLeast, most));
    }
    m_table->horizontalHeader()->setStretchLastSection(true);
}

} // namespace sluice
