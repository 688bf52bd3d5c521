// A combo box to type into, with the house's frame. It scrolls past the wheel unless it has the focus.
#pragma once

#include <QComboBox>

namespace sluice {

class EditCombo : public QComboBox {
    Q_OBJECT
public:
    explicit EditCombo(QWidget *parent = nullptr);

protected:
    void paintEvent(QPaintEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
};

} // namespace sluice
