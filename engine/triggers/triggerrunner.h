// One trigger: its start positions, its pumps, one a shard, and the shards that come and go. Loop thread only.
#pragma once

#include "engine/triggers/invocationslots.h"
#include "engine/triggers/ledger.h"
#include "engine/triggers/pump.h"
#include "engine/triggers/triggerstats.h"

#include <map>

namespace sluice {

// What all triggers share; owned by the scheduler.
struct RunnerShared {
    RunnerShared(const PumpPorts &withPorts, int slotCount, std::string withEndpoint)
        : ports(withPorts)
        , slotPool(slotCount)
        , endpoint(std::move(withEndpoint))
    {
    }

    const PumpPorts &ports;
    InvocationSlots slotPool;
    std::string endpoint;
    bool authorized = false;
    bool eager = false;
    bool resting = false; // pumps know their checkpoints, but never tick
    std::uint64_t dataEpoch = 0;
    UniqueFunction<void(const LedgerRecord &, const LogstoreKey &triggerLog)> recorded; // durable now
    UniqueFunction<void()> changed;
    UniqueFunction<void()> delivered; // a window: functions may have appended anywhere
    UniqueFunction<void(const std::string &uid)> quiet; // a closed trigger has nothing in flight any more
    UniqueFunction<void(Duration)> lateness; // of each tick; may be empty
};

enum class RunnerStart {
    AtOnce, // created, restored: ticks now
    Spread, // the engine has just started: first ticks within kFirstTicksWithin, phases spread over the interval
};

struct RunnerRest {
    bool working = false;
    bool failed = false; // a pump waits after a round that failed, or its source is gone
};

class TriggerRunner final : public PumpHost, public std::enable_shared_from_this<TriggerRunner> {
public:
    TriggerRunner(RunnerShared &shared, const Trigger &definition, RunnerStart start);
    ~TriggerRunner() override;

    void open(); // reads checkpoints and shards; resolves start positions durably when there are none
    void edit(const Trigger &definition); // everything but the source may differ
    void hold(); // the engine stops: no new windows and tries
    void close(); // the trigger was deleted: RunnerShared::quiet follows
    void reopen(const Trigger &definition); // restored before it was quiet

    void authorizationGiven();
    void tryNow();
    void lookNow();
    void lookAgain(); // pumps that have not looked since data may have arrived
    void move(ShardId shard, Cursor cursor, std::string actor, Reply<void> reply);

    [[nodiscard]] const Trigger &definition() const { return m_context->definition; }
    [[nodiscard]] bool closing() const { return m_closing; }
    [[nodiscard]] bool busy() const; // something is in flight
    [[nodiscard]] RunnerRest rest() const;
    [[nodiscard]] const TriggerStats &stats() const { return m_stats; }
    [[nodiscard]] std::vector<PumpSnapshot> pumps() const; // by shard
    [[nodiscard]] std::vector<ShardId> shardIds() const;
    [[nodiscard]] TriggerRow row() const; // functionKind is not known here
    struct Need {
        bool blocked = false; // one of its pumps is
        Duration lag{}; // the worst pump's
    };
    [[nodiscard]] Need need() const;
    [[nodiscard]] std::uint64_t running() const; // pumps with an attempt in flight
    [[nodiscard]] const Error *openError() const { return m_openError ? &*m_openError : nullptr; }

    // PumpHost
    [[nodiscard]] bool authorized() const override { return m_shared.authorized; }
    [[nodiscard]] const std::string &endpoint() const override { return m_shared.endpoint; }
    [[nodiscard]] bool eager() const override { return m_shared.eager; }
    [[nodiscard]] std::uint64_t dataEpoch() const override { return m_shared.dataEpoch; }
    [[nodiscard]] Parents parentsOf(ShardId shard) const override;
    void wantSlot(Pump &pump) override;
    void dropWish(Pump &pump) override;
    void giveSlot(Pump &pump) override;
    void recorded(const LedgerRecord &record, const LogstoreKey &triggerLog) override;
    void sourceNews(Pump &pump, SourceNews news) override;
    void quiet(Pump &pump) override;
    void ticked(Pump &pump, Duration lateness) override;
    void changed() override { m_shared.changed(); }

    static constexpr int kRefreshTicks = 10; // the shards are asked for again at every so many intervals
    static constexpr Duration kFirstTicksWithin = std::chrono::seconds(3);

private:
    void onCheckpoints(Result<ShardCheckpoints> checkpoints);
    void refresh();
    void onShards(Result<std::vector<ShardState>> shards);
    void retryOpen(const Error &error);
    void recordOpenTrouble(const Error &error);
    void resolveTimes(std::shared_ptr<ShardCheckpoints> starts, std::size_t next);
    void commitStarts(ShardCheckpoints starts);
    void addPump(ShardId shard, Checkpoint checkpoint);
    void checkQuiet();
    void setDefinition(const Trigger &definition);
    [[nodiscard]] BootTime now() const { return m_shared.ports.loop.clock().boot(); }
    [[nodiscard]] Pump *find(ShardId shard) const;
    template <class T, class F> Reply<T> reply(F handler)
    {
        return Reply<T>([weak = weak_from_this(), handler = std::move(handler)](Result<T> result) mutable {
            if (const auto runner = weak.lock())
                handler(*runner, std::move(result));
        });
    }

    RunnerShared &m_shared;
    TriggerContextPtr m_context;
    RunnerStart m_start;
    std::map<ShardId, std::shared_ptr<Pump>> m_pumps;
    std::map<ShardId, std::vector<ShardId>> m_parents; // of shards that have some
    bool m_opened = false; // checkpoints were read, or made
    bool m_started = false; // it has checkpoints: shards that appear now are read from their beginning
    bool m_shardsKnown = false; // parents are
    bool m_asking = false; // a step of opening or refreshing is in flight
    bool m_askAgain = false;
    bool m_closing = false;
    BootTime m_nextRefresh;
    TimerId m_openTimer;
    std::uint32_t m_openTries = 0;
    std::optional<Error> m_openError;
    TroubleLog m_openTroubles; // of a trigger that has no pumps yet
    TriggerStats m_stats;
};

} // namespace sluice
