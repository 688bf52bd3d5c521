#include "ui/forms/roletemplatedialog.h"

#include "engine/access/role.h"
#include "engine/catalog/names.h"
#include "models/format.h"
#include "ui/forms/discardquestion.h"
#include "ui/forms/findingrows.h"
#include "ui/forms/form.h"
#include "ui/forms/jsoneditor.h"
#include "ui/forms/policyneeds.h"
#include "ui/forms/surfaces.h"
#include "ui/forms/trybox.h"
#include "ui/forms/wordscard.h"
#include "ui/theme/fonts.h"
#include "ui/widgets/controls.h"
#include "ui/widgets/focusring.h"

#include <QGridLayout>
#include <QMenu>
#include <QMessageBox>
#include <QScrollArea>
#include <QShortcut>

namespace sluice {

namespace {

constexpr QSize kSize(1000, 740);
constexpr int kLabel = 112;
constexpr int kFindings = 380;

QStringList policiesOf(const Role &role)
{
    QStringList names;
    for (const auto &policy : role.policies)
        names.append(QString::fromStdString(policy));
    return names;
}

InkLabel *smallLabel()
{
    auto *label = new InkLabel(Ink::Text2);
    label->setFont(fonts::small());
    return label;
}

} // namespace

RoleTemplateDialog::RoleTemplateDialog(Staged &staged, const Role &value, const QString &templateName, const PolicyUse &use,
                                       QWidget *window)
    : QDialog(window)
    , m_staged(staged)
    , m_value(value)
    , m_templateName(templateName)
    , m_use(use)
    , m_role(makeEdit())
    , m_roleDescription(makeEdit())
    , m_policy(makeEdit())
    , m_policyDescription(makeEdit())
    , m_editor(new JsonEditor(kPolicyBytesMax))
    , m_position(smallLabel())
    , m_size(smallLabel())
    , m_count(new InkLabel(Ink::Text2))
    , m_checks(new FindingRows)
    , m_words(new WordsCard)
    , m_try(new TryBox(use))
    , m_remark(new InkLabel(Ink::Text2))
    , m_summary(new BadgeLabel)
    , m_ok(makeButton(tr("&OK"), nullptr, ButtonSize::Page, ButtonRank::Default))
{
    setWindowTitle(tr("Role templates"));
    setWindowModality(Qt::WindowModal);
    setAttribute(Qt::WA_DeleteOnClose);
    new FocusRing(this);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    auto *inside = new QVBoxLayout;
    inside->setContentsMargins(measure::kEdge, measure::kEdge, measure::kEdge, measure::kEdge);
    inside->setSpacing(measure::kSection);
    inside->addLayout(makeNames());
    auto *halves = new QHBoxLayout;
    halves->setSpacing(measure::kEdge);
    halves->addLayout(makeEditor(), 1);
    halves->addLayout(makeFindings());
    inside->addLayout(halves, 1);
    column->addLayout(inside, 1);
    column->addWidget(makeFooter());
    connectAll();
    m_role->setText(QString::fromStdString(value.name));
    m_role->setEnabled(value.uid.empty());
    m_roleDescription->setText(QString::fromStdString(value.description));
    m_policy->setText(QString::fromStdString(value.policyName));
    m_policyDescription->setText(QString::fromStdString(value.policyDescription));
    const auto document = QString::fromStdString(value.document);
    m_editor->setText(document.isEmpty()                         ? policyTemplates(use).front().document
                          : document.contains(QLatin1Char('\n')) ? document
                                                                 : indentedJson(document));
    const auto room = window ? window->size() : kSize;
    resize(kSize.boundedTo(QSize(std::max(840, room.width() - 32), std::max(560, room.height() - 32))));
    reviewNames();
    review();
    m_editor->setFocus(Qt::OtherFocusReason);
}

QLayout *RoleTemplateDialog::makeNames()
{
    auto *grid = new QGridLayout;
    grid->setHorizontalSpacing(measure::kEdge);
    grid->setVerticalSpacing(measure::kSmallGap);
    const auto put = [this, grid](const QString &label, QLineEdit *edit, int row, int column) {
        auto *field = new Field(label, edit);
        field->setLabelWidth(kLabel);
        grid->addWidget(field, row, column, Qt::AlignTop);
        m_fields.append(field);
    };
    put(tr("Role &name"), m_role, 0, 0);
    put(tr("&Policy name"), m_policy, 0, 1);
    put(tr("Role &description"), m_roleDescription, 1, 0);
    put(tr("Policy d&escription"), m_policyDescription, 1, 1);
    m_fields[0]->setRule(ruleOf(NameKind::Role), bytesMax(NameKind::Role));
    m_fields[1]->setRule(ruleOf(NameKind::Policy), bytesMax(NameKind::Policy));
    grid->setColumnStretch(0, 1);
    grid->setColumnStretch(1, 1);
    return grid;
}

QPushButton *RoleTemplateDialog::makeTemplates()
{
    auto *button = makeButton(tr("From &template"), nullptr, ButtonSize::Toolbar);
    button->setFocusPolicy(Qt::StrongFocus);
    auto *menu = new QMenu(button);
    for (const auto &one : policyTemplates(m_use)) {
        auto *action = menu->addAction(one.title);
        connect(action, &QAction::triggered, this, [this, document = one.document] { m_editor->replaceText(document); });
    }
    button->setMenu(menu);
    return button;
}

QLayout *RoleTemplateDialog::makeEditor()
{
    auto *column = new QVBoxLayout;
    column->setSpacing(measure::kSmallGap);
    auto *head = new QHBoxLayout;
    head->setSpacing(measure::kGap);
    auto *title = makeHeading(tr("Polic&y details"));
    title->setBuddy(m_editor);
    m_editor->setAccessibleName(tr("Policy details"));
    auto *format = makeButton(tr("For&mat"), "json", ButtonSize::Toolbar);
    auto *undo = makeButton(tr("&Undo"), "undo", ButtonSize::Toolbar);
    format->setFocusPolicy(Qt::StrongFocus);
    undo->setFocusPolicy(Qt::StrongFocus);
    undo->setEnabled(false);
    head->addWidget(title);
    head->addStretch(1);
    head->addWidget(makeTemplates());
    head->addWidget(format);
    head->addWidget(undo);
    column->addLayout(head);
    column->addWidget(m_editor, 1);
    auto *foot = new QHBoxLayout;
    foot->addWidget(m_position);
    foot->addStretch(1);
    foot->addWidget(m_size);
    column->addLayout(foot);
    connect(format, &QPushButton::clicked, m_editor, &JsonEditor::format);
    connect(undo, &QPushButton::clicked, m_editor, &QPlainTextEdit::undo);
    connect(m_editor, &QPlainTextEdit::undoAvailable, undo, &QWidget::setEnabled);
    return column;
}

QLayout *RoleTemplateDialog::makeFindings()
{
    auto *column = new QVBoxLayout;
    column->setSpacing(measure::kGap);
    auto *inside = new QWidget;
    auto *rows = new QVBoxLayout(inside);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(measure::kGap);
    auto *head = new QHBoxLayout;
    head->setSpacing(measure::kGap);
    auto *title = makeHeading(tr("Checks"));
    title->setMinimumHeight(measure::kToolControl);
    head->addWidget(title);
    head->addWidget(m_count);
    head->addStretch(1);
    rows->addLayout(head);
    rows->addWidget(m_checks);
    rows->addSpacing(measure::kSmallGap);
    rows->addWidget(makeHeading(tr("What it allows, in words")));
    rows->addWidget(m_words);
    rows->addStretch(1);
    auto *scroll = new QScrollArea;
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setWidget(inside);
    scroll->setFixedWidth(kFindings);
    column->addWidget(scroll, 1);
    column->addWidget(makeHeading(tr("Try it")));
    column->addWidget(m_try);
    m_try->setFixedWidth(kFindings);
    return column;
}

QWidget *RoleTemplateDialog::makeFooter()
{
    auto *footer = new Footer;
    auto *row = new QHBoxLayout(footer);
    row->setContentsMargins(measure::kEdge, 0, measure::kEdge, 0);
    row->setSpacing(measure::kGap);
    m_remark->setElide(Qt::ElideRight);
    m_summary->setBold(false);
    auto *cancel = makeButton(tr("Cancel"), nullptr);
    cancel->setFocusPolicy(Qt::StrongFocus);
    m_ok->setFocusPolicy(Qt::StrongFocus);
    row->addWidget(m_remark, 1);
    row->addWidget(m_summary);
    row->addSpacing(measure::kSmallGap);
    row->addWidget(cancel);
    row->addWidget(m_ok);
    connect(cancel, &QPushButton::clicked, this, &RoleTemplateDialog::reject);
    connect(m_ok, &QPushButton::clicked, this, &RoleTemplateDialog::take);
    return footer;
}

void RoleTemplateDialog::connectAll()
{
    m_pause.setSingleShot(true);
    m_pause.setInterval(kReviewMs);
    connect(&m_pause, &QTimer::timeout, this, &RoleTemplateDialog::review);
    connect(m_editor, &JsonEditor::changed, this, [this] {
        m_touched = true;
        m_pause.start();
    });
    connect(m_editor, &JsonEditor::moved, this, [this] { m_position->setFullText(m_editor->positionText()); });
    connect(m_editor, &JsonEditor::refused, this, [this](const QString &why) { m_size->setFullText(why); });
    connect(m_checks, &FindingRows::repairAsked, this, [this](const QString &document) {
        m_editor->replaceText(document);
        m_editor->setFocus(Qt::OtherFocusReason);
        review();
    });
    connect(m_checks, &FindingRows::placeAsked, this, [this](int line, int column) {
        m_editor->goTo(line, column);
        m_editor->setFocus(Qt::OtherFocusReason);
    });
    const QList<QLineEdit *> edits = {m_role, m_policy, m_roleDescription, m_policyDescription};
    for (qsizetype i = 0; i < edits.size(); ++i) {
        auto *field = m_fields[i];
        auto *edit = edits[i];
        connect(edit, &QLineEdit::textChanged, field,
                [field](const QString &text) { field->setBytes(text.toUtf8().size()); });
        connect(edit, &QLineEdit::textEdited, this, [this, field] {
            field->touch();
            touched();
        });
        connect(field, &Field::exampleTaken, this, [this, edit](const QString &example) {
            edit->setFocus(Qt::OtherFocusReason);
            edit->selectAll();
            edit->insert(example);
            touched();
        });
    }
    connect(new QShortcut(QKeySequence(Qt::CTRL | Qt::Key_Return), this), &QShortcut::activated, this,
            &RoleTemplateDialog::take);
}

void RoleTemplateDialog::setRemark(const QString &text)
{
    m_remark->setFullText(text);
}

Role RoleTemplateDialog::value() const
{
    auto value = m_value;
    value.name = m_role->text().toStdString();
    value.description = m_roleDescription->text().toStdString();
    value.document = m_editor->text().toStdString();
    value.policyName = m_policy->text().toStdString();
    value.policyDescription = m_policyDescription->text().toStdString();
    return value;
}

void RoleTemplateDialog::touched()
{
    m_touched = true;
    reviewNames();
    review();
}

void RoleTemplateDialog::reviewNames()
{
    const auto role = m_role->text();
    const bool taken = m_value.uid.empty() && m_staged.role(role.toStdString()) != nullptr;
    m_fields[0]->setVerdict(taken ? Verdict{tr("The name %1 is taken. Choose another one.").arg(role), {}}
                                  : checkName(NameKind::Role, role));
    m_fields[1]->setVerdict(checkName(NameKind::Policy, m_policy->text()));
    m_fields[2]->setVerdict(checkFreeText(m_roleDescription->text(), kDescriptionBytesMax));
    m_fields[3]->setVerdict(checkFreeText(m_policyDescription->text(), kDescriptionBytesMax));
}

void RoleTemplateDialog::review()
{
    m_pause.stop();
    const auto document = m_editor->text();
    const auto now = m_staged.workspace().now();
    const auto system = policiesOf(m_value);
    auto checks = checksOf(document, m_use);
    QList<JsonMark> marks;
    m_errors = 0;
    m_errorLine = 0;
    int warnings = 0;
    for (const auto &check : checks) {
        const bool error = check.weight == PolicyCheck::Weight::Error;
        if (check.weight == PolicyCheck::Weight::Good)
            continue;
        if (error && m_errors++ == 0)
            m_errorLine = check.line > 0 ? check.line : -1;
        if (check.line > 0)
            marks.append({check.line, check.column, check.length, error, check.text});
    }
    if (m_fields[0]->problem().isEmpty() && m_fields[1]->problem().isEmpty())
        checks.append({PolicyCheck::Weight::Good, 0, 0, 0, tr("Role name and policy name follow the rule"), {}, {}});
    if (m_errors == 0)
        checks.append(needsOf(document, system, m_templateName, m_use, now));
    if (m_value.trust != "log")
        checks.append({PolicyCheck::Weight::Good, 0, 0, 0, tr("Trust: Function Compute may assume this role"), {}, {}});
    std::stable_partition(checks.begin(), checks.end(),
                          [](const PolicyCheck &check) { return check.weight != PolicyCheck::Weight::Good; });
    for (const auto &check : checks)
        warnings += check.weight == PolicyCheck::Weight::Warning ? 1 : 0;
    m_editor->setMarks(marks);
    m_checks->set(checks);
    const auto errorText = m_errors > 0 ? tr("%n error(s)", nullptr, m_errors) : QString();
    const auto warningText = warnings > 0 ? tr("%n warning(s)", nullptr, warnings) : QString();
    m_count->setFullText(errorText.isEmpty()         ? warningText.isEmpty() ? tr("all good") : warningText
                             : warningText.isEmpty() ? errorText
                                                     : tr("%1, %2").arg(errorText, warningText));
    m_position->setFullText(m_editor->positionText());
    m_size->setFullText(tr("JSON, %1 lines, %2 bytes of %3")
                            .arg(format::number(std::uint64_t(m_editor->blockCount())),
                                 format::number(std::uint64_t(document.toUtf8().size())), format::number(kPolicyBytesMax)));
    m_try->setPolicy(document, system, now);
    m_words->set(document);
    showSummary();
}

void RoleTemplateDialog::showSummary()
{
    int wrong = m_errors;
    QString where;
    for (const auto *field : m_fields) {
        if (field->problem().isEmpty())
            continue;
        ++wrong;
        where = where.isEmpty() ? field->label() : where;
    }
    if (where.isEmpty() && m_errorLine > 0)
        where = tr("line %1").arg(m_errorLine);
    m_ok->setEnabled(wrong == 0);
    m_summary->setVisible(wrong > 0);
    if (wrong > 0)
        m_summary->set(QLatin1String("failed"), Ink::Bad,
                       where.isEmpty() ? tr("%n error(s) to correct", nullptr, wrong)
                                       : tr("%n error(s) to correct: %1", nullptr, wrong).arg(where));
}

void RoleTemplateDialog::take()
{
    review(); // what was typed in the last moment counts too
    if (!m_ok->isEnabled())
        return;
    emit taken(value());
    accept();
}

void RoleTemplateDialog::reject()
{
    if (!m_touched) {
        QDialog::reject();
        return;
    }
    if (!m_question)
        m_question = askToDiscard(this, windowTitle(), [this] { QDialog::reject(); });
}

} // namespace sluice
