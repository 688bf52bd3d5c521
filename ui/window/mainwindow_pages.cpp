// The one place that knows every page.
#include "ui/access/accesspage.h"
#include "ui/doctor/doctorpage.h"
#include "ui/functions/functionspage.h"
#include "ui/logstores/logstorespage.h"
#include "ui/overview/overviewpage.h"
#include "ui/services/servicespage.h"
#include "ui/triggers/triggerspage.h"
#include "ui/welcome/welcomepage.h"
#include "ui/window/mainwindow.h"
#include "ui/window/pagestack.h"
#include "ui/window/rail.h"
#include "ui/window/statusline.h"
#include "ui/wizard/wizardpage.h"

namespace sluice {

namespace {

template <class P> PageStack::Maker making()
{
    return [](Workspace &workspace) { return new P(workspace); };
}

} // namespace

void MainWindow::addPages()
{
    m_pages->add(QStringLiteral("welcome"), making<WelcomePage>());
    m_pages->add(QStringLiteral("doctor"), making<DoctorPage>());
    m_pages->add(QStringLiteral("overview"), making<OverviewPage>());
    m_pages->add(QStringLiteral("services"), making<ServicesPage>());
    m_pages->add(QStringLiteral("functions"), making<FunctionsPage>());
    m_pages->add(QStringLiteral("logstores"), making<LogstoresPage>());
    m_pages->add(QStringLiteral("access"), making<AccessPage>());
    m_pages->add(QStringLiteral("triggers"), [this](Workspace &workspace) {
        auto *page = new TriggersPage(workspace);
        connect(page, &TriggersPage::engineAsked, this, &MainWindow::askForEngine);
        connect(page, &TriggersPage::zoneChanged, this, [this] {
            m_status->setNow(m_workspace.now());
            m_pages->dropOthers();
        });
        if (m_telling)
            page->chooseTelling();
        return page;
    });
    m_pages->add(QStringLiteral("wizard"), [this](Workspace &workspace) {
        auto *page = new WizardPage(workspace);
        connect(page, &WizardPage::draftChanged, this, &MainWindow::showDraft);
        return page;
    });
    showDraft(WizardPage::draftStep());
}

void MainWindow::showDraft(int step)
{
    constexpr int kSteps = 7;
    m_rail->item(QStringLiteral("wizard"))->setNote(step > 0 ? tr("%1 of %2").arg(step).arg(kSteps) : QString());
}

} // namespace sluice
