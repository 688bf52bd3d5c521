// The calls that wait for an instance.
#include "engine/functions/local/instancepool.h"

#include <algorithm>

namespace sluice {

bool InstancePool::someWaitForMemory() const
{
    return std::ranges::find(m_queue, Placing::WaitForMemory, &Waiting::waitsFor) != m_queue.end();
}

void InstancePool::enqueue(Waiting waiting)
{
    const auto bytes = waiting.call.event.size();
    if (m_queue.size() >= m_limits.queueMax || m_queuedBytes + bytes > m_limits.queueBytesMax)
        return refuse(std::move(waiting),
                      resourcesExhausted(std::to_string(m_queue.size()) + " calls wait for an instance already"));
    m_queuedBytes += bytes;
    waiting.timeout = m_ports.loop.after(m_limits.queueWait, [this, id = waiting.call.id] { waitedTooLong(id); });
    m_queue.push_back(std::move(waiting));
}

void InstancePool::refuse(Waiting waiting, const Error &why)
{
    ++m_counts.refused;
    m_ports.loop.cancel(waiting.timeout);
    wipe(waiting.call.event);
    Outcome outcome;
    outcome.status = why.kind == ErrorKind::Cancelled ? OutcomeStatus::Cancelled : OutcomeStatus::Failed;
    outcome.errorCode = why.code;
    outcome.errorMessage = why.detail;
    outcome.reply = platformErrorBody(why.detail, why.code);
    outcome.waited = m_ports.loop.clock().boot() - waiting.call.asked;
    outcome.functionVersion = waiting.spec->function.version;
    m_ports.loop.answer<Outcome>(std::move(waiting.call.reply), std::move(outcome));
}

InstancePool::Waiting InstancePool::takeOut(std::deque<Waiting>::iterator at)
{
    auto waiting = std::move(*at);
    m_queuedBytes -= waiting.call.event.size();
    m_queue.erase(at);
    return waiting;
}

// Behind "…: ". Which instances do not get ready is what somebody can do something about.
std::string InstancePool::whyItWaits(const Waiting &waiting) const
{
    if (waiting.waitsFor == Placing::WaitForMemory)
        return "functions may use " + std::to_string(m_limits.memoryMb) + " MB together";
    std::set<FunctionKey> slow;
    const auto own = m_fleets.find(waiting.spec->function.key);
    if (own != m_fleets.end() && hasItsStarts(own->second)) {
        slow.insert(own->first);
    } else {
        for (const auto &[key, fleet] : m_fleets)
            if (std::ranges::any_of(fleet.instances, [](const Slot &slot) { return slot.instance->isStarting(); }))
                slow.insert(key);
    }
    const auto whose = slow.size() == 1 ? " of function '" + toText(*slow.begin()) + '\'' : std::string();
    return "the instances" + whose + " that are being started do not get ready";
}

void InstancePool::waitedTooLong(std::uint64_t id)
{
    const auto at = std::ranges::find_if(m_queue, [id](const Waiting &waiting) { return waiting.call.id == id; });
    if (at == m_queue.end())
        return;
    auto waiting = takeOut(at);
    waiting.timeout = {};
    const auto seconds = std::chrono::duration_cast<std::chrono::seconds>(m_limits.queueWait).count();
    const auto why = resourcesExhausted("no instance was free or could be started within " + std::to_string(seconds)
                                        + " seconds: " + whyItWaits(waiting));
    refuse(std::move(waiting), why);
    serveQueue();
}

void InstancePool::serveQueue()
{
    bool mayTakeMemory = true; // false behind one that waits for it
    std::map<FunctionKey, Placing> tried; // what the first of a function has to wait for, all of them have to
    for (auto at = m_queue.begin(); at != m_queue.end();) {
        if (const auto before = tried.find(at->spec->function.key); before != tried.end()) {
            at->waitsFor = before->second;
            ++at;
            continue;
        }
        const auto bytes = at->call.event.size();
        const auto timeout = at->timeout;
        Error why;
        const auto placed = place(*at, mayTakeMemory, why);
        if (placed == Placing::WaitForMemory || placed == Placing::WaitForStart) {
            mayTakeMemory = mayTakeMemory && placed == Placing::WaitForStart;
            tried.emplace(at->spec->function.key, placed);
            at->waitsFor = placed;
            ++at;
            continue;
        }
        m_queuedBytes -= bytes;
        if (placed == Placing::Refused)
            refuse(std::move(*at), why);
        m_ports.loop.cancel(timeout);
        at = m_queue.erase(at);
    }
}

void InstancePool::cancel(std::uint64_t id)
{
    const auto at = std::ranges::find_if(m_queue, [id](const Waiting &waiting) { return waiting.call.id == id; });
    if (at != m_queue.end()) {
        auto waiting = takeOut(at);
        const std::string what = waiting.waitsFor == Placing::WaitForMemory ? "memory" : "an instance to start";
        refuse(std::move(waiting),
               {ErrorKind::Cancelled, "Cancelled", "the call was cancelled while it waited for " + what});
        --m_counts.refused;
        return serveQueue();
    }
    for (auto &[key, fleet] : m_fleets) {
        for (auto &slot : fleet.instances) {
            if (slot.instance->cancel(id)) {
                settle(slot);
                return serveQueue();
            }
        }
    }
}

} // namespace sluice
