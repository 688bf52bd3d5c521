#include "tests/engine/collect/collectrig.h"

#include <QTest>

#include <sys/stat.h>

using namespace sluice;
using namespace sluice::test;

class CollectorTest : public QObject {
    Q_OBJECT
private slots:
    void readsToTheEnd();
    void followsWhatIsAppended();
    void partialLineIsKeptForLater();
    void partialLineIsDeliveredWithoutFollowing();
    void emptyFileHasNothing();
    void fileAppearsLater();
    void missingFileIsAnError();
    void folderAndPattern();
    void csvGoesOnWithItsHeader();
    void detectedFormatIsKept();
    void sameFileTwice();
    void sourcesComeAndGo();
    void badSourceIsTold();
    void stopsInOrder();
    void stopsAtOnceWithNothing();
    void shardsAreBalanced();
    void countsSurvive();
    void notAFile();
    void manyFiles();
};

void CollectorTest::readsToTheEnd()
{
    CollectRig rig;
    rig.write("a.log", rig.lines("a", 1000));
    rig.collect({rig.source("a.log", false)});
    QVERIFY(!rig.collectors->allAtEnd());
    SETTLES(rig);
    QVERIFY(rig.collectors->allAtEnd());
    const auto state = rig.row();
    QVERIFY(state.atEnd && state.finished);
    QCOMPARE(state.offset, state.size);
    QCOMPARE(state.counts.lines, 1000U);
    QCOMPARE(state.format, LineFormat::Line);
    QVERIFY(rig.changes > 0);
    QCOMPARE(rig.loop.timers(), std::size_t(0));
}

void CollectorTest::followsWhatIsAppended()
{
    CollectRig rig;
    rig.write("a.log", rig.lines("a", 10));
    rig.follow("a.log");
    SETTLES(rig);
    for (int i = 0; i < 5; ++i) {
        rig.write("a.log", rig.lines("b" + std::to_string(i), 10));
        SETTLES(rig);
        QVERIFY(rig.row().atEnd);
        QVERIFY(!rig.row().finished);
    }
    QCOMPARE(rig.logs.calls(LogVerb::Append), 6U);
}

void CollectorTest::partialLineIsKeptForLater()
{
    CollectRig rig;
    rig.write("a.log", rig.lines("a", 3) + "par");
    rig.follow("a.log");
    SETTLES(rig);
    rig.write("a.log", "ti");
    rig.quiet();
    QCOMPARE(rig.stored(), 3U);
    rig.write("a.log", "al\n");
    rig.expected.push_back("partial");
    SETTLES(rig);
}

void CollectorTest::partialLineIsDeliveredWithoutFollowing()
{
    CollectRig rig;
    rig.write("a.log", rig.lines("a", 3) + "end");
    rig.expected.push_back("end");
    rig.collect({rig.source("a.log", false)});
    SETTLES(rig);
    QCOMPARE(rig.row().offset, rig.row().size);
    rig.crash();
    SETTLES(rig);
    QVERIFY(rig.collectors->allAtEnd());
}

void CollectorTest::emptyFileHasNothing()
{
    CollectRig rig;
    rig.write("a.log", "");
    rig.write("b.log", "");
    rig.collect({rig.source("a.log", false), rig.source("b.log")});
    QVERIFY(rig.until([&] { return rig.collectors->allAtEnd() && rig.row(1).atEnd; }));
    QCOMPARE(rig.logs.calls(LogVerb::Append), 0U);
    rig.write("b.log", rig.lines("b", 2));
    SETTLES(rig);
}

void CollectorTest::fileAppearsLater()
{
    CollectRig rig;
    rig.collect({rig.source("a.log"), rig.source("b.log", false)});
    QVERIFY(rig.until([&] { return !rig.row(0).error.empty() && !rig.row(1).error.empty(); }));
    rig.write("a.log", rig.lines("a", 2));
    SETTLES(rig);
    QCOMPARE(rig.row(0).error, std::string());
    rig.write("b.log", rig.lines("b", 2));
    SETTLES(rig);
    QCOMPARE(rig.row(1).error, std::string());
}

void CollectorTest::missingFileIsAnError()
{
    CollectRig rig;
    rig.collect({rig.source("none/a.log", false), rig.source("b*.log", false)});
    QVERIFY(rig.until([&] { return rig.collectors->allAtEnd(); }));
    QVERIFY(rig.row(0).error.find("does not exist") != std::string::npos);
    QVERIFY(rig.row(1).error.find("no file matches") != std::string::npos);
}

void CollectorTest::folderAndPattern()
{
    CollectRig rig;
    std::filesystem::create_directory(rig.path("in"));
    rig.write("in/a.log", rig.lines("a", 2));
    rig.write("in/.hidden", "no\n");
    rig.write("x1.log", rig.lines("x1", 2));
    rig.write("y1.log", "no\n");
    rig.collect({rig.source("in"), rig.source("x*.log")});
    QVERIFY(rig.until([&] { return rig.stored() == 4; }));
    rig.write("in/b.log", rig.lines("b", 2));
    rig.write("x2.log", rig.lines("x2", 2));
    QVERIFY(rig.until([&] { return rig.stored() == 8; }));
    rig.quiet();
    QCOMPARE(rig.stored(), 8U);
    QCOMPARE(rig.collectors->states().size(), 4U);
}

void CollectorTest::csvGoesOnWithItsHeader()
{
    CollectRig rig;
    rig.write("a.csv", "id,content\n1,one\n2,two\n");
    rig.collect({rig.source("a.csv", true, "csv")});
    rig.expected = {"one", "two"};
    SETTLES(rig);
    rig.crash();
    rig.write("a.csv", "3,three\n");
    rig.expected.push_back("three");
    SETTLES(rig);
    rig.rewrite("a.csv", "content,id\nfour,4\n");
    rig.expected.push_back("four");
    SETTLES(rig);
}

void CollectorTest::detectedFormatIsKept()
{
    CollectRig rig;
    rig.write("a.log", "{\"content\":\"1\"}\n");
    rig.collect({rig.source("a.log", true, "auto")});
    rig.expected = {"1"};
    SETTLES(rig);
    QCOMPARE(rig.row().format, LineFormat::Json);
    rig.crash();
    rig.write("a.log", "plain\nplain\nplain\n{\"content\":\"2\"}\n");
    rig.expected = {"1", "plain", "plain", "plain", "2"};
    SETTLES(rig);
    QCOMPARE(rig.row().counts.parseErrors, 3U);
}

void CollectorTest::sameFileTwice()
{
    CollectRig rig;
    rig.write("a.log", rig.lines("a", 10));
    rig.collect({rig.source("a.log"), rig.source("*.log")});
    SETTLES(rig);
}

void CollectorTest::sourcesComeAndGo()
{
    CollectRig rig;
    rig.write("a.log", rig.lines("a", 10));
    rig.follow("a.log");
    SETTLES(rig);
    rig.collect({});
    rig.write("a.log", rig.lines("b", 10));
    rig.quiet();
    QCOMPARE(rig.stored(), 10U);
    QCOMPARE(rig.collectors->states().size(), 0U);
    rig.collect({rig.source("*.log"), rig.source("c.log", false)});
    rig.write("c.log", "");
    SETTLES(rig);
    QCOMPARE(rig.collectors->counts().lines, 20U); // what the first one made is not counted twice
}

void CollectorTest::badSourceIsTold()
{
    CollectRig rig;
    auto source = rig.source("a.log", false);
    source.timeZone = "Asia/Atlantis";
    rig.collect({source});
    QVERIFY(rig.collectors->allAtEnd());
    QVERIFY(rig.row().error.find("BadTimeZone") != std::string::npos);
}

void CollectorTest::stopsInOrder()
{
    CollectRig rig;
    rig.write("a.log", rig.lines("a", 10));
    rig.follow("a.log");
    rig.logs.hold();
    QVERIFY(rig.until([&] { return rig.logs.calls(LogVerb::Append) == 1; }));
    bool stopped = false;
    rig.collectors->stop([&](Done) { stopped = true; });
    rig.quiet();
    QVERIFY(!stopped);
    rig.logs.release();
    QVERIFY(rig.until([&] { return stopped; }));
    QCOMPARE(rig.stored(), 10U);
    QCOMPARE(rig.loop.timers(), std::size_t(0));
    rig.crash();
    SETTLES(rig);
}

void CollectorTest::stopsAtOnceWithNothing()
{
    CollectRig rig;
    bool stopped = false;
    rig.collectors->stop([&](Done) { stopped = true; });
    QVERIFY(!stopped);
    QVERIFY(rig.until([&] { return stopped; }));
}

void CollectorTest::shardsAreBalanced()
{
    CollectRig rig(4);
    rig.shards = 4;
    rig.follow("a.log");
    for (int i = 0; i < 80; ++i) {
        rig.write("a.log", rig.lines("l" + std::to_string(i) + "-", 1));
        QVERIFY(rig.until([&] { return rig.stored() == rig.expected.size(); }));
    }
    QCOMPARE(rig.mistakes(), QString());
    for (const auto &shard : rig.shardsOf()) {
        const auto groups = rig.logs.stored(rig.key, shard).size();
        QVERIFY2(groups >= 18 && groups <= 22, qPrintable(QString::number(groups)));
    }
}

void CollectorTest::countsSurvive()
{
    CollectRig rig;
    rig.write("a.log", "{}\nbroken\n\n{}\n" + std::string(2 * limits::kMiB, 'x') + "\n");
    rig.collect({rig.source("a.log", true, "json")});
    QVERIFY(rig.until([&] { return rig.stored() == 4; }));
    rig.quiet();
    const auto counts = rig.row().counts;
    QCOMPARE(counts.parseErrors, 2U);
    QCOMPARE(counts.linesCut, 1U);
    QCOMPARE(counts.bytesCut, std::uint64_t(limits::kMiB));
    QCOMPARE(counts.emptyLines, 1U);
    rig.crash();
    rig.write("a.log", "broken\n");
    QVERIFY(rig.until([&] { return rig.stored() == 5; }));
    rig.quiet();
    QCOMPARE(rig.row().counts.parseErrors, 3U);
    QCOMPARE(rig.row().counts.lines, 5U);
}

void CollectorTest::notAFile()
{
    CollectRig rig;
    QCOMPARE(::mkfifo(rig.path("pipe").c_str(), 0600), 0);
    rig.collect({rig.source("pipe", false)});
    QVERIFY(rig.until([&] { return rig.row().error.find("NotAFile") != std::string::npos; }));
    QVERIFY(rig.collectors->allAtEnd());
}

void CollectorTest::manyFiles()
{
    CollectRig rig;
    std::filesystem::create_directory(rig.path("in"));
    for (int i = 0; i < 400; ++i)
        rig.write("in/" + std::to_string(i) + ".log", rig.lines("f" + std::to_string(i) + "-", 3));
    rig.follow("in");
    QVERIFY(rig.until([&] { return rig.stored() == 1200; }));
    for (int i = 0; i < 400; i += 7)
        rig.write("in/" + std::to_string(i) + ".log", rig.lines("g" + std::to_string(i) + "-", 3));
    QVERIFY(rig.until([&] { return rig.stored() == rig.expected.size(); }));
    rig.quiet();
    QCOMPARE(rig.stored(), rig.expected.size());
}

QTEST_APPLESS_MAIN(CollectorTest)
#include "tst_collector.moc"
