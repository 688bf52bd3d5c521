#include "ui/logstores/keeptab.h"

#include "models/collectsources.h"
#include "models/format.h"
#include "models/seen.h"
#include "ui/theme/fonts.h"
#include "ui/theme/icons.h"
#include "ui/widgets/boxes.h"
#include "ui/widgets/delegates.h"
#include "ui/widgets/table.h"

#include <QCheckBox>
#include <QGridLayout>
#include <QHeaderView>

namespace sluice {

KeepTab::KeepTab(Workspace &workspace, QWidget *parent)
    : QWidget(parent)
    , m_workspace(workspace)
    , m_kept(new InkLabel(Ink::Text))
    , m_size(new InkLabel(Ink::Text))
    , m_index(new QCheckBox(tr("I&ndex: logs can be searched by their fields")))
    , m_files(new Table)
    , m_follow(makeButton({}, nullptr, ButtonSize::Toolbar))
    , m_remove(makeButton(tr("Remo&ve"), "trash", ButtonSize::Toolbar))
    , m_empty(new EmptyState)
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, measure::kSection, 0, 0);
    column->setSpacing(measure::kGap);
    auto *facts = new QGridLayout;
    facts->setHorizontalSpacing(measure::kEdge);
    facts->setVerticalSpacing(measure::kSmallGap);
    facts->addWidget(makeLabel(tr("Kept"), Ink::Text2), 0, 0);
    facts->addWidget(m_kept, 0, 1);
    facts->addWidget(makeLabel(tr("Size"), Ink::Text2), 1, 0);
    facts->addWidget(m_size, 1, 1);
    facts->setColumnStretch(1, 1);
    column->addLayout(facts);
    column->addWidget(m_index);
    column->addSpacing(measure::kGap);
    column->addLayout(buildFiles());
    m_files->setModel(&m_collectors);
    m_files->setAccessibleName(tr("Files that are read into it"));
    m_files->setItemDelegate(new CellDelegate(m_files));
    m_files->setItemDelegateForColumn(CollectorModel::Problem, new ErrorDelegate(m_files));
    m_files->setColumnWidths({96, 360, 80, 80, 96, 96, 160});
    m_files->keepColumns(QStringLiteral("logstoresPage/collectorColumns"));
    m_empty->say(QLatin1String("import"), Ink::Text2, tr("No files"),
                 tr("Import files… reads a file, a pattern or a folder, once or as it grows."));
    m_files->setPlaceholder(m_empty);
    m_empty->hide();
    column->addWidget(m_files, 1);
    connect(m_index, &QCheckBox::clicked, this, &KeepTab::switchIndex);
}

QLayout *KeepTab::buildFiles()
{
    auto *row = new QHBoxLayout;
    row->setSpacing(measure::kGap);
    row->addWidget(makeHeading(tr("Files that are read into it")));
    row->addStretch(1);
    row->addWidget(m_follow);
    row->addWidget(m_remove);
    connect(m_follow, &QPushButton::clicked, this, &KeepTab::follow);
    connect(m_remove, &QPushButton::clicked, this, &KeepTab::remove);
    connect(m_files, &Table::rowChosen, this, &KeepTab::chooseFile);
    chooseFile();
    return row;
}

std::optional<std::size_t> KeepTab::chosenSource() const
{
    const int row = m_files->currentRow();
    return row < 0 || row >= m_collectors.rowCount() ? std::nullopt : sourceOf(m_logstore, m_collectors.at(row).path);
}

// What the buttons do to the source of the chosen file; a pattern or a folder may mean more files than the one.
void KeepTab::chooseFile()
{
    const auto source = chosenSource();
    const auto follows = source && m_logstore.collect[*source].follow;
    const auto path = source ? QString::fromStdString(m_logstore.collect[*source].path) : QString();
    m_follow->setText(follows ? tr("Stop f&ollowing") : tr("F&ollow"));
    m_follow->setIcon(icon(follows ? "pause-button" : "live", Ink::Text));
    m_follow->setToolTip(path.isEmpty() ? QString()
                             : follows  ? tr("%1 is read to its end and not looked at again").arg(path)
                                        : tr("What %1 gets from now on is read too").arg(path));
    m_remove->setToolTip(path.isEmpty() ? QString() : tr("%1 is not read any more; what was read stays").arg(path));
    for (auto *button : {m_follow, m_remove})
        button->setEnabled(source && m_connected && !m_sending);
}

void KeepTab::follow()
{
    const auto source = chosenSource();
    if (!source)
        return;
    auto changed = m_logstore;
    auto &one = changed.collect[*source];
    one.follow = !one.follow;
    const auto path = QString::fromStdString(one.path);
    put(std::move(changed), one.follow ? tr("Could not follow %1").arg(path) : tr("Could not stop following %1").arg(path),
        one.follow ? tr("%1 is followed. Ctrl+Z undoes it.").arg(path)
                   : tr("%1 is not followed any more. Ctrl+Z undoes it.").arg(path));
}

void KeepTab::remove()
{
    const auto source = chosenSource();
    if (!source)
        return;
    auto changed = m_logstore;
    const auto path = QString::fromStdString(changed.collect[*source].path);
    changed.collect.erase(changed.collect.begin() + std::ptrdiff_t(*source));
    put(std::move(changed), tr("Could not remove %1").arg(path),
        tr("%1 is not read any more; what was read stays. Ctrl+Z undoes it.").arg(path));
}

// One change, over the definition that is shown here: what somebody else changed meanwhile is not replaced.
void KeepTab::put(Logstore changed, const QString &doing, const QString &said)
{
    PutDefinitions command;
    command.actor = "sluice";
    putSeen(command.seen, seen(m_logstore));
    command.logstores.push_back(std::move(changed));
    m_sending = true;
    chooseFile();
    m_workspace.send(std::move(command), this, [this, doing, said](Result<PutAnswer> answer) {
        m_sending = false;
        if (answer)
            m_workspace.say(said);
        else
            emit failed(answer.error(), doing);
        m_workspace.readSoon();
        chooseFile();
    });
}

void KeepTab::set(const LogstoreRow &row)
{
    m_logstore = row.definition;
    m_kept->setFullText(
        m_logstore.maxBytes == 0
            ? tr("%n day(s)", nullptr, m_logstore.ttlDays)
            : tr("%n day(s), at most %1", nullptr, m_logstore.ttlDays).arg(format::diskSize(m_logstore.maxBytes)));
    m_size->setFullText(tr("%1 in %2 lines").arg(format::diskSize(row.bytes), format::number(row.lines)));
    m_index->setChecked(m_logstore.index);
    chooseFile();
}

void KeepTab::setConnected(bool connected)
{
    m_connected = connected;
    m_index->setEnabled(connected);
    chooseFile();
}

void KeepTab::open()
{
    if (!m_workspace.bell())
        return;
    if (!m_feed)
        m_feed = std::make_unique<PolledFeed<GetCollectors>>(
            *m_workspace.bell(), this, [this](Result<CollectorRows> answer) { take(std::move(answer)); });
    m_feed->watch(GetCollectors());
}

void KeepTab::stop()
{
    if (m_feed)
        m_feed->stop();
}

void KeepTab::take(Result<CollectorRows> answer)
{
    if (!answer)
        return;
    m_collectors.setRows(*answer, m_logstore.key);
    m_empty->setVisible(m_collectors.rowCount() == 0);
    if (m_files->currentRow() < 0 && m_collectors.rowCount() > 0)
        m_files->selectOnly(0);
    chooseFile();
}

void KeepTab::switchIndex(bool on)
{
    PutDefinitions command;
    command.actor = "sluice";
    auto changed = m_logstore;
    changed.index = on;
    command.logstores.push_back(std::move(changed));
    m_index->setEnabled(false);
    m_workspace.send(std::move(command), this, [this](Result<PutAnswer> answer) {
        m_index->setEnabled(true);
        if (!answer) {
            m_index->setChecked(m_logstore.index);
            emit failed(answer.error(), tr("Could not change the index"));
        }
        m_workspace.readSoon();
    });
}

} // namespace sluice
