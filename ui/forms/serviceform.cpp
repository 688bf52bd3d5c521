#include "ui/forms/serviceform.h"

#include "engine/catalog/names.h"
#include "ui/forms/checklist.h"
#include "ui/forms/choices.h"
#include "ui/forms/inplace.h"
#include "ui/forms/radiorow.h"
#include "ui/forms/switchbox.h"
#include "ui/widgets/controls.h"

#include <QLineEdit>

namespace sluice {

namespace {

constexpr int kShortWidth = 360; // names and choices
constexpr int kLongWidth = 520; // texts and lists
enum Operation { kCreateRole, kExistingRole };

QStringList texts(const std::vector<std::string> &values)
{
    QStringList list;
    for (const auto &value : values)
        list.append(QString::fromStdString(value));
    return list;
}

} // namespace

ServiceForm::ServiceForm(Staged &staged, QWidget *parent)
    : Form(staged, parent)
    , m_name(makeEdit())
    , m_description(makeEdit())
    , m_advanced(new SwitchBox(tr("&Advanced settings"), tr("function logs and the role of the service")))
    , m_region(makeEdit())
    , m_more(new QWidget)
    , m_project(new ChoiceBox)
    , m_logstore(new ChoiceBox)
    , m_operation(new RadioRow({tr("Create a rol&e"), tr("Select an existin&g role")}))
    , m_role(new ChoiceBox)
    , m_policies(new CheckList)
    , m_authorize(makeButton(tr("Aut&horize…"), "shield"))
    , m_state(new BadgeLabel)
{
    add(QStringLiteral("name"), new Field(tr("Service na&me"), m_name), {})->setControlWidth(kShortWidth);
    add(QStringLiteral("description"), new Field(tr("&Description"), m_description), QStringLiteral("description"))
        ->setControlWidth(kLongWidth);
    add(QStringLiteral("region"), new Field(tr("&Region"), m_region), QStringLiteral("region"))
        ->setControlWidth(kShortWidth);
    add(QStringLiteral("advanced"), new Field({}, m_advanced), {});
    auto *column = new QVBoxLayout(m_more);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(measure::kGap);
    body()->addWidget(m_more);
    body()->addStretch(1);
    buildLog(column);
    buildRole(column);
    watchName(QStringLiteral("name"), m_name, NameKind::Service);
    watchName(QStringLiteral("region"), m_region, NameKind::Region);
    watchText(QStringLiteral("description"), m_description);
    connect(m_advanced, &QCheckBox::clicked, this, [this] { edited(QStringLiteral("advanced")); });
    stagedChanged();
}

void ServiceForm::buildLog(QVBoxLayout *column)
{
    m_project->setPrompt(tr("Choose a project"));
    m_logstore->setPrompt(tr("Choose a Logstore"));
    auto *project =
        add(QStringLiteral("project"), new Field(tr("Log &project"), m_project), QStringLiteral("log.project"), column);
    project->setControlWidth(kShortWidth);
    auto *newProject = makeButton(tr("New…"), "plus");
    newProject->setAccessibleName(tr("New project"));
    project->addBeside(newProject);
    auto *logstore =
        add(QStringLiteral("logstore"), new Field(tr("&Log Logstore"), m_logstore), QStringLiteral("log"), column);
    logstore->setControlWidth(kShortWidth);
    auto *newLogstore = makeButton(tr("Ne&w…"), "plus");
    newLogstore->setAccessibleName(tr("New Logstore"));
    logstore->addBeside(newLogstore);
    logstore->setNote(tr("One log for each line that a function writes."));
    connect(newProject, &QPushButton::clicked, this, &ServiceForm::newProject);
    connect(newLogstore, &QPushButton::clicked, this, &ServiceForm::newLogstore);
    connect(m_project, &ChoiceBox::chosen, this, [this](const QString &value) {
        m_logstore->setChoices(logstoreChoices(this->staged(), value.toStdString()));
        if (m_logstore->isGone())
            m_logstore->setValue({});
        edited(QStringLiteral("project"));
    });
    connect(m_logstore, &ChoiceBox::chosen, this, [this] { edited(QStringLiteral("logstore")); });
}

void ServiceForm::buildRole(QVBoxLayout *column)
{
    add(QStringLiteral("operation"), new Field(tr("Role operation"), m_operation), {}, column);
    add(QStringLiteral("role"), new Field(tr("R&ole"), m_role), QStringLiteral("role"), column)
        ->setControlWidth(kShortWidth);
    auto *policies = add(QStringLiteral("policies"), new Field(tr("S&ystem policies"), m_policies),
                         QStringLiteral("role.policies"), column);
    policies->setControlWidth(kLongWidth);
    m_role->setPrompt(tr("Choose a role"));
    m_policies->setItems(usualPolicies());
    m_policies->setRows(4);
    auto *row = new QWidget;
    auto *buttons = new QHBoxLayout(row);
    buttons->setContentsMargins(0, measure::kSmallGap, 0, 0);
    buttons->setSpacing(measure::kGap);
    buttons->addWidget(m_authorize);
    buttons->addWidget(m_state);
    buttons->addStretch(1);
    m_state->setBold(false);
    policies->addBelow(row);
    connect(m_operation, &RadioRow::chosen, this, [this] { edited(QStringLiteral("operation")); });
    connect(m_role, &ChoiceBox::chosen, this, [this] { edited(QStringLiteral("role")); });
    connect(m_policies, &CheckList::changed, this, [this] { edited(QStringLiteral("policies")); });
    connect(m_authorize, &QPushButton::clicked, this, &ServiceForm::authorize);
}

void ServiceForm::stagedChanged()
{
    auto projects = projectChoices(staged());
    projects.prepend({{}, tr("No function log"), {}, nullptr});
    m_project->setChoices(projects);
    m_logstore->setChoices(logstoreChoices(staged(), m_project->value().toStdString()));
    m_role->setChoices(roleChoices(staged()));
}

void ServiceForm::load(const Service &value, FormMode mode)
{
    startLoading();
    m_value = value;
    setFormMode(mode);
    const bool creating = mode == FormMode::Create;
    m_name->setText(QString::fromStdString(value.name));
    m_name->setEnabled(creating);
    m_region->setText(QString::fromStdString(value.region));
    m_description->setText(QString::fromStdString(value.description));
    m_advanced->setChecked(true);
    field(QStringLiteral("advanced"))->setVisible(creating);
    m_project->setValue(QString::fromStdString(value.log.project));
    m_logstore->setChoices(logstoreChoices(staged(), value.log.project));
    m_logstore->setValue(QString::fromStdString(value.log.logstore));
    m_operation->setCurrent(creating && value.role.empty() ? kCreateRole : kExistingRole);
    m_role->setValue(QString::fromStdString(value.role));
    m_policies->setItems(usualPolicies());
    m_policies->setChecked(texts(value.policies));
    m_template.reset();
    loaded();
}

void ServiceForm::setAuthorized(std::optional<Role> value)
{
    m_template = std::move(value);
    refresh();
}

void ServiceForm::setTemplateName(const QString &name, const PolicyUse &use)
{
    m_templateName = name;
    m_use = use;
}

Service ServiceForm::value() const
{
    auto value = m_value;
    value.name = m_name->text().toStdString();
    value.region = m_region->text().toStdString();
    value.description = m_description->text().toStdString();
    value.policies.clear();
    const bool creating = mode() == FormMode::Create;
    if (creating && !m_advanced->isChecked()) {
        value.log = {};
        value.role.clear();
        return value;
    }
    value.log = {m_project->value().toStdString(), m_logstore->value().toStdString()};
    if (value.log.project.empty())
        value.log = {};
    if (m_operation->current() == kCreateRole) {
        value.role = roleName().toStdString();
        return value;
    }
    value.role = m_role->value().toStdString();
    if (!value.role.empty()) {
        for (const auto &policy : m_policies->checked())
            value.policies.push_back(policy.toStdString());
    }
    return value;
}

QString ServiceForm::roleName() const
{
    if (m_template)
        return QString::fromStdString(m_template->name);
    auto base = m_name->text();
    base.replace(QLatin1Char('_'), QLatin1Char('-'));
    const auto suffix = QStringLiteral("-role");
    base = base.left(bytesMax(NameKind::Role) - suffix.size() - 3);
    auto name = base + suffix;
    for (int i = 2; staged().role(name.toStdString()) && i < 100; ++i)
        name = base + suffix + QString::number(i);
    return name;
}

std::optional<Role> ServiceForm::newRole() const
{
    if ((mode() == FormMode::Create && !m_advanced->isChecked()) || m_operation->current() != kCreateRole)
        return std::nullopt;
    Role role;
    if (m_template)
        role = *m_template;
    role.name = roleName().toStdString();
    role.trust = "fc";
    if (role.description.empty())
        role.description = tr("Lets functions of %1 do their work").arg(m_name->text()).toStdString();
    role.policies.clear();
    for (const auto &policy : m_policies->checked())
        role.policies.push_back(policy.toStdString());
    return role;
}

void ServiceForm::addTo(PutDefinitions &command) const
{
    if (auto role = newRole())
        command.roles.push_back(std::move(*role));
    command.services.push_back(value());
}

QString ServiceForm::path() const
{
    return QStringLiteral("services.") + m_name->text();
}

void ServiceForm::review()
{
    const bool creating = mode() == FormMode::Create;
    reviewName(QStringLiteral("name"), m_name, NameKind::Service, staged().service(m_name->text().toStdString()) != nullptr);
    field(QStringLiteral("description"))->setVerdict(checkFreeText(m_description->text(), kDescriptionBytesMax));
    const auto &projects = staged().rows().projects;
    const auto region = m_region->text().toStdString();
    const bool several =
        std::any_of(projects.begin(), projects.end(), [](const Project &one) { return one.region != "local"; });
    field(QStringLiteral("region"))->setVisible(several || region != "local");
    field(QStringLiteral("region"))->setVerdict(checkName(NameKind::Region, m_region->text()));
    m_more->setVisible(!creating || m_advanced->isChecked());
    reviewLog();
    reviewRole();
}

void ServiceForm::reviewLog()
{
    auto *project = field(QStringLiteral("project"));
    auto *logstore = field(QStringLiteral("logstore"));
    const auto name = m_project->value();
    project->setVerdict({});
    project->setNote({});
    logstore->setVisible(!name.isEmpty());
    logstore->setVerdict({});
    if (name.isEmpty()) {
        project->setNote(tr("What functions write is not kept."));
        return;
    }
    const auto *found = staged().project(name.toStdString());
    if (!found) {
        project->setVerdict({tr("The project %1 does not exist any more.").arg(name), {}});
        return;
    }
    const auto region = QString::fromStdString(found->region);
    if (region != m_region->text())
        project->setVerdict({tr("Is in region %1, but the service is in %2. Choose a project of the same region.")
                                 .arg(region, m_region->text()),
                             {}});
    else
        project->setNote(tr("Same region as the service: %1").arg(region), Ink::Ok);
    if (m_logstore->value().isEmpty())
        logstore->setMissing(tr("Choose a Logstore, or create one."));
    else if (m_logstore->isGone())
        logstore->setVerdict({tr("The Logstore %1 does not exist any more.").arg(m_logstore->value()), {}});
}

void ServiceForm::reviewRole()
{
    const bool creates = m_operation->current() == kCreateRole;
    auto *role = field(QStringLiteral("role"));
    auto *policies = field(QStringLiteral("policies"));
    role->setVisible(!creates);
    role->setVerdict({});
    role->setHint({});
    const auto *found = staged().role(m_role->value().toStdString());
    if (!creates && m_role->value().isEmpty())
        role->setHint(tr("Without a role its functions may do nothing in other services."));
    else if (!creates && !found)
        role->setVerdict({tr("The role %1 does not exist any more.").arg(m_role->value()), {}});
    else if (!creates && found->trust == "log")
        role->setHint(
            tr("Log Service assumes this role; Function Compute cannot. Choose one that trusts Function Compute."));
    const bool listed = creates || found;
    policies->setVisible(listed);
    policies->setNote(!creates && found && !found->policies.empty()
                          ? tr("The role itself has %1.").arg(texts(found->policies).join(tr(", ")))
                          : QString());
    const bool own = creates ? m_template && !m_template->document.empty() : found && !found->document.empty();
    const bool nothing = m_policies->checked().isEmpty() && !own && (creates || !found || found->policies.empty());
    policies->setHint(listed && nothing ? tr("The role allows nothing yet: tick a policy, or press Authorize.") : QString());
    if (own) {
        const auto named = QString::fromStdString(creates ? m_template->policyName : found->policyName);
        const auto name = named.isEmpty() ? tr("its own policy") : named;
        m_state->set(QLatin1String("ok"), Ink::Ok, tr("Authorized: %1").arg(name));
    } else {
        m_state->set(nothing ? QLatin1String("warning") : QLatin1String("idle"), nothing ? Ink::Warn : Ink::Text2,
                     nothing ? tr("Not authorized yet") : tr("No policy of its own"));
    }
}

void ServiceForm::authorize()
{
    Role value;
    const bool creates = m_operation->current() == kCreateRole;
    const auto name = m_role->value().toStdString();
    const auto seen = staged().seenRole(name); // what is shown, or told to be otherwise: OK goes over this
    if (!creates) {
        const auto *found = staged().role(name);
        if (!found)
            return;
        value = *found;
    } else {
        value = m_template ? *m_template : *newRole();
    }
    if (value.policyName.empty())
        value.policyName =
            (QString::fromStdString(value.name).left(bytesMax(NameKind::Policy) - 7) + QStringLiteral("-policy"))
                .toStdString();
    value.policies.clear();
    for (const auto &policy : m_policies->checked())
        value.policies.push_back(policy.toStdString());
    auto *dialog = new RoleTemplateDialog(staged(), value, m_templateName, m_use, window());
    const bool overtaken = !creates && staged().isOvertaken(name);
    dialog->setRemark(overtaken ? tr("Somebody else changed this role meanwhile. OK replaces that change.") : m_remark);
    connect(dialog, &RoleTemplateDialog::taken, this, [this, creates, seen](const Role &taken) {
        if (creates) {
            m_template = taken;
        } else {
            auto role = taken;
            const auto &known = staged().workspace().definitions()->roles;
            const auto now =
                std::find_if(known.begin(), known.end(), [&](const Role &one) { return one.name == role.name; });
            if (const auto *found = now != known.end() ? &*now : staged().role(role.name))
                role.policies = found->policies; // those of the list belong to the service
            staged().put(role, seen);
        }
        edited(QStringLiteral("policies"));
    });
    dialog->open();
}

void ServiceForm::newProject()
{
    createProject(staged(), {this, tr("It is created together with the service.")}, m_region->text().toStdString(),
                  [this](const Project &made) {
                      m_project->setValue(QString::fromStdString(made.name));
                      m_logstore->setChoices(logstoreChoices(staged(), made.name));
                      m_logstore->setValue({});
                      edited(QStringLiteral("project"));
                  });
}

void ServiceForm::newLogstore()
{
    Logstore start;
    start.key.project = m_project->value().toStdString();
    start.shards = 1; // one function writes little
    createLogstore(staged(), {this, tr("It is created together with the service.")}, start, [this](const Logstore &made) {
        m_project->setValue(QString::fromStdString(made.key.project));
        m_logstore->setChoices(logstoreChoices(staged(), made.key.project));
        m_logstore->setValue(QString::fromStdString(made.key.logstore));
        edited(QStringLiteral("logstore"));
    });
}

} // namespace sluice
