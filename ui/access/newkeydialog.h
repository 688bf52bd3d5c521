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

    void reject() override; // not while a key is being made: the answer has the only copy of its secret

private:
    void make();
    void setMaking(bool making);

    Workspace &m_workspace;
    std::string m_user;
    QRadioButton *m_keep;
    QRadioButton *m_drop;
    TroubleBox *m_trouble;
    QPushButton *m_cancel;
    QPushButton *m_make;
    bool m_making = false;
};

} // namespace sluice
