#include "engine/idlewatch.h"

namespace sluice {

IdleWatch::IdleWatch(EngineParts &parts, DefinitionSync &sync)
    : m_parts(parts)
    , m_sync(sync)
    , m_self(std::make_shared<IdleWatch *>(this))
{
}

IdleWatch::~IdleWatch()
{
    m_parts.loop.cancel(m_timer);
}

void IdleWatch::await(Duration timeout, Reply<RunSummary> reply)
{
    Waiter waiter;
    waiter.timeout = timeout;
    waiter.startedAt = m_parts.loop.clock().boot();
    for (auto &row : m_parts.scheduler->rows())
        waiter.before[row.definition.key] = row;
    waiter.countsBefore = m_parts.collectors->counts();
    waiter.problemsBefore = m_started ? m_sync.problemsEver() : 0; // the start's own belong to whoever started it
    m_started = true;
    waiter.reply = std::move(reply);
    m_waiters.push_back(std::move(waiter));
    m_parts.scheduler->setEager(true);
    m_parts.collectors->poke();
    m_sync.whenDone([weak = std::weak_ptr(m_self)] {
        if (const auto self = weak.lock())
            (*self)->look();
    });
}

bool IdleWatch::idle() const
{
    return m_parts.collectors->allAtEnd() && m_parts.scheduler->idle().idle;
}

void IdleWatch::look()
{
    m_parts.loop.cancel(std::exchange(m_timer, {}));
    if (m_waiters.empty() || m_phase == Phase::Flushing)
        return;
    expire();
    if (m_waiters.empty())
        return;
    if (idle())
        return flush();
    m_timer = m_parts.loop.after(kLookEvery, [this] { look(); });
}

// What functions and attempts wrote beside their data may be the source of other triggers: it is written out, and if
// that brought new work, the waiting goes on.
void IdleWatch::flush()
{
    m_phase = Phase::Flushing;
    const auto before = m_parts.appends;
    auto settled = [weak = std::weak_ptr(m_self), before](Done) {
        const auto self = weak.lock();
        if (!self)
            return;
        (*self)->m_phase = Phase::Waiting;
        if ((*self)->m_parts.appends == before && (*self)->idle())
            return (*self)->finish();
        (*self)->look();
    };
    m_parts.functionLog->flush([weak = std::weak_ptr(m_self), settled = std::move(settled)](Done) mutable {
        if (const auto self = weak.lock())
            (*self)->m_parts.shipper->flush(std::move(settled));
    });
}

RunSummary IdleWatch::summary(const Waiter &waiter) const
{
    RunSummary summary;
    const auto failed = m_parts.scheduler->idle().failed;
    for (const auto &row : m_parts.scheduler->rows()) {
        const auto found = waiter.before.find(row.definition.key);
        const bool same = found != waiter.before.end() && found->second.definition.uid == row.definition.uid;
        const TriggerRow before = same ? found->second : TriggerRow{};
        RunTriggerRow one;
        one.name = toText(row.definition.key);
        one.windows = row.windows - before.windows;
        one.attempts = row.attempts - before.attempts;
        one.lines = row.lines - before.lines;
        one.bytes = row.bytes - before.bytes;
        if (std::find(failed.begin(), failed.end(), row.definition.key) != failed.end())
            one.failed = static_cast<std::uint64_t>(std::max(1, row.blockedShards));
        if (one.failed > 0 && !row.lastError.empty())
            summary.errors.push_back(one.name + ": " + row.lastError);
        summary.triggers.push_back(std::move(one));
    }
    summary.seconds = std::chrono::duration<double>(m_parts.loop.clock().boot() - waiter.startedAt).count();
    const auto counts = m_parts.collectors->counts();
    summary.parseErrors = counts.parseErrors - waiter.countsBefore.parseErrors;
    summary.linesCut = counts.linesCut - waiter.countsBefore.linesCut;
    for (const auto &state : m_parts.collectors->states()) {
        if (!state.file.error.empty())
            summary.errors.push_back(state.file.path + ": " + state.file.error);
    }
    const auto fresh = std::min<std::uint64_t>(m_sync.problemsEver() - waiter.problemsBefore, m_sync.problems().size());
    for (auto it = m_sync.problems().end() - static_cast<std::ptrdiff_t>(fresh); it != m_sync.problems().end(); ++it)
        summary.errors.push_back(toText(*it));
    return summary;
}

void IdleWatch::finish()
{
    auto waiters = std::exchange(m_waiters, {});
    m_parts.scheduler->setEager(false);
    for (auto &waiter : waiters)
        waiter.reply(summary(waiter));
}

void IdleWatch::expire()
{
    const auto now = m_parts.loop.clock().boot();
    for (auto it = m_waiters.begin(); it != m_waiters.end();) {
        if (it->timeout == Duration(0) || now - it->startedAt < it->timeout) {
            ++it;
            continue;
        }
        auto waiter = std::move(*it);
        it = m_waiters.erase(it);
        std::string undone;
        for (const auto &error : summary(waiter).errors)
            undone += "\n  " + error;
        waiter.reply(
            fail(ErrorKind::TimedOut, "RunTimeout",
                 "not everything was delivered within " + std::to_string(millis(waiter.timeout) / 1000) + " s" + undone));
    }
    if (m_waiters.empty())
        m_parts.scheduler->setEager(false);
}

} // namespace sluice
