// The head of a function's page: where it is, its name, what it runs in one line, and what can be done with it.
#pragma once

#include "engine/client/commands.h"
#include "ui/widgets/controls.h"

class QAction;
class QMenu;

namespace sluice {

class Crumbs;

class FunctionHead final : public QWidget {
    Q_OBJECT
public:
    // The actions outlive the head: those of the code, and that of configuration and environment.
    FunctionHead(QAction *run, QAction *saveCode, QAction *saveForm, QWidget *parent = nullptr);

    // `running`: the version that the next call runs; null = not known, or none yet.
    void set(const Function &function, const FunctionVersionRow *running);
    void setConnected(bool connected);
    enum class Saves { Nothing, Code, Form };
    void setSaves(Saves what); // what Save means on the tab that is shown
    void setRuns(bool runs); // Run test stands here: the Code tab is there
    [[nodiscard]] QString facts() const { return m_facts->fullText(); }
    // What can be done with the function is in actions().

signals:
    void placeAsked(const QString &place); // ui/places.h
    void said(const QString &text);

private:
    void makeActions();
    QMenu *makeMenu();
    void copy(const QString &command);

    Function m_function;
    Crumbs *m_crumbs;
    InkLabel *m_name;
    InkLabel *m_facts;
    QPushButton *m_run;
    QPushButton *m_saveCode;
    QPushButton *m_saveForm;
    QAction *m_new = nullptr;
    QAction *m_trigger = nullptr;
    QAction *m_delete = nullptr;
};

} // namespace sluice
