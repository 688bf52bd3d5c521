// What controls that scroll share: the frame of something operable, strong with the focus or when wrong.
#pragma once

#include "ui/theme/theme.h"

#include <QPainter>
#include <QWidget>

namespace sluice {

inline constexpr int kControlFrame = 2; // its room on each side

inline void paintControlFrame(QWidget *widget, bool focused)
{
    const auto &theme = Theme::of(widget->palette());
    const bool wrong = widget->property("wrong").toBool();
    QPainter painter(widget);
    painter.fillRect(widget->rect(), theme.window);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(wrong                     ? theme.bad
                            : focused             ? theme.accent
                            : widget->isEnabled() ? theme.ctl
                                                  : theme.border,
                        wrong || focused ? 2 : 1));
    if (widget->property("bare").toBool() && !wrong && !focused)
        painter.setPen(Qt::NoPen);
    painter.setBrush(theme.base);
    const auto inset = wrong || focused ? 1.0 : 0.5;
    painter.drawRoundedRect(QRectF(widget->rect()).adjusted(inset, inset, -inset, -inset), measure::kRadius,
                            measure::kRadius);
}

} // namespace sluice
