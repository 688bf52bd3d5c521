// A colour by name or by its six digits, with a square of it before each entry.
#pragma once

#include <QComboBox>

namespace sluice {

class ColourBox final : public QComboBox {
    Q_OBJECT
public:
    explicit ColourBox(QWidget *parent = nullptr);
    [[nodiscard]] QString colour() const; // "" = none, else what was typed, trimmed and in lower case
    void setColour(const QString &colour); // says nothing

signals:
    void changed(); // by a person

protected:
    void changeEvent(QEvent *event) override;
    void wheelEvent(QWheelEvent *event) override; // only with the focus: a page scrolls past it

private:
    void fill();
};

} // namespace sluice
