#include "engine/access/keychain/keychainvalue.h"

#include <QtTest>

using namespace sluice;

class KeychainValueTest : public QObject {
    Q_OBJECT
private slots:
    void anyBytesSurvive()
    {
        std::string all;
        for (int i = 0; i < 256; ++i)
            all += static_cast<char>(i);
        for (const auto &bytes : {std::string("x"), std::string("xy"), std::string("xyz"), std::string("密码 🔑"), all,
                                  std::string(Secret::kBytesMax, '\xff')}) {
            const Secret secret{std::string_view(bytes)};
            const auto back = secretOfKeychainText("name", keychainText("name", secret));
            QVERIFY(back);
            QVERIFY(*back == secret);
        }
    }
    void anythingElseIsDamaged()
    {
        const auto good = keychainText("name", Secret("hunter2hunter2"));
        QVERIFY(secretOfKeychainText("name", good));
        const auto refused = [](std::string_view name, std::string_view text) {
            const auto got = secretOfKeychainText(name, text);
            return !got && got.error().code == "SecretDamaged" && got.error().kind == ErrorKind::Corrupt
                && got.error().detail.find("hunter") == std::string::npos;
        };
        QVERIFY(refused("other", good));
        for (std::size_t size = 0; size < good.size(); ++size)
            QVERIFY(refused("name", std::string_view(good).substr(0, size)));
        for (std::size_t i = 0; i < good.size() - 4; ++i) { // the last ones hold spare bits and padding
            auto changed = good;
            changed[i] = changed[i] == 'x' ? 'y' : 'x';
            QVERIFY2(refused("name", changed), changed.c_str());
        }
        for (const auto *text : {"", "hunter2", "sluice1:", "sluice1:0123456789abcdef:", "sluice1:0123456789abcdef:===="})
            QVERIFY(refused("name", text));
        QVERIFY(refused("name", std::string(1'000'000, 'A')));
    }
};

QTEST_APPLESS_MAIN(KeychainValueTest)
#include "tst_keychainvalue.moc"
