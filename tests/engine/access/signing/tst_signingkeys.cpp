// Saved day keys are those that would be derived, whatever was asked before.
#include "engine/access/signing/signingkeys.h"

#include <QtTest>

#include <random>

using namespace sluice;

namespace {

DayScope scope(std::string_view keyId, std::string_view day = "20240115", std::string_view region = "cn-hangzhou")
{
    return {"aliyun_v4", keyId, day, region, "sls", "aliyun_v4_request"};
}

} // namespace

class SigningKeysTest : public QObject {
    Q_OBJECT

private slots:
    void chainOfTheReference()
    {
        const std::string secret = "testAccessKeySecret";
        auto key = hmacSha256("aliyun_v4", secret, "20240115");
        QCOMPARE(hex(key.view()), std::string("21ddf537ef9175c28d13287fa7cfec51fead254f7646dc9cac56072a13787c7a"));
        key = hmacSha256(key.view(), "cn-hangzhou");
        QCOMPARE(hex(key.view()), std::string("39a90f9faa4b8e4c4cdbec1df8fe82a056afcbb884e2e19ecd49af4a383d1cea"));
        QCOMPARE(hex(derivedDayKey(scope("k"), secret).view()),
                 std::string("dcb78d17d73756a9f8b67898202710f94416ecdcd29d93b86f8efee0a339d938"));
    }

    void savedOnce()
    {
        SigningKeys keys;
        const Secret secret("s");
        const auto first = keys.dayKey(scope("a"), secret);
        QVERIFY(keys.dayKey(scope("a"), secret) == first);
        QCOMPARE(keys.size(), 1U);
        for (const auto &other : {scope("b"), scope("a", "20240116"), scope("a", "20240115", "x")})
            QVERIFY(keys.dayKey(other, secret) == derivedDayKey(other, "s"));
        QCOMPARE(keys.size(), 4U);
        keys.clear();
        QCOMPARE(keys.size(), 0U);
        QVERIFY(keys.dayKey(scope("a"), secret) == first);
    }

    void aChangedSecretIsNotTheOldOne()
    {
        SigningKeys keys;
        const auto old = keys.dayKey(scope("a"), Secret("old"));
        const auto fresh = keys.dayKey(scope("a"), Secret("new"));
        QVERIFY(!(fresh == old));
        QVERIFY(fresh == derivedDayKey(scope("a"), "new"));
        QVERIFY(keys.dayKey(scope("a"), Secret("old")) == old);
        QCOMPARE(keys.size(), 1U);
    }

    void oddSecretsAreNotKept()
    {
        SigningKeys keys;
        const std::string longOne(SigningKeys::kSecretBytesMax + 1, 's');
        QVERIFY(keys.dayKey(scope("a"), Secret(longOne)) == derivedDayKey(scope("a"), longOne));
        QVERIFY(keys.dayKey(scope("a"), Secret()) == derivedDayKey(scope("a"), ""));
        QCOMPARE(keys.size(), 0U);
    }

    void neverMoreThanTheLimitAndNeverWrong()
    {
        SigningKeys keys;
        std::mt19937 random(1);
        for (int i = 0; i < 3'000; ++i) {
            const auto id = "key" + std::to_string(random() % 200);
            const auto text = "secret" + std::to_string(random() % 2);
            QVERIFY(keys.dayKey(scope(id), Secret(text)) == derivedDayKey(scope(id), text));
            QVERIFY(keys.size() <= SigningKeys::kKeysMax);
        }
        QCOMPARE(keys.size(), SigningKeys::kKeysMax);
    }
};

QTEST_APPLESS_MAIN(SigningKeysTest)
#include "tst_signingkeys.moc"
