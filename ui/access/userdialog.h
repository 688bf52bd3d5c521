// Creates and changes local users; a new one comes with a key.
#pragma once

#include <QString>

class QWidget;

namespace sluice {

class Workspace;

// The places `create/user` (name empty) and `edit/user/NAME`. Window-modal over the window; goes when it is closed.
// What does not exist is said in the status line.
void openUserDialog(Workspace &workspace, QWidget *window, const QString &name);

// A new key for the user: asks whether the old ones stop at once, then shows the key once.
void openNewKeyDialog(Workspace &workspace, QWidget *window, const QString &name);

} // namespace sluice
