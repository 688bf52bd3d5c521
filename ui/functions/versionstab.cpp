#include "ui/functions/versionstab.h"

#include "engine/catalog/fieldjson.h"
#include "models/auditdiff.h"
#include "models/format.h"
#include "models/seen.h"
#include "ui/access/askbox.h"
#include "ui/functions/versioncompare.h"
#include "ui/theme/fonts.h"
#include "ui/widgets/actionbutton.h"
#include "ui/widgets/boxes.h"
#include "ui/widgets/delegates.h"
#include "ui/widgets/table.h"

#include <QAction>

namespace sluice {

namespace {

constexpr int kRoom = 18;
constexpr std::size_t kChangesSaid = 8;
constexpr qsizetype kValueSaid = 60; // characters

QString valueSaid(const QString &value)
{
    if (value.isEmpty())
        return format::none();
    return value.size() <= kValueSaid ? value : value.left(kValueSaid) + QChar(0x2026);
}

} // namespace

QString rollBackMeans(const Function &now, const FunctionVersionRow &version)
{
    auto text = VersionsTab::tr("The next call runs the code of version %1 (%2), whatever is saved in the folder.")
                    .arg(format::number(version.number),
                         VersionsTab::tr("%Ln file(s)", nullptr, int(version.files)) + QStringLiteral(", ")
                             + format::windowSize(version.bytes));
    const auto then = rolledBack(now, version);
    const auto changes = then
        ? fieldChanges(comparableConfiguration(fieldjson::toText(now)), comparableConfiguration(fieldjson::toText(*then)))
        : std::vector<FieldChange>();
    text += QStringLiteral("\n\n");
    if (changes.empty())
        text += VersionsTab::tr("Its configuration is the one of now.");
    else
        text += VersionsTab::tr("Of the configuration it changes back:");
    for (std::size_t i = 0; i < std::min(changes.size(), kChangesSaid); ++i)
        text += QStringLiteral("\n•  %1: %2 → %3")
                    .arg(changes[i].field, valueSaid(changes[i].before), valueSaid(changes[i].after));
    if (changes.size() > kChangesSaid)
        text += QStringLiteral("\n") + VersionsTab::tr("and %n more", nullptr, int(changes.size() - kChangesSaid));
    return text + QStringLiteral("\n\n")
        + VersionsTab::tr("Your files stay as they are. Ctrl+Z takes all of it back; “Run what is saved” takes the pin away "
                          "and keeps the configuration.");
}

VersionsTab::VersionsTab(Workspace &workspace, VersionModel &model, QWidget *parent)
    : QWidget(parent)
    , m_workspace(workspace)
    , m_model(model)
    , m_rollBack(new QAction(tr("Roll &back…"), this))
    , m_compare(new QAction(tr("Com&pare with the one before…"), this))
    , m_note(new InkLabel(Ink::Text2))
    , m_table(new Table)
    , m_empty(new EmptyState)
    , m_answer(new MessageStrip)
{
    build();
    for (auto *action : {m_rollBack, m_compare})
        addAction(action);
    connect(m_rollBack, &QAction::triggered, this, &VersionsTab::askToRollBack);
    connect(m_compare, &QAction::triggered, this, &VersionsTab::compare);
    connect(m_table, &Table::rowChosen, this, &VersionsTab::choose);
    connect(m_table, &Table::rowActivated, this, &VersionsTab::compare);
    choose();
}

void VersionsTab::build()
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(measure::kGap);
    auto *head = new QHBoxLayout;
    head->setSpacing(measure::kGap);
    m_note->setElide(Qt::ElideRight);
    m_note->setFullText(tr("A version is made when the function is first called after its code or configuration changed."));
    head->addWidget(m_note, 1);
    head->addWidget(makeActionButton(m_rollBack, "undo", ButtonSize::Toolbar));
    head->addWidget(makeActionButton(m_compare, "code", ButtonSize::Toolbar));
    column->addLayout(head);
    column->addWidget(m_answer);
    m_answer->hide();
    m_table->setModel(&m_model);
    m_table->setObjectName(QStringLiteral("versions"));
    m_table->setAccessibleName(tr("Versions"));
    m_table->setItemDelegate(new NoteDelegate(m_table));
    m_table->setPlaceholder(m_empty);
    m_empty->hide();
    const auto wide = [this](int at, const QStringList &longest) {
        return fonts::widest(longest + QStringList{m_model.headerData(at, Qt::Horizontal, Qt::DisplayRole).toString()})
            + kRoom;
    };
    m_table->setColumnWidths({wide(VersionModel::Number, {format::number(9'999)}),
                              wide(VersionModel::Time, {QStringLiteral("2026-11-21 10:41:38")}),
                              wide(VersionModel::Runs, {VersionModel::tr("runs, pinned")}),
                              wide(VersionModel::Files, {format::number(19'999)}),
                              wide(VersionModel::Size, {QStringLiteral("999.9 MiB")}),
                              wide(VersionModel::Digest, {QStringLiteral("0000000000000")})});
    m_table->keepColumns(QStringLiteral("functionsPage/versionColumns"));
    column->addWidget(m_table, 1);
}

void VersionsTab::setFunction(const Function &function)
{
    if (!(function.key == m_function.key))
        m_answer->hide();
    m_function = function;
    choose();
}

void VersionsTab::showVersions()
{
    m_empty->setVisible(m_model.rowCount() == 0);
    if (m_model.rowCount() == 0) {
        m_empty->say(QLatin1String("replay"), Ink::Text2, tr("No version yet"),
                     tr("The first one is made when the function is called for the first time."));
        m_empty->setButtons({});
    } else if (m_table->currentRow() < 0) {
        m_table->selectOnly(0);
    }
    choose();
}

void VersionsTab::showTrouble(const Error &error)
{
    if (m_model.rowCount() > 0)
        return; // what was read stays
    m_empty->say(troubleOf(error, tr("Could not list the versions")));
    m_empty->show();
}

void VersionsTab::setConnected(bool connected)
{
    m_connected = connected;
    choose();
}

void VersionsTab::focusFirst()
{
    m_table->setFocus(Qt::OtherFocusReason);
}

const FunctionVersionRow *VersionsTab::current() const
{
    const int row = m_table->currentRow();
    return row >= 0 && row < m_model.rowCount() ? &m_model.at(row).version : nullptr;
}

void VersionsTab::choose()
{
    const auto *version = current();
    const auto number = version ? format::number(version->number) : QString();
    m_rollBack->setText(version ? tr("Roll &back to version %1…").arg(number) : tr("Roll &back…"));
    // What runs already, with the configuration of now, is nowhere to go back to.
    const auto then = version ? rolledBack(m_function, *version) : std::nullopt;
    const bool other = version && then
        && (!version->runs
            || comparableConfiguration(fieldjson::toText(*then)) != comparableConfiguration(fieldjson::toText(m_function)));
    m_rollBack->setEnabled(other && m_connected && !m_busy);
    m_compare->setEnabled(m_model.before(m_table->currentRow()) != nullptr);
}

void VersionsTab::askToRollBack()
{
    const auto *version = current();
    if (!version || !m_rollBack->isEnabled())
        return;
    const auto number = format::number(version->number);
    const AskWords words{tr("Roll back"), tr("Roll back to version %1?").arg(number), rollBackMeans(m_function, *version),
                         tr("&Roll back")};
    openAskBox(window(), words, this, [this, now = m_function, version = *version, number] {
        if (auto value = rolledBack(now, version))
            put(std::move(*value),
                tr("Rolled %1 back to version %2. Ctrl+Z undoes it.").arg(QString::fromStdString(toText(now.key)), number),
                tr("Could not roll back to version %1").arg(number));
    });
}

void VersionsTab::runWhatIsSaved()
{
    if (m_busy || m_function.pinnedCode.empty())
        return;
    auto value = m_function;
    value.pinnedCode.clear();
    put(std::move(value),
        tr("%1 runs what is saved again. Ctrl+Z undoes it.").arg(QString::fromStdString(toText(m_function.key))),
        tr("Could not take the pin away"));
}

// Over what the person saw: a change that somebody made meanwhile is not replaced unseen.
void VersionsTab::put(Function value, const QString &said, const QString &failure)
{
    PutDefinitions command;
    putSeen(command.seen, seen(m_function));
    command.functions.push_back(std::move(value));
    command.actor = "sluice";
    m_busy = true;
    m_answer->hide();
    choose();
    m_workspace.send(std::move(command), this, [this, said, failure](Result<PutAnswer> answer) {
        m_busy = false;
        choose();
        m_workspace.readSoon();
        if (answer) {
            m_workspace.say(said);
        } else {
            const auto trouble = troubleOf(answer.error(), failure);
            m_answer->set(Tint::Bad, QLatin1String("failed"), trouble.what + QLatin1Char('.'),
                          trouble.why + QLatin1Char(' ') + trouble.todo);
            m_answer->show();
        }
        emit changed();
    });
}

void VersionsTab::compare()
{
    const auto *version = current();
    const auto *before = m_model.before(m_table->currentRow());
    if (!version || !before)
        return;
    auto *dialog = new VersionCompare(*before, *version, window());
    dialog->open();
}

} // namespace sluice
