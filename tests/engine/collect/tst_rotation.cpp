// Files that are renamed, truncated, written anew and deleted, while they are read and while nothing runs.
#include "tests/engine/collect/collectrig.h"

#include <QTest>

using namespace sluice;
using namespace sluice::test;

class RotationTest : public QObject {
    Q_OBJECT
private slots:
    void renamedIsReadToItsEnd();
    void renamedWithAPartialLine();
    void manyRotations();
    void truncated();
    void writtenAnewAndLonger();
    void deleted();
    void rotatedWhileDown();
    void truncatedWhileDown();
    void strangersAreLeftAlone();
    void lateWriterIsWaitedFor();
    void goneWhileAppendsFail();
};

void RotationTest::renamedIsReadToItsEnd()
{
    CollectRig rig;
    rig.write("a.log", rig.lines("a", 10));
    rig.follow("a.log");
    SETTLES(rig);
    rig.write("a.log", rig.lines("b", 10)); // not seen under this name
    rig.rename("a.log", "a.log.1");
    rig.write("a.log.1", rig.lines("c", 10)); // by a writer that has not reopened yet
    SETTLES(rig);
    rig.write("a.log", rig.lines("d", 10));
    SETTLES(rig);
    QVERIFY(rig.until([&] { return rig.collectors->states().size() == 1; }));
    QCOMPARE(rig.row().path, rig.path("a.log"));
    QCOMPARE(rig.collectors->counts().lines, 40U);
}

void RotationTest::renamedWithAPartialLine()
{
    CollectRig rig;
    rig.write("a.log", rig.lines("a", 2) + "last words");
    rig.follow("a.log");
    QVERIFY(rig.until([&] { return rig.stored() == 2; }));
    rig.rename("a.log", "a.log.1");
    rig.expected.push_back("last words");
    SETTLES(rig);
}

void RotationTest::manyRotations()
{
    CollectRig rig;
    rig.follow("a.log");
    for (int i = 0; i < 6; ++i) {
        rig.write("a.log", rig.lines("r" + std::to_string(i) + "-", 50));
        QVERIFY(rig.until([&] { return rig.stored() == rig.expected.size(); }));
        for (int old = i; old > 0; --old)
            rig.rename("a.log." + std::to_string(old), "a.log." + std::to_string(old + 1));
        rig.rename("a.log", "a.log.1");
    }
    SETTLES(rig);
}

void RotationTest::truncated()
{
    CollectRig rig;
    rig.write("a.log", rig.lines("a", 100));
    rig.follow("a.log");
    SETTLES(rig);
    rig.rewrite("a.log", rig.lines("b", 3));
    SETTLES(rig);
    QCOMPARE(rig.row().replaced, 1U);
    QCOMPARE(rig.row().counts.lines, 103U);
    rig.rewrite("a.log", "");
    rig.quiet();
    rig.write("a.log", rig.lines("c", 3));
    SETTLES(rig);
    rig.crash();
    rig.write("a.log", rig.lines("d", 3));
    SETTLES(rig);
}

// Copied and truncated, and already longer than before when it is looked at again: the bytes before the position tell.
void RotationTest::writtenAnewAndLonger()
{
    CollectRig rig;
    rig.write("a.log", rig.lines("a", 10));
    rig.follow("a.log");
    SETTLES(rig);
    rig.rewrite("a.log", rig.lines("b", 100));
    SETTLES(rig);
    QCOMPARE(rig.row().replaced, 1U);
}

void RotationTest::deleted()
{
    CollectRig rig;
    rig.write("a.log", rig.lines("a", 10));
    rig.follow("a.log");
    SETTLES(rig);
    rig.remove("a.log");
    QVERIFY(rig.until([&] { return rig.row().error.find("does not exist") != std::string::npos; }));
    rig.write("a.log", rig.lines("b", 10));
    SETTLES(rig);
}

void RotationTest::rotatedWhileDown()
{
    CollectRig rig;
    rig.write("a.log", rig.lines("a", 10));
    rig.follow("a.log");
    SETTLES(rig);
    rig.collectors.reset();
    rig.write("a.log", rig.lines("b", 10));
    rig.rename("a.log", "a.log.1");
    rig.crash();
    SETTLES(rig);
    rig.write("a.log", rig.lines("c", 10));
    SETTLES(rig);
    rig.crash();
    rig.quiet();
    SETTLES(rig);
}

void RotationTest::truncatedWhileDown()
{
    CollectRig rig;
    rig.write("a.log", rig.lines("a", 10));
    rig.follow("a.log");
    SETTLES(rig);
    rig.collectors.reset();
    rig.rewrite("a.log", rig.lines("b", 50));
    rig.crash();
    SETTLES(rig);
    QCOMPARE(rig.row().replaced, 1U);
    rig.crash();
    SETTLES(rig);
}

// A file that only has the inode of one that was read long ago is not one of the source's.
void RotationTest::strangersAreLeftAlone()
{
    CollectRig rig;
    rig.write("a.log", rig.lines("a", 10));
    rig.follow("a.log");
    SETTLES(rig);
    rig.collectors.reset();
    rig.rename("a.log", "other.txt");
    rig.rewrite("other.txt", "something else\n");
    rig.crash();
    SETTLES(rig);
}

// A daemon that goes on in the renamed file for half a minute, with a line unfinished all the time.
void RotationTest::lateWriterIsWaitedFor()
{
    CollectRig rig;
    rig.write("a.log", rig.lines("a", 2));
    rig.follow("a.log");
    SETTLES(rig);
    rig.rename("a.log", "a.log.1");
    rig.write("a.log", rig.lines("new", 2));
    for (int i = 0; i < 10; ++i) {
        rig.write("a.log.1", rig.lines("late" + std::to_string(i) + "-", 1) + "unfin");
        QVERIFY(rig.until([&] { return rig.stored() == rig.expected.size(); }));
        static_cast<void>(rig.until([] { return false; }, 8));
        rig.write("a.log.1", "ished\n");
        rig.expected.push_back("unfinished");
    }
    QVERIFY(rig.until([&] { return rig.stored() == rig.expected.size(); }));
    rig.quiet();
    QCOMPARE(rig.stored(), rig.expected.size());
    QCOMPARE(rig.collectors->states().size(), std::size_t(1));
}

void RotationTest::goneWhileAppendsFail()
{
    CollectRig rig;
    rig.write("a.log", rig.lines("a", 2));
    rig.logs.failAll({ErrorKind::Full, "DiskFull", "no space is left"}, LogVerb::Append);
    rig.follow("a.log");
    QVERIFY(rig.until([&] { return !rig.row().error.empty(); }));
    rig.rename("a.log", "a.log.1");
    rig.write("a.log.1", "rest");
    rig.expected.push_back("rest");
    rig.quiet();
    rig.logs.heal();
    SETTLES(rig);
    QVERIFY(rig.until([&] { return rig.collectors->states().at(0).file.path.empty(); }));
}

QTEST_APPLESS_MAIN(RotationTest)
#include "tst_rotation.moc"
