// What was deleted, until when it can come back, and the button that brings it back.
#pragma once

#include "models/trashmodel.h"
#include "models/workspace.h"
#include "ui/window/sheet.h"

namespace sluice {

class EmptyState;
class Table;

class TrashSheet final : public Sheet {
    Q_OBJECT
public:
    TrashSheet(Workspace &workspace, QWidget *window); // the workspace outlives the sheet

private:
    void read();
    void take(Result<TrashRows> answer);
    void restore();

    Workspace &m_workspace;
    TrashModel m_model;
    Table *m_table;
    EmptyState *m_empty;
    QPushButton *m_restore;
};

} // namespace sluice
