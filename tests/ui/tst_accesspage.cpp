// The page of Access: tabs, places, actions, and what it says when it may not, cannot or has nothing.
#include "tests/models/printed.h"
#include "tests/support/accessfixture.h"
#include "ui/access/audittab.h"

#include <QCheckBox>
#include <QComboBox>
#include <QSignalSpy>
#include <QTabBar>

using namespace sluice;
using namespace sluice::test;
using Rows = QStringList;

namespace {

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

void tst_AccessPage::deniedIsSaidNotEmpty_data()
{
    QTest::addColumn<QString>("tab");
    QTest::addColumn<QString>("title");
    QTest::newRow("authorization") << "authorization"
                                   << "Could not read the authorization";
    QTest::newRow("connections") << "connections"
                                 << "Could not list the connections";
    QTest::newRow("roles") << "roles"
                           << "Could not list the roles";
    QTest::newRow("users") << "users"
                           << "Could not list the users";
    QTest::newRow("secrets") << "secrets"
                             << "Could not list the secrets";
    QTest::newRow("audit") << "audit"
                           << "Could not read the audit";
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
