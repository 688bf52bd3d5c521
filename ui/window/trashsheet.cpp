#include "ui/window/trashsheet.h"

#include "models/changewords.h"
#include "ui/theme/fonts.h"
#include "ui/widgets/boxes.h"
#include "ui/widgets/delegates.h"
#include "ui/widgets/table.h"

#include <QVBoxLayout>

namespace sluice {

namespace {

constexpr auto kUnderWay = "underWay"; // of the button: a restore has no answer yet

bool isUnderWay(const QPushButton &button)
{
    return button.property(kUnderWay).toBool();
}

} // namespace

TrashSheet::TrashSheet(Workspace &workspace, QWidget *window)
    : Sheet(tr("Trash"), window)
    , m_workspace(workspace)
    , m_table(new Table)
    , m_empty(new EmptyState)
{
    body()->addWidget(
        makeLabel(tr("What is deleted stays here for 7 days, with its data. Then it is gone for good."), Ink::Text2));
    m_table->setModel(&m_model);
    m_table->setAccessibleName(tr("Trash"));
    m_table->setItemDelegate(new CellDelegate(m_table));
    m_table->setColumnWidths({250, 90, 160, 110, 90});
    m_table->keepColumns(QStringLiteral("trash/columns"));
    m_table->setPlaceholder(m_empty);
    m_empty->hide();
    body()->addWidget(m_table, 1);
    m_restore = addButton(tr("&Restore"), ButtonRank::Default);
    m_restore->setEnabled(false);
    addClose()->setText(tr("&Close"));
    connect(m_restore, &QPushButton::clicked, this, &TrashSheet::restore);
    connect(m_table, &Table::rowActivated, this, &TrashSheet::restore);
    connect(m_table, &Table::rowChosen, this,
            [this](int row) { m_restore->setEnabled(row >= 0 && !isUnderWay(*m_restore)); });
    connect(&workspace, &Workspace::definitionsChanged, this, &TrashSheet::read);
    resize(760, 420);
    read();
    m_table->setFocus(Qt::OtherFocusReason);
}

void TrashSheet::read()
{
    m_workspace.send(GetTrash(), this, [this](Result<TrashRows> answer) { take(std::move(answer)); });
}

void TrashSheet::take(Result<TrashRows> answer)
{
    if (!answer) {
        m_empty->say(troubleOf(answer.error(), tr("Could not read the trash")));
        m_empty->show();
        return;
    }
    m_model.setRows(std::move(answer->rows), m_workspace.now());
    const bool none = m_model.rowCount() == 0;
    if (none)
        m_empty->say(QLatin1String("trash"), Ink::Text2, tr("The trash is empty"),
                     tr("What you delete is kept here for 7 days."));
    m_empty->setVisible(none);
    if (!none && m_table->currentRow() < 0)
        m_table->selectOnly(0);
    m_restore->setEnabled(m_table->currentRow() >= 0 && !isUnderWay(*m_restore));
}

void TrashSheet::restore()
{
    const int row = m_table->currentRow();
    if (row < 0 || !m_restore->isEnabled())
        return;
    m_restore->setEnabled(false);
    m_restore->setProperty(kUnderWay, true);
    say({});
    const auto name = QString::fromStdString(m_model.at(row).name);
    m_workspace.send(RestoreObject{m_model.at(row).id, "sluice"}, this, [this, name](Result<PlanRows> answer) {
        m_restore->setProperty(kUnderWay, false);
        if (!answer) {
            m_restore->setEnabled(true);
            return say(troubleOf(answer.error(), tr("Could not restore %1").arg(name)));
        }
        m_workspace.say(planText(*answer));
        m_workspace.readSoon();
        read();
    });
}

} // namespace sluice
