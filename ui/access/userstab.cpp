#include "ui/access/userstab.h"
#include "ui/access/policycard.h"

#include "ui/access/detailsplit.h"
#include "ui/access/keyscard.h"
#include "ui/access/listpane.h"
#include "ui/access/userdialog.h"
#include "ui/forms/wordscard.h"
#include "ui/theme/fonts.h"
#include "ui/widgets/codeview.h"
#include "ui/widgets/table.h"

#include <QAction>
#include <QScrollArea>
#include <QVBoxLayout>

namespace sluice {

namespace {

constexpr int kDocumentHeight = 200;

} // namespace

UsersTab::UsersTab(Workspace &workspace, AccessReads &reads)
    : AccessTab(workspace, reads)
{
    ListPane::Words words;
    words.name = tr("Users");
    words.filter = tr("Filter users");
    words.none = tr("No users yet");
    words.why =
        tr("A user calls this engine with an access key, or with sluicectl --as NAME, and may do what its policies allow. "
           "You yourself are the owner and need none.");
    words.icon = "user";
    words.hidden = [](int hidden) { return tr("%n user(s) hidden by the filter.", nullptr, hidden); };
    m_list = new ListPane(
        m_model, std::move(words), [this](const QString &text) { m_model.setText(text); },
        [this] { return m_model.total(); });
    addDeeds();
    m_list->addButton(m_new, "plus");
    m_list->addButton(m_edit, "edit");
    m_list->addButton(m_newKey, "access");
    m_list->addButton(m_delete, "trash");
    m_list->setEmptyActions({m_new});
    m_list->table()->setColumnWidths({150, 250, 92, 92});
    m_list->table()->keepColumns(QStringLiteral("accessPage/userColumns"));
    connect(m_list, &ListPane::rowChosen, this, [this] { showUser(); });
    connect(m_list, &ListPane::rowActivated, this, [this] { m_edit->trigger(); });
    connect(m_list, &ListPane::tryAgain, this, [this] {
        this->workspace().readAgain();
        this->reads().readSecrets();
    });
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(new DetailSplit(m_list, buildDetail(), QStringLiteral("accessPage/users")));
    refresh();
}

void UsersTab::addDeeds()
{
    m_new = addDeed(tr("&New user…"), {}, [this] { ask("create", QStringLiteral("user")); });
    m_edit = addDeed(tr("&Edit…"), tr("Edit this user"), [this] {
        if (const auto *user = current())
            ask("edit", QStringLiteral("user/") + QString::fromStdString(user->name));
    });
    m_newKey = addDeed(tr("New &key…"), tr("Make an access key for this user; it is shown once"), [this] {
        if (const auto *user = current())
            openNewKeyDialog(workspace(), window(), QString::fromStdString(user->name));
    });
    m_delete = addDeed(tr("&Delete…"), tr("Delete this user"), [this] {
        if (const auto *user = current())
            ask("delete", QStringLiteral("user/") + QString::fromStdString(user->name));
    });
}

QWidget *UsersTab::buildDetail()
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
    column->addWidget(m_facts);
    column->addSpacing(measure::kSmallGap);
    column->addWidget(makeHeading(tr("Access keys")));
    m_keys = new KeysCard;
    column->addWidget(m_keys);
    column->addSpacing(measure::kSmallGap);
    column->addWidget(makeHeading(tr("What it may do, in words")));
    m_words = new WordsCard;
    column->addWidget(m_words);
    column->addSpacing(measure::kSmallGap);
    m_ownTitle = makeHeading(tr("Own policy"));
    column->addWidget(m_ownTitle);
    m_checks = new ChecksCard;
    column->addWidget(m_checks);
    m_document = new CodeView(CodeKind::Json);
    m_document->setAccessibleName(tr("Own policy"));
    m_document->setTabChangesFocus(true);
    m_document->setMinimumHeight(kDocumentHeight);
    column->addWidget(m_document, 4);
    column->addStretch(1);
    auto *scroll = new QScrollArea;
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setMinimumWidth(measure::kDetailLeast);
    scroll->setWidget(m_detail);
    return scroll;
}

void UsersTab::open(const QString &name)
{
    m_list->select(name);
    if (!reads().secrets())
        reads().readSecrets(); // tells whether this caller may see users
}

void UsersTab::focusFilter()
{
    m_list->filter()->setFocus(Qt::ShortcutFocusReason);
    m_list->filter()->selectAll();
}

void UsersTab::focusFirst()
{
    m_list->table()->setFocus(Qt::OtherFocusReason);
}

const User *UsersTab::current() const
{
    return m_list->row() < 0 ? nullptr : &m_model.at(m_list->row());
}

void UsersTab::refresh()
{
    const auto rows = workspace().definitions();
    const auto &denied = reads().secretsError();
    m_model.setNow(workspace().now());
    if (reads().definitionsError() && rows->version == 0) {
        m_list->showTrouble(troubleOf(*reads().definitionsError(), tr("Could not list the users")));
    } else if (denied && denied->kind == ErrorKind::Denied) {
        m_model.setRows({});
        m_list->showTrouble(troubleOf(*denied, tr("Could not list the users")));
    } else if (rows->version == 0) {
        m_list->showLoading();
    } else {
        m_model.setRows(rows->users);
        m_list->showRows();
    }
    showUser();
}

void UsersTab::showUser()
{
    const auto *user = current();
    const bool connected = workspace().connected();
    m_new->setEnabled(connected);
    for (auto *action : {m_edit, m_newKey, m_delete})
        action->setEnabled(connected && user);
    m_detail->setVisible(user != nullptr);
    if (!user)
        return;
    m_name->setFullText(QString::fromStdString(user->name));
    QStringList facts;
    if (!user->description.empty())
        facts.append(QString::fromStdString(user->description));
    facts.append(user->policies.empty() ? tr("No system policies.")
                                        : tr("System policies: %1.").arg(accesswords::list(user->policies)));
    m_facts->setText(facts.join(QLatin1Char('\n')));
    m_keys->setKeys(user->keys, workspace().now());
    const auto document = QString::fromStdString(user->document);
    m_words->setLines(policyWords(user->policies, document), tr("No policy is attached: it may do nothing."));
    const bool own = !document.isEmpty();
    m_ownTitle->setVisible(own);
    m_checks->setVisible(own);
    m_document->setVisible(own);
    if (own) {
        m_checks->setChecks(checksOf(document, {}));
        if (const auto code = indentedJson(document); m_document->toPlainText() != code)
            m_document->setCode(code);
    }
}

} // namespace sluice
