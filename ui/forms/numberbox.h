// A whole number. It can be typed out of its range, so that the form can say what the range is; arrows stay inside.
#pragma once

#include <QSpinBox>

namespace sluice {

class NumberBox final : public QSpinBox {
    Q_OBJECT
public:
    NumberBox(int least, int most, QWidget *parent = nullptr);
    [[nodiscard]] int least() const { return m_least; }
    [[nodiscard]] int most() const { return m_most; }
    [[nodiscard]] bool isEmpty() const; // no number is typed
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

signals:
    void typed(int value); // each keystroke and step, also setValue()

protected:
    void stepBy(int steps) override;
    StepEnabled stepEnabled() const override;
    QValidator::State validate(QString &text, int &at) const override;
    int valueFromText(const QString &text) const override;
    QString textFromValue(int value) const override;
    void fixup(QString &text) const override;
    void resizeEvent(QResizeEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;

private:
    int m_least;
    int m_most;
};

} // namespace sluice
