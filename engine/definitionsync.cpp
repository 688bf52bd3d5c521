#include "engine/definitionsync.h"

namespace sluice {

// What is left to do is counted in `open`: a phase's last answer starts the next phase.
struct DefinitionSync::Pass {
    DefinitionsPtr before;
    DefinitionsPtr after;
    Reply<void> reply;
    std::size_t open = 0;
    Task nextPhase;
    BootTime startedAt;
};

DefinitionSync::DefinitionSync(EngineParts &parts)
    : m_parts(parts)
    , m_self(std::make_shared<DefinitionSync *>(this))
{
}

DefinitionSync::~DefinitionSync()
{
    stop();
}

void DefinitionSync::stop()
{
    m_stopped = true;
    m_parts.loop.cancel(std::exchange(m_reopenTimer, {}));
}

void DefinitionSync::start(Reply<void> reply)
{
    auto pass = std::make_shared<Pass>();
    pass->before = std::make_shared<const Definitions>();
    pass->after = m_parts.definitions();
    pass->reply = std::move(reply);
    m_queue.push_back(std::move(pass));
    next();
}

void DefinitionSync::changed(const DefinitionsPtr &before, const DefinitionsPtr &after)
{
    auto pass = std::make_shared<Pass>();
    pass->before = before;
    pass->after = after;
    m_queue.push_back(std::move(pass));
    next();
}

void DefinitionSync::whenDone(Task task)
{
    if (!m_busy && m_queue.empty())
        m_parts.loop.post(std::move(task));
    else
        m_waiting.push_back(std::move(task));
}

void DefinitionSync::next()
{
    if (m_busy || m_stopped)
        return;
    if (m_queue.empty()) {
        for (auto &task : std::exchange(m_waiting, {}))
            m_parts.loop.post(std::move(task));
        return;
    }
    m_busy = true;
    auto pass = std::move(m_queue.front());
    m_queue.pop_front();
    run(std::move(pass));
}

Reply<void> DefinitionSync::step(std::shared_ptr<Pass> pass, Task then)
{
    ++pass->open;
    return [weak = std::weak_ptr(m_self), pass, then = std::move(then)](Done done) mutable {
        const auto self = weak.lock();
        if (!self)
            return;
        if (!done)
            (*self)->note(done.error());
        else if (then)
            then();
        if (--pass->open == 0)
            std::exchange(pass->nextPhase, {})();
    };
}

Reply<void> DefinitionSync::removal(std::shared_ptr<Pass> pass)
{
    return [done = step(std::move(pass), {})](Done removed) mutable {
        const bool gone = !removed && removed.error().kind == ErrorKind::NotFound;
        done(gone ? Done{} : std::move(removed));
    };
}

void DefinitionSync::note(const Error &error)
{
    m_problems.push_back(error);
    ++m_problemsEver;
    while (m_problems.size() > kProblemsKept)
        m_problems.pop_front();
    m_parts.doorbell.ring({.definitions = true});
}

void DefinitionSync::run(std::shared_ptr<Pass> pass)
{
    // What goes first makes room for what comes under the same name.
    pass->open = 1;
    pass->nextPhase = [this, pass] {
        pass->open = 1;
        pass->nextPhase = [this, pass] { syncTriggers(pass); };
        openLogstores(pass);
        syncBuckets(pass);
        if (--pass->open == 0)
            std::exchange(pass->nextPhase, {})();
    };
    closeLogstores(pass);
    if (--pass->open == 0)
        std::exchange(pass->nextPhase, {})();
}

void DefinitionSync::closeLogstores(const std::shared_ptr<Pass> &pass)
{
    Definitions kept;
    for (const auto &[key, logstore] : pass->before->logstores) {
        const auto found = pass->after->logstores.find(key);
        if (found != pass->after->logstores.end() && found->second.uid == logstore.uid) {
            kept.logstores.insert(*found);
            continue;
        }
        m_parts.collectors->forget(key);
        m_parts.logs->forget(key);
        m_unopened.erase(key);
        m_parts.store->detach(key, removal(pass));
    }
    for (const auto &[name, bucket] : pass->before->buckets) {
        const auto found = pass->after->buckets.find(name);
        if (found == pass->after->buckets.end() || found->second.uid != bucket.uid)
            m_parts.objects->removeBucket(name, bucket.uid, removal(pass));
    }
    if (m_parts.options.collecting == Collecting::On && kept.logstores.size() != pass->before->logstores.size())
        m_parts.collectors->set(collectable(kept)); // files of a Logstore that goes are let go before it is closed
}

void DefinitionSync::openLogstores(const std::shared_ptr<Pass> &pass)
{
    for (const auto &[key, logstore] : pass->after->logstores) {
        const auto found = pass->before->logstores.find(key);
        if (found == pass->before->logstores.end() || found->second.uid != logstore.uid || m_unopened.contains(key)) {
            m_unopened.try_emplace(key, Error{ErrorKind::Unavailable, "LogStoreOpening", "it is being opened"});
            m_parts.store->open(logstore, opening(pass, key));
        } else if (found->second != logstore) {
            if (const auto updated = m_parts.store->update(logstore); !updated)
                note(updated.error());
        }
    }
}

Reply<void> DefinitionSync::opening(std::shared_ptr<Pass> pass, const LogstoreKey &key)
{
    return [weak = std::weak_ptr(m_self), key, done = step(std::move(pass), {})](Done opened) mutable {
        if (const auto self = weak.lock())
            done((*self)->onOpened(key, std::move(opened)));
    };
}

// The error that goes into the problems; one that only comes again does not.
Done DefinitionSync::onOpened(const LogstoreKey &key, Done opened)
{
    if (!opened) {
        auto &known = m_unopened[key];
        const bool isKnown = std::exchange(known, opened.error()) == opened.error();
        return isKnown ? Done{} : opened;
    }
    m_unopened.erase(key);
    if (auto positions = m_parts.store->collectPositions(key))
        m_parts.collectors->addPositions(key, std::move(*positions));
    return {};
}

// A file must not be read before its Logstore has told how far it was read already.
std::vector<Logstore> DefinitionSync::collectable(const Definitions &definitions) const
{
    std::vector<Logstore> logstores;
    for (const auto &[key, logstore] : definitions.logstores) {
        if (!m_unopened.contains(key))
            logstores.push_back(logstore);
    }
    return logstores;
}

void DefinitionSync::planReopening()
{
    if (m_unopened.empty() || m_stopped || m_reopenTimer != TimerId())
        return;
    m_reopenTimer = m_parts.loop.after(kReopenEvery, [this] {
        m_reopenTimer = {};
        const auto now = m_parts.definitions();
        changed(now, now);
    });
}

void DefinitionSync::syncBuckets(const std::shared_ptr<Pass> &pass)
{
    for (const auto &[name, bucket] : pass->after->buckets) {
        const auto found = pass->before->buckets.find(name);
        if (found == pass->before->buckets.end() || found->second.uid != bucket.uid)
            openBucket(pass, bucket);
    }
}

// Out of the trash when it was there: what was deleted comes back with its objects.
void DefinitionSync::openBucket(const std::shared_ptr<Pass> &pass, const Bucket &bucket)
{
    auto made = step(pass, {});
    m_parts.objects->restoreBucket(bucket.uid, bucket.name,
                                   [this, name = bucket.name, made = std::move(made)](Done restored) mutable {
                                       if (restored)
                                           made(Done{});
                                       else
                                           m_parts.objects->createBucket(name, std::move(made));
                                   });
}

void DefinitionSync::syncTriggers(std::shared_ptr<Pass> pass)
{
    m_parts.scheduler->sync(pass->after);
    pass->startedAt = m_parts.loop.clock().boot();
    awaitStarts(std::move(pass));
}

// A trigger that starts at the newest log must know where that is before a collector adds more.
void DefinitionSync::awaitStarts(std::shared_ptr<Pass> pass)
{
    constexpr Duration kLookAgain = std::chrono::milliseconds(2);
    bool waiting = false;
    for (const auto &[key, trigger] : pass->after->triggers) {
        if (pass->before->triggers.contains(key))
            continue;
        const auto pumps = m_parts.scheduler->pumps(key);
        const bool hasSource = pass->after->logstores.contains(trigger.source) && !m_unopened.contains(trigger.source);
        waiting = waiting || (pumps && pumps->empty() && hasSource);
    }
    if (!waiting || m_stopped || m_parts.loop.clock().boot() - pass->startedAt > kStartsWithin) {
        syncCollectors(std::move(pass));
        return;
    }
    m_parts.loop.after(kLookAgain, [weak = std::weak_ptr(m_self), pass = std::move(pass)]() mutable {
        if (const auto self = weak.lock())
            (*self)->awaitStarts(std::move(pass));
    });
}

void DefinitionSync::syncCollectors(std::shared_ptr<Pass> pass)
{
    if (m_parts.options.collecting == Collecting::On && !m_stopped)
        m_parts.collectors->set(collectable(*pass->after));
    planReopening();
    m_parts.doorbell.ring(Changed::everything());
    m_busy = false;
    if (pass->reply)
        m_parts.loop.answer<void>(std::move(pass->reply), Done{});
    next();
}

} // namespace sluice
