// Moves ledger records from the outbox to the trigger logs: a lane for each trigger log, one batch in flight a lane.
//
// A batch's boundaries are durable before it is appended, and its key goes with the append, so that a crash between append
// and removal does not double it; all batches of a log go to the shard of one hash key, where the key is known.
// When a trigger log is gone or full, its lane rests and tries again; the pumps do not notice. Loop thread only.
#pragma once

#include "engine/base/loop.h"
#include "engine/logs/logservice.h"
#include "engine/triggers/statestore.h"

#include <map>
#include <memory>

namespace sluice {

struct ShipperPorts { // outlive the shipper
    Loop &loop;
    LogService &logs;
    StateStore &store;
    std::function<void(Task)> offload; // runs CPU work elsewhere, e.g. WorkerPool::post
    std::function<void(const LedgerRecord &, const LogstoreKey &)>
        added; // exceptions that the outbox wrote itself: for the ring
};

class Shipper {
public:
    explicit Shipper(ShipperPorts ports);
    ~Shipper();
    Shipper(const Shipper &) = delete;
    Shipper &operator=(const Shipper &) = delete;

    void start(); // ships what an earlier run left
    void poke(const LogstoreKey &target); // a record for it is in the outbox
    // Answers when every lane is empty, or has failed once from now on (then with that lane's error).
    void flush(Reply<void> reply);

    [[nodiscard]] std::uint64_t shipped() const { return m_shipped; } // records, since the start
    [[nodiscard]] std::optional<Error> lastError() const; // of a lane that rests
    [[nodiscard]] std::optional<Error>
    errorOf(const LogstoreKey &target) const; // why that lane rests; none when it does not

    static constexpr Duration kGather = std::chrono::milliseconds(100); // records wait that long for company
    static constexpr const char *kHashKey = "00000000000000000000000000000000";

private:
    struct Lane;
    void wake(Lane &lane, Duration after);
    void ask(Lane &lane);
    void onBatch(Lane &lane, Result<OutboxBatch> batch);
    void append(Lane &lane);
    void onAppended(Lane &lane, Result<AppendReceipt> receipt);
    void fail(Lane &lane, const Error &error);
    void rest(Lane &lane);
    void checkFlushed();
    Lane &laneFor(const LogstoreKey &target);

    ShipperPorts m_ports;
    std::map<LogstoreKey, std::shared_ptr<Lane>> m_lanes;
    std::shared_ptr<Shipper *> m_self; // answers that come after the end find null
    std::uint64_t m_shipped = 0;
    TimerId m_startTimer;
    std::vector<Reply<void>> m_flushes;
};

} // namespace sluice
