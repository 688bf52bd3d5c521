// The pool's memory budget: who is counted with what, and who has to go.
#include "engine/functions/local/instancepool.h"

#include <algorithm>

namespace sluice {

void InstancePool::charge(Slot &slot, int mb)
{
    m_usedMb += mb - slot.chargeMb;
    slot.chargeMb = mb;
}

// After its calls or its state changed.
void InstancePool::settle(Slot &slot)
{
    const auto &instance = *slot.instance;
    if (!instance.isIdle())
        return;
    slot.idleSince = m_ports.loop.clock().boot();
    const auto held = std::max(kIdleMbMin, wholeMb(instance.memoryBytes()));
    charge(slot, std::min(slot.chargeMb, held));
    armReaper();
}

// Least recently used first.
std::vector<InstancePool::Slot *> InstancePool::idleSlots(const Slot *keep)
{
    std::vector<Slot *> out;
    for (auto &[key, fleet] : m_fleets) {
        for (auto &slot : fleet.instances) {
            if (&slot != keep && slot.instance->isIdle())
                out.push_back(&slot);
        }
    }
    std::ranges::sort(out, {}, [](const Slot *slot) { return slot->idleSince; });
    return out;
}

bool InstancePool::makeRoom(int mb, const Slot *keep)
{
    if (freeMb() >= mb)
        return true;
    int coming = freeMb(); // of those that end already
    for (const auto &[key, fleet] : m_fleets) {
        for (const auto &slot : fleet.instances) {
            if (slot.instance->state() == Instance::State::Stopping)
                coming += slot.chargeMb;
        }
    }
    if (coming >= mb)
        return false;
    for (auto *slot : idleSlots(keep)) {
        ++m_counts.evicted;
        coming += slot->chargeMb;
        slot->instance->retire();
        if (coming >= mb)
            break;
    }
    return false;
}

void InstancePool::armReaper()
{
    if (m_reaper != TimerId())
        return;
    const auto idle = idleSlots(nullptr);
    if (!idle.empty())
        m_reaper = m_ports.loop.at(idle.front()->idleSince + m_limits.idleKept, [this] { reap(); });
}

void InstancePool::reap()
{
    m_reaper = {};
    const auto before = m_ports.loop.clock().boot() - m_limits.idleKept;
    for (auto *slot : idleSlots(nullptr)) {
        if (slot->idleSince > before)
            break;
        ++m_counts.reaped;
        slot->instance->retire();
    }
    armReaper();
}

} // namespace sluice
