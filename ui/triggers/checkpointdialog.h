// Moves the checkpoint of a trigger: says first what is delivered again and what is skipped, and where it stood.
#pragma once

#include "models/workspace.h"

class QDialog;

namespace sluice {

// `rest`: SERVICE/FUNCTION/TRIGGER, or SERVICE/FUNCTION/TRIGGER/SHARD. Window-modal, shown with open(), deletes itself;
// the workspace outlives the window.
QDialog *openCheckpointDialog(Workspace &workspace, QWidget *window, const QString &rest);

} // namespace sluice
