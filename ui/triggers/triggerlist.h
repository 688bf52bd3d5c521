// All triggers: what needs a look first, with the reason of the last tick.
#pragma once

#include "models/workspace.h"
#include "ui/errors.h"

#include <QWidget>

class QLineEdit;

namespace sluice {

class EmptyState;
class MessageStrip;
class StateChips;
class TriggerTable;

class TriggerList final : public QWidget {
    Q_OBJECT
public:
    explicit TriggerList(Workspace &workspace, QWidget *parent = nullptr); // the workspace outlives the list

    void enter(); // it is shown: its filter holds in the workspace's model …
    void leave(); // … until here
    void showTrouble(const Trouble &trouble); // there is no engine: instead of rows, above them when there are some
    void focusFilter();
    void focusTable();
    [[nodiscard]] bool hasRead() const { return m_showing == Showing::Rows; }
    [[nodiscard]] TriggerTable *table() const { return m_table; }

signals:
    void tryAgain(); // and there is no engine to ask

private:
    enum class Showing { Starting, Rows, Trouble };

    void build();
    QLayout *buildFilter();
    void showRows();
    void updateEmpty();
    void sayEmpty();

    Workspace &m_workspace;
    TriggerModel &m_model;
    TriggerTable *m_table;
    EmptyState *m_empty;
    MessageStrip *m_strip;
    QLineEdit *m_filter;
    StateChips *m_states;
    QTimer m_late; // "loading" shows after 300 ms, never sooner
    Trouble m_trouble;
    QString m_said; // what the empty state has buttons for
    Showing m_showing = Showing::Starting;
    bool m_entered = false;
};

} // namespace sluice
