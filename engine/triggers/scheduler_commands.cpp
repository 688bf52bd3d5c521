// What a person may ask of the scheduler, and what it shows.
#include "engine/triggers/scheduler.h"

#include <algorithm>

namespace sluice {

struct Scheduler::Moving {
    std::string uid;
    LogstoreKey source;
    CheckpointTarget to;
    std::string actor;
    std::size_t left = 0;
    Done result;
    Reply<void> reply;

    void finish(const Done &one)
    {
        if (!one && result)
            result = one;
        if (--left == 0)
            reply(std::move(result));
    }
};

Done Scheduler::tickNow(const TriggerKey &trigger)
{
    SLUICE_LET(auto *runner, find(trigger));
    runner->tryNow();
    return {};
}

void Scheduler::moveCheckpoint(const TriggerKey &trigger, std::optional<ShardId> shard, CheckpointTarget to,
                               std::string actor, Reply<void> reply)
{
    const auto found = find(trigger);
    if (!found)
        return m_loop.answer<void>(std::move(reply), fail(found.error()));
    auto &runner = **found;
    const auto shards = shard ? std::vector<ShardId>{*shard} : runner.shardIds();
    if (shards.empty())
        return m_loop.answer<void>(
            std::move(reply), fail(ErrorKind::Unavailable, "TriggerNotStarted", "The trigger's shards are not known yet."));
    const auto moving = std::make_shared<Moving>();
    moving->uid = runner.definition().uid;
    moving->source = runner.definition().source;
    moving->to = to;
    moving->actor = std::move(actor);
    moving->left = shards.size();
    moving->reply = std::move(reply);
    for (const auto id : shards)
        moveShard(moving, id);
}

// A cursor that was given is checked against the shard's end; anything else is resolved by the Logstore.
void Scheduler::moveShard(std::shared_ptr<Moving> moving, ShardId shard)
{
    const auto *given = std::get_if<Cursor>(&moving->to);
    CursorAt at{CursorEdge::End};
    if (const auto *edge = std::get_if<CursorEdge>(&moving->to))
        at.where = *edge;
    else if (const auto *time = std::get_if<WallTime>(&moving->to))
        at.where = *time;
    const auto cursor = given ? std::optional(*given) : std::nullopt;
    // The runner may be gone by the time of the answer: it is looked up again.
    const std::weak_ptr<TriggerRunner> weak = m_runners.at(moving->uid);
    m_ports.logs.cursor(moving->source, shard, at, [moving, shard, cursor, weak](Result<Cursor> resolved) {
        const auto runner = weak.lock();
        if (!resolved)
            return moving->finish(fail(resolved.error()));
        if (!runner)
            return moving->finish(fail(ErrorKind::NotFound, "TriggerNotFound", "The trigger was deleted meanwhile."));
        if (cursor && (*cursor > *resolved || cursor->value() <= 0))
            return moving->finish(
                fail(ErrorKind::Invalid, "InvalidCursor",
                     "Cursor " + toText(*cursor) + " is beyond the end of shard " + std::to_string(shard.value()) + '.'));
        runner->move(shard, cursor.value_or(*resolved), moving->actor, [moving](Done done) { moving->finish(done); });
    });
}

void Scheduler::purge(const std::string &uid, Reply<void> reply)
{
    if (m_runners.contains(uid))
        return m_loop.answer<void>(std::move(reply), fail(ErrorKind::InUse, "TriggerInUse", "The trigger still runs."));
    m_ports.store.erase(uid, std::move(reply));
}

std::vector<TriggerRow> Scheduler::rows() const
{
    std::vector<TriggerRow> rows;
    rows.reserve(m_byKey.size());
    for (const auto &[key, runner] : m_byKey)
        rows.push_back(runner->row());
    std::ranges::stable_sort(rows, [](const TriggerRow &a, const TriggerRow &b) {
        return a.state != b.state ? a.state < b.state : a.lagMs > b.lagMs;
    });
    return rows;
}

Result<TriggerRow> Scheduler::row(const TriggerKey &trigger) const
{
    SLUICE_LET(const auto *runner, find(trigger));
    return runner->row();
}

Result<std::vector<PumpSnapshot>> Scheduler::pumps(const TriggerKey &trigger) const
{
    SLUICE_LET(const auto *runner, find(trigger));
    return runner->pumps();
}

std::optional<Error> Scheduler::openError(const TriggerKey &trigger) const
{
    const auto runner = find(trigger);
    if (!runner || !(*runner)->openError())
        return std::nullopt;
    return *(*runner)->openError();
}

SchedulerTotals Scheduler::totals() const
{
    SchedulerTotals totals;
    std::vector<Duration> lags;
    for (const auto &[key, runner] : m_byKey) {
        ++totals.triggers;
        totals.running += runner->running();
        if (!runner->definition().enabled)
            continue;
        const auto need = runner->need();
        totals.blocked += need.blocked ? 1 : 0;
        lags.push_back(need.lag);
    }
    if (lags.empty())
        return totals;
    const auto middle = lags.begin() + static_cast<std::ptrdiff_t>(lags.size() / 2);
    std::nth_element(lags.begin(), middle, lags.end());
    totals.medianLag = *middle;
    totals.worstLag = *std::ranges::max_element(lags);
    return totals;
}

} // namespace sluice
