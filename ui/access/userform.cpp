#include "ui/access/userform.h"

#include "engine/catalog/names.h"
#include "ui/access/accessrules.h"
#include "ui/access/policycard.h"
#include "ui/forms/checklist.h"
#include "ui/forms/jsoneditor.h"
#include "ui/forms/switchbox.h"
#include "ui/forms/wordscard.h"
#include "ui/widgets/controls.h"

#include <QLineEdit>

namespace sluice {

namespace {

constexpr int kPolicyRows = 5;
constexpr int kDocumentHeight = 170;

constexpr auto kFirstPolicy = "{\n  \"Version\": \"1\",\n  \"Statement\": [\n    {\n      \"Effect\": \"Allow\",\n"
                              "      \"Action\": [\"log:Get*\", \"log:List*\"],\n"
                              "      \"Resource\": \"acs:log:*:*:project/*\"\n    }\n  ]\n}\n";

} // namespace

UserForm::UserForm(Staged &staged, QWidget *parent)
    : Form(staged, parent)
    , m_name(new QLineEdit)
    , m_description(new QLineEdit)
    , m_policies(new CheckList)
    , m_own(new SwitchBox(tr("A policy &of its own"), tr("added to the system policies")))
    , m_document(new JsonEditor(accessrules::kDocumentBytes))
    , m_checks(new ChecksCard)
    , m_words(new WordsCard)
{
    auto *name = add(QStringLiteral("name"), new Field(tr("User &name"), m_name), {});
    name->setRule(tr("1–64 letters, digits, '.', '_' and '-'"), accessrules::kAccessNameBytes);
    connect(name, &Field::exampleTaken, this, [this](const QString &example) {
        m_name->setText(example);
        edited(QStringLiteral("name"));
    });
    connect(m_name, &QLineEdit::textEdited, this, [this] { edited(QStringLiteral("name")); });
    add(QStringLiteral("description"), new Field(tr("&Description"), m_description), QStringLiteral("description"));
    connect(m_description, &QLineEdit::textEdited, this, [this] { edited(QStringLiteral("description")); });
    m_policies->setItems(allPolicies());
    m_policies->setRows(kPolicyRows);
    add(QStringLiteral("policies"), new Field(tr("System &policies"), m_policies), QStringLiteral("policies"));
    connect(m_policies, &CheckList::changed, this, [this] { edited(QStringLiteral("policies")); });
    m_own->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed); // at the left of its field
    add(QStringLiteral("own"), new Field({}, m_own), {});
    connect(m_own, &QCheckBox::clicked, this, [this](bool on) {
        if (on && m_document->text().trimmed().isEmpty())
            m_document->setText(QLatin1String(kFirstPolicy));
        edited(QStringLiteral("own"));
    });
    m_document->setMinimumHeight(kDocumentHeight);
    auto *document = add(QStringLiteral("document"), new Field(tr("O&wn policy"), m_document), QStringLiteral("document"));
    document->addBelow(m_checks);
    connect(m_document, &JsonEditor::changed, this, [this] { edited(QStringLiteral("document")); });
    auto *words = new Field(tr("In words"), m_words);
    add(QStringLiteral("words"), words, {});
    m_name->setAccessibleName(tr("User name"));
    m_description->setAccessibleName(tr("Description"));
    m_policies->setAccessibleName(tr("System policies"));
    m_document->setAccessibleName(tr("Own policy"));
}

void UserForm::load(const User &value, FormMode mode)
{
    m_value = value;
    setFormMode(mode);
    m_name->setText(QString::fromStdString(value.name));
    m_name->setReadOnly(mode == FormMode::Edit);
    m_name->setEnabled(mode == FormMode::Create);
    m_description->setText(QString::fromStdString(value.description));
    QStringList policies;
    for (const auto &policy : value.policies)
        policies.append(QString::fromStdString(policy));
    m_policies->setChecked(policies);
    m_own->setChecked(!value.document.empty());
    m_document->setText(QString::fromStdString(value.document));
    loaded();
}

User UserForm::value() const
{
    auto user = m_value;
    user.name = m_name->text().toStdString();
    user.description = m_description->text().toStdString();
    user.policies.clear();
    for (const auto &policy : m_policies->checked())
        user.policies.push_back(policy.toStdString());
    user.document = m_own->isChecked() ? m_document->text().toStdString() : std::string();
    return user;
}

QString UserForm::path() const
{
    return QStringLiteral("users.") + m_name->text();
}

void UserForm::review()
{
    const auto name = m_name->text();
    auto *nameField = field(QStringLiteral("name"));
    nameField->setBytes(name.toUtf8().size());
    if (name.isEmpty())
        nameField->setMissing(tr("A user needs a name."));
    else
        nameField->setVerdict(mode() == FormMode::Edit ? Verdict() : accessrules::userName(name));
    const auto &users = staged().rows().users;
    const bool taken = mode() == FormMode::Create && std::any_of(users.begin(), users.end(), [&name](const User &user) {
                           return QString::fromStdString(user.name) == name;
                       });
    if (taken)
        nameField->setVerdict({tr("There is a user of this name already."), {}});
    field(QStringLiteral("description"))->setVerdict(checkFreeText(m_description->text(), kDescriptionBytesMax));
    const auto attached = m_policies->checked().size();
    field(QStringLiteral("policies"))
        ->setVerdict(attached > accessrules::kPoliciesMost
                         ? Verdict{tr("At most %1 policies can be attached.").arg(accessrules::kPoliciesMost), {}}
                         : Verdict());
    const bool nothing = attached == 0 && !m_own->isChecked();
    field(QStringLiteral("policies"))->setHint(nothing ? tr("Without a policy the user may do nothing.") : QString());
    reviewDocument();
    showWords();
}

void UserForm::reviewDocument()
{
    auto *document = field(QStringLiteral("document"));
    document->setVisible(m_own->isChecked());
    QList<JsonMark> marks;
    QList<PolicyCheck> shown;
    Verdict verdict;
    if (m_own->isChecked()) {
        for (const auto &check : checksOf(m_document->text(), {})) {
            if (check.weight != PolicyCheck::Weight::Good && check.line > 0)
                marks.append(
                    {check.line, check.column, check.length, check.weight == PolicyCheck::Weight::Error, check.text});
            if (check.weight == PolicyCheck::Weight::Error && verdict.problem.isEmpty())
                verdict.problem = check.line > 0 ? tr("Line %1: %2").arg(check.line).arg(check.text) : check.text;
            else
                shown.append(check);
        }
    }
    m_document->setMarks(marks);
    document->setVerdict(verdict);
    m_checks->setChecks(shown);
    m_checks->setVisible(m_own->isChecked() && !shown.isEmpty());
}

void UserForm::showWords()
{
    const auto user = value();
    m_words->setLines(policyWords(user.policies, QString::fromStdString(user.document)), tr("It may do nothing."));
}

} // namespace sluice
