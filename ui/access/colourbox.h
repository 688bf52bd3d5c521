// A colour by name or by its six digits, with a square of it before each entry.
#pragma once

#include "ui/access/editcombo.h"

namespace sluice {

class ColourBox final : public EditCombo {
    Q_OBJECT
public:
    explicit ColourBox(QWidget *parent = nullptr);
    [[nodiscard]] QString colour() const; // "" = none, else what was typed, trimmed and in lower case
    void setColour(const QString &colour); // says nothing

signals:
    void changed(); // by a person

protected:
    void changeEvent(QEvent *event) override;

private:
    void fill();
};

} // namespace sluice
