// The triggers that invoke one function.
#pragma once

#include "models/workspace.h"

#include <QWidget>

class QPushButton;

namespace sluice {

class EmptyState;
class InkLabel;
class TriggerTable;

class FunctionTriggers final : public QWidget {
    Q_OBJECT
public:
    explicit FunctionTriggers(Workspace &workspace, QWidget *parent = nullptr); // it outlives the tab

    void set(const FunctionKey &function); // again when triggers were read
    void setConnected(bool connected);
    void focusFirst();
    [[nodiscard]] const TriggerModel &triggers() const { return m_model; }

private:
    void create();

    Workspace &m_workspace;
    TriggerModel m_model; // of this function
    FunctionKey m_function;
    InkLabel *m_count;
    QPushButton *m_create;
    TriggerTable *m_table;
    EmptyState *m_empty;
};

} // namespace sluice
