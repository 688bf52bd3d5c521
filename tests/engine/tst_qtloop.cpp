#include "engine/qtloop.h"

#include <QAbstractEventDispatcher>
#include <QTest>

using namespace sluice;
using namespace std::chrono_literals;

class TestQtLoop : public QObject {
    Q_OBJECT
private slots:
    void aDeadlineIsNeverMetEarlyAndAtMostAGrainLate();
    void deadlinesCloseTogetherShareAWakeUp();
    void aCancelledTimerDoesNotRun();
    void whatATaskPostsRunsAfterItInTheSameTurn();
    void tasksThatGoOnForeverLetOthersIn();
};

void TestQtLoop::aDeadlineIsNeverMetEarlyAndAtMostAGrainLate()
{
    QtLoop loop;
    std::vector<Duration> lateness;
    const auto start = loop.clock().boot();
    for (int i = 0; i < 20; ++i) {
        const auto when = start + 1'700us * (i + 1);
        loop.at(when, [&, when] { lateness.push_back(loop.clock().boot() - when); });
    }
    QTRY_COMPARE(lateness.size(), 20U);
    for (const auto late : lateness)
        QVERIFY2(late >= 0us, "met early");
    // The best of twenty: a busy machine may add any delay to one of them, but not to all.
    QVERIFY(*std::ranges::min_element(lateness) <= QtLoop::kGrain);
}

void TestQtLoop::deadlinesCloseTogetherShareAWakeUp()
{
    QtLoop loop;
    constexpr int kTimers = 2'000;
    constexpr auto kSpan = 200ms;
    int ran = 0;
    int wakeUps = 0;
    const auto counting =
        connect(QAbstractEventDispatcher::instance(), &QAbstractEventDispatcher::awake, this, [&] { ++wakeUps; });
    const auto start = loop.clock().boot();
    for (int i = 0; i < kTimers; ++i)
        loop.at(start + Duration(kSpan) * i / kTimers, [&] { ++ran; });
    QTRY_COMPARE(ran, kTimers);
    disconnect(counting);
    // A wake-up may take the dispatcher two rounds; what must not happen is one for each timer.
    QVERIFY2(wakeUps <= 4 * (kSpan / QtLoop::kGrain), qPrintable(QString::number(wakeUps)));
}

void TestQtLoop::aCancelledTimerDoesNotRun()
{
    QtLoop loop;
    bool ran = false;
    bool over = false;
    const auto start = loop.clock().boot();
    loop.cancel(loop.at(start + 5ms, [&] { ran = true; }));
    loop.at(start + 10ms, [&] { over = true; });
    QTRY_VERIFY(over);
    QVERIFY(!ran);
}

void TestQtLoop::whatATaskPostsRunsAfterItInTheSameTurn()
{
    QtLoop loop;
    QStringList ran;
    loop.post([&] {
        loop.post([&] {
            loop.post([&] { ran += "third"; });
            ran += "second";
        });
        ran += "first";
    });
    loop.post([&] { ran += "beside"; });
    QCoreApplication::sendPostedEvents(&loop); // one event for all of them
    QCOMPARE(ran, QStringList({"first", "beside", "second", "third"}));
    bool later = false;
    loop.post([&] { later = true; }); // the loop still wakes up for what comes from outside
    QTRY_VERIFY(later);
}

void TestQtLoop::tasksThatGoOnForeverLetOthersIn()
{
    QtLoop loop;
    bool goOn = true;
    int ran = 0;
    std::function<void()> endless = [&] {
        ++ran;
        if (goOn)
            loop.post([&] { endless(); });
    };
    endless();
    bool timer = false;
    loop.after(5ms, [&] { timer = true; });
    bool event = false;
    QMetaObject::invokeMethod(
        this, [&] { event = true; }, Qt::QueuedConnection);
    QTRY_VERIFY(timer && event);
    QVERIFY(ran > QtLoop::kRoundsPerTurn);
    goOn = false;
    const auto last = ran;
    QTRY_VERIFY(loop.runAllPosted() == 0);
    QVERIFY(ran <= last + 1);
}

QTEST_GUILESS_MAIN(TestQtLoop)
#include "tst_qtloop.moc"
