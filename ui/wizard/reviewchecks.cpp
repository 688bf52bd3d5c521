#include "ui/wizard/reviewchecks.h"

#include "models/wizardneeds.h"
#include "ui/widgets/controls.h"
#include "ui/widgets/flowlayout.h"
#include "ui/wizard/wizarddesk.h"

namespace sluice {

ReviewChecks::ReviewChecks(WizardDesk &desk, QWidget *parent)
    : QWidget(parent)
    , m_desk(desk)
    , m_flow(new FlowLayout(measure::kEdge, this))
{
    for (auto *&badge : m_badges) {
        badge = new BadgeLabel;
        badge->setBold(false);
        badge->hide();
        m_flow->addWidget(badge);
    }
}

void ReviewChecks::set(Check check, bool good, const QString &text)
{
    m_badges[check]->set(QLatin1String(good ? "ok" : "failed"), good ? Ink::Ok : Ink::Bad, text);
    m_badges[check]->show();
    updateGeometry();
}

void ReviewChecks::load()
{
    const auto &draft = m_desk.draft;
    const auto &region = draft.service.region;
    if (!draft.withTrigger) {
        for (auto *badge : m_badges)
            badge->hide();
        return;
    }
    const auto needs = needsOf(draft, m_desk.now(), m_desk.workspace().now());
    const auto invoke = std::find_if(needs.begin(), needs.end(),
                                     [](const WizardNeed &need) { return need.what == WizardNeed::What::Invoke; });
    const auto function = QString::fromStdString(draft.service.name + '/' + draft.function.key.function);
    if (invoke != needs.end())
        set(MayInvoke, invoke->met,
            invoke->met ? tr("Log Service may invoke %1").arg(function) : tr("Log Service may not invoke %1").arg(function));
    const auto *project = m_desk.staged().project(draft.trigger.source.project);
    const bool same = project && project->region == region;
    set(OneRegion, same, same ? tr("Same region: %1").arg(QString::fromStdString(region)) : tr("Not in one region"));
    askAccess();
}

void ReviewChecks::setLoop(bool loop)
{
    if (m_desk.draft.withTrigger)
        set(NoLoop, !loop, loop ? tr("The logs go round in a loop") : tr("No loop"));
}

void ReviewChecks::askAccess()
{
    const auto source = m_desk.draft.trigger.source;
    m_answers = 0;
    m_may = true;
    for (const auto *action : {"log:GetCursorOrData", "log:PostLogStoreLogs"}) {
        CheckAccess ask{"owner", action, resourceOf(m_desk.draft.service.region, source)};
        m_desk.workspace().send(
            std::move(ask), this, [this, source, question = m_question + 1](Result<AccessAnswer> answer) {
                if (question != m_question || !answer)
                    return;
                m_may = m_may && answer->allowed;
                const auto name = QString::fromStdString(toText(source));
                if (++m_answers == 2)
                    set(MayRead, m_may,
                        m_may ? tr("You may read and write %1").arg(name) : tr("You may not read and write %1").arg(name));
            });
    }
    ++m_question;
}

QStringList ReviewChecks::texts() const
{
    QStringList texts;
    for (const auto *badge : m_badges) {
        if (!badge->isHidden())
            texts.append(badge->accessibleName());
    }
    return texts;
}

} // namespace sluice
