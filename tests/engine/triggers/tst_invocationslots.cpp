#include "tests/support/triggerworld.h"

#include <QtTest/QTest>

using namespace sluice;
using namespace sluice::test;
using namespace std::chrono_literals;

class InvocationSlotsTest : public QObject {
    Q_OBJECT

private slots:
    void neverRunsMoreThanThereAre()
    {
        TriggerWorld world;
        world.logs.create(world.source, 8);
        world.slotCount = 3;
        world.add("wide");
        world.functions.setDelay(2s);
        for (int shard = 0; shard < 8; ++shard)
            world.put(1, ShardId(shard));
        world.boot();
        world.pass(30s);
        QCOMPARE(world.functions.mostRunning(), 3U);
        QCOMPARE(world.functions.calls().size(), 8U);
    }

    // A trigger with many shards does not keep one with a single shard waiting: turns go by trigger.
    void sharesByTrigger()
    {
        TriggerWorld world;
        world.logs.create(world.source, 16);
        const LogstoreKey small{"shop", "small"};
        world.logs.create(small, 1);
        world.slotCount = 1;
        world.add("wide");
        world.add("small").source = small;
        world.functions.setDelay(1s);
        for (int shard = 0; shard < 16; ++shard)
            world.put(1, ShardId(shard));
        world.logs.put(small, ShardId(0), "x");
        world.boot();
        world.pass(60s);
        const auto &calls = world.functions.calls();
        QCOMPARE(calls.size(), 17U);
        const auto at = std::ranges::find(calls, "small", [](const FakeCall &call) { return call.invocation.triggerName; });
        QVERIFY(at - calls.begin() <= 6); // 3 s for its first tick, 1 s a call, then at most one turn of another
    }

    void holdsNoneWhileItBacksOff()
    {
        TriggerWorld world;
        world.slotCount = 1;
        world.add("broken");
        world.add("fine");
        world.functions.setPlan([](const Invocation &invocation) {
            FakeFunctionService::Plan plan;
            if (invocation.triggerName == "broken")
                plan.outcome = FakeFunctionService::failed("Broken");
            return plan;
        });
        world.put();
        world.boot();
        world.pass(5s);
        QVERIFY(world.pump("fine").checkpoint == world.logs.end(world.source, ShardId(0)));
        QVERIFY(world.pump("broken").state == PumpState::BackingOff);
    }
};

QTEST_GUILESS_MAIN(InvocationSlotsTest)
#include "tst_invocationslots.moc"
