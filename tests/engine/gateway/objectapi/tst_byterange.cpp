#include "engine/gateway/objectapi/byterange.h"

#include <QtTest>

using namespace sluice;

namespace {

// "206 10+5", "200 0+100", "416"
QString outcome(const char *header, std::uint64_t size, RangeHabit habit = RangeHabit::Whole)
{
    const auto span = spanOf(readByteRange(header), size, habit);
    if (!span)
        return "416";
    return QString("%1 %2+%3").arg(span->partial ? 206 : 200).arg(span->begin).arg(span->count);
}

} // namespace

class tst_ByteRange : public QObject {
    Q_OBJECT
private slots:
    void thatFit()
    {
        QCOMPARE(outcome("bytes=0-0", 100), QString("206 0+1"));
        QCOMPARE(outcome("bytes=10-14", 100), QString("206 10+5"));
        QCOMPARE(outcome("bytes=90-99", 100), QString("206 90+10"));
        QCOMPARE(outcome("bytes=90-", 100), QString("206 90+10"));
        QCOMPARE(outcome("bytes=-20", 100), QString("206 80+20"));
        QCOMPARE(outcome("bytes=0-", 100), QString("206 0+100"));
        QCOMPARE(outcome("bytes=-100", 100), QString("206 0+100"));
    }
    // Of a service that ignores what does not fit, unless it is told to keep to the standard.
    void thatDoNot()
    {
        for (const char *header : {"bytes=50-100", "bytes=100-200", "bytes=100-", "bytes=-101", "bytes=-0"})
            QCOMPARE(outcome(header, 100), QString("200 0+100"));
        QCOMPARE(outcome("bytes=50-100", 100, RangeHabit::Standard), QString("206 50+50"));
        QCOMPARE(outcome("bytes=-101", 100, RangeHabit::Standard), QString("206 0+100"));
        for (const char *header : {"bytes=100-200", "bytes=100-", "bytes=-0"})
            QCOMPARE(outcome(header, 100, RangeHabit::Standard), QString("416"));
        QCOMPARE(outcome("bytes=0-", 0), QString("200 0+0"));
        QCOMPARE(outcome("bytes=-1", 0, RangeHabit::Standard), QString("416"));
        QCOMPARE(outcome("bytes=0-", 0, RangeHabit::Standard), QString("416"));
    }
    void thatAreNone()
    {
        for (const char *header : {"", "bytes", "bytes=", "bytes=-", "bytes=5-4", "bytes=1-2,4-5", "bytes=a-b", "Bytes=0-1",
                                   "bytes= 0-1", "bytes=0-1 ", "bytes=+1-2", "bytes=0--1", "items=0-1", "bytes=0x1-2",
                                   "bytes=99999999999999999999-", "bytes=0-99999999999999999999"}) {
            QVERIFY2(!readByteRange(header), header);
            QCOMPARE(outcome(header, 100, RangeHabit::Standard), QString("200 0+100"));
        }
        QCOMPARE(outcome("bytes=18446744073709551615-18446744073709551615", 100, RangeHabit::Standard), QString("416"));
        QCOMPARE(outcome("bytes=1-18446744073709551615", 100, RangeHabit::Standard), QString("206 1+99"));
    }
};

QTEST_GUILESS_MAIN(tst_ByteRange)
#include "tst_byterange.moc"
