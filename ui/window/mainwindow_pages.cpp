// The one place that knows every page.
#include "ui/triggers/triggerspage.h"
#include "ui/window/mainwindow.h"
#include "ui/window/pagestack.h"

namespace sluice {

void MainWindow::addPages()
{
    m_pages->add(QStringLiteral("triggers"), [this](Workspace &workspace) {
        auto *page = new TriggersPage(workspace);
        connect(page, &TriggersPage::engineAsked, this, &MainWindow::engineAsked);
        if (m_telling)
            page->chooseTelling();
        return page;
    });
}

} // namespace sluice
