#include "engine/client/doorbell.h"

#include <QtTest>

#include <atomic>
#include <thread>

using namespace sluice;

class DoorbellTest : public QObject {
    Q_OBJECT
private slots:
    void wakesOnceUntilAcknowledged()
    {
        Doorbell bell;
        int wakes = 0;
        const auto ear = bell.subscribe([&] { ++wakes; });
        bell.ring({.ledger = true});
        bell.ring({.pumps = true});
        QCOMPARE(wakes, 1);
        QVERIFY((ear->acknowledge() == Changed{.ledger = true, .pumps = true}));
        QVERIFY(!ear->acknowledge().any());
        bell.ring({.logs = true});
        QCOMPARE(wakes, 2);
    }
    void eachListenerHasItsOwn()
    {
        Doorbell bell;
        int first = 0;
        int second = 0;
        auto one = bell.subscribe([&] { ++first; });
        const auto two = bell.subscribe([&] { ++second; });
        bell.ring(Changed::everything());
        static_cast<void>(one->acknowledge());
        bell.ring({.ledger = true});
        QCOMPARE(first, 2);
        QCOMPARE(second, 1);
        one.reset();
        static_cast<void>(two->acknowledge());
        bell.ring({.ledger = true});
        QCOMPARE(first, 2);
        QCOMPARE(second, 2);
    }
    void nothingNewRingsNobody()
    {
        Doorbell bell;
        int wakes = 0;
        const auto ear = bell.subscribe([&] { ++wakes; });
        bell.ring({});
        QCOMPARE(wakes, 0);
    }
    void mayEndBeforeItsListeners()
    {
        auto bell = std::make_unique<Doorbell>();
        const auto ear = bell->subscribe([] {});
        bell->ring({.ledger = true});
        bell.reset();
        QVERIFY(ear->acknowledge().ledger);
    }
    void noRingIsLostAcrossThreads()
    {
        Doorbell bell;
        std::atomic<int> wakes = 0;
        std::atomic<bool> stop = false;
        std::thread ringer([&] {
            for (int i = 0; i < 20'000; ++i)
                bell.ring({.ledger = true});
            stop = true;
        });
        const auto ear = bell.subscribe([&] { ++wakes; });
        int answered = 0;
        while (!stop) {
            if (wakes > answered && ear->acknowledge().ledger)
                ++answered;
            std::this_thread::yield();
        }
        ringer.join();
        if (wakes > answered && ear->acknowledge().ledger)
            ++answered;
        QCOMPARE(answered, wakes.load());
    }
};

QTEST_APPLESS_MAIN(DoorbellTest)
#include "tst_doorbell.moc"
