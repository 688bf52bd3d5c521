#include "engine/logs/local/retentiongate.h"
#include "tests/support/logsbench.h"

#include <QtCore/QTemporaryDir>
#include <QtTest/QTest>

using namespace sluice;
using namespace sluice::test;
using namespace std::chrono_literals;

class RetentionTest : public QObject {
    Q_OBJECT

    QTemporaryDir m_dir;
    std::string m_folder;

private slots:
    void init() { m_folder = m_dir.path().toStdString() + '/' + QTest::currentTestFunction(); }

    void freesWhatIsOlderThanItsTime()
    {
        Cursor end;
        {
            LogsBench bench(m_folder);
            auto definition = LogsBench::definition();
            definition.ttlDays = 1;
            QVERIFY(bench.open(definition));
            const auto old = bench.append(LogsBench::group("old"))->first;
            bench.loop.manualClock().advance(4h);
            QCOMPARE(bench.expire().segments, 0U); // begun four hours ago: closed, kept
            QVERIFY(bench.append(LogsBench::group("young")));
            bench.loop.manualClock().advance(21h);
            const auto report = bench.expire();
            QCOMPARE(report.segments, 1U);
            QVERIFY(report.bytes > 100);
            QVERIFY(!report.paused);
            QCOMPARE(bench.all(), (std::vector<std::string>{"young"}));
            const auto cut = bench.cut(old);
            QCOMPARE(cut->lostGroups, 1U);
            QCOMPARE(cut->groups, 1U);
            QCOMPARE(bench.pull(old)->groups.size(), 1U);
            bench.loop.manualClock().advance(48h);
            QCOMPARE(bench.expire().segments, 1U);
            QCOMPARE(bench.all().size(), 0U);
            end = bench.shards()[0].end;
            QVERIFY(bench.shards()[0].first == end);
            QVERIFY(bench.cut(old)->begin == end);
            QCOMPARE(bench.cut(old)->lostGroups, 2U);
        }
        LogsBench bench(m_folder);
        QVERIFY(bench.open());
        QVERIFY(bench.shards()[0].end == end); // all data is gone, its numbers are not used again
        QVERIFY(bench.append(LogsBench::group("next"))->first == end);
        QCOMPARE(bench.logs->damage().size(), 0U);
    }

    void keepsNearItsSize()
    {
        LogsBench bench(m_folder, 4'000);
        auto definition = LogsBench::definition(2);
        definition.maxBytes = 30'000;
        QVERIFY(bench.open(definition));
        for (int i = 0; i < 200; ++i) {
            QVERIFY(bench.append(LogsBench::group(std::string(500, 'x'))));
            bench.loop.manualClock().advance(1s);
        }
        QVERIFY(bench.logs->diskBytes() > 100'000);
        const auto before = bench.logs->diskBytes();
        const auto report = bench.expire();
        QCOMPARE(before - bench.logs->diskBytes(), report.bytes);
        QVERIFY(bench.logs->diskBytes() <= 30'000);
        QVERIFY(bench.logs->diskBytes() > 15'000);
        // The oldest went, of both shards alike.
        const auto shards = bench.shards();
        QVERIFY(shards[0].groups > 0 && shards[1].groups > 0);
    }

    void keepsIdempotencyKeysAndPositionsBeyondTheData()
    {
        AppendOptions options;
        options.idempotencyKey = "k";
        options.position = CollectPosition{"src", "/p", 0, 7, ""};
        {
            LogsBench bench(m_folder);
            QVERIFY(bench.open());
            QVERIFY(bench.append(LogsBench::group("x"), options));
            bench.loop.manualClock().advance(24h * 90);
            QCOMPARE(bench.expire().segments, 1U);
        }
        LogsBench bench(m_folder);
        QVERIFY(bench.open());
        QVERIFY(bench.append(LogsBench::group("x"), options)->repeated);
        QCOMPARE(bench.logs->collectPositions(LogsBench::kKey)->at(0).end, 7U);
    }

    void pausesWhileTheWallClockIsSuspect()
    {
        LogsBench bench(m_folder);
        QVERIFY(bench.open());
        QVERIFY(bench.append(LogsBench::group("x")));
        QVERIFY(!bench.expire().paused);
        bench.loop.manualClock().jumpWall(24h * 365);
        auto report = bench.expire();
        QVERIFY(report.paused);
        QCOMPARE(report.jumps, 1U);
        QCOMPARE(bench.all().size(), 1U);
        bench.loop.manualClock().jumpWall(-24h * 365);
        QVERIFY(bench.expire().paused);
        bench.loop.manualClock().advance(9min);
        QVERIFY(bench.expire().paused);
        bench.loop.manualClock().advance(1min);
        report = bench.expire();
        QVERIFY(!report.paused);
        QCOMPARE(report.jumps, 2U);
        QCOMPARE(bench.all().size(), 1U);
    }

    void receiveTimeNeverGoesBack()
    {
        {
            LogsBench bench(m_folder);
            QVERIFY(bench.open());
            bench.loop.manualClock().jumpWall(24h);
            QVERIFY(bench.append(LogsBench::group("a")));
            bench.loop.manualClock().jumpWall(-48h);
            QVERIFY(bench.append(LogsBench::group("b")));
        }
        LogsBench bench(m_folder);
        QVERIFY(bench.open());
        QVERIFY(bench.append(LogsBench::group("c")));
        const auto batch = bench.pull(bench.shards()[0].first).value();
        QCOMPARE(batch.groups.size(), 3U);
        for (const auto &group : batch.groups)
            QVERIFY(group.receivedAt == wallFromSeconds(1'700'000'000) + 24h);
    }

    void gateCountsSmallDriftAsNone()
    {
        RetentionGate gate;
        BootTime boot(1000s);
        WallTime wall(1'700'000'000s);
        QVERIFY(gate.open(boot, wall));
        QVERIFY(gate.open(boot + 60s, wall + 59min)); // adjusted, not jumped
        QVERIFY(!gate.open(boot + 120s, wall + 3h));
        QCOMPARE(gate.jumps(), 1U);
        QVERIFY(!gate.open(boot + 719s, wall + 3h + 599s));
        QVERIFY(gate.open(boot + 720s, wall + 3h + 600s));
    }

    void readersKeepAFileThatIsRemoved()
    {
        LogsBench bench(m_folder, 1'000);
        QVERIFY(bench.open());
        for (int i = 0; i < 30; ++i)
            QVERIFY(bench.append(LogsBench::group(std::string(100, 'x') + std::to_string(i))));
        const auto first = bench.shards()[0].first;
        const auto batch = bench.pull(first).value();
        bench.loop.manualClock().advance(24h * 90);
        QVERIFY(bench.expire().segments > 3);
        QVERIFY(batch.groups.at(0).bytes.ends_with("x0")); // the batch owns what it points to
        QCOMPARE(bench.pull(first)->groups.size(), 0U);
        QVERIFY(bench.pull(first)->next == bench.shards()[0].end);
    }
};

QTEST_GUILESS_MAIN(RetentionTest)
#include "tst_retention.moc"
