// F1: every key that does something now, in the window and on the page that shows.
#pragma once

#include "ui/window/sheet.h"

namespace sluice {

class ShortcutsSheet final : public Sheet {
    Q_OBJECT
public:
    // Lists the actions with a shortcut; `page` may be null.
    ShortcutsSheet(const QList<QAction *> &windowActions, const QList<QAction *> &pageActions, QWidget *window);
};

} // namespace sluice
