// Renders the real window in light and dark, English and Chinese, wide and narrow; the pictures land in the build folder
// (or in SLUICE_PICTURES), to be looked at. What a machine can check is checked: nothing empty, nothing of one colour.
#include "tests/support/windowfixture.h"
#include "ui/triggers/executionpane.h"
#include "ui/triggers/triggerpage.h"
#include "ui/widgets/table.h"

#include <QDir>
#include <QSet>
#include <QSignalSpy>
#include <QTest>
#include <QTranslator>

using namespace sluice;
using namespace sluice::test;

class tst_Pictures : public QObject {
    Q_OBJECT
private slots:
    void window_data();
    void window();
};

void tst_Pictures::window_data()
{
    QTest::addColumn<bool>("dark");
    QTest::addColumn<QString>("language");
    QTest::addColumn<QSize>("size");
    QTest::addColumn<QString>("page");
    const QSize full(1440, 900);
    const QSize least(1024, 640);
    const QString trigger = QString::fromLatin1(kSceneTrigger);
    QTest::newRow("trigger-light") << false << "en" << full << trigger;
    QTest::newRow("trigger-dark") << true << "en" << full << trigger;
    QTest::newRow("trigger-zh-light") << false << "zh_CN" << full << trigger;
    QTest::newRow("trigger-narrow") << false << "en" << least << trigger;
    QTest::newRow("triggers-light") << false << "en" << full << "triggers";
    QTest::newRow("triggers-dark") << true << "en" << full << "triggers";
    QTest::newRow("triggers-zh-dark") << true << "zh_CN" << full << "triggers";
    QTest::newRow("triggers-narrow") << false << "en" << least << "triggers";
}

void tst_Pictures::window()
{
    QFETCH(bool, dark);
    QFETCH(QString, language);
    QFETCH(QSize, size);
    QFETCH(QString, page);
    prepareApplication(dark ? Scheme::Dark : Scheme::Light);
    QTranslator translator;
    if (translator.load(QStringLiteral(":/i18n/sluice_%1.qm").arg(language)))
        QCoreApplication::installTranslator(&translator);
    WindowFixture f(size);
    QSignalSpy ready(&f.window, &MainWindow::pageReady);
    f.window.openPage(page);
    f.window.chooseTelling();
    f.window.show();
    f.window.attach(f.client);
    QTRY_VERIFY(!ready.isEmpty());
    if (page != QLatin1String("triggers"))
        QTRY_VERIFY(f.window.triggerPage()->pane()->isLoaded());
    else
        QTRY_VERIFY(f.window.triggers().rowCount() == 12);
    if (page != QLatin1String("triggers")) {
        QTRY_VERIFY(!f.client.sent<GetFunctionLog>().empty());
        QTRY_VERIFY(f.window.triggerPage()->findChild<Table *>(QStringLiteral("shards"))->model()->rowCount() == 4);
    }
    const auto picture = f.window.grab().toImage();
    QCoreApplication::removeTranslator(&translator);

    QSet<QRgb> colours;
    for (int y = 0; y < picture.height(); y += 2) {
        for (int x = 0; x < picture.width(); x += 2)
            colours.insert(picture.pixel(x, y));
    }
    QVERIFY2(colours.size() > 100, "a window with so few colours shows nothing");
    const auto folder = qEnvironmentVariable("SLUICE_PICTURES", QStringLiteral(SLUICE_BIN_DIR "/../pictures"));
    QVERIFY(QDir().mkpath(folder));
    QVERIFY(picture.save(QStringLiteral("%1/%2.png").arg(folder, QString::fromLatin1(QTest::currentDataTag()))));
}

QTEST_MAIN(tst_Pictures)
#include "tst_pictures.moc"
