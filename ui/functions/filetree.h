// The files of a code folder as a tree: what is edited says so at the right.
#pragma once

#include <QTreeView>

namespace sluice {

class CodeFiles;

class FileTree final : public QTreeView {
    Q_OBJECT
public:
    explicit FileTree(CodeFiles &files, QWidget *parent = nullptr); // the model outlives the tree

    [[nodiscard]] QString currentPath() const; // "" = the folder itself, or nothing
    void select(const QString &path); // says nothing

signals:
    void chosen(const QString &path); // a file, by a person
    void renameAsked();
    void deleteAsked();

protected:
    void currentChanged(const QModelIndex &current, const QModelIndex &previous) override;
    void keyPressEvent(QKeyEvent *event) override;
    void drawBranches(QPainter *painter, const QRect &rect, const QModelIndex &index) const override;

private:
    CodeFiles &m_files;
    QString m_current;
    bool m_setting = false;
};

} // namespace sluice
