#include "engine/collect/formatdetector.h"
#include "tests/support/encodedlogs.h"

#include <QTest>

using namespace sluice;
using namespace sluice::test;

class FormatDetectorTest : public QObject {
    Q_OBJECT
private slots:
    void detects_data();
    void detects();
    void waitsForAWholeLine();
};

void FormatDetectorTest::detects_data()
{
    QTest::addColumn<QByteArray>("head");
    QTest::addColumn<QString>("format");
    const QByteArray access = "1.1.1.1 - - [17/May/2015:10:05:03 +0000] \"GET / HTTP/1.1\" 200 1 \"-\" \"curl\"\n";
    const QByteArray syslog = "Jun 14 15:16:01 combo sshd[1]: x\n";
    const QByteArray json = "{\"a\":1}\n";
    QTest::newRow("json") << json.repeated(3) << "json";
    QTest::newRow("json without an end") << json.chopped(1) << "json";
    QTest::newRow("json with one bad line") << json.repeated(9) + "oops\n"
                                            << "json";
    QTest::newRow("json with many bad lines") << json.repeated(3) + "oops\n"
                                              << "line";
    QTest::newRow("json behind empty lines") << "\n\r\n" + json << "json";
    QTest::newRow("json arrays are lines") << QByteArray("[1]\n[2]\n") << "line";
    QTest::newRow("access log") << access << "apache";
    QTest::newRow("common access log") << QByteArray("h - - [17/May/2015:10:05:03 +0000] \"GET / HTTP/1.1\" 200 -\n")
                                       << "apache";
    QTest::newRow("syslog") << syslog.repeated(2) << "syslog";
    QTest::newRow("syslog 5424") << QByteArray("<1>1 2003-10-11T22:14:15Z h a p i - m\n") << "syslog";
    QTest::newRow("syslog of today") << QByteArray("2024-01-09T08:51:57.1+00:00 h a[1]: m\n") << "syslog";
    QTest::newRow("csv") << QByteArray("time,level,message\n1,info,\"a, b\"\n2,warn,x\n") << "csv";
    QTest::newRow("csv with newlines inside") << QByteArray("id,text\n1,\"a\nb\nc\"\n2,\"d\ne\"\n") << "csv";
    QTest::newRow("csv header alone") << QByteArray("time,level,message\n") << "line";
    QTest::newRow("csv of one column") << QByteArray("name\na\nb\n") << "line";
    QTest::newRow("numbers are no header") << QByteArray("1,2\n3,4\n") << "line";
    QTest::newRow("the same name twice") << QByteArray("a,a\n3,4\n") << "line";
    QTest::newRow("prose") << QByteArray("Hello, world\nhow are you, all of you, today\nfine\n") << "line";
    QTest::newRow("text") << QByteArray("one\ntwo\n") << "line";
    QTest::newRow("binary") << QByteArray("\0\1\2\n\377\376\n", 7) << "line";
    QTest::newRow("empty lines") << QByteArray("\n\n") << "line";
}

void FormatDetectorTest::detects()
{
    QFETCH(const QByteArray, head);
    QFETCH(const QString, format);
    const auto result = encoded(sourceOf("auto"), head.toStdString());
    QCOMPARE(QString::fromUtf8(toText(result.format).data()), format);
}

void FormatDetectorTest::waitsForAWholeLine()
{
    const auto result = encoded(sourceOf("auto"), "{\"a\":1}\n{\"a\":2}\n", 3);
    QCOMPARE(result.format, LineFormat::Json);
    QCOMPARE(result.counts.lines, 2U);
    QCOMPARE(result.counts.parseErrors, 0U);
}

QTEST_APPLESS_MAIN(FormatDetectorTest)
#include "tst_formatdetector.moc"
