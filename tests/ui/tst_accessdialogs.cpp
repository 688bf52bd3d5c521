// The dialogs of Access about secrets: what they send, and that a secret stays nowhere.
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
    QVERIFY(named<QPlainTextEdit>(dialog, QStringLiteral("Policy"))
                ->toPlainText()
                .contains(QStringLiteral("fc:InvokeFunction")));
    QVERIFY(named<QPlainTextEdit>(dialog, QStringLiteral("Trust policy"))
                ->toPlainText()
                .contains(QStringLiteral("log.aliyuncs.com")));
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
    QTest::keyClick(&field, Qt::Key_C, Qt::ControlModifier);
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
    auto *dialog =
        new SecretDialog(f.workspace, QStringLiteral("shop-cloud-key"), QStringLiteral("the keychain"), {}, &f.window);
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

QTEST_MAIN(tst_AccessDialogs)
#include "tst_accessdialogs.moc"
