// The edit and create dialogs of what the catalog holds.
#pragma once

#include "models/workspace.h"

class QWidget;

namespace sluice {

// `place`: edit/KIND/NAME or create/KIND[/PARENT], KIND one of project, logstore, bucket, role, service, function, trigger;
// a function is created elsewhere (ui/functions/newfunctiondialog.h).
// Opens the dialog over `window` and answers true; false when this is none of those places. What does not exist is said in
// the status line. The dialog saves in one transaction, says so in the status line, and goes when it is closed.
bool openEditor(Workspace &workspace, QWidget *window, const QString &place);

} // namespace sluice
