// Users and connections: the rules of their fields, what is sent, and the whole way by keyboard.
#include "tests/support/accessfixture.h"
#include "ui/access/accessrules.h"
#include "ui/access/authorizedialog.h"
#include "ui/access/connectiondialog.h"
#include "ui/access/keepsecret.h"
#include "ui/access/keydialog.h"
#include "ui/access/secretdialog.h"
#include "ui/access/secretfield.h"
#include "ui/access/userdialog.h"

#include <QLineEdit>
#include <QPlainTextEdit>

using namespace sluice;
using namespace sluice::test;

namespace {

constexpr auto kCanary = "canary-4711-secret";

} // namespace

class tst_AccessForms : public QObject {
    Q_OBJECT
private slots:
    void init() { prepareApplication(Scheme::Light); }
    void userIsCreated();
    void userRules_data();
    void userRules();
    void userPolicyIsChecked();
    void connectTestsThenKeeps();
    void connectTellsWhatFailed();
    void editKeepsTheStoredSecret();
    void kafkaConnection();
    void keyboardAloneAddsAUserAndCopiesItsKey();
};

void tst_AccessForms::userIsCreated()
{
    DialogFixture f;
    f.read();
    f.client.on<PutUser>([](const PutUser &command) -> Result<NewKeyAnswer> {
        NewKeyAnswer answer;
        answer.user = command.user.name;
        answer.keyId = "SLUNEWNEWNEWNEWNEWNEWNE";
        answer.secret = Secret(kCanary);
        return answer;
    });
    openUserDialog(f.workspace, &f.window, {});
    auto *dialog = f.dialog(QStringLiteral("userDialog"));
    QTest::keyClicks(named<QLineEdit>(dialog, QStringLiteral("User name")), QStringLiteral("night.shift"));
    QTest::keyClicks(named<QLineEdit>(dialog, QStringLiteral("Description")), QStringLiteral("Looks"));
    QTRY_VERIFY(button(dialog, QStringLiteral("Create"))->isEnabled());
    button(dialog, QStringLiteral("Create"))->click();
    QTRY_VERIFY(f.dialog(QStringLiteral("keyDialog")));
    const auto sent = f.client.sent<PutUser>();
    QCOMPARE(sent.size(), std::size_t(1));
    QCOMPARE(sent[0].user.name, std::string("night.shift"));
    QCOMPARE(sent[0].user.description, std::string("Looks"));
    QVERIFY(sent[0].user.document.empty());
    QCOMPARE(sent[0].actor, std::string("sluice"));
    QVERIFY(f.said.contains(QStringLiteral("The user night.shift was created")));
    f.dialog(QStringLiteral("keyDialog"))->reject();
    QCOMPARE(f.trace(QLatin1String(kCanary)), QString());
}

void tst_AccessForms::userRules_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<bool>("good");
    QTest::newRow("one") << "a" << true;
    QTest::newRow("64") << QString(64, QLatin1Char('a')) << true;
    QTest::newRow("65") << QString(65, QLatin1Char('a')) << false;
    QTest::newRow("marks") << "A.b_c-9" << true;
    QTest::newRow("digit first") << "9a" << true;
    QTest::newRow("space") << "a b" << false;
    QTest::newRow("slash") << "a/b" << false;
    QTest::newRow("chinese") << QString::fromUtf8("用户") << false;
    QTest::newRow("emoji") << QString::fromUtf8("a😀") << false;
    QTest::newRow("right to left") << QString::fromUtf8("\u202eabc") << false;
    QTest::newRow("line break") << "a\nb" << false;
}

void tst_AccessForms::userRules()
{
    QFETCH(QString, name);
    QFETCH(bool, good);
    const auto verdict = accessrules::userName(name);
    QCOMPARE(verdict.problem.isEmpty(), good);
    if (!verdict.example.isEmpty())
        QVERIFY(accessrules::userName(verdict.example).problem.isEmpty());
}

void tst_AccessForms::userPolicyIsChecked()
{
    DialogFixture f;
    f.read();
    openUserDialog(f.workspace, &f.window, QStringLiteral("ops"));
    auto *dialog = f.dialog(QStringLiteral("userDialog"));
    auto *document = named<QPlainTextEdit>(dialog, QStringLiteral("Own policy"));
    QVERIFY(document->isVisibleTo(dialog));
    QVERIFY(button(dialog, QStringLiteral("Save"))->isEnabled());
    document->setFocus();
    document->selectAll();
    QTest::keyClicks(document, QStringLiteral("{\"Version\": \"2\"}"));
    QTRY_VERIFY(!button(dialog, QStringLiteral("Save"))->isEnabled());
    QVERIFY(f.client.sent<PutUser>().empty());
    openUserDialog(f.workspace, &f.window, QStringLiteral("nobody"));
    QVERIFY(f.said.contains(QStringLiteral("There is no user nobody")));
}

void tst_AccessForms::connectTestsThenKeeps()
{
    DialogFixture f;
    f.read();
    f.client.on<TestConnection>([](const TestConnection &) -> Result<CheckRows> { return CheckRows{{CheckRow{}}}; });
    openConnectDialog(f.workspace, &f.window);
    auto *dialog = f.dialog(QStringLiteral("connectionDialog"));
    QTest::keyClicks(named<QLineEdit>(dialog, QStringLiteral("Connection name")), QStringLiteral("prod"));
    QTest::keyClicks(named<QLineEdit>(dialog, QStringLiteral("Account id")), QStringLiteral("1234567890123456"));
    QTest::keyClicks(named<QLineEdit>(dialog, QStringLiteral("Region")), QStringLiteral("cn-beijing"));
    QTest::keyClicks(named<QLineEdit>(dialog, QStringLiteral("Access key id or user")), QStringLiteral("LTAI5t"));
    QCOMPARE(named<QLineEdit>(dialog, QStringLiteral("Name of the secret"))->text(), QStringLiteral("prod-key"));
    QTest::keyClicks(named<QLineEdit>(dialog, QStringLiteral("Secret")), QLatin1String(kCanary));
    auto *save = button(dialog, QStringLiteral("Test and save"));
    QTRY_VERIFY(save->isEnabled());
    save->click();
    QTRY_VERIFY(!f.dialog(QStringLiteral("connectionDialog")));
    QCOMPARE(f.client.sent<PutSecret>().at(0).name, std::string("prod-key"));
    const auto connection = f.client.sent<PutConnection>().at(0).connection;
    QCOMPARE(connection.name, std::string("prod"));
    QVERIFY(connection.kind == ConnectionKind::Cloud);
    QCOMPARE(connection.account, std::string("1234567890123456"));
    QCOMPARE(connection.region, std::string("cn-beijing"));
    QCOMPARE(connection.user, std::string("LTAI5t"));
    QCOMPARE(connection.secret, std::string("prod-key"));
    const auto tested = f.client.sent<TestConnection>().at(0); // as it was typed
    QVERIFY(tested.name.empty());
    QCOMPARE(tested.connection, connection);
    QCOMPARE(tested.secret.view(), std::string_view(kCanary));
    QVERIFY(f.said.contains(QStringLiteral("prod is connected")));
    QCOMPARE(f.trace(QLatin1String(kCanary)), QString());
}

void tst_AccessForms::connectTellsWhatFailed()
{
    DialogFixture f;
    f.read();
    openConnectDialog(f.workspace, &f.window);
    auto *dialog = f.dialog(QStringLiteral("connectionDialog"));
    QTest::keyClicks(named<QLineEdit>(dialog, QStringLiteral("Connection name")), QStringLiteral("prod"));
    QTest::keyClicks(named<QLineEdit>(dialog, QStringLiteral("Account id")), QStringLiteral("1"));
    QTest::keyClicks(named<QLineEdit>(dialog, QStringLiteral("Region")), QStringLiteral("cn-beijing"));
    QTest::keyClicks(named<QLineEdit>(dialog, QStringLiteral("Access key id or user")), QStringLiteral("LTAI5t"));
    QTest::keyClicks(named<QLineEdit>(dialog, QStringLiteral("Secret")), QLatin1String(kCanary));
    button(dialog, QStringLiteral("Test and save"))->click();
    QTRY_COMPARE(f.client.sent<TestConnection>().size(), std::size_t(1));
    QTRY_VERIFY(button(dialog, QStringLiteral("Test and save"))->isEnabled());
    QVERIFY(dialog->isVisible());
    const auto *name = named<QLineEdit>(dialog, QStringLiteral("Connection name"));
    QTRY_VERIFY(name->height() >= name->sizeHint().height()); // what was said makes the form scroll, not shrink
    QVERIFY(savePicture(*dialog, QStringLiteral("connect-failed-light")));
    QVERIFY(f.client.sent<PutSecret>().empty()); // nothing is kept of what does not work
    QVERIFY(f.client.sent<PutConnection>().empty());
    button(dialog, QStringLiteral("Test and save"))->click(); // what was typed is still there
    QTRY_COMPARE(f.client.sent<TestConnection>().size(), std::size_t(2));
    QCOMPARE(f.client.sent<TestConnection>().at(1).secret.view(), std::string_view(kCanary));
    QTRY_VERIFY(button(dialog, QStringLiteral("Test and save"))->isEnabled());
    auto *anyway = button(dialog, QStringLiteral("Keep it all the same"));
    QVERIFY(anyway && anyway->isVisible());
    anyway->click();
    QTRY_VERIFY(!f.dialog(QStringLiteral("connectionDialog")));
    QCOMPARE(f.client.sent<TestConnection>().size(), std::size_t(2));
    QCOMPARE(f.client.sent<PutSecret>().size(), std::size_t(1));
    QCOMPARE(f.client.sent<PutConnection>().at(0).connection.name, std::string("prod"));
    QVERIFY(f.said.contains(QStringLiteral("The connection prod is kept")));
    QCOMPARE(f.trace(QLatin1String(kCanary)), QString());
}

void tst_AccessForms::editKeepsTheStoredSecret()
{
    DialogFixture f;
    f.read();
    openConnectionDialog(f.workspace, &f.window, QStringLiteral("shop-cloud"));
    auto *dialog = f.dialog(QStringLiteral("connectionDialog"));
    auto *description = named<QLineEdit>(dialog, QStringLiteral("Description"));
    description->selectAll();
    QTest::keyClicks(description, QStringLiteral("Prod"));
    button(dialog, QStringLiteral("Save"))->click();
    QTRY_VERIFY(!f.dialog(QStringLiteral("connectionDialog")));
    QVERIFY(f.client.sent<PutSecret>().empty());
    auto expected = f.client.definitions.connections[1];
    expected.description = "Prod";
    QCOMPARE(f.client.sent<PutConnection>().at(0), (PutConnection{expected, "sluice"}));
}

void tst_AccessForms::kafkaConnection()
{
    DialogFixture f;
    f.read();
    openConnectionDialog(f.workspace, &f.window, QStringLiteral("events"));
    auto *dialog = f.dialog(QStringLiteral("connectionDialog"));
    QVERIFY(!named<QLineEdit>(dialog, QStringLiteral("Account id"))->isVisibleTo(dialog));
    QTest::keyClicks(named<QLineEdit>(dialog, QStringLiteral("Description")), QStringLiteral("Events"));
    button(dialog, QStringLiteral("Save"))->click();
    QTRY_COMPARE(f.client.sent<PutConnection>().size(), std::size_t(1));
    QCOMPARE(f.client.sent<PutConnection>()[0].connection.brokers,
             (std::vector<std::string>{"kafka-1:9092", "kafka-2:9092"}));
    QVERIFY(!accessrules::broker(QStringLiteral("kafka-1")).problem.isEmpty());
    QVERIFY(accessrules::endpoint({}).problem.isEmpty());
    QVERIFY(!accessrules::endpoint(QStringLiteral("http://log.example.com")).problem.isEmpty());
    QVERIFY(!accessrules::account(QStringLiteral("12a")).problem.isEmpty());
    QVERIFY(!accessrules::colour(QStringLiteral("red")).problem.isEmpty());
}

void tst_AccessForms::keyboardAloneAddsAUserAndCopiesItsKey()
{
    PageFixture<AccessPage> f;
    stageAccessScene(f.client);
    f.client.on<PutUser>([](const PutUser &command) -> Result<NewKeyAnswer> {
        NewKeyAnswer answer;
        answer.user = command.user.name;
        answer.keyId = "SLUNEWNEWNEWNEWNEWNEWNE";
        answer.secret = Secret(kCanary);
        return answer;
    });
    QObject::connect(&f.workspace, &Workspace::placeAsked, &f.page, [&f](const QString &place) {
        if (place == QLatin1String("create/user")) // what the window does
            openUserDialog(f.workspace, &f.page, {});
    });
    f.show(QStringLiteral("authorization"));
    QVERIFY(QTest::qWaitForWindowActive(&f.page));
    QTRY_VERIFY(f.workspace.definitions()->version > 0);
    const auto press = [](Qt::Key key, Qt::KeyboardModifiers with = {}) {
        QTest::keyClick(QApplication::focusWidget() ? QApplication::focusWidget() : QApplication::activeWindow(), key, with);
    };
    f.page.focusFirst();
    press(Qt::Key_4, Qt::AltModifier);
    QCOMPARE(f.page.tab()->key(), QStringLiteral("users"));
    press(Qt::Key_N, Qt::AltModifier);
    QDialog *dialog = nullptr;
    QTRY_VERIFY((dialog = f.page.findChild<QDialog *>(QStringLiteral("userDialog"))) && dialog->isActiveWindow());
    QTRY_COMPARE(QApplication::focusWidget(), named<QLineEdit>(dialog, QStringLiteral("User name")));
    QTest::keyClicks(QApplication::focusWidget(), QStringLiteral("keyboard"));
    press(Qt::Key_C, Qt::AltModifier); // Create
    QTRY_VERIFY(f.page.findChild<KeyDialog *>() && f.page.findChild<KeyDialog *>()->isActiveWindow());
    press(Qt::Key_C, Qt::AltModifier); // Copy secret
    QTRY_COMPARE(QGuiApplication::clipboard()->text(), QLatin1String(kCanary));
    QGuiApplication::clipboard()->clear();
    auto *shown = f.page.findChild<QLineEdit *>(QStringLiteral("keySecret"));
    press(Qt::Key_Escape);
    QVERIFY(!shown || shown->text().isEmpty());
    QCOMPARE(f.client.sent<PutUser>().at(0).user.name, std::string("keyboard"));
}

QTEST_MAIN(tst_AccessForms)
#include "tst_accessforms.moc"
