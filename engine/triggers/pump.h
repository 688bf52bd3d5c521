// One trigger on one shard: looks for new data at each tick, makes it a window, has the function invoked for it until it
// succeeds, and moves the checkpoint.
//
//   Idle ─tick─▶ Polling ─new data─▶ Committing ─▶ Waiting (slot) ─▶ Running ─▶ Committing ─▶ Idle, or the next window
//                                                     ▲                            │ failed
//                                                     └── Resting, Blocked ◀───────┘
//
// Order of durability: the window before its first attempt; checkpoint, outcome and ledger record in one commit, together
// with the next window where that is known. A commit that fails is repeated with back-off and never re-invokes.
// Loop thread only. Held by shared_ptr: answers that come after its end are dropped.
#pragma once

#include "engine/triggers/beat.h"
#include "engine/triggers/pumphost.h"
#include "engine/triggers/pumpsnapshot.h"
#include "engine/triggers/troublelog.h"

#include <memory>

namespace sluice {

enum class PumpMode {
    Active,
    Paused, // no new windows and no further tries; the attempt in flight finishes
    Closed, // the attempt in flight is cancelled; PumpHost::quiet() when nothing is left
};

enum class PumpRest { Working, Done, Failed }; // Failed: it waits after a full round that failed, or its source is gone

class Pump : public std::enable_shared_from_this<Pump> {
public:
    // `checkpoint` is durable already. `recovered`: it was read back, so there may be more than its window tells.
    Pump(const PumpPorts &ports, PumpHost &host, TriggerContextPtr context, ShardId shard, Checkpoint checkpoint);
    ~Pump();
    Pump(const Pump &) = delete;
    Pump &operator=(const Pump &) = delete;

    // First tick at `first`, then at each beat from `phase` on.
    void start(BootTime first, BootTime phase);

    void setContext(TriggerContextPtr context); // an edit: from the next window, or the next round of this one
    void setMode(PumpMode mode, BootTime phase); // to Active: ticks at once, beats from `phase`
    void authorizationGiven(); // a pump that rests for the lack of it tries now
    void tryNow(); // a person asks: a resting or blocked pump tries now
    void lookNow(); // there may be data
    void parentsChanged(); // a pump that waits for its parents looks again
    void sourceFailed(const Error &error); // the host asked for the shards, and failed
    void shardVanished(); // the shard is not in the list any more

    // Cancels what is in flight, then goes on from `cursor`. InUse/"MoveInProgress" when one is under way.
    void move(Cursor cursor, std::string actor, Reply<void> reply);

    void slotGranted();

    [[nodiscard]] ShardId shard() const { return m_shard; }
    [[nodiscard]] PumpMode mode() const { return m_mode; }
    [[nodiscard]] bool running() const { return m_phase == Phase::Running; }
    [[nodiscard]] bool finished() const { return m_finished; } // read-only shard, read to its end (or gone)
    [[nodiscard]] bool busy() const;
    [[nodiscard]] PumpRest rest() const;
    [[nodiscard]] const Checkpoint &checkpoint() const { return m_checkpoint; }
    [[nodiscard]] PumpState state() const;
    [[nodiscard]] Duration lag() const; // age of the oldest group that is known and not delivered
    [[nodiscard]] PumpSnapshot snapshot() const;

    static constexpr Duration kPrefetchHold =
        std::chrono::milliseconds(20); // an outcome waits that long for the next window
    static constexpr Duration kEagerPoll = std::chrono::milliseconds(250);
    static constexpr int kPollFailuresMax = 3; // an eager pump that fails as often counts as done and failed
    static constexpr std::size_t kErrorMessageMax = 4 * limits::kKiB;

private:
    enum class Phase : std::uint8_t { Idle, Polling, Committing, Waiting, Running, Resting, Blocked };
    enum class Gone : std::uint8_t { No, Shard, Source };
    struct Move {
        Cursor cursor;
        std::string actor;
        Reply<void> reply;
        bool committing = false;
    };
    struct Ahead { // the next window, asked for while this one runs
        std::uint64_t id = 0;
        TriggerContextPtr context;
        std::optional<WindowCut> cut;
        std::optional<Outcome> heldOutcome;
        TimerId holdTimer;
        bool asking = false;
    };

    // pump.cpp: ticks, looking, settling down
    void tick(BootTime due);
    void armTick(BootTime when);
    void look(BootTime due);
    void poll(BootTime due, TickReason why);
    void ask(Cursor from, WindowLimit limit, void (Pump::*then)(Result<WindowCut>));
    void onPolled(Result<WindowCut> cut);
    void onPollFailed(const Error &error);
    void idle();
    void afterCommit();
    bool yieldTo(); // a move, a pause or the end has precedence; true: taken care of
    void stopTimer();
    void setReason(TickReason reason);
    [[nodiscard]] BootTime now() const { return m_ports.loop.clock().boot(); }

    void doMove(); // pump_move.cpp

    // pump_attempt.cpp: one window, its tries, its outcome
    void resumePending(BootTime due);
    void onPendingChecked(Result<WindowCut> cut);
    void wantAttempt();
    void startAttempt();
    void lookAhead();
    void dropAhead();
    void onOutcome(Outcome outcome);
    void settle(const Outcome &outcome);
    void adopt(const WindowCut &cut, const TriggerContextPtr &context, Checkpoint &next, std::vector<LedgerRecord> &records);
    void takeRest();
    void giveSlot();

    // pump_record.cpp: commits and records
    void commit(StateChange change);
    void sendChange();
    void onCommitted(Result<LedgerSequence> first);
    void countLoss(const WindowCut &cut, Checkpoint &next, std::vector<LedgerRecord> &records);
    [[nodiscard]] LedgerRecord attemptRecord(const Outcome &outcome) const;
    [[nodiscard]] LedgerRecord exceptionRecord(TickReason reason, const Error &error, std::uint64_t count) const;
    void addTroubles(std::vector<LedgerRecord> &records);
    [[nodiscard]] std::string newRequestId();
    // An answer that finds the pump gone is dropped.
    template <class T, class F> Reply<T> reply(F handler)
    {
        return Reply<T>([weak = weak_from_this(), handler = std::move(handler)](Result<T> result) mutable {
            if (const auto pump = weak.lock())
                handler(*pump, std::move(result));
        });
    }

    const PumpPorts &m_ports;
    PumpHost &m_host;
    TriggerContextPtr m_context;
    TriggerContextPtr m_round; // the definition of the window, or of the round, in progress
    const ShardId m_shard;
    Phase m_phase = Phase::Idle;
    PumpMode m_mode = PumpMode::Active;
    Gone m_gone = Gone::No;
    TickReason m_reason = TickReason::None; // of the last tick
    TickReason m_windowReason = TickReason::Invoked; // why the window in progress was cut
    AttemptStatus m_lastStatus = AttemptStatus::Ok;
    bool m_more = false; // there is data beyond the window, as far as we know
    bool m_finished = false;
    bool m_polledEmpty = false;
    bool m_again = false; // asked to look while it was busy
    bool m_slotHeld = false;
    bool m_cancelled = false; // the attempt that runs was cancelled by a person
    bool m_fresh = false; // the pending window was cut a moment ago; else retention may have overtaken it
    bool m_withoutAuthorization = false; // the attempt was made, or is being made, before the step was confirmed
    bool m_unauthorized = false; // the last attempt ended for that; a function's own "Unauthorized" is an error like others
    int m_pollFailures = 0;

    Checkpoint m_checkpoint; // durable, but for the round number of a round that has just begun
    Beat m_beat;
    BootTime m_due; // when what is in progress was due
    BootTime m_lastTick;
    BootTime m_nextTick;
    BootTime m_ended; // the last try
    BootTime m_lastLoss;
    TimerId m_tickTimer;
    TimerId m_timer; // resting, blocked, a commit's repeat, the eager look
    BootTime m_timerAt;
    std::uint64_t m_poll = 0; // number of the poll in progress; another answer is late
    std::uint64_t m_pollEpoch = 0;
    std::uint64_t m_confirmedEpoch = 0;

    std::uint32_t m_attempt = 0; // that runs
    InvocationId m_invocation;
    BootTime m_startedBoot;
    WallTime m_startedWall;
    WallTime m_scheduledWall;
    std::string m_requestId;
    std::unique_ptr<Ahead> m_ahead;
    std::unique_ptr<StateChange> m_change; // on its way into the store
    std::uint32_t m_commitTries = 0;
    std::unique_ptr<Move> m_move;

    Cursor m_shardEnd;
    std::optional<WallTime> m_deliveredAt;
    std::optional<WallTime> m_seenAt;
    std::optional<WallTime> m_oldestWaiting;
    std::optional<WallTime> m_blockedSince;
    std::string m_lastError;
    std::unique_ptr<TroubleLog> m_troubles; // made by the first one
};

} // namespace sluice
