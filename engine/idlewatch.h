// Waits until everything that can be delivered is delivered: collectors at their end, pumps without data, over chains of
// triggers, function logs and trigger logs written. While it waits, pumps look as soon as their shard has data.
// Loop thread.
#pragma once

#include "engine/definitionsync.h"
#include "engine/engineparts.h"

#include <list>

namespace sluice {

class IdleWatch {
public:
    IdleWatch(EngineParts &parts, DefinitionSync &sync);
    ~IdleWatch();

    // TimedOut/"RunTimeout" after `timeout` (0 = never).
    void await(Duration timeout, Reply<RunSummary> reply);

    static constexpr Duration kLookEvery = std::chrono::milliseconds(5);

private:
    struct Waiter {
        Duration timeout{};
        BootTime startedAt;
        std::map<TriggerKey, TriggerRow> before; // counts are since the engine's start: these are taken off
        CollectCounts countsBefore;
        std::uint64_t problemsBefore = 0;
        Reply<RunSummary> reply;
    };
    enum class Phase { Waiting, Flushing };

    void look();
    void flush();
    [[nodiscard]] bool idle() const;
    [[nodiscard]] RunSummary summary(const Waiter &waiter) const;
    void finish();
    void expire();

    EngineParts &m_parts;
    DefinitionSync &m_sync;
    std::list<Waiter> m_waiters;
    Phase m_phase = Phase::Waiting;
    TimerId m_timer;
    bool m_started = false;
    std::shared_ptr<IdleWatch *> m_self;
};

} // namespace sluice
