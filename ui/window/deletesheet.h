// Asks once before something is deleted: what goes with it, what is kept, how to get it back.
#pragma once

#include "models/workspace.h"
#include "ui/window/sheet.h"

namespace sluice {

// What is inside `kind` `name` and goes with it, as "function shipping/to-csv"; pure.
[[nodiscard]] QStringList insidesOf(const DefinitionRows &definitions, const QString &kind, const QString &name);

class DeleteSheet final : public Sheet {
    Q_OBJECT
public:
    // The workspace outlives the sheet. `name` as the catalog writes it: shop/access, shipping/to-csv/every-minute.
    DeleteSheet(Workspace &workspace, const QString &kind, const QString &name, QWidget *window);

private:
    void go();

    Workspace &m_workspace;
    const QString m_kind;
    const QString m_name;
    QStringList m_insides;
    QPushButton *m_delete = nullptr;
};

} // namespace sluice
