// A small dialog of the window: what it is about, its content, its buttons. It deletes itself when it is closed.
#pragma once

#include "ui/errors.h"
#include "ui/widgets/controls.h"

#include <QDialog>

class QBoxLayout;

namespace sluice {

class MessageStrip;

class Sheet : public QDialog {
    Q_OBJECT
public:
    Sheet(const QString &title, QWidget *window); // window-modal

    [[nodiscard]] QBoxLayout *body() const { return m_body; }
    void addLeft(QWidget *widget); // beside the buttons
    QPushButton *addButton(const QString &text, ButtonRank rank); // from left to right; the default one last
    QPushButton *addClose(); // "Close", or "Cancel" beside another button
    void say(const Trouble &trouble); // above the buttons; what = "" hides it

private:
    QBoxLayout *m_body;
    QBoxLayout *m_buttons;
    MessageStrip *m_strip;
};

} // namespace sluice
