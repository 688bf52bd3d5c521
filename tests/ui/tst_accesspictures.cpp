// Every tab of Access in light and dark and in the least window; the pictures land in the build folder (or in
// SLUICE_PICTURES), to be looked at.
#include "tests/support/accessscene.h"
#include "tests/support/pagefixture.h"
#include "ui/access/accesspage.h"
#include "ui/access/accesstab.h"
#include "ui/access/listpane.h"
#include "ui/widgets/table.h"

#include <QAction>
#include <QTest>

using namespace sluice;
using namespace sluice::test;

class tst_AccessPictures : public QObject {
    Q_OBJECT
private slots:
    void tabs_data();
    void tabs();
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

QTEST_MAIN(tst_AccessPictures)
#include "tst_accesspictures.moc"
