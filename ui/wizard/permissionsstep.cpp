#include "ui/wizard/permissionsstep.h"

#include "ui/wizard/rolecard.h"

#include <QHBoxLayout>
#include <QScrollArea>

namespace sluice {

namespace {

QString listed(const std::vector<std::string> &names)
{
    QStringList list;
    for (const auto &name : names)
        list.append(QString::fromStdString(name));
    return list.join(QLatin1String(", "));
}

std::vector<WizardNeed> ofRole(const std::vector<WizardNeed> &needs, WizardNeed::Whose whose)
{
    std::vector<WizardNeed> some;
    std::copy_if(needs.begin(), needs.end(), std::back_inserter(some),
                 [whose](const WizardNeed &need) { return need.whose == whose; });
    return some;
}

} // namespace

PermissionsStep::PermissionsStep(WizardDesk &desk)
    : WizardStep(desk, tr("Permissions"),
                 tr("Two roles take part: functions act as one, Log Service invokes them as the other."))
    , m_service(new RoleCard(tr("Template authorization")))
    , m_trigger(new RoleCard(tr("Trigger role")))
{
    auto *content = new QWidget;
    auto *column = new QVBoxLayout(content);
    column->setContentsMargins(0, 0, 0, 0);
    auto *row = new QHBoxLayout;
    row->setSpacing(measure::kEdge);
    row->addWidget(m_service, 1);
    row->addWidget(m_trigger, 1);
    column->addLayout(row);
    column->addStretch(1);
    body()->addWidget(scrolling(content), 1);
}

void PermissionsStep::load()
{
    const auto &kept = draft();
    m_needs = needsOf(kept, desk().now(), desk().workspace().now());
    const auto policies = policiesOf(kept, desk().now());
    if (kept.service.role.empty())
        m_service->setRole(tr("The service has no role, so its functions may do nothing."), {});
    else
        m_service->setRole(tr("Function Compute assumes %1 for the functions of service %2. They may:")
                               .arg(strongName(kept.service.role), shown(kept.service.name)),
                           policies.empty() ? tr("It has no system policies.") : tr("Policies: %1").arg(listed(policies)));
    m_service->setNeeds(ofRole(m_needs, WizardNeed::Whose::Service));
    QList<QPushButton *> buttons;
    if (!kept.service.role.empty()) {
        for (const auto &name : missingPolicies(m_needs)) {
            auto *add = makeButton(tr("Add %1").arg(QString::fromStdString(name)), "plus");
            connect(add, &QPushButton::clicked, this, [this, name] { addPolicy(name); });
            buttons.append(add);
        }
    } else {
        auto *go = makeButton(tr("Choose a &role"), nullptr);
        connect(go, &QPushButton::clicked, this, [this] { emit stepAsked(wizard::kService); });
        buttons.append(go);
    }
    m_service->setButtons(buttons);

    m_trigger->setVisible(kept.withTrigger);
    const auto role = kept.trigger.role.empty() ? std::string(kEtlRole) : kept.trigger.role;
    const bool byStep = kept.trigger.role.empty();
    m_trigger->setRole(tr("Log Service assumes %1. It may:").arg(strongName(role)),
                       !byStep                       ? QString()
                           : desk().now().authorized ? tr("Made by the authorization step.")
                           : kept.confirm            ? tr("Create makes it, by confirming the authorization policy.")
                                                     : tr("It is made when the authorization policy is confirmed."));
    const auto needs = ofRole(m_needs, WizardNeed::Whose::Trigger);
    m_trigger->setNeeds(needs);
    buttons.clear();
    const bool missing = std::any_of(needs.begin(), needs.end(), [](const WizardNeed &need) { return !need.met; });
    if (missing && byStep && !desk().now().authorized) {
        auto *confirm = makeButton(tr("Confirm it with &Create"), "check");
        connect(confirm, &QPushButton::clicked, this, [this] {
            draft().confirm = true;
            desk().touched();
            load();
            focusFirst();
        });
        buttons.append(confirm);
    } else if (missing && !byStep) {
        auto *go = makeButton(tr("Choose another &role"), nullptr);
        connect(go, &QPushButton::clicked, this, [this] { emit stepAsked(wizard::kTrigger); });
        buttons.append(go);
    }
    m_trigger->setButtons(buttons);
    emit stateChanged();
}

void PermissionsStep::addPolicy(const std::string &name)
{
    auto &kept = draft();
    if (kept.newService && kept.role.name == kept.service.role)
        kept.role.policies.push_back(name);
    else
        kept.morePolicies.push_back(name);
    desk().touched();
    load();
    focusFirst();
}

ProblemSummary PermissionsStep::summary() const
{
    QList<FormProblem> problems;
    for (const auto &need : m_needs) {
        if (!need.met)
            problems.append({tr("Permissions"), needText(need), true, false, {}});
    }
    if (!problems.isEmpty())
        return summaryOf(problems);
    ProblemSummary good;
    good.text = tr("Nothing is missing");
    good.icon = QLatin1String("ok");
    good.ink = Ink::Ok;
    return good;
}

bool PermissionsStep::focusFirst()
{
    for (const auto *card : {m_service, m_trigger}) {
        if (auto *button = card->firstButton(); button && !card->isHidden()) {
            button->setFocus(Qt::OtherFocusReason);
            return true;
        }
    }
    return false;
}

} // namespace sluice
