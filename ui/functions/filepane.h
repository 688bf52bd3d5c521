// The files of a function's code: choosing, new, rename, delete. What is unsaved stays with the desk.
#pragma once

#include "models/codedesk.h"
#include "models/codefiles.h"

#include <QWidget>

class QAction;
class QPushButton;

namespace sluice {

class EmptyState;
class FileTree;
class InkLabel;
class PaneCard;

class FilePane final : public QWidget {
    Q_OBJECT
public:
    explicit FilePane(CodeDesk &desk, QWidget *parent = nullptr); // the desk outlives the pane

    void setFolder(const QString &folder, bool readOnly, const QString &note); // note: below the files; "" = none
    void select(const QString &path);
    [[nodiscard]] CodeFiles &files() { return m_files; }
    [[nodiscard]] QString firstFile() const; // index.*, else the first; "" = none
    [[nodiscard]] FileTree *tree() const { return m_tree; }

signals:
    void chosen(const QString &path);
    void renamed(const QString &from, const QString &to);
    void removed(const QString &path);
    void said(const QString &text); // what happened, for the status line

private:
    void askNew();
    void askRename();
    void askDelete();
    void remove(const QString &path);
    void showMenu(const QPoint &at);
    void refresh();
    void markEdited();
    void failed(const QString &doing, const Error &error);
    [[nodiscard]] QString nameProblem(const QString &name, const QString &except) const;

    CodeDesk &m_desk;
    CodeFiles m_files;
    PaneCard *m_card;
    FileTree *m_tree;
    EmptyState *m_empty;
    InkLabel *m_note;
    QPushButton *m_new;
    bool m_readOnly = false;
};

} // namespace sluice
