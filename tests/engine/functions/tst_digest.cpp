#include "engine/functions/digest.h"

#include <QtTest>

#include <set>

using namespace sluice;

class DigestTest : public QObject {
    Q_OBJECT
private slots:
    void sha256() // FIPS 180-4's example, and of nothing
    {
        QCOMPARE(sha256Hex("abc"), std::string("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"));
        QCOMPARE(sha256Hex(""), std::string("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"));
    }
    void uuids()
    {
        const QRegularExpression form("^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$");
        std::set<std::string> seen;
        std::set<char> digits; // each of them somewhere in what is random
        for (int i = 0; i < 1'000; ++i) {
            const auto one = newUuid();
            QVERIFY2(form.match(QString::fromStdString(one)).hasMatch(), one.c_str());
            QVERIFY2(seen.insert(one).second, one.c_str());
            digits.insert(one[0]);
        }
        QCOMPARE(digits.size(), 16u);
    }
};

QTEST_GUILESS_MAIN(DigestTest)
#include "tst_digest.moc"
