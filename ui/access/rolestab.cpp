#include "ui/access/rolestab.h"

#include "engine/access/ram/trust.h"
#include "models/format.h"
#include "ui/access/detailsplit.h"
#include "ui/access/listpane.h"
#include "ui/access/policycard.h"
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
constexpr int kTrustHeight = 132;

} // namespace

RolesTab::RolesTab(Workspace &workspace, AccessReads &reads)
    : AccessTab(workspace, reads)
{
    ListPane::Words words;
    words.name = tr("Roles");
    words.filter = tr("Filter roles");
    words.none = tr("No roles yet");
    words.why = tr("A role says what a service's functions, or a trigger, may read and write. "
                   "Without one a function touches nothing.");
    words.icon = "shield";
    words.hidden = [](int hidden) { return tr("%n role(s) hidden by the filter.", nullptr, hidden); };
    m_list = new ListPane(
        m_model, std::move(words), [this](const QString &text) { m_model.setText(text); },
        [this] { return m_model.total(); });
    m_new = addDeed(tr("&New role…"), {}, [this] { ask("create", QStringLiteral("role")); });
    m_edit = addDeed(tr("&Edit…"), tr("Edit this role"), [this] {
        if (const auto *item = current())
            ask("edit", QStringLiteral("role/") + QString::fromStdString(item->definition.name));
    });
    m_delete = addDeed(tr("&Delete…"), tr("Delete this role"), [this] {
        if (const auto *item = current())
            ask("delete", QStringLiteral("role/") + QString::fromStdString(item->definition.name));
    });
    m_list->addButton(m_new, "plus");
    m_list->addButton(m_edit, "edit");
    m_list->addButton(m_delete, "trash");
    m_list->setEmptyActions({m_new});
    m_list->table()->setColumnWidths({200, 130, 260});
    m_list->table()->keepColumns(QStringLiteral("accessPage/roleColumns"));
    connect(m_list, &ListPane::rowChosen, this, [this] { showRole(); });
    connect(m_list, &ListPane::rowActivated, this, [this] { m_edit->trigger(); });
    connect(m_list, &ListPane::tryAgain, this, [this] { this->workspace().readAgain(); });

    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(new DetailSplit(m_list, buildDetail(), QStringLiteral("accessPage/roles")));
    refresh();
}

QWidget *RolesTab::buildDetail()
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
    column->addWidget(makeHeading(tr("What it allows, in words")));
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
    column->addWidget(m_document, 2);
    column->addSpacing(measure::kSmallGap);
    m_trustTitle = makeHeading(tr("Trust policy: who may assume the role"));
    column->addWidget(m_trustTitle);
    m_trust = new CodeView(CodeKind::Json);
    m_trust->setAccessibleName(tr("Trust policy"));
    m_trust->setTabChangesFocus(true);
    m_trust->setMinimumHeight(kTrustHeight);
    column->addWidget(m_trust, 1);
    auto *scroll = new QScrollArea;
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setMinimumWidth(measure::kDetailLeast);
    scroll->setWidget(m_detail);
    return scroll;
}

void RolesTab::open(const QString &name)
{
    m_list->select(name);
}

void RolesTab::focusFilter()
{
    m_list->filter()->setFocus(Qt::ShortcutFocusReason);
    m_list->filter()->selectAll();
}

void RolesTab::focusFirst()
{
    m_list->table()->setFocus(Qt::OtherFocusReason);
}

const RoleItem *RolesTab::current() const
{
    return m_list->row() < 0 ? nullptr : &m_model.at(m_list->row());
}

void RolesTab::refresh()
{
    const auto rows = workspace().definitions();
    if (reads().definitionsError() && rows->version == 0) {
        m_list->showTrouble(troubleOf(*reads().definitionsError(), tr("Could not list the roles")));
    } else if (rows->version == 0) {
        m_list->showLoading();
    } else {
        m_model.setRows(roleItems(*rows));
        m_list->showRows();
    }
    showRole();
}

void RolesTab::showRole()
{
    const auto *item = current();
    const bool connected = workspace().connected();
    m_new->setEnabled(connected);
    m_edit->setEnabled(connected && item);
    m_delete->setEnabled(connected && item);
    m_detail->setVisible(item != nullptr);
    if (!item)
        return;
    const auto &role = item->definition;
    m_name->setFullText(QString::fromStdString(role.name));
    QStringList facts;
    if (!role.description.empty())
        facts.append(QString::fromStdString(role.description));
    facts.append(tr("Assumed by %1.").arg(accesswords::trust(role.trust)));
    if (!role.policies.empty())
        facts.append(tr("System policies: %1.").arg(accesswords::list(role.policies)));
    auto users = item->services;
    users.insert(users.end(), item->triggers.begin(), item->triggers.end());
    facts.append(users.empty() ? tr("Nothing acts as it.") : tr("Used by %1.").arg(accesswords::list(users)));
    m_facts->setText(facts.join(QLatin1Char('\n')));
    const auto document = QString::fromStdString(role.document);
    m_words->setLines(policyWords(role.policies, document), tr("No policy is attached: it may do nothing."));
    const bool own = !document.isEmpty();
    m_ownTitle->setVisible(own);
    m_checks->setVisible(own);
    m_document->setVisible(own);
    if (own) {
        m_checks->setChecks(checksOf(document, {}));
        if (const auto code = indentedJson(document); m_document->toPlainText() != code)
            m_document->setCode(code);
    }
    if (const auto code = indentedJson(QString::fromStdString(trustDocumentOf(role.trust))); m_trust->toPlainText() != code)
        m_trust->setCode(code);
}

} // namespace sluice
