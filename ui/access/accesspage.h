// Access: who may do what here, and what opens the doors: authorization, connections, roles, users, secrets, the checker and
// the audit. Places: access[/TAB[/NAME]].
#pragma once

#include "ui/access/accessreads.h"
#include "ui/page.h"

class QStackedWidget;
class QTabBar;

namespace sluice {

class AccessTab;
class MessageStrip;

class AccessPage final : public Page {
    Q_OBJECT
public:
    explicit AccessPage(Workspace &workspace, QWidget *parent = nullptr);

    void open(const QString &rest) override; // "" = the tab that was shown last
    void leave() override;
    void focusFilter() override;
    void focusFirst() override;
    void showTrouble(const Error &error) override;

    [[nodiscard]] AccessTab *tab() const; // that is shown
    [[nodiscard]] QTabBar *tabs() const { return m_tabs; }

private:
    void addTab(AccessTab *tab);
    void showTab(int index, const QString &name);
    void showLink();

    AccessReads m_reads;
    QTabBar *m_tabs;
    QStackedWidget *m_pages;
    MessageStrip *m_gone;
    QList<QAction *> m_tabActions;
    QString m_name; // to select in the tab, until there is an engine
    bool m_isOpen = false;
    int m_shown = -1;
};

} // namespace sluice
