// How the wizard ends: Create, or Cancel.
#include "ui/forms/starterwords.h"
#include "ui/places.h"
#include "ui/widgets/focusring.h"
#include "ui/wizard/reviewstep.h"
#include "ui/wizard/steplist.h"
#include "ui/wizard/wizardfooter.h"
#include "ui/wizard/wizardpage.h"

#include <QMessageBox>
#include <QSettings>
#include <QStackedWidget>

namespace sluice {

void WizardPage::cancel()
{
    if (m_busy || !m_begun)
        return;
    if (!m_desk->draft.touched)
        return discard();
    auto *box = new QMessageBox(QMessageBox::Question, tr("New trigger"), tr("Throw the draft away?"), QMessageBox::NoButton,
                                window());
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setInformativeText(tr("What was typed on the wizard's pages is lost. Nothing has been created."));
    auto *away = box->addButton(tr("&Throw away"), QMessageBox::DestructiveRole);
    auto *keepIt = box->addButton(tr("&Keep"), QMessageBox::RejectRole);
    box->setDefaultButton(keepIt);
    new FocusRing(box);
    connect(away, &QPushButton::clicked, this, &WizardPage::discard);
    box->open();
}

void WizardPage::discard()
{
    QSettings().remove(QLatin1String(kDraftKey));
    startFresh({});
    showStep(0);
    emit draftChanged(0, wizard::kSteps);
    workspace().open(QStringLiteral("triggers"));
}

// A folder that has got files meanwhile, or in a try before this one, is left as it is.
Done WizardPage::writeStarterFiles() const
{
    const auto &draft = m_desk->draft;
    const auto &function = draft.function;
    if (!function.templateName.empty() || draft.starter.empty() || !takesStarter(QString::fromStdString(function.code)))
        return {};
    return writeStarterOf(function.runtime, draft.starter, function.code);
}

void WizardPage::create()
{
    if (const auto files = writeStarterFiles(); !files) {
        m_review->showTrouble(troubleOf(files.error(), tr("Nothing was created")));
        return;
    }
    m_busy = true;
    m_footer->setBusy(true);
    m_list->setEnabled(false);
    m_pages->setEnabled(false);
    m_review->hideTrouble();
    workspace().send(commandOf(m_desk->draft, m_desk->now()), this, [this](Result<PutAnswer> answer) {
        m_busy = false;
        m_list->setEnabled(true);
        m_pages->setEnabled(true);
        m_footer->setBusy(false);
        if (answer)
            return created(*answer);
        m_review->load();
        m_review->showTrouble(troubleOf(answer.error(), tr("Nothing was created")));
        refresh();
        m_footer->next()->setFocus(Qt::OtherFocusReason);
    });
}

void WizardPage::created(const PutAnswer &answer)
{
    const auto &draft = m_desk->draft;
    const auto place =
        draft.withTrigger ? places::at("triggers", toText(draft.trigger.key)) : places::at("functions", toText(draft.function.key));
    const auto name = QString::fromStdString(draft.withTrigger ? toText(draft.trigger.key) : toText(draft.function.key));
    const auto count = int(answer.rows.size());
    QSettings().remove(QLatin1String(kDraftKey));
    startFresh({});
    showStep(0);
    emit draftChanged(0, wizard::kSteps);
    workspace().readSoon();
    workspace().say(count > 1 ? tr("Created %1 and what belongs to it. Ctrl+Z undoes it.").arg(name)
                              : tr("Created %1. Ctrl+Z undoes it.").arg(name));
    workspace().open(place);
}

} // namespace sluice
