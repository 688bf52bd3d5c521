#include "engine/logs/compression.h"

#include <QtCore/QByteArray>
#include <QtTest/QTest>

using namespace sluice;

namespace {

std::string bytes(const char *hex)
{
    return QByteArray::fromHex(hex).toStdString();
}

constexpr std::size_t kLimit = 1024 * 1024;
const char *const kPutHex =
    "0a1e08f8b2939e0512160a07546573744b6579120b54657374436f6e74656e741a00220e31302e3233302e3230312e313137";
const char *const kGroupHex =
    "0a270880e2cfaa06120e0a056c6576656c12054552524f52120a0a036d736712036120622515cd5b071a027431220831302e302e302e3132210a0b"
    "5f5f7061636b5f69645f5f1212414243444546303132333435363738392d31";

} // namespace

class CompressionTest : public QObject {
    Q_OBJECT

private slots:
    void unpacksTheReferenceBlock()
    {
        const auto packed =
            bytes("ff4d0a5a0a270880e2cfaa06120e0a056c6576656c12054552524f52120a0a036d736712036120622515cd5b071a0274312208313"
                  "02e302e302e"
                  "3132210a0b5f5f7061636b5f69645f5f1212414243444546303132333435363738392d315c0044503738392d31");
        QCOMPARE(packed.size(), 103U);
        const auto group = bytes("0a5a") + bytes(kGroupHex);
        QCOMPARE(decompress(Compression::Lz4, packed, 184, kLimit).value(), group + group);
    }

    void agreesOnBlocksOfLiteralsAndOfNothing()
    {
        QCOMPARE(decompress(Compression::Lz4, bytes("f023") + bytes(kPutHex), 50, kLimit).value(), bytes(kPutHex));
        QCOMPARE(compress(Compression::Lz4, "").value(), std::string(1, '\0'));
        QCOMPARE(decompress(Compression::Lz4, std::string(1, '\0'), 0, kLimit).value(), std::string());
    }

    void roundTrips_data()
    {
        QTest::addColumn<int>("codec");
        for (const auto codec : {Compression::None, Compression::Lz4, Compression::Zstd, Compression::Deflate})
            QTest::addRow("codec %d", static_cast<int>(codec)) << static_cast<int>(codec);
    }
    void roundTrips()
    {
        QFETCH(int, codec);
        const auto compression = static_cast<Compression>(codec);
        for (const std::size_t size : {0, 1, 100, 70'000, 700'000}) {
            std::string raw;
            while (raw.size() < size)
                raw += "line " + std::to_string(raw.size() * 2'654'435'761U) + '\n';
            raw.resize(size);
            const auto packed = compress(compression, raw);
            QVERIFY(packed);
            QCOMPARE(decompress(compression, *packed, raw.size(), kLimit).value(), raw);
            if (compression != Compression::Lz4)
                QCOMPARE(decompress(compression, *packed, std::nullopt, kLimit).value(), raw);
            if (size > 0)
                QCOMPARE(decompress(compression, *packed, std::nullopt, size - 1).error().code,
                         std::string(compression == Compression::Lz4 ? "MissingBodyRawSize" : "PostBodyTooLarge"));
        }
    }

    void refusesBombs_data() { roundTrips_data(); }
    void refusesBombs()
    {
        QFETCH(int, codec);
        const auto compression = static_cast<Compression>(codec);
        const auto packed = compress(compression, std::string(64 * kLimit, 'a')).value();
        QCOMPARE(decompress(compression, packed, 64 * kLimit, kLimit).error().code, std::string("PostBodyTooLarge"));
        if (compression == Compression::None)
            return;
        const auto lied = decompress(compression, packed, 1'000, kLimit);
        QVERIFY(!lied);
        QVERIFY(lied.error().kind == ErrorKind::Invalid);
    }

    void refusesDamage_data() { roundTrips_data(); }
    void refusesDamage()
    {
        QFETCH(int, codec);
        const auto compression = static_cast<Compression>(codec);
        if (compression == Compression::None)
            return;
        const std::string raw(5'000, 'q');
        const auto packed = compress(compression, raw).value();
        const auto code = [&](std::string_view bytes) {
            const auto result = decompress(compression, bytes, raw.size(), kLimit);
            return result ? std::string("accepted") : result.error().code;
        };
        QCOMPARE(code(""), std::string("PostBodyUncompressError"));
        QCOMPARE(code(std::string_view(packed).substr(0, packed.size() - 1)), std::string("PostBodyUncompressError"));
        QCOMPARE(code("this is not compressed"), std::string("PostBodyUncompressError"));
        if (compression == Compression::Deflate)
            QCOMPARE(code(packed + "x"), std::string("PostBodyUncompressError"));
    }

    void knowsTheNames()
    {
        QVERIFY(compressionFromText("zstd").value() == Compression::Zstd);
        QVERIFY(compressionFromText("").value() == Compression::None);
        QCOMPARE(compressionFromText("gzip").error().code, std::string("InvalidCompressType"));
    }
};

QTEST_GUILESS_MAIN(CompressionTest)
#include "tst_compression.moc"
