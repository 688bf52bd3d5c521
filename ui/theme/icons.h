// Line icons in the colours of the theme, sharp at every scale, redrawn when the palette changes.
#pragma once

#include "ui/theme/theme.h"

#include <QIcon>

namespace sluice {

// An icon that takes its colour from the application's palette when it is painted. Unknown names give an empty icon.
[[nodiscard]] QIcon icon(const char *name, Ink ink = Ink::Text);

// For delegates and painted widgets: the picture itself, `size` device-independent pixels wide.
void paintIcon(QPainter *painter, const QRectF &rect, QLatin1String name, const QColor &colour);

[[nodiscard]] QLatin1String iconPath(QLatin1String name); // SVG path data; empty = unknown

} // namespace sluice
