// One shard against a file system that loses, tears and refuses: whatever was acknowledged is there, nothing else is half
// there, and the shard goes on.
#include "tests/engine/logs/shardbench.h"

#include <QtTest/QTest>

using namespace sluice;
using namespace sluice::test;

namespace {

std::uint64_t changesOfWork()
{
    Bench bench;
    static_cast<void>(bench.open());
    bench.work();
    return bench.files.changes();
}

} // namespace

class ShardRecoveryTest : public QObject {
    Q_OBJECT

    static QByteArray at(std::uint64_t n, std::uint32_t seed, const std::string &what)
    {
        return QByteArray("change ") + QByteArray::number(qulonglong(n)) + ", seed " + QByteArray::number(seed) + ": "
            + QByteArray::fromStdString(what);
    }

private slots:
    void theWorkloadIsWhole()
    {
        Bench bench;
        QVERIFY(bench.open());
        bench.work();
        QCOMPARE(bench.errors.size(), 0U);
        QCOMPARE(bench.broken(), std::string());
        QVERIFY(bench.log->sealed().size() >= 3); // it rolls
        QVERIFY(bench.open());
        QCOMPARE(bench.broken(), std::string());
        QCOMPARE(bench.parts()->damage.reports(), 0U);
    }

    // The power fails at every change that the workload makes, each with several fates of what was not synced.
    void survivesAPowerCutAtEveryChange()
    {
        const auto total = changesOfWork();
        QVERIFY(total > 60);
        const std::uint32_t fates = qEnvironmentVariableIsSet("SLUICE_LONG") ? 200 : 8;
        for (std::uint64_t n = 1; n <= total; ++n) {
            for (std::uint32_t seed = 0; seed < fates; ++seed) {
                Bench bench;
                QVERIFY(bench.open());
                bench.files.powerOffAt(n);
                bench.work();
                bench.files.losePower(seed);
                if (seed % 4 == 3)
                    bench.loseList();
                const auto opened = bench.open();
                QVERIFY2(opened, at(n, seed, opened ? "" : toText(opened.error())));
                const auto broken = bench.broken();
                QVERIFY2(broken.empty(), at(n, seed, broken));
                QVERIFY2(bench.alive(), at(n, seed, "does not go on"));
            }
        }
    }

    void survivesAFailureOfEveryCall_data()
    {
        QTest::addColumn<int>("problem");
        QTest::addColumn<int>("op");
        QTest::newRow("disk full") << ENOSPC << static_cast<int>(FileOp::Write);
        QTest::newRow("disk full at sync") << ENOSPC << static_cast<int>(FileOp::Sync);
        QTest::newRow("I/O error") << EIO << static_cast<int>(FileOp::Write);
        QTest::newRow("I/O error at sync") << EIO << static_cast<int>(FileOp::Sync);
        QTest::newRow("I/O error anywhere") << EIO << static_cast<int>(FileOp::Any);
    }
    void survivesAFailureOfEveryCall()
    {
        QFETCH(int, problem);
        QFETCH(int, op);
        for (std::uint64_t n = 1; n <= 140; ++n) {
            for (const bool truncateToo : {false, true}) {
                Bench bench;
                QVERIFY(bench.open());
                bench.files.failNth(n, problem, static_cast<FileOp>(op));
                if (truncateToo)
                    bench.files.failAll(EIO, FileOp::Truncate);
                bench.work();
                bench.files.heal();
                auto broken = bench.broken();
                QVERIFY2(broken.empty(), at(n, truncateToo, broken));
                QVERIFY(bench.open());
                broken = bench.broken();
                QVERIFY2(broken.empty(), at(n, truncateToo, "after a restart: " + broken));
                QVERIFY(bench.open());
                bench.files.losePower(static_cast<std::uint32_t>(n));
                QVERIFY(bench.open());
                broken = bench.broken();
                QVERIFY2(broken.empty(), at(n, truncateToo, "after a power cut: " + broken));
                QVERIFY(bench.alive());
            }
        }
    }

    void answersWithTheErrorAndGoesOnWhenTheDiskHasRoomAgain()
    {
        Bench bench;
        QVERIFY(bench.open());
        bench.work(3);
        bench.files.failAll(ENOSPC, FileOp::Write);
        bench.work(4, 1);
        QCOMPARE(bench.errors.size(), 7U);
        for (const auto &error : bench.errors) {
            QVERIFY(error.kind == ErrorKind::Full);
            QCOMPARE(error.code, std::string("ENOSPC"));
        }
        QCOMPARE(bench.broken(), std::string());
        bench.files.heal();
        QVERIFY(bench.alive());
    }

    void writesPieceByPiece()
    {
        Bench bench;
        bench.files.setWriteMost(7);
        QVERIFY(bench.open());
        bench.work();
        QCOMPARE(bench.errors.size(), 0U);
        QVERIFY(bench.open());
        QCOMPARE(bench.broken(), std::string());
    }

    void comesBackWithoutItsList()
    {
        Bench bench;
        QVERIFY(bench.open());
        bench.work();
        const auto sealed = bench.log->sealed().size();
        bench.loseList();
        QVERIFY(bench.open());
        QCOMPARE(bench.broken(), std::string());
        QCOMPARE(bench.log->sealed().size(), sealed);
        QCOMPARE(bench.log->state().damagedGroups, 0U);
    }

    void passesOverAMissingSegmentAndCountsIt()
    {
        Bench bench;
        QVERIFY(bench.open());
        bench.work();
        const auto total = bench.log->state().groups;
        const auto victim = bench.log->sealed().at(1).first;
        const auto after = bench.log->sealed().at(2).first;
        bench.files.removeQuietly(std::string(kFolder) + '/' + segment::fileName(victim));
        QVERIFY(bench.open());
        const auto lost = bench.log->state().damagedGroups;
        QCOMPARE(lost, static_cast<std::uint64_t>(after.value() - victim.value()));
        QCOMPARE(bench.all().size(), total - lost);
        QVERIFY(bench.log->read(victim, {})->groups.at(0).cursor == after);
        QCOMPARE(bench.parts()->damage.all().at(0).kind == DamageKind::MissingSegment, true);
        QVERIFY(bench.alive());
    }

    void noticesAFileThatGoesAwayUnderIt()
    {
        Bench bench;
        bench.openFiles = 1;
        QVERIFY(bench.open());
        bench.work();
        const auto total = bench.log->state().groups;
        const auto victim = bench.log->sealed().at(0).first;
        QVERIFY(bench.open()); // nothing cached
        bench.files.removeQuietly(std::string(kFolder) + '/' + segment::fileName(victim));
        const auto groups = bench.all();
        QCOMPARE(groups.size() + bench.log->state().damagedGroups, total);
        QVERIFY(bench.log->state().damagedGroups > 0);
        const auto cut = bench.log->cut(victim, {});
        QVERIFY(cut->begin > victim);
        QCOMPARE(cut->lostGroups, static_cast<std::uint64_t>(cut->begin.value() - victim.value()));
    }

    void keepsWhatATruncatedSealedSegmentStillHas()
    {
        Bench bench;
        QVERIFY(bench.open());
        bench.work();
        const auto total = bench.log->state().groups;
        const auto path = std::string(kFolder) + '/' + segment::fileName(bench.log->sealed().at(1).first);
        bench.files.setContent(path, bench.files.content(path).substr(0, 900));
        QVERIFY(bench.open());
        const auto lost = bench.log->state().damagedGroups;
        QVERIFY(lost > 0);
        QCOMPARE(bench.all().size(), total - lost);
        QVERIFY(bench.parts()->damage.all().at(0).kind == DamageKind::TruncatedSegment);
        QVERIFY(bench.alive());
    }

    void rebuildsADamagedIndex()
    {
        Bench bench;
        QVERIFY(bench.open());
        bench.work();
        const auto path = std::string(kFolder) + '/' + segment::fileName(bench.log->sealed().at(1).first);
        auto content = bench.files.content(path);
        content[content.size() - 40] ^= 1;
        bench.files.setContent(path, content);
        QVERIFY(bench.open());
        QCOMPARE(bench.broken(), std::string());
        QCOMPARE(bench.log->state().damagedGroups, 0U);
        QVERIFY(bench.parts()->damage.all().at(0).kind == DamageKind::IndexRebuilt);
    }

    void countsADamagedGroupOnceAndPassesIt()
    {
        Bench bench;
        QVERIFY(bench.open());
        bench.work();
        const auto total = bench.log->state().groups;
        const auto path = std::string(kFolder) + '/' + segment::fileName(bench.log->sealed().at(1).first);
        auto content = bench.files.content(path);
        const auto place = content.find("....");
        content[place] ^= 0x40;
        bench.files.setContent(path, content);
        QVERIFY(bench.open());
        QCOMPARE(bench.all().size(), total - 1);
        QCOMPARE(bench.all().size(), total - 1);
        QCOMPARE(bench.log->state().damagedGroups, 1U);
        QCOMPARE(bench.parts()->damage.groups(), 1U);
        QCOMPARE(bench.parts()->damage.reports(), 1U);
    }

    // A disk that went away is not lost data: the read fails, nothing is passed over.
    void doesNotPassOverWhatItCannotReach()
    {
        Bench bench;
        bench.openFiles = 1;
        QVERIFY(bench.open());
        bench.work();
        QVERIFY(bench.open());
        const auto first = bench.log->state().first;
        bench.files.failAll(EIO, FileOp::Read);
        QVERIFY(!bench.log->read(first, {}));
        bench.files.heal();
        QVERIFY(bench.open());
        bench.files.failAll(ENOENT, FileOp::Open);
        bench.files.failAll(ENOENT, FileOp::List);
        QVERIFY(!bench.log->read(first, {}));
        bench.files.heal();
        QCOMPARE(bench.broken(), std::string());
        QCOMPARE(bench.log->state().damagedGroups, 0U);
    }
};

QTEST_GUILESS_MAIN(ShardRecoveryTest)
#include "tst_shardrecovery.moc"
