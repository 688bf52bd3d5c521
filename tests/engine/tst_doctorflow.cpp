// The doctor's judgement of what flows: data, checkpoints, ticks, attempts and windows.
#include "tests/support/doctorfacts.h"

#include <QtTest>

using namespace sluice;
using namespace sluice::test;

class DoctorFlowTest : public QObject {
    Q_OBJECT
private slots:
    void sourceWithoutData()
    {
        auto facts = healthy();
        for (auto &shard : facts.shards) {
            shard.state.lastReceivedAt = kNow - 11min;
            shard.pump->lastTick = kNow - 2s;
        }
        syncStates(facts);
        QCOMPARE(found(facts), only("source-traffic"));
        VERIFY_HAS(checkTraffic(facts).reason, "Nothing came for 11 min, more than 10 intervals");
        facts.trigger.intervalSeconds = 600;
        QCOMPARE(found(facts), QStringList());
        facts = healthy();
        for (auto &shard : facts.shards) {
            shard.state.groups = shard.state.lines = 0;
            shard.state.lastReceivedAt = shard.state.createdAt;
        }
        syncStates(facts);
        QCOMPARE(text(checkTraffic(facts).reason), QStringLiteral("It has never got any data."));
        QCOMPARE(text(checkTraffic(facts).command), QStringLiteral("sluicectl put shop/access FILE"));
        facts.collectSources = 1;
        facts.collecting = false;
        QCOMPARE(text(checkTraffic(facts).command), QStringLiteral("sluicectl serve"));
    }

    void collectorsThatStopped()
    {
        auto facts = healthy();
        CollectorState collector;
        collector.source.path = "/var/log/app.log";
        collector.file.error = "no such file";
        facts.collectors = {collector};
        facts.collectSources = 1;
        QCOMPARE(found(facts), only("source-traffic"));
        VERIFY_HAS(checkTraffic(facts).evidence, "/var/log/app.log: no such file");
        facts.collectors.front().file.error.clear();
        facts.collectors.front().file.atEnd = true;
        QCOMPARE(found(facts), QStringList());
        facts.shards[0].state.lastReceivedAt = facts.shards[1].state.lastReceivedAt = kNow - 1h;
        facts.shards[0].state.createdAt = facts.shards[1].state.createdAt = kNow - 2h;
        syncStates(facts);
        VERIFY_HAS(checkTraffic(facts).remedy, "follow: true");
    }

    void checkpointAgainstEnd()
    {
        const auto behind = [](Duration age) {
            auto facts = healthy();
            facts.shards[1].pump->checkpoint = Cursor(1'005);
            WindowCut cut;
            cut.begin = Cursor(1'005);
            cut.end = Cursor(1'006);
            cut.firstReceivedAt = kNow - age;
            facts.shards[1].undelivered = cut;
            return facts;
        };
        VERIFY_HAS(checkCheckpoint(healthy()).evidence, "shards 0, 1: all is delivered, nothing new");
        QCOMPARE(found(behind(179s)), QStringList());
        QCOMPARE(found(behind(181s)), only("checkpoint"));
        QCOMPARE(text(checkCheckpoint(behind(181s)).reason), QStringLiteral("Data waits for 3 min already."));
        VERIFY_HAS(checkCheckpoint(behind(60s)).evidence,
                   "shard 1: 5 log groups not delivered, the oldest received 60 s ago");
    }

    void checkpointOvertakenBeyondOrMissing()
    {
        auto facts = healthy();
        facts.shards[0].pump->checkpoint = Cursor(990);
        WindowCut cut;
        cut.begin = Cursor(1'000);
        cut.end = Cursor(1'001);
        cut.lostGroups = 10;
        cut.firstReceivedAt = kNow;
        facts.shards[0].undelivered = cut;
        QCOMPARE(found(facts), only("checkpoint"));
        VERIFY_HAS(checkCheckpoint(facts).reason, "Retention took 10 log groups");
        facts = healthy();
        facts.shards[0].pump->checkpoint = Cursor(2'000);
        QCOMPARE(text(checkCheckpoint(facts).action), QStringLiteral("move-checkpoint"));
        facts = healthy();
        facts.shards[1].pump.reset();
        VERIFY_HAS(checkCheckpoint(facts).reason, "no checkpoint on shard 1");
        facts = healthy();
        auto loss = attempt(1, 0, AttemptStatus::Failed, "RetentionLoss");
        loss.attempt = 0;
        loss.count = 7;
        facts.records = {loss};
        QCOMPARE(found(facts), only("checkpoint"));
        VERIFY_HAS(checkCheckpoint(facts).reason, "7 log groups");
        facts.records.front().startedAt = kNow - 2h;
        QCOMPARE(found(facts), QStringList());
    }

    void ticks()
    {
        auto facts = healthy();
        facts.shards[0].pump->state = PumpState::Blocked;
        facts.shards[0].pump->reason = TickReason::Blocked;
        facts.shards[0].pump->reasonDetail = "all 4 attempts of round 2 failed, next round in 9 s";
        facts.shards[0].pump->blockedSince = kNow - 5min;
        facts.shards[0].pump->lastError = "NoSuchBucket: lake";
        const auto row = checkLastTick(facts);
        QCOMPARE(found(facts), only("last-tick"));
        QCOMPARE(text(row.action), QStringLiteral("tick"));
        VERIFY_HAS(
            row.evidence,
            "shard 0: blocked (all 4 attempts of round 2 failed, next round in 9 s), looked 2 s ago, blocked since 5 min");
        VERIFY_HAS(row.evidence, "shard 1: no new data, looked 2 s ago, looks again in 58 s");
        facts = healthy();
        facts.shards[1].pump->lastTick = kNow - 211s;
        QCOMPARE(found(facts), only("last-tick"));
        facts.shards[1].pump->lastTick = kNow - 209s;
        QCOMPARE(found(facts), QStringList());
        facts.shards[1].pump->lastTick.reset();
        facts.up = 5s;
        QCOMPARE(found(facts), QStringList());
    }

    void failuresAreGroupedAndMended()
    {
        auto facts = healthy();
        facts.records = {attempt(1, 0, AttemptStatus::Failed, "Slow"), attempt(2, 0, AttemptStatus::Failed, "NoSuchBucket"),
                         attempt(3, 0, AttemptStatus::Failed, "NoSuchBucket"), attempt(4, 1, AttemptStatus::Ok)};
        auto row = checkAttempts(facts);
        QCOMPARE(found(facts), only("attempts"));
        QCOMPARE(text(row.reason), QStringLiteral("On shard 0 the newest attempt failed: NoSuchBucket."));
        QCOMPARE(
            text(row.evidence),
            QStringLiteral("2 × NoSuchBucket, newest 97 s ago on shard 0, attempt 1 of 4 of round 1, request request-3: "
                           "because of NoSuchBucket\n"
                           "1 × Slow, newest 99 s ago on shard 0, attempt 1 of 4 of round 1, request request-1: because of "
                           "Slow"));
        facts.records.push_back(attempt(5, 0, AttemptStatus::Ok));
        row = checkAttempts(facts);
        QVERIFY(row.good);
        QCOMPARE(text(row.reason),
                 QStringLiteral("3 of 5 attempts in the last 60 min failed; their windows are delivered since."));
        facts.records = {attempt(1, 0, AttemptStatus::Failed, "NoSuchBucket")};
        auto moved = attempt(2, 0, AttemptStatus::Ok);
        moved.attempt = 0;
        moved.reason = TickReason::Moved;
        facts.records.push_back(moved);
        QVERIFY(checkAttempts(facts).good);
    }

    void functionLogOfTheFailedRequest()
    {
        auto facts = healthy();
        facts.functionLog = {"request-3", true, true, std::vector<std::string>{"[ERROR] no bucket"}};
        QCOMPARE(found(facts), only("function-log"));
        QCOMPARE(text(checkFunctionLog(facts).evidence), QStringLiteral("[ERROR] no bucket"));
        QCOMPARE(text(checkFunctionLog(facts).command),
                 QStringLiteral("sluicectl logs shipping/to-csv --request request-3"));
        facts.functionLog.lines = fail(ErrorKind::NotFound, "LogStoreNotExist", "fn-log");
        VERIFY_HAS(checkFunctionLog(facts).evidence, "LogStoreNotExist");
        facts.functionLog.lines = std::vector<std::string>{};
        QVERIFY(!checkFunctionLog(facts).good);
        facts.functionLog.hasLog = false;
        VERIFY_HAS(checkFunctionLog(facts).remedy, "log: {project, logstore}");
        facts.functionLog.invoked = false;
        QVERIFY(checkFunctionLog(facts).good);
    }

    void intervalAgainstTraffic()
    {
        const auto busy = [](double bytesPerSecond) {
            auto facts = healthy();
            auto &cut = *facts.shards[1].recent;
            cut.begin = Cursor(900);
            cut.firstReceivedAt = kNow - 600s;
            cut.lastReceivedAt = kNow;
            cut.bytes = static_cast<std::uint64_t>(bytesPerSecond * 600);
            cut.groups = 600;
            return facts;
        };
        QCOMPARE(found(busy(124'000)), QStringList()); // 0.99 Mbit/s
        const auto facts = busy(250'000); // 2 Mbit/s: 15 MB in 60 s
        QCOMPARE(found(facts), only("interval"));
        const auto row = checkInterval(facts);
        QCOMPARE(text(row.reason), QStringLiteral("2 Mbit/s a shard, over 1 Mbit/s, is too much for an interval of 60 s."));
        QCOMPARE(text(row.action), QStringLiteral("interval=30"));
        VERIFY_HAS(row.evidence,
                   "shard 1: 2 Mbit/s over the last 10 min; a window of 60 s holds 14.3 MiB in 60 log groups (limits 16 "
                   "MiB, 10000)");
        VERIFY_HAS(row.evidence, "with an interval of 30 s a window would hold 7.2 MiB");
        auto fast = busy(250'000);
        fast.trigger.intervalSeconds = 15;
        QCOMPARE(found(fast), QStringList());
        auto flood = busy(5'000'000); // 40 Mbit/s
        flood.trigger.intervalSeconds = 3;
        QCOMPARE(found(flood), only("interval"));
        VERIFY_HAS(checkInterval(flood).remedy, "more shards");
        auto narrow = busy(2'000); // far below 1 Mbit/s, but 120 kB in a window of 64 KiB
        narrow.trigger.windowBytes = 64 * 1024;
        QCOMPARE(found(narrow), only("interval"));
        QCOMPARE(text(checkInterval(narrow).action), QStringLiteral("interval=15"));
        auto groups = busy(2'000);
        groups.trigger.windowGroups = 50; // 60 in an interval
        QCOMPARE(found(groups), only("interval"));
        QCOMPARE(text(checkInterval(groups).action), QStringLiteral("interval=20"));
    }

    void windowLimitsThatWereHitAreCounted()
    {
        auto facts = healthy();
        auto full = attempt(1, 0, AttemptStatus::Ok);
        full.windowBytes = facts.trigger.windowBytes;
        facts.records = {full, attempt(2, 0, AttemptStatus::Ok)};
        const auto row = checkInterval(facts);
        QVERIFY(row.good);
        VERIFY_HAS(row.evidence, "1 of 2 windows in the last 60 min were cut at the limit");
        facts.shards[0].recent = fail(ErrorKind::Corrupt, "Damaged", "unreadable");
        VERIFY_HAS(checkInterval(facts).evidence, "shard 0: Damaged: unreadable");
    }
};

QTEST_GUILESS_MAIN(DoctorFlowTest)
#include "tst_doctorflow.moc"
