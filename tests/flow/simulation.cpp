#include "tests/flow/simulation.h"

#include <cstdio>

namespace sluice::test {

using namespace std::chrono_literals;

Simulation::Simulation(std::uint64_t seed, SimulationOptions options)
    : m_options(options)
    , m_random(seed * 0x9e3779b97f4a7c15ULL + 1)
    , m_world(seed)
    , m_checker(m_world)
{
    prepare();
    wire();
}

void Simulation::note(const std::string &what)
{
    if (m_options.trace)
        std::printf("%10.3f %s\n", static_cast<double>(m_world.loop.clock().boot().time_since_epoch().count()) / 1e6,
                    what.c_str());
}

void Simulation::prepare()
{
    m_calm = chance(15);
    m_moves = chance(40);
    m_failPercent = static_cast<int>(random(50));
    m_losePercent = m_calm ? 0 : static_cast<int>(random(10));
    const std::vector<Duration> calls = {0s, 100ms, 3s, 40s};
    m_callMost = m_calm ? Duration(1s) : pick(calls);
    m_logDelayMost = m_calm ? 0ms : chance(50) ? 0ms : 500ms;
    m_stateDelayMost = m_calm ? 0ms : chance(30) ? 0ms : 50ms;
    m_world.slotCount = m_calm ? 64 : 1 + static_cast<int>(random(4));
    m_world.outboxRowsMax = chance(30) ? 20 : 100'000;
    m_sources.push_back({m_world.source, {}, true});
    m_sources.push_back({{"shop", "orders"}, {}, true});
    for (auto &source : m_sources) {
        const auto shards = 1 + static_cast<int>(random(3));
        m_world.logs.create(source.key, shards);
        for (int shard = 0; shard < shards; ++shard)
            source.writable.insert(shard);
    }
    m_logs = {m_world.log, {"shop", "audit-log"}};
    m_world.logs.create(m_logs[1], 1);
    const std::vector<int> intervals = {3, 10, 30, 60};
    const auto count = 1 + random(4);
    for (std::uint64_t i = 0; i < count; ++i) {
        const auto name = "t" + std::to_string(i);
        auto &trigger =
            m_world.add(name, pick(intervals), static_cast<int>(random(5)), chance(70) ? StartAt::Oldest : StartAt::Newest);
        trigger.source = pick(m_sources).key;
        trigger.triggerLog = pick(m_logs).logstore;
        trigger.windowGroups = 1 + static_cast<std::uint32_t>(random(4));
        m_names.push_back(name);
        m_checker.know(trigger);
    }
    m_checker.setParents(!m_moves);
    m_checker.setTight(m_calm);
}

void Simulation::wire()
{
    m_world.functions.setPlan([this](const Invocation &invocation) {
        m_checker.onInvoke(invocation);
        FakeFunctionService::Plan plan;
        plan.delay = upTo(m_callMost);
        if (chance(m_failPercent))
            plan.outcome = chance(50) ? FakeFunctionService::failed("FunctionError")
                                      : FakeFunctionService::failed("Timeout", OutcomeStatus::TimedOut);
        plan.lose = chance(m_losePercent);
        return plan;
    });
    m_world.functions.setEffect([this](const FakeCall &call) { m_checker.onEffect(call); });
    m_world.logs.setDelay([this](LogVerb) { return m_logDelayMost > 0ms ? upTo(m_logDelayMost) : Duration(0); });
    m_world.prepareStore = [this](FakeStateStore &store) {
        store.setDelays([this] {
            return m_stateDelayMost > 0ms ? std::pair{upTo(m_stateDelayMost), upTo(m_stateDelayMost)}
                                          : std::pair{Duration(0), Duration(0)};
        });
        store.setDurable([this](const StateChange &change) { m_checker.onDurable(change); });
        store.loseEvery(m_options.loseEvery);
        store.setAnswersEarly(m_options.answerEarly);
    };
}

std::string Simulation::run()
{
    m_world.boot();
    for (int i = 0; i < m_options.steps && m_checker.violation().empty(); ++i)
        step();
    if (m_checker.violation().empty())
        drain();
    for (const auto late : m_world.lateness) {
        if (late != Duration(0))
            return "a tick was " + std::to_string(late.count()) + " us late";
    }
    return m_checker.violation();
}

void Simulation::step()
{
    const auto what = random(100);
    if (what < 55 || m_calm)
        work();
    else if (what < 75)
        fault();
    else if (what < 90)
        command();
    else
        crash();
    const std::vector<Duration> steps = {0s, 10ms, 1s, 5s, 30s, 100s};
    m_world.pass(upTo(pick(steps)));
}

void Simulation::work()
{
    auto &source = pick(m_sources);
    if (!source.there || source.writable.empty())
        return;
    const auto shard = pick(source.writable);
    const auto groups = 1 + random(6);
    note("put " + std::to_string(groups) + " into " + toText(source.key) + '#' + std::to_string(shard));
    for (std::uint64_t i = 0; i < groups; ++i)
        m_world.logs.put(source.key, ShardId(shard), "a log group", 2);
}

void Simulation::expire(Source &source)
{
    if (!source.there)
        return;
    const ShardId shard(pick(source.writable));
    const auto first = m_world.logs.first(source.key, shard).value();
    const auto end = m_world.logs.end(source.key, shard).value();
    const auto to = first + static_cast<std::int64_t>(random(static_cast<std::uint64_t>(end - first) + 1));
    note("retention in " + toText(source.key) + '#' + std::to_string(shard.value()) + ": " + std::to_string(to - first));
    m_world.logs.expireBefore(source.key, shard, Cursor(to));
}

void Simulation::remake(Source &source)
{
    note((source.there ? "remove " : "make ") + toText(source.key));
    source.there = !source.there;
    if (!source.there) {
        m_world.logs.remove(source.key);
        return m_checker.onRemade(source.key);
    }
    const auto shards = 1 + static_cast<int>(random(3));
    m_world.logs.create(source.key, shards);
    source.writable.clear();
    for (int shard = 0; shard < shards; ++shard)
        source.writable.insert(shard);
}

void Simulation::split(Source &source)
{
    if (!source.there || source.writable.size() > 6)
        return;
    const ShardId parent(pick(source.writable));
    const auto [left, right] = m_world.logs.split(source.key, parent);
    note("split " + toText(source.key) + '#' + std::to_string(parent.value()));
    source.writable.erase(parent.value());
    if (chance(50)) {
        m_checker.onChildren(source.key, left, {parent});
        m_checker.onChildren(source.key, right, {parent});
        source.writable.insert({left.value(), right.value()});
        return;
    }
    const auto merged = m_world.logs.merge(source.key, left, right);
    m_checker.onChildren(source.key, left, {parent});
    m_checker.onChildren(source.key, right, {parent});
    m_checker.onChildren(source.key, merged, {left, right});
    source.writable.insert(merged.value());
}

void Simulation::fault()
{
    const Error down{ErrorKind::Unavailable, "Down", "it is down"};
    switch (random(9)) {
    case 0: note("state full"), m_world.store->failAll({ErrorKind::Full, "DiskFull", "no space"}); break;
    case 1: note("heal"), heal(); break;
    case 2: note("cut fails"), m_world.logs.failAll(down, LogVerb::Cut); break;
    case 3: note("append answer lost"), m_world.logs.loseNth(1 + random(3), LogVerb::Append); break;
    case 4: note("shards fail"), m_world.logs.failNth(1 + random(3), down, LogVerb::Shards); break;
    case 5: expire(pick(m_sources)); break;
    case 6: {
        auto &log = pick(m_logs);
        note("trigger log again: " + toText(log));
        m_checker.onTriggerLogLost(log);
        m_world.logs.remove(log);
        if (chance(50))
            m_world.logs.create(log, 1);
        break;
    }
    case 7:
        note("wall clock jumps");
        m_world.loop.manualClock().jumpWall((chance(50) ? 1 : -1) * 24h * 365);
        break;
    default:
        if (m_moves)
            remake(pick(m_sources));
        else
            split(pick(m_sources));
        break;
    }
}

void Simulation::command()
{
    const auto name = pick(m_names);
    const auto uid = "uid-" + name;
    const bool trashed = m_world.trash.contains(name);
    m_checker.onDisturbed(uid);
    switch (trashed ? 0 : random(6)) {
    case 0:
        note((trashed ? "restore " : "delete ") + name);
        if (trashed)
            m_world.restore(name);
        else
            m_world.remove(name);
        break;
    case 1: {
        auto &trigger = m_world.at(name);
        trigger.enabled = !trigger.enabled;
        note((trigger.enabled ? "resume " : "pause ") + name);
        break;
    }
    case 2:
    case 3: {
        auto &trigger = m_world.at(name);
        trigger.retries = static_cast<int>(random(5));
        trigger.intervalSeconds = 3 + static_cast<int>(random(60));
        trigger.windowGroups = 1 + static_cast<std::uint32_t>(random(4));
        trigger.triggerLog = pick(m_logs).logstore;
        note("edit " + name);
        m_checker.know(trigger);
        m_checker.onEdited(uid);
        break;
    }
    case 4: note("tick " + name), static_cast<void>(m_world.scheduler->tickNow(TriggerWorld::key(name))); break;
    default:
        if (!m_moves)
            break;
        note("move " + name);
        m_world.scheduler->moveCheckpoint(TriggerWorld::key(name), std::nullopt,
                                          chance(50) ? CursorEdge::Begin : CursorEdge::End, "ann", [](Done) {});
        break;
    }
    m_world.sync();
}

void Simulation::crash()
{
    note("crash");
    ++m_crashes;
    m_checker.onCrash();
    m_world.crash();
    if (chance(50))
        work();
    m_world.pass(upTo(chance(50) ? 10s : 10min));
    m_world.boot();
    note("boot");
}

void Simulation::heal()
{
    m_world.logs.heal();
    m_world.store->heal();
    for (const auto &log : m_logs) {
        if (!m_world.logs.exists(log))
            m_world.logs.create(log, 1);
    }
}

// All is well again: now everything must arrive, within a time that the intervals and back-offs bound.
void Simulation::drain()
{
    note("drain");
    m_failPercent = m_losePercent = 0;
    m_world.functions.setPlan([this](const Invocation &invocation) {
        m_checker.onInvoke(invocation);
        return FakeFunctionService::Plan{};
    });
    m_stateDelayMost = m_logDelayMost = 0ms;
    m_world.pass(1s);
    heal();
    for (auto &source : m_sources) {
        if (!source.there)
            remake(source);
    }
    for (const auto &name : m_names) {
        m_checker.onDisturbed("uid-" + name);
        if (m_world.trash.contains(name))
            m_world.restore(name);
        m_world.at(name).enabled = true;
    }
    m_world.sync();
    for (int i = 0; i < 10; ++i)
        work();
    for (Duration waited{}; waited < 15min && !m_checker.starving().empty(); waited += 20s)
        m_world.pass(20s);
    // At this very moment: a later tick may write another record.
    if (m_checker.violation().empty())
        m_checker.finish();
}

} // namespace sluice::test
