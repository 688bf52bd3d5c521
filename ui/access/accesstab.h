// One tab of Access. It connects to the workspace itself and keeps its rows while it is hidden.
#pragma once

#include "ui/access/accessreads.h"
#include "ui/errors.h"
#include "ui/places.h"

#include <QWidget>

namespace sluice {

class AccessTab : public QWidget {
    Q_OBJECT
public:
    AccessTab(Workspace &workspace, AccessReads &reads, QWidget *parent = nullptr); // both outlive the tab

    // What it is called in a place, in English in every language; and its word.
    [[nodiscard]] virtual QString key() const = 0;
    [[nodiscard]] virtual QString title() const = 0;
    // Shown; `name`: what to select, "" = as it was.
    virtual void open(const QString &name) = 0;
    virtual void leave() { }
    virtual void focusFilter() { focusFirst(); }
    virtual void focusFirst() = 0;

    // The actions that the page offers while this tab is shown are QWidget::actions().

protected:
    // With a text that has its mnemonic, and a tool tip that says more.
    QAction *addDeed(const QString &text, const QString &tip, std::function<void()> deed);
    [[nodiscard]] Workspace &workspace() const { return m_workspace; }
    [[nodiscard]] AccessReads &reads() const { return m_reads; }
    // The place "access/KEY/NAME" of the next visit, and dialogs of other rooms.
    void ask(const char *head, const QString &rest) { workspace().open(places::at(head, rest)); }
    void fail(const Error &error, const QString &doing); // in a message box over the page

    virtual void refresh() = 0; // rows, states of actions: something that is shown changed

private:
    Workspace &m_workspace;
    AccessReads &m_reads;
};

inline constexpr auto kActor = "sluice"; // of every command, for the audit

} // namespace sluice
