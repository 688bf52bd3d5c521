// Buttons that stand for an action: text, enabled, visible and icon follow it, and a click triggers it. So a page's buttons,
// menus, shortcuts and palette entries are one thing.
#pragma once

#include "ui/widgets/controls.h"

class QAction;
class QMenu;

namespace sluice {

[[nodiscard]] QPushButton *makeActionButton(QAction *action, const char *iconName, ButtonSize size = ButtonSize::Page,
                                            ButtonRank rank = ButtonRank::Plain);
[[nodiscard]] QPushButton *makeMenuButton(const QString &words, QMenu *menu); // an icon alone; the menu is taken over

} // namespace sluice
