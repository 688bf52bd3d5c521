// Watches a trigger world from outside and says what must never happen. It sees what is durable (each commit, before it is
// answered), what functions are called with, and what reaches the trigger logs; it does not look into the engine.
#pragma once

#include "tests/support/triggerworld.h"

#include <set>

namespace sluice::test {

// Where crashes struck, so that a run can show that it was everywhere.
struct CrashPoints {
    std::uint64_t windowNotTried = 0; // the window is durable, its first call was not made
    std::uint64_t callInFlight = 0;
    std::uint64_t outcomeNotRecorded = 0; // the call had its effect, nothing durable tells
    std::uint64_t recordNotShipped = 0;

    void add(const CrashPoints &other)
    {
        windowNotTried += other.windowNotTried;
        callInFlight += other.callInFlight;
        outcomeNotRecorded += other.outcomeNotRecorded;
        recordNotShipped += other.recordNotShipped;
    }
};

class Checker {
public:
    explicit Checker(TriggerWorld &world)
        : m_world(world)
    {
    }

    // Hooks.
    void onInvoke(const Invocation &invocation); // a function is called
    void onEffect(const FakeCall &call); // it ended by itself, its effect is in the world
    void onDurable(const StateChange &change); // a commit is on the disk; its records have their sequences
    void onCrash(); // what ran is dead
    void onTriggerLogLost(const LogstoreKey &log); // call it before the log is removed
    void onRemade(const LogstoreKey &source); // cursors of this source start again
    void onDisturbed(const std::string &uid); // a person did something: tries may come sooner than back-off says
    void onEdited(const std::string &uid);
    void onChildren(const LogstoreKey &source, ShardId child, std::vector<ShardId> parents);
    void setParents(bool checked) { m_checkParents = checked; }
    void setTight(bool tight) { m_tight = tight; } // nothing delays a try but the back-off: upper bounds hold too

    void know(const Trigger &trigger) { m_byJob[jobNameOf(trigger.uid)] = trigger; }

    // At the end, when all is healed, delivered and shipped.
    void finish();

    // What is not delivered, or not shipped, yet; "" = everything is.
    [[nodiscard]] std::string starving() const;

    [[nodiscard]] const std::string &violation() const { return m_violation; } // the first one; "" = none
    [[nodiscard]] const CrashPoints &crashPoints() const { return m_crashPoints; }
    [[nodiscard]] std::uint64_t windows() const { return m_windows; }
    [[nodiscard]] std::uint64_t attempts() const { return m_attempts; }

private:
    struct PumpView {
        std::optional<Checkpoint> durable;
        bool running = false;
        std::string lastTask; // of the last call in this life
        BootTime lastEnded; // of the last try that ended in this life
        bool lastFailed = false; // and was recorded so
        bool disturbed = true; // since then
        bool edited = false;
        std::uint32_t round = 0; // of the newest attempt record
        std::uint32_t attempt = 0;
        std::uint32_t attemptsMax = 0;
        std::string recordedTask;
        std::uint64_t counted = 0; // losses in records so far
        bool remade = false;
        std::vector<std::string> requests; // of this life, in order
    };
    void violate(const std::string &what);
    void checkSpacing(const PumpView &pump, const Trigger &trigger);
    void checkTransition(PumpView &pump, const PumpKey &key, const Checkpoint &next, const StateChange &change);
    void checkAttempt(PumpView &pump, const Trigger &trigger, const LedgerRecord &record);
    void collect(const LogstoreKey &log);
    [[nodiscard]] static const LedgerRecord *find(const StateChange &change, bool (*is)(const LedgerRecord &));

    TriggerWorld &m_world;
    std::string m_violation;
    std::map<std::string, Trigger> m_byJob;
    std::map<PumpKey, PumpView> m_pumps;
    std::map<std::pair<LogstoreKey, ShardId>, std::vector<ShardId>> m_parents;
    std::set<std::string> m_okRequests; // calls that had their effect and were answered so
    std::set<std::string> m_recorded; // request ids with a durable record
    std::map<std::uint64_t, LogstoreKey> m_durable; // sequence → where it must arrive
    std::map<std::uint64_t, int> m_arrived;
    std::set<LogstoreKey> m_remade;
    bool m_checkParents = true;
    bool m_tight = false;
    CrashPoints m_crashPoints;
    std::uint64_t m_windows = 0;
    std::uint64_t m_attempts = 0;
};

} // namespace sluice::test
