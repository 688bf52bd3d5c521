#include "tests/support/triggerworld.h"

#include <QtTest/QTest>

using namespace sluice;
using namespace sluice::test;
using namespace std::chrono_literals;

class ShipperTest : public QObject {
    Q_OBJECT

    static std::vector<std::uint64_t> numbers(const std::vector<LedgerRecord> &records)
    {
        std::vector<std::uint64_t> all;
        for (const auto &record : records)
            all.push_back(record.sequence.value());
        return all;
    }
    static std::vector<std::uint64_t> upTo(std::uint64_t last)
    {
        std::vector<std::uint64_t> all;
        for (std::uint64_t i = 1; i <= last; ++i)
            all.push_back(i);
        return all;
    }

private slots:
    void shipsEveryRecordOnce()
    {
        TriggerWorld world;
        world.add("one").windowGroups = 1;
        world.functions.failNext(1, "Broken");
        world.put(20);
        world.boot();
        world.pass(10s);
        QCOMPARE(numbers(world.shipped()), upTo(21));
        QVERIFY(world.shipped()[0].status == AttemptStatus::Failed);
        QVERIFY(world.image.outbox.empty() && world.image.batches.empty());
        QCOMPARE(world.shipper->shipped(), 21U);
    }

    void doesNotDoubleWhenTheAnswerIsLost()
    {
        TriggerWorld world;
        world.add("one").windowGroups = 1;
        world.put(20);
        world.boot();
        world.logs.loseNth(1, LogVerb::Append);
        world.pass(10s);
        QCOMPARE(numbers(world.shipped()), upTo(20));
    }

    void doesNotDoubleAfterACrashBetweenAppendAndRemoval()
    {
        TriggerWorld world;
        world.add("one").windowGroups = 1;
        world.put(20);
        world.boot();
        world.logs.loseNth(1, LogVerb::Append);
        while (world.shipped().empty())
            world.pass(10ms);
        const auto there = world.shipped().size();
        world.crash();
        QVERIFY(!world.image.outbox.empty());
        world.put(3);
        world.boot();
        world.pass(10s);
        QVERIFY(there > 0);
        QCOMPARE(numbers(world.shipped()), upTo(23));
    }

    void deliversOnWithoutATriggerLogAndCountsWhatDoesNotFit()
    {
        TriggerWorld world;
        world.outboxRowsMax = 10;
        world.add("one").windowGroups = 1;
        world.logs.remove(world.log);
        world.put(30);
        world.boot();
        world.pass(60s);
        QVERIFY(world.pump("one").checkpoint == world.logs.end(world.source, ShardId(0)));
        QVERIFY(world.image.outbox.size() <= 10);
        const auto dropped = world.image.droppedEver;
        QVERIFY(dropped >= 20);
        QVERIFY(world.shipper->lastError().has_value());
        world.logs.create(world.log, 1);
        world.pass(2min);
        const auto shipped = world.shipped();
        QCOMPARE(shipped.back().errorCode, std::string("RecordsDropped"));
        QCOMPARE(shipped.back().count, dropped);
        QCOMPARE(shipped.size(), 30 - dropped + 1);
        QCOMPARE(world.records().back().errorCode, std::string("RecordsDropped"));
        QVERIFY(!world.shipper->lastError());
    }

    void flushes()
    {
        TriggerWorld world;
        world.add("one");
        world.put();
        world.boot();
        while (world.records().empty())
            world.pass(1ms);
        const auto before = world.loop.clock().boot();
        const auto done = await<void>(world.loop, [&](auto reply) { world.shipper->flush(std::move(reply)); });
        QVERIFY(done);
        QVERIFY(world.loop.clock().boot() == before); // without waiting for company
        QCOMPARE(world.shipped().size(), 1U);
        world.logs.failAll({ErrorKind::Full, "DiskFull", ""}, LogVerb::Append);
        world.put();
        QVERIFY(world.scheduler->tickNow(TriggerWorld::key("one")));
        while (world.records().size() < 2)
            world.pass(1ms);
        const auto failed = await<void>(world.loop, [&](auto reply) { world.shipper->flush(std::move(reply)); });
        QCOMPARE(failed.error().code, std::string("DiskFull"));
    }

    void refillsTheRingAtTheStart()
    {
        TriggerWorld world;
        world.add("one").windowGroups = 1;
        world.put(300);
        world.boot();
        world.pass(10s);
        world.logs.failAll({ErrorKind::Full, "DiskFull", ""}, LogVerb::Append);
        world.put(5);
        world.pass(60s);
        const auto before = world.records();
        QCOMPARE(before.size(), 305U);
        world.crash();
        world.logs.heal();
        world.boot();
        const auto done = await<void>(world.loop, [&](auto reply) { world.refill->run({world.log}, std::move(reply)); });
        QVERIFY(done);
        QCOMPARE(numbers(world.records()), numbers(before));
        QCOMPARE(world.records()[77].taskId, before[77].taskId);
        world.put();
        world.pass(61s);
        QCOMPARE(world.records().back().sequence.value(), 306U); // never reused
    }
};

QTEST_GUILESS_MAIN(ShipperTest)
#include "tst_shipper.moc"
