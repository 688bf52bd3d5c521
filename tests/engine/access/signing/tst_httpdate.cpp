// Dates of signed requests: each form, its edges, and nothing else.
#include "engine/access/signing/httpdate.h"

#include <QtTest>

using namespace sluice;

class HttpDateTest : public QObject {
    Q_OBJECT

private slots:
    void readsAndWrites_data()
    {
        QTest::addColumn<qint64>("seconds");
        QTest::addColumn<QByteArray>("rfc");
        QTest::addColumn<QByteArray>("basic");
        QTest::addColumn<QByteArray>("extended");
        const auto row = [](qint64 seconds, const char *rfc, const char *basic, const char *extended) {
            QTest::newRow(extended) << seconds << QByteArray(rfc) << QByteArray(basic) << QByteArray(extended);
        };
        row(0, "Thu, 01 Jan 1970 00:00:00 GMT", "19700101T000000Z", "1970-01-01T00:00:00Z");
        row(1447049476, "Mon, 09 Nov 2015 06:11:16 GMT", "20151109T061116Z", "2015-11-09T06:11:16Z");
        row(951782399, "Mon, 28 Feb 2000 23:59:59 GMT", "20000228T235959Z", "2000-02-28T23:59:59Z");
        row(951782400, "Tue, 29 Feb 2000 00:00:00 GMT", "20000229T000000Z", "2000-02-29T00:00:00Z");
        row(253402300799, "Fri, 31 Dec 9999 23:59:59 GMT", "99991231T235959Z", "9999-12-31T23:59:59Z");
    }
    void readsAndWrites()
    {
        QFETCH(qint64, seconds);
        const auto time = wallFromSeconds(seconds);
        for (const auto &[form, column] : {std::pair{DateForm::Rfc1123, "rfc"}, std::pair{DateForm::Basic, "basic"},
                                           std::pair{DateForm::Extended, "extended"}}) {
            const auto text =
                qvariant_cast<QByteArray>(*static_cast<QByteArray *>(QTest::qData(column, qMetaTypeId<QByteArray>())));
            QCOMPARE(QByteArray::fromStdString(dateText(time, form)), text);
            QCOMPARE(readDate(text.toStdString(), form), std::optional(time));
        }
    }

    void dayOfOneDigitAndAnyWeekday()
    {
        QCOMPARE(readDate("Mon, 3 Jan 2010 08:33:47 GMT", DateForm::Rfc1123), std::optional(wallFromSeconds(1262507627)));
        QCOMPARE(dateText(wallFromSeconds(1262507627), DateForm::Rfc1123), std::string("Sun, 03 Jan 2010 08:33:47 GMT"));
    }

    void fractionsAreCutOff()
    {
        QCOMPARE(dateText(wallFromMillis(1'999), DateForm::Extended), std::string("1970-01-01T00:00:01Z"));
    }

    void nothingElse()
    {
        for (const auto *wrong :
             {"", "Mon", "Mon, 09 Nov 2015 06:11:16", "Mon, 09 Nov 2015 06:11:16 GMT ", " Mon, 09 Nov 2015 06:11:16 GMT",
              "Mon 09 Nov 2015 06:11:16 GMT", "Mon, 009 Nov 2015 06:11:16 GMT", "Mon, 00 Nov 2015 06:11:16 GMT",
              "Mon, 31 Nov 2015 06:11:16 GMT", "Mon, 09 nov 2015 06:11:16 GMT", "Xxx, 09 Nov 2015 06:11:16 GMT",
              "Mon, 09 Nov 2015 24:11:16 GMT", "Mon, 09 Nov 2015 06:60:16 GMT", "Mon, 09 Nov 2015 06:11:60 GMT",
              "Mon, 09 Nov 1969 06:11:16 GMT", "Mon, 09 Nov 2015 6:11:16 GMT", "Mon, +9 Nov 2015 06:11:16 GMT"})
            QVERIFY2(!readDate(wrong, DateForm::Rfc1123), wrong);
        for (const auto *wrong :
             {"", "20240115T080910", "20240115t080910Z", "20240115T080910Z ", "2024015T0080910Z", "20230229T000000Z",
              "20241301T000000Z", "20240100T000000Z", "2024-01-15T08:09:10Z", "20240115T240000Z"})
            QVERIFY2(!readDate(wrong, DateForm::Basic), wrong);
        for (const auto *wrong : {"", "2024-01-15T08:09:10", "2024-01-15 08:09:10Z", "2024-01-15T08:09:10+00:00",
                                  "20240115T080910Z", "2024-1-15T08:09:10Z", "2024-01-15T08:09:10.5Z"})
            QVERIFY2(!readDate(wrong, DateForm::Extended), wrong);
    }
};

QTEST_APPLESS_MAIN(HttpDateTest)
#include "tst_httpdate.moc"
