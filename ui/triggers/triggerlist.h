// All triggers: what needs a look first, with the reason of the last tick.
#pragma once

#include "models/workspace.h"
#include "ui/errors.h"

#include <QWidget>

class QLineEdit;

namespace sluice {

class EmptyState;
class MessageStrip;
class StateChip;
class Table;

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
    [[nodiscard]] Table *table() const { return m_table; }

signals:
    void tryAgain(); // and there is no engine to ask

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    enum class Showing { Starting, Rows, Trouble };

    void build();
    QLayout *buildFilter();
    void showRows();
    void updateChips();
    void updateEmpty();
    void sayEmpty();
    void applyStates();
    void fitColumns();

    Workspace &m_workspace;
    TriggerModel &m_model;
    Table *m_table;
    EmptyState *m_empty;
    MessageStrip *m_strip;
    QLineEdit *m_filter;
    StateChip *m_all;
    std::array<StateChip *, kPumpStates> m_chips{};
    std::size_t m_names = 0;
    int m_widestName = 0;
    QTimer m_late; // "loading" shows after 300 ms, never sooner
    Trouble m_trouble;
    QString m_said; // what the empty state has buttons for
    Showing m_showing = Showing::Starting;
    bool m_entered = false;
};

} // namespace sluice
