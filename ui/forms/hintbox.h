// A hint with its figures and one button that takes the better value.
#pragma once

#include "ui/widgets/boxes.h"

namespace sluice {

class HintBox final : public TintBox {
    Q_OBJECT
public:
    explicit HintBox(QWidget *parent = nullptr);
    void say(const QString &strong, const QString &text, const QString &button); // "" = no button
    [[nodiscard]] QString text() const { return m_plain; }

signals:
    void taken(); // the button

private:
    QLabel *m_text;
    QPushButton *m_button;
    QString m_plain;
};

} // namespace sluice
