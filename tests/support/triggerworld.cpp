#include "tests/support/triggerworld.h"

#include "engine/triggers/ledgercodec.h"

#include <algorithm>
#include <cassert>

namespace sluice::test {

TriggerWorld::TriggerWorld(std::uint64_t withSeed)
    : logs(loop)
    , functions(loop)
    , seed(withSeed)
{
    logs.create(source, 1);
    logs.create(log, 1);
    definitions.authorized = true;
}

Trigger &TriggerWorld::add(const std::string &name, int interval, int retries, StartAt start)
{
    Trigger trigger;
    trigger.key = key(name);
    trigger.uid = "uid-" + name;
    trigger.source = source;
    trigger.triggerLog = log.logstore;
    trigger.intervalSeconds = interval;
    trigger.retries = retries;
    trigger.start = start;
    return definitions.triggers[trigger.key] = trigger;
}

Trigger &TriggerWorld::at(const std::string &name)
{
    auto &trigger = definitions.triggers.at(key(name));
    ++trigger.version; // whoever takes it here changes it
    return trigger;
}

void TriggerWorld::remove(const std::string &name)
{
    auto node = definitions.triggers.extract(key(name));
    trash[name] = node.mapped();
}

void TriggerWorld::restore(const std::string &name)
{
    auto node = trash.extract(name);
    definitions.triggers[node.mapped().key] = node.mapped();
}

void TriggerWorld::sync()
{
    ++definitions.version;
    if (scheduler)
        scheduler->sync(std::make_shared<const Definitions>(definitions));
}

void TriggerWorld::boot(bool startNow)
{
    assert(!scheduler);
    ++lives;
    ledger = std::make_unique<Ledger>();
    store = std::make_unique<FakeStateStore>(loop, image, outboxRowsMax);
    if (prepareStore)
        prepareStore(*store);
    const auto offload = [this](Task task) { loop.post(std::move(task)); };
    const auto recorded = [this](const LedgerRecord &record, const LogstoreKey &to) {
        if (record.sequence > ledger->last()) // a store that is wrong on purpose may give any
            ledger->append(record);
        shipper->poke(to);
    };
    shipper = std::make_unique<Shipper>(ShipperPorts{loop, logs, *store, offload, recorded});
    refill = std::make_unique<LedgerRefill>(RefillPorts{loop, logs, *store, *ledger, offload});
    SchedulerOptions options;
    options.endpoint = "http://127.0.0.1:41873";
    options.seed = seed * 1'000 + static_cast<std::uint64_t>(lives);
    options.slotCount = slotCount;
    SchedulerEvents events;
    events.recorded = recorded;
    events.ticked = [this](Duration late) { lateness.push_back(late); };
    scheduler = std::make_unique<Scheduler>(SchedulerPorts{loop, logs, functions, *store}, options, std::move(events));
    sync();
    if (startNow) {
        scheduler->start();
        shipper->start();
    }
}

void TriggerWorld::crash()
{
    scheduler.reset();
    shipper.reset();
    refill.reset();
    store.reset();
    functions.forgetPending();
    logs.forgetPending();
    ledger.reset();
}

void TriggerWorld::put(int groups, ShardId shard)
{
    for (int i = 0; i < groups; ++i)
        logs.put(source, shard, "some log group", 3);
    if (scheduler)
        scheduler->dataArrived(source);
}

PumpSnapshot TriggerWorld::pump(const std::string &name, ShardId shard) const
{
    const auto pumps = scheduler->pumps(key(name));
    if (!pumps)
        return {};
    const auto found = std::ranges::find(*pumps, shard, &PumpSnapshot::shard);
    return found == pumps->end() ? PumpSnapshot{} : *found;
}

std::vector<LedgerRecord> TriggerWorld::records() const
{
    LedgerQuery query;
    query.max = limits::kLedgerRing;
    return ledger->read(query).records;
}

std::vector<LedgerRecord> TriggerWorld::shipped(const std::string &name)
{
    std::vector<LedgerRecord> all;
    const LogstoreKey target{log.project, name};
    if (!logs.exists(target))
        return all;
    const FakeStateStore id(loop, image);
    for (const auto &group : logs.stored(target, ShardId(0))) { // trigger logs of tests have one shard
        auto records = fromLogGroup(group.bytes, id.ledgerId());
        assert(records);
        all.insert(all.end(), records->begin(), records->end());
    }
    std::ranges::stable_sort(all, {}, &LedgerRecord::sequence);
    return all;
}

Checkpoint TriggerWorld::durable(const std::string &name, ShardId shard) const
{
    const auto found = image.checkpoints.find({"uid-" + name, shard});
    return found == image.checkpoints.end() ? Checkpoint{} : found->second;
}

} // namespace sluice::test
