#include "models/ledgermodel.h"
#include "models/roles.h"
#include "tests/models/printed.h"
#include "tests/support/scene.h"

#include <QAbstractItemModelTester>
#include <QLocale>
#include <QTest>

using namespace sluice;
using namespace sluice::test;
using Rows = QStringList;

namespace {

const QList<int> kStory{LedgerModel::Started, LedgerModel::Status, LedgerModel::AttemptNumber, LedgerModel::Error};

std::string uuid(int number)
{
    return QStringLiteral("00000000-0000-5000-8000-%1").arg(number, 12, 10, QLatin1Char('0')).toStdString();
}

} // namespace

class tst_LedgerModel : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates)); }
    void init();
    void cleanup();
    void newestIsOnTop();
    void attemptsOfARoundAreOneRow();
    void laterAttemptChangesItsRow();
    void unfoldedAttemptsAreRows();
    void attemptArrivesUnfolded();
    void roundsAreRowsOfTheirOwn();
    void emptyAppendSaysNothing();
    void ringDropsTheOldest();
    void moreThanTheRingAtOnce();
    void pausedCountsAndShowsNothing();
    void pauseWithFilterCountsMatching();
    void releaseOfManyScans();
    void filterKeepsOrderAndUnfolds();
    void statusThatChangesEntersAndLeaves();
    void exceptionHasNoAttempt();
    void clearForgets();
    void sequenceFindsItsRow();
    void errorIsCutBetweenCharacters();

private:
    LedgerRow row(int task, std::uint32_t attempt = 1, AttemptStatus status = AttemptStatus::Ok, std::uint32_t round = 1);
    void add(std::vector<LedgerRow> rows);
    void filter(const QString &term);

    std::unique_ptr<LedgerModel> model;
    std::unique_ptr<QAbstractItemModelTester> tester;
    std::uint64_t sequence = 0;
};

void tst_LedgerModel::init()
{
    model = std::make_unique<LedgerModel>();
    tester = std::make_unique<QAbstractItemModelTester>(model.get(), QAbstractItemModelTester::FailureReportingMode::QtTest);
    model->setNow(kSceneNow);
    sequence = 0;
}

void tst_LedgerModel::cleanup()
{
    tester.reset();
    model.reset();
}

LedgerRow tst_LedgerModel::row(int task, std::uint32_t attempt, AttemptStatus status, std::uint32_t round)
{
    auto made = sceneRow(kSceneNow - 7'000 + task * 10 + attempt, task % 4, 10, 5);
    made.sequence = ++sequence;
    made.taskId = uuid(task);
    made.requestId = uuid(900'000 + int(sequence));
    made.attempt = attempt;
    made.round = round;
    made.status = status;
    if (status != AttemptStatus::Ok)
        made.errorCode = "Boom";
    return made;
}

void tst_LedgerModel::add(std::vector<LedgerRow> rows)
{
    model->append(rows);
}

void tst_LedgerModel::filter(const QString &term)
{
    LedgerFilter wanted;
    if (!term.isEmpty())
        wanted.set({*FilterTerm::parse(term, kSceneNow)});
    model->setFilter(wanted);
    QTRY_VERIFY(!model->isFiltering());
}

void tst_LedgerModel::newestIsOnTop()
{
    RowSignals signalled(*model);
    add({row(1), row(2)});
    add({row(3)});
    QCOMPARE(printed(*model, kStory),
             (Rows{"10:42:00.031 | OK | 1/4 | ", "10:42:00.021 | OK | 1/4 | ", "10:42:00.011 | OK | 1/4 | "}));
    QCOMPARE(signalled.counts(), QStringLiteral("+2 -0 ~0 !0"));
}

void tst_LedgerModel::attemptsOfARoundAreOneRow()
{
    add({row(1, 1, AttemptStatus::Failed), row(2), row(1, 2, AttemptStatus::TimedOut), row(1, 3)});
    QCOMPARE(printed(*model, kStory),
             (Rows{"10:42:00.021 | OK | 1/4 | ", "10:42:00.011 | Timed out | 3/4 | ok at attempt 3"}));
}

void tst_LedgerModel::laterAttemptChangesItsRow()
{
    add({row(1, 1, AttemptStatus::Failed), row(2)});
    RowSignals signalled(*model);
    add({row(1, 2, AttemptStatus::Failed)});
    QCOMPARE(signalled.counts(), QStringLiteral("+0 -0 ~1 !0"));
    QCOMPARE(printed(*model, kStory).last(), QStringLiteral("10:42:00.011 | Failed | 2/4 | Boom"));
}

void tst_LedgerModel::unfoldedAttemptsAreRows()
{
    add({row(1), row(2, 1, AttemptStatus::Failed), row(2, 2), row(3)});
    model->setUnfolded(1, true);
    QCOMPARE(printed(*model, kStory),
             (Rows{"10:42:00.031 | OK | 1/4 | ", "10:42:00.021 | Failed | 2/4 | ok at attempt 2",
                   "10:42:00.021 | Failed | 1 | Boom", "10:42:00.022 | OK | 2 | ", "10:42:00.011 | OK | 1/4 | "}));
    QCOMPARE(model->index(2, 0).data(LevelRole).toInt(), 1);
    model->setUnfolded(1, true); // again: nothing
    model->setUnfolded(0, true); // one attempt: nothing to unfold
    QCOMPARE(model->rowCount(), 5);
    model->setUnfolded(1, false);
    QCOMPARE(model->rowCount(), 3);
    QCOMPARE(model->shownExecutions(), std::size_t(3));
}

void tst_LedgerModel::attemptArrivesUnfolded()
{
    add({row(1, 1, AttemptStatus::Failed), row(1, 2, AttemptStatus::Failed)});
    model->setUnfolded(0, true);
    RowSignals signalled(*model);
    add({row(1, 3), row(2)});
    QCOMPARE(signalled.counts(), QStringLiteral("+2 -0 ~1 !0"));
    QCOMPARE(printed(*model, {LedgerModel::AttemptNumber}), (Rows{"1/4", "3/4", "1", "2", "3"}));
}

void tst_LedgerModel::roundsAreRowsOfTheirOwn()
{
    add({row(1, 1, AttemptStatus::Failed, 1), row(1, 2, AttemptStatus::Failed, 1), row(1, 1, AttemptStatus::Failed, 2),
         row(1, 2, AttemptStatus::Ok, 2)});
    QCOMPARE(printed(*model, {LedgerModel::AttemptNumber, LedgerModel::Status}), (Rows{"2/4 | Failed", "2/4 | Failed"}));
    QVERIFY(model->executionAt(0).recovered());
    QVERIFY(!model->executionAt(1).recovered());
}

void tst_LedgerModel::emptyAppendSaysNothing()
{
    RowSignals signalled(*model);
    add({});
    QCOMPARE(signalled.counts(), QStringLiteral("+0 -0 ~0 !0"));
    add({row(1)});
    (void)signalled.counts();
    add({});
    QCOMPARE(signalled.counts(), QStringLiteral("+0 -0 ~0 !0"));
}

void tst_LedgerModel::ringDropsTheOldest()
{
    tester.reset(); // it looks at every row of every signal
    std::vector<LedgerRow> many;
    for (int task = 0; task < int(LedgerRing::kRecordsMax); ++task)
        many.push_back(row(task));
    add(std::move(many));
    QCOMPARE(model->rowCount(), int(LedgerRing::kRecordsMax));
    RowSignals signalled(*model);
    add({row(500'000), row(500'001)});
    QCOMPARE(signalled.counts(), QStringLiteral("+1 -1 ~0 !0"));
    QCOMPARE(model->rowCount(), int(LedgerRing::kRecordsMax));
    QCOMPARE(model->sequenceAt(model->rowCount() - 1), std::uint64_t(3));
    QCOMPARE(model->rowOf(2), -1);
}

void tst_LedgerModel::moreThanTheRingAtOnce()
{
    tester.reset(); // it looks at every row of every signal
    std::vector<LedgerRow> many;
    for (int task = 0; task < 150'000; ++task)
        many.push_back(row(task));
    add(many);
    for (auto &again : many) {
        again.sequence = ++sequence;
        again.taskId = uuid(1'000'000 + int(sequence));
    }
    add(many);
    QCOMPARE(model->records(), LedgerRing::kRecordsMax);
    QCOMPARE(model->sequenceAt(0), sequence);
}

void tst_LedgerModel::pausedCountsAndShowsNothing()
{
    add({row(1)});
    model->setFollowing(false);
    RowSignals signalled(*model);
    add({row(2), row(3)});
    QCOMPARE(signalled.counts(), QStringLiteral("+0 -0 ~0 !0"));
    QCOMPARE(model->held(), std::size_t(2));
    QCOMPARE(model->executions(), std::size_t(3));
    model->setFollowing(true);
    QCOMPARE(signalled.counts(), QStringLiteral("+1 -0 ~0 !0"));
    QCOMPARE(model->held(), std::size_t(0));
    QCOMPARE(model->rowCount(), 3);
    QCOMPARE(model->sequenceAt(0), std::uint64_t(3));
}

void tst_LedgerModel::pauseWithFilterCountsMatching()
{
    filter(QStringLiteral("status: failed"));
    model->setFollowing(false);
    add({row(1), row(2, 1, AttemptStatus::Failed), row(3)});
    QCOMPARE(model->held(), std::size_t(1));
    model->release();
    QCOMPARE(model->rowCount(), 1);
}

void tst_LedgerModel::releaseOfManyScans()
{
    model->setFollowing(false);
    tester.reset(); // it looks at every row of every signal
    std::vector<LedgerRow> many;
    for (int task = 0; task < 30'000; ++task)
        many.push_back(row(task));
    add(std::move(many));
    model->setFollowing(true);
    QTRY_VERIFY(!model->isFiltering());
    QCOMPARE(model->rowCount(), 30'000);
    QCOMPARE(model->held(), std::size_t(0));
}

void tst_LedgerModel::filterKeepsOrderAndUnfolds()
{
    add({row(1, 1, AttemptStatus::Failed), row(1, 2, AttemptStatus::Failed), row(2), row(3, 1, AttemptStatus::Denied),
         row(4)});
    model->setUnfolded(3, true);
    filter(QStringLiteral("not status: ok"));
    QCOMPARE(printed(*model, {LedgerModel::Status, LedgerModel::AttemptNumber}),
             (Rows{"Denied | 1/4", "Failed | 2/4", "Failed | 1", "Failed | 2"}));
    QCOMPARE(model->shownExecutions(), std::size_t(2));
    add({row(5), row(6, 1, AttemptStatus::TimedOut)});
    QCOMPARE(model->rowCount(), 5);
    filter({});
    QCOMPARE(model->shownExecutions(), std::size_t(6));
}

void tst_LedgerModel::statusThatChangesEntersAndLeaves()
{
    add({row(1, 1, AttemptStatus::Failed), row(2), row(3, 1, AttemptStatus::Failed)});
    filter(QStringLiteral("status: failed"));
    QCOMPARE(model->rowCount(), 2);
    add({row(1, 2, AttemptStatus::TimedOut)}); // now it tells of a time-out
    QCOMPARE(model->rowCount(), 1);
    filter(QStringLiteral("status: timed out"));
    QCOMPARE(model->rowCount(), 1);
    add({row(3, 2, AttemptStatus::TimedOut)});
    QCOMPARE(printed(*model, {LedgerModel::Started}), (Rows{"10:42:00.031", "10:42:00.011"}));
}

void tst_LedgerModel::exceptionHasNoAttempt()
{
    auto exception = row(1, 0, AttemptStatus::Failed);
    exception.taskId.clear();
    exception.reason = TickReason::PollFailed;
    add({exception, exception});
    QCOMPARE(printed(*model, {LedgerModel::Status, LedgerModel::Reason, LedgerModel::AttemptNumber, LedgerModel::Duration}),
             (Rows{"Problem | poll failed | – | –", "Problem | poll failed | – | –"}));
}

void tst_LedgerModel::clearForgets()
{
    add({row(1, 1, AttemptStatus::Failed)});
    model->clear();
    QCOMPARE(model->rowCount(), 0);
    add({row(1, 2)}); // its first attempt is gone: a row of its own
    QCOMPARE(model->rowCount(), 1);
}

void tst_LedgerModel::sequenceFindsItsRow()
{
    add({row(1, 1, AttemptStatus::Failed), row(2), row(1, 2)});
    QCOMPARE(model->rowOf(1), 1);
    QCOMPARE(model->rowOf(3), 1);
    QCOMPARE(model->rowOf(2), 0);
    QCOMPARE(model->rowOf(99), -1);
    QCOMPARE(model->sequenceAt(1), std::uint64_t(3)); // the newest attempt's
}

void tst_LedgerModel::errorIsCutBetweenCharacters()
{
    auto failed = row(1, 1, AttemptStatus::Failed);
    failed.errorCode.clear();
    for (int i = 0; i < 400; ++i)
        failed.errorMessage += "错";
    add({failed});
    const auto text = model->index(0, LedgerModel::Error).data().toString();
    QCOMPARE(text.size(), qsizetype(LedgerRing::kErrorBytesMax / 3 + 1));
    QVERIFY(text.endsWith(QStringLiteral("错…")));
}

QTEST_GUILESS_MAIN(tst_LedgerModel)
#include "tst_ledgermodel.moc"
