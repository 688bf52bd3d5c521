#include "ui/access/audittab.h"

#include "models/accesswords.h"
#include "models/changewords.h"
#include "models/format.h"
#include "models/roles.h"
#include "ui/access/accessbadges.h"
#include "ui/access/auditdetail.h"
#include "ui/access/detailsplit.h"
#include "ui/access/listpane.h"
#include "ui/theme/fonts.h"
#include "ui/widgets/table.h"

#include <QAction>
#include <QComboBox>
#include <QVBoxLayout>

namespace sluice {

namespace {

constexpr std::int64_t kLongAgo = 10ll * 86'400'000; // behind a time, so that it reads with its date

// As AuditRow spells them; in the order of the choice.
constexpr const char *kActions[] = {"denied", "create", "change",     "delete",    "restore", "apply", "undo",
                                    "redo",   "pause",  "checkpoint", "authorize", "rotate",  "resume"};

QComboBox *makeFilter(const QString &name)
{
    auto *box = new QComboBox;
    box->setAccessibleName(name);
    box->setProperty("compact", true);
    box->setFixedHeight(measure::kToolControl);
    box->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    return box;
}

} // namespace

QString placeOf(const std::string &kind, const std::string &name)
{
    const auto text = QString::fromStdString(name);
    if (name.empty())
        return {};
    if (kind == "trigger")
        return places::at("triggers", text);
    if (kind == "function")
        return places::at("functions", text);
    if (kind == "service")
        return places::at("services", text);
    if (kind == "logstore")
        return places::at("logstores", text);
    if (kind == "project")
        return places::at("logstores", text);
    for (const auto *tab : {"role", "user", "connection", "secret"}) {
        if (kind == tab)
            return places::at("access", QStringLiteral("%1s/%2").arg(QLatin1String(tab), text));
    }
    if (kind == "authorization")
        return places::at("access", QStringLiteral("authorization"));
    return {};
}

AuditTab::AuditTab(Workspace &workspace, AccessReads &reads)
    : AccessTab(workspace, reads)
    , m_count(new InkLabel(Ink::Text2))
    , m_detail(new AuditDetail)
{
    ListPane::Words words;
    words.name = tr("Audit");
    words.filter = tr("Filter the audit");
    words.none = tr("Nothing in the audit yet");
    words.why = tr("Every change and every refusal is written here: who, by which program, what, before and after.");
    words.icon = "file";
    words.hidden = [](int hidden) { return tr("%n entry(ies) hidden by the filters.", nullptr, hidden); };
    m_list = new ListPane(
        m_model, std::move(words),
        [this](const QString &text) {
            m_model.setText(text);
            showCount();
        },
        [this] { return m_model.total(); });
    m_open = addDeed(tr("&Open"), tr("Goes to what this entry is about"), [this] { openObject(); });
    addFilters();
    m_list->addButton(m_open, "right");
    auto *table = m_list->table();
    table->setItemDelegateForColumn(AuditModel::Name, new NameDelegate(table));
    table->setItemDelegateForColumn(AuditModel::Action,
                                    new SignDelegate(
                                        [](const QModelIndex &index) -> std::optional<Badge> {
                                            if (index.data(StateRole).toInt() == 1)
                                                return badgeOfAnswer(false);
                                            return Badge{QLatin1String(), Ink::Text};
                                        },
                                        table));
    QStringList actions;
    for (const auto *action : kActions)
        actions.append(accesswords::action(action));
    table->setColumnWidths({fonts::widest({format::time(1, kLongAgo)}) + 20, 110, fonts::widest(actions) + 40, 96, 150});
    table->keepColumns(QStringLiteral("accessPage/auditColumns"));
    connect(m_list, &ListPane::rowChosen, this, [this] { showRow(); });
    connect(m_list, &ListPane::rowActivated, this, [this] { m_open->trigger(); });
    connect(m_list, &ListPane::tryAgain, this, &AuditTab::start);
    connect(&m_model, &AuditModel::kindsChanged, this, &AuditTab::offerKinds);
    connect(&workspace, &Workspace::attached, this, [this] {
        if (m_shown)
            start();
    });
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(new DetailSplit(m_list, m_detail, QStringLiteral("accessPage/audit")));
    showRow();
}

void AuditTab::addFilters()
{
    m_actions = makeFilter(tr("Action"));
    m_actions->addItem(tr("Any action"), QString());
    for (const auto *action : kActions)
        m_actions->addItem(accesswords::action(action), QLatin1String(action));
    m_kinds = makeFilter(tr("Kind"));
    offerKinds();
    m_list->addBesideFilter(m_count);
    m_list->addBesideFilter(m_kinds);
    m_list->addBesideFilter(m_actions);
    connect(m_actions, &QComboBox::currentIndexChanged, this, [this] {
        m_model.setAction(m_actions->currentData().toString().toStdString());
        m_list->updateEmpty();
        showCount();
    });
    connect(m_kinds, &QComboBox::currentIndexChanged, this, [this] {
        m_model.setKind(m_kinds->currentData().toString().toStdString());
        m_list->updateEmpty();
        showCount();
    });
    m_list->setClear([this] {
        m_actions->setCurrentIndex(0);
        m_kinds->setCurrentIndex(0);
    });
}

void AuditTab::offerKinds()
{
    const auto before = m_kinds->currentData().toString();
    const QSignalBlocker quiet(m_kinds);
    m_kinds->clear();
    m_kinds->addItem(tr("Any kind"), QString());
    for (const auto &kind : m_model.kinds())
        m_kinds->addItem(kindWord(kind), QString::fromStdString(kind));
    m_kinds->setCurrentIndex(std::max(0, m_kinds->findData(before)));
}

void AuditTab::open(const QString &name)
{
    m_shown = true;
    m_list->select(name);
    start();
}

void AuditTab::leave()
{
    m_shown = false;
    if (m_feed)
        m_feed->stop();
}

void AuditTab::focusFilter()
{
    m_list->filter()->setFocus(Qt::ShortcutFocusReason);
    m_list->filter()->selectAll();
}

void AuditTab::focusFirst()
{
    m_list->table()->setFocus(Qt::OtherFocusReason);
}

void AuditTab::start()
{
    if (!workspace().bell())
        return;
    if (!m_feed) {
        m_feed = std::make_unique<AuditFeed>(*workspace().bell(), m_model);
        connect(m_feed.get(), &AuditFeed::read, this, [this] {
            m_error.reset();
            refresh();
        });
        connect(m_feed.get(), &AuditFeed::failed, this, [this](const Error &error) {
            m_error = error;
            if (error.kind == ErrorKind::Denied)
                m_feed->stop(); // each try would be one more entry of the audit
            refresh();
        });
    }
    m_model.setNow(workspace().now());
    m_feed->start();
}

void AuditTab::refresh()
{
    if (m_error && (m_model.total() == 0 || m_error->kind == ErrorKind::Denied))
        m_list->showTrouble(troubleOf(*m_error, tr("Could not read the audit")));
    else if (m_feed && m_feed->hasRead())
        m_list->showRows();
    else
        m_list->showLoading();
    showCount();
    showRow();
}

void AuditTab::showCount()
{
    const auto shown = format::number(std::uint64_t(m_model.rowCount()));
    const auto all = format::number(m_model.total());
    m_count->setFullText(m_model.total() == 0  ? QString()
                             : m_model.isCut() ? tr("%1 of the newest %2").arg(shown, all)
                                               : tr("%1 of %2").arg(shown, all));
}

void AuditTab::showRow()
{
    const int row = m_list->row();
    if (row < 0 || row >= m_model.rowCount()) {
        m_detail->clear();
        return m_open->setEnabled(false);
    }
    const auto &entry = m_model.at(row);
    m_detail->set(entry);
    m_open->setEnabled(entry.action != "denied" && !placeOf(entry.kind, entry.name).isEmpty());
}

void AuditTab::openObject()
{
    const int row = m_list->row();
    if (row < 0)
        return;
    const auto &entry = m_model.at(row);
    if (const auto place = placeOf(entry.kind, entry.name); !place.isEmpty())
        workspace().open(place);
}

} // namespace sluice
