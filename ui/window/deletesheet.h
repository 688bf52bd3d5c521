// Asks once before something is deleted: what goes with it, what is kept, how to get it back.
#pragma once

#include "models/deletion.h"
#include "models/workspace.h"
#include "ui/window/sheet.h"

namespace sluice {

class DeleteSheet final : public Sheet {
    Q_OBJECT
public:
    // The workspace outlives the sheet. `name` as the catalog writes it: shop/access, shipping/to-csv/every-minute.
    DeleteSheet(Workspace &workspace, const QString &kind, const QString &name, QWidget *window);

private:
    void tell(); // what goes with it, by the definitions as they are now
    void go();

    Workspace &m_workspace;
    const QString m_kind;
    const QString m_name;
    Deletion m_deletion; // as it was told
    QWidget *m_story = nullptr;
    QPushButton *m_delete = nullptr;
};

} // namespace sluice
