#include "ui/forms/roleform.h"

#include "engine/access/ram/policy.h"
#include "engine/catalog/names.h"
#include "ui/forms/checklist.h"
#include "ui/forms/jsoneditor.h"
#include "ui/forms/policychecks.h"
#include "ui/forms/radiorow.h"
#include "ui/forms/switchbox.h"

#include <QLineEdit>

namespace sluice {

namespace {

enum Trust { kLog, kFc };
constexpr int kPoliciesShown = 6;
constexpr int kEditorHeight = 220;

} // namespace

RoleForm::RoleForm(Staged &staged, QWidget *parent)
    : Form(staged, parent)
    , m_name(makeEdit())
    , m_description(makeEdit())
    , m_trust(new RadioRow({tr("&Log Service, to invoke"), tr("&Function Compute, to run")}))
    , m_policies(new CheckList)
    , m_own(new SwitchBox(tr("&Own policy"), tr("beside the system policies")))
    , m_policyName(makeEdit())
    , m_policyDescription(makeEdit())
    , m_document(new JsonEditor(kPolicyBytesMax))
{
    add(QStringLiteral("name"), new Field(tr("Role &name"), m_name), {});
    add(QStringLiteral("description"), new Field(tr("&Description"), m_description), QStringLiteral("description"));
    add(QStringLiteral("trust"), new Field(tr("Assumed by"), m_trust), QStringLiteral("trust"));
    add(QStringLiteral("policies"), new Field(tr("S&ystem policies"), m_policies), QStringLiteral("policies"));
    add(QStringLiteral("own"), new Field({}, m_own), {});
    add(QStringLiteral("policyName"), new Field(tr("Policy na&me"), m_policyName), QStringLiteral("policyName"));
    add(QStringLiteral("policyDescription"), new Field(tr("Policy d&escription"), m_policyDescription),
        QStringLiteral("policyDescription"));
    field(QStringLiteral("policyName"))->setRule(ruleOf(NameKind::Policy), bytesMax(NameKind::Policy));
    add(QStringLiteral("document"), new Field(tr("&Policy details"), m_document), QStringLiteral("document"));
    body()->addStretch(1);
    m_policies->setItems(allPolicies());
    m_policies->setRows(kPoliciesShown);
    m_document->setMinimumHeight(kEditorHeight);
    watchName(QStringLiteral("name"), m_name, NameKind::Role);
    watchText(QStringLiteral("description"), m_description);
    watchText(QStringLiteral("policyName"), m_policyName);
    watchText(QStringLiteral("policyDescription"), m_policyDescription);
    connect(m_trust, &RadioRow::chosen, this, [this] { edited(QStringLiteral("trust")); });
    connect(m_policies, &CheckList::changed, this, [this] { edited(QStringLiteral("policies")); });
    connect(m_own, &QCheckBox::clicked, this, [this] {
        if (m_own->isChecked() && m_document->text().isEmpty())
            m_document->setText(emptyPolicy());
        edited(QStringLiteral("own"));
    });
    connect(m_document, &JsonEditor::changed, this, [this] { edited(QStringLiteral("document")); });
    connect(m_document, &JsonEditor::refused, this,
            [this](const QString &why) { field(QStringLiteral("document"))->setHint(why); });
}

void RoleForm::load(const Role &value, FormMode mode)
{
    startLoading();
    m_value = value;
    setFormMode(mode);
    m_name->setText(QString::fromStdString(value.name));
    m_name->setEnabled(mode == FormMode::Create);
    m_description->setText(QString::fromStdString(value.description));
    m_trust->setCurrent(value.trust == "log" ? kLog : kFc);
    QStringList policies;
    for (const auto &policy : value.policies)
        policies.append(QString::fromStdString(policy));
    m_policies->setItems(allPolicies());
    m_policies->setChecked(policies);
    m_own->setChecked(!value.document.empty());
    m_policyName->setText(QString::fromStdString(value.policyName));
    m_policyDescription->setText(QString::fromStdString(value.policyDescription));
    const auto document = QString::fromStdString(value.document);
    // Stored on one line by a stack file: shown as a person would write it.
    m_document->setText(document.contains(QLatin1Char('\n')) ? document : indentedJson(document));
    m_shown = document.isEmpty() ? QString(QChar(0)) : m_document->text();
    loaded();
}

Role RoleForm::value() const
{
    auto value = m_value;
    value.name = m_name->text().toStdString();
    value.description = m_description->text().toStdString();
    value.trust = m_trust->current() == kLog ? "log" : "fc";
    value.policies.clear();
    for (const auto &policy : m_policies->checked())
        value.policies.push_back(policy.toStdString());
    value.document = m_own->isChecked()
        ? (m_document->text() == m_shown ? m_value.document : m_document->text().toStdString())
        : std::string();
    value.policyName = m_own->isChecked() ? m_policyName->text().toStdString() : std::string();
    value.policyDescription = m_own->isChecked() ? m_policyDescription->text().toStdString() : std::string();
    return value;
}

void RoleForm::addTo(PutDefinitions &command) const
{
    command.roles.push_back(value());
}

QString RoleForm::path() const
{
    return QStringLiteral("roles.") + m_name->text();
}

void RoleForm::review()
{
    reviewName(QStringLiteral("name"), m_name, NameKind::Role, staged().role(m_name->text().toStdString()) != nullptr);
    field(QStringLiteral("description"))->setVerdict(checkFreeText(m_description->text(), kDescriptionBytesMax));
    const bool nothing = m_policies->checked().isEmpty() && !m_own->isChecked();
    field(QStringLiteral("policies"))->setHint(nothing ? tr("This role allows nothing yet.") : QString());
    const auto name = m_policyName->text();
    field(QStringLiteral("policyName"))->setVisible(m_own->isChecked());
    field(QStringLiteral("policyName"))->setVerdict(name.isEmpty() ? Verdict() : checkName(NameKind::Policy, name));
    field(QStringLiteral("policyDescription"))->setVisible(m_own->isChecked());
    field(QStringLiteral("policyDescription"))->setVerdict(checkFreeText(m_policyDescription->text(), kDescriptionBytesMax));
    reviewDocument();
}

void RoleForm::reviewDocument()
{
    auto *document = field(QStringLiteral("document"));
    document->setVisible(m_own->isChecked());
    document->setVerdict({});
    document->setHint({});
    if (!m_own->isChecked())
        return;
    QList<JsonMark> marks;
    for (const auto &check : checksOf(m_document->text(), {})) {
        if (check.weight == PolicyCheck::Weight::Good)
            continue;
        const bool error = check.weight == PolicyCheck::Weight::Error;
        const auto text = check.line > 0 ? tr("Line %1: %2").arg(check.line).arg(check.text) : check.text;
        if (error && document->problem().isEmpty())
            document->setVerdict({text, {}});
        else if (!error && document->hint().isEmpty())
            document->setHint(text);
        marks.append({check.line, check.column, check.length, error, check.text});
    }
    m_document->setMarks(marks);
}

} // namespace sluice
