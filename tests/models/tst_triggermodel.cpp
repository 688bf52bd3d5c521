#include "models/pumpmodel.h"
#include "models/roles.h"
#include "models/triggermodel.h"
#include "tests/models/printed.h"
#include "tests/support/scene.h"

#include <QAbstractItemModelTester>
#include <QLocale>
#include <QTest>

using namespace sluice;
using namespace sluice::test;
using Rows = QStringList;

namespace {

TriggerRow row(const char *name, PumpState state, std::int64_t lagMs = 0)
{
    TriggerRow made;
    made.definition.key = {"s", "f", name};
    made.state = state;
    made.lagMs = lagMs;
    return made;
}

const QList<int> kNames{TriggerModel::State, TriggerModel::Name};

} // namespace

class tst_TriggerModel : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates)); }
    void sceneReadsAsDesigned();
    void needComesFirst();
    void updateKeepsThePlace();
    void removedAndAdded();
    void sameRowsSayNothing();
    void emptyAndBack();
    void filters();
    void shards();
};

void tst_TriggerModel::sceneReadsAsDesigned()
{
    FakeEngineClient client;
    stageScene(client);
    TriggerModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setNow(kSceneNow);
    model.setRows(client.triggers.rows);
    const auto all = printed(model, {0, 1, 2, 3, 4, 5, 6, 7});
    QCOMPARE(all[0],
             QStringLiteral("Blocked | orders | blocked since 10:31:22 | 10 min 45 s | 3 | 71.4 % | "
                            "KeyError: 'status' (clean, line 23) | in 41 s"));
    QCOMPARE(all[1],
             QStringLiteral("Not authorized | hourly-usage | not authorized | 2 h 05 min | 0 | 0.0 % | "
                            "Unauthorized: role etl-role | in 8 min"));
    QCOMPARE(
        all[2],
        QStringLiteral("Backing off | every-minute | backing off (attempt 2 of 4, next in 3 s) | 1 min 04 s | 4 | 93.2 % | "
                       "ServiceUnavailable: OSS 503 | in 22 s"));
    QCOMPARE(all[3], QStringLiteral("Catching up | access-to-eu | catch-up | 38 s | 9 | 100.0 % | – | now"));
    QCOMPARE(all[11], QStringLiteral("Disabled | orders-test | disabled | – | – | – | – | –"));
    QCOMPARE(model.needy(), std::size_t(2));
    QCOMPARE(model.index(0, TriggerModel::Name).data(PrefixRole).toString(), QStringLiteral("cleaning/clean/"));
}

void tst_TriggerModel::needComesFirst()
{
    TriggerModel model;
    model.setRows({row("d", PumpState::Disabled), row("u", PumpState::UpToDate), row("r", PumpState::Running),
                   row("c", PumpState::CatchingUp), row("b", PumpState::BackingOff), row("g", PumpState::SourceGone),
                   row("n", PumpState::NotAuthorized), row("z", PumpState::Blocked, 60'000),
                   row("x", PumpState::Blocked, 120'000), row("y", PumpState::Blocked, 125'000)});
    QCOMPARE(printed(model, {TriggerModel::Name}), (Rows{"x", "y", "z", "n", "g", "b", "c", "r", "u", "d"}));
}

void tst_TriggerModel::updateKeepsThePlace()
{
    TriggerModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setRows({row("a", PumpState::UpToDate), row("b", PumpState::UpToDate), row("c", PumpState::UpToDate)});
    const QPersistentModelIndex chosen(model.index(2, 0));
    RowSignals signalled(model);
    model.setRows({row("a", PumpState::UpToDate), row("b", PumpState::UpToDate), row("c", PumpState::Blocked)});
    QCOMPARE(signalled.counts(), QStringLiteral("+0 -0 ~1 !0"));
    QCOMPARE(printed(model, kNames), (Rows{"Blocked | c", "Up to date | a", "Up to date | b"}));
    QCOMPARE(chosen.row(), 0); // the selection went with its trigger
}

void tst_TriggerModel::removedAndAdded()
{
    TriggerModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setRows({row("a", PumpState::Running), row("b", PumpState::Running), row("c", PumpState::Running),
                   row("d", PumpState::Running)});
    RowSignals signalled(model);
    model.setRows({row("a", PumpState::Running), row("d", PumpState::Running), row("e", PumpState::Running),
                   row("a2", PumpState::Running)});
    QCOMPARE(signalled.counts(), QStringLiteral("+2 -1 ~0 !0"));
    QCOMPARE(printed(model, {TriggerModel::Name}), (Rows{"a", "a2", "d", "e"}));
}

void tst_TriggerModel::sameRowsSayNothing()
{
    TriggerModel model;
    model.setRows({row("a", PumpState::Running), row("b", PumpState::Running)});
    RowSignals signalled(model);
    model.setRows({row("b", PumpState::Running), row("a", PumpState::Running)});
    QCOMPARE(signalled.counts(), QStringLiteral("+0 -0 ~0 !0"));
}

void tst_TriggerModel::emptyAndBack()
{
    TriggerModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    RowSignals signalled(model);
    model.setRows({});
    model.setNow(kSceneNow);
    QCOMPARE(signalled.counts(), QStringLiteral("+0 -0 ~0 !0"));
    model.setRows({row("a", PumpState::Running)});
    model.setRows({});
    QCOMPARE(signalled.counts(), QStringLiteral("+1 -1 ~0 !0"));
}

void tst_TriggerModel::filters()
{
    TriggerModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setRows({row("alpha", PumpState::Blocked), row("beta", PumpState::Running), row("gamma", PumpState::Running)});
    model.setStates({PumpState::Running});
    QCOMPARE(printed(model, {TriggerModel::Name}), (Rows{"beta", "gamma"}));
    model.setText(QStringLiteral(" GAM "));
    QCOMPARE(printed(model, {TriggerModel::Name}), (Rows{"gamma"}));
    QCOMPARE(model.total(), std::size_t(3));
    QCOMPARE(model.count(PumpState::Running), std::size_t(2));
    QVERIFY(model.find("s/f/alpha"));
    QVERIFY(!model.find("s/f/delta"));
    model.setStates({});
    model.setText({});
    QCOMPARE(model.rowCount(), 3);
}

void tst_TriggerModel::shards()
{
    FakeEngineClient client;
    stageScene(client);
    PumpModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setNow(kSceneNow);
    model.setRows({});
    model.setRows(client.pumps.rows);
    QCOMPARE(printed(model, {0, 1, 2, 4, 5, 6}),
             (Rows{"0 | Up to date | 10:42:01.880 | 0.4 s | no new data | in 54 s",
                   "1 | Blocked | 10:30:58.214 | 10 min 45 s | blocked since 10:31:22 | in 41 s",
                   "2 | Catching up | 10:41:29.117 | 38 s | catch-up | now",
                   "3 | Running | 10:42:05.006 | 2.1 s | invoked | in 58 s"}));
    QCOMPARE(model.index(1, PumpModel::Checkpoint).data(SuffixRole).toString(), QStringLiteral("…MzNw=="));
    QCOMPARE(model.blocked(), std::size_t(1));
    QCOMPARE(model.open(), std::size_t(4));
}

QTEST_GUILESS_MAIN(tst_TriggerModel)
#include "tst_triggermodel.moc"
