#include "ui/triggers/recordsview.h"

#include "models/format.h"
#include "ui/widgets/boxes.h"
#include "ui/widgets/codeview.h"
#include "ui/widgets/delegates.h"
#include "ui/widgets/table.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHeaderView>
#include <QMenu>
#include <QShortcut>
#include <QStackedWidget>

namespace sluice {

namespace {

constexpr int kColumnMost = 220;
constexpr int kColumnLeast = 60;

} // namespace

RecordsView::RecordsView(QWidget *parent)
    : QWidget(parent)
    , m_counts(new InkLabel(Ink::Text2))
    , m_more(makeButton(tr("&More"), "down", ButtonSize::Toolbar))
    , m_raw(makeButton(tr("Ra&w"), "json", ButtonSize::Toolbar))
    , m_copy(makeIconButton(tr("Copy the chosen records whole (Ctrl+C)"), "copy"))
    , m_pages(new QStackedWidget)
    , m_table(new Table)
    , m_text(new CodeView(CodeKind::Plain))
    , m_empty(new EmptyState)
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, measure::kSmallGap, 0, 0);
    column->setSpacing(measure::kSmallGap);
    column->addLayout(buildHead());
    m_table->setModel(&m_model);
    m_table->setObjectName(QStringLiteral("records"));
    m_table->setAccessibleName(tr("Records of the window"));
    m_table->setItemDelegate(new CellDelegate(m_table));
    m_table->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_table->setPlaceholder(m_empty);
    m_table->setContextMenuPolicy(Qt::CustomContextMenu);
    m_text->setAccessibleName(tr("Records of the window, raw"));
    m_pages->addWidget(m_table);
    m_pages->addWidget(m_text);
    column->addWidget(m_pages, 1);
    m_empty->hide();
    m_late.setSingleShot(true);
    m_late.setInterval(Table::kLoadingAfterMs);
    connect(&m_late, &QTimer::timeout, this, &RecordsView::showState);
    connect(m_more, &QPushButton::clicked, this, &RecordsView::read);
    connect(m_raw, &QPushButton::toggled, this, &RecordsView::showRaw);
    connect(m_copy, &QPushButton::clicked, this, &RecordsView::copyRecords);
    connect(m_table, &QWidget::customContextMenuRequested, this, &RecordsView::offer);
    auto *keys = new QShortcut(QKeySequence(QKeySequence::Copy), m_table);
    keys->setContext(Qt::WidgetShortcut);
    connect(keys, &QShortcut::activated, this, &RecordsView::copyRecords);
    showState();
}

QLayout *RecordsView::buildHead()
{
    auto *row = new QHBoxLayout;
    row->setSpacing(measure::kGap);
    m_counts->setElide(Qt::ElideRight);
    m_raw->setCheckable(true);
    m_raw->setToolTip(tr("Each record as one line of JSON"));
    row->addWidget(m_counts, 1);
    row->addWidget(m_more);
    row->addWidget(m_raw);
    row->addWidget(m_copy);
    return row;
}

void RecordsView::attach(ClientBell &bell)
{
    m_reader =
        std::make_unique<Reader<PullLogs>>(bell.client(), this, [this](Result<LogRows> answer) { take(std::move(answer)); });
}

void RecordsView::open(const Window &window)
{
    if (window == m_window)
        return;
    clear();
    m_window = window;
    m_table->keepColumns(QStringLiteral("recordColumns/") + QString::fromStdString(toText(window.source)));
    showState();
    if (isVisible())
        read();
}

void RecordsView::clear()
{
    if (m_reader)
        m_reader->forget();
    m_late.stop();
    m_model.clear();
    m_text->clear();
    m_window = {};
    m_next.clear();
    m_reading = m_all = m_failed = false;
    showState();
}

void RecordsView::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    if (m_model.rowCount() == 0 && !m_all && !m_reading)
        read();
}

void RecordsView::read()
{
    if (!m_reader || m_window.begin.empty() || m_window.source.logstore.empty())
        return;
    m_reading = true;
    m_failed = false;
    m_late.start();
    PullLogs pull;
    pull.logstore = m_window.source;
    pull.shard = m_window.shard;
    pull.from = m_next.empty() ? m_window.begin : m_next;
    pull.to = m_window.end;
    pull.max = kPage;
    m_reader->ask(std::move(pull));
    showState();
}

void RecordsView::take(Result<LogRows> answer)
{
    m_reading = false;
    m_late.stop();
    if (!answer) {
        m_failed = true;
        m_empty->say(troubleOf(answer.error(), tr("Could not read the records of this window")));
        showState();
        return;
    }
    m_all = answer->atEnd || answer->rows.empty() || answer->next == m_window.end;
    m_next = answer->next;
    const bool first = m_model.rowCount() == 0;
    m_model.append(std::move(answer->rows));
    m_all = m_all || std::uint64_t(m_model.rowCount()) >= m_window.lines;
    if (first)
        fitColumns();
    if (m_raw->isChecked())
        showRaw();
    showState();
}

void RecordsView::fitColumns()
{
    m_table->fit(0, QFontMetrics(m_table->font()).horizontalAdvance(QStringLiteral("10:41:38")) + 18);
    const QFontMetrics metrics(m_table->font());
    for (int column = 1; column < m_model.columnCount(); ++column) {
        int width = metrics.horizontalAdvance(m_model.headerData(column, Qt::Horizontal, Qt::DisplayRole).toString());
        for (int row = 0; row < std::min(20, m_model.rowCount()); ++row)
            width = std::max(width, metrics.horizontalAdvance(m_model.index(row, column).data().toString().left(60)));
        m_table->fit(column, std::clamp(width + 18, kColumnLeast, kColumnMost));
    }
}

void RecordsView::showState()
{
    const auto read = std::uint64_t(m_model.rowCount());
    const auto lines = std::max(m_window.lines, read);
    m_counts->setFullText(read == 0       ? QString()
                              : m_all     ? tr("%Ln record(s)", nullptr, int(read))
                              : m_reading ? tr("first %1 of %2, reading …").arg(format::number(read), format::number(lines))
                                          : tr("first %1 of %2").arg(format::number(read), format::number(lines)));
    m_more->setVisible(!m_all && read > 0);
    m_more->setEnabled(!m_reading);
    m_raw->setEnabled(read > 0);
    m_copy->setEnabled(read > 0);
    if (read > 0 || (m_reading && m_late.isActive())) {
        m_empty->hide();
        return;
    }
    if (m_reading)
        m_empty->say(QLatin1String("clock"), Ink::Accent, tr("Reading the window"), tr("In pages of 1,000 logs."));
    else if (!m_failed)
        m_empty->say(QLatin1String("logstore"), Ink::Text2, tr("No records"),
                     m_window.begin.empty() ? tr("This record of the trigger log has no window.")
                                            : tr("Retention took them, or the Logstore was made again."));
    m_empty->show();
}

void RecordsView::showRaw()
{
    m_pages->setCurrentIndex(m_raw->isChecked() ? 1 : 0);
    if (!m_raw->isChecked())
        return;
    QString text;
    int shown = 0;
    for (; shown < m_model.rowCount() && text.size() < kRawMost; ++shown) {
        const auto line = m_model.json(shown).toStdString();
        text += cutText(line, RecordModel::kRawMost) + QLatin1Char('\n');
    }
    if (shown < m_model.rowCount())
        text += tr("… %1 more are in the table").arg(format::number(std::uint64_t(m_model.rowCount() - shown)));
    m_text->setCode(text);
}

void RecordsView::copyRecords()
{
    auto chosen = m_table->selectionModel()->selectedRows();
    std::sort(chosen.begin(), chosen.end());
    QByteArray text;
    for (const auto &index : chosen)
        text += m_model.json(index.row()) + '\n';
    for (int row = 0; chosen.isEmpty() && row < m_model.rowCount(); ++row)
        text += m_model.json(row) + '\n';
    QGuiApplication::clipboard()->setText(QString::fromUtf8(text));
    emit copied(tr("%Ln record(s) copied", nullptr, chosen.isEmpty() ? m_model.rowCount() : int(chosen.size())));
}

void RecordsView::offer(const QPoint &at)
{
    const auto index = m_table->indexAt(at).isValid() ? m_table->indexAt(at) : m_table->currentIndex();
    if (!index.isValid())
        return;
    auto *menu = new QMenu(m_table);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addAction(tr("Copy value"), this, [this, row = index.row(), column = index.column()] {
        QGuiApplication::clipboard()->setText(m_model.value(row, column));
        emit copied(tr("Value copied"));
    });
    menu->addAction(tr("Copy records"), this, &RecordsView::copyRecords);
    menu->popup(m_table->viewport()->mapToGlobal(at));
}

} // namespace sluice
