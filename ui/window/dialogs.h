// The dialogs of the window by their places (ui/places.h), whichever room they live in.
#pragma once

#include "models/workspace.h"

#include <QWidget>

namespace sluice {

// Opens the dialog over `window` and returns at once; false = no dialog has this place.
bool openDialog(Workspace &workspace, QWidget *window, const QString &place);

} // namespace sluice
