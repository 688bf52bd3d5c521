#include "engine/catalog/catalog.h"

namespace sluice {

// Reads of what was, and notes that are no change: they need no turn in the queue.
void Catalog::history(Reply<History> reply)
{
    m_pool.run<History>(
        m_loop, [store = m_store] { return store->history(); }, std::move(reply));
}

void Catalog::trash(Reply<std::vector<TrashEntry>> reply)
{
    m_pool.run<std::vector<TrashEntry>>(
        m_loop, [store = m_store] { return store->trash(); }, std::move(reply));
}

void Catalog::audit(std::uint64_t after, std::uint32_t max, Reply<std::vector<AuditEntry>> reply)
{
    m_pool.run<std::vector<AuditEntry>>(
        m_loop, [store = m_store, after, max] { return store->audit(after, max); }, std::move(reply));
}

void Catalog::versions(ObjectRef ref, Reply<std::vector<ObjectVersion>> reply)
{
    m_pool.run<std::vector<ObjectVersion>>(
        m_loop, [store = m_store, ref = std::move(ref)] { return store->versions(ref); }, std::move(reply));
}

void Catalog::record(AuditEntry entry, Reply<CatalogDone> reply)
{
    if (entry.timeMs == 0)
        entry.timeMs = unixMillis(m_loop.clock().wall());
    m_pool.run<CatalogDone>(
        m_loop,
        [store = m_store, entry = std::move(entry)] { return store->record(entry).map([] { return CatalogDone{}; }); },
        std::move(reply));
}

void Catalog::endPurge(std::vector<std::string> ids, Reply<CatalogDone> reply)
{
    m_pool.run<CatalogDone>(
        m_loop, [store = m_store, ids = std::move(ids)] { return store->endPurge(ids).map([] { return CatalogDone{}; }); },
        std::move(reply));
}

} // namespace sluice
