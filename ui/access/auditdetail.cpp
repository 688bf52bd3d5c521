#include "ui/access/auditdetail.h"

#include "models/accesswords.h"
#include "models/changewords.h"
#include "models/fieldchangemodel.h"
#include "models/format.h"
#include "ui/theme/fonts.h"
#include "ui/widgets/codeview.h"
#include "ui/widgets/controls.h"
#include "ui/widgets/delegates.h"
#include "ui/widgets/table.h"

#include <QStackedWidget>
#include <QTabBar>
#include <QVBoxLayout>

namespace sluice {

namespace {

enum DetailPage { FieldsPage, BeforePage, AfterPage, NonePage };

QString shownJson(const std::string &json)
{
    auto text = QString::fromStdString(json);
    if (text.size() <= AuditDetail::kJsonShown)
        return indentedJson(text);
    return text.left(AuditDetail::kJsonShown) + QLatin1Char('\n')
        + AuditDetail::tr("… cut here: %1 in all").arg(format::windowSize(json.size()));
}

} // namespace

AuditDetail::AuditDetail(QWidget *parent)
    : QWidget(parent)
    , m_body(new QWidget)
    , m_title(new InkLabel(Ink::Text))
    , m_facts(makeLabel({}, Ink::Text2))
    , m_tabs(new QTabBar)
    , m_pages(new QStackedWidget)
    , m_changes(new FieldChangeModel(this))
    , m_fields(new Table)
    , m_before(new CodeView(CodeKind::Json))
    , m_after(new CodeView(CodeKind::Json))
    , m_none(makeLabel({}, Ink::Text2))
{
    setMinimumWidth(measure::kDetailLeast);
    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->addWidget(m_body);
    auto *column = new QVBoxLayout(m_body);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(measure::kGap);
    m_title->setFont(fonts::card());
    m_title->setElide(Qt::ElideMiddle);
    column->addWidget(m_title);
    m_facts->setWordWrap(true);
    m_facts->setTextFormat(Qt::PlainText);
    m_facts->setTextInteractionFlags(Qt::TextSelectableByMouse);
    column->addWidget(m_facts);
    m_tabs->setFont(fonts::bold()); // room for the current tab, which is bold
    m_tabs->setDrawBase(false);
    m_tabs->setExpanding(false);
    m_tabs->setFocusPolicy(Qt::TabFocus);
    m_tabs->setAccessibleName(tr("What changed"));
    m_tabs->addTab(tr("Fields"));
    m_tabs->addTab(tr("Before"));
    m_tabs->addTab(tr("After"));
    column->addWidget(m_tabs);
    m_fields->setModel(m_changes);
    m_fields->setItemDelegate(new CellDelegate(m_fields));
    m_fields->setAccessibleName(tr("Changed fields"));
    m_fields->setColumnWidths({150, 130});
    m_fields->keepColumns(QStringLiteral("accessPage/changeColumns"));
    m_before->setAccessibleName(tr("Before"));
    m_after->setAccessibleName(tr("After"));
    m_none->setWordWrap(true);
    m_none->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    for (QWidget *page : {static_cast<QWidget *>(m_fields), static_cast<QWidget *>(m_before),
                          static_cast<QWidget *>(m_after), static_cast<QWidget *>(m_none)})
        m_pages->addWidget(page);
    for (auto *code : {m_before, m_after})
        code->setTabChangesFocus(true);
    column->addWidget(m_pages, 1);
    connect(m_tabs, &QTabBar::currentChanged, this, &AuditDetail::showPage);
    clear();
}

void AuditDetail::clear()
{
    m_row = {};
    m_body->hide();
}

void AuditDetail::set(const AuditRow &row)
{
    if (row.sequence == m_row.sequence && m_body->isVisibleTo(this))
        return;
    m_row = row;
    m_title->setFullText(QStringLiteral("%1: %2").arg(accesswords::action(row.action), QString::fromStdString(row.name)));
    QStringList facts{
        tr("%1 · %2 · entry %3").arg(format::fullTime(row.timeMs), kindWord(row.kind), format::number(row.sequence)),
        accesswords::caller(row.caller)};
    if (!row.caller.key.empty())
        facts.append(tr("with the key %1").arg(QString::fromStdString(row.caller.key)));
    if (row.action == "denied")
        facts.append(changeSummary(row.action, row.before, row.after));
    m_facts->setText(facts.join(QLatin1Char('\n')));
    m_body->show();
    showPage();
}

void AuditDetail::showPage()
{
    const int page = m_tabs->currentIndex();
    const auto say = [this](const QString &text) {
        m_none->setText(text);
        m_pages->setCurrentIndex(NonePage);
    };
    if (page == FieldsPage) {
        auto changes = fieldChanges(m_row.before, m_row.after);
        if (changes.empty())
            return say(tr("No field of a definition changed."));
        m_changes->setChanges(std::move(changes));
    } else {
        const auto &json = page == BeforePage ? m_row.before : m_row.after;
        if (json.empty())
            return say(page == BeforePage ? tr("It was not there before.") : tr("It is not there after."));
        (page == BeforePage ? m_before : m_after)->setCode(shownJson(json));
    }
    m_pages->setCurrentIndex(page);
}

} // namespace sluice
