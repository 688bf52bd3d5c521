// Configuration and environment of a function, edited in place with the form of the dialogs. One form under both tabs: what
// is typed in either is saved together.
#pragma once

#include "models/workspace.h"
#include "ui/forms/dryrun.h"
#include "ui/forms/functionform.h"

#include <QWidget>

class QAction;
class QPushButton;
class QScrollArea;

namespace sluice {

class BadgeLabel;
class MessageStrip;
class TroubleBox;

class ConfigurationTab final : public QWidget {
    Q_OBJECT
public:
    explicit ConfigurationTab(Workspace &workspace, QWidget *parent = nullptr); // it outlives the tab

    void set(const Function &function); // again when it was read; what is typed of the same function stays
    void showPart(FunctionPart part); // Settings or Environment
    void setConnected(bool connected);
    void focusFirst();

    [[nodiscard]] bool unsaved() const; // something was typed
    void discard(); // what was typed
    [[nodiscard]] QAction *saveAction() const { return m_save; }
    [[nodiscard]] FunctionForm *form() const { return m_form; }

private:
    void build();
    void load(const Function &function);
    void askEngine();
    void save();
    void saved(Result<PutAnswer> answer);
    void refresh();
    [[nodiscard]] PutDefinitions command() const;

    Workspace &m_workspace;
    Staged *m_staged;
    DryRun *m_dryRun;
    FunctionForm *m_form;
    QScrollArea *m_scroll;
    MessageStrip *m_notice;
    TroubleBox *m_trouble;
    BadgeLabel *m_summary;
    QPushButton *m_discard;
    QAction *m_save;
    Function m_function; // as it was read
    SeenObject m_base; // what the person was shown, or told of
    FunctionPart m_part = FunctionPart::Settings;
    QList<FormProblem> m_elsewhere; // of the part that is not shown
    bool m_connected = true;
    bool m_busy = false;
    bool m_refused = false; // a dry run found what no field shows
};

} // namespace sluice
