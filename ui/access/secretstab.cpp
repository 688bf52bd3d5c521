#include "ui/access/secretstab.h"

#include "models/roles.h"
#include "ui/access/accessbadges.h"
#include "ui/access/askbox.h"
#include "ui/access/listpane.h"
#include "ui/access/secretdialog.h"
#include "ui/theme/fonts.h"
#include "ui/widgets/boxes.h"
#include "ui/widgets/table.h"

#include <QAction>
#include <QVBoxLayout>

namespace sluice {

SecretsTab::SecretsTab(Workspace &workspace, AccessReads &reads)
    : AccessTab(workspace, reads)
    , m_home(makeLabel({}, Ink::Text2))
    , m_strip(new MessageStrip)
{
    ListPane::Words words;
    words.name = tr("Secrets");
    words.filter = tr("Filter secrets");
    words.none = tr("No secrets");
    words.why = tr(
        "A secret has a name here and its value in the keychain. It appears when a connection or a function refers to it.");
    words.icon = "padlock";
    words.hidden = [](int hidden) { return tr("%n secret(s) hidden by the filter.", nullptr, hidden); };
    m_list = new ListPane(
        m_model, std::move(words), [this](const QString &text) { m_model.setText(text); },
        [this] { return m_model.total(); });
    m_again =
        addDeed(tr("Tr&y again"), tr("Asks the keychain again for every secret"), [this] { this->reads().readSecrets(); });
    m_set = addDeed(tr("&Set value…"), tr("Type the value of this secret"), [this] { setValue(); });
    m_remove = addDeed(tr("&Remove…"), tr("Take the value of this secret out of where it is kept"), [this] { remove(); });
    m_list->addButton(m_again, "replay");
    m_list->addButton(m_set, "edit");
    m_list->addButton(m_remove, "trash");
    auto *table = m_list->table();
    table->setItemDelegateForColumn(
        SecretModel::State,
        new SignDelegate([](const QModelIndex &index) { return badgeOf(SecretState(index.data(StateRole).toInt())); },
                         table));
    table->setColumnWidths({fonts::widest(accesswords::states()) + 40, 220, 320});
    table->keepColumns(QStringLiteral("accessPage/secretColumns"));
    connect(m_list, &ListPane::rowChosen, this, [this] { updateDeeds(); });
    connect(m_list, &ListPane::rowActivated, this, [this] { m_set->trigger(); });
    connect(m_list, &ListPane::tryAgain, this, [this] { this->reads().readSecrets(); });

    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(measure::kGap);
    m_home->setWordWrap(true);
    column->addWidget(m_home);
    column->addWidget(m_strip);
    column->addWidget(m_list, 1);
    m_strip->hide();
    refresh();
}

void SecretsTab::open(const QString &name)
{
    m_list->select(name);
    reads().readSecrets();
}

void SecretsTab::focusFilter()
{
    m_list->filter()->setFocus(Qt::ShortcutFocusReason);
    m_list->filter()->selectAll();
}

void SecretsTab::focusFirst()
{
    m_list->table()->setFocus(Qt::OtherFocusReason);
}

const SecretRow *SecretsTab::current() const
{
    return m_list->row() < 0 ? nullptr : &m_model.at(m_list->row());
}

void SecretsTab::refresh()
{
    const auto *rows = reads().secrets();
    const auto &error = reads().secretsError();
    if (error && (!rows || error->kind == ErrorKind::Denied)) {
        m_model.setRows({});
        m_list->showTrouble(troubleOf(*error, tr("Could not list the secrets")));
        m_home->setText({});
    } else if (!rows) {
        m_list->showLoading();
    } else {
        m_home->setText(rows->home.empty() ? QString() : tr("Kept in %1.").arg(accesswords::secretHome(rows->home)));
        m_model.setRows(rows->rows);
        m_list->showRows();
    }
    m_home->setVisible(!m_home->text().isEmpty());
    const auto count = [rows](SecretState state) {
        return rows ? std::count_if(rows->rows.begin(), rows->rows.end(),
                                    [state](const SecretRow &row) { return secretStateOf(row.state) == state; })
                    : 0;
    };
    if (rows && !rows->why.empty())
        m_strip->set(Tint::Warn, QLatin1String("warning"), tr("Not in the keychain."), QString::fromStdString(rows->why));
    else if (count(SecretState::Locked) > 0)
        m_strip->set(Tint::Bad, QLatin1String("padlock"), tr("The keychain is locked."), tr("Unlock it, then try again."));
    else if (count(SecretState::NoKeychain) > 0)
        m_strip->set(Tint::Bad, QLatin1String("failed"), tr("There is no keychain here."),
                     tr("Secrets can be kept for this run only, or be given at the start."));
    m_strip->setVisible(rows && !error
                        && (!rows->why.empty() || count(SecretState::Locked) > 0 || count(SecretState::NoKeychain) > 0));
    updateDeeds();
}

void SecretsTab::updateDeeds()
{
    const auto *row = current();
    const bool own = row && row->name != kMasterKeyName; // the engine makes the master key itself
    const bool connected = workspace().connected();
    m_set->setEnabled(connected && own);
    m_remove->setEnabled(connected && own && secretStateOf(row->state) != SecretState::Absent);
    m_again->setEnabled(connected);
}

void SecretsTab::setValue()
{
    const auto *row = current();
    const auto *rows = reads().secrets();
    if (!row || !rows || !m_set->isEnabled())
        return;
    auto *dialog = new SecretDialog(workspace(), QString::fromStdString(row->name), accesswords::secretHome(rows->home),
                                    QString::fromStdString(rows->why), window());
    connect(dialog, &SecretDialog::stored, this, [this] { reads().readSecrets(); });
    dialog->open();
}

void SecretsTab::remove()
{
    const auto *row = current();
    if (!row)
        return;
    const auto name = row->name;
    AskWords words;
    words.title = tr("Remove secret");
    words.what = tr("Remove the value of %1?").arg(QString::fromStdString(name));
    words.means = row->users.empty()
        ? tr("Nothing refers to it.")
        : tr("It is used by %1; that fails until a value is set again.").arg(accesswords::users(row->users));
    words.means += QLatin1Char(' ') + tr("A removed value cannot be brought back: undo does not know it.");
    words.yes = tr("&Remove");
    openAskBox(window(), words, this, [this, name] {
        workspace().send(RemoveSecret{name, kActor}, this, [this, name](Result<Nothing> answer) {
            if (!answer)
                return fail(answer.error(), tr("Could not remove the secret"));
            workspace().say(tr("The value of %1 was removed").arg(QString::fromStdString(name)));
            reads().readSecrets();
        });
    });
}

} // namespace sluice
