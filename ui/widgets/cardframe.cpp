#include "ui/widgets/cardframe.h"

#include "ui/theme/icons.h"

#include <QPainter>

namespace sluice {

CardFrame::CardFrame(QWidget *parent)
    : QFrame(parent)
{
}

void CardFrame::setChosen(bool chosen)
{
    m_chosen = chosen;
    update();
}

void CardFrame::paintEvent(QPaintEvent *)
{
    const auto &theme = Theme::of(palette());
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const double width = m_chosen ? 2 : 1;
    painter.setPen(QPen(m_chosen ? theme.accent : theme.border, width));
    painter.setBrush(theme.base);
    painter.drawRoundedRect(QRectF(rect()).adjusted(width / 2, width / 2, -width / 2, -width / 2), measure::kRadius,
                            measure::kRadius);
}

IconMark::IconMark(QLatin1String icon, Ink ink, int size, QWidget *parent)
    : QWidget(parent)
    , m_icon(icon)
    , m_ink(ink)
{
    setFixedSize(size, size);
}

void IconMark::set(QLatin1String icon, Ink ink)
{
    m_icon = icon;
    m_ink = ink;
    update();
}

void IconMark::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    paintIcon(&painter, rect(), m_icon, Theme::of(palette()).ink(m_ink));
}

} // namespace sluice
