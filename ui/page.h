// A page of the window. The window makes it when it is first opened and throws it away when the language changes, so a page
// keeps what must last in the workspace, in QSettings or in its place's name.
// What can be done on the page is in QWidget::actions(), each with a text: the command palette and the sheet of shortcuts
// list exactly these.
#pragma once

#include "models/workspace.h"

#include <QWidget>

namespace sluice {

class Page : public QWidget {
    Q_OBJECT
public:
    explicit Page(Workspace &workspace, QWidget *parent = nullptr) // the workspace outlives the page
        : QWidget(parent)
        , m_workspace(workspace)
    {
    }

    // Shows the place `HEAD/rest`; also before there is an engine, and again with another rest.
    virtual void open(const QString &rest) = 0;
    virtual void leave() { } // another page is shown: repeated reads stop until open()
    virtual void focusFilter() { } // Ctrl+F
    virtual void focusFirst() { setFocus(Qt::OtherFocusReason); } // where the keyboard starts on this page
    virtual bool closeDetail() { return false; } // Esc; false = nothing was open
    virtual void showTrouble(const Error &) { } // there is no engine, and why

signals:
    void ready(); // shows its first data

protected:
    [[nodiscard]] Workspace &workspace() const { return m_workspace; }

private:
    Workspace &m_workspace;
};

} // namespace sluice
