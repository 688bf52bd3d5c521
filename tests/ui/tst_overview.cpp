// The overview in a real window: what stands first, what charts say, what keys do, and how it looks.
#include "tests/support/pagefixture.h"
#include "tests/support/scenefigures.h"
#include "ui/overview/chartboard.h"
#include "ui/overview/overviewpage.h"
#include "ui/widgets/boxes.h"
#include "ui/widgets/chips.h"
#include "ui/widgets/segmented.h"
#include "ui/widgets/triggertable.h"

#include <QAction>
#include <QScrollBar>
#include <QSignalSpy>
#include <QSplitter>
#include <QTest>

using namespace sluice;
using namespace sluice::test;

namespace {

struct House : PageFixture<OverviewPage> {
    explicit House(QSize size = {1264, 832})
        : PageFixture(size)
        , table(page.findChild<TriggerTable *>())
        , charts(page.findChild<ChartBoard *>())
        , empty(page.findChild<EmptyState *>())
    {
        stageFigures(client);
    }
    void showAll()
    {
        show();
        QTRY_COMPARE(page.triggers().rowCount(), 12);
        QTRY_VERIFY(charts->executions()->data().hasValues());
    }
    [[nodiscard]] QPushButton *button(const QString &text) const
    {
        QCoreApplication::processEvents(); // a new one is shown from there
        for (auto *one : page.findChildren<QPushButton *>()) {
            if (one->text().remove('&') == text && one->isVisible())
                return one;
        }
        return nullptr;
    }
    [[nodiscard]] QAction *action(const QString &text) const
    {
        for (auto *one : page.actions()) {
            if (one->text() == text)
                return one;
        }
        return nullptr;
    }

    TriggerTable *table;
    ChartBoard *charts;
    EmptyState *empty;
};

} // namespace

class tst_Overview : public QObject {
    Q_OBJECT
private slots:
    void init() { prepareApplication(Scheme::Light); }
    void neediestFirst();
    void chartsSayWhatHappened();
    void blockedIsMarked();
    void oneCursorInAll();
    void rangeIsReadAndKept();
    void throughputInBytes();
    void liveRests();
    void opensATrigger();
    void filtersAreItsOwn();
    void noTriggers();
    void reading();
    void troubleAndAgain();
    void rowsThatAreNotTheNewest();
    void engineGone();
    void keepsSixRows();
    void splitterIsKept();
    void everythingByKeyboard();
    void leavesInPeace();
    void pictures_data();
    void pictures();
};

void tst_Overview::neediestFirst()
{
    House f;
    QSignalSpy ready(&f.page, &Page::ready);
    f.showAll();
    QCOMPARE(ready.size(), 1);
    QCOMPARE(f.table->keyAt(0), "cleaning/clean/orders");
    QCOMPARE(f.table->keyAt(1), "billing/usage/hourly-usage");
    QCOMPARE(f.table->keyAt(11), "cleaning/clean/orders-test");
    QCOMPARE(f.table->currentRow(), 0);
}

void tst_Overview::chartsSayWhatHappened()
{
    House f;
    f.showAll();
    const auto expected = sceneFigureRows(kSceneNow - 59 * 60'000, 60'000);
    const auto &executions = f.charts->executions()->data();
    QCOMPARE(executions.steps(), 60);
    QCOMPARE(executions.series[0].values[30], double(expected.rows[30].ok));
    QCOMPARE(executions.series[1].values[55], double(expected.rows[55].failed));
    // 7 s into the newest minute: the rate is over these 7 s.
    QCOMPARE(executions.series[0].values[59], double(expected.rows[59].ok) * 60'000 / 7'000);
    const auto &duration = f.charts->duration()->data();
    QCOMPARE(duration.series[1].name, "p95");
    QCOMPARE(duration.series[1].values[59], double(expected.rows[59].p95Ms));
    const auto &lines = f.charts->throughputChart()->data();
    QCOMPARE(lines.series[0].values[10], double(expected.rows[10].linesIn) / 60);
    const auto &lag = f.charts->lag()->data();
    QCOMPARE(lag.series.size(), 3);
    QCOMPARE(lag.series[0].name, "cleaning/clean/orders");
    QCOMPARE(lag.series[0].look, SeriesLook::Second);
    QCOMPARE(lag.series[2].name, "all others, worst");
    QCOMPARE(lag.series[0].values[59], double(expected.lags[0].worstMs[59]));
}

void tst_Overview::blockedIsMarked()
{
    House f;
    f.showAll();
    const auto &marks = f.charts->executions()->data().marks;
    QCOMPARE(marks.size(), 1);
    QCOMPARE(marks[0].words, "10:31 orders blocked");
    QVERIFY(f.charts->executions()->readOut(48).contains("orders blocked"));
    f.page.findChild<Segmented *>()->findChildren<QPushButton *>()[0]->click(); // 15 min
    QTRY_COMPARE(f.charts->executions()->data().stepMs, 15'000);
    QCOMPARE(f.charts->executions()->data().marks.size(), 1);
}

void tst_Overview::oneCursorInAll()
{
    House f;
    f.showAll();
    f.charts->duration()->setFocus();
    QTest::keyClick(f.charts->duration(), Qt::Key_Left);
    QTest::keyClick(f.charts->duration(), Qt::Key_Left);
    for (auto *chart : {f.charts->executions(), f.charts->duration(), f.charts->throughputChart(), f.charts->lag()})
        QCOMPARE(chart->cursor(), 58);
    QVERIFY(f.charts->lag()->accessibleDescription().startsWith("10:41: cleaning/clean/orders 9 min"));
}

void tst_Overview::rangeIsReadAndKept()
{
    {
        House f;
        f.showAll();
        QCOMPARE(f.page.range(), FigureRange::Hour);
        f.action("Show the last 24 h")->trigger();
        QTRY_COMPARE(f.charts->executions()->data().steps(), 96);
        QCOMPARE(f.client.sent<GetFigures>().back().stepMs, 15 * 60'000);
    }
    House f;
    f.showAll();
    QCOMPARE(f.page.range(), FigureRange::Day);
    QCOMPARE(f.page.findChild<Segmented *>()->current(), 3);
}

void tst_Overview::throughputInBytes()
{
    House f;
    f.showAll();
    auto *chart = f.charts->throughputChart();
    QCOMPARE(chart->data().series[0].name, "lines in");
    auto *unit = chart->findChild<Segmented *>();
    unit->findChildren<QPushButton *>()[1]->click();
    QCOMPARE(chart->data().series[0].name, "bytes in");
    QVERIFY(chart->readOut(59).contains("KiB/s"));
    f.action("Throughput in lines")->trigger();
    QCOMPARE(unit->current(), 0);
    QVERIFY(chart->readOut(59).contains("/s, lines shipped"));
}

void tst_Overview::liveRests()
{
    House f;
    f.showAll();
    QVERIFY(f.page.isLive());
    f.button("Live")->click();
    QVERIFY(!f.page.isLive());
    QVERIFY(!f.action("Live charts")->isChecked());
    f.action("Live charts")->trigger();
    QVERIFY(f.button("Live")->isChecked());
}

void tst_Overview::opensATrigger()
{
    House f;
    f.showAll();
    f.table->selectOnly(2);
    QTest::keyClick(f.table, Qt::Key_Return);
    QCOMPARE(f.places, QStringList{"triggers/shipping/to-csv/every-minute"});
    f.action("Open the selected trigger")->trigger();
    QCOMPARE(f.places.size(), 2);
}

void tst_Overview::filtersAreItsOwn()
{
    House f;
    f.showAll();
    f.page.focusFilter();
    QTest::keyClicks(f.page.findChild<QLineEdit *>(), "alerts");
    QCOMPARE(f.page.triggers().rowCount(), 2);
    QCOMPARE(f.workspace.triggers().rowCount(), 12); // the shared one is not filtered
    QTest::keyClicks(f.page.findChild<QLineEdit *>(), "no such");
    QVERIFY(!f.empty->isHidden());
    QCOMPARE(f.empty->title(), "No trigger matches");
    f.button("Clear filters")->click();
    QCOMPARE(f.page.triggers().rowCount(), 12);
    QVERIFY(f.empty->isHidden());
    for (auto *chip : f.page.findChildren<StateChip *>()) {
        if (chip->text() == "Running")
            chip->click();
    }
    QCOMPARE(f.page.triggers().rowCount(), 2);
}

void tst_Overview::noTriggers()
{
    House f;
    f.client.triggers.rows.clear();
    f.client.on<GetFigures>([](const GetFigures &) -> Result<FigureRows> { return FigureRows(); });
    f.show();
    QTRY_VERIFY(!f.empty->isHidden());
    QCOMPARE(f.empty->title(), "No triggers yet");
    QCOMPARE(f.charts->executions()->accessibleDescription(), "Nothing in this time");
    QCOMPARE(f.charts->lag()->data().series.size(), 1);
    f.button("New trigger")->click();
    f.button("Run the sample")->click();
    QCOMPARE(f.places, (QStringList{"wizard", "sample"}));
    QVERIFY(savePicture(f.page, "overview-empty"));
}

void tst_Overview::reading()
{
    House f;
    f.client.holdAnswers();
    f.show();
    QVERIFY(f.empty->isHidden()); // not at once
    QTRY_VERIFY(!f.empty->isHidden());
    QCOMPARE(f.empty->title(), "Reading the triggers");
    f.client.releaseAnswers();
    QTRY_COMPARE(f.page.triggers().rowCount(), 12);
    QVERIFY(f.empty->isHidden());
}

void tst_Overview::troubleAndAgain()
{
    House f;
    f.client.fail({ErrorKind::Denied, "Unauthorized", "user reporting may not read triggers"});
    f.show();
    QTRY_VERIFY(!f.empty->isHidden());
    QCOMPARE(f.empty->title(), "Could not list the triggers");
    f.client.succeed();
    f.button("Try again")->click();
    QTRY_COMPARE(f.page.triggers().rowCount(), 12);
    QVERIFY(f.empty->isHidden());
}

void tst_Overview::rowsThatAreNotTheNewest()
{
    House f;
    f.showAll();
    auto *strip = f.page.findChild<MessageStrip *>();
    f.client.fail({ErrorKind::Denied, "Unauthorized", "user reporting may not read triggers"});
    f.client.ring(Changed::everything());
    QTRY_VERIFY(strip->accessibleName().startsWith("Could not list the triggers."));
    QVERIFY(!strip->isHidden() && f.page.triggers().rowCount() == 12); // rows stay
    f.client.succeed();
    f.client.ring(Changed::everything());
    QTRY_VERIFY(strip->isHidden());
}

void tst_Overview::engineGone()
{
    House f;
    f.showAll();
    auto *strip = f.page.findChild<MessageStrip *>();
    QVERIFY(strip->isHidden());
    f.client.setLink(Link::Lost);
    QTRY_VERIFY(!strip->isHidden());
    QCOMPARE(f.page.triggers().rowCount(), 12); // rows stay
    QVERIFY(!f.button("Live")->isEnabled());
    f.client.setLink(Link::Connected);
    QTRY_VERIFY(strip->isHidden());
    QVERIFY(f.button("Live")->isEnabled());
}

void tst_Overview::keepsSixRows()
{
    House f({848, 572});
    f.showAll();
    QVERIFY(f.table->viewport()->height() >= 6 * measure::kRow);
    QVERIFY(f.charts->verticalScrollBar()->maximum() > 0);
    QVERIFY(f.charts->executions()->height() >= 150);
    // A chart that the keyboard comes to is scrolled to.
    f.charts->lag()->setFocus(Qt::TabFocusReason);
    f.charts->ensureWidgetVisible(f.charts->lag());
    QVERIFY(f.charts->verticalScrollBar()->value() > 0);
}

void tst_Overview::splitterIsKept()
{
    int height = 0;
    {
        House f;
        f.showAll();
        auto *splitter = f.page.findChild<QSplitter *>();
        QCOMPARE(splitter->sizes()[0], 13 * measure::kRow + 2); // as high as its rows
        auto *handle = splitter->handle(1);
        const auto from = handle->rect().center();
        QTest::mousePress(handle, Qt::LeftButton, {}, from);
        QTest::mouseMove(handle, from - QPoint(0, 60));
        QTest::mouseRelease(handle, Qt::LeftButton, {}, from - QPoint(0, 60));
        height = splitter->sizes()[0];
        QVERIFY(height < 13 * measure::kRow);
    }
    House f;
    f.showAll();
    QCOMPARE(f.page.findChild<QSplitter *>()->sizes()[0], height);
}

void tst_Overview::everythingByKeyboard()
{
    House f;
    f.showAll();
    f.page.activateWindow();
    f.page.focusFirst();
    QTRY_VERIFY(f.table->hasFocus());
    QStringList reached;
    QList<QWidget *> seen;
    for (int i = 0; i < 40; ++i) {
        auto *now = QApplication::focusWidget();
        if (!now || seen.contains(now))
            break;
        seen.append(now);
        reached.append(now->metaObject()->className());
        QVERIFY2(!now->accessibleName().isEmpty() || qobject_cast<QPushButton *>(now), now->metaObject()->className());
        QTest::keyClick(now, Qt::Key_Tab);
    }
    QCOMPARE(reached.count("sluice::Chart"), 4);
    QVERIFY(seen.contains(f.page.findChild<QLineEdit *>()));
    QVERIFY(seen.contains(f.button("Live")));
    // The arrows choose the next range.
    auto *ranges = f.page.findChild<Segmented *>();
    ranges->findChildren<QPushButton *>()[1]->setFocus();
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Right);
    QTRY_COMPARE(f.page.range(), FigureRange::SixHours);
}

void tst_Overview::leavesInPeace()
{
    House f;
    f.showAll();
    f.page.leave();
    const auto before = f.client.sent<GetFigures>().size();
    f.client.setLink(Link::Connected);
    f.client.triggers.rows.pop_back();
    f.workspace.readAgain();
    QTRY_COMPARE(f.workspace.triggers().rowCount(), 11);
    QCOMPARE(f.page.triggers().rowCount(), 12);
    QCOMPARE(f.client.sent<GetFigures>().size(), before);
    f.page.open({});
    QCOMPARE(f.page.triggers().rowCount(), 11);
}

void tst_Overview::pictures_data()
{
    QTest::addColumn<bool>("dark");
    QTest::addColumn<bool>("chinese");
    QTest::addColumn<QSize>("size");
    QTest::newRow("overview-light") << false << false << QSize(1264, 832);
    QTest::newRow("overview-dark") << true << false << QSize(1264, 832);
    QTest::newRow("overview-zh-light") << false << true << QSize(1264, 832);
    QTest::newRow("overview-narrow") << false << false << QSize(848, 572);
    QTest::newRow("overview-narrow-zh-dark") << true << true << QSize(848, 572);
}

void tst_Overview::pictures()
{
    QFETCH(bool, dark);
    QFETCH(bool, chinese);
    QFETCH(QSize, size);
    prepareApplication(dark ? Scheme::Dark : Scheme::Light);
    std::optional<Chinese> words;
    if (chinese)
        words.emplace();
    House f(size);
    f.showAll();
    QVERIFY(savePicture(f.page, QString::fromLatin1(QTest::currentDataTag())));
}

QTEST_MAIN(tst_Overview)
#include "tst_overview.moc"
