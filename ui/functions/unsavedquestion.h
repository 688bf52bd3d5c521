// "Save what was typed?" before a window closes.
#pragma once

#include <functional>

class QMessageBox;
class QWidget;

namespace sluice {

class CodeDesk;

// Null: nothing is unsaved, nothing is asked. Else a question that is shown and goes away by itself; `close` is called when
// everything is saved or was given up. What cannot be saved keeps the window open and is said. Forms of the window's
// function pages are asked for as well.
QMessageBox *askBeforeClosing(CodeDesk &desk, QWidget *window, std::function<void()> close);

} // namespace sluice
