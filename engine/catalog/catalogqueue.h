// How the catalog's own files wait for their turn, for the pool, and end: for catalog*.cpp only.
#pragma once

#include "engine/catalog/catalog.h"

namespace sluice {

template <class T, class Job, class Then> void Catalog::onPool(Job job, Then then)
{
    m_pool.run<T>(
        m_loop, [store = m_store, job = std::move(job)]() mutable -> Result<T> { return job(*store); },
        Reply<T>([alive = m_alive, then = std::move(then)](Result<T> result) mutable {
            if (*alive)
                then(std::move(result));
        }));
}

template <class T, class Start> void Catalog::enqueue(Reply<T> reply, Start start)
{
    if (m_queue.size() >= kQueueMax) {
        m_loop.answer<T>(std::move(reply),
                         fail(ErrorKind::Throttled, "CatalogBusy", "too many changes are waiting; try again"));
        return;
    }
    m_queue.push_back([reply = std::move(reply), start = std::move(start)]() mutable { start(std::move(reply)); });
    m_loop.post([this, alive = m_alive] {
        if (*alive)
            startNext();
    });
}

template <class T> void Catalog::finish(Reply<T> reply, std::type_identity_t<Result<T>> result)
{
    m_busy = false;
    if (!m_queue.empty()) {
        m_loop.post([this, alive = m_alive] {
            if (*alive)
                startNext();
        });
    }
    reply(std::move(result)); // last: it may end the catalog
}

} // namespace sluice
