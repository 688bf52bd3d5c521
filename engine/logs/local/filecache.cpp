#include "engine/logs/local/filecache.h"

namespace sluice {

Result<std::shared_ptr<File>> FileCache::get(const std::string &path, OpenMode mode)
{
    {
        const std::lock_guard lock(m_mutex);
        const auto found = m_byPath.find(path);
        if (found != m_byPath.end() && (found->second->writable || mode == OpenMode::Read)) {
            m_slots.splice(m_slots.begin(), m_slots, found->second);
            return found->second->file;
        }
    }
    SLUICE_LET(auto file, m_files.open(path, mode));
    keep({path, file, mode == OpenMode::ReadWrite});
    return file;
}

void FileCache::put(const std::string &path, std::shared_ptr<File> file)
{
    keep({path, std::move(file), true});
}

void FileCache::keep(Slot slot)
{
    std::list<Slot> closing; // files close outside the lock
    const std::lock_guard lock(m_mutex);
    if (const auto found = m_byPath.find(slot.path); found != m_byPath.end()) {
        closing.splice(closing.begin(), m_slots, found->second);
        m_byPath.erase(found);
    }
    m_slots.push_front(std::move(slot));
    m_byPath[m_slots.front().path] = m_slots.begin();
    while (m_slots.size() > m_limit) {
        m_byPath.erase(m_slots.back().path);
        closing.splice(closing.begin(), m_slots, std::prev(m_slots.end()));
    }
}

void FileCache::forget(const std::string &path)
{
    std::list<Slot> closing;
    const std::lock_guard lock(m_mutex);
    const auto found = m_byPath.find(path);
    if (found == m_byPath.end())
        return;
    closing.splice(closing.begin(), m_slots, found->second);
    m_byPath.erase(found);
}

std::size_t FileCache::openFiles() const
{
    const std::lock_guard lock(m_mutex);
    return m_slots.size();
}

} // namespace sluice
