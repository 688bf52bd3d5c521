// The triggers: all of them, or one with its shards, its live log and the chosen execution. Place `triggers[/S/F/T]`.
#pragma once

#include "ui/page.h"

#include <QTimer>

class QStackedWidget;

namespace sluice {

class ExecutionPane;
class TriggerList;
class TriggerLog;
class TriggerPage;

class TriggersPage final : public Page {
    Q_OBJECT
public:
    explicit TriggersPage(Workspace &workspace, QWidget *parent = nullptr);

    void open(const QString &rest) override; // "", SERVICE/FUNCTION/TRIGGER, or a trigger's name where it is unique
    void leave() override;
    void focusFilter() override;
    void focusFirst() override;
    bool closeDetail() override;
    void showTrouble(const Error &error) override;

    // Chooses the newest failed execution, else the newest, as soon as there is one; ready() waits for its detail.
    void chooseTelling();

    [[nodiscard]] TriggerList *list() const { return m_list; }
    [[nodiscard]] TriggerPage *trigger() const { return m_trigger; }
    [[nodiscard]] TriggerLog *log() const;
    [[nodiscard]] ExecutionPane *pane() const;

signals:
    void engineAsked(); // "Try again" while there is no engine
    void zoneChanged(); // format::zone(), in the trigger log's menu; this page shows it already

private:
    void openWanted();
    void tellReady();
    void showTelling();

    QStackedWidget *m_stack;
    TriggerList *m_list;
    TriggerPage *m_trigger;
    QTimer m_rows; // waits for the first executions
    QString m_wanted; // a bare name that is not resolved yet
    bool m_telling = false;
    bool m_ready = true; // nothing is owed
};

} // namespace sluice
