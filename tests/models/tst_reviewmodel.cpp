// What a draft needs of its roles, and what its last page says that will be made and used.
#include "models/reviewmodel.h"
#include "models/wizarddefaults.h"
#include "models/wizardneeds.h"
#include "tests/models/printed.h"
#include "tests/support/scene.h"

#include <QAbstractItemModelTester>
#include <QLocale>
#include <QTest>

using namespace sluice;
using namespace sluice::test;

namespace {

DefinitionRows reviewedRows()
{
    FakeEngineClient client;
    stageScene(client);
    return client.definitions;
}

QStringList policyNames(const std::vector<std::string> &texts)
{
    QStringList list;
    for (const auto &text : texts)
        list.append(QString::fromStdString(text));
    return list;
}

} // namespace

class tst_ReviewModel : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates)); }
    void needs();
    void review();
};

void tst_ReviewModel::needs()
{
    auto rows = reviewedRows();
    auto draft = freshDraft(rows);
    for (const auto &need : needsOf(draft, rows, kSceneNow))
        QVERIFY2(need.met, need.name.c_str());
    QCOMPARE(needsOf(draft, rows, kSceneNow).size(), std::size_t(6));
    draft.role.policies = {"AliyunLogReadOnlyAccess"};
    auto needs = needsOf(draft, rows, kSceneNow);
    QVERIFY(needs[0].met); // reads
    QVERIFY(!needs[1].met); // ships
    QCOMPARE(policyNames(missingPolicies(needs)),
             (QStringList{QStringLiteral("AliyunOSSFullAccess"), QStringLiteral("AliyunLogFullAccess")}));
    draft.morePolicies = missingPolicies(needs);
    QVERIFY(missingPolicies(needsOf(draft, rows, kSceneNow)).empty());
    draft.role.document =
        R"({"Version":"1","Statement":[{"Effect":"Deny","Action":"oss:*","Resource":"acs:oss:*:*:lake/*"}]})";
    QVERIFY(!needsOf(draft, rows, kSceneNow)[1].met);
    rows.authorized = false;
    draft.confirm = false;
    needs = needsOf(draft, rows, kSceneNow);
    QCOMPARE(int(needs[3].what), int(WizardNeed::What::Invoke));
    QVERIFY(!needs[3].met);
    draft.confirm = true;
    QVERIFY(needsOf(draft, rows, kSceneNow)[3].met);
    draft.service.role.clear();
    QVERIFY(!needsOf(draft, rows, kSceneNow)[0].met);
}

void tst_ReviewModel::review()
{
    const auto rows = reviewedRows();
    ReviewModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    auto draft = freshDraft(rows);
    model.setRows(reviewOf(draft, rows));
    QCOMPARE(model.made(), 4);
    QCOMPARE(model.used(), 5);
    QCOMPARE(
        printed(model, {0, 1, 2, 3}),
        (QStringList{QStringLiteral("service | delivery | create | step 2"),
                     QStringLiteral("role | delivery-role2 | create, with 2 system policy(s) | step 2"),
                     QStringLiteral("function | delivery/to-csv | create from oss-shipper-csv | step 3 and 5"),
                     QStringLiteral("trigger | delivery/to-csv/access-csv | create, enabled; first tick at once | step 4"),
                     QStringLiteral("Logstore | shop/access | read by the trigger | source"),
                     QStringLiteral("Logstore | shop/etl-log | written by the trigger | trigger log"),
                     QStringLiteral("Logstore | shop/fn-log | written by the function | function log"),
                     QStringLiteral("bucket | lake | written by the function | target"),
                     QStringLiteral("role | AliyunLogETLRole | assumed by Log Service to invoke | step 1")}));
    draft.trigger.enabled = false;
    model.setRows(reviewOf(draft, rows));
    QCOMPARE(model.index(3, ReviewModel::What).data().toString(), QStringLiteral("create, disabled"));
    model.setRows({});
    QCOMPARE(model.rowCount(), 0);
}

QTEST_MAIN(tst_ReviewModel)
#include "tst_reviewmodel.moc"
