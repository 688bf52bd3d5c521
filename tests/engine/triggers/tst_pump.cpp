#include "tests/support/triggerworld.h"

#include <QtTest/QTest>

#include <set>

using namespace sluice;
using namespace sluice::test;
using namespace std::chrono_literals;

class PumpTest : public QObject {
    Q_OBJECT

    static void within(BootTime actual, BootTime least, BootTime most)
    {
        QVERIFY2(actual >= least && actual <= most, std::to_string((actual - least).count()).c_str());
    }

private slots:
    void deliversWhatIsNewAndMovesOn()
    {
        TriggerWorld world;
        world.add("one");
        world.put(2);
        const auto first = world.logs.first(world.source, ShardId(0));
        world.boot();
        world.pass(3s);
        QCOMPARE(world.functions.calls().size(), 1U);
        const auto &event = world.functions.calls()[0].invocation.event;
        QVERIFY(event.begin == first && event.end == world.logs.end(world.source, ShardId(0)));
        QCOMPARE(event.endpoint, std::string("http://127.0.0.1:41873"));
        QCOMPARE(event.jobName, jobNameOf("uid-one"));
        QCOMPARE(event.taskId, taskIdOf("uid-one", ShardId(0), event.begin, event.end));
        QCOMPARE(event.cursorTime, unixSeconds(world.logs.stored(world.source, ShardId(0)).back().receivedAt));
        QVERIFY(world.durable("one").cursor == event.end && !world.durable("one").pending);
        world.pass(60s);
        QVERIFY(world.pump("one").reason == TickReason::NoNewData);
        QVERIFY(world.pump("one").state == PumpState::UpToDate);
        QCOMPARE(world.functions.calls().size(), 1U);
        const auto records = world.records();
        QCOMPARE(records.size(), 1U);
        QCOMPARE(records[0].windowLines, 6U);
        QVERIFY(records[0].reason == TickReason::Invoked && records[0].attempt == 1 && records[0].attemptsMax == 4);
        QCOMPARE(records[0].requestId, world.functions.calls()[0].invocation.requestId);
    }

    void catchesUpAtOnceInWindowsOfTheLimit()
    {
        TriggerWorld world;
        world.add("one").windowGroups = 2;
        world.put(7);
        world.boot();
        world.pass(3s);
        const auto &calls = world.functions.calls();
        QCOMPARE(calls.size(), 4U);
        for (std::size_t i = 1; i < calls.size(); ++i) {
            QVERIFY(calls[i].invocation.event.begin == calls[i - 1].invocation.event.end);
            QVERIFY(world.records()[i].reason == TickReason::CatchUp);
        }
        QVERIFY(world.pump("one").checkpoint == world.logs.end(world.source, ShardId(0)));
        // start position, first window, then one commit for each outcome with the window after it
        QCOMPARE(world.image.commits, 2U + 4U);
    }

    void triesAgainWithBackoffThenWaitsAnInterval()
    {
        TriggerWorld world;
        world.add("one", 60, 3);
        world.put();
        world.boot();
        world.functions.failNext(100, "Broken");
        world.pass(10min);
        const auto &calls = world.functions.calls();
        QVERIFY(calls.size() > 9);
        for (std::size_t i = 1; i < 9; ++i) {
            const auto gap = calls[i].startedAt - *calls[i - 1].endedAt;
            if (i % 4 == 0) {
                QVERIFY(gap == 60s);
            } else {
                const auto nominal = RetryPolicy::nominalAfter(static_cast<std::uint32_t>(i % 4));
                QVERIFY(gap >= nominal * 8 / 10 && gap <= nominal * 12 / 10);
            }
            QCOMPARE(calls[i].invocation.event.taskId, calls[0].invocation.event.taskId);
            QVERIFY(calls[i].invocation.requestId != calls[0].invocation.requestId);
        }
        const auto records = world.records();
        QCOMPARE(records[4].round, 2U);
        QCOMPARE(records[4].attempt, 1U);
        const auto shot = world.pump("one");
        QVERIFY(shot.state == PumpState::Blocked && shot.blockedSince.has_value());
        QCOMPARE(shot.lastError, std::string("Broken: it failed"));
        world.functions.failNext(0);
        world.pass(61s);
        QVERIFY(world.pump("one").state == PumpState::UpToDate);
        QVERIFY(!world.pump("one").blockedSince);
    }

    // Only the authorization step ends a wait early: a role's or a function's refusal is tried again like any other error.
    void aRefusalOfTheCallWaitsLikeAnyError()
    {
        TriggerWorld world;
        world.add("one", 60, 3);
        world.put();
        world.boot();
        world.functions.failNext(100, "Unauthorized");
        world.pass(50s);
        QCOMPARE(world.functions.calls().size(), 4U);
        QVERIFY(world.pump("one").state == PumpState::Blocked);
        world.pass(30s);
        QCOMPARE(world.records()[4].round, 2U);
    }

    void repeatsThePendingWindowAfterACrash()
    {
        TriggerWorld world;
        world.add("one");
        world.put(2);
        world.functions.setDelay(20s);
        world.boot();
        world.pass(5s);
        QCOMPARE(world.functions.running(), 1U);
        world.crash();
        world.put(5); // the end is another by then
        world.at("one").windowGroups = 1; // and so is the definition
        world.boot();
        world.pass(50s);
        const auto &calls = world.functions.calls();
        QVERIFY(calls[1].invocation.event == calls[0].invocation.event);
        QCOMPARE(world.records()[0].attempt, 1U);
        QVERIFY(calls[2].invocation.event.begin == calls[1].invocation.event.end);
        QVERIFY(calls[2].invocation.event.end == calls[2].invocation.event.begin.next());
    }

    void goesOnWithTheRoundAfterACrash()
    {
        TriggerWorld world;
        world.add("one", 60, 3);
        world.put();
        world.functions.failNext(2, "Broken");
        world.boot();
        world.pass(3100ms); // first tick, try, 1 s, try
        while (world.records().size() < 2)
            world.pass(100ms);
        world.crash();
        world.boot();
        world.pass(3s);
        QCOMPARE(world.records().size(), 1U);
        QCOMPARE(world.records()[0].attempt, 3U);
        QCOMPARE(world.records()[0].round, 1U);
    }

    void recordsLateWhenTheStateCannotBeWritten()
    {
        TriggerWorld world;
        world.add("one");
        world.functions.setDelay(5s);
        world.put();
        world.boot();
        world.pass(4s);
        world.store->failAll({ErrorKind::Full, "DiskFull", "no space"});
        world.pass(2min);
        QCOMPARE(world.functions.calls().size(), 1U); // not called again for want of a record
        QVERIFY(world.durable("one").pending.has_value());
        QVERIFY(world.pump("one").lastError.find("DiskFull") != std::string::npos);
        QVERIFY(world.pump("one").reason == TickReason::StillRunning);
        world.store->heal();
        world.pass(60s);
        QVERIFY(!world.durable("one").pending);
        QCOMPARE(world.records().size(), 1U);
        QVERIFY(world.pump("one").lastError.empty());
    }

    void countsWhatRetentionTook()
    {
        TriggerWorld world;
        world.add("one");
        world.boot();
        world.pass(10s);
        world.put(10);
        const auto first = world.logs.first(world.source, ShardId(0));
        world.logs.expireBefore(world.source, ShardId(0), Cursor(first.value() + 4));
        world.pass(60s);
        const auto records = world.records();
        QCOMPARE(records.size(), 2U);
        QCOMPARE(records[0].attempt, 0U);
        QCOMPARE(records[0].errorCode, std::string("RetentionLoss"));
        QCOMPARE(records[0].count, 4U);
        QVERIFY(records[0].begin == first && records[0].end == records[1].begin);
    }

    void countsWhatRetentionTookOfABlockedWindow()
    {
        TriggerWorld world;
        world.add("one", 60, 0);
        world.put(10);
        const auto first = world.logs.first(world.source, ShardId(0));
        world.boot();
        world.functions.failNext(2, "Broken");
        world.pass(10s);
        QVERIFY(world.pump("one").state == PumpState::Blocked);
        world.logs.expireBefore(world.source, ShardId(0), Cursor(first.value() + 3));
        world.pass(60s);
        world.logs.expireBefore(world.source, ShardId(0), Cursor(first.value() + 5));
        world.pass(60s);
        std::uint64_t lost = 0;
        for (const auto &record : world.records())
            lost += record.attempt == 0 ? record.count : 0;
        QCOMPARE(lost, 5U);
        QVERIFY(world.functions.calls()[0].invocation.event == world.functions.calls()[2].invocation.event);
        QVERIFY(world.durable("one").cursor == world.logs.end(world.source, ShardId(0)));
    }

    void goesOnWithARemadeLogstore()
    {
        TriggerWorld world;
        world.add("one");
        world.put(3);
        world.boot();
        world.pass(5s);
        world.logs.remove(world.source);
        world.pass(60s);
        QVERIFY(world.pump("one").state == PumpState::SourceGone);
        QVERIFY(world.pump("one").reason == TickReason::SourceGone);
        world.logs.create(world.source, 2);
        world.put(2);
        world.put(1, ShardId(1));
        world.pass(120s);
        QVERIFY(world.pump("one").state == PumpState::UpToDate);
        QVERIFY(world.pump("one", ShardId(1)).checkpoint == world.logs.end(world.source, ShardId(1)));
        std::multiset<std::string> exceptions;
        for (const auto &record : world.records()) {
            if (record.attempt == 0)
                exceptions.insert(record.errorCode);
        }
        QCOMPARE(exceptions.count("SourceRecreated"), 1U);
        QVERIFY(exceptions.count("LogStoreNotExist") >= 1);
        QVERIFY(world.logs.end(world.source, ShardId(0)) == world.durable("one").cursor);
    }

    void writesOneExceptionAnInterval()
    {
        TriggerWorld world;
        world.add("one", 60);
        world.boot();
        world.pass(10s);
        world.logs.failAll({ErrorKind::Unavailable, "Down", "it is down"}, LogVerb::Cut);
        for (int i = 0; i < 20; ++i) {
            QVERIFY(world.scheduler->tickNow(TriggerWorld::key("one")));
            world.pass(1s);
        }
        auto records = world.records();
        QCOMPARE(records.size(), 1U);
        QVERIFY(records[0].reason == TickReason::PollFailed && records[0].count == 1);
        world.pass(119s);
        records = world.records();
        QCOMPARE(records.size(), 2U);
        QVERIFY(records[1].count >= 20);
    }

    void deniesWithoutAuthorization()
    {
        TriggerWorld world;
        world.definitions.authorized = false;
        world.add("one", 60, 1);
        world.put();
        world.boot();
        world.pass(10s);
        QVERIFY(world.functions.calls().empty());
        const auto records = world.records();
        QCOMPARE(records.size(), 2U);
        QVERIFY(records[0].status == AttemptStatus::Denied);
        QCOMPARE(records[0].errorCode, std::string("Unauthorized"));
        QVERIFY(records[0].errorMessage.find("sluicectl authorize") != std::string::npos);
        QVERIFY(world.pump("one").state == PumpState::NotAuthorized);
        world.definitions.authorized = true;
        world.sync();
        world.pass(1s);
        QCOMPARE(world.functions.calls().size(), 1U);
        QVERIFY(world.pump("one").state == PumpState::UpToDate);
    }

    void movesACheckpoint()
    {
        TriggerWorld world;
        world.add("one");
        world.put(5);
        world.functions.setDelay(30s);
        world.boot();
        world.pass(5s);
        QCOMPARE(world.functions.running(), 1U);
        const auto first = world.logs.first(world.source, ShardId(0));
        const Cursor to(first.value() + 3);
        const auto done = await<void>(world.loop, [&](auto reply) {
            world.scheduler->moveCheckpoint(TriggerWorld::key("one"), ShardId(0), to, "ann", std::move(reply));
        });
        QVERIFY(done);
        QVERIFY(world.durable("one").cursor == to || world.durable("one").pending->begin == to);
        world.pass(60s);
        const auto records = world.records();
        QVERIFY(records[0].status == AttemptStatus::Cancelled);
        QVERIFY(records[1].reason == TickReason::Moved && records[1].begin == first && records[1].end == to);
        QVERIFY(records[1].errorMessage.find("ann") != std::string::npos);
        QVERIFY(records[2].begin == to && records[2].status == AttemptStatus::Ok);
        const auto beyond = await<void>(world.loop, [&](auto reply) {
            world.scheduler->moveCheckpoint(TriggerWorld::key("one"), ShardId(0), Cursor(to.value() + 100), "ann",
                                            std::move(reply));
        });
        QCOMPARE(beyond.error().code, std::string("InvalidCursor"));
    }
};

QTEST_GUILESS_MAIN(PumpTest)
#include "tst_pump.moc"
