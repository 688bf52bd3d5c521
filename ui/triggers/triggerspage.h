// All triggers: what needs a look first, with the reason of the last tick.
#pragma once

#include "models/triggermodel.h"
#include "ui/errors.h"

#include <QTimer>
#include <QWidget>

class QLineEdit;

namespace sluice {

class EmptyState;
class StateChip;
class Table;

class TriggersPage final : public QWidget {
    Q_OBJECT
public:
    explicit TriggersPage(TriggerModel &model, QWidget *parent = nullptr); // the model outlives the page

    void showStarting(); // no engine yet
    void showTrouble(const Trouble &trouble); // instead of rows
    void showRows(); // the engine answered
    void focusFilter();
    void focusTable();

signals:
    void opened(const QString &trigger); // SERVICE/FUNCTION/TRIGGER
    void tryAgain();

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    enum class Showing { Starting, Rows, Trouble };

    void updateChips();
    void updateEmpty();
    void sayEmpty();
    void applyStates();
    void fitColumns();

    TriggerModel &m_model;
    Table *m_table;
    EmptyState *m_empty;
    QLineEdit *m_filter;
    StateChip *m_all;
    std::array<StateChip *, kPumpStates> m_chips{};
    std::size_t m_names = 0;
    int m_widestName = 0;
    QTimer m_late; // "loading" shows after 300 ms, never sooner
    Trouble m_trouble;
    QString m_said; // what the empty state has buttons for
    Showing m_showing = Showing::Starting;
};

} // namespace sluice
