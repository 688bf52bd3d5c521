#include "app/ctl/timetext.h"

#include <QtTest>

using namespace sluice;
using namespace sluice::ctl;

class TimeTextTest : public QObject {
    Q_OBJECT
private slots:
    void initTestCase()
    {
        qputenv("TZ", "UTC-8"); // eight hours east
        ::tzset();
    }
    void reads_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<qint64>("ms");
        QTest::newRow("zulu") << "2023-11-14T22:13:20Z" << 1'700'000'000'000LL;
        QTest::newRow("millis") << "2023-11-14T22:13:20.250Z" << 1'700'000'000'250LL;
        QTest::newRow("offset") << "2023-11-15T06:13:20+08:00" << 1'700'000'000'000LL;
        QTest::newRow("west") << "2023-11-14T17:13:20-0500" << 1'700'000'000'000LL;
        QTest::newRow("local") << "2023-11-15 06:13:20" << 1'700'000'000'000LL;
        QTest::newRow("minutes") << "2023-11-14T22:13Z" << 1'699'999'980'000LL;
        QTest::newRow("day") << "2023-11-15" << 1'699'977'600'000LL;
        QTest::newRow("unix") << "1700000000" << 1'700'000'000'000LL;
        QTest::newRow("zero") << "0" << 0LL;
        QTest::newRow("now") << "now" << 5'000'000'000LL;
        QTest::newRow("seconds ago") << "now-90s" << 4'999'910'000LL;
        QTest::newRow("minutes ago") << "now-15m" << 4'999'100'000LL;
        QTest::newRow("days ago") << "now-2d" << 4'827'200'000LL;
    }
    void reads()
    {
        QFETCH(QString, text);
        QFETCH(qint64, ms);
        const auto read = millisFromText(text.toStdString(), 5'000'000'000);
        QVERIFY2(read, qPrintable(text));
        QCOMPARE(qint64(*read), ms);
    }
    void refuses()
    {
        for (const char *text : {"", "yesterday", "now-", "now-5", "now-5y", "now--5m", "now+5m", "2023-13-01", "2023-02-30",
                                 "2023-11-14T25:00Z", "2023-11-14T22:13:20+99:00", "2023-11-14T22:13:20Zx", "-5", "1e9",
                                 "99999999999999999999", "now-99d"})
            QVERIFY2(!millisFromText(text, 5'000'000'000), text);
    }
    void positions()
    {
        QCOMPARE(*positionFromText("begin", 0), std::string("begin"));
        QCOMPARE(*positionFromText("end", 0), std::string("end"));
        QCOMPARE(*positionFromText("1700000000", 0), std::string("1700000000000"));
        QCOMPARE(positionFromText("beginn", 0).error().code, std::string("Usage"));
    }
    void writes()
    {
        QCOMPARE(timeText(1'700'000'000'250), std::string("2023-11-15 06:13:20"));
        QCOMPARE(clockText(1'700'000'000'250), std::string("06:13:20.250"));
        QCOMPARE(timeText(0), std::string("–"));
    }
};

QTEST_APPLESS_MAIN(TimeTextTest)
#include "tst_timetext.moc"
