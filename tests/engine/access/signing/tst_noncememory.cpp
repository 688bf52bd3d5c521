// Each nonce once, for as long as its request could come again, and never more of them than the limit.
#include "tests/engine/access/signing/allvectors.h"

#include "engine/access/signing/noncememory.h"

#include <QtTest>

using namespace sluice;
using namespace sluice::test;
using namespace std::chrono_literals;

namespace {

constexpr WallTime kNow = wallFromSeconds(1'700'000'000);

std::string word(const Done &done)
{
    return done ? "taken" : done.error().code;
}

} // namespace

class NonceMemoryTest : public QObject {
    Q_OBJECT

private slots:
    void eachNonceOnce()
    {
        NonceMemory memory;
        QCOMPARE(word(memory.take("key", "a", kNow, kNow)), std::string("taken"));
        QCOMPARE(word(memory.take("key", "a", kNow, kNow)), std::string("SignatureNonceUsed"));
        QCOMPARE(word(memory.take("key", "a", kNow + 1s, kNow)), std::string("SignatureNonceUsed"));
        QCOMPARE(word(memory.take("key", "b", kNow, kNow)), std::string("taken"));
        QCOMPARE(word(memory.take("other", "a", kNow, kNow)), std::string("taken"));
        QCOMPARE(memory.size(), 3U);
    }

    void forgetsWhatNoClockWouldAccept()
    {
        NonceMemory memory;
        static_cast<void>(memory.take("key", "a", kNow, kNow));
        QCOMPARE(word(memory.take("key", "a", kNow, kNow + kClockSkew)), std::string("SignatureNonceUsed"));
        QCOMPARE(memory.size(), 1U);
        QCOMPARE(word(memory.take("key", "a", kNow + 16min, kNow + kClockSkew + 1us)), std::string("taken"));
        QCOMPARE(memory.size(), 1U);
        QCOMPARE(memory.forgotten(), 0U);
    }

    void aFullOneForgetsDatesRatherThanReplays()
    {
        NonceMemory memory(3);
        for (int i = 0; i < 10; ++i)
            QCOMPARE(word(memory.take("key", std::to_string(i), kNow + i * 1s, kNow)), std::string("taken"));
        QCOMPARE(memory.size(), 3U);
        QCOMPARE(memory.forgotten(), 7U);
        for (int i = 0; i < 10; ++i)
            QCOMPARE(word(memory.take("key", std::to_string(i), kNow + i * 1s, kNow)),
                     std::string(i < 7 ? "RequestTimeExpired" : "SignatureNonceUsed"));
        QCOMPARE(word(memory.take("key", "new", kNow, kNow)), std::string("RequestTimeExpired"));
        QCOMPARE(word(memory.take("key", "new", kNow + 60s, kNow)), std::string("taken"));
    }

    void aReplayIsRefused()
    {
        const auto &vector = vectorCalled("Acs3 A1");
        NonceMemory memory;
        QVERIFY(accept(vector.whole(), vector, &memory));
        const auto again = accept(vector.whole(), vector, &memory);
        QCOMPARE(word(again), std::string("SignatureNonceUsed"));
        QCOMPARE(again.error().kind, ErrorKind::Denied);
    }

    void onlyAcceptedRequestsFillIt()
    {
        auto vector = vectorCalled("Acs3 A1");
        NonceMemory memory;
        vector.secret = "wrong";
        QVERIFY(!accept(vector.whole(), vector, &memory));
        vector = vectorCalled("Acs3 A1");
        vector.body = "another body";
        QVERIFY(!accept(vector.whole(), vector, &memory));
        vector = vectorCalled("LogV4 A"); // has no nonce
        QVERIFY(accept(vector.whole(), vector, &memory));
        QCOMPARE(memory.size(), 0U);
    }

    void skew_data()
    {
        QTest::addColumn<qint64>("offset");
        QTest::addColumn<bool>("good");
        const qint64 edge = kClockSkew.count();
        QTest::newRow("same") << qint64(0) << true;
        QTest::newRow("15 min late") << edge << true;
        QTest::newRow("later") << edge + 1 << false;
        QTest::newRow("15 min early") << -edge << true;
        QTest::newRow("earlier") << -edge - 1 << false;
        QTest::newRow("a year") << qint64(365) * 24 * 3600 * 1'000'000 << false;
    }
    void skew()
    {
        QFETCH(qint64, offset);
        QFETCH(bool, good);
        for (const auto *title :
             {"LogV1 A", "LogV4 A", "FunctionV2 V1", "Acs3 A1", "OssV1 path", "OssV4 path", "S3V4 etl"}) {
            auto vector = vectorCalled(title);
            auto request = vector.whole();
            vector.now = readClaim(request.view())->at + Duration(offset);
            QCOMPARE(accept(request, vector).has_value(), good);
            if (!good)
                QCOMPARE(accept(request, vector).error().code, std::string("RequestTimeExpired"));
        }
    }

    void urlsEndWhenTheySay()
    {
        for (const auto *title : {"FunctionV2 GO1", "FunctionV2 GO2", "S3V4 pre-signed"}) {
            auto vector = vectorCalled(title);
            auto request = vector.whole();
            const auto claim = readClaim(request.view());
            vector.now = claim->expires;
            QVERIFY(accept(request, vector));
            vector.now = claim->expires + 1us;
            QCOMPARE(word(accept(request, vector)), std::string("RequestTimeExpired"));
        }
    }
};

QTEST_APPLESS_MAIN(NonceMemoryTest)
#include "tst_noncememory.moc"
