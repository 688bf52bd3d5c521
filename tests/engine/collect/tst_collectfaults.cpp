// A Logstore that fails, and a process that dies, at every append: each line is there once, and in order.
#include "tests/engine/collect/collectrig.h"

#include <QTest>

using namespace sluice;
using namespace sluice::test;

namespace {

constexpr std::size_t kWidth = 2000;
constexpr int kLines = 12'000; // 24 MB, six blocks

} // namespace

class CollectFaultsTest : public QObject {
    Q_OBJECT
private slots:
    void killedAtEveryAppend_data();
    void killedAtEveryAppend();
    void killedWhileFollowing();
    void appendFails_data();
    void appendFails();
    void fullForLong();
    void everythingFailsNowAndThen();
    void logstoreComesLater();
    void logstoreIsDeletedAndMadeAgain();
    void truncatedWhileAppendsFail();
    void longLineOverManyReads();
};

void CollectFaultsTest::killedAtEveryAppend_data()
{
    QTest::addColumn<int>("append");
    QTest::addColumn<bool>("durable");
    for (int i = 1; i <= 6; ++i) {
        QTest::addRow("before the %d. is durable", i) << i << false;
        QTest::addRow("after the %d. is durable", i) << i << true;
    }
}

void CollectFaultsTest::killedAtEveryAppend()
{
    QFETCH(const int, append);
    QFETCH(const bool, durable);
    CollectRig rig;
    rig.write("a.log", rig.lines("a", kLines, kWidth));
    std::uint64_t appends = 0;
    if (durable) // has its effect, but never answers
        rig.logs.setDelay([&](LogVerb verb) {
            return verb == LogVerb::Append && ++appends == std::uint64_t(append) ? Duration(std::chrono::hours(100'000))
                                                                                 : Duration(0);
        });
    else
        rig.logs.failNth(std::uint64_t(append), {ErrorKind::Unavailable, "Down", "no"}, LogVerb::Append);
    rig.collect({rig.source("a.log", false)});
    QVERIFY(rig.until([&] { return rig.logs.calls(LogVerb::Append) == std::uint64_t(append); }));
    rig.crash();
    QVERIFY(rig.until([&] { return rig.collectors->allAtEnd(); }));
    QCOMPARE(rig.mistakes(), QString());
    QCOMPARE(rig.row().counts.lines, std::uint64_t(kLines));
}

void CollectFaultsTest::killedWhileFollowing()
{
    CollectRig rig(3);
    rig.shards = 3;
    rig.follow("a.log");
    for (int i = 0; i < 30; ++i) {
        rig.write("a.log", rig.lines("l" + std::to_string(i) + "-", 5));
        if (i % 3 == 0)
            QVERIFY(rig.until([&] { return rig.stored() == rig.expected.size(); }));
        else if (i % 3 == 1)
            static_cast<void>(rig.until([] { return false; }, 2));
        if (i % 5 == 2) {
            rig.rename("a.log", "a.log." + std::to_string(i));
        }
        rig.crash();
    }
    QVERIFY(rig.until([&] { return rig.stored() == rig.expected.size(); }));
    rig.quiet();
    QCOMPARE(rig.mistakes(), QString());
}

void CollectFaultsTest::appendFails_data()
{
    QTest::addColumn<int>("append");
    QTest::addColumn<bool>("lost");
    for (int i = 1; i <= 6; ++i) {
        QTest::addRow("the %d. fails", i) << i << false;
        QTest::addRow("the answer of the %d. is lost", i) << i << true;
    }
}

void CollectFaultsTest::appendFails()
{
    QFETCH(const int, append);
    QFETCH(const bool, lost);
    CollectRig rig;
    rig.write("a.log", rig.lines("a", kLines, kWidth));
    if (lost)
        rig.logs.loseNth(std::uint64_t(append), LogVerb::Append);
    else
        rig.logs.failNth(std::uint64_t(append), {ErrorKind::Throttled, "WriteQuotaExceed", "slower"}, LogVerb::Append);
    rig.collect({rig.source("a.log", false)});
    QVERIFY(rig.until([&] { return rig.collectors->allAtEnd(); }));
    QCOMPARE(rig.mistakes(), QString());
    QCOMPARE(rig.row().error, std::string());
}

void CollectFaultsTest::fullForLong()
{
    CollectRig rig;
    rig.write("a.log", rig.lines("a", kLines, kWidth));
    rig.logs.failAll({ErrorKind::Full, "DiskFull", "no space is left"}, LogVerb::Append);
    rig.follow("a.log");
    QVERIFY(rig.until([&] { return rig.row().error.find("DiskFull") != std::string::npos; }));
    const auto before = rig.logs.calls(LogVerb::Append);
    for (int i = 0; i < 240; ++i) { // ten minutes
        rig.loop.advance(std::chrono::milliseconds(2500));
        do {
            rig.pool.waitIdle();
        } while (rig.loop.settle() > 0);
    }
    const auto tries = rig.logs.calls(LogVerb::Append) - before;
    QVERIFY2(tries >= 10 && tries <= 18, qPrintable(QString::number(tries))); // 1 2 4 8 16 32 60 60 …
    QVERIFY(!rig.row().atEnd);
    rig.logs.heal();
    QVERIFY(rig.settles());
    QCOMPARE(rig.mistakes(), QString());
    QCOMPARE(rig.row().error, std::string());
}

void CollectFaultsTest::everythingFailsNowAndThen()
{
    CollectRig rig(2);
    rig.shards = 2;
    std::uint64_t calls = 0;
    rig.logs.setDelay([&calls](LogVerb) { return Duration(std::chrono::milliseconds(++calls * 37 % 400)); });
    rig.follow("a.log");
    for (int i = 0; i < 40; ++i) {
        rig.write("a.log", rig.lines("l" + std::to_string(i) + "-", 3));
        if (i % 4 == 1)
            rig.logs.failNth(1, {ErrorKind::Unavailable, "Down", "no"}, LogVerb::Append);
        if (i % 4 == 2)
            rig.logs.loseNth(1, LogVerb::Append);
        if (i % 10 == 9)
            rig.rename("a.log", "a.log." + std::to_string(i));
        static_cast<void>(rig.until([] { return false; }, 4));
    }
    QVERIFY(rig.until([&] { return rig.stored() >= rig.expected.size(); }));
    rig.quiet();
    QCOMPARE(rig.mistakes(), QString());
}

void CollectFaultsTest::logstoreComesLater()
{
    CollectRig rig(0);
    rig.write("a.log", rig.lines("a", 10));
    rig.collect({rig.source("a.log", false)});
    QVERIFY(rig.until([&] {
        return rig.row().error.find("LogStoreNotExist") != std::string::npos
            || rig.row().error.find("ProjectNotExist") != std::string::npos;
    }));
    QVERIFY(rig.collectors->allAtEnd()); // nothing will come of it by itself
    const auto before = rig.logs.calls(LogVerb::Append);
    rig.loop.advance(std::chrono::minutes(10));
    QCOMPARE(rig.logs.calls(LogVerb::Append), before);
    rig.logs.create(rig.key);
    rig.collectors->poke();
    QVERIFY(rig.settles());
    QCOMPARE(rig.mistakes(), QString());
}

void CollectFaultsTest::logstoreIsDeletedAndMadeAgain()
{
    CollectRig rig;
    rig.write("a.log", rig.lines("a", 10));
    rig.follow("a.log");
    QVERIFY(rig.settles());
    rig.collect({});
    rig.quiet();
    rig.logs.remove(rig.key);
    rig.collectors->forget(rig.key);
    rig.logs.create(rig.key);
    rig.follow("a.log");
    QVERIFY(rig.settles());
    QCOMPARE(rig.mistakes(), QString());
}

// What was not acknowledged when the file was written anew is gone; what the file holds now is all there.
void CollectFaultsTest::truncatedWhileAppendsFail()
{
    CollectRig rig;
    rig.write("a.log", rig.lines("a", 100));
    rig.follow("a.log");
    QVERIFY(rig.settles());
    rig.logs.failAll({ErrorKind::Full, "DiskFull", "no space is left"}, LogVerb::Append);
    rig.write("a.log", "lost\n");
    QVERIFY(rig.until([&] { return !rig.row().error.empty(); }));
    rig.rewrite("a.log", rig.lines("b", 50));
    rig.quiet();
    rig.logs.heal();
    QVERIFY(rig.settles());
    QCOMPARE(rig.mistakes(), QString());
    QCOMPARE(rig.row().replaced, 1U);
}

void CollectFaultsTest::longLineOverManyReads()
{
    CollectRig rig;
    const std::string line(40 * limits::kMiB, 'x');
    rig.write("a.log", "before\n" + line + "\nafter\n");
    rig.expected = {"before", line.substr(0, limits::kLineBytesMax), "after"};
    rig.logs.failNth(2, {ErrorKind::Unavailable, "Down", "no"}, LogVerb::Append);
    rig.follow("a.log");
    QVERIFY(rig.settles());
    QCOMPARE(rig.mistakes(), QString());
    QCOMPARE(rig.row().counts.bytesCut, 39 * limits::kMiB);
    rig.crash();
    rig.write("a.log", rig.lines("z", 1));
    QVERIFY(rig.settles());
    QCOMPARE(rig.mistakes(), QString());
}

QTEST_APPLESS_MAIN(CollectFaultsTest)
#include "tst_collectfaults.moc"
