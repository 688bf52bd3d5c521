// The Code tab of a function: its files, the editor, a test event above; the test run below. The engine runs what is saved,
// so a run saves first. Texts that are not saved outlive this widget (models/codedesk.h), and so does a run.
#pragma once

#include "models/codedesk.h"
#include "models/tracelines.h"
#include "models/workspace.h"

#include <QWidget>

class QAction;

namespace sluice {

class EditorPane;
class EventPane;
class FilePane;
class GapSplitter;
class RunView;
class Segmented;
class MessageStrip;

class Workbench final : public QWidget {
    Q_OBJECT
public:
    static constexpr int kNarrowUnder = 1'000; // width: one pane at a time above, and below

    explicit Workbench(Workspace &workspace, QWidget *parent = nullptr);

    void setFunction(const Function &function); // also again, when its definition changed
    void clear(); // shows none; what is unsaved stays
    [[nodiscard]] bool unsaved() const; // some file of this function
    void discard(); // what is unsaved of it
    [[nodiscard]] QAction *runAction() const { return m_runAction; } // Ctrl+Return
    [[nodiscard]] QAction *saveAction() const { return m_saveAction; } // Ctrl+S: every file of this function
    [[nodiscard]] QList<QAction *> moreActions() const; // for the palette: format and save the event, find, go to a line

    void find(); // Ctrl+F of the page: in the editor
    void openFile(const QString &path, int line = 0);
    void goToPlace(const CodePlace &place); // as a runtime names it; said when it is no file of this function
    void capture(std::uint64_t sequence); // the event of that record becomes the test event
    bool saveAll(); // false: something could not be saved, and the editor shows why

    [[nodiscard]] FilePane *files() const { return m_files; }
    [[nodiscard]] EditorPane *editor() const { return m_editor; }
    [[nodiscard]] EventPane *events() const { return m_event; }
    [[nodiscard]] RunView *run() const { return m_run; }

signals:
    void unsavedChanged();

protected:
    bool event(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    void build();
    void makeActions();
    void useFolder(const QString &folder, bool readOnly, const QString &note);
    void askVersions();
    void open(const QString &path);
    void startRun();
    void showNotSaved(const QString &path, const QString &why);
    void showFailure(const QList<CodePlace> &trace, const QString &words);
    void chooseTop(int index);
    void place(); // panes by the width
    void refreshActions();

    Workspace &m_workspace;
    CodeDesk &m_desk;
    FilePane *m_files;
    EditorPane *m_editor;
    EventPane *m_event;
    RunView *m_run;
    MessageStrip *m_strip;
    Segmented *m_choice;
    GapSplitter *m_top = nullptr;
    GapSplitter *m_all = nullptr;
    QAction *m_runAction = nullptr;
    QAction *m_saveAction = nullptr;
    QAction *m_findAction = nullptr;
    QAction *m_lineAction = nullptr;
    Function m_function;
    QString m_folder; // of the files that are shown
    QHash<QString, QString> m_opened; // the file that was open last, by folder
    bool m_readOnly = false;
    int m_narrow = -1; // not known yet
};

} // namespace sluice
