#include "models/changewords.h"
#include "models/trashmodel.h"

#include <QAbstractItemModelTester>
#include <QTest>

using namespace sluice;

class tst_ChangeWords : public QObject {
    Q_OBJECT
private slots:
    void changes();
    void plans();
    void trash();
};

void tst_ChangeWords::changes()
{
    QCOMPARE(changeText({}), QString());
    QCOMPARE(changeText({1, "change", "function", "cleaning/clean", 0}), QStringLiteral("edited function cleaning/clean"));
    QCOMPARE(changeText({1, "create", "logstore", "shop/a", 0}), QStringLiteral("created Logstore shop/a"));
    QCOMPARE(changeText({1, "revoke", "authorization", "connection", 0}), QStringLiteral("revoked the authorization"));
    QVERIFY(changeText({1, "apply", "service", "s", 4}).contains(QStringLiteral("service s and 4 more")));
}

void tst_ChangeWords::plans()
{
    QCOMPARE(planText({}), QStringLiteral("nothing changed"));
    QCOMPARE(planText({{{"keep", "project", "shop", {}}}, {}}), QStringLiteral("nothing changed"));
    QCOMPARE(planText({{{"keep", "project", "shop", {}}, {"delete", "trigger", "a/b/c", {}}}, {}}),
             QStringLiteral("deleted trigger a/b/c"));
}

void tst_ChangeWords::trash()
{
    TrashModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setRows({{"1", "trigger", "a/b/old", 1'000, 0, "sluice"}, {"2", "role", "r", 2'000, 0, "sluicectl"}}, 3'000);
    QCOMPARE(model.index(0, TrashModel::Name).data().toString(), QStringLiteral("r")); // newest first
    QCOMPARE(model.index(1, TrashModel::Kind).data().toString(), QStringLiteral("trigger"));
    QCOMPARE(model.index(0, TrashModel::Purged).data().toString(), QStringLiteral("–"));
    model.setRows({{"1", "trigger", "a/b/old", 1'000, 0, "sluice"}}, 3'000);
    QCOMPARE(model.rowCount(), 1);
}

QTEST_GUILESS_MAIN(tst_ChangeWords)
#include "tst_changewords.moc"
