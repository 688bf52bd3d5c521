// The drafts of the wizard: the one in work, and those that were put aside.
#include "ui/widgets/boxes.h"
#include "ui/wizard/draftshelf.h"
#include "ui/wizard/wizardpage.h"
#include "ui/wizard/wizardstep.h"

#include <QMenu>
#include <QSettings>

namespace sluice {

int WizardPage::draftStep()
{
    const auto draft = wizardDraftOf(QSettings().value(QLatin1String(kDraftKey)).toByteArray());
    return draft ? draft->step + 1 : 0;
}

void WizardPage::putAside()
{
    if (m_desk->draft.touched && !m_gone)
        draftshelf::put(m_desk->draft);
}

void WizardPage::showShelf()
{
    const auto drafts = draftshelf::all();
    delete m_noticeButton->menu();
    m_noticeBox->setVisible(!drafts.empty());
    if (drafts.empty())
        return;
    const auto now = tr("This one is for %1.").arg(QString::fromStdString(m_desk->draft.service.name));
    if (drafts.size() == 1) {
        m_notice->set(Tint::Info, QLatin1String("info"),
                      tr("There was a draft for %1.").arg(QString::fromStdString(drafts[0].service.name)), now);
        m_noticeButton->setText(tr("Go back to it"));
        return;
    }
    m_notice->set(Tint::Info, QLatin1String("info"), tr("%Ln draft(s) were put aside.", nullptr, int(drafts.size())), now);
    m_noticeButton->setText(tr("Go back to one"));
    auto *menu = new QMenu(m_noticeButton);
    for (std::size_t at = 0; at < drafts.size(); ++at)
        menu->addAction(draftshelf::titleOf(drafts[at]).replace(QLatin1Char('&'), QLatin1String("&&")), this,
                        [this, at] { restore(at); });
    m_noticeButton->setMenu(menu);
}

void WizardPage::restore(std::size_t at)
{
    auto before = draftshelf::take(at);
    if (!before)
        return showShelf();
    if (m_begun)
        current()->leave();
    putAside();
    take(std::move(*before));
    keep();
    showStep(m_desk->draft.step);
    QMetaObject::invokeMethod(this, &WizardPage::showShelf, Qt::QueuedConnection); // the menu goes after its action
}

void WizardPage::keep()
{
    if (m_taking)
        return;
    m_gone = false;
    m_save.start();
    emit draftChanged(m_desk->draft.step + 1, wizard::kSteps);
}

void WizardPage::save()
{
    m_save.stop();
    if (!m_begun || m_gone)
        return;
    const auto stored = storedForm(m_desk->draft);
    if (!stored.isEmpty())
        QSettings().setValue(QLatin1String(kDraftKey), stored);
}

} // namespace sluice
