// The instances of all functions: warm ones first, new ones within the memory budget, the least recently used idle ones out
// when it is short, idle ones out after a while; another version of a function drains the old one's. Loop thread only.
//
// Memory: an instance is counted with its whole limit from its start and while it serves calls, with what it really holds
// while it is idle. The sum never exceeds the budget. A call that does not fit waits, first come, first served, and evicts
// idle instances: those behind it may use what is free without more memory only.
//
// Starts: a few at a time (Instance::isStarting()), of one function at most half of them. A call that waits for a start
// holds up nobody who needs none, nor those whose function may start one. What waited too long is refused.
#pragma once

#include "engine/functions/local/instance.h"

#include <deque>
#include <map>
#include <optional>
#include <set>

namespace sluice {

struct InstanceLimits {
    int memoryMb = 2'048; // of all instances together
    Duration idleKept = std::chrono::minutes(5);
    int instancesPerFunctionMax = 100;
    int startsMax = 100; // at a time: else a burst on a busy machine starts more than it ever serves; of one function half
    std::size_t queueMax = 1'000; // calls
    std::size_t queueBytesMax = 64 * limits::kMiB; // of their events
    Duration queueWait = std::chrono::seconds(60);
};

class InstancePool {
public:
    static constexpr Duration kStopWait = Instance::kStopGrace + Instance::kTerminateGrace;
    static constexpr int kIdleMbMin = 8; // what an idle instance is counted with at least

    InstancePool(InstancePorts ports, InstanceLimits limits);
    ~InstancePool(); // kills what runs; its replies say Cancelled/"ReplyDropped"

    // Answers once, later. Beside what an instance says: Failed/"ResourceExhausted".
    [[nodiscard]] std::uint64_t invoke(const InstanceSpecPtr &spec, std::string requestId, std::string event,
                                       Reply<Outcome> reply);
    void cancel(std::uint64_t id);

    // Instances whose spec does not pass end as soon as their calls are done: functions changed or are gone.
    void retireUnless(const std::function<bool(const InstanceSpec &)> &keep);
    // All of them; answers when the last process is gone, or after kStopWait: what still runs then, the destructor kills.
    // Calls meanwhile are refused.
    void stop(Reply<void> reply);

    struct Figures {
        int instances = 0; // that live, those that end included
        int idle = 0;
        int usedMb = 0; // of the budget
        std::size_t queued = 0;
        std::uint64_t started = 0; // since the beginning, as the following ones
        std::uint64_t evicted = 0;
        std::uint64_t reaped = 0;
        std::uint64_t refused = 0;
    };
    [[nodiscard]] Figures figures() const;
    [[nodiscard]] std::set<std::string> codeInUse() const; // checksums of what runs, drains or waits
    [[nodiscard]] const InstanceLimits &limits() const { return m_limits; }

private:
    struct Slot {
        std::shared_ptr<Instance> instance;
        int chargeMb = 0;
        BootTime idleSince; // while it is idle
    };
    struct Fleet {
        InstanceSpecPtr current;
        std::vector<Slot> instances;
    };
    enum class Placing { Done, WaitForMemory, WaitForStart, Refused };
    struct Waiting {
        InstanceSpecPtr spec;
        InstanceCall call;
        TimerId timeout;
        Placing waitsFor = Placing::WaitForMemory; // when it was tried last
    };

    [[nodiscard]] static Error resourcesExhausted(std::string detail);
    [[nodiscard]] Placing place(Waiting &waiting, bool mayTakeMemory, Error &why);
    [[nodiscard]] bool mayStart(const Fleet &fleet) const;
    [[nodiscard]] bool hasItsStarts(const Fleet &fleet) const; // as many as one function may have at a time
    [[nodiscard]] Slot *warmSlot(Fleet &fleet);
    void startInstance(Fleet &fleet, Waiting &waiting);
    void enqueue(Waiting waiting);
    [[nodiscard]] bool someWaitForMemory() const;
    [[nodiscard]] Waiting takeOut(std::deque<Waiting>::iterator at);
    [[nodiscard]] std::string whyItWaits(const Waiting &waiting) const;
    void refuse(Waiting waiting, const Error &why);
    void waitedTooLong(std::uint64_t id);
    void serveQueue();
    void adopt(Fleet &fleet, const InstanceSpecPtr &spec);
    void changed(Instance &instance);
    void settle(Slot &slot);
    void bury(std::shared_ptr<Instance> instance);
    void answerStops(bool late = false);

    // memory
    [[nodiscard]] int freeMb() const { return m_limits.memoryMb - m_usedMb; }
    void charge(Slot &slot, int mb);
    [[nodiscard]] bool makeRoom(int mb, const Slot *keep); // true: it is free now; else the idle ones that it needs end
    [[nodiscard]] std::vector<Slot *> idleSlots(const Slot *keep);
    void armReaper();
    void reap();

    InstancePorts m_ports;
    const InstanceLimits m_limits;
    std::map<FunctionKey, Fleet> m_fleets;
    std::deque<Waiting> m_queue;
    std::vector<std::shared_ptr<Instance>> m_gone; // ended; destroyed by the next task
    std::size_t m_queuedBytes = 0;
    int m_usedMb = 0;
    TimerId m_reaper;
    std::uint64_t m_lastId = 0;
    bool m_stopping = false;
    std::vector<Reply<void>> m_stops;
    TimerId m_stopTimer;
    Figures m_counts;
    const std::shared_ptr<bool> m_alive = std::make_shared<bool>(true);
};

} // namespace sluice
