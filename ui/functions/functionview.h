// One function: its code with test runs, configuration, environment, versions and triggers, a tab each.
#pragma once

#include "models/functionlistmodel.h"
#include "models/reader.h"
#include "models/versionmodel.h"
#include "models/workspace.h"

#include <QTimer>
#include <QWidget>

class QPushButton;
class QStackedWidget;
class QTabBar;

namespace sluice {

class ConfigurationTab;
class FunctionHead;
class FunctionTriggers;
class MessageStrip;
class VersionsTab;
class Workbench;

class FunctionView final : public QWidget {
    Q_OBJECT
public:
    enum class Tab { Code, Configuration, Environment, Versions, Triggers };

    explicit FunctionView(Workspace &workspace, QWidget *parent = nullptr); // it outlives the view

    void attach(); // once, when the workspace has a bell
    void set(const FunctionRow &row); // again when anything of it changed
    // "code", "configuration" …; another one, or one that it has not: its first. "code/FILE:LINE" goes there.
    void showTab(const QString &part);
    void setConnected(bool connected);
    void leave(); // nothing is read any more
    void focusFirst();

    [[nodiscard]] const FunctionKey &function() const { return m_function.key; }
    [[nodiscard]] Tab tab() const { return m_tab; }
    // Configuration or environment was typed and not saved: it would be lost with another function. Code is kept by its
    // desk.
    [[nodiscard]] bool unsaved() const;
    void discard(); // that
    void find(); // Ctrl+F, in the code
    [[nodiscard]] const VersionModel &versions() const { return m_versions; }
    [[nodiscard]] const FunctionTriggers *triggers() const { return m_triggers; }

    static constexpr int kVersionsAgainMs = 5'000; // between two reads while they are shown

signals:
    void tabChanged(); // the actions are others

private:
    void build();
    void makeTabs(); // of this kind of function
    void tabChosen(int index); // by a person
    void showPart();
    void showCounts();
    void showPin();
    void readVersions();
    void takeVersions(Result<FunctionVersionRows> answer);
    void shareActions();

    Workspace &m_workspace;
    VersionModel m_versions;
    std::unique_ptr<Reader<GetFunctionVersions>> m_reader;
    std::vector<FunctionVersionRow> m_versionRows;
    Function m_function;
    int m_triggerCount = 0;
    Workbench *m_code;
    ConfigurationTab *m_configuration;
    VersionsTab *m_versionsTab;
    FunctionTriggers *m_triggers;
    FunctionHead *m_head;
    MessageStrip *m_pin;
    QPushButton *m_unpin;
    QTabBar *m_tabs;
    QStackedWidget *m_pages;
    QList<Tab> m_has; // in the order of the tab bar
    Tab m_tab = Tab::Code;
    QTimer m_again;
    bool m_connected = true;
};

[[nodiscard]] QString nameOf(FunctionView::Tab tab); // as a place spells it

} // namespace sluice
