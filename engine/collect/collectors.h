// All collectors of an engine. Loop thread; loop, pool and logs outlive it.
//
// Order: construct; addPositions() of each Logstore from the store's recovery; set() at the start and after each change of
// the definitions; stop() before the store is closed.
#pragma once

#include "engine/collect/collector.h"

#include <map>

namespace sluice {

class Collectors {
public:
    // `changed` rings when states() may have changed; it may ring often.
    Collectors(
        Loop &loop, WorkerPool &pool, LogService &logs, std::function<void()> changed = [] {});
    ~Collectors();

    // Where the files of a Logstore were left: CollectPositions out of its records. Before its first set(); of a Logstore
    // that was deleted and made again nothing is known any more, see forget().
    void addPositions(const LogstoreKey &logstore, std::vector<CollectPosition> positions);
    // The Logstore's data is gone (deleted): its files begin anew under a new one of that name.
    void forget(const LogstoreKey &logstore);

    // Starts the sources that are new, stops those that are no longer there, leaves the others alone.
    void set(const std::vector<Logstore> &logstores);

    // Looks at every source now and tries again what waits for a person (a Logstore that was missing).
    void poke();

    [[nodiscard]] std::vector<CollectorState> states() const;
    [[nodiscard]] CollectCounts counts() const; // since the start, sources that are gone too
    // Every source that does not follow is at its end and durable, or cannot be read (its error is in states()).
    [[nodiscard]] bool allAtEnd() const;

    // No new work; answers when what is in flight is done. Nothing is lost: what was not appended is read again.
    void stop(Reply<void> reply);

private:
    struct Entry {
        LogstoreKey logstore;
        std::unique_ptr<Collector> collector;
    };
    void onChanged();
    void sweep();
    [[nodiscard]] std::shared_ptr<KnownFiles> knownOf(const LogstoreKey &logstore);

    BlockSlots m_slots;
    CollectRoom m_room;
    std::function<void()> m_changed;
    std::map<LogstoreKey, std::shared_ptr<KnownFiles>> m_known;
    std::vector<Entry> m_entries;
    std::vector<Entry> m_stopping; // their last work is in flight
    std::vector<Logstore> m_wanted; // the newest set(): sources that are still stopping start after that
    CollectCounts m_gone;
    Reply<void> m_stopReply;
    bool m_sweepPlanned = false;
    bool m_stopped = false;
    std::shared_ptr<int> m_alive = std::make_shared<int>(0);
};

} // namespace sluice
