// Every dialog of Access in light and dark; the pictures land in the build folder (or in SLUICE_PICTURES), to be looked at.
#include "tests/support/accessscene.h"
#include "tests/support/pagefixture.h"
#include "ui/access/authorizedialog.h"
#include "ui/access/connectiondialog.h"
#include "ui/access/keepsecret.h"
#include "ui/access/keydialog.h"
#include "ui/access/newkeydialog.h"
#include "ui/access/secretdialog.h"
#include "ui/access/userdialog.h"

#include <QDialog>
#include <QTest>

using namespace sluice;
using namespace sluice::test;

class tst_AccessDialogPictures : public QObject {
    Q_OBJECT
private slots:
    void dialogs_data();
    void dialogs();
};

void tst_AccessDialogPictures::dialogs_data()
{
    QTest::addColumn<QString>("which");
    QTest::addColumn<bool>("dark");
    for (const auto *which : {"authorize", "connect", "connection", "user", "newkey", "key", "secret", "nokeychain"}) {
        QTest::newRow(qPrintable(QLatin1String(which) + QStringLiteral("-light"))) << which << false;
        QTest::newRow(qPrintable(QLatin1String(which) + QStringLiteral("-dark"))) << which << true;
    }
}

void tst_AccessDialogPictures::dialogs()
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

QTEST_MAIN(tst_AccessDialogPictures)
#include "tst_accessdialogpictures.moc"
