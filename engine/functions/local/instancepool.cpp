// Where calls go; instancepool_queue.cpp has those that wait, instancepool_memory.cpp the budget.
#include "engine/functions/local/instancepool.h"

#include <algorithm>

namespace sluice {

Error InstancePool::resourcesExhausted(std::string detail)
{
    return {ErrorKind::Throttled, "ResourceExhausted", std::move(detail)};
}

InstancePool::InstancePool(InstancePorts ports, InstanceLimits limits)
    : m_ports(std::move(ports))
    , m_limits(limits)
{
}

InstancePool::~InstancePool()
{
    m_ports.loop.cancel(m_reaper);
    m_ports.loop.cancel(m_stopTimer);
    for (const auto &waiting : m_queue)
        m_ports.loop.cancel(waiting.timeout);
}

InstancePool::Figures InstancePool::figures() const
{
    auto out = m_counts;
    out.usedMb = m_usedMb;
    out.queued = m_queue.size();
    for (const auto &[key, fleet] : m_fleets) {
        out.instances += static_cast<int>(fleet.instances.size());
        out.idle += static_cast<int>(
            std::ranges::count_if(fleet.instances, [](const Slot &slot) { return slot.instance->isIdle(); }));
    }
    return out;
}

std::set<std::string> InstancePool::codeInUse() const
{
    std::set<std::string> out;
    for (const auto &[key, fleet] : m_fleets) {
        if (fleet.current)
            out.insert(fleet.current->codeChecksum);
        for (const auto &slot : fleet.instances)
            out.insert(slot.instance->spec()->codeChecksum);
    }
    for (const auto &waiting : m_queue)
        out.insert(waiting.spec->codeChecksum);
    return out;
}

std::uint64_t InstancePool::invoke(const InstanceSpecPtr &spec, std::string requestId, std::string event,
                                   Reply<Outcome> reply)
{
    const auto now = m_ports.loop.clock().boot();
    Waiting waiting{spec, {++m_lastId, std::move(requestId), std::move(event), std::move(reply), now}, {}};
    if (m_stopping) {
        refuse(std::move(waiting), resourcesExhausted("the engine is stopping"));
        return m_lastId;
    }
    adopt(m_fleets[spec->function.key], spec);
    Error why;
    switch (waiting.waitsFor = place(waiting, !someWaitForMemory(), why)) {
    case Placing::Done: break;
    case Placing::WaitForMemory:
    case Placing::WaitForStart: enqueue(std::move(waiting)); break;
    case Placing::Refused: refuse(std::move(waiting), why); break;
    }
    return m_lastId;
}

// Another spec is a new version, unless it is an older one that comes late.
void InstancePool::adopt(Fleet &fleet, const InstanceSpecPtr &spec)
{
    if (fleet.current == spec)
        return;
    if (fleet.current && (*fleet.current == *spec || fleet.current->function.version > spec->function.version))
        return;
    fleet.current = spec;
    for (auto &slot : fleet.instances) {
        if (slot.instance->spec() != spec)
            slot.instance->retire();
    }
}

// The slot that a call should go to: a busy one with room, so that others may rest; else the idle one that was used last.
InstancePool::Slot *InstancePool::warmSlot(Fleet &fleet)
{
    Slot *best = nullptr;
    const auto rank = [](const Slot &slot) {
        if (slot.instance->state() != Instance::State::Ready)
            return 0;
        return slot.instance->isIdle() ? 1 : 2;
    };
    for (auto &slot : fleet.instances) {
        if (!slot.instance->takes() || slot.instance->spec() != fleet.current)
            continue;
        if (!best || rank(slot) > rank(*best) || (rank(slot) == 1 && rank(*best) == 1 && slot.idleSince > best->idleSince))
            best = &slot;
    }
    return best;
}

InstancePool::Placing InstancePool::place(Waiting &waiting, bool mayTakeMemory, Error &why)
{
    auto &fleet = m_fleets[waiting.spec->function.key];
    if (!fleet.current)
        fleet.current = waiting.spec; // retired meanwhile
    const auto needed = fleet.current->function.memoryMb;
    if (auto *slot = warmSlot(fleet)) {
        const auto more = needed - slot->chargeMb;
        if (more > 0 && (!mayTakeMemory || !makeRoom(more, slot)))
            return Placing::WaitForMemory;
        charge(*slot, needed);
        slot->instance->call(std::move(waiting.call));
        return Placing::Done;
    }
    const auto alive = std::ranges::count_if(
        fleet.instances, [](const Slot &slot) { return slot.instance->state() < Instance::State::Stopping; });
    if (alive >= m_limits.instancesPerFunctionMax) {
        why = resourcesExhausted("function '" + toText(waiting.spec->function.key) + "' has "
                                 + std::to_string(m_limits.instancesPerFunctionMax) + " instances, and all are busy");
        return Placing::Refused;
    }
    if (needed > m_limits.memoryMb) {
        why = resourcesExhausted("function '" + toText(waiting.spec->function.key) + "' needs " + std::to_string(needed)
                                 + " MB, but all functions together may use " + std::to_string(m_limits.memoryMb) + " MB");
        return Placing::Refused;
    }
    if (mayTakeMemory && !mayStart(fleet))
        return Placing::WaitForStart; // before it evicts anybody
    if (!mayTakeMemory || !makeRoom(needed, nullptr))
        return Placing::WaitForMemory;
    startInstance(fleet, waiting);
    return Placing::Done;
}

bool InstancePool::mayStart(const Fleet &fleet) const
{
    std::ptrdiff_t count = 0;
    for (const auto &[key, one] : m_fleets)
        count += std::ranges::count_if(one.instances, [](const Slot &slot) { return slot.instance->isStarting(); });
    return count < m_limits.startsMax && !hasItsStarts(fleet);
}

// Those that are set up count for as long as that takes: others of theirs would wait for the same secrets, and would all be
// launched together when those come.
bool InstancePool::hasItsStarts(const Fleet &fleet) const
{
    const auto count = std::ranges::count_if(fleet.instances, [](const Slot &slot) {
        return slot.instance->isStarting() || slot.instance->state() == Instance::State::Preparing;
    });
    return count >= std::max(1, m_limits.startsMax / 2);
}

void InstancePool::startInstance(Fleet &fleet, Waiting &waiting)
{
    ++m_counts.started;
    auto &slot = fleet.instances.emplace_back();
    slot.instance =
        std::make_shared<Instance>(m_ports, fleet.current, [this, alive = std::weak_ptr(m_alive)](Instance &instance) {
            if (alive.lock())
                changed(instance);
        });
    charge(slot, fleet.current->function.memoryMb);
    slot.instance->start(std::move(waiting.call));
}

// --- what instances tell

void InstancePool::changed(Instance &instance)
{
    const auto found = m_fleets.find(instance.spec()->function.key);
    if (found == m_fleets.end())
        return;
    auto &fleet = found->second;
    const auto at =
        std::ranges::find_if(fleet.instances, [&](const Slot &slot) { return slot.instance.get() == &instance; });
    if (at == fleet.instances.end())
        return;
    settle(*at);
    if (instance.state() == Instance::State::Ended) {
        charge(*at, 0);
        bury(std::move(at->instance));
        fleet.instances.erase(at);
    }
    if (!m_queue.empty())
        serveQueue();
    answerStops();
}

// It is the caller, so that it goes later; and never after the pool, since its process needs the launcher.
void InstancePool::bury(std::shared_ptr<Instance> instance)
{
    m_gone.push_back(std::move(instance));
    m_ports.loop.post([this, alive = std::weak_ptr(m_alive)] {
        if (alive.lock())
            m_gone.clear();
    });
}

void InstancePool::retireUnless(const std::function<bool(const InstanceSpec &)> &keep)
{
    for (auto at = m_fleets.begin(); at != m_fleets.end();) {
        auto &fleet = at->second;
        for (auto &slot : fleet.instances) {
            if (!keep(*slot.instance->spec()))
                slot.instance->retire();
        }
        if (fleet.current && !keep(*fleet.current))
            fleet.current = nullptr; // what comes next is new, whatever its number
        const auto key = at->first;
        const bool wanted = std::ranges::any_of(m_queue, [&](const Waiting &one) { return one.spec->function.key == key; });
        at = fleet.instances.empty() && !wanted ? m_fleets.erase(at) : std::next(at);
    }
}

void InstancePool::stop(Reply<void> reply)
{
    m_stopping = true;
    m_stops.push_back(std::move(reply));
    for (auto &waiting : std::exchange(m_queue, {}))
        refuse(std::move(waiting), {ErrorKind::Cancelled, "Cancelled", "the engine is stopping"});
    m_queuedBytes = 0;
    for (auto &[key, fleet] : m_fleets) {
        for (auto &slot : fleet.instances)
            slot.instance->retire();
    }
    if (m_stopTimer == TimerId())
        m_stopTimer = m_ports.loop.after(kStopWait, [this] { answerStops(true); });
    answerStops();
}

void InstancePool::answerStops(bool late)
{
    const bool some = std::ranges::any_of(m_fleets, [](const auto &fleet) { return !fleet.second.instances.empty(); });
    if (m_stops.empty() || (some && !late))
        return;
    m_ports.loop.cancel(m_stopTimer);
    for (auto &reply : std::exchange(m_stops, {}))
        m_ports.loop.answer<void>(std::move(reply), Done());
}

} // namespace sluice
