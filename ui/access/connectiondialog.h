// Creates, changes and tests connections.
#pragma once

#include <QString>

class QWidget;

namespace sluice {

class Workspace;

// The place `connect`: a new connection to the cloud, tested as soon as it is kept.
void openConnectDialog(Workspace &workspace, QWidget *window);

// The places `create/connection` (name empty) and `edit/connection/NAME`. Window-modal over the window; goes when it is
// closed. What does not exist is said in the status line.
void openConnectionDialog(Workspace &workspace, QWidget *window, const QString &name);

} // namespace sluice
