#include "ui/forms/surfaces.h"

#include <QPainter>

namespace sluice {

namespace {

constexpr int kFooter = 52;

} // namespace

Band::Band(Fill fill, QWidget *parent)
    : QWidget(parent)
    , m_fill(fill)
{
    if (fill == Fill::Header)
        setFixedHeight(measure::kRow);
}

void Band::paintEvent(QPaintEvent *)
{
    const auto &theme = Theme::of(palette());
    QPainter painter(this);
    painter.fillRect(rect(), m_fill == Fill::Header ? theme.header : theme.alt);
    painter.fillRect(0, 0, width(), 1, theme.border);
}

Footer::Footer(QWidget *parent)
    : QWidget(parent)
{
    setFixedHeight(kFooter);
}

void Footer::paintEvent(QPaintEvent *)
{
    QPainter(this).fillRect(0, 0, width(), 1, Theme::of(palette()).border);
}

} // namespace sluice
