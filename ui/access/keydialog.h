// A new access key: the only time that its secret is shown. Closing the dialog wipes it.
#pragma once

#include "engine/client/accessrows.h"

#include <QDialog>
#include <QLineEdit>

namespace sluice {

class InkLabel;

class KeyDialog final : public QDialog {
    Q_OBJECT
public:
    KeyDialog(NewKeyAnswer key, QWidget *window); // shown by open()
    ~KeyDialog() override;

    // A copied secret stays on the clipboard until something else is copied, at most this long after the dialog closed.
    static constexpr int kClipboardMs = 60'000;

protected:
    void done(int result) override;
    void keyPressEvent(QKeyEvent *event) override; // Esc closes only once the secret was copied
    void showEvent(QShowEvent *event) override;

private:
    void addFact(class QGridLayout *grid, const QString &label, QLineEdit *field, const QString &copyWords, bool secret);
    void copy(bool secret);
    void wipeAll();

    NewKeyAnswer m_key;
    QLineEdit *m_id;
    QLineEdit *m_secret;
    InkLabel *m_copied;
    bool m_isSecretCopied = false;
};

} // namespace sluice
