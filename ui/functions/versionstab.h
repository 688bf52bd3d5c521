// The versions of a function: what each changed, which one runs; roll back, compare, take the pin away.
#pragma once

#include "models/versionmodel.h"
#include "models/workspace.h"
#include "ui/errors.h"

#include <QWidget>

class QAction;

namespace sluice {

class EmptyState;
class InkLabel;
class MessageStrip;
class Table;

class VersionsTab final : public QWidget {
    Q_OBJECT
public:
    explicit VersionsTab(Workspace &workspace, VersionModel &model, QWidget *parent = nullptr); // both outlive the tab

    void setFunction(const Function &function);
    void showVersions(); // the model has rows, or has none
    void showTrouble(const Error &error); // they could not be read
    void setConnected(bool connected);
    void runWhatIsSaved(); // takes the pin away
    void focusFirst();

signals:
    void changed(); // the function was changed from here: read again

private:
    void build();
    void choose(); // what can be done with the selected version
    void askToRollBack();
    void compare();
    void put(Function value, const QString &said, const QString &failure);
    [[nodiscard]] const FunctionVersionRow *current() const;

    Workspace &m_workspace;
    VersionModel &m_model;
    Function m_function;
    QAction *m_rollBack;
    QAction *m_compare;
    InkLabel *m_note;
    Table *m_table;
    EmptyState *m_empty;
    MessageStrip *m_answer;
    bool m_connected = true;
    bool m_busy = false;
};

// What rolling back from `now` to that version changes, in sentences.
[[nodiscard]] QString rollBackMeans(const Function &now, const FunctionVersionRow &version);

} // namespace sluice
