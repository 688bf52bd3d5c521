// Creates, changes and tests connections.
#pragma once

#include <QString>

class QWidget;

namespace sluice {

class Workspace;

// The place `connect`: a new connection to the cloud, tested first; it is kept when it works, or when a
// person wants it all the same.
void openConnectDialog(Workspace &workspace, QWidget *window);

// The places `create/connection` (name empty) and `edit/connection/NAME`. Window-modal over the window; goes when it is
// closed. What does not exist is said in the status line.
void openConnectionDialog(Workspace &workspace, QWidget *window, const QString &name);

} // namespace sluice
