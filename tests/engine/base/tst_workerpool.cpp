#include "engine/base/boundedqueue.h"
#include "engine/base/workerpool.h"
#include "tests/support/manualloop.h"

#include <QtTest>

using namespace sluice;

class WorkerPoolTest : public QObject {
    Q_OBJECT
private slots:
    void answersOnTheLoop()
    {
        test::ManualLoop loop;
        WorkerPool pool("test", 2);
        const auto caller = std::this_thread::get_id();
        std::thread::id answeredOn;
        const auto sum = test::await<int>(loop, [&](Reply<int> reply) {
            pool.run<int>(loop, [] { return Result<int>(42); }, [&, reply = std::move(reply)](Result<int> value) mutable {
                answeredOn = std::this_thread::get_id();
                reply(std::move(value));
            });
        });
        QCOMPARE(*sum, 42);
        QVERIFY(answeredOn == caller);
    }
    void endingRunsWhatIsQueued()
    {
        std::atomic<int> ran = 0;
        {
            WorkerPool pool("test", 1);
            for (int i = 0; i < 1000; ++i)
                pool.post([&] { ++ran; });
        }
        QCOMPARE(ran.load(), 1000);
    }
    void boundedQueueRefusesWhenFull()
    {
        BoundedQueue<int> queue(2);
        int value = 1;
        QVERIFY(queue.tryPush(value));
        QVERIFY(queue.tryPush(value));
        QVERIFY(!queue.tryPush(value));
        QCOMPARE(queue.size(), std::size_t(2));
        QCOMPARE(*queue.tryPop(), 1);
        QVERIFY(queue.tryPush(value));
    }
};

QTEST_GUILESS_MAIN(WorkerPoolTest)
#include "tst_workerpool.moc"
