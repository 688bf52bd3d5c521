#include "tests/support/triggerworld.h"

#include <QtTest/QTest>

using namespace sluice;
using namespace sluice::test;
using namespace std::chrono_literals;

class SchedulerTest : public QObject {
    Q_OBJECT

private slots:
    void spreadsAfterAStartAndNeverDrifts()
    {
        TriggerWorld world;
        for (int i = 0; i < 50; ++i)
            world.add("t" + std::to_string(i), 60);
        world.boot();
        world.pass(0s);
        world.crash();
        world.boot(); // now checkpoints are there: an engine start, not a creation
        const auto started = world.loop.clock().boot();
        world.pass(3s);
        std::map<std::int64_t, int> phases;
        for (int i = 0; i < 50; ++i) {
            const auto shot = world.pump("t" + std::to_string(i));
            QVERIFY(shot.reason == TickReason::NoNewData);
            QVERIFY(shot.lastTick.has_value());
            const auto phase = *shot.nextTick - world.loop.clock().wall() + (world.loop.clock().boot() - started);
            ++phases[phase.count() % 60'000'000 / 6'000'000];
        }
        QVERIFY(phases.size() >= 8); // of ten tenths of the interval
        const auto next = *world.pump("t7").nextTick;
        world.pass(24h * 14);
        const auto later = *world.pump("t7").nextTick;
        QCOMPARE((later - next).count() % 60'000'000, 0);
        QVERIFY(*std::ranges::max_element(world.lateness) == 0s);
    }

    void ticksAtOnceWhenCreated()
    {
        TriggerWorld world;
        world.boot();
        world.pass(17s);
        world.add("one", 600);
        world.put();
        world.sync();
        world.loop.settle();
        QCOMPARE(world.functions.calls().size(), 1U);
        world.put();
        world.pass(599s);
        QCOMPARE(world.functions.calls().size(), 1U);
        world.pass(1s);
        QCOMPARE(world.functions.calls().size(), 2U);
    }

    void startsWhereItIsTold()
    {
        TriggerWorld world;
        world.put(3);
        world.pass(100s);
        const auto time = world.loop.clock().wall();
        world.put(2);
        world.add("newest", 60, 3, StartAt::Newest);
        world.add("oldest", 60, 3, StartAt::Oldest);
        auto &timed = world.add("timed", 60, 3, StartAt::Time);
        timed.startTime = unixSeconds(time);
        world.boot();
        world.loop.settle();
        world.put(1);
        world.crash(); // the positions are durable before the first tick
        world.boot();
        world.pass(5s);
        std::map<std::string, std::uint32_t> groups;
        for (const auto &record : world.shipped())
            groups[record.subject->trigger.trigger] += record.windowGroups;
        QCOMPARE(groups["oldest"], 6U);
        QCOMPARE(groups["timed"], 3U);
        QCOMPARE(groups["newest"], 1U);
    }

    void saysThatItsSourceIsMissingFromTheStart()
    {
        TriggerWorld world;
        world.logs.remove(world.source);
        world.add("one", 60);
        world.boot();
        world.pass(59s);
        QCOMPARE(world.records().size(), 1U);
        QCOMPARE(world.records()[0].errorCode, std::string("LogStoreNotExist"));
        QVERIFY(world.scheduler->row(TriggerWorld::key("one"))->state == PumpState::SourceGone);
        world.logs.create(world.source, 1);
        world.put();
        world.pass(60s);
        QCOMPARE(world.functions.calls().size(), 1U);
        QVERIFY(world.scheduler->row(TriggerWorld::key("one"))->state == PumpState::UpToDate);
    }

    void skipsTicksWhileItRuns()
    {
        TriggerWorld world;
        world.add("slow", 60);
        world.functions.setDelay(150s);
        world.put();
        world.boot();
        world.pass(4s);
        world.put();
        world.pass(60s);
        QVERIFY(world.pump("slow").reason == TickReason::StillRunning);
        QCOMPARE(world.functions.calls().size(), 1U);
        world.pass(300s);
        QCOMPARE(world.functions.mostRunning(), 1U);
        QCOMPARE(world.functions.calls().size(), 2U);
    }

    void takesMissedTicksAsOne()
    {
        TriggerWorld world;
        world.add("one", 60);
        world.boot();
        world.pass(10s);
        const auto ticks = world.lateness.size();
        world.loop.manualClock().advance(3h); // suspended: nothing ran
        world.loop.settle();
        QCOMPARE(world.lateness.size(), ticks + 1);
        world.pass(60s);
        QCOMPARE(world.lateness.size(), ticks + 2);
    }

    void ignoresTheWallClock()
    {
        TriggerWorld world;
        world.add("one", 60);
        world.boot();
        world.pass(10s);
        const auto ticks = world.lateness.size();
        world.loop.manualClock().jumpWall(24h * 365);
        world.pass(60s);
        world.loop.manualClock().jumpWall(-24h * 730);
        world.pass(60s);
        QCOMPARE(world.lateness.size(), ticks + 2);
        world.put();
        world.pass(60s);
        QCOMPARE(world.functions.calls().size(), 1U);
    }

    void pausesAndResumes()
    {
        TriggerWorld world;
        world.add("one", 60);
        world.functions.setDelay(10s);
        world.put();
        world.boot();
        world.pass(4s);
        world.at("one").enabled = false;
        world.put();
        world.sync();
        world.pass(10min);
        QCOMPARE(world.functions.calls().size(), 1U);
        QCOMPARE(world.records().size(), 1U); // the one in flight finished
        QVERIFY(world.pump("one").reason == TickReason::Disabled);
        world.at("one").enabled = true;
        world.sync();
        world.pass(1s);
        QCOMPARE(world.functions.calls().size(), 2U);
    }

    void editsFromTheNextWindowOrRound()
    {
        TriggerWorld world;
        world.add("one", 60, 1).parameter = R"({"v":1})";
        world.put();
        world.boot();
        world.functions.failNext(2, "Broken");
        world.pass(3s);
        world.at("one").parameter = R"({"v":2})";
        world.sync();
        world.pass(70s);
        const auto &calls = world.functions.calls();
        QCOMPARE(calls.size(), 3U);
        QCOMPARE(calls[1].invocation.event.parameter, std::string(R"({"v":1})"));
        QCOMPARE(calls[2].invocation.event.parameter, std::string(R"({"v":2})"));
        QCOMPARE(calls[2].invocation.event.taskId, calls[0].invocation.event.taskId);
    }

    void deletesAndRestores()
    {
        TriggerWorld world;
        world.add("one", 60);
        world.functions.setDelay(10s);
        world.put();
        world.boot();
        world.pass(4s);
        world.remove("one");
        world.sync();
        world.pass(1s);
        QCOMPARE(world.functions.running(), 0U); // cancelled
        QVERIFY(world.records()[0].status == AttemptStatus::Cancelled);
        QCOMPARE(world.scheduler->rows().size(), 0U);
        QVERIFY(world.durable("one").pending.has_value());
        world.add("one", 60, 3, StartAt::Newest).uid = "uid-fresh"; // of the same name: starts fresh
        world.sync();
        world.pass(2min);
        QCOMPARE(world.functions.calls().size(), 1U);
        world.definitions.triggers.clear();
        world.restore("one");
        world.sync();
        world.pass(11s);
        QCOMPARE(world.functions.calls().size(), 2U);
        QVERIFY(world.functions.calls()[1].invocation.event == world.functions.calls()[0].invocation.event);
        QVERIFY(!world.durable("one").pending);
    }

    void restoresWhileTheOldOneIsStillEnding()
    {
        TriggerWorld world;
        world.add("one", 60);
        world.functions.setDelay(10s);
        world.put();
        world.boot();
        world.pass(4s);
        world.remove("one");
        world.sync();
        world.restore("one");
        world.sync();
        world.pass(30s);
        QCOMPARE(world.functions.mostRunning(), 1U);
        QCOMPARE(world.functions.calls().size(), 2U);
        QVERIFY(!world.durable("one").pending);
    }

    void readsParentsBeforeChildren()
    {
        TriggerWorld world;
        world.add("one", 60).windowGroups = 1;
        world.functions.setDelay(1s);
        world.put(5);
        world.boot();
        world.pass(4s);
        const auto [left, right] = world.logs.split(world.source, ShardId(0));
        world.put(2, left);
        world.put(2, right);
        QVERIFY(world.scheduler->tickNow(TriggerWorld::key("one"))); // the shards are asked for
        world.pass(1s);
        QVERIFY(world.pump("one", left).reason == TickReason::WaitingForParents);
        world.pass(3min);
        const auto merged = world.logs.merge(world.source, left, right);
        world.put(1, merged);
        world.pass(15min);
        std::vector<std::int32_t> order;
        for (const auto &call : world.functions.calls())
            order.push_back(call.invocation.event.shard.value());
        QCOMPARE(order.size(), 10U);
        QVERIFY(std::ranges::is_sorted(order, {}, [](int shard) { return shard == 0 ? 0 : shard == 3 ? 2 : 1; }));
    }

    void saysWhenItIsIdle()
    {
        TriggerWorld world;
        world.add("copy", 600).windowGroups = 2;
        auto &second = world.add("chained", 600);
        second.source = {"shop", "copy"};
        world.logs.create({"shop", "copy"}, 1);
        world.functions.setDelay(50ms);
        world.functions.setEffect([&](const FakeCall &call) {
            if (call.invocation.triggerName == "copy")
                world.logs.put({"shop", "copy"}, ShardId(0), "copied");
        });
        world.boot();
        world.pass(10s);
        world.scheduler->setEager(true);
        world.put(5);
        QVERIFY(!world.scheduler->idle().idle);
        int steps = 0;
        while (!world.scheduler->idle().idle && ++steps < 1'000)
            world.pass(5ms);
        QVERIFY(steps < 200);
        QCOMPARE(world.functions.calls().size(), 3U + 3U);
        QVERIFY(world.pump("chained").checkpoint == world.logs.end({"shop", "copy"}, ShardId(0)));
        world.pass(2s);
        QVERIFY(world.scheduler->idle().idle);
        QVERIFY(world.scheduler->idle().failed.empty());
    }

    void isIdleAndFailedWhenARoundFailed()
    {
        TriggerWorld world;
        world.add("one", 600, 1);
        world.boot();
        world.functions.failNext(100, "Broken");
        world.scheduler->setEager(true);
        world.put();
        world.pass(3s);
        const auto report = world.scheduler->idle();
        QVERIFY(report.idle);
        QCOMPARE(report.failed.size(), 1U);
    }

    void stopsInOrder()
    {
        TriggerWorld world;
        world.add("quick", 60);
        world.add("slow", 60);
        world.functions.setPlan([](const Invocation &invocation) {
            FakeFunctionService::Plan plan;
            plan.delay = invocation.triggerName == "quick" ? 3s : 1h;
            return plan;
        });
        world.put();
        world.boot();
        world.pass(1s);
        QCOMPARE(world.functions.running(), 2U);
        std::optional<Done> stopped;
        world.scheduler->stop(10s, [&](Done done) { stopped = done; });
        world.pass(5s);
        QVERIFY(!stopped);
        world.pass(6s);
        QVERIFY(stopped && *stopped);
        QVERIFY(!world.durable("quick").pending);
        QVERIFY(world.durable("slow").pending.has_value());
        QCOMPARE(world.records().size(), 2U);
    }
};

QTEST_GUILESS_MAIN(SchedulerTest)
#include "tst_scheduler.moc"
