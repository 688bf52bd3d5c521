#include "engine/objects/crc64.h"

#include <QtTest>

#include <random>

using namespace sluice;

namespace {

// One bit after the other, as the polynomial is written.
std::uint64_t bitByBit(std::string_view bytes)
{
    std::uint64_t crc = ~std::uint64_t{0};
    for (const char c : bytes) {
        crc ^= static_cast<unsigned char>(c);
        for (int bit = 0; bit < 8; ++bit)
            crc = (crc >> 1) ^ ((crc & 1) != 0 ? 0xC96C5795D7870F42 : 0);
    }
    return ~crc;
}

} // namespace

class tst_Crc64 : public QObject {
    Q_OBJECT
private slots:
    void known()
    {
        QCOMPARE(crc64(""), std::uint64_t{0});
        QCOMPARE(crc64("123456789"), std::uint64_t{0x995DC9BBDF1939FA});
    }
    void anyLengthInAnyParts()
    {
        std::mt19937 random(64);
        for (int round = 0; round < 300; ++round) {
            std::string bytes(random() % 200, '\0');
            for (auto &byte : bytes)
                byte = static_cast<char>(random());
            const auto whole = bitByBit(bytes);
            QCOMPARE(crc64(bytes), whole);
            const auto cut = bytes.empty() ? 0 : random() % bytes.size();
            QCOMPARE(crc64(std::string_view(bytes).substr(cut), crc64(std::string_view(bytes).substr(0, cut))), whole);
        }
    }
};

QTEST_GUILESS_MAIN(tst_Crc64)
#include "tst_crc64.moc"
