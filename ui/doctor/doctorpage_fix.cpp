// What the doctor's buttons do.
#include "ui/doctor/answerbox.h"
#include "ui/doctor/doctorpage.h"
#include "ui/errors.h"
#include "ui/places.h"

#include <QClipboard>
#include <QGuiApplication>

namespace sluice {

namespace {

constexpr auto kActor = "sluice";

int intervalOf(const CheckRow &row) // 0 = it advises none
{
    constexpr std::string_view kAdvice = "interval=";
    return row.action.rfind(kAdvice, 0) == 0 ? QByteArray::fromStdString(row.action.substr(kAdvice.size())).toInt() : 0;
}

} // namespace

template <class C> void DoctorPage::command(C what, const QString &doing)
{
    m_sending = true;
    updateBusy();
    workspace().send(std::move(what), this, [this, doing](Result<Nothing> answer) {
        m_sending = false;
        workspace().readSoon();
        if (answer)
            return check();
        m_answer->set(Tint::Bad, troubleOf(answer.error(), doing), {}, {});
        updateBusy();
    });
}

QString DoctorPage::fixWords(const CheckRow &row) const
{
    if (row.good)
        return {};
    if (row.action == "authorize")
        return tr("Authorize…");
    if (row.action == "resume")
        return tr("Resume");
    if (row.action == "tick")
        return tr("Tick now");
    if (row.action == "move-checkpoint")
        return tr("Move checkpoint…");
    if (row.action == "edit")
        return row.check == "service-role" || row.check == "function-log" ? tr("Edit service…") : tr("Edit trigger…");
    if (row.action == "open-function-log")
        return tr("Open trigger log");
    if (const auto seconds = intervalOf(row); seconds > 0)
        return tr("Use %1 s").arg(seconds);
    return row.command.empty() ? QString() : tr("Copy command");
}

void DoctorPage::fix(const CheckRow &row)
{
    if (row.action == "authorize")
        workspace().open(QStringLiteral("authorize"));
    else if (row.action == "resume")
        command(ResumeTrigger{m_key, kActor}, tr("Could not resume the trigger"));
    else if (row.action == "tick")
        tick();
    else if (row.action == "move-checkpoint")
        workspace().open(places::at("checkpoint", m_name));
    else if (row.action == "edit" && (row.check == "service-role" || row.check == "function-log"))
        workspace().open(places::at("edit/service", m_key.service));
    else if (row.action == "edit")
        workspace().open(places::at("edit/trigger", m_name));
    else if (row.action == "open-function-log")
        workspace().open(places::at("triggers", m_name));
    else if (const auto seconds = intervalOf(row); seconds > 0)
        changeInterval(seconds);
    else if (!row.command.empty()) {
        QGuiApplication::clipboard()->setText(QString::fromStdString(row.command));
        workspace().say(tr("Copied: %1").arg(QString::fromStdString(row.command)));
    }
}

void DoctorPage::changeInterval(int seconds)
{
    const auto *row = workspace().triggers().find(m_name.toStdString());
    if (!row)
        return;
    EditTrigger edit;
    edit.trigger = row->definition;
    edit.trigger.intervalSeconds = seconds;
    edit.actor = kActor;
    command(std::move(edit), tr("Could not change the interval"));
}

void DoctorPage::tick()
{
    command(TickTrigger{m_key}, tr("Could not tick the trigger"));
}

} // namespace sluice
