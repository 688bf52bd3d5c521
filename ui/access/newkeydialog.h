// Asks what becomes of the old keys, then makes a new one.
#pragma once

#include "models/workspace.h"

#include <QDialog>

class QPushButton;
class QRadioButton;

namespace sluice {

class TroubleBox;

class NewKeyDialog final : public QDialog {
    Q_OBJECT
public:
    NewKeyDialog(Workspace &workspace, const User &user, QWidget *window); // shown by open()

private:
    void make();

    Workspace &m_workspace;
    std::string m_user;
    QRadioButton *m_keep;
    QRadioButton *m_drop;
    TroubleBox *m_trouble;
    QPushButton *m_make;
};

} // namespace sluice
