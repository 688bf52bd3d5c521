// The tabs of Access on a staged engine: what they show, and exactly what they send.
#include "models/auditmodel.h"
#include "tests/models/printed.h"
#include "tests/support/accessfixture.h"
#include "ui/access/audittab.h"
#include "ui/access/policycard.h"

#include <QCheckBox>
#include <QComboBox>
#include <QScrollBar>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTabBar>

using namespace sluice;
using namespace sluice::test;
using Rows = QStringList;

namespace {

QStringList columnOf(const Table *table, int column)
{
    return printed(*table->model(), {column});
}

} // namespace

class tst_AccessTabs : public QObject {
    Q_OBJECT
private slots:
    void init() { prepareApplication(Scheme::Light); }
    void authorizationShows();
    void revokeAsksOnce();
    void connections();
    void connectionTestShowsChecks();
    void readOnlyIsSent();
    void roles();
    void users();
    void secretsAndRemoval();
    void lockedMidway();
    void noKeychainIsSaid();
    void checkAsksTheEngine();
    void questionsStayForTheSession();
    void auditIsLive();
    void auditFiltersAndOpens();
    void auditFitsBesideItsPane();
};

void tst_AccessTabs::authorizationShows()
{
    AccessFixture f;
    f.client.definitions.authorized = false;
    f.go(QStringLiteral("authorization"));
    QTRY_VERIFY(allText(f.page.tab()).contains(QStringLiteral("AliyunLogETLRole")));
    auto *confirm = f.action(QStringLiteral("Confirm Authorization Policy…"));
    QVERIFY(confirm->isEnabled());
    QVERIFY(!f.action(QStringLiteral("Revoke…"))->isVisible());
    confirm->trigger();
    QCOMPARE(f.places.last(), QStringLiteral("authorize/"));
    f.client.definitions.authorized = true;
    ++f.client.definitions.version;
    f.workspace.readSoon();
    QTRY_VERIFY(f.action(QStringLiteral("Revoke…"))->isVisible());
    QVERIFY(!confirm->isVisible());
}

void tst_AccessTabs::revokeAsksOnce()
{
    AccessFixture f;
    f.go(QStringLiteral("authorization"));
    QTRY_VERIFY(f.action(QStringLiteral("Revoke…"))->isEnabled());
    f.action(QStringLiteral("Revoke…"))->trigger();
    auto *box = f.dialog(QStringLiteral("askBox"));
    QVERIFY(box);
    QVERIFY(allText(box).contains(QStringLiteral("11 trigger(s) stop delivering:\ncleaning/clean/orders")));
    QVERIFY(allText(box).contains(QStringLiteral("and 3 more")));
    QVERIFY(f.client.sent<SetAuthorized>().empty());
    QTest::keyClick(box, Qt::Key_Escape);
    QVERIFY(f.client.sent<SetAuthorized>().empty());
    f.action(QStringLiteral("Revoke…"))->trigger();
    f.dialog(QStringLiteral("askBox"))->findChild<QPushButton *>(QStringLiteral("yes"))->click();
    const auto sent = f.client.sent<SetAuthorized>();
    QCOMPARE(sent.size(), std::size_t(1));
    QCOMPARE(sent[0], (SetAuthorized{false, "sluice"}));
    QTRY_VERIFY(f.said.contains(QStringLiteral("The authorization was revoked")));
}

void tst_AccessTabs::connections()
{
    AccessFixture f;
    f.go(QStringLiteral("connections/shop-cloud"));
    QTRY_COMPARE(columnOf(f.table(), 4), (Rows{QStringLiteral("–"), QStringLiteral("Stored"), QStringLiteral("Not there")}));
    QTRY_COMPARE(f.table()->currentIndex().data().toString(), QStringLiteral("shop-cloud"));
    f.action(QStringLiteral("Edit…"))->trigger();
    QCOMPARE(f.places.last(), QStringLiteral("edit/connection/shop-cloud"));
    f.action(QStringLiteral("Delete…"))->trigger();
    QCOMPARE(f.places.last(), QStringLiteral("delete/connection/shop-cloud"));
    f.action(QStringLiteral("Connect to the cloud…"))->trigger();
    QCOMPARE(f.places.last(), QStringLiteral("connect/"));
    f.action(QStringLiteral("New…"))->trigger();
    QCOMPARE(f.places.last(), QStringLiteral("create/connection"));
    f.table()->selectOnly(0);
    QVERIFY(!f.action(QStringLiteral("Delete…"))->isEnabled()); // the engine of this window stays
}

void tst_AccessTabs::connectionTestShowsChecks()
{
    AccessFixture f;
    f.go(QStringLiteral("connections/shop-cloud"));
    QTRY_COMPARE(f.table()->currentIndex().data().toString(), QStringLiteral("shop-cloud"));
    f.action(QStringLiteral("Test"))->trigger();
    QVERIFY(!f.action(QStringLiteral("Test"))->isEnabled());
    QCOMPARE(f.client.sent<TestConnection>().at(0).name, std::string("shop-cloud"));
    QTRY_VERIFY(allText(f.page.tab()).contains(QStringLiteral("Do: give the id of an enabled access key")));
    QVERIFY(f.action(QStringLiteral("Test"))->isEnabled());
    auto *checks = f.page.tab()->findChild<ChecksCard *>();
    QCOMPARE(checks->count(), 2);
    QVERIFY(checks->isVisibleTo(&f.page));
    f.table()->selectOnly(0); // another connection was not tested
    QVERIFY(!checks->isVisibleTo(&f.page));
}

void tst_AccessTabs::readOnlyIsSent()
{
    AccessFixture f;
    f.go(QStringLiteral("connections/local"));
    QTRY_COMPARE(f.table()->currentRow(), 0);
    auto *box = f.page.tab()->findChild<QCheckBox *>();
    QVERIFY(!box->isChecked());
    box->click();
    const auto sent = f.client.sent<PutConnection>();
    QCOMPARE(sent.size(), std::size_t(1));
    QCOMPARE(sent[0].connection.name, std::string("local"));
    QVERIFY(sent[0].connection.readOnly);
    QCOMPARE(sent[0].connection.description, std::string("The engine inside"));
    QCOMPARE(sent[0].actor, std::string("sluice"));
}

void tst_AccessTabs::roles()
{
    AccessFixture f;
    f.go(QStringLiteral("roles/delivery-role"));
    QTRY_COMPARE(f.table()->model()->rowCount(), 3);
    QTRY_COMPARE(f.table()->currentRow(), 1);
    QVERIFY(allText(f.page.tab()).contains(QStringLiteral("System policies: AliyunLogFullAccess, AliyunOSSFullAccess.")));
    f.action(QStringLiteral("New role…"))->trigger();
    QCOMPARE(f.places.last(), QStringLiteral("create/role"));
    QTest::keyClick(f.table(), Qt::Key_Return);
    QCOMPARE(f.places.last(), QStringLiteral("edit/role/delivery-role"));
    f.action(QStringLiteral("Delete…"))->trigger();
    QCOMPARE(f.places.last(), QStringLiteral("delete/role/delivery-role"));
}

void tst_AccessTabs::users()
{
    AccessFixture f;
    f.go(QStringLiteral("users/ops"));
    QTRY_COMPARE(f.table()->currentIndex().data().toString(), QStringLiteral("ops"));
    QVERIFY(allText(f.page.tab()).contains(QStringLiteral("SLUOPSOPSOPSOPSOPSOPSO1")));
    QVERIFY(allText(f.page.tab()).contains(QStringLiteral("120 day(s) old")));
    f.action(QStringLiteral("New key…"))->trigger();
    auto *box = f.dialog(QStringLiteral("newKeyDialog"));
    QVERIFY(box);
    box->findChild<QPushButton *>(QStringLiteral("make"))->click();
    QCOMPARE(f.client.sent<RotateKey>().at(0), (RotateKey{"ops", false, "sluice"}));
}

void tst_AccessTabs::secretsAndRemoval()
{
    AccessFixture f;
    f.go(QStringLiteral("secrets/shop-cloud-key"));
    QTRY_COMPARE(f.table()->model()->rowCount(), 4);
    QVERIFY(allText(f.page.tab()).contains(QStringLiteral("Kept in the keychain (Secret Service).")));
    QTRY_COMPARE(f.table()->currentRow(), 1);
    f.action(QStringLiteral("Remove…"))->trigger();
    auto *box = f.dialog(QStringLiteral("askBox"));
    QVERIFY(allText(box).contains(QStringLiteral("It is used by connection shop-cloud")));
    box->findChild<QPushButton *>(QStringLiteral("yes"))->click();
    QCOMPARE(f.client.sent<RemoveSecret>().at(0), (RemoveSecret{"shop-cloud-key", "sluice"}));
    f.table()->selectOnly(3); // the master key is the engine's own
    QVERIFY(!f.action(QStringLiteral("Set value…"))->isEnabled());
    QVERIFY(!f.action(QStringLiteral("Remove…"))->isEnabled());
}

void tst_AccessTabs::lockedMidway()
{
    AccessFixture f;
    bool locked = false;
    f.client.on<GetSecrets>([&locked](const GetSecrets &) -> Result<SecretRows> {
        return SecretRows{"the keychain (Secret Service)",
                          "",
                          {{"shop-cloud-key", locked ? "locked" : "stored", "", {"connection shop-cloud"}}}};
    });
    f.go(QStringLiteral("secrets"));
    QTRY_COMPARE(columnOf(f.table(), 0), (Rows{QStringLiteral("Stored")}));
    locked = true;
    f.action(QStringLiteral("Try again"))->trigger();
    QTRY_COMPARE(columnOf(f.table(), 0), (Rows{QStringLiteral("Keychain locked")}));
    QVERIFY(allText(f.page.tab()).contains(QStringLiteral("The keychain is locked.")));
    locked = false;
    f.action(QStringLiteral("Try again"))->trigger();
    QTRY_COMPARE(columnOf(f.table(), 0), (Rows{QStringLiteral("Stored")}));
}

void tst_AccessTabs::noKeychainIsSaid()
{
    AccessFixture f;
    f.client.on<GetSecrets>([](const GetSecrets &) -> Result<SecretRows> {
        return SecretRows{"memory of this run",
                          "Secrets are kept for this run only and are gone when it ends.",
                          {{"k", "stored", "", {}}}};
    });
    f.go(QStringLiteral("secrets"));
    QTRY_VERIFY(
        allText(f.page.tab()).contains(QStringLiteral("Secrets are kept for this run only and are gone when it ends.")));
    QVERIFY(allText(f.page.tab()).contains(QStringLiteral("Not in the keychain.")));
}

void tst_AccessTabs::checkAsksTheEngine()
{
    AccessFixture f;
    f.go(QStringLiteral("check/user/reporting"));
    auto boxes = f.page.tab()->findChildren<QComboBox *>();
    QCOMPARE(boxes.size(), 3);
    QTRY_COMPARE(boxes[0]->currentText(), QStringLiteral("user reporting"));
    QCOMPARE(boxes[0]->count(), 6); // the owner, two users, three roles
    boxes[1]->setEditText(QStringLiteral("log:PostLogStoreLogs"));
    boxes[2]->setEditText(QStringLiteral(" acs:log:*:*:project/shop/logstore/orders "));
    f.action(QStringLiteral("Check"))->trigger();
    QCOMPARE(f.client.sent<CheckAccess>().at(0),
             (CheckAccess{"user reporting", "log:PostLogStoreLogs", "acs:log:*:*:project/shop/logstore/orders"}));
    QTRY_COMPARE(f.table()->model()->rowCount(), 1);
    QVERIFY(allText(f.page.tab()).contains(QStringLiteral("looked at AliyunLogReadOnlyAccess")));
    boxes[0]->setCurrentIndex(0);
    f.action(QStringLiteral("Check"))->trigger();
    QTRY_COMPARE(columnOf(f.table(), 0), (Rows{QStringLiteral("Allowed"), QStringLiteral("Denied")}));
    boxes[1]->setEditText({});
    QVERIFY(!f.action(QStringLiteral("Check"))->isEnabled());
}

void tst_AccessTabs::questionsStayForTheSession()
{
    AccessFixture f;
    f.go(QStringLiteral("check"));
    f.action(QStringLiteral("Check"))->trigger();
    QTRY_COMPARE(f.table()->model()->rowCount(), 1);
    AccessPage again(f.workspace); // as after a change of language
    again.open(QStringLiteral("check"));
    QCOMPARE(again.tab()->findChild<Table *>()->model()->rowCount(), 1);
}

void tst_AccessTabs::auditFitsBesideItsPane()
{
    AccessFixture f; // the page of a window of 1440×900
    f.go(QStringLiteral("audit"));
    QTRY_VERIFY(f.table()->model()->rowCount() > 0);
    QCOMPARE(f.table()->horizontalScrollBar()->maximum(), 0);
    QVERIFY(f.table()->columnWidth(AuditModel::Detail) >= 90);
}

void tst_AccessTabs::auditIsLive()
{
    AccessFixture f;
    std::vector<AuditRow> rows = sceneAuditRows();
    f.client.on<GetAudit>([&rows](const GetAudit &command) -> Result<AuditRows> {
        AuditRows answer;
        std::copy_if(rows.begin(), rows.end(), std::back_inserter(answer.rows),
                     [&command](const AuditRow &row) { return row.sequence > command.after; });
        return answer;
    });
    f.go(QStringLiteral("audit"));
    QTRY_COMPARE(f.table()->model()->rowCount(), 8);
    QCOMPARE(printed(*f.table()->model(), {1, 2, 3, 4}).at(2),
             QStringLiteral("user reporting by gateway | Denied | log:PostLogStoreLogs | "
                            "acs:log:local:0:project/shop/logstore/orders"));
    rows.push_back(sceneAudit(9, kSceneNow, "create", "bucket", "lake-2"));
    f.workspace.readAgain();
    QTRY_COMPARE(f.table()->model()->rowCount(), 9);
    QCOMPARE(f.client.sent<GetAudit>().back().after, std::uint64_t(8));
    f.page.open(QStringLiteral("roles"));
    f.client.forgetSent();
    rows.push_back(sceneAudit(10, kSceneNow, "create", "bucket", "lake-3"));
    f.workspace.readAgain();
    QTRY_VERIFY(!f.client.sent<GetDefinitions>().empty());
    QVERIFY(f.client.sent<GetAudit>().empty()); // a hidden tab asks nothing
}

void tst_AccessTabs::auditFiltersAndOpens()
{
    AccessFixture f;
    f.go(QStringLiteral("audit"));
    QTRY_COMPARE(f.table()->model()->rowCount(), 8);
    f.page.focusFilter();
    f.page.tab()->findChild<QLineEdit *>()->setText(QStringLiteral("changed every-minute"));
    QCOMPARE(f.table()->model()->rowCount(), 1);
    f.table()->selectOnly(0);
    QVERIFY(allText(f.page.tab()).contains(QStringLiteral("Changed: shipping/to-csv/every-minute")));
    QTest::keyClick(f.table(), Qt::Key_Return);
    QCOMPARE(f.places.last(), QStringLiteral("triggers/shipping/to-csv/every-minute"));
    QCOMPARE(placeOf("user", "ops"), QStringLiteral("access/users/ops"));
    QCOMPARE(placeOf("logstore", "shop/orders"), QStringLiteral("logstores/shop/orders"));
    QCOMPARE(placeOf("function", "cleaning/clean"), QStringLiteral("functions/cleaning/clean"));
    QCOMPARE(placeOf("bucket", "lake"), QString());
}

QTEST_MAIN(tst_AccessTabs)
#include "tst_accesstabs.moc"
