#include "ui/window/stacksheet.h"

#include "engine/base/limits.h"
#include "models/changewords.h"
#include "models/format.h"
#include "ui/theme/fonts.h"
#include "ui/widgets/boxes.h"
#include "ui/widgets/delegates.h"
#include "ui/widgets/table.h"

#include <QCheckBox>
#include <QFile>
#include <QFileInfo>
#include <QVBoxLayout>

namespace sluice {

namespace {

constexpr QSize kSize(820, 520);
constexpr qint64 kBytesMax = qint64(limits::kStackFileBytesMax);
constexpr int kWarningsShown = 3;

QString actWord(const std::string &action)
{
    if (action == "create")
        return StackSheet::tr("create");
    if (action == "change")
        return StackSheet::tr("change");
    if (action == "delete")
        return StackSheet::tr("delete");
    return StackSheet::tr("stays");
}

// "creates 3, changes 1, deletes 1"
QString countText(const PlanRows &plan)
{
    const auto count = [&plan](const char *action) {
        return int(std::count_if(plan.rows.begin(), plan.rows.end(),
                                 [action](const PlanRow &row) { return row.action == action; }));
    };
    QStringList parts;
    if (const int made = count("create"); made > 0)
        parts.append(StackSheet::tr("creates %Ln", nullptr, made));
    if (const int changed = count("change"); changed > 0)
        parts.append(StackSheet::tr("changes %Ln", nullptr, changed));
    if (const int gone = count("delete"); gone > 0)
        parts.append(StackSheet::tr("deletes %Ln", nullptr, gone));
    return parts.join(StackSheet::tr(", "));
}

} // namespace

StackSheet::StackSheet(Workspace &workspace, const QString &file, QWidget *window)
    : Sheet(tr("Apply a stack file"), window)
    , m_workspace(workspace)
    , m_file(QFileInfo(file).absoluteFilePath())
    , m_rows({tr("What"), tr("Kind"), tr("Name"), tr("Details")}, {})
    , m_table(new Table)
    , m_empty(new EmptyState)
    , m_count(new BadgeLabel)
    , m_warnings(new InkLabel(Ink::Warn))
    , m_trouble(new TroubleBox)
    , m_prune(new QCheckBox(tr("&Delete what the file no longer has")))
    , m_again(makeButton(tr("&Read the file again"), "refresh"))
{
    build();
    connect(m_prune, &QCheckBox::toggled, this, &StackSheet::plan);
    connect(m_again, &QPushButton::clicked, this, &StackSheet::readFile);
    connect(m_apply, &QPushButton::clicked, this, &StackSheet::apply);
    connect(&workspace, &Workspace::definitionsChanged, this, [this] {
        if (m_planned && !m_applying)
            plan(); // what it would change may be another by now
    });
    connect(&workspace, &Workspace::linkChanged, this, &StackSheet::refresh);
    resize(kSize);
    readFile();
}

void StackSheet::build()
{
    auto *path = new InkLabel(Ink::Text2);
    path->setElide(Qt::ElideMiddle);
    path->setFullText(m_file);
    body()->addWidget(path);
    body()->addWidget(m_count);
    m_count->hide();
    body()->addWidget(m_trouble);
    m_trouble->hide();
    m_table->setModel(&m_rows);
    m_table->setAccessibleName(tr("What applying the file changes"));
    m_table->setItemDelegate(new CellDelegate(m_table));
    m_table->setColumnWidths({80, 100, 260});
    m_table->keepColumns(QStringLiteral("stack/columns"));
    m_table->setPlaceholder(m_empty);
    m_empty->hide();
    body()->addWidget(m_table, 1);
    m_warnings->setWordWrap(true);
    m_warnings->hide();
    body()->addWidget(m_warnings);
    m_prune->setToolTip(tr("Only what this file made before; it goes to the trash."));
    body()->addWidget(m_prune);
    body()->addWidget(makeLabel(tr("All of it in one step, or nothing. Ctrl+Z takes it back."), Ink::Text2));
    addLeft(m_again);
    m_apply = addButton(tr("&Apply"), ButtonRank::Default);
    addClose();
}

void StackSheet::readFile()
{
    QFile file(m_file);
    if (!file.open(QIODevice::ReadOnly) || file.size() > kBytesMax)
        return refuse({ErrorKind::NotFound, "StackNotReadable",
                       QStringLiteral("%1: %2")
                           .arg(m_file,
                                file.isOpen() ? tr("larger than %1").arg(format::diskSize(std::uint64_t(kBytesMax)))
                                              : file.errorString())
                           .toStdString()});
    m_text = file.readAll().toStdString();
    plan();
}

void StackSheet::plan()
{
    PlanStack command;
    command.text = m_text;
    command.file = m_file.toStdString();
    command.prune = m_prune->isChecked();
    m_planned = false;
    m_again->setEnabled(false);
    refresh();
    m_workspace.send(std::move(command), this, [this, question = ++m_question](Result<PlanRows> answer) {
        if (question == m_question)
            take(std::move(answer));
    });
}

void StackSheet::take(Result<PlanRows> answer)
{
    m_again->setEnabled(true);
    if (!answer)
        return refuse(answer.error());
    m_planned = true;
    m_trouble->hide();
    showRows(*answer);
    refresh();
    if (m_apply->isEnabled() && (!focusWidget() || focusWidget() == m_again))
        m_apply->setFocus(Qt::OtherFocusReason);
}

void StackSheet::showRows(const PlanRows &plan)
{
    std::vector<CellTable::Row> rows;
    m_changes = 0;
    for (const auto &row : plan.rows) {
        const bool keeps = row.action == "keep";
        m_changes += keeps ? 0 : 1;
        const auto detail = keeps ? tr("no longer in the file") : QString::fromStdString(row.detail);
        rows.push_back({Cell{actWord(row.action), {}, {}, -1, {}}, Cell{kindWord(row.kind), {}, {}, -1, {}},
                        Cell{QString::fromStdString(row.name), QString::fromStdString(row.name), {}, -1, {}},
                        Cell{detail, detail, {}, -1, {}}});
    }
    m_rows.setRows(std::move(rows));
    const bool nothing = m_changes == 0;
    m_count->set(nothing ? QLatin1String("ok") : QLatin1String("info"), nothing ? Ink::Ok : Ink::Accent,
                 nothing ? tr("Nothing would change") : countText(plan));
    m_count->show();
    m_empty->say(QLatin1String("ok"), Ink::Ok, tr("Nothing would change"), tr("All that the file describes is so already."));
    m_empty->setVisible(plan.rows.empty());
    m_table->show();
    QStringList warnings;
    for (std::size_t i = 0; i < plan.warnings.size() && i < std::size_t(kWarningsShown); ++i)
        warnings.append(QString::fromStdString(plan.warnings[i]));
    if (plan.warnings.size() > std::size_t(kWarningsShown))
        warnings.append(tr("and %n more", nullptr, int(plan.warnings.size()) - kWarningsShown));
    m_warnings->setText(warnings.join(QLatin1Char('\n')));
    m_warnings->setVisible(!warnings.isEmpty());
}

void StackSheet::refuse(const Error &error)
{
    m_planned = false;
    m_changes = 0;
    m_trouble->set(stackTrouble(error));
    m_trouble->show();
    m_table->hide();
    m_count->hide();
    m_warnings->hide();
    refresh();
    m_again->setFocus(Qt::OtherFocusReason); // the file is put right elsewhere
}

void StackSheet::refresh()
{
    m_apply->setEnabled(m_planned && m_changes > 0 && !m_applying && m_workspace.connected());
    m_prune->setEnabled(!m_applying && !m_text.empty());
}

void StackSheet::apply()
{
    if (!m_apply->isEnabled())
        return;
    ApplyStack command;
    command.text = m_text;
    command.file = m_file.toStdString();
    command.prune = m_prune->isChecked();
    command.actor = "sluice";
    m_applying = true;
    m_again->setEnabled(false);
    refresh();
    m_workspace.send(std::move(command), this, [this](Result<PlanRows> answer) {
        m_applying = false;
        m_again->setEnabled(true);
        if (!answer)
            return refuse(answer.error());
        m_workspace.readSoon();
        m_workspace.say(tr("%1. Ctrl+Z undoes it.").arg(planText(*answer)));
        emit applied();
        accept();
    });
}

} // namespace sluice
