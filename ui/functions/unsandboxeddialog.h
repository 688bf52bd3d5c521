// The consent to run functions without a sandbox, in words that say what it means.
#pragma once

#include <QString>

#include <functional>

class QObject;
class QWidget;

namespace sluice {

// Window-modal, gone when it is closed. `problem`: why there is no sandbox, one sentence. `accepted` runs when the box was
// ticked and the button pressed, if the context is still there.
void openUnsandboxedDialog(QWidget *window, const QString &problem, QObject *context, std::function<void()> accepted);

} // namespace sluice
