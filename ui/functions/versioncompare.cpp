#include "ui/functions/versioncompare.h"

#include "models/auditdiff.h"
#include "models/format.h"
#include "models/textdiff.h"
#include "models/versionmodel.h"
#include "ui/access/askbox.h"
#include "ui/widgets/codeview.h"
#include "ui/widgets/controls.h"
#include "ui/widgets/delegates.h"
#include "ui/widgets/table.h"

#include <QPromise>
#include <QSplitter>
#include <QThreadPool>
#include <QVBoxLayout>

namespace sluice {

namespace {

constexpr int kListWidth = 380;
constexpr int kNarrowColumn = 84; // what happened to it, its size
constexpr QSize kCompareSize{1040, 640};

// Lines that came and went, in the colours of the theme; the sign in front says it without colour.
class DiffColours final : public QSyntaxHighlighter {
public:
    explicit DiffColours(QPlainTextEdit *view)
        : QSyntaxHighlighter(view->document())
        , m_view(view)
    {
    }

protected:
    void highlightBlock(const QString &text) override
    {
        const auto &theme = Theme::of(m_view->palette());
        QTextCharFormat format;
        if (text.startsWith(QLatin1Char('+'))) {
            format.setForeground(theme.ok);
            format.setBackground(theme.tintOk);
        } else if (text.startsWith(QLatin1Char('-'))) {
            format.setForeground(theme.bad);
            format.setBackground(theme.tintBad);
        } else if (text.startsWith(QChar(0x2026))) {
            format.setForeground(theme.text2);
        } else {
            return;
        }
        setFormat(0, int(text.size()), format);
    }

private:
    QPlainTextEdit *m_view;
};

// On another thread; the watcher tells its own thread, and nobody when it is gone.
template <class T, class Work> QFuture<T> later(Work work)
{
    auto promise = std::make_shared<QPromise<T>>();
    auto future = promise->future();
    promise->start();
    QThreadPool::globalInstance()->start([promise, work = std::move(work)] {
        promise->addResult(work());
        promise->finish();
    });
    return future;
}

Cell cellOf(const QString &text, const QString &tip = {})
{
    Cell cell;
    cell.text = text;
    cell.tip = tip;
    return cell;
}

QString kindWordOf(CodeFileChange::Kind kind)
{
    switch (kind) {
    case CodeFileChange::Kind::Added: return VersionCompare::tr("added");
    case CodeFileChange::Kind::Removed: return VersionCompare::tr("removed");
    case CodeFileChange::Kind::Changed: break;
    }
    return VersionCompare::tr("changed");
}

} // namespace

VersionCompare::VersionCompare(FunctionVersionRow before, FunctionVersionRow after, QWidget *window)
    : QDialog(window)
    , m_before(std::move(before))
    , m_after(std::move(after))
    , m_model({tr("File"), tr("What"), tr("Size")}, {2})
    , m_summary(new InkLabel(Ink::Text2))
    , m_table(new Table)
    , m_title(new InkLabel(Ink::Text))
    , m_view(new CodeView(CodeKind::Plain))
{
    setObjectName(QStringLiteral("versionCompare"));
    prepareDialog(*this,
                  tr("Version %1 and version %2").arg(format::number(m_before.number), format::number(m_after.number)),
                  kCompareSize);
    m_configuration = configurationText();
    build();
    connect(&m_reading, &QFutureWatcherBase::finished, this, [this] { take(m_reading.result()); });
    connect(&m_texts, &QFutureWatcherBase::finished, this, [this] { showTexts(m_texts.result()); });
    read();
}

void VersionCompare::build()
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(measure::kEdge, measure::kEdge, measure::kEdge, measure::kSection);
    column->setSpacing(measure::kSection);
    m_summary->setElide(Qt::ElideRight);
    m_summary->setFullText(tr("Reading the files of both"));
    column->addWidget(m_summary);
    m_table->setModel(&m_model);
    m_table->setAccessibleName(tr("What is different"));
    m_table->setItemDelegate(new CellDelegate(m_table));
    m_table->setTextElideMode(Qt::ElideMiddle);
    m_table->setColumnWidths({kListWidth - 2 * kNarrowColumn - 2, kNarrowColumn, kNarrowColumn});
    m_table->keepColumns(QStringLiteral("functionsPage/compareColumns"));
    connect(m_table, &Table::rowChosen, this, &VersionCompare::choose);
    auto *right = new QWidget;
    auto *texts = new QVBoxLayout(right);
    texts->setContentsMargins(0, 0, 0, 0);
    texts->setSpacing(measure::kSmallGap);
    m_title->setElide(Qt::ElideMiddle);
    m_view->setAccessibleName(tr("Lines that are different"));
    m_view->setTabChangesFocus(true);
    m_view->setLineWrapMode(QPlainTextEdit::NoWrap); // a sign stands for a line
    new DiffColours(m_view); // of its document
    texts->addWidget(m_title);
    texts->addWidget(m_view, 1);
    auto *splitter = new QSplitter(Qt::Horizontal);
    splitter->setChildrenCollapsible(false);
    splitter->addWidget(m_table);
    splitter->addWidget(right);
    splitter->setStretchFactor(1, 1);
    splitter->setSizes({kListWidth, kCompareSize.width() - kListWidth});
    column->addWidget(splitter, 1);
    auto *row = new QHBoxLayout;
    row->addStretch(1);
    auto *close = makeButton(tr("&Close"), nullptr, ButtonSize::Page, ButtonRank::Default);
    connect(close, &QPushButton::clicked, this, &QDialog::accept);
    row->addWidget(close);
    column->addLayout(row);
}

QString VersionCompare::configurationText() const
{
    QStringList lines;
    for (const auto &change :
         fieldChanges(comparableConfiguration(m_before.configuration), comparableConfiguration(m_after.configuration))) {
        const auto name = change.field.isEmpty() ? tr("configuration") : change.field;
        if (!change.before.isEmpty())
            lines.append(QStringLiteral("- %1: %2").arg(name, change.before));
        if (!change.after.isEmpty())
            lines.append(QStringLiteral("+ %1: %2").arg(name, change.after));
    }
    return lines.join(QLatin1Char('\n'));
}

void VersionCompare::read()
{
    if (m_before.digest == m_after.digest)
        return take({}); // the same code
    m_reading.setFuture(
        later<CodeComparison>([before = QString::fromStdString(m_before.folder),
                               after = QString::fromStdString(m_after.folder)] { return compareCode(before, after); }));
}

void VersionCompare::take(const CodeComparison &comparison)
{
    m_comparison = comparison;
    std::vector<CellTable::Row> rows;
    if (!m_configuration.isEmpty())
        rows.push_back(
            {cellOf(tr("Configuration")), cellOf(kindWordOf(CodeFileChange::Kind::Changed)), cellOf(format::none())});
    for (const auto &file : comparison.files) {
        const auto size =
            format::windowSize(std::uint64_t(file.kind == CodeFileChange::Kind::Removed ? file.before : file.after));
        rows.push_back({cellOf(file.path, file.path), cellOf(kindWordOf(file.kind)), cellOf(size)});
    }
    m_model.setRows(std::move(rows));
    auto said =
        tr("Configuration: %1. Code: %2.")
            .arg(m_configuration.isEmpty() ? tr("the same") : tr("changed"),
                 m_before.digest == m_after.digest ? tr("the same")
                                                   : tr("%Ln file(s) different", nullptr, int(comparison.files.size())));
    if (comparison.missing)
        said += QLatin1Char(' ') + tr("The files of one of them are not there any more.");
    else if (comparison.cut)
        said += QLatin1Char(' ')
            + tr("Only the first %1 files and %2 were compared.")
                  .arg(format::number(kCompareFilesMax), format::windowSize(std::uint64_t(kCompareBytesMax)));
    m_summary->setFullText(said);
    if (m_model.rowCount() > 0)
        m_table->selectOnly(0);
    choose();
    m_table->setFocus(Qt::OtherFocusReason);
}

void VersionCompare::choose()
{
    const int row = m_table->currentRow();
    const int first = m_configuration.isEmpty() ? 0 : 1; // of the files
    if (row < 0 || row >= m_model.rowCount()) {
        m_title->setFullText({});
        m_view->setCode({});
        return;
    }
    if (row < first) {
        m_chosen.clear();
        m_title->setFullText(tr("Configuration"));
        m_view->setCode(m_configuration);
        return;
    }
    const auto path = m_comparison.files[std::size_t(row - first)].path;
    m_chosen = path;
    m_title->setFullText(path);
    m_texts.setFuture(later<Texts>(
        [path, before = QString::fromStdString(m_before.folder), after = QString::fromStdString(m_after.folder)] {
            return Texts{path, readCodeText(before, path), readCodeText(after, path)};
        }));
}

void VersionCompare::showTexts(const Texts &texts)
{
    if (texts.path != m_chosen)
        return;
    for (const auto *side : {&texts.before, &texts.after}) {
        if (side->kind == CodeTextKind::Binary)
            return m_view->setCode(tr("This file is not text: its lines are not shown."));
        if (side->kind == CodeTextKind::TooLarge)
            return m_view->setCode(tr("This file is larger than %1: its lines are not shown.")
                                       .arg(format::windowSize(std::uint64_t(kCodeTextBytesMax))));
    }
    const auto lines = textDiff(texts.before.text, texts.after.text);
    m_view->setCode(lines.empty() ? tr("The lines are the same: only how they end is different.") : diffText(lines));
}

QString VersionCompare::text() const
{
    return m_view->toPlainText();
}

} // namespace sluice
