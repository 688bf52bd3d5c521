#include "ui/logstores/keeptab.h"

#include "models/format.h"
#include "ui/theme/fonts.h"
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
    column->addWidget(makeHeading(tr("Files that are read into it")));
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

void KeepTab::set(const LogstoreRow &row)
{
    m_logstore = row.definition;
    m_kept->setFullText(
        m_logstore.maxBytes == 0
            ? tr("%n day(s)", nullptr, m_logstore.ttlDays)
            : tr("%n day(s), at most %1", nullptr, m_logstore.ttlDays).arg(format::diskSize(m_logstore.maxBytes)));
    m_size->setFullText(tr("%1 in %2 lines").arg(format::diskSize(row.bytes), format::number(row.lines)));
    m_index->setChecked(m_logstore.index);
}

void KeepTab::setConnected(bool connected)
{
    m_index->setEnabled(connected);
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
            emit failed(answer.error());
        }
        m_workspace.readSoon();
    });
}

} // namespace sluice
