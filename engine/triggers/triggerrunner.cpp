#include "engine/triggers/triggerrunner.h"

#include <algorithm>

namespace sluice {

namespace {

// FNV-1a: the same phase for the same pump at every start.
std::uint64_t hashOf(const std::string &uid, ShardId shard)
{
    std::uint64_t hash = 0xcbf29ce484222325;
    const auto mix = [&hash](unsigned char byte) { hash = (hash ^ byte) * 0x100000001b3; };
    for (const auto c : uid)
        mix(static_cast<unsigned char>(c));
    for (int shift = 0; shift < 32; shift += 8)
        mix(static_cast<unsigned char>(shard.value() >> shift));
    return hash ^ (hash >> 29);
}

} // namespace

TriggerRunner::TriggerRunner(RunnerShared &shared, const Trigger &definition, RunnerStart start)
    : m_shared(shared)
    , m_start(start)
{
    setDefinition(definition);
}

TriggerRunner::~TriggerRunner()
{
    m_shared.ports.loop.cancel(m_openTimer);
    for (const auto &[shard, pump] : m_pumps)
        m_shared.slotPool.drop(this, *pump);
}

void TriggerRunner::setDefinition(const Trigger &definition)
{
    auto context = std::make_shared<TriggerContext>();
    context->definition = definition;
    const bool sameSubject = m_context && m_context->definition.key == definition.key;
    if (sameSubject)
        context->subject = m_context->subject;
    else
        context->subject = std::make_shared<const LedgerSubject>(
            LedgerSubject{jobNameOf(definition.uid), definition.key, definition.source});
    m_context = std::move(context);
}

Pump *TriggerRunner::find(ShardId shard) const
{
    const auto found = m_pumps.find(shard);
    return found == m_pumps.end() ? nullptr : found->second.get();
}

// --- opening

void TriggerRunner::open()
{
    if (m_asking || m_closing)
        return;
    m_asking = true;
    m_shared.ports.store.read(m_context->definition.uid,
                              reply<ShardCheckpoints>([](TriggerRunner &runner, Result<ShardCheckpoints> checkpoints) {
                                  runner.m_asking = false;
                                  runner.onCheckpoints(std::move(checkpoints));
                              }));
}

void TriggerRunner::onCheckpoints(Result<ShardCheckpoints> checkpoints)
{
    if (m_closing)
        return checkQuiet();
    if (!checkpoints)
        return retryOpen(checkpoints.error());
    m_opened = true;
    m_started = !checkpoints->empty();
    for (auto &[shard, checkpoint] : *checkpoints)
        addPump(shard, std::move(checkpoint));
    refresh();
}

void TriggerRunner::retryOpen(const Error &error)
{
    m_openError = error;
    m_shared.changed();
    for (const auto &[shard, pump] : m_pumps)
        pump->sourceFailed(error);
    if (m_pumps.empty())
        recordOpenTrouble(error);
    if (m_openTimer != TimerId() || m_closing)
        return;
    const auto wait = std::min(RetryPolicy::nominalAfter(++m_openTries), m_context->interval());
    m_openTimer = m_shared.ports.loop.after(wait, [weak = weak_from_this()] {
        const auto runner = weak.lock();
        if (!runner)
            return;
        runner->m_openTimer = {};
        if (runner->m_opened)
            runner->refresh();
        else
            runner->open();
    });
}

void TriggerRunner::refresh()
{
    if (m_asking) {
        m_askAgain = true;
        return;
    }
    if (m_closing || !m_opened)
        return;
    m_asking = true;
    m_nextRefresh = now() + kRefreshTicks * m_context->interval();
    m_shared.ports.logs.shards(
        m_context->definition.source,
        reply<std::vector<ShardState>>([](TriggerRunner &runner, Result<std::vector<ShardState>> shards) {
            runner.m_asking = false;
            runner.onShards(std::move(shards));
        }));
}

void TriggerRunner::onShards(Result<std::vector<ShardState>> shards)
{
    if (m_closing)
        return checkQuiet();
    if (!shards) {
        // Pumps that are under way find out by themselves, and ask for the shards again when the source is back.
        if (!m_shardsKnown || m_pumps.empty())
            retryOpen(shards.error());
        return;
    }
    m_openError.reset();
    m_openTries = 0;
    const bool known = std::exchange(m_shardsKnown, true);
    ShardCheckpoints starts;
    m_parents.clear();
    for (const auto &state : *shards) {
        if (!state.parents.empty())
            m_parents[state.id] = state.parents;
        if (find(state.id))
            continue;
        // A shard that appears later is read from its beginning: nothing between its parents' end and it may be missed.
        const bool fromEnd = !m_started && m_context->definition.start == StartAt::Newest;
        starts.emplace_back(state.id, Checkpoint{fromEnd ? state.end : state.first, std::nullopt, 0});
    }
    for (const auto &[shard, pump] : m_pumps) {
        const bool listed = std::ranges::any_of(*shards, [id = shard](const ShardState &state) { return state.id == id; });
        if (!listed)
            pump->shardVanished();
        else if (!known)
            pump->parentsChanged();
    }
    if (starts.empty()) {
        if (std::exchange(m_askAgain, false))
            refresh();
        return;
    }
    m_asking = true;
    if (!m_started && m_context->definition.start == StartAt::Time)
        return resolveTimes(std::make_shared<ShardCheckpoints>(std::move(starts)), 0);
    commitStarts(std::move(starts));
}

void TriggerRunner::resolveTimes(std::shared_ptr<ShardCheckpoints> starts, std::size_t next)
{
    if (next == starts->size())
        return commitStarts(std::move(*starts));
    const auto &definition = m_context->definition;
    const CursorAt at{wallFromSeconds(definition.startTime)};
    m_shared.ports.logs.cursor(definition.source, (*starts)[next].first, at,
                               reply<Cursor>([starts, next](TriggerRunner &runner, Result<Cursor> cursor) {
                                   if (!cursor || runner.m_closing) {
                                       runner.m_asking = false;
                                       return runner.m_closing ? runner.checkQuiet() : runner.retryOpen(cursor.error());
                                   }
                                   (*starts)[next].second.cursor = *cursor;
                                   runner.resolveTimes(starts, next + 1);
                               }));
}

// All start positions in one commit: a trigger has either none of them or all.
void TriggerRunner::commitStarts(ShardCheckpoints starts)
{
    StateChange change;
    change.trigger = m_context->definition.uid;
    change.triggerLog = m_context->definition.triggerLogKey();
    change.checkpoints = starts;
    m_shared.ports.store.commit(
        std::move(change),
        reply<LedgerSequence>([starts = std::move(starts)](TriggerRunner &runner, Result<LedgerSequence> done) mutable {
            runner.m_asking = false;
            if (!done)
                return runner.m_closing ? runner.checkQuiet() : runner.retryOpen(done.error());
            runner.m_started = true;
            for (auto &[shard, checkpoint] : starts)
                runner.addPump(shard, std::move(checkpoint));
            if (runner.m_closing)
                return runner.close();
            if (std::exchange(runner.m_askAgain, false))
                runner.refresh();
        }));
}

void TriggerRunner::addPump(ShardId shard, Checkpoint checkpoint)
{
    const auto pump = std::make_shared<Pump>(m_shared.ports, *this, m_context, shard, std::move(checkpoint));
    m_pumps.emplace(shard, pump);
    if (m_shared.resting)
        pump->setMode(PumpMode::Paused, {});
    m_shared.changed();
    const auto at = now();
    if (m_start == RunnerStart::AtOnce || m_shardsKnown)
        return pump->start(at, at);
    const auto hash = hashOf(m_context->definition.uid, shard);
    const auto interval = m_context->interval();
    const auto within = std::min(kFirstTicksWithin, interval);
    const Duration first(static_cast<std::int64_t>((hash >> 32) % static_cast<std::uint64_t>(within.count())));
    const Duration phase(
        static_cast<std::int64_t>((hash & 0xffffffff) * 977 % static_cast<std::uint64_t>(interval.count())));
    pump->start(at + first, at + phase);
}

// --- commands

void TriggerRunner::edit(const Trigger &definition)
{
    const bool enabled = !m_shared.resting && definition.enabled && !m_context->definition.enabled;
    const bool disabled = !definition.enabled && m_context->definition.enabled;
    setDefinition(definition);
    for (const auto &[shard, pump] : m_pumps) {
        pump->setContext(m_context);
        if (enabled)
            pump->setMode(PumpMode::Active, now());
        else if (disabled)
            pump->setMode(PumpMode::Paused, {});
    }
    m_shared.changed();
}

void TriggerRunner::hold()
{
    m_shared.ports.loop.cancel(std::exchange(m_openTimer, {}));
    for (const auto &[shard, pump] : m_pumps)
        pump->setMode(PumpMode::Paused, {});
}

void TriggerRunner::close()
{
    m_closing = true;
    m_shared.ports.loop.cancel(std::exchange(m_openTimer, {}));
    for (const auto &[shard, pump] : m_pumps)
        pump->setMode(PumpMode::Closed, {});
    checkQuiet();
}

void TriggerRunner::reopen(const Trigger &definition)
{
    m_closing = false;
    setDefinition(definition);
    for (const auto &[shard, pump] : m_pumps) {
        pump->setContext(m_context);
        pump->setMode(definition.enabled && !m_shared.resting ? PumpMode::Active : PumpMode::Paused, now());
    }
    if (!m_opened)
        open();
    else
        refresh();
}

void TriggerRunner::authorizationGiven()
{
    for (const auto &[shard, pump] : m_pumps)
        pump->authorizationGiven();
}

void TriggerRunner::tryNow()
{
    refresh();
    for (const auto &[shard, pump] : m_pumps)
        pump->tryNow();
}

void TriggerRunner::lookNow()
{
    for (const auto &[shard, pump] : m_pumps)
        pump->lookNow();
}

void TriggerRunner::lookAgain()
{
    for (const auto &[shard, pump] : m_pumps) {
        if (pump->rest() == PumpRest::Working && !pump->busy())
            pump->lookNow();
    }
}

void TriggerRunner::move(ShardId shard, Cursor cursor, std::string actor, Reply<void> reply)
{
    if (auto *pump = find(shard))
        return pump->move(cursor, std::move(actor), std::move(reply));
    m_shared.ports.loop.answer<void>(
        std::move(reply),
        fail(ErrorKind::NotFound, "ShardNotExist",
             "The trigger has no shard " + std::to_string(shard.value()) + ", or has not started yet."));
}

// --- what it is

bool TriggerRunner::busy() const
{
    return m_asking || std::ranges::any_of(m_pumps, [](const auto &entry) { return entry.second->busy(); });
}

RunnerRest TriggerRunner::rest() const
{
    RunnerRest rest;
    if (m_closing || !m_context->definition.enabled) {
        rest.working = busy();
        return rest;
    }
    if (m_openError) {
        rest.failed =
            m_openTries >= static_cast<std::uint32_t>(Pump::kPollFailuresMax) || m_openError->kind == ErrorKind::NotFound;
        rest.working = !rest.failed;
    } else if (!m_shardsKnown || m_pumps.empty()) {
        rest.working = true;
    }
    for (const auto &[shard, pump] : m_pumps) {
        const auto of = pump->rest();
        rest.working = rest.working || of == PumpRest::Working;
        rest.failed = rest.failed || of == PumpRest::Failed;
    }
    return rest;
}

} // namespace sluice
