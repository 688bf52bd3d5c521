// What the doctor's buttons do.
#include "ui/doctor/answerbox.h"
#include "ui/doctor/checkfix.h"
#include "ui/doctor/doctorpage.h"
#include "ui/errors.h"

#include <QClipboard>
#include <QGuiApplication>

namespace sluice {

namespace {

constexpr auto kActor = "sluice";

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

void DoctorPage::fix(const CheckRow &row, int which)
{
    const auto fixes = fixesOf(row, *workspace().definitions());
    if (which < 0 || which >= fixes.size())
        return;
    const auto &fix = fixes[which];
    switch (fix.kind) {
    case CheckFix::Kind::Place: return workspace().open(fix.place);
    case CheckFix::Kind::Resume: return command(ResumeTrigger{m_key, kActor}, tr("Could not resume the trigger"));
    case CheckFix::Kind::Tick: return tick();
    case CheckFix::Kind::Interval: return changeInterval(fix.seconds);
    case CheckFix::Kind::Copy: break;
    }
    QGuiApplication::clipboard()->setText(fix.place);
    workspace().say(tr("Copied: %1").arg(fix.place));
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
