// The tree of a code folder: the folder itself, below it what lies in it. Watched: what changes there is listed again, and
// files that are held open are reported one by one. UI thread.
#pragma once

#include "models/codefolder.h"

#include <QAbstractItemModel>
#include <QFileSystemWatcher>
#include <QSet>
#include <QTimer>

namespace sluice {

class CodeFiles final : public QAbstractItemModel {
    Q_OBJECT
public:
    enum Role { PathRole = Qt::UserRole + 1, KindRole, EditedRole, BytesRole }; // PathRole of the folder itself: ""

    static constexpr int kWatchedFolders = 200;
    static constexpr int kSettleMs = 120; // a burst of changes is one

    explicit CodeFiles(QObject *parent = nullptr);

    void setFolder(const QString &folder); // "" = none
    void listAgain();
    void setHeld(const QStringList &paths); // files whose contents are watched as well
    void setEdited(const QSet<QString> &paths);

    [[nodiscard]] const QString &folder() const { return m_folder; }
    [[nodiscard]] const CodeListing &listing() const { return m_listing; }
    [[nodiscard]] QModelIndex indexOf(const QString &path) const; // invalid = not there
    [[nodiscard]] const CodeEntry *entry(const QModelIndex &index) const; // null = the folder itself, or nothing
    [[nodiscard]] QString resolve(const QString &given) const; // a file by a path that a runtime wrote; "" = none of these

    QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    QModelIndex parent(const QModelIndex &child) const override;
    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;

signals:
    void changedOnDisk(); // files or their contents; after the listing is the new one

private:
    struct Node {
        int entry = -1; // -1 = the folder itself
        int parent = -1;
        int row = 0;
        std::vector<int> children;
    };
    void build();
    void watch();
    void settle();

    QString m_folder;
    CodeListing m_listing;
    std::vector<Node> m_nodes; // the folder first; empty = no folder
    QStringList m_held;
    QSet<QString> m_edited;
    QFileSystemWatcher m_watcher;
    QTimer m_settle;
};

} // namespace sluice
