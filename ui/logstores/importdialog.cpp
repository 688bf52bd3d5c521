#include "ui/logstores/importdialog.h"

#include "models/format.h"
#include "ui/logstores/importfields.h"
#include "ui/theme/fonts.h"
#include "ui/widgets/boxes.h"
#include "ui/widgets/delegates.h"
#include "ui/widgets/focusring.h"
#include "ui/widgets/table.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QProgressBar>

namespace sluice {

namespace {

constexpr QSize kImportSize(900, 680);
constexpr int kImportColumnMost = 260;
constexpr int kImportMeasured = 50;
constexpr int kPerMille = 1'000;

// The definition of the Logstore as it is now, or as it is to be made.
Logstore definitionOf(const Workspace &workspace, const LogstoreKey &key)
{
    const auto rows = workspace.definitions();
    for (const auto &row : rows->logstores) {
        if (row.definition.key == key)
            return row.definition;
    }
    Logstore fresh;
    fresh.key = key;
    return fresh;
}

bool isThere(const Workspace &workspace, const LogstoreKey &key)
{
    const auto rows = workspace.definitions();
    return std::ranges::any_of(rows->logstores, [&key](const LogstoreRow &row) { return row.definition.key == key; });
}

} // namespace

ImportDialog::ImportDialog(Workspace &workspace, const QString &target, QWidget *window)
    : QDialog(window)
    , m_workspace(workspace)
    , m_fields(new ImportFields(workspace))
    , m_message(new MessageStrip)
{
    setWindowTitle(tr("Import files"));
    setWindowModality(Qt::WindowModal);
    setAttribute(Qt::WA_DeleteOnClose);
    resize(kImportSize);
    new FocusRing(this);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(measure::kEdge, measure::kEdge, measure::kEdge, measure::kSection);
    column->setSpacing(measure::kSection);
    column->addWidget(m_fields);
    column->addWidget(makePreview(), 1);
    m_message->hide();
    column->addWidget(m_message);
    column->addWidget(makeFooter());
    m_pause.setSingleShot(true);
    m_pause.setInterval(kPreviewPauseMs);
    connect(&m_pause, &QTimer::timeout, this, &ImportDialog::preview);
    connect(m_fields, &ImportFields::sourceChanged, this, &ImportDialog::sourceChanged);
    connect(m_fields, &ImportFields::targetChanged, this, &ImportDialog::refresh);
    connect(&m_workspace, &Workspace::definitionsChanged, m_fields, &ImportFields::refreshTargets);
    connect(&m_workspace, &Workspace::definitionsChanged, this, &ImportDialog::refresh);
    connect(&m_workspace, &Workspace::linkChanged, this, &ImportDialog::refresh);
    m_fields->setTarget(target);
    setState(State::Choosing);
    m_fields->focusFirst();
}

QWidget *ImportDialog::makePreview()
{
    auto *page = new QWidget;
    auto *column = new QVBoxLayout(page);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(measure::kSmallGap);
    auto *row = new QHBoxLayout;
    row->setSpacing(measure::kGap);
    row->addWidget(makeHeading(tr("Preview")));
    m_recognised = new InkLabel(Ink::Text2);
    m_recognised->setElide(Qt::ElideRight);
    row->addWidget(m_recognised, 1);
    column->addLayout(row);
    m_table = new Table;
    m_table->setModel(&m_model);
    m_table->setAccessibleName(tr("Preview"));
    m_table->setItemDelegate(new CellDelegate(m_table));
    m_table->setColumnHidden(LogModel::Shard, true);
    m_empty = new EmptyState;
    m_table->setPlaceholder(m_empty);
    column->addWidget(m_table, 1);
    return page;
}

QWidget *ImportDialog::makeFooter()
{
    auto *page = new QWidget;
    auto *row = new QHBoxLayout(page);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(measure::kGap);
    m_bar = new QProgressBar;
    m_bar->setRange(0, kPerMille);
    m_bar->setTextVisible(false);
    m_bar->setFixedWidth(160);
    m_bar->setAccessibleName(tr("Progress"));
    row->addWidget(m_bar);
    m_status = new InkLabel(Ink::Text2);
    m_status->setElide(Qt::ElideRight);
    row->addWidget(m_status, 1);
    m_cancel = makeButton(tr("&Stop the import"), nullptr);
    m_close = makeButton(tr("C&ancel"), nullptr);
    m_import = makeButton(tr("&Import"), "import", ButtonSize::Page, ButtonRank::Default);
    for (auto *button : {m_cancel, m_close, m_import})
        row->addWidget(button);
    connect(m_cancel, &QPushButton::clicked, this, &ImportDialog::cancelImport);
    connect(m_close, &QPushButton::clicked, this, &ImportDialog::reject);
    connect(m_import, &QPushButton::clicked, this, &ImportDialog::import);
    m_import->setDefault(true);
    return page;
}

void ImportDialog::reject()
{
    if (m_feed)
        m_feed->stop();
    QDialog::reject();
}

void ImportDialog::sourceChanged()
{
    ++m_number; // what is under way is of other files
    m_isPreviewed = false;
    m_pause.start();
    refresh();
}

void ImportDialog::preview()
{
    PreviewFile command;
    command.source = m_fields->source();
    command.max = kPreviewRows;
    if (!command.source.path.starts_with('/')) {
        m_model.clear();
        m_preview = {};
        m_recognised->setFullText({});
        return refresh();
    }
    m_workspace.send(std::move(command), this, [this, number = ++m_number](Result<PreviewAnswer> answer) {
        if (number == m_number)
            takePreview(std::move(answer));
    });
}

void ImportDialog::takePreview(Result<PreviewAnswer> answer)
{
    if (m_state != State::Choosing)
        return;
    m_isPreviewed = answer.has_value();
    m_preview = answer.value_or(PreviewAnswer());
    m_model.setRows(m_preview.rows, m_workspace.now());
    m_table->setColumnHidden(LogModel::Shard, true);
    for (int column = 0; column < m_model.columnCount(); ++column) {
        QStringList texts{m_model.headerData(column, Qt::Horizontal, Qt::DisplayRole).toString()};
        for (int row = 0; row < std::min(m_model.rowCount(), kImportMeasured); ++row)
            texts.append(m_model.index(row, column).data().toString());
        m_table->fit(column, std::clamp(fonts::widest(texts) + 18, 60, kImportColumnMost));
    }
    if (!answer) {
        m_recognised->setFullText({});
        m_empty->say(troubleOf(answer.error(), tr("Could not look at the file")));
    } else {
        const auto files = tr("%n file(s)", nullptr, int(m_preview.files.size()));
        const auto errors = m_preview.parseErrors == 0 ? tr("all lines parsed")
                                                       : tr("%n line(s) not parsed: %1", nullptr, int(m_preview.parseErrors))
                                                             .arg(QString::fromStdString(m_preview.firstError));
        m_recognised->setFullText(tr("%1, %2, %3, %4")
                                      .arg(tr("format %1").arg(QString::fromStdString(m_preview.format)), files,
                                           format::diskSize(m_preview.bytes), errors));
        m_empty->say(QLatin1String("file"), Ink::Text2, tr("The file is empty"),
                     tr("It can be imported all the same: what is appended is read when it is followed."));
    }
    refresh();
}

void ImportDialog::refresh()
{
    const auto problem = m_fields->problem();
    if (m_state == State::Running)
        m_wasThere = m_wasThere || isThere(m_workspace, m_target);
    m_import->setEnabled(m_state == State::Choosing && problem.isEmpty() && m_isPreviewed && m_workspace.connected());
    if (m_state == State::Choosing) {
        m_status->setFullText(!m_workspace.connected() ? tr("The engine does not run.")
                                  : !problem.isEmpty() ? problem
                                  : !m_isPreviewed     ? QString()
                                                       : tr("Nothing is written before Import."));
        const bool isEmpty = m_model.rowCount() == 0;
        if (isEmpty && !m_isPreviewed && m_fields->source().path.empty())
            m_empty->say(QLatin1String("file"), Ink::Text2, tr("No file chosen"),
                         tr("The first logs show here as they would be stored."));
        m_empty->setVisible(isEmpty);
    }
}

void ImportDialog::setState(State state)
{
    m_state = state;
    const bool choosing = state == State::Choosing;
    m_fields->setEnabled(choosing);
    m_bar->setVisible(!choosing);
    m_cancel->setVisible(state == State::Running);
    m_import->setVisible(choosing || state == State::Sending);
    m_close->setText(choosing ? tr("C&ancel") : tr("Cl&ose"));
    refresh();
}

void ImportDialog::sayTrouble(const Error &error, const QString &doing)
{
    const auto trouble = troubleOf(error, doing);
    m_message->set(Tint::Bad, QLatin1String("failed"), trouble.what + QLatin1Char('.'),
                   trouble.why + QLatin1Char(' ') + trouble.todo);
    m_message->show();
}

void ImportDialog::import()
{
    m_source = m_fields->source();
    m_target = m_fields->target();
    m_wasThere = isThere(m_workspace, m_target);
    auto logstore = definitionOf(m_workspace, m_target);
    if (std::ranges::find(logstore.collect, m_source.path, &CollectSource::path) != logstore.collect.end()) {
        m_message->set(Tint::Warn, QLatin1String("warning"), tr("These files are read into it already."),
                       tr("Retention and index of the Logstore lists them."));
        return m_message->show();
    }
    logstore.collect.push_back(m_source);
    PutDefinitions command;
    command.actor = "sluice";
    command.onlyNew = m_fields->makesLogstore();
    command.logstores.push_back(std::move(logstore));
    m_message->hide();
    setState(State::Sending);
    m_workspace.send(std::move(command), this, [this](Result<PutAnswer> answer) {
        if (!answer) {
            sayTrouble(answer.error(), tr("Could not import the files"));
            return setState(State::Choosing);
        }
        m_workspace.readSoon();
        setState(State::Running);
        watch();
    });
}

void ImportDialog::watch()
{
    m_since.start();
    m_feed = std::make_unique<PolledFeed<GetCollectors>>(*m_workspace.bell(), this, [this](Result<CollectorRows> answer) {
        if (answer && m_state == State::Running)
            takeCollectors(*answer);
    });
    m_feed->watch(GetCollectors());
}

void ImportDialog::takeCollectors(const CollectorRows &rows)
{
    std::uint64_t offset = 0;
    std::uint64_t size = 0;
    std::uint64_t errors = 0;
    std::size_t files = 0;
    bool atEnd = true;
    m_lines = 0;
    for (const auto &row : rows.rows) {
        const bool ours = row.path == m_source.path || std::ranges::find(m_preview.files, row.path) != m_preview.files.end();
        if (row.logstore != m_target || !ours)
            continue;
        ++files;
        offset += row.offset;
        size += row.size;
        errors += row.parseErrors;
        m_lines += row.lines;
        atEnd = atEnd && (row.atEnd || !row.error.empty());
        if (!row.error.empty()) {
            m_message->set(Tint::Bad, QLatin1String("failed"), tr("A file cannot be read on."),
                           QString::fromStdString(row.path + ": " + row.error));
            m_message->show();
        }
    }
    m_bar->setValue(size == 0 ? 0 : int(double(offset) / double(size) * kPerMille));
    auto text = tr("%1 of %2, %3 lines, %4 not parsed")
                    .arg(format::diskSize(offset), format::diskSize(size), format::number(m_lines), format::number(errors));
    if (files > 0 && atEnd && !m_source.follow) {
        m_bar->setValue(kPerMille);
        m_feed->stop();
        m_status->setFullText(tr("Done: %1").arg(text));
        return setState(State::Done);
    }
    if (m_source.follow && atEnd && files > 0)
        text = tr("%1; following").arg(text);
    else if (offset > 0 && offset < size)
        text =
            tr("%1, about %2 left")
                .arg(text,
                     format::wholeSeconds(std::int64_t(double(m_since.elapsed()) * double(size - offset) / double(offset))));
    m_status->setFullText(text);
}

void ImportDialog::cancelImport()
{
    if (m_wasThere && !isThere(m_workspace, m_target)) // putting it would make it again
        return stopped(
            tr("Stopped: the Logstore %1 does not exist any more.").arg(QString::fromStdString(toText(m_target))));
    auto logstore = definitionOf(m_workspace, m_target);
    std::erase_if(logstore.collect, [this](const CollectSource &source) { return source == m_source; });
    PutDefinitions command;
    command.actor = "sluice";
    command.logstores.push_back(std::move(logstore));
    m_cancel->setEnabled(false);
    m_workspace.send(std::move(command), this, [this](Result<PutAnswer> answer) {
        m_cancel->setEnabled(true);
        if (!answer)
            return sayTrouble(answer.error(), tr("Could not stop the import"));
        m_workspace.readSoon();
        stopped(tr("Stopped. What was written stays: %1 lines.").arg(format::number(m_lines)));
    });
}

void ImportDialog::stopped(const QString &words)
{
    m_feed->stop();
    setState(State::Done);
    m_status->setFullText(words);
}

} // namespace sluice
