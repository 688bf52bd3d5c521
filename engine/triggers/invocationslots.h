// The invocations that may run at one time, shared fairly: the next free slot goes to the trigger that has waited longest
// for its turn, not to the one with the most pumps.
#pragma once

#include "engine/base/limits.h"

#include <cstddef>
#include <deque>
#include <unordered_map>

namespace sluice {

class Pump;

class InvocationSlots {
public:
    explicit InvocationSlots(int count = limits::kInvocationSlots)
        : m_free(count)
    {
    }

    // `trigger` is any address that stands for it. Pump::slotGranted() follows, inside the call when a slot is free.
    void want(const void *trigger, Pump &pump);
    void drop(const void *trigger, Pump &pump); // it does not wait any more
    void give(); // a slot comes back

    [[nodiscard]] int free() const { return m_free; }
    [[nodiscard]] std::size_t waiting() const { return m_waitingPumps; }

private:
    void grantNext();

    int m_free;
    std::size_t m_waitingPumps = 0;
    std::deque<const void *> m_turns; // triggers with waiting pumps, each once
    std::unordered_map<const void *, std::deque<Pump *>> m_waiting;
};

} // namespace sluice
