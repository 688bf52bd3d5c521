// How SluiceStyle paints each control; private to ui/theme.
#pragma once

#include <QStyleOption>

class QPainter;

namespace sluice::paint {

inline constexpr int kFieldArrow = 20; // room of a field's arrow or arrows at its right

void button(const QStyleOptionButton &option, QPainter &painter);
void buttonLabel(const QStyleOptionButton &option, QPainter &painter, const QWidget *widget);
void inputFrame(const QStyleOption &option, QPainter &painter, bool wrong);
void radio(const QStyleOption &option, QPainter &painter);
void comboBox(const QStyleOptionComboBox &option, QPainter &painter, bool wrong);
void spinBox(const QStyleOptionSpinBox &option, QPainter &painter, bool wrong);
void checkBox(const QStyleOption &option, QPainter &painter);
void headerSection(const QStyleOptionHeader &option, QPainter &painter);
void headerLabel(const QStyleOptionHeader &option, QPainter &painter);
void tabShape(const QStyleOptionTab &option, QPainter &painter);
void tabLabel(const QStyleOptionTab &option, QPainter &painter, const QWidget *widget);
void scrollBar(const QStyleOptionSlider &option, QPainter &painter, const QRect &handle);
void progressGroove(const QStyleOptionProgressBar &option, QPainter &painter);
void progressContents(const QStyleOptionProgressBar &option, QPainter &painter);
void focusRing(const QStyleOption &option, QPainter &painter, bool wrong);
void splitter(const QStyleOption &option, QPainter &painter);

} // namespace sluice::paint
