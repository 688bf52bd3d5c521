#include "engine/logs/local/indexcache.h"

namespace sluice {

IndexCache::Value IndexCache::get(const std::string &path)
{
    const std::lock_guard lock(m_mutex);
    const auto found = m_byPath.find(path);
    if (found == m_byPath.end())
        return nullptr;
    m_slots.splice(m_slots.begin(), m_slots, found->second);
    return found->second->index;
}

void IndexCache::put(const std::string &path, Value index)
{
    const std::lock_guard lock(m_mutex);
    if (const auto found = m_byPath.find(path); found != m_byPath.end())
        erase(found->second);
    m_entries += index->size();
    m_slots.push_front({path, std::move(index)});
    m_byPath[path] = m_slots.begin();
    while (m_entries > m_limit && m_slots.size() > 1) // the newest stays, however large
        erase(std::prev(m_slots.end()));
}

void IndexCache::forget(const std::string &path)
{
    const std::lock_guard lock(m_mutex);
    if (const auto found = m_byPath.find(path); found != m_byPath.end())
        erase(found->second);
}

void IndexCache::erase(std::list<Slot>::iterator slot)
{
    m_entries -= slot->index->size();
    m_byPath.erase(slot->path);
    m_slots.erase(slot);
}

} // namespace sluice
