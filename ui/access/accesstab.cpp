#include "ui/access/accesstab.h"

#include "ui/access/askbox.h"

#include <QAction>

namespace sluice {

AccessTab::AccessTab(Workspace &workspace, AccessReads &reads, QWidget *parent)
    : QWidget(parent)
    , m_workspace(workspace)
    , m_reads(reads)
{
    connect(&workspace, &Workspace::definitionsChanged, this, [this] { refresh(); });
    connect(&workspace, &Workspace::linkChanged, this, [this] { refresh(); });
    connect(&reads, &AccessReads::definitionsFailed, this, [this] { refresh(); });
    connect(&reads, &AccessReads::secretsRead, this, [this] { refresh(); });
    connect(&reads, &AccessReads::authorizationRead, this, [this] { refresh(); });
}

QAction *AccessTab::addDeed(const QString &text, const QString &tip, std::function<void()> deed)
{
    auto *action = new QAction(text, this);
    if (!tip.isEmpty())
        action->setToolTip(tip);
    connect(action, &QAction::triggered, this, std::move(deed));
    addAction(action);
    return action;
}

void AccessTab::fail(const Error &error, const QString &doing)
{
    openTroubleBox(window(), troubleOf(error, doing));
}

} // namespace sluice
