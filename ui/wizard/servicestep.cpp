#include "ui/wizard/servicestep.h"

#include "ui/forms/choicebox.h"
#include "ui/forms/radiorow.h"
#include "ui/forms/serviceform.h"
#include "ui/wizard/willcreate.h"

#include <QHBoxLayout>
#include <QScrollArea>

namespace sluice {

namespace {

constexpr int kExisting = 0;
constexpr int kCreate = 1;
constexpr int kChoiceWidth = 360;
constexpr int kBeside = 900; // width of the page from which the card stands beside the form

} // namespace

ServiceStep::ServiceStep(WizardDesk &desk)
    : WizardStep(desk, tr("Service"), tr("A service holds functions that share a role and a place for their logs."))
    , m_mode(new RadioRow({tr("&Use an existing service"), tr("C&reate a service")}))
    , m_existing(new ChoiceBox)
    , m_facts(new InkLabel(Ink::Text2))
    , m_form(new ServiceForm(desk.staged()))
    , m_card(new WillCreate(tr("This page will create"), tr("Nothing is created before the last page.")))
{
    auto *content = new QWidget;
    auto *column = new QVBoxLayout(content);
    column->setContentsMargins(0, 0, measure::kGap, 0);
    column->setSpacing(measure::kSection);
    auto *modes = new QHBoxLayout;
    modes->setContentsMargins(Field::kLabelWidth + measure::kSection, 0, 0, 0);
    modes->addWidget(m_mode);
    modes->addStretch(1);
    column->addLayout(modes);
    m_existingField = new Field(tr("&Service"), m_existing);
    m_existingField->setControlWidth(kChoiceWidth);
    m_existing->setMinimumWidth(240);
    column->addWidget(m_existingField);
    auto *facts = new QHBoxLayout;
    facts->setContentsMargins(Field::kLabelWidth + measure::kSection, 0, 0, 0);
    m_facts->setWordWrap(true);
    facts->addWidget(m_facts);
    column->addLayout(facts);
    column->addWidget(m_form);
    column->addStretch(1);
    m_row = new QHBoxLayout;
    m_row->setSpacing(measure::kSection);
    m_row->addWidget(scrolling(content), 1);
    m_row->addWidget(m_card, 0, Qt::AlignTop);
    body()->addLayout(m_row, 1);
    m_column = column;
    m_form->setRemark(tr("The role is made with the service, on the last page."));
    connect(m_mode, &RadioRow::chosen, this, &ServiceStep::chooseMode);
    connect(m_existing, &ChoiceBox::chosen, this, &ServiceStep::chooseExisting);
    connect(m_form, &Form::changed, this, &ServiceStep::takeForm);
}

void ServiceStep::resizeEvent(QResizeEvent *event)
{
    WizardStep::resizeEvent(event);
    const bool narrow = width() < kBeside;
    if (narrow == m_narrow)
        return;
    m_narrow = narrow; // the card goes below the form, and comes back
    (narrow ? static_cast<QLayout *>(m_row) : m_column)->removeWidget(m_card);
    if (narrow)
        m_column->insertWidget(m_column->count() - 1, m_card, 0, Qt::AlignLeft);
    else
        m_row->addWidget(m_card, 0, Qt::AlignTop);
}

void ServiceStep::load()
{
    const bool create = draft().newService;
    takeFreeRole();
    m_mode->setCurrent(create ? kCreate : kExisting);
    m_mode->setChoiceEnabled(kExisting, !desk().now().services.empty() || !create);
    m_existingField->setVisible(!create);
    m_facts->setVisible(!create);
    m_form->setVisible(create);
    if (create)
        loadForm();
    else
        showExisting();
    showCard();
    emit stateChanged();
}

// Somebody made a role of the name that was suggested for the new one: another one is.
void ServiceStep::takeFreeRole()
{
    auto &kept = draft();
    const auto &name = kept.service.role;
    const auto &roles = desk().now().roles;
    const bool makes = kept.newService && !name.empty() && kept.role.name == name && name == kept.suggested.role;
    if (!makes || std::none_of(roles.begin(), roles.end(), [&name](const Role &one) { return one.name == name; }))
        return;
    followNames(kept, desk().now());
    desk().changedByItself();
}

void ServiceStep::loadForm()
{
    m_form->setTemplateName(QString::fromStdString(draft().function.templateName));
    if (draft().service == m_loaded && draft().role == m_loadedRole)
        return; // what is typed stays as it is
    auto value = m_loaded = draft().service;
    const auto &role = m_loadedRole = draft().role;
    const bool ownRole = !role.name.empty() && role.name == value.role;
    if (ownRole) { // the form names the role that it makes, and takes its policies from the list
        value.role.clear();
        value.policies = role.policies;
    }
    m_loading = true;
    m_form->load(value, FormMode::Create);
    if (ownRole && !role.document.empty())
        m_form->setAuthorized(role);
    m_form->setEngineProblems(desk().problems());
    m_loading = false;
}

void ServiceStep::takeForm()
{
    if (m_loading || !isVisible() || !draft().newService)
        return; // another page speaks: what it makes in place reaches every form
    auto &kept = draft();
    if (m_form->isTouched()) {
        kept.service = m_form->value();
        kept.role = m_form->newRole().value_or(Role());
        if (!kept.role.name.empty() && !m_form->authorized())
            kept.suggested.role = kept.service.role; // the form names it, not a person
        followNames(kept, desk().now());
        m_loaded = kept.service;
        m_loadedRole = kept.role;
        m_loading = true;
        desk().touched();
        m_loading = false;
    }
    showCard();
    emit stateChanged();
}

void ServiceStep::chooseMode(int mode)
{
    auto &kept = draft();
    if (mode == kExisting && desk().now().services.empty())
        return load(); // the last one went while this page was open
    if (mode == kExisting) {
        m_typed = kept.service;
        chooseService(kept, desk().now(), desk().now().services.front().name);
    } else {
        kept.newService = true;
        if (m_typed)
            kept.service = *std::exchange(m_typed, std::nullopt);
        else
            chooseNewService(kept, desk().now());
        followNames(kept, desk().now());
        m_loaded = {};
    }
    desk().touched();
    load();
}

void ServiceStep::chooseExisting(const QString &name)
{
    chooseService(draft(), desk().now(), name.toStdString());
    desk().touched();
    load();
}

void ServiceStep::showExisting()
{
    QList<Choice> choices;
    const Service *chosen = nullptr;
    for (const auto &service : desk().now().services) {
        choices.append({QString::fromStdString(service.name), {}, QString::fromStdString(service.description), "service"});
        if (service.name == draft().service.name)
            chosen = &service;
    }
    m_existing->setChoices(choices);
    m_existing->setValue(QString::fromStdString(draft().service.name));
    if (!chosen) {
        m_existingField->setVerdict(
            {tr("Service %1 does not exist any more.").arg(QString::fromStdString(draft().service.name)), {}});
        m_facts->hide();
        return;
    }
    m_existingField->setVerdict({});
    const auto log = chosen->log.logstore.empty() ? tr("nowhere") : strongName(toText(chosen->log));
    const auto role = chosen->role.empty() ? tr("none") : strongName(chosen->role);
    m_facts->setText(tr("Region %1. Function logs: %2. Role: %3.").arg(shown(chosen->region), log, role));
}

void ServiceStep::showCard()
{
    const auto &kept = draft();
    QList<WillCreate::Line> lines;
    if (kept.newService) {
        const bool wrong = !summary().text.isEmpty() && summary().stands;
        auto name = tr("service %1").arg(strongName(kept.service.name));
        if (wrong)
            name +=
                QStringLiteral(" <span style='color:%1'>%2</span>").arg(Theme::of(palette()).bad.name(), tr("(to correct)"));
        lines.append({"service", name});
        if (!kept.role.name.empty() && kept.role.name == kept.service.role)
            lines.append({"shield",
                          tr("role %1 with %n system policy(s)", nullptr, int(kept.role.policies.size()))
                              .arg(strongName(kept.role.name))});
        else if (!kept.service.role.empty())
            lines.append({"shield", tr("no role: %1 exists").arg(strongName(kept.service.role))});
    } else {
        lines.append({"service", tr("nothing: service %1 exists").arg(strongName(kept.service.name))});
    }
    const auto &log = kept.service.log;
    if (!log.logstore.empty()) {
        const bool exists = std::any_of(desk().now().logstores.begin(), desk().now().logstores.end(),
                                        [&log](const LogstoreRow &row) { return row.definition.key == log; });
        lines.append({"logstore",
                      exists ? tr("nothing new for logs: %1 exists").arg(strongName(toText(log)))
                             : tr("Logstore %1 for function logs").arg(strongName(toText(log)))});
    }
    m_card->setLines(lines);
}

ProblemSummary ServiceStep::summary() const
{
    if (draft().newService)
        return summaryOf(m_form->problems());
    if (m_existingField->problem().isEmpty())
        return {};
    return summaryOf({{m_existingField->label(), m_existingField->problem(), false, false, {}}});
}

void ServiceStep::tellAll()
{
    if (draft().newService)
        m_form->touchAll();
    else
        m_existingField->touch();
}

bool ServiceStep::focusFirst()
{
    if (draft().newService)
        m_form->focusField();
    else
        m_existing->setFocus(Qt::OtherFocusReason);
    return true;
}

void ServiceStep::definitionsChanged()
{
    if (!draft().newService)
        showExisting();
    showCard();
    emit stateChanged();
}

} // namespace sluice
