#include "ui/access/editcombo.h"

#include "ui/forms/controlframe.h"
#include "ui/theme/icons.h"

#include <QWheelEvent>

namespace sluice {

namespace {

constexpr int kInset = 6; // of the arrow and of the entry's icon

} // namespace

EditCombo::EditCombo(QWidget *parent)
    : QComboBox(parent)
{
    setEditable(true);
    setInsertPolicy(QComboBox::NoInsert);
    setFocusPolicy(Qt::StrongFocus);
}

void EditCombo::paintEvent(QPaintEvent *)
{
    paintControlFrame(this, hasFocus());
    const auto &theme = Theme::of(palette());
    const int top = (height() - measure::kIcon) / 2;
    QPainter painter(this);
    paintIcon(&painter, QRectF(width() - measure::kIcon - kInset, top, measure::kIcon, measure::kIcon),
              QLatin1String("down"), isEnabled() ? theme.text : theme.text3);
    if (const auto shown = itemIcon(currentIndex()); !shown.isNull())
        shown.paint(&painter, QRect(kInset, top, measure::kIcon, measure::kIcon));
}

void EditCombo::wheelEvent(QWheelEvent *event)
{
    if (hasFocus())
        QComboBox::wheelEvent(event);
    else
        event->ignore();
}

} // namespace sluice
