#include "models/codefiles.h"

#include <QDir>
#include <QHash>

#include <utility>

namespace sluice {

CodeFiles::CodeFiles(QObject *parent)
    : QAbstractItemModel(parent)
{
    m_settle.setSingleShot(true);
    m_settle.setInterval(kSettleMs);
    connect(&m_settle, &QTimer::timeout, this, &CodeFiles::settle);
    connect(&m_watcher, &QFileSystemWatcher::directoryChanged, this, [this] { m_settle.start(); });
    connect(&m_watcher, &QFileSystemWatcher::fileChanged, this, [this] { m_settle.start(); });
}

void CodeFiles::setFolder(const QString &folder)
{
    m_settle.stop();
    beginResetModel();
    m_folder = folder;
    m_listing = folder.isEmpty() ? CodeListing{} : listCode(folder);
    m_edited.clear();
    m_held.clear();
    build();
    endResetModel();
    watch();
}

void CodeFiles::listAgain()
{
    if (m_folder.isEmpty())
        return;
    auto fresh = listCode(m_folder);
    if (fresh == m_listing)
        return watch();
    beginResetModel();
    m_listing = std::move(fresh);
    build();
    endResetModel();
    watch();
}

void CodeFiles::settle()
{
    listAgain();
    emit changedOnDisk();
}

void CodeFiles::setHeld(const QStringList &paths)
{
    m_held = paths;
    watch();
}

void CodeFiles::setEdited(const QSet<QString> &paths)
{
    const auto before = std::exchange(m_edited, paths);
    for (const auto &path : before + paths) {
        if (before.contains(path) != paths.contains(path)) {
            if (const auto at = indexOf(path); at.isValid())
                emit dataChanged(at, at, {EditedRole});
        }
    }
}

void CodeFiles::build()
{
    m_nodes.clear();
    if (m_folder.isEmpty())
        return;
    m_nodes.emplace_back();
    QHash<QString, int> folders{{QString(), 0}};
    for (int i = 0; i < int(m_listing.entries.size()); ++i) {
        const auto &entry = m_listing.entries[std::size_t(i)];
        const auto above = folders.value(entry.parent(), 0);
        Node node;
        node.entry = i;
        node.parent = above;
        node.row = int(m_nodes[std::size_t(above)].children.size());
        const auto id = int(m_nodes.size());
        m_nodes[std::size_t(above)].children.push_back(id);
        m_nodes.push_back(std::move(node));
        if (entry.kind == CodeEntryKind::Folder)
            folders.insert(entry.path, id);
    }
}

// A file that is written anew under its name is another one: it is watched again after each change.
void CodeFiles::watch()
{
    QStringList wanted;
    if (!m_folder.isEmpty() && QDir(m_folder).exists()) {
        wanted.append(m_folder);
        for (const auto &entry : m_listing.entries) {
            if (entry.kind == CodeEntryKind::Folder && wanted.size() < kWatchedFolders)
                wanted.append(m_folder + QLatin1Char('/') + entry.path);
        }
        for (const auto &path : m_held) {
            const auto at = indexOf(path);
            if (const auto *held = at.isValid() ? entry(at) : nullptr; held && held->kind == CodeEntryKind::File)
                wanted.append(m_folder + QLatin1Char('/') + path);
        }
    }
    QStringList gone;
    const auto now = m_watcher.directories() + m_watcher.files();
    for (const auto &path : now) {
        if (!wanted.contains(path))
            gone.append(path);
    }
    if (!gone.isEmpty())
        m_watcher.removePaths(gone);
    QStringList fresh;
    for (const auto &path : wanted) {
        if (!now.contains(path))
            fresh.append(path);
    }
    if (!fresh.isEmpty())
        m_watcher.addPaths(fresh);
}

QModelIndex CodeFiles::indexOf(const QString &path) const
{
    for (std::size_t id = 0; id < m_nodes.size(); ++id) {
        const auto &node = m_nodes[id];
        if (node.entry < 0 ? path.isEmpty() : m_listing.entries[std::size_t(node.entry)].path == path)
            return createIndex(node.row, 0, quintptr(id));
    }
    return {};
}

const CodeEntry *CodeFiles::entry(const QModelIndex &index) const
{
    if (!index.isValid())
        return nullptr;
    const auto at = m_nodes[std::size_t(index.internalId())].entry;
    return at < 0 ? nullptr : &m_listing.entries[std::size_t(at)];
}

QString CodeFiles::resolve(const QString &given) const
{
    const auto fileAt = [this](const QString &path) {
        const auto at = indexOf(path);
        const auto *found = path.isEmpty() ? nullptr : entry(at);
        return found && found->kind == CodeEntryKind::File;
    };
    auto rest = given;
    if (rest.startsWith(QLatin1String("/code/")))
        rest = rest.mid(6);
    else if (rest.startsWith(m_folder + QLatin1Char('/')))
        rest = rest.mid(m_folder.size() + 1);
    // A runtime without a sandbox names its own copy: the end of the path tells which file it is.
    while (!rest.isEmpty() && !fileAt(rest))
        rest = rest.contains(QLatin1Char('/')) ? rest.section(QLatin1Char('/'), 1) : QString();
    return rest;
}

QModelIndex CodeFiles::index(int row, int column, const QModelIndex &parent) const
{
    if (column != 0 || row < 0 || m_nodes.empty() || parent.column() > 0)
        return {};
    if (!parent.isValid())
        return row == 0 ? createIndex(0, 0, quintptr(0)) : QModelIndex();
    const auto &children = m_nodes[std::size_t(parent.internalId())].children;
    return row < int(children.size()) ? createIndex(row, 0, quintptr(children[std::size_t(row)])) : QModelIndex();
}

QModelIndex CodeFiles::parent(const QModelIndex &child) const
{
    if (!child.isValid())
        return {};
    const auto above = m_nodes[std::size_t(child.internalId())].parent;
    return above < 0 ? QModelIndex() : createIndex(m_nodes[std::size_t(above)].row, 0, quintptr(above));
}

int CodeFiles::rowCount(const QModelIndex &parent) const
{
    if (parent.column() > 0)
        return 0;
    if (!parent.isValid())
        return m_nodes.empty() ? 0 : 1;
    return int(m_nodes[std::size_t(parent.internalId())].children.size());
}

int CodeFiles::columnCount(const QModelIndex &) const
{
    return 1;
}

QVariant CodeFiles::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const auto *found = entry(index);
    switch (role) {
    case Qt::DisplayRole: return found ? found->name() : QDir(m_folder).dirName();
    case Qt::ToolTipRole: return found ? m_folder + QLatin1Char('/') + found->path : m_folder;
    case PathRole: return found ? found->path : QString();
    case KindRole: return int(found ? found->kind : CodeEntryKind::Folder);
    case EditedRole: return found && m_edited.contains(found->path);
    case BytesRole: return found ? found->bytes : 0;
    default: return {};
    }
}

Qt::ItemFlags CodeFiles::flags(const QModelIndex &index) const
{
    return index.isValid() ? Qt::ItemIsEnabled | Qt::ItemIsSelectable : Qt::NoItemFlags;
}

} // namespace sluice
