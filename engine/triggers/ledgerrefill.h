// Fills the ledger's ring at the start: from the outbox, then from the trigger logs, newest first, until the ring is full.
// Runs beside everything else, a page at a time; a trigger log that cannot be read is left out. Loop thread only.
#pragma once

#include "engine/base/loop.h"
#include "engine/logs/logservice.h"
#include "engine/triggers/ledger.h"
#include "engine/triggers/statestore.h"

#include <functional>
#include <memory>

namespace sluice {

struct RefillPorts { // outlive the refill
    Loop &loop;
    LogService &logs;
    StateStore &store;
    Ledger &ledger;
    std::function<void(Task)> offload; // runs CPU work elsewhere
};

class LedgerRefill {
public:
    explicit LedgerRefill(RefillPorts ports, std::size_t ring = limits::kLedgerRing);
    ~LedgerRefill();
    LedgerRefill(const LedgerRefill &) = delete;
    LedgerRefill &operator=(const LedgerRefill &) = delete;

    // Once. Answers when the ring is full or the logs are read; with the last error when a log could not be read.
    void run(std::vector<LogstoreKey> triggerLogs, Reply<void> reply);

    static constexpr std::uint64_t kPageRecords = 5'000;

private:
    struct Reading;
    void nextLog(std::shared_ptr<Reading> reading);
    void nextShard(std::shared_ptr<Reading> reading);
    void nextPage(std::shared_ptr<Reading> reading);
    void pull(std::shared_ptr<Reading> reading, Cursor from, Cursor end);
    void finish(Reading &reading);

    RefillPorts m_ports;
    const std::size_t m_ring;
    std::shared_ptr<LedgerRefill *> m_self;
};

} // namespace sluice
