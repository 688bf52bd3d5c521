#include "engine/logs/shardkeys.h"

#include <QtTest/QTest>

using namespace sluice;

class ShardKeysTest : public QObject {
    Q_OBJECT

private slots:
    void dividesTheSpaceEvenly()
    {
        const std::string zeros(32, '0');
        const std::string last(32, 'f');
        QVERIFY((evenKeyRanges(1) == std::vector<KeyRange>{{zeros, last}}));
        QCOMPARE(evenKeyRanges(2)[1].begin, std::string("80000000000000000000000000000000"));
        QCOMPARE(evenKeyRanges(3)[1].begin, std::string("55555555555555555555555555555555"));
        QCOMPARE(evenKeyRanges(3)[2].begin, std::string("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"));
        const auto most = evenKeyRanges(256);
        for (std::size_t i = 0; i + 1 < most.size(); ++i) {
            QVERIFY(most[i].end == most[i + 1].begin);
            QVERIFY(most[i].begin < most[i].end);
        }
        QCOMPARE(most[255].begin, std::string("ff000000000000000000000000000000"));
    }

    void padsKeys()
    {
        QCOMPARE(paddedHashKey("a").value(), std::string("a0000000000000000000000000000000"));
        QCOMPARE(paddedHashKey("5F").value(), std::string("5f000000000000000000000000000000"));
        for (const auto *wrong : {"", "g", "0x1", "000000000000000000000000000000000"})
            QCOMPARE(paddedHashKey(wrong).error().code, std::string("InvalidKey"));
    }

    void everyKeyHasOneHome()
    {
        const auto ranges = evenKeyRanges(7);
        for (const auto *key : {"0", "5", "80", "ffffffffffffffffffffffffffffffff", "24924924924924924924924924924924"}) {
            int homes = 0;
            for (const auto &range : ranges)
                homes += holds(range, paddedHashKey(key).value()) ? 1 : 0;
            QCOMPARE(homes, 1);
        }
    }

    void halvesARange()
    {
        const auto parts = halves(evenKeyRanges(2)[1]).value();
        QCOMPARE(parts.first.end, std::string("c0000000000000000000000000000000"));
        QCOMPARE(parts.second.end, std::string(32, 'f'));
        QVERIFY(!halves({"00000000000000000000000000000001", "00000000000000000000000000000002"}));
    }
};

QTEST_GUILESS_MAIN(ShardKeysTest)
#include "tst_shardkeys.moc"
