#include "ui/wizard/triggerstep.h"

#include "ui/forms/parameterform.h"
#include "ui/forms/triggerform.h"
#include "ui/widgets/boxes.h"
#include "ui/wizard/authorizestep.h"

#include <QHBoxLayout>
#include <QScrollArea>

namespace sluice {

TriggerStep::TriggerStep(WizardDesk &desk)
    : WizardStep(desk, tr("Trigger"),
                 tr("A Log Service trigger is an ETL job: it asks each shard for what is new and invokes the function."))
    , m_noData(new QWidget)
    , m_form(new TriggerForm(desk.staged()))
    , m_without(new QWidget)
    , m_with(new QWidget)
{
    auto *empty = new QHBoxLayout(m_noData);
    empty->setContentsMargins(measure::kSmallGap, measure::kSmallGap, measure::kSmallGap, measure::kGap);
    empty->setSpacing(measure::kGap);
    auto *strip = new MessageStrip;
    strip->set(Tint::Info, QLatin1String("info"), tr("No Logstore has data yet."),
               tr("Import log files, or choose one that is written to later."));
    auto *import = makeButton(tr("Import log files…"), "import");
    auto *make = makeButton(tr("New Logstore…"), "plus");
    empty->addWidget(strip, 1);
    empty->addWidget(import);
    empty->addWidget(make);
    connect(import, &QPushButton::clicked, this, [this] { this->desk().workspace().open(QStringLiteral("import")); });
    connect(make, &QPushButton::clicked, this, [this] {
        AuthorizeStep::askLogstore(this->desk(), this, draft().trigger.source.project, [this](const LogstoreKey &key) {
            chooseSource(draft(), this->desk().now(), key);
            this->desk().touched();
            load();
        });
    });
    auto *with = new QVBoxLayout(m_with);
    with->setContentsMargins(0, 0, 0, 0);
    with->setSpacing(0);
    with->addWidget(m_noData);
    auto *content = new QWidget;
    auto *column = new QVBoxLayout(content);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_form, 1);
    with->addWidget(scrolling(content), 1);
    body()->addWidget(m_with, 1);
    auto *without = new QVBoxLayout(m_without);
    without->setContentsMargins(0, 0, 0, 0);
    auto *none = new EmptyState;
    none->say(QLatin1String("trigger"), Ink::Text2, tr("No trigger now"),
              tr("The blank template was chosen without a trigger. The function is created; a trigger can be added on its "
                 "service's page."));
    auto *add = makeButton(tr("&Add a Log Service trigger"), "plus");
    none->setButtons({add});
    connect(add, &QPushButton::clicked, this, [this] {
        chooseTrigger(draft(), this->desk().now(), true);
        this->desk().touched();
        load();
        focusFirst();
    });
    without->addWidget(none);
    body()->addWidget(m_without, 1);
    connect(m_form, &Form::changed, this, &TriggerStep::takeForm);
    connect(&desk, &WizardDesk::sampleRead, this, [this] {
        if (draft().withTrigger && isVisible())
            loadForm();
    });
}

void TriggerStep::load()
{
    m_with->setVisible(draft().withTrigger);
    m_without->setVisible(!draft().withTrigger);
    if (draft().withTrigger)
        loadForm();
    showEmpty();
    emit stateChanged();
}

void TriggerStep::loadForm()
{
    auto &kept = draft();
    kept.joinNames();
    QStringList columns;
    for (const auto &log : desk().sample()) {
        for (const auto &[name, value] : log.contents) {
            if (!columns.contains(QString::fromStdString(name)) && columns.size() < 64)
                columns.append(QString::fromStdString(name));
        }
    }
    m_loading = true;
    m_form->setFunction(kept.function.key, QString::fromStdString(kept.function.templateName), kept.service.region);
    if (!(m_loaded == kept.trigger)) {
        m_form->load(kept.trigger, FormMode::Create);
        m_loaded = kept.trigger;
    }
    m_form->parameter()->setColumns(columns);
    m_form->setEngineProblems(desk().problems());
    m_loading = false;
}

void TriggerStep::takeForm()
{
    if (m_loading || !isVisible() || !draft().withTrigger)
        return;
    auto &kept = draft();
    const auto source = kept.trigger.source;
    if (m_form->isTouched()) {
        kept.trigger = m_loaded = m_form->value();
        m_loading = true; // what follows reaches the form by itself
        if (kept.trigger.source != source) {
            chooseSource(kept, desk().now(), kept.trigger.source);
            desk().readSample();
        }
        desk().touched();
        m_loading = false;
        if (!(kept.trigger == m_loaded))
            loadForm(); // what hangs on the source followed it
    }
    showEmpty();
    emit stateChanged();
}

void TriggerStep::showEmpty()
{
    m_noData->setVisible(busiestLogstore(desk().now()).logstore.empty());
}

ProblemSummary TriggerStep::summary() const
{
    return draft().withTrigger ? summaryOf(m_form->problems()) : ProblemSummary();
}

void TriggerStep::tellAll()
{
    m_form->touchAll();
}

bool TriggerStep::focusFirst()
{
    if (draft().withTrigger)
        m_form->focusField();
    return draft().withTrigger;
}

void TriggerStep::definitionsChanged()
{
    showEmpty();
    emit stateChanged();
}

} // namespace sluice
