#include "engine/base/cursor.h"

#include <QtTest>

#include <limits>

using namespace sluice;

class CursorTest : public QObject {
    Q_OBJECT
private slots:
    void referenceVector()
    {
        QCOMPARE(toText(Cursor(1447299606896632356)), std::string("MTQ0NzI5OTYwNjg5NjYzMjM1Ng=="));
        QCOMPARE(cursorFromText("MTQ0NzI5OTYwNjg5NjYzMjM1Ng==")->value(), 1447299606896632356);
    }
    void paddingMayBeMissing() { QCOMPARE(cursorFromText("MTQ0NzI5OTYwNjg5NjYzMjM1Ng")->value(), 1447299606896632356); }
    void roundTrip()
    {
        for (const std::int64_t value : {std::int64_t(1), std::int64_t(12), std::int64_t(123), std::int64_t(1234),
                                         std::numeric_limits<std::int64_t>::max()})
            QCOMPARE(cursorFromText(toText(Cursor(value)))->value(), value);
    }
    void refuses_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("letters") << QByteArray("YWJj");
        QTest::newRow("zero") << QByteArray("MA==");
        QTest::newRow("negative") << QByteArray("LTE=");
        QTest::newRow("leading zero") << QByteArray("MDE=");
        QTest::newRow("overflow") << QByteArray("OTIyMzM3MjAzNjg1NDc3NTgwOA==");
        QTest::newRow("bad alphabet") << QByteArray("MT*0");
        QTest::newRow("stray bits") << QByteArray("MR");
        QTest::newRow("long") << QByteArray(10'000, 'M');
    }
    void refuses()
    {
        QFETCH(QByteArray, text);
        const auto cursor = cursorFromText(text.toStdString());
        QVERIFY(!cursor);
        QCOMPARE(cursor.error().kind, ErrorKind::Invalid);
        QCOMPARE(cursor.error().code, std::string("ParameterInvalid"));
    }
    void nextIsOneMore() { QCOMPARE(Cursor(7).next(), Cursor(8)); }
};

QTEST_GUILESS_MAIN(CursorTest)
#include "tst_cursor.moc"
