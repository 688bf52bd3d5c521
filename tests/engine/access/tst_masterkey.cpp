#include "engine/access/masterkey.h"

#include <QtTest>

#include <set>

using namespace sluice;
using namespace std::chrono_literals;

namespace {

const WallTime kNow{1'700'000'000s};

MasterKey keyOf(char fill)
{
    return *MasterKey::from(Secret(std::string(MasterKey::kBytes, fill)));
}

TokenClaims claims()
{
    return {"STS.aaaabbbbccccddddeeeeffff", "shipping-role",  "0b6c6a3e-uid",       "shipping/to-csv",
            R"({"Version":"1"})",           unixMillis(kNow), unixMillis(kNow + 1h)};
}

std::string codeOf(const Result<TokenClaims> &result)
{
    return result ? "" : result.error().code;
}

} // namespace

class MasterKeyTest : public QObject {
    Q_OBJECT
private slots:
    void hasExactly32Bytes()
    {
        for (const std::size_t size : {0U, 1U, 31U, 33U, 64U}) {
            const auto key = MasterKey::from(Secret(std::string(size, 'k')));
            QVERIFY(!key);
            QCOMPARE(key.error().code, std::string("MasterKeyInvalid"));
        }
        QVERIFY(MasterKey::from(Secret(std::string(32, 'k'))));
    }
    void freshKeysDiffer()
    {
        const auto a = MasterKey::fresh();
        const auto b = MasterKey::fresh();
        QCOMPARE(a.bytes().view().size(), MasterKey::kBytes);
        QVERIFY(!(a.bytes() == b.bytes()));
    }
    void derivesTheSameSecretAgain()
    {
        const auto secret = keyOf('k').secretOf("SLUABCDEFGHIJ0123456789");
        QVERIFY(secret == keyOf('k').secretOf("SLUABCDEFGHIJ0123456789"));
        QCOMPARE(secret.view().size(), 30U);
        QVERIFY(std::ranges::all_of(secret.view(), [](char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0; }));
        QVERIFY(!(secret == keyOf('k').secretOf("SLUABCDEFGHIJ0123456780")));
        QVERIFY(!(secret == keyOf('l').secretOf("SLUABCDEFGHIJ0123456789")));
    }
    void derivationNeverChanges() // or every access key that was given out would stop working after an upgrade
    {
        QCOMPARE(std::string(keyOf('k').secretOf("SLUABCDEFGHIJ0123456789").view()),
                 std::string("RoZtwxdVI1fiW0sRU1wriEbtfbUIhW"));
    }
    void everyLetterOccurs()
    {
        std::set<char> letters;
        const auto key = keyOf('k');
        for (int i = 0; i < 200; ++i) {
            const auto secret = key.secretOf("SLU" + std::to_string(i));
            letters.insert(secret.view().begin(), secret.view().end());
        }
        QCOMPARE(letters.size(), 62U);
    }
    void opensWhatItSealed()
    {
        const auto key = keyOf('k');
        const auto token = key.seal(claims());
        const auto opened = key.open(token, kNow);
        QVERIFY(opened);
        QVERIFY(*opened == claims());
        QVERIFY(token != key.seal(claims())); // a nonce of its own
        QVERIFY(token.find("shipping") == std::string::npos);
        QVERIFY(std::ranges::all_of(token, [](char c) { return c > 32 && c < 127; }));
    }
    void emptyAndOddClaimsSurvive()
    {
        const auto key = keyOf('k');
        const TokenClaims odd{"", std::string("\0\xff", 2), "", "名", std::string(2'048, 'p'), -1, unixMillis(kNow) + 1};
        QVERIFY(*key.open(key.seal(odd), kNow) == odd);
    }
    void endsWithItsTime()
    {
        const auto key = keyOf('k');
        const auto token = key.seal(claims());
        QVERIFY(key.open(token, kNow + 1h - 1ms));
        QCOMPARE(codeOf(key.open(token, kNow + 1h)), std::string("SecurityTokenExpired"));
        QCOMPARE(key.open(token, kNow + 2h).error().kind, ErrorKind::Denied);
    }
    void anotherKeyRefusesIt()
    {
        QCOMPARE(codeOf(keyOf('l').open(keyOf('k').seal(claims()), kNow)), std::string("InvalidSecurityToken"));
    }
    void anyChangedByteIsRefused()
    {
        const auto key = keyOf('k');
        const auto token = key.seal(claims());
        for (std::size_t i = 0; i < token.size(); ++i) {
            for (const char c : {'A', 'B', 'z', '0', '-', '_', '=', '+', '/', '\n', '\0', '\x80'}) {
                if (c == token[i])
                    continue;
                auto changed = token;
                changed[i] = c;
                QCOMPARE(codeOf(key.open(changed, kNow)), std::string("InvalidSecurityToken"));
            }
        }
    }
    void everyLastLetterButOneIsRefused() // spare bits of base64 must not make a second token
    {
        const auto key = keyOf('k');
        for (int length = 0; length < 3; ++length) {
            auto some = claims();
            some.session = std::string(static_cast<std::size_t>(length + 2), 's');
            const auto token = key.seal(some);
            int good = 0;
            for (int c = 0; c < 256; ++c) {
                auto changed = token;
                changed.back() = static_cast<char>(c);
                good += key.open(changed, kNow) ? 1 : 0;
            }
            QCOMPARE(good, 1);
        }
    }
    void truncatedAndLongerIsRefused()
    {
        const auto key = keyOf('k');
        const auto token = key.seal(claims());
        for (std::size_t size = 0; size < token.size(); ++size)
            QCOMPARE(codeOf(key.open(std::string_view(token).substr(0, size), kNow)), std::string("InvalidSecurityToken"));
        for (const auto *tail : {"A", "AA", "AAAA", "=", " ", "\n"})
            QCOMPARE(codeOf(key.open(token + tail, kNow)), std::string("InvalidSecurityToken"));
        QCOMPARE(codeOf(key.open(token + std::string(MasterKey::kTokenBytesMax, 'A'), kNow)),
                 std::string("InvalidSecurityToken"));
        QCOMPARE(codeOf(key.open(' ' + token, kNow)), std::string("InvalidSecurityToken"));
    }
};

QTEST_APPLESS_MAIN(MasterKeyTest)
#include "tst_masterkey.moc"
