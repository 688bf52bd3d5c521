#include "ui/access/connectionstab.h"

#include "models/format.h"
#include "models/roles.h"
#include "ui/access/accessbadges.h"
#include "ui/access/detailsplit.h"
#include "ui/access/listpane.h"
#include "ui/access/policycard.h"
#include "ui/forms/switchbox.h"
#include "ui/theme/fonts.h"
#include "ui/widgets/table.h"

#include <QAction>
#include <QScrollArea>
#include <QVBoxLayout>

namespace sluice {

ConnectionsTab::ConnectionsTab(Workspace &workspace, AccessReads &reads)
    : AccessTab(workspace, reads)
{
    ListPane::Words words;
    words.name = tr("Connections");
    words.filter = tr("Filter connections");
    words.none = tr("No connections");
    words.why = tr("A connection names an engine, a cloud account or a Kafka cluster, and the secret that opens it.");
    words.icon = "link";
    words.hidden = [](int hidden) { return tr("%n connection(s) hidden by the filter.", nullptr, hidden); };
    m_list = new ListPane(
        m_model, std::move(words), [this](const QString &text) { m_model.setText(text); },
        [this] { return m_model.total(); });
    addDeeds();
    m_list->addButton(m_connect, "cloud");
    m_list->addButton(m_new, "plus");
    m_list->addButton(m_edit, "edit");
    m_list->addButton(m_test, "doctor");
    m_list->addButton(m_delete, "trash");
    auto *table = m_list->table();
    table->setItemDelegateForColumn(ConnectionModel::Name, new SwatchDelegate(table));
    table->setItemDelegateForColumn(ConnectionModel::SecretColumn,
                                    new SignDelegate(
                                        [](const QModelIndex &index) -> std::optional<Badge> {
                                            const auto state = index.data(StateRole);
                                            if (!state.isValid())
                                                return std::nullopt;
                                            return badgeOf(SecretState(state.toInt()));
                                        },
                                        table));
    table->setColumnWidths({140, 60, fonts::widest({QStringLiteral("1234567890123456 · cn-hangzhou")}) + 20,
                            fonts::widest({tr("Read-only"), tr("Changes")}) + 20,
                            fonts::widest(accesswords::states()) + 40});
    table->keepColumns(QStringLiteral("accessPage/connectionColumns"));
    connect(m_list, &ListPane::rowChosen, this, [this] { showConnection(); });
    connect(m_list, &ListPane::rowActivated, this, [this] { m_edit->trigger(); });
    connect(m_list, &ListPane::tryAgain, this, [this] {
        this->workspace().readAgain();
        this->reads().readSecrets();
    });
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(new DetailSplit(m_list, buildDetail(), QStringLiteral("accessPage/connections")));
    refresh();
}

void ConnectionsTab::addDeeds()
{
    const auto name = [this] { return QString::fromStdString(current()->definition.name); };
    m_connect = addDeed(tr("&Connect to the cloud…"), {}, [this] { ask("connect", {}); });
    m_new = addDeed(tr("&New…"), tr("New connection to a cloud account or a Kafka cluster"),
                    [this] { ask("create", QStringLiteral("connection")); });
    m_edit = addDeed(tr("&Edit…"), tr("Edit this connection"), [this, name] {
        if (current())
            ask("edit", QStringLiteral("connection/") + name());
    });
    m_test = addDeed(tr("&Test"), tr("Name, port, certificate, secret, clock, key, permission; changes nothing"),
                     [this] { test(); });
    m_delete = addDeed(tr("&Delete…"), tr("Delete this connection"), [this, name] {
        if (current())
            ask("delete", QStringLiteral("connection/") + name());
    });
}

QWidget *ConnectionsTab::buildDetail()
{
    m_detail = new QWidget;
    auto *column = new QVBoxLayout(m_detail);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(measure::kGap);
    m_name = new InkLabel(Ink::Text);
    m_name->setFont(fonts::card());
    m_name->setElide(Qt::ElideMiddle);
    column->addWidget(m_name);
    m_facts = makeLabel({}, Ink::Text2);
    m_facts->setWordWrap(true);
    m_facts->setTextInteractionFlags(Qt::TextSelectableByMouse);
    column->addWidget(m_facts);
    m_readOnly = new SwitchBox(tr("&Read-only"));
    column->addWidget(m_readOnly);
    auto *means = makeLabel(tr("The engine itself refuses every change through this connection, whatever asks for it. "
                               "Triggers go on delivering."),
                            Ink::Text2);
    means->setWordWrap(true);
    column->addWidget(means);
    column->addSpacing(measure::kSmallGap);
    m_secretTitle = makeHeading(tr("Secret"));
    column->addWidget(m_secretTitle);
    m_secret = new BadgeLabel;
    column->addWidget(m_secret);
    m_remedy = makeLabel({}, Ink::Text2);
    m_remedy->setWordWrap(true);
    column->addWidget(m_remedy);
    column->addSpacing(measure::kSmallGap);
    column->addWidget(makeHeading(tr("Test")));
    m_testState = new BadgeLabel;
    column->addWidget(m_testState);
    m_checks = new ChecksCard;
    column->addWidget(m_checks);
    column->addStretch(1);
    connect(m_readOnly, &QCheckBox::clicked, this, &ConnectionsTab::setReadOnly);
    auto *scroll = new QScrollArea;
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setMinimumWidth(measure::kDetailLeast);
    scroll->setWidget(m_detail);
    return scroll;
}

void ConnectionsTab::open(const QString &name)
{
    m_list->select(name);
    reads().readSecrets();
}

void ConnectionsTab::focusFilter()
{
    m_list->filter()->setFocus(Qt::ShortcutFocusReason);
    m_list->filter()->selectAll();
}

void ConnectionsTab::focusFirst()
{
    m_list->table()->setFocus(Qt::OtherFocusReason);
}

const ConnectionItem *ConnectionsTab::current() const
{
    return m_list->row() < 0 ? nullptr : &m_model.at(m_list->row());
}

std::vector<ConnectionItem> ConnectionsTab::items() const
{
    std::vector<ConnectionItem> items;
    const auto *secrets = reads().secrets();
    for (const auto &connection : workspace().definitions()->connections) {
        ConnectionItem item{connection, {}};
        for (std::size_t i = 0; secrets && !connection.secret.empty() && i < secrets->rows.size(); ++i) {
            if (secrets->rows[i].name == connection.secret)
                item.secretState = secrets->rows[i].state;
        }
        items.push_back(std::move(item));
    }
    return items;
}

void ConnectionsTab::refresh()
{
    const auto rows = workspace().definitions();
    const auto &denied = reads().secretsError();
    if (reads().definitionsError() && rows->version == 0) {
        m_list->showTrouble(troubleOf(*reads().definitionsError(), tr("Could not list the connections")));
    } else if (denied && denied->kind == ErrorKind::Denied) {
        m_model.setRows({});
        m_list->showTrouble(troubleOf(*denied, tr("Could not list the connections")));
    } else if (rows->version == 0) {
        m_list->showLoading();
    } else {
        m_model.setRows(items());
        m_list->showRows();
    }
    showConnection();
}

void ConnectionsTab::showConnection()
{
    const auto *item = current();
    const bool connected = workspace().connected();
    m_connect->setEnabled(connected);
    m_new->setEnabled(connected);
    m_edit->setEnabled(connected && item);
    m_test->setEnabled(connected && item && !m_testing);
    m_delete->setEnabled(connected && item && item->definition.kind != ConnectionKind::Local);
    m_detail->setVisible(item != nullptr);
    if (!item)
        return;
    const auto &connection = item->definition;
    m_name->setFullText(QString::fromStdString(connection.name));
    QStringList facts{tr("%1: %2").arg(accesswords::kind(connection.kind), ConnectionModel::target(connection))};
    if (!connection.description.empty())
        facts.prepend(QString::fromStdString(connection.description));
    if (!connection.user.empty())
        facts.append(connection.kind == ConnectionKind::Kafka
                         ? tr("User %1").arg(QString::fromStdString(connection.user))
                         : tr("Access key %1").arg(QString::fromStdString(connection.user)));
    m_facts->setText(facts.join(QLatin1Char('\n')));
    m_readOnly->setChecked(connection.readOnly);
    m_readOnly->setEnabled(connected);
    const bool has = !connection.secret.empty();
    for (QWidget *widget :
         {static_cast<QWidget *>(m_secretTitle), static_cast<QWidget *>(m_secret), static_cast<QWidget *>(m_remedy)})
        widget->setVisible(has);
    if (has) {
        const auto state = secretStateOf(item->secretState);
        const auto badge = item->secretState.empty() ? Badge{QLatin1String("idle"), Ink::Idle} : badgeOf(state);
        m_secret->set(badge.icon, badge.ink, item->secretState.empty() ? tr("Not checked") : accesswords::state(state),
                      tr("under the name %1").arg(QString::fromStdString(connection.secret)));
        m_remedy->setText(item->secretState.empty() ? QString() : accesswords::remedy(state));
        m_remedy->setVisible(!m_remedy->text().isEmpty());
    }
    const bool tested = m_tested == connection.name;
    m_checks->setVisible(tested && !m_testing && m_checks->count() > 0);
    if (!tested)
        m_testState->set(QLatin1String("idle"), Ink::Idle, tr("Not tested in this session"));
}

void ConnectionsTab::test()
{
    const auto *item = current();
    if (!item || m_testing)
        return;
    m_testing = true;
    m_tested = item->definition.name;
    m_testState->set(QLatin1String("running"), Ink::Accent, tr("Testing"));
    showConnection();
    workspace().send(TestConnection{m_tested}, this, [this](Result<CheckRows> answer) {
        m_testing = false;
        if (!answer) {
            m_checks->setRows({});
            m_testState->set(QLatin1String("failed"), Ink::Bad, tr("Could not be tested"));
            fail(answer.error(), tr("Could not test the connection"));
        } else {
            const bool good =
                std::all_of(answer->rows.begin(), answer->rows.end(), [](const CheckRow &row) { return row.good; });
            m_testState->set(QLatin1String(good ? "ok" : "failed"), good ? Ink::Ok : Ink::Bad,
                             good ? tr("Connected") : tr("Does not connect"));
            m_checks->setRows(*answer);
        }
        showConnection();
    });
}

void ConnectionsTab::setReadOnly(bool on)
{
    const auto *item = current();
    if (!item)
        return;
    auto changed = item->definition;
    changed.readOnly = on;
    m_readOnly->setEnabled(false); // until it is answered
    workspace().send(PutConnection{changed, kActor}, this, [this, on](Result<Nothing> answer) {
        if (!answer) {
            fail(answer.error(), tr("Could not change the connection"));
            return showConnection();
        }
        workspace().say(on ? tr("The connection is read-only now") : tr("The connection takes changes again"));
        workspace().readSoon();
    });
}

} // namespace sluice
