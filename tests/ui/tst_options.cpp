#include "app/console/options.h"

#include <QTest>

using namespace sluice;
using namespace sluice::console;

class tst_Options : public QObject {
    Q_OBJECT
private slots:
    void takesAll();
    void defaults();
    void refuses_data();
    void refuses();
};

void tst_Options::takesAll()
{
    const auto options = parseOptions({"--data", "d", "--stack", "s.yaml", "--screenshot", "p.png", "--page", "a/b/c",
                                       "--theme", "dark", "--lang", "zh_CN", "--scale", "2", "--after", "1.5"});
    QVERIFY(options);
    QCOMPARE(options->data, QStringLiteral("d"));
    QCOMPARE(options->stack, QStringLiteral("s.yaml"));
    QCOMPARE(options->screenshot, QStringLiteral("p.png"));
    QCOMPARE(options->page, QStringLiteral("a/b/c"));
    QVERIFY(options->scheme == Scheme::Dark);
    QCOMPARE(options->language, QStringLiteral("zh_CN"));
    QCOMPARE(options->scale, 2.0);
    QCOMPARE(options->afterSeconds, 1.5);
}

void tst_Options::defaults()
{
    const auto options = parseOptions({});
    QVERIFY(options);
    QVERIFY(options->scheme == Scheme::System);
    QVERIFY(options->screenshot.isEmpty());
    QVERIFY(options->afterSeconds < 0);
    QVERIFY(dataDirectoryOf(*options).endsWith(QStringLiteral("/sluice")));
}

void tst_Options::refuses_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::newRow("unknown") << QStringList{"--colour", "red"};
    QTest::newRow("word") << QStringList{"start"};
    QTest::newRow("theme") << QStringList{"--theme", "blue"};
    QTest::newRow("language") << QStringList{"--lang", "fr"};
    QTest::newRow("scale 0") << QStringList{"--scale", "0"};
    QTest::newRow("scale nan") << QStringList{"--scale", "nan"};
    QTest::newRow("after") << QStringList{"--after", "-1"};
    QTest::newRow("no value") << QStringList{"--data"};
    QTest::newRow("picture") << QStringList{"--screenshot", "window.gif"};
}

void tst_Options::refuses()
{
    QFETCH(QStringList, arguments);
    const auto options = parseOptions(arguments);
    QVERIFY(!options);
    QCOMPARE(options.error().kind, ErrorKind::Invalid);
    QVERIFY(!options.error().detail.empty());
}

QTEST_GUILESS_MAIN(tst_Options)
#include "tst_options.moc"
