// One file of the code in the editor: its head says where the cursor is and how the text is kept; a strip asks what to do
// when the file changed on disk meanwhile; what is no text says what it is instead.
#pragma once

#include "models/codedesk.h"

#include <QWidget>

class QAction;
class QPushButton;
class QStackedWidget;
class QVBoxLayout;

namespace sluice {

class CodeEditor;
class EmptyState;
class InkLabel;
class MessageStrip;
class PaneCard;

class EditorPane final : public QWidget {
    Q_OBJECT
public:
    explicit EditorPane(CodeDesk &desk, QWidget *parent = nullptr); // the desk outlives the pane
    ~EditorPane() override;

    void open(const QString &folder, const QString &path, bool readOnly);
    void close(); // shows nothing
    void openAgain(); // what was no text, or was gone, may be one now
    void renamed(const QString &from, const QString &to);
    [[nodiscard]] QString path() const { return m_key.path; }
    void flush(); // what was typed a moment ago is with the desk
    void setError(const QString &path, int line, int column, const QString &words); // kept until another one; line 0 = none
    void goTo(int line, int column);
    [[nodiscard]] CodeEditor *editor() const { return m_editor; }

signals:
    void compareAsked(const QString &title, const QString &mine, const QString &theirs);
    void overwritten(const QString &path); // "Keep mine" saved it
    void notSaved(const QString &path, const QString &why); // but it did not

protected:
    void hideEvent(QHideEvent *event) override;

private:
    void putAway();
    void showFace(const CodeReading &reading);
    void showHead();
    void showClash();
    void makeClash(QVBoxLayout *column);
    void askDiscard();
    void showText();
    void keepMine();
    void compare();

    CodeDesk &m_desk;
    CodeDesk::Key m_key;
    PaneCard *m_card;
    InkLabel *m_facts;
    MessageStrip *m_strip;
    QPushButton *m_keep = nullptr;
    QPushButton *m_take = nullptr;
    QPushButton *m_compare = nullptr;
    QStackedWidget *m_pages;
    CodeEditor *m_editor;
    EmptyState *m_empty;
    QString m_errorPath;
    QString m_errorWords;
    int m_errorLine = 0;
    int m_errorColumn = 0;
    bool m_readOnly = false;
};

} // namespace sluice
