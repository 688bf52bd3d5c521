// A card: the base colour in a thin frame, which turns to the accent while the card is chosen.
#pragma once

#include "ui/theme/theme.h"

#include <QFrame>

namespace sluice {

class CardFrame : public QFrame {
    Q_OBJECT
public:
    explicit CardFrame(QWidget *parent = nullptr);
    void setChosen(bool chosen);
    [[nodiscard]] bool isChosen() const { return m_chosen; }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    bool m_chosen = false;
};

// An icon alone, in a square of `size` pixels; not for screen readers.
class IconMark final : public QWidget {
    Q_OBJECT
public:
    IconMark(QLatin1String icon, Ink ink, int size = measure::kIcon, QWidget *parent = nullptr);
    void set(QLatin1String icon, Ink ink);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QLatin1String m_icon;
    Ink m_ink;
};

} // namespace sluice
