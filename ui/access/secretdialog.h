// Sets the value of one secret: a masked field, and where the value is kept.
#pragma once

#include "models/workspace.h"

#include <QDialog>

class QPushButton;

namespace sluice {

class InkLabel;
class SecretField;
class TroubleBox;

class SecretDialog final : public QDialog {
    Q_OBJECT
public:
    // `home`: where secrets are kept, for people; `why`: why not in the keychain. Shown by open().
    SecretDialog(Workspace &workspace, const QString &name, const QString &home, const QString &why, QWidget *window);

signals:
    void stored();

private:
    void review();
    void store();

    Workspace &m_workspace;
    std::string m_name;
    SecretField *m_value;
    InkLabel *m_problem;
    TroubleBox *m_trouble;
    QPushButton *m_store;
    QPushButton *m_cancel;
};

// "It goes into the keychain (Secret Service) …": one or two sentences.
[[nodiscard]] QString whereKept(const QString &home, const QString &why);

} // namespace sluice
