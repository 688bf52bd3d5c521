#include "engine/triggers/retrypolicy.h"

#include <QtTest/QTest>

using namespace sluice;
using namespace std::chrono_literals;

class RetryPolicyTest : public QObject {
    Q_OBJECT

private slots:
    void doublesUpToAMinute()
    {
        const std::vector<Duration> expected = {1s, 2s, 4s, 8s, 16s, 32s, 60s, 60s};
        for (std::uint32_t tries = 1; tries <= expected.size(); ++tries)
            QVERIFY(RetryPolicy::nominalAfter(tries) == expected[tries - 1]);
        QVERIFY(RetryPolicy::nominalAfter(101) == 60s);
        QVERIFY(RetryPolicy::nominalAfter(UINT32_MAX) == 60s);
    }

    void jittersByAFifthAndRepeatsForASeed()
    {
        RetryPolicy one(42);
        RetryPolicy same(42);
        Duration least = 1h;
        Duration most = 0s;
        for (int i = 0; i < 10'000; ++i) {
            const auto wait = one.waitAfter(3);
            QVERIFY(wait == same.waitAfter(3));
            least = std::min(least, wait);
            most = std::max(most, wait);
        }
        QVERIFY(least >= 3200ms && least < 3210ms);
        QVERIFY(most <= 4800ms && most > 4790ms);
    }
};

QTEST_GUILESS_MAIN(RetryPolicyTest)
#include "tst_retrypolicy.moc"
