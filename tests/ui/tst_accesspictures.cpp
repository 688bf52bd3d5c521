// Every tab and dialog of Access in light and dark and in the least window; the pictures land in the build folder (or in
// SLUICE_PICTURES), to be looked at.
#include "tests/support/accessscene.h"
#include "tests/support/pagefixture.h"
#include "ui/access/accesspage.h"
#include "ui/access/accesstab.h"
#include "ui/access/authorizedialog.h"
#include "ui/access/connectiondialog.h"
#include "ui/access/keepsecret.h"
#include "ui/access/keydialog.h"
#include "ui/access/listpane.h"
#include "ui/access/newkeydialog.h"
#include "ui/access/secretdialog.h"
#include "ui/access/userdialog.h"
#include "ui/widgets/table.h"

#include <QAction>
#include <QDialog>
#include <QTest>

using namespace sluice;
using namespace sluice::test;

class tst_AccessPictures : public QObject {
    Q_OBJECT
private slots:
    void tabs_data();
    void tabs();
    void dialogs_data();
    void dialogs();
};

void tst_AccessPictures::tabs_data()
{
    QTest::addColumn<QString>("place");
    QTest::addColumn<bool>("dark");
    QTest::addColumn<QSize>("size");
    for (const auto *place : {"authorization", "connections/shop-cloud", "roles/delivery-role", "users/ops", "secrets",
                              "check/user/reporting", "audit/5"}) {
        const auto name = QString::fromLatin1(place).section(QLatin1Char('/'), 0, 0);
        QTest::newRow(qPrintable(name + QStringLiteral("-light"))) << place << false << QSize(1264, 832);
        QTest::newRow(qPrintable(name + QStringLiteral("-dark"))) << place << true << QSize(1264, 832);
        QTest::newRow(qPrintable(name + QStringLiteral("-narrow"))) << place << false << QSize(848, 572);
    }
}

void tst_AccessPictures::tabs()
{
    QFETCH(QString, place);
    QFETCH(bool, dark);
    QFETCH(QSize, size);
    prepareApplication(dark ? Scheme::Dark : Scheme::Light);
    PageFixture<AccessPage> f(size);
    stageAccessScene(f.client);
    f.show(place);
    QTRY_VERIFY(f.workspace.definitions()->version > 0);
    QTRY_VERIFY(!f.client.sent<GetAuthorization>().empty());
    const auto press = [&f](const QString &text) {
        for (auto *action : f.page.actions()) {
            if (QString(action->text()).remove(QLatin1Char('&')) == text)
                action->trigger();
        }
    };
    if (f.page.tab()->key() == QLatin1String("audit"))
        QTRY_COMPARE(f.page.tab()->findChild<ListPane *>()->table()->model()->rowCount(), 8);
    if (f.page.tab()->key() == QLatin1String("connections")) {
        QTRY_COMPARE(f.page.tab()->findChild<ListPane *>()->table()->currentRow(), 1);
        press(QStringLiteral("Test"));
    }
    if (f.page.tab()->key() == QLatin1String("check"))
        press(QStringLiteral("Check"));
    f.page.focusFirst();
    const auto done = std::make_shared<bool>(false);
    f.workspace.send(GetTrash{}, &f.page, [done](const Result<TrashRows> &) { *done = true; }); // behind all that was asked
    QTRY_VERIFY(*done);
    QCoreApplication::sendPostedEvents(); // layouts
    QVERIFY(savePicture(f.page, QStringLiteral("access-") + QLatin1String(QTest::currentDataTag())));
    QVERIFY(f.page.minimumSizeHint().width() <= 848);
    QVERIFY(f.page.minimumSizeHint().height() <= 572);
}

void tst_AccessPictures::dialogs_data()
{
    QTest::addColumn<QString>("which");
    QTest::addColumn<bool>("dark");
    for (const auto *which : {"authorize", "connect", "connection", "user", "newkey", "key", "secret", "nokeychain"}) {
        QTest::newRow(qPrintable(QLatin1String(which) + QStringLiteral("-light"))) << which << false;
        QTest::newRow(qPrintable(QLatin1String(which) + QStringLiteral("-dark"))) << which << true;
    }
}

void tst_AccessPictures::dialogs()
{
    QFETCH(QString, which);
    QFETCH(bool, dark);
    prepareApplication(dark ? Scheme::Dark : Scheme::Light);
    FakeEngineClient client;
    stageScene(client);
    stageAccessScene(client);
    client.definitions.authorized = which != QLatin1String("authorize");
    Workspace workspace([] { return kSceneNow; });
    QWidget window;
    window.resize(1264, 832);
    window.show();
    workspace.attach(client);
    QTRY_VERIFY(workspace.definitions()->version > 0);
    if (which == QLatin1String("authorize"))
        openAuthorizeDialog(workspace, &window);
    else if (which == QLatin1String("connect"))
        openConnectDialog(workspace, &window);
    else if (which == QLatin1String("connection"))
        openConnectionDialog(workspace, &window, QStringLiteral("shop-cloud"));
    else if (which == QLatin1String("user"))
        openUserDialog(workspace, &window, QStringLiteral("ops"));
    else if (which == QLatin1String("newkey"))
        openNewKeyDialog(workspace, &window, QStringLiteral("ops"));
    else if (which == QLatin1String("key"))
        (new KeyDialog({"ops", "SLUNEWNEWNEWNEWNEWNEWNE", Secret("kQ3vN8Zr1pYtXw5LmB7cD2fG9hJ4sA6e"),
                        "No keychain keeps the master key: this secret stops working when the engine stops."},
                       &window))
            ->open();
    else if (which == QLatin1String("secret"))
        (new SecretDialog(workspace, QStringLiteral("shop-cloud-key"), QStringLiteral("the keychain (Secret Service)"), {},
                          &window))
            ->open();
    else
        (new NoKeychainDialog(
             {ErrorKind::Unavailable, "NoKeychain", "the session bus has no service that offers org.freedesktop.secrets"},
             "shop-cloud-key", &window))
            ->open();
    const auto done = std::make_shared<bool>(false);
    workspace.send(GetTrash{}, &window, [done](const Result<TrashRows> &) { *done = true; });
    QTRY_VERIFY(*done);
    auto *dialog = window.findChild<QDialog *>();
    QVERIFY(dialog && dialog->isVisible());
    QCoreApplication::sendPostedEvents(); // layouts
    QVERIFY(savePicture(*dialog, QStringLiteral("access-dialog-") + QLatin1String(QTest::currentDataTag())));
}

QTEST_MAIN(tst_AccessPictures)
#include "tst_accesspictures.moc"
