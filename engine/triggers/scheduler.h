// Runs all triggers: keeps a runner for each definition, hands out invocation slots, takes a person's commands.
// Loop thread only. Owns no store: the engine keeps ledger, shipper and state store beside it.
#pragma once

#include "engine/catalog/definitions.h"
#include "engine/triggers/triggerrunner.h"

#include <set>

namespace sluice {

struct SchedulerPorts { // outlive the scheduler
    Loop &loop;
    LogService &logs;
    FunctionService &functions;
    StateStore &store;
};

struct SchedulerOptions {
    std::string endpoint; // for events; see Scheduler::setEndpoint
    std::uint64_t seed = 1; // jitter and request ids; random in an engine, given in tests
    int slotCount = limits::kInvocationSlots;
};

struct SchedulerEvents {
    UniqueFunction<void(const LedgerRecord &, const LogstoreKey &triggerLog)> recorded; // durable, by sequence
    UniqueFunction<void()> pumpsChanged; // may come often: a doorbell
    UniqueFunction<void(Duration)> ticked; // lateness of each tick; may be empty
};

enum class Ticking { Off, On };

struct IdleReport {
    bool idle = false; // no pump has data or work
    std::vector<TriggerKey> failed; // have a pump that waits after a full round that failed, or whose source is gone
};

struct SchedulerTotals {
    std::uint64_t triggers = 0;
    std::uint64_t running = 0; // pumps with an attempt in flight
    std::uint64_t blocked = 0; // triggers
    Duration medianLag{}; // over enabled triggers
    Duration worstLag{};
};

// Where a checkpoint is moved: a cursor, an edge of the shard, or the first group received at or after a time.
using CheckpointTarget = std::variant<Cursor, CursorEdge, WallTime>;

class Scheduler {
public:
    Scheduler(SchedulerPorts ports, SchedulerOptions options, SchedulerEvents events);
    ~Scheduler();
    Scheduler(const Scheduler &) = delete;
    Scheduler &operator=(const Scheduler &) = delete;

    // The definitions as they are now; to be called for every change. Triggers that are new tick at once, edits apply from
    // the next window, those that are gone have their window cancelled and keep their checkpoints.
    void sync(DefinitionsPtr definitions);

    // Before it nothing runs. The triggers that are known by then are spread. Off, for one-shot commands: start positions
    // are resolved and checkpoints can be moved, but no pump ever ticks.
    void start(Ticking ticking = Ticking::On);

    // No new windows; what is in flight may end within `patience`, then it is cancelled. Answers when nothing is in flight,
    // or kStopGrace after that with TimedOut/"StopTimedOut" (its windows are tried first at the next start).
    void stop(Duration patience, Reply<void> reply);

    void setEndpoint(std::string endpoint) { m_shared.endpoint = std::move(endpoint); }

    // While somebody awaits idleness, pumps look as soon as their shard may have data.
    void setEager(bool eager);
    void dataArrived(const LogstoreKey &logstore); // cheap; after each append that the engine sees
    [[nodiscard]] IdleReport idle() const; // exact while eager, and where appends are told by dataArrived()

    // NotFound/"TriggerNotFound" for all of these.
    [[nodiscard]] Done tickNow(const TriggerKey &trigger);
    // One shard or, without one, all. Cancels what is in flight there. Durable, with a ledger record, when it answers.
    // Errors: Invalid/"InvalidCursor" beyond the end, InUse/"MoveInProgress", those of LogService.
    void moveCheckpoint(const TriggerKey &trigger, std::optional<ShardId> shard, CheckpointTarget to, std::string actor,
                        Reply<void> reply);

    // The trigger left the trash for good: its checkpoints go.
    void purge(const std::string &uid, Reply<void> reply);

    [[nodiscard]] std::vector<TriggerRow> rows() const; // sorted by need, then by lag; functionKind is left empty
    [[nodiscard]] Result<TriggerRow> row(const TriggerKey &trigger) const;
    [[nodiscard]] Result<std::vector<PumpSnapshot>> pumps(const TriggerKey &trigger) const; // by shard
    // Why its shards or checkpoints cannot be read now; none when they can, and for a trigger that does not exist.
    [[nodiscard]] std::optional<Error> openError(const TriggerKey &trigger) const;
    [[nodiscard]] SchedulerTotals totals() const;

    static constexpr Duration kStopGrace = std::chrono::seconds(2);
    static constexpr Duration kSweepEvery = std::chrono::milliseconds(5);

private:
    struct Moving;
    struct Stopping;
    void apply();
    void add(const Trigger &definition, RunnerStart start);
    void onQuiet(const std::string &uid);
    void sweep();
    void moveShard(std::shared_ptr<Moving> moving, ShardId shard);
    void checkStopped();
    [[nodiscard]] Result<TriggerRunner *> find(const TriggerKey &trigger) const;

    Loop &m_loop;
    RetryPolicy m_retries;
    PumpPorts m_ports;
    RunnerShared m_shared;
    UniqueFunction<void()> m_pumpsChanged;
    DefinitionsPtr m_definitions; // null before the first sync
    std::map<std::string, std::shared_ptr<TriggerRunner>> m_runners; // by uid; deleted ones until they are quiet
    std::map<TriggerKey, TriggerRunner *> m_byKey;
    std::map<LogstoreKey, std::set<TriggerRunner *>> m_bySource;
    bool m_started = false;
    bool m_firstApply = true;
    TimerId m_sweepTimer;
    std::unique_ptr<Stopping> m_stopping;
};

} // namespace sluice
