// The dialogs of Access: what they send, that a secret stays nowhere, and the whole way by keyboard.
#include "tests/support/accessscene.h"
#include "tests/support/pagefixture.h"
#include "ui/access/accesspage.h"
#include "ui/access/accessrules.h"
#include "ui/access/accesstab.h"
#include "ui/access/authorizedialog.h"
#include "ui/access/connectiondialog.h"
#include "ui/access/keepsecret.h"
#include "ui/access/keydialog.h"
#include "ui/access/secretdialog.h"
#include "ui/access/secretfield.h"
#include "ui/access/userdialog.h"
#include "ui/places.h"

#include <QClipboard>
#include <QComboBox>
#include <QDialog>
#include <QFile>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSettings>
#include <QTest>

using namespace sluice;
using namespace sluice::test;

namespace {

constexpr auto kCanary = "canary-4711-secret";

struct DialogFixture {
    DialogFixture()
        : workspace([] { return kSceneNow; })
    {
        stageScene(client);
        stageAccessScene(client);
        QObject::connect(&workspace, &Workspace::said, [this](const QString &text) { said.append(text); });
        window.resize(1264, 832);
        window.show();
        workspace.attach(client);
        QGuiApplication::clipboard()->clear();
    }
    void read() { QTRY_VERIFY(workspace.definitions()->version > 0); }
    [[nodiscard]] QDialog *dialog(const QString &name) const
    {
        for (auto *one : window.findChildren<QDialog *>(name)) {
            if (one->isVisible())
                return one;
        }
        return nullptr;
    }
    // Everywhere that a text could stay: each widget of the program, the settings' file, the clipboard.
    [[nodiscard]] QString trace(const QString &secret) const
    {
        for (auto *widget : QApplication::allWidgets()) {
            const auto texts = {widget->property("text").toString(), widget->property("plainText").toString(),
                                widget->toolTip(), widget->accessibleName(), widget->accessibleDescription(),
                                widget->property("placeholderText").toString(), widget->property("currentText").toString(),
                                widget->windowTitle()};
            for (const auto &text : texts) {
                if (text.contains(secret))
                    return QLatin1String(widget->metaObject()->className());
            }
        }
        QSettings().sync();
        QFile settings(QSettings().fileName());
        if (settings.open(QIODevice::ReadOnly) && settings.readAll().contains(secret.toUtf8()))
            return QStringLiteral("settings");
        if (QGuiApplication::clipboard()->text().contains(secret))
            return QStringLiteral("clipboard");
        return {};
    }

    FakeEngineClient client;
    Workspace workspace;
    QWidget window;
    QStringList said;
};

template <class T> T *named(QWidget *root, const QString &accessibleName)
{
    for (auto *one : root->findChildren<T *>()) {
        if (one->accessibleName() == accessibleName)
            return one;
    }
    return nullptr;
}

QPushButton *button(const QWidget *root, const QString &text)
{
    for (auto *one : root->findChildren<QPushButton *>()) {
        if (QString(one->text()).remove(QLatin1Char('&')) == text)
            return one;
    }
    return nullptr;
}

const Error kNoKeychain{ErrorKind::Unavailable, "NoKeychain", "no service offers org.freedesktop.secrets"};

} // namespace

class tst_AccessDialogs : public QObject {
    Q_OBJECT
private slots:
    void init() { prepareApplication(Scheme::Light); }
    void authorize();
    void authorizeFails();
    void secretFieldForgets();
    void secretIsSentOnceAndForgotten();
    void noKeychainKeepsForThisRun();
    void noKeychainTryAgainAndCancel();
    void givenSecretsCannotBeChanged();
    void keyIsShownOnce();
    void userIsCreated();
    void userRules_data();
    void userRules();
    void userPolicyIsChecked();
    void connectKeepsThenTests();
    void connectTellsWhatFailed();
    void editKeepsTheStoredSecret();
    void kafkaConnection();
    void keyboardAloneAddsAUserAndCopiesItsKey();
};

void tst_AccessDialogs::authorize()
{
    DialogFixture f;
    f.client.definitions.authorized = false;
    openAuthorizeDialog(f.workspace, &f.window);
    auto *dialog = f.dialog(QStringLiteral("authorizeDialog"));
    auto *confirm = dialog->findChild<QPushButton *>(QStringLiteral("confirm"));
    QVERIFY(!confirm->isEnabled()); // not before it is shown
    QTRY_VERIFY(confirm->isEnabled());
    QVERIFY(named<QPlainTextEdit>(dialog, QStringLiteral("Policy"))->toPlainText().contains(QStringLiteral("fc:InvokeFunction")));
    QVERIFY(named<QPlainTextEdit>(dialog, QStringLiteral("Trust policy"))->toPlainText().contains(QStringLiteral("log.aliyuncs.com")));
    QVERIFY(f.client.sent<SetAuthorized>().empty());
    confirm->click();
    confirm->click(); // once
    QCOMPARE(f.client.sent<SetAuthorized>().size(), std::size_t(1));
    QCOMPARE(f.client.sent<SetAuthorized>()[0], (SetAuthorized{true, "sluice"}));
    QTRY_VERIFY(!f.dialog(QStringLiteral("authorizeDialog")));
}

void tst_AccessDialogs::authorizeFails()
{
    DialogFixture f;
    f.client.definitions.authorized = false;
    f.client.on<SetAuthorized>([](const SetAuthorized &) -> Result<Nothing> {
        return fail(ErrorKind::Denied, "ConnectionReadOnly", "the connection is read-only");
    });
    openAuthorizeDialog(f.workspace, &f.window);
    auto *confirm = f.dialog(QStringLiteral("authorizeDialog"))->findChild<QPushButton *>(QStringLiteral("confirm"));
    QTRY_VERIFY(confirm->isEnabled());
    confirm->click();
    QTRY_VERIFY(confirm->isEnabled()); // it stays, and can be tried again
    QVERIFY(f.dialog(QStringLiteral("authorizeDialog")));
}

void tst_AccessDialogs::secretFieldForgets()
{
    SecretField field;
    field.show();
    QTest::keyClicks(&field, QLatin1String(kCanary));
    field.selectAll();
    field.copy();
    field.cut();
    QVERIFY(QGuiApplication::clipboard()->text().isEmpty());
    const auto secret = field.take();
    QCOMPARE(secret.view(), std::string_view(kCanary));
    QVERIFY(field.text().isEmpty());
    field.undo();
    QVERIFY(field.text().isEmpty());
    QVERIFY(!field.isUndoAvailable());
    field.setText(QStringLiteral("with a line break"));
    QCOMPARE(field.take().view(), std::string_view("with a line break"));
    field.setText(QString(int(Secret::kBytesMax) / 3 + 1, QChar(0x4e2d))); // three bytes each
    QVERIFY(field.isTooLong());
}

void tst_AccessDialogs::secretIsSentOnceAndForgotten()
{
    DialogFixture f;
    auto *dialog = new SecretDialog(f.workspace, QStringLiteral("shop-cloud-key"), QStringLiteral("the keychain"), {}, &f.window);
    dialog->open();
    auto *field = dialog->findChild<SecretField *>();
    auto *store = dialog->findChild<QPushButton *>(QStringLiteral("store"));
    QVERIFY(!store->isEnabled());
    QTest::keyClicks(field, QLatin1String(kCanary));
    f.client.holdAnswers();
    QTest::keyClick(field, Qt::Key_Return);
    QVERIFY(field->text().isEmpty()); // at once, not with the answer
    QVERIFY(!store->isEnabled());
    QCOMPARE(f.trace(QLatin1String(kCanary)), QString());
    f.client.releaseAnswers();
    QTRY_VERIFY(!f.dialog(QStringLiteral("secretDialog")));
    const auto sent = f.client.sent<PutSecret>();
    QCOMPARE(sent.size(), std::size_t(1));
    QCOMPARE(sent[0].name, std::string("shop-cloud-key"));
    QCOMPARE(sent[0].secret.view(), std::string_view(kCanary));
    QCOMPARE(sent[0].actor, std::string("sluice"));
    QVERIFY(!sent[0].thisRun);
    QCOMPARE(f.trace(QLatin1String(kCanary)), QString());
}

void tst_AccessDialogs::noKeychainKeepsForThisRun()
{
    DialogFixture f;
    f.client.on<PutSecret>([](const PutSecret &command) -> Result<Nothing> {
        return command.thisRun ? Result<Nothing>(Nothing{}) : Result<Nothing>(fail(kNoKeychain));
    });
    auto *dialog = new SecretDialog(f.workspace, QStringLiteral("shop-token"), {}, {}, &f.window);
    dialog->open();
    QTest::keyClicks(dialog->findChild<SecretField *>(), QLatin1String(kCanary));
    dialog->findChild<QPushButton *>(QStringLiteral("store"))->click();
    QTRY_VERIFY(f.dialog(QStringLiteral("noKeychainDialog")));
    auto *honest = f.dialog(QStringLiteral("noKeychainDialog"));
    QString texts;
    for (const auto *label : honest->findChildren<QLabel *>())
        texts += label->text();
    QVERIFY(texts.contains(QStringLiteral("no service offers org.freedesktop.secrets (NoKeychain)")));
    QVERIFY(texts.contains(QStringLiteral("SLUICE_SECRET_SHOP_TOKEN")));
    QVERIFY(texts.contains(QStringLiteral("--secrets fd:3")));
    honest->findChild<QPushButton *>(QStringLiteral("keep"))->click();
    QTRY_VERIFY(!f.dialog(QStringLiteral("secretDialog")));
    QCOMPARE(f.client.sent<PutSecret>().size(), std::size_t(2));
    QVERIFY(f.client.sent<PutSecret>()[1].thisRun);
    QCOMPARE(f.client.sent<PutSecret>()[1].secret.view(), std::string_view(kCanary));
    QCOMPARE(f.trace(QLatin1String(kCanary)), QString());
}

void tst_AccessDialogs::noKeychainTryAgainAndCancel()
{
    DialogFixture f;
    f.client.on<PutSecret>([](const PutSecret &) -> Result<Nothing> {
        return fail(ErrorKind::Denied, "KeychainLocked", "nobody unlocked it in time");
    });
    auto *dialog = new SecretDialog(f.workspace, QStringLiteral("k"), {}, {}, &f.window);
    dialog->open();
    QTest::keyClicks(dialog->findChild<SecretField *>(), QLatin1String(kCanary));
    dialog->findChild<QPushButton *>(QStringLiteral("store"))->click();
    QTRY_VERIFY(f.dialog(QStringLiteral("noKeychainDialog")));
    f.dialog(QStringLiteral("noKeychainDialog"))->findChild<QPushButton *>(QStringLiteral("again"))->click();
    QTRY_COMPARE(f.client.sent<PutSecret>().size(), std::size_t(2));
    QVERIFY(!f.client.sent<PutSecret>()[1].thisRun);
    QTRY_VERIFY(f.dialog(QStringLiteral("noKeychainDialog")));
    QTest::keyClick(f.dialog(QStringLiteral("noKeychainDialog")), Qt::Key_Escape);
    QTRY_VERIFY(!f.dialog(QStringLiteral("noKeychainDialog")));
    QVERIFY(f.dialog(QStringLiteral("secretDialog"))); // it stays, empty
    QVERIFY(dialog->findChild<SecretField *>()->text().isEmpty());
    QCOMPARE(f.client.sent<PutSecret>().size(), std::size_t(2));
    QCOMPARE(f.trace(QLatin1String(kCanary)), QString());
}

void tst_AccessDialogs::givenSecretsCannotBeChanged()
{
    const Error given{ErrorKind::Unsupported, "SecretsAreGiven", "secrets come from the environment"};
    QVERIFY(isKeychainError(given));
    QVERIFY(!isKeychainError({ErrorKind::Denied, "Unauthorized", ""}));
    QWidget window;
    NoKeychainDialog dialog(given, "shop-token", &window);
    QVERIFY(!dialog.findChild<QPushButton *>(QStringLiteral("keep")));
    QVERIFY(!dialog.findChild<QPushButton *>(QStringLiteral("again")));
    QVERIFY(keychainTrouble(given, "shop-token").todo.contains(QStringLiteral("SLUICE_SECRET_SHOP_TOKEN")));
    dialog.setAttribute(Qt::WA_DeleteOnClose, false);
}

void tst_AccessDialogs::keyIsShownOnce()
{
    DialogFixture f;
    NewKeyAnswer key;
    key.user = "ops";
    key.keyId = "SLUNEWNEWNEWNEWNEWNEWNE";
    key.secret = Secret(kCanary);
    key.notice = "The master key is not stored: this secret ends with the run.";
    auto *dialog = new KeyDialog(std::move(key), &f.window);
    dialog->open();
    auto *shown = dialog->findChild<QLineEdit *>(QStringLiteral("keySecret"));
    QCOMPARE(shown->text(), QLatin1String(kCanary));
    QVERIFY(QGuiApplication::clipboard()->text().isEmpty()); // nothing is copied by itself
    button(dialog, QStringLiteral("Copy id"))->click();
    QCOMPARE(QGuiApplication::clipboard()->text(), QStringLiteral("SLUNEWNEWNEWNEWNEWNEWNE"));
    button(dialog, QStringLiteral("Copy secret"))->click();
    QCOMPARE(QGuiApplication::clipboard()->text(), QLatin1String(kCanary));
    QGuiApplication::clipboard()->clear();
    dialog->accept();
    QVERIFY(shown->text().isEmpty()); // wiped with the closing, before the dialog itself goes
    QCOMPARE(f.trace(QLatin1String(kCanary)), QString());
}

void tst_AccessDialogs::userIsCreated()
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

void tst_AccessDialogs::userRules_data()
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

void tst_AccessDialogs::userRules()
{
    QFETCH(QString, name);
    QFETCH(bool, good);
    const auto verdict = accessrules::userName(name);
    QCOMPARE(verdict.problem.isEmpty(), good);
    if (!verdict.example.isEmpty())
        QVERIFY(accessrules::userName(verdict.example).problem.isEmpty());
}

void tst_AccessDialogs::userPolicyIsChecked()
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

void tst_AccessDialogs::connectKeepsThenTests()
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
    auto *save = button(dialog, QStringLiteral("Save and test"));
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
    QCOMPARE(f.client.sent<TestConnection>().at(0).name, std::string("prod"));
    QVERIFY(f.said.contains(QStringLiteral("prod is connected")));
    QCOMPARE(f.trace(QLatin1String(kCanary)), QString());
}

void tst_AccessDialogs::connectTellsWhatFailed()
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
    button(dialog, QStringLiteral("Save and test"))->click();
    QTRY_COMPARE(f.client.sent<TestConnection>().size(), std::size_t(1));
    QTRY_VERIFY(button(dialog, QStringLiteral("Save and test"))->isEnabled());
    QVERIFY(dialog->isVisible());
    QVERIFY(savePicture(*dialog, QStringLiteral("connect-failed-light")));
    button(dialog, QStringLiteral("Save and test"))->click(); // the secret is there already: it is not asked for again
    QTRY_COMPARE(f.client.sent<TestConnection>().size(), std::size_t(2));
    QCOMPARE(f.client.sent<PutSecret>().size(), std::size_t(1));
}

void tst_AccessDialogs::editKeepsTheStoredSecret()
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

void tst_AccessDialogs::kafkaConnection()
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

void tst_AccessDialogs::keyboardAloneAddsAUserAndCopiesItsKey()
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
    QCOMPARE(QGuiApplication::clipboard()->text(), QLatin1String(kCanary));
    QGuiApplication::clipboard()->clear();
    auto *shown = f.page.findChild<QLineEdit *>(QStringLiteral("keySecret"));
    press(Qt::Key_Escape);
    QVERIFY(!shown || shown->text().isEmpty());
    QCOMPARE(f.client.sent<PutUser>().at(0).user.name, std::string("keyboard"));
}

QTEST_MAIN(tst_AccessDialogs)
#include "tst_accessdialogs.moc"
