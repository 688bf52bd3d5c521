#include "engine/functions/code/codewatch.h"

#include <QDirIterator>
#include <QFileInfo>

#include <algorithm>

namespace sluice {

CodeWatch::CodeWatch(Loop &loop, std::string path, std::function<void()> changed)
    : m_loop(loop)
    , m_path(std::move(path))
    , m_changed(std::move(changed))
{
    connect(&m_watcher, &QFileSystemWatcher::fileChanged, this, &CodeWatch::touched);
    connect(&m_watcher, &QFileSystemWatcher::directoryChanged, this, &CodeWatch::touched);
    lookAgain();
}

CodeWatch::~CodeWatch()
{
    if (m_waiting)
        m_loop.cancel(m_timer);
}

// Files too, not only folders: a file that is written in place changes no folder. What is watched already stays; what was
// replaced by a rename is watched anew.
void CodeWatch::lookAgain()
{
    const auto root = QString::fromStdString(m_path);
    QStringList paths;
    if (QFileInfo(root).isFile())
        paths << root << QFileInfo(root).path();
    else
        paths << root;
    QDirIterator found(root, QDir::Dirs | QDir::Files | QDir::NoSymLinks | QDir::NoDotAndDotDot,
                       QDirIterator::Subdirectories);
    while (found.hasNext() && paths.size() < kPathsMax) {
        const auto path = found.next();
        if (!path.contains("/node_modules/") && !path.contains("/__pycache__"))
            paths << path;
    }
    m_complete = !found.hasNext();
    const auto known = m_watcher.files() + m_watcher.directories();
    QStringList fresh;
    std::copy_if(paths.begin(), paths.end(), std::back_inserter(fresh),
                 [&](const auto &path) { return !known.contains(path); });
    if (!fresh.isEmpty())
        m_watcher.addPaths(fresh);
}

void CodeWatch::touched()
{
    const auto now = m_loop.clock().boot();
    if (m_waiting)
        m_loop.cancel(m_timer);
    else
        m_first = now;
    m_waiting = true;
    m_timer = m_loop.at(std::min(now + kQuiet, m_first + kLongest), [this] { due(); });
}

void CodeWatch::due()
{
    m_waiting = false;
    lookAgain();
    m_changed();
}

} // namespace sluice
