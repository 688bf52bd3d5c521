// "Confirm Authorization Policy": shows what it grants, then grants it.
#pragma once

#include "ui/errors.h"

#include <QDialog>

class QPushButton;

namespace sluice {

class AuthorizationView;
class BadgeLabel;
class TroubleBox;
class Workspace;

class AuthorizeDialog final : public QDialog {
    Q_OBJECT
public:
    AuthorizeDialog(Workspace &workspace, QWidget *window); // the workspace outlives it; shown by open()

private:
    void read();
    void confirm();
    void show(const Trouble &trouble);

    Workspace &m_workspace;
    AuthorizationView *m_view;
    TroubleBox *m_trouble;
    BadgeLabel *m_state;
    QPushButton *m_confirm;
    QPushButton *m_cancel;
};

// The place `authorize`. Window-modal over the window; goes when it is closed.
void openAuthorizeDialog(Workspace &workspace, QWidget *window);

} // namespace sluice
