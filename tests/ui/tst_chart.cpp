// The scale, the read-out and the painting of a chart card.
#include "tests/support/pagefixture.h"
#include "tests/support/zoneof.h"
#include "ui/theme/theme.h"
#include "ui/widgets/chart.h"

#include <QGridLayout>
#include <QSignalSpy>
#include <QTest>

#include <cmath>
#include <limits>

using namespace sluice;
using namespace sluice::test;

namespace {

constexpr double kNone = std::numeric_limits<double>::quiet_NaN();
constexpr std::int64_t kStep = 60'000;
constexpr std::int64_t kFrom = kSceneNow - 7'000 - 59 * kStep; // 60 steps, the last one is 10:42

std::vector<double> wave(double base, double swing, int seed)
{
    std::vector<double> values;
    for (int i = 0; i < 60; ++i)
        values.push_back(base + swing * std::sin(i * 0.35 + seed) + swing * 0.6 * std::sin(i * 1.3 + 2 * seed));
    return values;
}

ChartData bars()
{
    ChartData data{kFrom, kStep, {{"ok", SeriesLook::First, wave(75, 8, 1)}, {"failed", SeriesLook::Second, {}}}, {}, 0, 0};
    for (int i = 0; i < 60; ++i)
        data.series[1].values.push_back(i > 48 ? 6 + i % 3 : i == 17 || i == 18 ? 3 : 0);
    data.marks.push_back({kSceneNow - 645'000, "10:31 orders blocked"});
    return data;
}

ChartData lines()
{
    return {kFrom,
            kStep,
            {{"p50", SeriesLook::First, wave(350, 15, 1)},
             {"p95", SeriesLook::Third, wave(850, 60, 2)},
             {"p99", SeriesLook::Second, wave(1400, 160, 3)}},
            {},
            0,
            0};
}

} // namespace

class tst_Chart : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() { prepareApplication(Scheme::Light); }
    void scales_data();
    void scales();
    void valuesRead();
    void axesAreInTheChosenZone();
    void cursorByKeyboard();
    void cursorByPointer();
    void cursorStaysAtItsMoment();
    void saysTheNewestValues();
    void keepsTheNewestSteps();
    void paintsBarsFromZero();
    void paintsWhatIsNotKept();
    void everyLengthIsDashed();
    void costOfARepaint();
    void pictures_data();
    void pictures();
};

void tst_Chart::scales_data()
{
    QTest::addColumn<double>("most");
    QTest::addColumn<int>("unit");
    QTest::addColumn<QStringList>("texts");
    const int count = int(ChartUnit::Count);
    const int ms = int(ChartUnit::Milliseconds);
    const int bytes = int(ChartUnit::Bytes);
    QTest::newRow("nothing") << 0.0 << count << QStringList{"0", "0.25", "0.5", "0.75", "1"};
    QTest::newRow("94") << 94.0 << count << QStringList{"0", "25", "50", "75", "100"};
    QTest::newRow("100 fits") << 100.0 << count << QStringList{"0", "25", "50", "75", "100"};
    QTest::newRow("101") << 101.0 << count << QStringList{"0", "50", "100", "150"};
    QTest::newRow("2400") << 2400.0 << count << QStringList{"0", "1,000", "2,000", "3,000"};
    QTest::newRow("huge") << 3.1e12 << count
                          << QStringList{"0", "1,000,000,000,000", "2,000,000,000,000", "3,000,000,000,000",
                                         "4,000,000,000,000"};
    QTest::newRow("no duration") << 0.0 << ms << QStringList{"0", "0.25 s", "0.5 s", "0.75 s", "1 s"};
    QTest::newRow("340 ms") << 340.0 << ms << QStringList{"0", "100 ms", "200 ms", "300 ms", "400 ms"};
    QTest::newRow("1.9 s") << 1'900.0 << ms << QStringList{"0", "0.5 s", "1 s", "1.5 s", "2 s"};
    QTest::newRow("50 s") << 50'000.0 << ms << QStringList{"0", "15 s", "30 s", "45 s", "60 s"};
    QTest::newRow("10 min 45") << 645'000.0 << ms << QStringList{"0", "3 min", "6 min", "9 min", "12 min"};
    QTest::newRow("2 h 5") << 7'500'000.0 << ms << QStringList{"0", "1 h", "2 h", "3 h"};
    QTest::newRow("9 days") << 777'600'000.0 << ms << QStringList{"0", "2.5 d", "5 d", "7.5 d", "10 d"};
    QTest::newRow("bytes") << 700.0 << bytes << QStringList{"0", "256 B", "512 B", "768 B"};
    QTest::newRow("MiB") << 3.5 * 1048576 << bytes << QStringList{"0", "1.0 MiB", "2.0 MiB", "3.0 MiB", "4.0 MiB"};
}

void tst_Chart::scales()
{
    QFETCH(double, most);
    QFETCH(int, unit);
    QFETCH(QStringList, texts);
    const auto scale = scaleFor(most, ChartUnit(unit));
    QVERIFY(scale.top() >= most);
    QStringList found;
    for (int line = 0; line <= scale.lines; ++line)
        found.append(axisText(line * scale.step, scale, ChartUnit(unit)));
    QCOMPARE(found, texts);
}

void tst_Chart::valuesRead()
{
    QCOMPARE(valueText(kNone, ChartUnit::Count), "–");
    QCOMPARE(valueText(0, ChartUnit::Count), "0");
    QCOMPARE(valueText(0.44, ChartUnit::Count), "0.4");
    QCOMPARE(valueText(2'148.3, ChartUnit::Count), "2,148");
    QCOMPARE(valueText(340, ChartUnit::Milliseconds), "340 ms");
    QCOMPARE(valueText(1'992'294, ChartUnit::Bytes), "1.9 MiB");
    QCOMPARE(momentText(kSceneNow, 60'000, 3'600'000), "10:42");
    QCOMPARE(momentText(kSceneNow, 15'000, 900'000), "10:42:07");
    QCOMPARE(momentText(kSceneNow, 7'200'000, 604'800'000), "11-22 10:42");
}

void tst_Chart::axesAreInTheChosenZone()
{
    const ZoneOf zone("Asia/Shanghai", format::Zone::Utc);
    QCOMPARE(momentText(kSceneNow, 60'000, 3'600'000), "10:42");
    format::setZone(format::Zone::Local);
    QCOMPARE(momentText(kSceneNow, 60'000, 3'600'000), "18:42");
}

void tst_Chart::cursorByKeyboard()
{
    Chart chart("Executions", ChartKind::Bars, ChartUnit::Count);
    QTest::keyClick(&chart, Qt::Key_Left); // nothing to move over
    QCOMPARE(chart.cursor(), -1);
    chart.set({kFrom,
               kStep,
               {{"ok", SeriesLook::First, {4, 5, 6}}, {"failed", SeriesLook::Second, {0, 1, kNone}}},
               {{kFrom + kStep + 5, "09:44 orders blocked"}},
               0,
               0});
    QSignalSpy moved(&chart, &Chart::cursorMoved);
    QTest::keyClick(&chart, Qt::Key_Left);
    QCOMPARE(chart.cursor(), 2);
    QCOMPARE(chart.accessibleDescription(), "09:45: ok 6, failed –");
    QTest::keyClick(&chart, Qt::Key_Right);
    QCOMPARE(chart.cursor(), 2);
    QTest::keyClick(&chart, Qt::Key_Left);
    QCOMPARE(chart.accessibleDescription(), "09:44: ok 5, failed 1, 09:44 orders blocked");
    QTest::keyClick(&chart, Qt::Key_Home);
    QCOMPARE(chart.cursor(), 0);
    QTest::keyClick(&chart, Qt::Key_End);
    QCOMPARE(chart.cursor(), 2);
    QTest::keyClick(&chart, Qt::Key_Escape);
    QCOMPARE(chart.cursor(), -1);
    QCOMPARE(moved.size(), 5); // not where it stayed
}

void tst_Chart::cursorByPointer()
{
    Chart chart("Executions", ChartKind::Bars, ChartUnit::Count);
    chart.resize(480, 190);
    chart.set(bars());
    QTest::mouseMove(&chart, {300, 100});
    chart.show();
    QTest::mouseMove(&chart, {310, 100});
    QVERIFY(chart.cursor() > 25);
    QVERIFY(chart.cursor() < 45);
    QTest::mouseMove(&chart, {10, 100}); // over the axis
    QCOMPARE(chart.cursor(), -1);
}

void tst_Chart::cursorStaysAtItsMoment()
{
    Chart chart("Lag", ChartKind::Lines, ChartUnit::Milliseconds);
    chart.set({kFrom, kStep, {{"a", SeriesLook::First, {100, 200, 300, 400}}}, {}, 0, 0});
    chart.setCursor(2);
    QCOMPARE(chart.readOut(2), "09:45: a 300 ms");
    chart.set({kFrom + kStep, kStep, {{"a", SeriesLook::First, {200, 300, 400, 500}}}, {}, 0, 0});
    QCOMPARE(chart.cursor(), 1);
    QCOMPARE(chart.accessibleDescription(), "09:45: a 300 ms");
    chart.set({kFrom + 10 * kStep, kStep, {{"a", SeriesLook::First, {200, 300}}}, {}, 0, 0});
    QCOMPARE(chart.cursor(), -1);
    chart.setCursor(7);
    QCOMPARE(chart.cursor(), -1);
    chart.set({});
    QCOMPARE(chart.accessibleDescription(), "Nothing in this time");
}

void tst_Chart::saysTheNewestValues()
{
    Chart chart("Throughput", ChartKind::Lines, ChartUnit::Count);
    QCOMPARE(chart.accessibleName(), "Throughput");
    QCOMPARE(chart.accessibleDescription(), "Nothing in this time");
    chart.setUnit(ChartUnit::Count, [](double value) { return QString::number(value) + "/s"; });
    chart.set({kFrom, kStep, {{"in", SeriesLook::First, {1, 2148}}, {"out", SeriesLook::Third, {1, 1690}}}, {}, 0, 0});
    QCOMPARE(chart.accessibleDescription(), "09:44: in 2148/s, out 1690/s");
    chart.set({kFrom, kStep, {{"in", SeriesLook::First, {kNone, kNone}}}, {}, 0, 0});
    QCOMPARE(chart.accessibleDescription(), "Nothing in this time");
}

void tst_Chart::keepsTheNewestSteps()
{
    Chart chart("Lag", ChartKind::Lines, ChartUnit::Milliseconds);
    std::vector<double> many(Chart::kStepsMax + 5);
    for (std::size_t i = 0; i < many.size(); ++i)
        many[i] = double(i);
    chart.set({kFrom, kStep, {{"a", SeriesLook::First, many}}, {}, 0, 0});
    QCOMPARE(chart.data().steps(), Chart::kStepsMax);
    QCOMPARE(chart.data().series[0].values.front(), 5.0);
    QCOMPARE(chart.data().fromMs, kFrom + 5 * kStep);
    chart.resize(480, 190);
    QVERIFY(!chart.grab().isNull());
}

void tst_Chart::paintsBarsFromZero()
{
    Chart chart("Executions", ChartKind::Bars, ChartUnit::Count);
    chart.resize(480, 190);
    chart.set({kFrom,
               kStep,
               {{"ok", SeriesLook::First, {100, 50, kNone, 0}}, {"failed", SeriesLook::Second, {0, 0, 0, 100}}},
               {},
               0,
               0});
    const auto picture = chart.grab().toImage();
    const auto share = [&picture](double part, QRgb colour) { // of a column's plot that has this colour
        const int x = int(52 + (480 - 52 - 12) * part);
        int found = 0;
        for (int y = 37; y < 167; ++y)
            found += (picture.pixel(x, y) & 0xffffff) == (colour & 0xffffff) ? 1 : 0;
        return found;
    };
    const auto blue = Theme::light().series1.rgb();
    const auto orange = Theme::light().series2.rgb();
    QVERIFY(share(0.125, blue) > 120);
    QVERIFY(std::abs(share(0.375, blue) * 2 - share(0.125, blue)) < 6);
    QCOMPARE(share(0.625, blue), 0);
    QCOMPARE(share(0.875, blue), 0);
    QVERIFY(share(0.875, orange) > 15); // hatched: lines and ground
    QVERIFY(share(0.875, Theme::light().base.rgb()) > 15);
}

void tst_Chart::paintsWhatIsNotKept()
{
    Chart chart("Executions", ChartKind::Bars, ChartUnit::Count);
    chart.resize(480, 190);
    auto data = bars();
    data.completeSinceMs = kFrom + 30 * kStep;
    chart.set(data);
    const auto ground = Theme::light().header.rgb();
    const auto picture = chart.grab().toImage();
    QCOMPARE(picture.pixel(200, 40), ground);
    QCOMPARE(picture.pixel(440, 40), Theme::light().base.rgb());
}

void tst_Chart::everyLengthIsDashed() // whatever the rounding, the painting ends
{
    Chart chart("Duration", ChartKind::Lines, ChartUnit::Milliseconds);
    for (int seed = 0; seed < 40; ++seed) {
        chart.resize(260 + seed * 7, 150 + seed);
        auto data = lines();
        data.series[1].values = wave(seed * 1e5, seed * 31'000.7, seed);
        for (auto &value : data.series[1].values)
            value = std::max(0.0, value);
        data.series[2].values[std::size_t(seed)] = 1e9 * seed;
        chart.set(data);
        QVERIFY(!chart.grab().isNull());
    }
}

void tst_Chart::costOfARepaint() // of one card with 168 steps, after new figures
{
    Chart chart("Duration", ChartKind::Lines, ChartUnit::Milliseconds);
    chart.resize(600, 210);
    auto data = lines();
    for (auto &series : data.series) {
        series.values.insert(series.values.end(), series.values.begin(), series.values.begin() + 60);
        series.values.insert(series.values.end(), series.values.begin(), series.values.begin() + 48);
    }
    QCOMPARE(data.steps(), 168);
    QBENCHMARK
    {
        chart.set(data);
        QVERIFY(!chart.grab().isNull());
    }
}

void tst_Chart::pictures_data()
{
    QTest::addColumn<bool>("dark");
    QTest::newRow("chart-light") << false;
    QTest::newRow("chart-dark") << true;
}

void tst_Chart::pictures()
{
    QFETCH(bool, dark);
    prepareApplication(dark ? Scheme::Dark : Scheme::Light);
    QWidget window;
    auto *grid = new QGridLayout(&window);
    grid->setSpacing(measure::kEdge);
    auto *executions = new Chart("Executions per minute", ChartKind::Bars, ChartUnit::Count);
    auto *duration = new Chart("Duration of an execution", ChartKind::Lines, ChartUnit::Milliseconds);
    auto *empty = new Chart("Throughput", ChartKind::Lines, ChartUnit::Count);
    auto *lag = new Chart("Lag", ChartKind::Lines, ChartUnit::Milliseconds);
    executions->set(bars());
    duration->set(lines());
    duration->setCursor(40);
    empty->set({kFrom, kStep, {{"lines in", SeriesLook::First, std::vector<double>(60, kNone)}}, {}, 0, 0});
    ChartData lags{kFrom,
                   kStep,
                   {{"cleaning/clean/orders", SeriesLook::Second, wave(30'000, 9'000, 1)},
                    {"shipping/to-csv/every-minute", SeriesLook::Third, wave(30'000, 20'000, 4)},
                    {"all others, worst", SeriesLook::First, wave(20'000, 5'000, 5)}},
                   {},
                   0,
                   kFrom + 12 * kStep};
    for (int i = 49; i < 60; ++i)
        lags.series[0].values[std::size_t(i)] = (i - 48) * 58'600;
    lags.series[1].values[30] = lags.series[1].values[32] = kNone;
    lag->set(lags);
    grid->addWidget(executions, 0, 0);
    grid->addWidget(duration, 0, 1);
    grid->addWidget(empty, 1, 0);
    grid->addWidget(lag, 1, 1);
    window.resize(1264, 440);
    QVERIFY(savePicture(window, QString::fromLatin1(QTest::currentDataTag())));
}

QTEST_MAIN(tst_Chart)
#include "tst_chart.moc"
