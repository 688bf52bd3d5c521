// What TriggerForm finds wrong, or worth a hint.
#include "ui/forms/triggerform.h"

#include "engine/catalog/names.h"
#include "models/format.h"
#include "ui/forms/choicebox.h"
#include "ui/forms/hintbox.h"
#include "ui/forms/numberbox.h"
#include "ui/forms/parameterform.h"
#include "ui/forms/radiorow.h"
#include "ui/forms/rateadvice.h"
#include "ui/forms/switchbox.h"
#include "ui/forms/trafficline.h"

#include <QLineEdit>
#include <QPushButton>

namespace sluice {

void TriggerForm::review()
{
    const bool creating = mode() == FormMode::Create;
    auto key = m_value.key;
    key.trigger = m_name->text().toStdString();
    reviewName(QStringLiteral("name"), m_name, NameKind::Trigger, staged().trigger(key) != nullptr);
    m_parameter->setPath(path() + QStringLiteral(".parameter"));
    reviewSource();
    reviewTriggerLog();
    reviewTiming();
    reviewStart();
    reviewRole();
    const bool advanced = m_advanced->isChecked();
    for (const auto *id : {"windowBytes", "windowGroups", "loop"})
        field(QLatin1String(id))->setVisible(advanced);
    reviewNumber(QStringLiteral("windowBytes"), m_windowMib);
    reviewNumber(QStringLiteral("windowGroups"), m_windowGroups);
    if (!creating)
        field(QStringLiteral("start"))->setNote(tr("The checkpoints decide now. They can be moved on the trigger's page."));
}

void TriggerForm::reviewSource()
{
    auto *project = field(QStringLiteral("project"));
    auto *logstore = field(QStringLiteral("logstore"));
    project->setVerdict({});
    logstore->setVerdict({});
    const auto *found = staged().project(m_project->value().toStdString());
    if (m_project->value().isEmpty())
        project->setMissing(tr("Choose the project that the logs are in."));
    else if (!found)
        project->setVerdict({tr("The project %1 does not exist any more.").arg(m_project->value()), {}});
    else if (found->region != m_region)
        project->setVerdict({tr("Is in region %1, but the service is in %2. A trigger stays in one region.")
                                 .arg(QString::fromStdString(found->region), QString::fromStdString(m_region)),
                             {}});
    logstore->setEnabled(mode() == FormMode::Edit || !m_project->value().isEmpty());
    if (m_logstore->value().isEmpty())
        logstore->setMissing(tr("Choose the Logstore whose new logs invoke the function."));
    else if (m_logstore->isGone())
        logstore->setVerdict({tr("The Logstore %1 does not exist any more.").arg(m_logstore->value()), {}});
    logstore->setNote(mode() == FormMode::Edit
                          ? tr("The source cannot change: for another Logstore, create another trigger and delete this one.")
                          : tr("Cannot be changed after creation."));
}

void TriggerForm::reviewTriggerLog()
{
    auto *log = field(QStringLiteral("triggerLog"));
    log->setVerdict({});
    log->setHint({});
    log->setNote({});
    const auto name = m_triggerLog->value();
    const LogstoreKey key = {m_project->value().toStdString(), name.toStdString()};
    const auto *row = staged().logstore(key);
    m_index->setVisible(row && !row->definition.index);
    if (name.isEmpty())
        log->setMissing(tr("Choose a Logstore of the same project for the trigger's own log, or create one."));
    else if (name == m_logstore->value())
        log->setVerdict({tr("Is the Logstore that the trigger reads: it would feed itself. Choose another one."), {}});
    else if (!row)
        log->setVerdict({tr("The Logstore %1 does not exist any more.").arg(name), {}});
    else if (!row->definition.index)
        log->setHint(tr("%1 has no index: its log cannot be searched yet.").arg(name));
    else if (std::any_of(staged().changes().logstores.begin(), staged().changes().logstores.end(),
                         [&key](const Logstore &one) { return one.key == key; })
             && !row->definition.uid.empty())
        log->setNote(tr("Its index is created together with the trigger."), Ink::Ok);
}

void TriggerForm::reviewTiming()
{
    reviewNumber(QStringLiteral("interval"), m_interval);
    reviewNumber(QStringLiteral("retries"), m_retries);
    auto *interval = field(QStringLiteral("interval"));
    interval->setQuietHint({});
    m_rate->hide();
    if (!interval->problem().isEmpty() || m_logstore->value().isEmpty())
        return;
    const auto limit = value().windowBytes;
    const auto rate = m_traffic->busiestBytesPerSecond();
    const auto advice = rateAdvice(rate, m_interval->value(), limit);
    m_better = advice.seconds;
    if (!advice.needed)
        return;
    const auto shard = m_traffic->busiestShard();
    const auto who = shard < 0 ? tr("Each shard has %1").arg(megabitText(rate))
                               : tr("Shard %1 writes %2").arg(shard).arg(megabitText(rate));
    const auto now = advice.aboveLimit
        ? tr("%1 s is a window of %2, above the limit of %3")
              .arg(m_interval->value())
              .arg(format::windowSize(advice.windowBytes), format::windowSize(limit))
        : tr("%1 s is a window of %2").arg(m_interval->value()).arg(format::windowSize(advice.windowBytes));
    const auto then = tr("%1 s makes it %2").arg(advice.seconds).arg(format::windowSize(advice.betterBytes));
    m_rate->say(tr("Over 1 Mbit/s a shard."), tr("%1: %2. %3.").arg(who, now, then), tr("&Use %1 s").arg(advice.seconds));
    m_rate->show();
    interval->setQuietHint(m_rate->text());
}

void TriggerForm::reviewStart()
{
    auto *start = field(QStringLiteral("start"));
    auto *time = field(QStringLiteral("time"));
    const auto at = StartAt(m_start->current());
    time->setVisible(at == StartAt::Time);
    time->setVerdict({});
    start->setNote({});
    const auto *row = staged().logstore(source());
    if (at == StartAt::Time && !startTime())
        time->setVerdict({tr("Is not a time such as 2026-11-22 10:42:07."), {}});
    else if (at == StartAt::Time && !checkStartTime(*startTime()))
        time->setVerdict({tr("Is outside of 1970–9999."), {}});
    if (at == StartAt::Oldest && row && row->bytes > 0)
        start->setNote(
            tr("Oldest: %1 in %2 lines will be read first.").arg(format::diskSize(row->bytes), format::number(row->lines)));
}

void TriggerForm::reviewRole()
{
    auto *role = field(QStringLiteral("role"));
    role->setVerdict({});
    role->setHint({});
    const auto name = m_role->value();
    if (name.isEmpty()) {
        if (staged().workspace().definitions()->version > 0 && !staged().rows().authorized)
            role->setHint(tr("Not authorized yet: attempts are denied until the authorization policy is confirmed."));
        return;
    }
    const auto *found = staged().role(name.toStdString());
    if (!found)
        role->setVerdict({tr("The role %1 does not exist any more.").arg(name), {}});
    else if (found->trust != "log")
        role->setHint(tr("Function Compute assumes this role; Log Service cannot. Choose one that trusts Log Service."));
}

} // namespace sluice
