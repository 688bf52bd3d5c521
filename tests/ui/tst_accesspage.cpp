// The tabs of Access on a staged engine: what they show, what they send, and what they say when they may not.
#include "tests/models/printed.h"
#include "tests/support/accessscene.h"
#include "tests/support/pagefixture.h"
#include "ui/access/accesspage.h"
#include "ui/access/accesstab.h"
#include "ui/access/audittab.h"
#include "ui/widgets/boxes.h"
#include "ui/widgets/table.h"

#include <QAction>
#include <QCheckBox>
#include <QComboBox>
#include <QDialog>
#include <QPushButton>
#include <QSignalSpy>
#include <QStackedWidget>
#include <QTabBar>
#include <QTest>

using namespace sluice;
using namespace sluice::test;
using Rows = QStringList;

namespace {

struct AccessFixture : PageFixture<AccessPage> {
    explicit AccessFixture(QSize size = {1264, 832})
        : PageFixture(size)
    {
        stageAccessScene(client);
    }
    void go(const QString &rest)
    {
        show(rest);
        QTRY_VERIFY(workspace.definitions()->version > 0);
        QTRY_VERIFY(!client.sent<GetSecrets>().empty() || !client.sent<GetAuthorization>().empty()
                    || !client.sent<GetAudit>().empty() || table());
    }
    [[nodiscard]] Table *table() const
    {
        for (auto *one : page.tab()->findChildren<Table *>()) {
            if (one->isVisibleTo(&page))
                return one;
        }
        return nullptr;
    }
    [[nodiscard]] QAction *action(const QString &text) const
    {
        for (auto *one : page.actions()) {
            if (QString(one->text()).remove(QLatin1Char('&')) == text)
                return one;
        }
        return nullptr;
    }
    [[nodiscard]] QWidget *dialog(const QString &name) const
    {
        for (auto *one : page.findChildren<QDialog *>(name)) {
            if (one->isVisible())
                return one;
        }
        return nullptr;
    }
    [[nodiscard]] QString empty() const // title of what stands in the body of the tab
    {
        for (auto *one : page.tab()->findChildren<EmptyState *>()) {
            if (one->isVisibleTo(&page))
                return one->title();
        }
        return {};
    }
};

QStringList columnOf(const Table *table, int column)
{
    return printed(*table->model(), {column});
}

QString allText(const QWidget *root)
{
    QStringList texts;
    for (const auto *label : root->findChildren<QLabel *>()) {
        const auto *ink = qobject_cast<const InkLabel *>(label);
        texts.append(ink && !ink->fullText().isEmpty() ? ink->fullText() : label->text());
    }
    return texts.join(QLatin1Char('\n'));
}

const Error kDenied{ErrorKind::Denied, "Unauthorized", "user reader may not do ram:ListUsers on *: no statement allows it"};

} // namespace

class tst_AccessPage : public QObject {
    Q_OBJECT
private slots:
    void init() { prepareApplication(Scheme::Light); }
    void tabsInOrder();
    void placeChoosesTabAndRow();
    void lastTabIsKept();
    void actionsAreOfTheTab();
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
    void deniedIsSaidNotEmpty_data();
    void deniedIsSaidNotEmpty();
    void engineStopped();
    void loadingIsNotSaidAtOnce();
    void filteredOut();
};

void tst_AccessPage::tabsInOrder()
{
    AccessFixture f;
    f.go(QStringLiteral("authorization"));
    QStringList titles;
    for (int i = 0; i < f.page.tabs()->count(); ++i)
        titles.append(f.page.tabs()->tabText(i));
    QCOMPARE(titles, (Rows{"Authorization", "Connections", "Roles", "Users", "Secrets", "Check", "Audit"}));
}

void tst_AccessPage::placeChoosesTabAndRow()
{
    AccessFixture f;
    f.go(QStringLiteral("roles/usage-role"));
    QCOMPARE(f.page.tab()->key(), QStringLiteral("roles"));
    QTRY_COMPARE(f.table()->currentIndex().data().toString(), QStringLiteral("usage-role"));
    f.page.open(QStringLiteral("users/ops"));
    QCOMPARE(f.page.tab()->key(), QStringLiteral("users"));
    QTRY_COMPARE(f.table()->currentIndex().data().toString(), QStringLiteral("ops"));
    f.page.open(QStringLiteral("nonsense"));
    QCOMPARE(f.page.tab()->key(), QStringLiteral("authorization"));
}

void tst_AccessPage::lastTabIsKept()
{
    {
        AccessFixture f;
        f.go(QStringLiteral("secrets"));
    }
    AccessFixture f;
    f.go({});
    QCOMPARE(f.page.tab()->key(), QStringLiteral("secrets"));
}

void tst_AccessPage::actionsAreOfTheTab()
{
    AccessFixture f;
    f.go(QStringLiteral("roles"));
    QVERIFY(f.action(QStringLiteral("New role…")));
    QVERIFY(!f.action(QStringLiteral("New user…")));
    f.page.open(QStringLiteral("users"));
    QVERIFY(!f.action(QStringLiteral("New role…")));
    QVERIFY(f.action(QStringLiteral("New user…")));
    QVERIFY(f.action(QStringLiteral("Access: Audit")));
    for (auto *action : f.page.actions())
        QVERIFY(!action->text().isEmpty());
}

void tst_AccessPage::authorizationShows()
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

void tst_AccessPage::revokeAsksOnce()
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

void tst_AccessPage::connections()
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

void tst_AccessPage::connectionTestShowsChecks()
{
    AccessFixture f;
    f.go(QStringLiteral("connections/shop-cloud"));
    QTRY_COMPARE(f.table()->currentIndex().data().toString(), QStringLiteral("shop-cloud"));
    f.action(QStringLiteral("Test"))->trigger();
    QVERIFY(!f.action(QStringLiteral("Test"))->isEnabled());
    QCOMPARE(f.client.sent<TestConnection>().at(0).name, std::string("shop-cloud"));
    QTRY_VERIFY(allText(f.page.tab()).contains(QStringLiteral("Do: give the id of an enabled access key")));
    QVERIFY(f.action(QStringLiteral("Test"))->isEnabled());
    f.table()->selectOnly(0);
    QVERIFY(!f.page.tab()->findChild<QLabel *>() || f.table()->currentRow() == 0);
}

void tst_AccessPage::readOnlyIsSent()
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

void tst_AccessPage::roles()
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

void tst_AccessPage::users()
{
    AccessFixture f;
    f.go(QStringLiteral("users/ops"));
    QTRY_COMPARE(f.table()->currentIndex().data().toString(), QStringLiteral("ops"));
    QVERIFY(allText(f.page.tab()).contains(QStringLiteral("SLUOPSOPSOPSOPSOPSOPSO1")));
    QVERIFY(allText(f.page.tab()).contains(QStringLiteral("120 day(s) old: time for a new one")));
    f.action(QStringLiteral("New key…"))->trigger();
    auto *box = f.dialog(QStringLiteral("newKeyDialog"));
    QVERIFY(box);
    box->findChild<QPushButton *>(QStringLiteral("make"))->click();
    QCOMPARE(f.client.sent<RotateKey>().at(0), (RotateKey{"ops", false, "sluice"}));
}

void tst_AccessPage::secretsAndRemoval()
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

void tst_AccessPage::lockedMidway()
{
    AccessFixture f;
    bool locked = false;
    f.client.on<GetSecrets>([&locked](const GetSecrets &) -> Result<SecretRows> {
        return SecretRows{"the keychain (Secret Service)", "",
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

void tst_AccessPage::noKeychainIsSaid()
{
    AccessFixture f;
    f.client.on<GetSecrets>([](const GetSecrets &) -> Result<SecretRows> {
        return SecretRows{"memory of this run", "Secrets are kept for this run only and are gone when it ends.",
                          {{"k", "stored", "", {}}}};
    });
    f.go(QStringLiteral("secrets"));
    QTRY_VERIFY(allText(f.page.tab()).contains(QStringLiteral("Secrets are kept for this run only and are gone when it ends.")));
    QVERIFY(allText(f.page.tab()).contains(QStringLiteral("Not in the keychain.")));
}

void tst_AccessPage::checkAsksTheEngine()
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

void tst_AccessPage::questionsStayForTheSession()
{
    AccessFixture f;
    f.go(QStringLiteral("check"));
    f.action(QStringLiteral("Check"))->trigger();
    QTRY_COMPARE(f.table()->model()->rowCount(), 1);
    AccessPage again(f.workspace); // as after a change of language
    again.open(QStringLiteral("check"));
    QCOMPARE(again.tab()->findChild<Table *>()->model()->rowCount(), 1);
}

void tst_AccessPage::auditIsLive()
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

void tst_AccessPage::auditFiltersAndOpens()
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
    QCOMPARE(placeOf("function", "cleaning/clean"), QStringLiteral("services/cleaning"));
    QCOMPARE(placeOf("bucket", "lake"), QString());
}

void tst_AccessPage::deniedIsSaidNotEmpty_data()
{
    QTest::addColumn<QString>("tab");
    QTest::addColumn<QString>("title");
    QTest::newRow("authorization") << "authorization" << "Could not read the authorization";
    QTest::newRow("connections") << "connections" << "Could not list the connections";
    QTest::newRow("roles") << "roles" << "Could not list the roles";
    QTest::newRow("users") << "users" << "Could not list the users";
    QTest::newRow("secrets") << "secrets" << "Could not list the secrets";
    QTest::newRow("audit") << "audit" << "Could not read the audit";
}

void tst_AccessPage::deniedIsSaidNotEmpty()
{
    QFETCH(QString, tab);
    QFETCH(QString, title);
    AccessFixture f;
    f.client.fail(kDenied);
    f.show(tab);
    QTRY_COMPARE(f.empty(), title);
    QVERIFY(allText(f.page.tab()).contains(QStringLiteral("user reader may not do ram:ListUsers on *")));
    f.client.succeed();
    f.client.definitions.users.clear(); // as the engine answers who may list no users
    f.client.definitions.connections.clear();
    f.client.on<GetSecrets>([](const GetSecrets &) -> Result<SecretRows> { return fail(kDenied); });
    f.workspace.readAgain();
    if (tab == QLatin1String("users") || tab == QLatin1String("connections")) {
        QTRY_VERIFY(f.workspace.definitions()->version > 0);
        QTRY_COMPARE(f.empty(), title);
    }
}

void tst_AccessPage::engineStopped()
{
    AccessFixture f;
    f.go(QStringLiteral("users"));
    QTRY_COMPARE(f.table()->model()->rowCount(), 2);
    f.client.setLink(Link::Lost);
    QTRY_VERIFY(!f.action(QStringLiteral("New user…"))->isEnabled());
    QVERIFY(!f.action(QStringLiteral("New key…"))->isEnabled());
    QCOMPARE(f.table()->model()->rowCount(), 2);
    QVERIFY(allText(&f.page).contains(QStringLiteral("The engine does not answer.")));
    f.client.setLink(Link::Connected);
    QTRY_VERIFY(f.action(QStringLiteral("New user…"))->isEnabled());
}

void tst_AccessPage::loadingIsNotSaidAtOnce()
{
    AccessFixture f;
    f.client.holdAnswers();
    f.show(QStringLiteral("users"));
    QVERIFY(f.empty().isEmpty());
    QTRY_COMPARE(f.empty(), QStringLiteral("Reading"));
    f.client.releaseAnswers();
    QTRY_COMPARE(f.table()->model()->rowCount(), 2);
    QVERIFY(f.empty().isEmpty());
}

void tst_AccessPage::filteredOut()
{
    AccessFixture f;
    f.go(QStringLiteral("users"));
    QTRY_COMPARE(f.table()->model()->rowCount(), 2);
    auto *field = f.page.tab()->findChild<QLineEdit *>();
    field->setText(QStringLiteral("nobody"));
    QCOMPARE(f.empty(), QStringLiteral("Nothing matches"));
    for (auto *button : f.page.tab()->findChildren<QPushButton *>()) {
        if (button->text() == QStringLiteral("C&lear filters"))
            button->click();
    }
    QCOMPARE(f.table()->model()->rowCount(), 2);
    QVERIFY(field->text().isEmpty());
}

QTEST_MAIN(tst_AccessPage)
#include "tst_accesspage.moc"
