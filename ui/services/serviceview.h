// One service, as the user guide's Overview page of a service: what it is, its functions, its triggers, its function log.
// A function that is chosen shows beside the page, or below it in a narrow window.
#pragma once

#include "models/servicemodel.h"
#include "models/triggermodel.h"
#include "models/workspace.h"

#include <QWidget>

class QPushButton;
class QSplitter;

namespace sluice {

class BadgeLabel;
class Crumbs;
class FactGrid;
class RecentLog;
class FunctionPane;
class InkLabel;
class Table;
class TriggerTable;

class ServiceView final : public QWidget {
    Q_OBJECT
public:
    explicit ServiceView(Workspace &workspace, QWidget *parent = nullptr); // it outlives the view

    void attach(); // once, when the workspace has a bell
    void set(const ServiceRow &row); // again when anything of it changed
    void setConnected(bool connected);
    void leave(); // the log is not read any more
    void focusFirst();
    [[nodiscard]] bool closeDetail(); // false = none was open

    [[nodiscard]] const FunctionModel &functions() const { return m_functions; }
    [[nodiscard]] const TriggerModel &triggers() const { return m_triggers; }

private:
    QWidget *buildPage();
    QLayout *buildTitle();
    QWidget *buildFunctions();
    QWidget *buildTriggers();
    void addViewActions();
    void askOf(const char *head); // of the service
    void askOfFunction(const char *head); // of the chosen function
    void showFacts();
    void showFunction(bool openPane);
    void fitFunctionColumns();
    void arrange();
    void resizeEvent(QResizeEvent *event) override;

    Workspace &m_workspace;
    FunctionModel m_functions;
    TriggerModel m_triggers; // of this service
    ServiceRow m_row;
    QSplitter *m_splitter;
    Crumbs *m_crumbs;
    InkLabel *m_name;
    BadgeLabel *m_state;
    QList<QPushButton *> m_changing; // not while the engine is away
    InkLabel *m_counts;
    FactGrid *m_facts;
    Table *m_functionTable;
    QList<QPushButton *> m_ofFunction;
    TriggerTable *m_triggerTable;
    InkLabel *m_noFunctions;
    InkLabel *m_noTriggers;
    RecentLog *m_log;
    FunctionPane *m_pane;
    bool m_connected = true;
};

} // namespace sluice
