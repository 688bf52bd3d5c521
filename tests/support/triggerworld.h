// A whole trigger engine on fakes: what survives a crash (Logstores, the state image, definitions) and what does not
// (scheduler, store, shipper, ring), with one-word verbs.
#pragma once

#include "engine/triggers/ledgerrefill.h"
#include "engine/triggers/scheduler.h"
#include "engine/triggers/shipper.h"
#include "tests/support/fakefunctionservice.h"
#include "tests/support/fakelogservice.h"
#include "tests/support/fakestatestore.h"
#include "tests/support/manualloop.h"

namespace sluice::test {

struct TriggerWorld {
    explicit TriggerWorld(std::uint64_t seed = 7);
    ~TriggerWorld() { crash(); }

    // definitions
    Trigger &add(const std::string &name, int interval = 60, int retries = 3, StartAt start = StartAt::Oldest);
    Trigger &at(const std::string &name);
    void remove(const std::string &name); // to the trash
    void restore(const std::string &name);
    void sync(); // shows the definitions to a running engine

    // the engine
    void boot(bool startNow = true);
    void crash(); // kill -9
    [[nodiscard]] bool running() const { return scheduler != nullptr; }
    void pass(Duration time) { loop.advance(time); }

    // the source
    void put(int groups = 1, ShardId shard = ShardId(0));

    // looking
    [[nodiscard]] PumpSnapshot pump(const std::string &name, ShardId shard = ShardId(0)) const;
    [[nodiscard]] std::vector<LedgerRecord> records() const; // of the ring
    [[nodiscard]] std::vector<LedgerRecord> shipped(const std::string &log = "etl-log"); // of the trigger log, in order
    [[nodiscard]] Checkpoint durable(const std::string &name, ShardId shard = ShardId(0)) const;

    static TriggerKey key(const std::string &name) { return {"svc", "fn", name}; }

    const LogstoreKey source{"shop", "access"};
    const LogstoreKey log{"shop", "etl-log"};
    ManualLoop loop;
    FakeLogService logs;
    FakeFunctionService functions;
    StateImage image;
    Definitions definitions;
    std::map<std::string, Trigger> trash;
    std::uint64_t seed;
    int lives = 0;
    std::uint64_t outboxRowsMax = limits::kOutboxRowsMax;
    int slotCount = limits::kInvocationSlots;
    std::function<void(FakeStateStore &)> prepareStore; // called at each boot
    std::vector<Duration> lateness;

    std::unique_ptr<Ledger> ledger;
    std::unique_ptr<FakeStateStore> store;
    std::unique_ptr<Shipper> shipper;
    std::unique_ptr<LedgerRefill> refill;
    std::unique_ptr<Scheduler> scheduler;
};

} // namespace sluice::test
