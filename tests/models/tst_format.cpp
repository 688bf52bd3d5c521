#include "models/format.h"
#include "tests/support/scene.h"

#include <QLocale>
#include <QTest>

using namespace sluice;
using test::kSceneNow;

class tst_Format : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates)); }
    void spans_data();
    void spans();
    void lags();
    void times();
    void countdowns();
    void numbers();
};

void tst_Format::spans_data()
{
    QTest::addColumn<qlonglong>("ms");
    QTest::addColumn<QString>("text");
    const auto is = [](qlonglong ms, const char *text) { QTest::addRow("%lld", ms) << ms << QString::fromUtf8(text); };
    is(-1, "–");
    is(0, "0 ms");
    is(412, "412 ms");
    is(999, "999 ms");
    is(1'000, "1.0 s");
    is(2'100, "2.1 s");
    is(9'949, "9.9 s");
    is(9'950, "9 s");
    is(38'000, "38 s");
    is(59'999, "59 s");
    is(64'000, "1 min 04 s");
    is(3'599'999, "59 min 59 s");
    is(7'500'000, "2 h 05 min");
    is(86'399'999, "23 h 59 min");
    is(273'600'000, "3 d 4 h");
}

void tst_Format::spans()
{
    QFETCH(qlonglong, ms);
    QFETCH(QString, text);
    QCOMPARE(format::span(ms), text);
}

void tst_Format::lags()
{
    QCOMPARE(format::lag(0), QStringLiteral("0 s"));
    QCOMPARE(format::lag(400), QStringLiteral("0.4 s"));
    QCOMPARE(format::lag(38'000), QStringLiteral("38 s"));
    QCOMPARE(format::wholeSeconds(2'001), QStringLiteral("3 s"));
    QCOMPARE(format::wholeSeconds(-5), QStringLiteral("0 s"));
    QCOMPARE(format::wholeSeconds(59'001), QStringLiteral("1 min 00 s"));
}

void tst_Format::times()
{
    QCOMPARE(format::time(kSceneNow, kSceneNow), QStringLiteral("10:42:07.000"));
    QCOMPARE(format::time(kSceneNow - 86'400'000, kSceneNow), QStringLiteral("2026-11-21 10:42:07"));
    QCOMPARE(format::time(0, kSceneNow), QStringLiteral("–"));
    QCOMPARE(format::timeOfDay(kSceneNow, kSceneNow), QStringLiteral("10:42:07"));
    QCOMPARE(format::fullTime(kSceneNow), QStringLiteral("2026-11-22 10:42:07.000 UTC"));
}

void tst_Format::countdowns()
{
    QCOMPARE(format::countdown(0, kSceneNow), QStringLiteral("–"));
    QCOMPARE(format::countdown(kSceneNow, kSceneNow), QStringLiteral("now"));
    QCOMPARE(format::countdown(kSceneNow - 5'000, kSceneNow), QStringLiteral("now"));
    QCOMPARE(format::countdown(kSceneNow + 1, kSceneNow), QStringLiteral("in 1 s"));
    QCOMPARE(format::countdown(kSceneNow + 41'000, kSceneNow), QStringLiteral("in 41 s"));
    QCOMPARE(format::countdown(kSceneNow + 120'000, kSceneNow), QStringLiteral("in 2 min"));
    QCOMPARE(format::countdown(kSceneNow + 7'200'000, kSceneNow), QStringLiteral("in 2 h"));
    QCOMPARE(format::countdown(kSceneNow + 82'800'000, kSceneNow), QStringLiteral("in 23 h"));
    QCOMPARE(format::countdown(kSceneNow + 86'400'000, kSceneNow), QStringLiteral("in 1 d 0 h"));
    QCOMPARE(format::countdown(kSceneNow + 139 * 3'600'000LL, kSceneNow), QStringLiteral("in 5 d 19 h"));
}

void tst_Format::numbers()
{
    QCOMPARE(format::number(1'284), QStringLiteral("1,284"));
    QCOMPARE(format::count(-1), QStringLiteral("–"));
    QCOMPARE(format::count(0), QStringLiteral("0"));
    QCOMPARE(format::windowSize(1'992'294), QStringLiteral("1.9 MiB"));
    QCOMPARE(format::diskSize(1'200'000'000), QStringLiteral("1.2 GB"));
    QCOMPARE(format::diskSize(40'000'000'000), QStringLiteral("40 GB"));
    QCOMPARE(format::percent(0.714), QStringLiteral("71.4 %"));
    QCOMPARE(format::percent(0.99999), QStringLiteral("99.9 %")); // 100 % means that nothing failed
    QCOMPARE(format::percent(1), QStringLiteral("100.0 %"));
    QCOMPARE(format::percent(-1), QStringLiteral("–"));
    QCOMPARE(format::cursorTail("MTc5NTM0MzQ1ODIxNDMzNw=="), QStringLiteral("…MzNw=="));
    QCOMPARE(format::cursorTail("abc"), QStringLiteral("abc"));
    QCOMPARE(format::cursorTail(""), QString());
}

QTEST_GUILESS_MAIN(tst_Format)
#include "tst_format.moc"
