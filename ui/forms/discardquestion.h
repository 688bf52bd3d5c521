// "Discard what was typed?" over a dialog.
#pragma once

#include <QString>

#include <functional>

class QMessageBox;
class QWidget;

namespace sluice {

// Shown; goes away by itself. `discard` is called when that was chosen.
QMessageBox *askToDiscard(QWidget *over, const QString &title, std::function<void()> discard);

} // namespace sluice
