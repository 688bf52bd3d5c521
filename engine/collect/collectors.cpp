#include "engine/collect/collectors.h"

#include <algorithm>

namespace sluice {

Collectors::Collectors(Loop &loop, WorkerPool &pool, LogService &logs, std::function<void()> changed)
    : m_slots(loop)
    , m_room{loop, pool, logs, m_slots}
    , m_changed(std::move(changed))
{
}

Collectors::~Collectors() = default;

std::shared_ptr<KnownFiles> Collectors::knownOf(const LogstoreKey &logstore)
{
    auto &known = m_known[logstore];
    if (!known)
        known = std::make_shared<KnownFiles>();
    return known;
}

void Collectors::addPositions(const LogstoreKey &logstore, std::vector<CollectPosition> positions)
{
    const auto known = knownOf(logstore);
    for (auto &position : positions)
        known->add(std::move(position));
}

void Collectors::forget(const LogstoreKey &logstore)
{
    m_known.erase(logstore);
}

void Collectors::set(const std::vector<Logstore> &logstores)
{
    if (m_stopped)
        return;
    m_wanted = logstores;
    sweep();
}

// Brings what runs to what is wanted. A source starts only when no stopping one of its Logstore is left, so that it goes on
// behind what that one has in flight.
void Collectors::sweep()
{
    const auto isWanted = [this](const Entry &entry) {
        return std::ranges::any_of(m_wanted, [&entry](const Logstore &logstore) {
            return logstore.key == entry.logstore
                && std::ranges::find(logstore.collect, entry.collector->source()) != logstore.collect.end();
        });
    };
    for (auto &entry : m_entries) {
        if (!m_stopped && isWanted(entry))
            continue;
        entry.collector->stop();
        m_stopping.push_back(std::move(entry));
    }
    std::erase_if(m_entries, [](const Entry &entry) { return !entry.collector; });
    std::erase_if(m_stopping, [this](const Entry &entry) {
        if (!entry.collector->stopped())
            return false;
        m_gone += entry.collector->counts();
        return true;
    });
    if (m_stopped) {
        if (m_stopping.empty() && m_stopReply)
            m_room.loop.answer<void>(std::move(m_stopReply), {});
        return;
    }
    for (const auto &logstore : m_wanted) {
        if (std::ranges::any_of(m_stopping, [&](const Entry &entry) { return entry.logstore == logstore.key; }))
            continue;
        for (const auto &source : logstore.collect) {
            const auto runs = [&](const Entry &entry) {
                return entry.logstore == logstore.key && entry.collector->source() == source;
            };
            if (std::ranges::any_of(m_entries, runs))
                continue;
            auto collector =
                std::make_unique<Collector>(m_room, logstore.key, source, knownOf(logstore.key), [this] { onChanged(); });
            auto &started = *collector;
            m_entries.push_back({logstore.key, std::move(collector)});
            started.start();
        }
    }
}

// Called from inside a collector, so what it leads to comes later.
void Collectors::onChanged()
{
    m_changed();
    if (m_sweepPlanned || (m_stopping.empty() && !m_stopped))
        return;
    m_sweepPlanned = true;
    m_room.loop.post([this, alive = std::weak_ptr(m_alive)] {
        if (alive.expired())
            return;
        m_sweepPlanned = false;
        sweep();
    });
}

void Collectors::poke()
{
    for (const auto &entry : m_entries)
        entry.collector->poke();
}

std::vector<CollectorState> Collectors::states() const
{
    std::vector<CollectorState> states;
    for (const auto &entry : m_entries) {
        auto some = entry.collector->states();
        std::ranges::move(some, std::back_inserter(states));
    }
    return states;
}

CollectCounts Collectors::counts() const
{
    auto counts = m_gone;
    for (const auto &entry : m_entries)
        counts += entry.collector->counts();
    for (const auto &entry : m_stopping)
        counts += entry.collector->counts();
    return counts;
}

bool Collectors::allAtEnd() const
{
    return std::ranges::all_of(m_entries, [](const Entry &entry) { return entry.collector->atEnd(); });
}

void Collectors::stop(Reply<void> reply)
{
    m_stopped = true;
    m_stopReply = std::move(reply);
    sweep();
}

} // namespace sluice
