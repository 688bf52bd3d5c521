#include "ui/access/checktab.h"

#include "models/roles.h"
#include "ui/access/accessbadges.h"
#include "ui/access/editcombo.h"
#include "ui/access/listpane.h"
#include "ui/access/policycard.h"
#include "ui/access/resourcenames.h"
#include "ui/theme/fonts.h"
#include "ui/widgets/boxes.h"
#include "ui/widgets/cardframe.h"
#include "ui/widgets/table.h"

#include <QAction>
#include <QComboBox>
#include <QCompleter>
#include <QGridLayout>
#include <QLineEdit>

namespace sluice {

namespace {

constexpr int kFieldWidth = 520;
constexpr int kComboRows = 16;
constexpr int kResourceMost = 2'000; // characters

// The questions of a session outlive the page, which goes when the language changes.
QuestionModel &questionsOf(Workspace &workspace)
{
    if (auto *known = workspace.findChild<QuestionModel *>(QString(), Qt::FindDirectChildrenOnly))
        return *known;
    return *new QuestionModel(&workspace);
}

QComboBox *makeChoice(const QString &name, bool free)
{
    auto *box = free ? new EditCombo : new QComboBox;
    box->setAccessibleName(name);
    box->setMaxVisibleItems(kComboRows);
    box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    box->setMaximumWidth(kFieldWidth);
    box->setFocusPolicy(Qt::StrongFocus);
    if (free) {
        box->completer()->setFilterMode(Qt::MatchContains);
        box->completer()->setCompletionMode(QCompleter::PopupCompletion);
        box->lineEdit()->setMaxLength(kResourceMost);
        box->lineEdit()->setAccessibleName(name);
    }
    return box;
}

} // namespace

CheckTab::CheckTab(Workspace &workspace, AccessReads &reads)
    : AccessTab(workspace, reads)
    , m_questions(questionsOf(workspace))
    , m_table(new Table)
    , m_empty(new EmptyState)
{
    m_ask = addDeed(tr("C&heck"), tr("Asks the engine, as it would decide now"), [this] { askEngine(); });
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(measure::kSection);
    column->addWidget(buildQuestion());
    column->addWidget(buildAnswer());
    column->addSpacing(measure::kSmallGap);
    column->addWidget(makeHeading(tr("Asked in this session")));
    m_table->setModel(&m_questions);
    m_table->setAccessibleName(tr("Asked in this session"));
    m_table->setItemDelegate(new CellDelegate(m_table));
    m_table->setItemDelegateForColumn(
        QuestionModel::Answer,
        new SignDelegate([](const QModelIndex &index) { return badgeOfAnswer(index.data(StateRole).toInt() == 1); },
                         m_table));
    m_table->setColumnWidths({fonts::widest({tr("Allowed"), tr("Denied")}) + 44, 180, 220, 380, 90});
    m_table->keepColumns(QStringLiteral("accessPage/checkColumns"));
    m_empty->say(QLatin1String("search"), Ink::Text2, tr("Nothing was asked yet"),
                 tr("Ask before you change a policy and after it: the answer names the statement that decides."));
    m_table->setPlaceholder(m_empty);
    m_empty->setVisible(m_questions.rowCount() == 0);
    connect(&m_questions, &QAbstractItemModel::rowsInserted, m_empty, &QWidget::hide);
    connect(m_table, &Table::rowChosen, this, [this](int row) {
        if (row < 0)
            return;
        const auto &asked = m_questions.at(row);
        showAnswer(asked.answer,
                   tr("%1 · %2 · %3")
                       .arg(QString::fromStdString(asked.who), QString::fromStdString(asked.action),
                            QString::fromStdString(asked.resource)));
    });
    column->addWidget(m_table, 1);
    m_answer->hide();
    refresh();
}

QWidget *CheckTab::buildQuestion()
{
    auto *question = new QWidget;
    auto *grid = new QGridLayout(question);
    grid->setContentsMargins(0, measure::kSmallGap, 0, 0);
    grid->setHorizontalSpacing(measure::kSection);
    grid->setVerticalSpacing(measure::kGap);
    m_who = makeChoice(tr("Who"), false);
    m_action = makeChoice(tr("Action"), true);
    m_resource = makeChoice(tr("Resource"), true);
    m_resource->setFont(fonts::code());
    const QString words[] = {tr("May &who"), tr("&do what"), tr("&on what")};
    QComboBox *const boxes[] = {m_who, m_action, m_resource};
    for (int row = 0; row < 3; ++row) {
        auto *label = makeLabel(words[row]);
        label->setBuddy(boxes[row]);
        label->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
        label->setMinimumWidth(72);
        grid->addWidget(label, row, 0);
        grid->addWidget(boxes[row], row, 1);
    }
    m_action->addItems(knownActions());
    m_action->setCurrentText(QStringLiteral("log:PostLogStoreLogs"));
    m_resource->setEditText(QStringLiteral("acs:log:*:*:project/*"));
    auto *help =
        makeLabel(tr("A resource is acs:SERVICE:REGION:ACCOUNT:PATH, such as acs:log:*:*:project/shop/logstore/orders, "
                     "acs:fc:*:*:services/cleaning/functions/clean or acs:oss:*:*:lake/*. * stands for anything."),
                  Ink::Text2);
    help->setWordWrap(true);
    help->setFont(fonts::small());
    help->setMaximumWidth(kFieldWidth);
    grid->addWidget(help, 3, 1);
    m_askButton = buttonOf(m_ask, "check", ButtonSize::Page, ButtonRank::Default);
    grid->addWidget(m_askButton, 4, 1, Qt::AlignLeft);
    grid->setColumnStretch(1, 3);
    grid->setColumnStretch(2, 1);
    for (auto *box : {m_action, m_resource}) {
        connect(box, &QComboBox::editTextChanged, this, &CheckTab::review);
        connect(box->lineEdit(), &QLineEdit::returnPressed, m_ask, &QAction::trigger);
    }
    return question;
}

QWidget *CheckTab::buildAnswer()
{
    m_answer = new CardFrame;
    auto *column = new QVBoxLayout(m_answer);
    column->setContentsMargins(measure::kSection, 10, measure::kSection, 10);
    column->setSpacing(measure::kSmallGap);
    m_verdict = new BadgeLabel;
    m_asked = makeLabel({}, Ink::Text2);
    m_explanation = makeLabel({});
    for (auto *label : {m_asked, m_explanation}) {
        label->setWordWrap(true);
        label->setTextFormat(Qt::PlainText);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    }
    m_explanation->setAccessibleName(tr("Why"));
    column->addWidget(m_verdict);
    column->addWidget(m_asked);
    column->addWidget(m_explanation);
    return m_answer;
}

void CheckTab::open(const QString &name)
{
    if (!name.isEmpty())
        m_wanted = QString(name).replace(QLatin1Char('/'), QLatin1Char(' '));
    m_offeredVersion = kNotOffered;
    offerNames();
}

void CheckTab::focusFirst()
{
    m_who->setFocus(Qt::OtherFocusReason);
}

void CheckTab::refresh()
{
    offerNames();
    review();
}

void CheckTab::offerNames()
{
    const auto rows = workspace().definitions();
    if (m_offeredVersion == rows->version)
        return;
    m_offeredVersion = rows->version;
    const auto before = m_who->currentData().toString();
    const QSignalBlocker quiet(m_who);
    m_who->clear();
    m_who->addItem(tr("the owner"), QStringLiteral("owner"));
    for (const auto &user : rows->users)
        m_who->addItem(tr("user %1").arg(QString::fromStdString(user.name)),
                       QStringLiteral("user ") + QString::fromStdString(user.name));
    for (const auto &role : rows->roles)
        m_who->addItem(tr("role %1").arg(QString::fromStdString(role.name)),
                       QStringLiteral("role ") + QString::fromStdString(role.name));
    m_who->setCurrentIndex(std::max(0, m_who->findData(before)));
    if (const auto at = m_who->findData(m_wanted); !m_wanted.isEmpty() && at >= 0) {
        m_who->setCurrentIndex(at);
        m_wanted.clear();
    }
    const QSignalBlocker quietToo(m_resource);
    const auto typed = m_resource->currentText();
    m_resource->clear();
    m_resource->addItems(resourceNames(*rows));
    m_resource->setEditText(typed);
}

QString CheckTab::who() const
{
    return m_who->currentData().toString();
}

void CheckTab::review()
{
    m_ask->setEnabled(workspace().connected() && m_who->currentIndex() >= 0 && !m_action->currentText().trimmed().isEmpty()
                      && !m_resource->currentText().trimmed().isEmpty());
}

void CheckTab::askEngine()
{
    if (!m_ask->isEnabled())
        return;
    Question question;
    question.timeMs = workspace().now();
    question.who = who().toStdString();
    question.action = m_action->currentText().trimmed().toStdString();
    question.resource = m_resource->currentText().trimmed().toStdString();
    CheckAccess command{question.who, question.action, question.resource};
    workspace().send(std::move(command), this, [this, question](Result<AccessAnswer> answer) mutable {
        if (!answer)
            return fail(answer.error(), tr("Could not check"));
        question.answer = std::move(*answer);
        m_questions.add(std::move(question));
        m_table->selectOnly(0);
        const auto &asked = m_questions.at(0);
        showAnswer(asked.answer,
                   tr("%1 · %2 · %3")
                       .arg(QString::fromStdString(asked.who), QString::fromStdString(asked.action),
                            QString::fromStdString(asked.resource)));
    });
}

void CheckTab::showAnswer(const AccessAnswer &answer, const QString &question)
{
    const auto badge = badgeOfAnswer(answer.allowed);
    m_verdict->set(badge.icon, badge.ink, answer.allowed ? tr("Allowed") : tr("Denied"));
    m_asked->setText(question);
    m_explanation->setText(QString::fromStdString(answer.explanation));
    m_answer->show();
}

} // namespace sluice
