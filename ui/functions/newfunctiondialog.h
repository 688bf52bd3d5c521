// The dialog that creates a function with code of one's own.
#pragma once

#include "models/workspace.h"

class QWidget;

namespace sluice {

// Opens it over `window`, for that service; "" = to be chosen. The starter's files are written first, then the definition in
// one step that undo takes back; files stay. Then the page of the function opens on its code.
void openNewFunctionDialog(Workspace &workspace, QWidget *window, const QString &service);

} // namespace sluice
