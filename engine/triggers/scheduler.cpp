#include "engine/triggers/scheduler.h"

#include <algorithm>

namespace sluice {

struct Scheduler::Stopping {
    BootTime cancelAt;
    BootTime giveUpAt;
    bool cancelled = false;
    Reply<void> reply;
    TimerId timer;
};

Scheduler::Scheduler(SchedulerPorts ports, SchedulerOptions options, SchedulerEvents events)
    : m_loop(ports.loop)
    , m_retries(options.seed)
    , m_ports{ports.loop, ports.logs, ports.functions, ports.store, m_retries}
    , m_shared(m_ports, options.slotCount, std::move(options.endpoint))
    , m_pumpsChanged(std::move(events.pumpsChanged))
{
    m_shared.recorded = std::move(events.recorded);
    m_shared.lateness = std::move(events.ticked);
    m_shared.changed = [this] {
        if (m_pumpsChanged)
            m_pumpsChanged();
    };
    m_shared.delivered = [this] {
        ++m_shared.dataEpoch;
        if (m_shared.eager && m_sweepTimer == TimerId())
            m_sweepTimer = m_loop.after(kSweepEvery, [this] { sweep(); });
    };
    m_shared.quiet = [this](const std::string &uid) { onQuiet(uid); };
}

Scheduler::~Scheduler()
{
    m_loop.cancel(m_sweepTimer);
    if (m_stopping)
        m_loop.cancel(m_stopping->timer);
}

// --- definitions

void Scheduler::sync(DefinitionsPtr definitions)
{
    m_definitions = std::move(definitions);
    if (m_started && !m_stopping)
        apply();
}

void Scheduler::start(Ticking ticking)
{
    if (std::exchange(m_started, true))
        return;
    m_shared.resting = ticking == Ticking::Off;
    if (m_definitions)
        apply();
}

void Scheduler::apply()
{
    const auto definitions = m_definitions; // a callback may bring new ones
    const auto start = std::exchange(m_firstApply, false) ? RunnerStart::Spread : RunnerStart::AtOnce;
    const bool given = definitions->authorized && !std::exchange(m_shared.authorized, definitions->authorized);
    if (!definitions->authorized)
        m_shared.authorized = false;
    std::set<std::string> wanted;
    m_byKey.clear();
    m_bySource.clear();
    for (const auto &[key, definition] : definitions->triggers) {
        wanted.insert(definition.uid);
        const auto found = m_runners.find(definition.uid);
        if (found == m_runners.end())
            add(definition, start);
        else if (found->second->closing())
            found->second->reopen(definition);
        else if (found->second->definition() != definition)
            found->second->edit(definition);
        auto *runner = m_runners.at(definition.uid).get();
        m_byKey[key] = runner;
        m_bySource[definition.source].insert(runner);
    }
    for (const auto &[uid, runner] : m_runners) {
        if (!wanted.contains(uid) && !runner->closing())
            runner->close();
    }
    if (given) {
        for (const auto &[uid, runner] : m_runners)
            runner->authorizationGiven();
    }
}

void Scheduler::add(const Trigger &definition, RunnerStart start)
{
    const auto runner = std::make_shared<TriggerRunner>(m_shared, definition, start);
    m_runners.emplace(definition.uid, runner);
    runner->open();
}

void Scheduler::onQuiet(const std::string &uid)
{
    if (m_stopping)
        return; // a stopped engine keeps them for its last snapshots
    m_runners.erase(uid);
}

Result<TriggerRunner *> Scheduler::find(const TriggerKey &trigger) const
{
    const auto found = m_byKey.find(trigger);
    if (found == m_byKey.end())
        return fail(ErrorKind::NotFound, "TriggerNotFound",
                    "Trigger " + toText(trigger) + " does not exist, or does not run.");
    return found->second;
}

// --- stopping

void Scheduler::stop(Duration patience, Reply<void> reply)
{
    if (m_stopping) {
        m_loop.answer<void>(std::move(reply),
                            fail(ErrorKind::InUse, "StopInProgress", "The scheduler is stopping already."));
        return;
    }
    m_stopping = std::make_unique<Stopping>();
    m_stopping->cancelAt = m_loop.clock().boot() + patience;
    m_stopping->giveUpAt = m_stopping->cancelAt + kStopGrace;
    m_stopping->reply = std::move(reply);
    for (const auto &[uid, runner] : m_runners)
        runner->hold();
    m_stopping->timer = m_loop.after(Duration(0), [this] { checkStopped(); });
}

void Scheduler::checkStopped()
{
    constexpr auto kLookEvery = std::chrono::milliseconds(10);
    const auto now = m_loop.clock().boot();
    const bool busy = std::ranges::any_of(m_runners, [](const auto &entry) { return entry.second->busy(); });
    m_stopping->timer = {};
    if (!busy)
        return m_stopping->reply({});
    if (now >= m_stopping->giveUpAt)
        return m_stopping->reply(fail(ErrorKind::TimedOut, "StopTimedOut", "Some invocations did not end in time."));
    if (now >= m_stopping->cancelAt && !std::exchange(m_stopping->cancelled, true)) {
        for (const auto &[uid, runner] : m_runners)
            runner->close();
    }
    m_stopping->timer = m_loop.after(kLookEvery, [this] { checkStopped(); });
}

// --- idleness

void Scheduler::setEager(bool eager)
{
    if (m_shared.eager == eager)
        return;
    m_shared.eager = eager;
    ++m_shared.dataEpoch; // what was found before may be old
    if (!eager)
        return;
    for (const auto &[uid, runner] : m_runners)
        runner->lookNow();
}

void Scheduler::dataArrived(const LogstoreKey &logstore)
{
    ++m_shared.dataEpoch;
    if (!m_shared.eager)
        return;
    const auto runners = m_bySource.find(logstore);
    if (runners != m_bySource.end()) {
        for (auto *runner : runners->second)
            runner->lookNow();
    }
    // The others have to say again that they have nothing.
    if (m_sweepTimer == TimerId())
        m_sweepTimer = m_loop.after(kSweepEvery, [this] { sweep(); });
}

void Scheduler::sweep()
{
    m_sweepTimer = {};
    if (!m_shared.eager)
        return;
    for (const auto &[uid, runner] : m_runners)
        runner->lookAgain();
}

IdleReport Scheduler::idle() const
{
    IdleReport report;
    report.idle = true;
    for (const auto &[uid, runner] : m_runners) {
        const auto rest = runner->rest();
        report.idle = report.idle && !rest.working;
        if (rest.failed)
            report.failed.push_back(runner->definition().key);
    }
    return report;
}

} // namespace sluice
