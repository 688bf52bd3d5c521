#include "tests/support/manualloop.h"

#include <QtTest>

using namespace sluice;
using namespace std::chrono_literals;

class TimerQueueTest : public QObject {
    Q_OBJECT
private slots:
    void runsInOrderOfDeadlineThenOfAdding()
    {
        test::ManualLoop loop;
        std::string order;
        loop.after(2s, [&] { order += 'c'; });
        loop.after(1s, [&] { order += 'a'; });
        loop.after(1s, [&] { order += 'b'; });
        loop.advance(3s);
        QCOMPARE(order, std::string("abc"));
        QCOMPARE(loop.timers(), std::size_t(0));
    }
    void cancelledDoesNotRun()
    {
        test::ManualLoop loop;
        bool ran = false;
        const auto id = loop.after(1s, [&] { ran = true; });
        loop.cancel(id);
        loop.cancel(id);
        loop.cancel(TimerId{});
        loop.advance(2s);
        QVERIFY(!ran);
    }
    void aTimerMayAddATimer()
    {
        test::ManualLoop loop;
        std::vector<std::int64_t> at;
        const auto start = loop.clock().boot();
        loop.after(1s, [&] { loop.after(1s, [&] { at.push_back(millis(loop.clock().boot() - start)); }); });
        loop.advance(5s);
        QCOMPARE(at, std::vector<std::int64_t>{2000});
    }
    void endlessTimersAreBounded()
    {
        TimerQueue queue;
        struct Again {
            TimerQueue &queue;
            void operator()() { queue.at(BootTime{}, Again{queue}); }
        };
        queue.at(BootTime{}, Again{queue});
        QCOMPARE(queue.runDue(BootTime{}), TimerQueue::kRunMax);
    }
};

QTEST_GUILESS_MAIN(TimerQueueTest)
#include "tst_timerqueue.moc"
