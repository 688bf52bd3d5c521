// The segment format, byte by byte, and the walk that tells truth from damage.
#include "engine/logs/local/crc32c.h"
#include "engine/logs/local/segmentwalk.h"
#include "tests/support/memoryfilelayer.h"

#include <QtCore/QByteArray>
#include <QtTest/QTest>

#include <random>

using namespace sluice;
using namespace sluice::test;

namespace {

const char *const kPath = "/s/x.seg";
constexpr std::uint32_t kSalt = 0x5A17'5A17;
const Cursor kFirst(1'700'000'000'000'000'000);
const WallTime kTime = wallFromMillis(1'700'000'000'000);

// Writes a segment as the store does, one commit after another.
class Maker {
public:
    Maker()
    {
        bytes = segment::encode(segment::Header{"uid-1", ShardId(3), kFirst, kTime, kTime, kSalt});
        const auto memory = ShardMemory(ShardId(3)).encode();
        segment::Record state;
        state.kind = segment::Kind::State;
        state.cursor = kFirst;
        state.receivedAt = kTime;
        state.payload = memory;
        put(state);
    }
    // Appends of so many groups each, in one commit.
    void commit(const std::vector<int> &appends)
    {
        const auto start = bytes.size();
        for (const int groups : appends) {
            for (int g = 0; g < groups; ++g) {
                const auto payload = "payload-" + std::to_string(next.value() - kFirst.value());
                segment::Record record;
                record.flags = static_cast<std::uint8_t>((g == 0 ? segment::kBatchBegins : 0)
                                                         | (g + 1 == groups ? segment::kBatchEnds : 0));
                record.cursor = next;
                record.receivedAt = kTime;
                record.lines = 2;
                record.commitDistance = static_cast<std::uint32_t>(bytes.size() - start);
                record.payload = payload;
                offsets.push_back(bytes.size());
                put(record);
                next = next.next();
            }
            appendEnds.push_back(bytes.size());
        }
        commits.push_back(start);
    }
    void seal(const segment::Index &index)
    {
        const auto at = bytes.size();
        const auto payload = segment::encode(index);
        segment::Record record;
        record.kind = segment::Kind::Index;
        record.payload = payload;
        put(record);
        bytes += segment::encode(segment::Trailer{at, kSalt});
    }

    std::string bytes;
    Cursor next = kFirst;
    std::vector<std::size_t> offsets; // of groups
    std::vector<std::size_t> appendEnds; // where each append ends
    std::vector<std::size_t> commits; // where each commit starts

private:
    void put(const segment::Record &record)
    {
        bytes += segment::encodeHead(record, kSalt);
        bytes += record.payload;
    }
};

Result<SegmentWalk> walk(const std::string &bytes, std::optional<Cursor> bound = std::nullopt,
                         const std::optional<segment::Header> &instead = std::nullopt)
{
    MemoryFileLayer files;
    files.setContent(kPath, bytes);
    const auto file = files.open(kPath, OpenMode::Read).value();
    return walkSegment(*file, bound, instead);
}

std::vector<int> readable(const SegmentWalk &walked)
{
    std::vector<int> numbers;
    for (std::size_t i = 0; i < walked.index.size(); ++i) {
        if (walked.index[i].recordBytes > 0)
            numbers.push_back(static_cast<int>(i));
    }
    return numbers;
}

std::vector<int> upTo(int count)
{
    std::vector<int> numbers;
    for (int i = 0; i < count; ++i)
        numbers.push_back(i);
    return numbers;
}

} // namespace

class SegmentTest : public QObject {
    Q_OBJECT

private slots:
    void checksumsAsCastagnoli()
    {
        QCOMPARE(crc32c("123456789"), 0xE3069283U);
        QCOMPARE(crc32c(std::string(32, '\0')), 0x8A9136AAU);
        std::mt19937 dice(1);
        std::string bytes(1'000, '\0');
        for (char &c : bytes)
            c = static_cast<char>(dice());
        for (std::size_t from = 0; from < 9; ++from) {
            for (std::size_t size = 0; size < 40; ++size) {
                const auto part = std::string_view(bytes).substr(from, size);
                QCOMPARE(crc32c(part, 77), crc32cByTable(part, 77));
            }
        }
        while (bytes.size() < 20'000)
            bytes += bytes.substr(0, 999);
        for (const std::size_t size : {3'071, 3'072, 3'073, 6'143, 6'144, 19'999})
            QCOMPARE(crc32c(std::string_view(bytes).substr(1, size), 5), crc32cByTable(std::string_view(bytes).substr(1, size), 5));
        QCOMPARE(crc32c(std::string_view(bytes).substr(300), crc32c(std::string_view(bytes).substr(0, 300))), crc32c(bytes));
    }

    // The example of ARCHITECTURE.md: the bytes of a segment may never change within a format version.
    void writesTheExampleOfTheFormat()
    {
        std::string bytes = segment::encode(
            segment::Header{"0f8e", ShardId(1), Cursor(1'700'000'000'000'000'000), kTime, kTime, 0x01020304});
        const auto memory = ShardMemory(ShardId(1)).encode();
        segment::Record state;
        state.kind = segment::Kind::State;
        state.cursor = kFirst;
        state.receivedAt = kTime;
        state.payload = memory;
        bytes += segment::encodeHead(state, 0x01020304) + memory;
        const auto sections = segment::encodeSections("k1", CollectPosition{"f", "/a", 0, 9, ""});
        segment::Record group;
        group.cursor = kFirst;
        group.receivedAt = kTime;
        group.lines = 1;
        group.sections = sections;
        group.payload = "\x0a\x02\x08\x01";
        bytes += segment::encodeHead(group, 0x01020304);
        bytes += group.payload;
        QCOMPARE(QByteArray::fromStdString(bytes).toHex(), QByteArray(kExample));
        const auto walked = walk(bytes);
        QCOMPARE(walked->header.uid, std::string("0f8e"));
        QCOMPARE(walked->index.size(), 1U);
        QCOMPARE(walked->memory.positions().at(0).end, 9U);
        QVERIFY(walked->memory.find("k1")->next == kFirst.next());
    }

    void tellsHeadersApart()
    {
        const segment::Header header{"uid-1", ShardId(200), kFirst, kTime, kTime, kSalt};
        const auto bytes = segment::encode(header);
        QVERIFY(segment::parseHeader(bytes).value() == header);
        for (std::size_t i = 0; i < bytes.size(); ++i) {
            auto wrong = bytes;
            wrong[i] ^= 0x10;
            QVERIFY(segment::parseHeader(wrong).error().kind == ErrorKind::Corrupt);
        }
        QCOMPARE(segment::fileName(Cursor(42)), std::string("00000000000000000042.seg"));
        QVERIFY(segment::cursorOfFileName("00000000000000000042.seg") == Cursor(42));
        for (const auto *name :
             {"42.seg", "00000000000000000042.sex", "0000000000000000004x.seg", "00000000000000000000.seg"})
            QVERIFY(!segment::cursorOfFileName(name));
    }

    void keepsWholeAppendsOfEveryPrefix()
    {
        Maker maker;
        maker.commit({1});
        maker.commit({2, 1, 3});
        maker.commit({1, 2});
        for (std::size_t size = segment::kHeaderBytes; size <= maker.bytes.size(); ++size) {
            const auto walked = walk(maker.bytes.substr(0, size));
            QVERIFY(walked);
            std::size_t end = 0;
            for (const auto appendEnd : maker.appendEnds) {
                if (appendEnd <= size)
                    end = appendEnd;
            }
            const auto groups = std::ranges::count_if(maker.offsets, [&](std::size_t offset) { return offset < end; });
            QCOMPARE(readable(*walked), upTo(static_cast<int>(groups)));
            QCOMPARE(walked->damagedGroups, 0U);
            if (end > 0)
                QCOMPARE(walked->dataEnd, end);
            QCOMPARE(walked->dataEnd + walked->cutBytes, size);
        }
    }

    void losesNoOtherGroupToAFlippedBit()
    {
        Maker maker;
        maker.commit({1});
        maker.commit({2, 1, 3});
        maker.commit({2});
        const segment::Header header{"uid-1", ShardId(3), kFirst, kTime, kTime, kSalt};
        for (std::size_t i = 0; i < maker.bytes.size(); ++i) {
            auto wrong = maker.bytes;
            wrong[i] ^= static_cast<char>(1 << (i % 8));
            const auto walked = walk(wrong, std::nullopt, header);
            QVERIFY(walked);
            auto expected = upTo(9);
            std::uint64_t damaged = 0;
            if (i >= maker.commits[2]) {
                expected = upTo(7); // the last append is not proved: it goes as a whole
            } else if (i >= maker.offsets[0]) {
                const auto hit = std::ranges::upper_bound(maker.offsets, i) - maker.offsets.begin() - 1;
                std::erase(expected, static_cast<int>(hit));
                damaged = 1;
            }
            QCOMPARE(readable(*walked), expected);
            QCOMPARE(walked->damagedGroups, damaged);
        }
    }

    void trustsASealedSegmentToItsEnd()
    {
        Maker maker;
        maker.commit({1});
        maker.commit({3});
        maker.seal(walk(maker.bytes)->index);
        auto walked = walk(maker.bytes);
        QVERIFY(walked->sealed);
        QCOMPARE(readable(*walked), upTo(4));
        auto wrong = maker.bytes;
        wrong[maker.offsets[2] + 45] ^= 1;
        walked = walk(wrong);
        QVERIFY(walked->sealed);
        QCOMPARE(readable(*walked), (std::vector<int>{0, 1, 3}));
        QCOMPARE(walked->damagedGroups, 1U);
        QCOMPARE(walked->cutBytes, 0U);
    }

    void stopsAtTheNextSegmentsFirstCursor()
    {
        Maker maker;
        maker.commit({2});
        maker.commit({2});
        const auto walked = walk(maker.bytes, Cursor(kFirst.value() + 2));
        QCOMPARE(readable(*walked), upTo(2));
        QCOMPARE(walked->dataEnd, maker.offsets[2]);
    }

    // What a client logs must not pass for a record, however well made, when the bytes before it are damaged.
    void isNotFooledByARecordInsideAPayload()
    {
        Maker inner; // as an attacker would make it, not knowing the salt
        inner.commit({1});
        Maker maker;
        maker.commit({1});
        const auto fake = segment::encodeHead(
            [] {
                segment::Record record;
                record.cursor = Cursor(kFirst.value() + 1);
                record.receivedAt = kTime;
                record.payload = "fake";
                return record;
            }(),
            kSalt + 1);
        const auto at = maker.bytes.size();
        segment::Record record;
        const auto payload = fake + "fake" + std::string(50, 'x');
        record.cursor = maker.next;
        record.receivedAt = kTime;
        record.payload = payload;
        maker.bytes += segment::encodeHead(record, kSalt) + payload;
        maker.next = maker.next.next();
        maker.commit({1});
        maker.bytes[at + 9] ^= 1;
        const auto walked = walk(maker.bytes);
        QCOMPARE(readable(*walked), (std::vector<int>{0, 2}));
    }

    void survivesNoise()
    {
        std::mt19937 dice(99);
        for (int round = 0; round < 300; ++round) {
            Maker maker;
            maker.commit({1, 2});
            maker.commit({3});
            for (auto changes = dice() % 40; changes > 0; --changes)
                maker.bytes[dice() % maker.bytes.size()] = static_cast<char>(dice());
            if (round % 3 == 0)
                maker.bytes += maker.bytes;
            const auto walked = walk(maker.bytes);
            if (!walked)
                continue;
            QVERIFY(walked->index.size() <= maker.bytes.size() / segment::kRecordHeaderBytes);
            QVERIFY(walked->dataEnd <= maker.bytes.size());
        }
    }

    void remembersKeysAndPositionsWithinLimits()
    {
        ShardMemory memory(ShardId(1));
        for (int i = 0; i < 2'000; ++i)
            memory.remember("key-" + std::to_string(i), Cursor(i + 1), Cursor(i + 2));
        for (std::uint64_t i = 0; i < 5'000; ++i)
            memory.remember({"source-" + std::to_string(i % 4'500), "/p", i, i + 1, "state"});
        const auto copy = ShardMemory::parse(memory.encode(), ShardId(1)).value();
        QVERIFY(!copy.find("key-975"));
        QCOMPARE(copy.find("key-976")->first.value(), 977);
        QVERIFY(copy.find("key-1999")->repeated);
        QCOMPARE(copy.positions().size(), ShardMemory::kPositionsMax);
        QCOMPARE(copy.positions().back().end, 5'000U);
        QCOMPARE(copy.encode(), memory.encode());
        const auto bytes = memory.encode();
        QVERIFY(!ShardMemory::parse(std::string_view(bytes).substr(0, bytes.size() - 1), ShardId(1)));
        QVERIFY(!ShardMemory::parse("\xff\xff\xff\xff", ShardId(1)));
    }

private:
    static constexpr const char *kExample =
        "534c554943534547010000000100000000002a36fe9c97170068e5cf8b010000306638650000000000000000000000000000000000000000"
        "0000000000000000000000000000000000000000000000000068e5cf8b01000004030201465611f0c55245437e8399193000000002030000"
        "00002a36fe9c97170068e5cf8b01000000000000000000000000000000000000c5524543ab2f22774d0000000103210000002a36fe9c9717"
        "0068e5cf8b01000001000000000000000102006b310219000000000000000000090000000000000001006602002f6100000a020801";
};

QTEST_GUILESS_MAIN(SegmentTest)
#include "tst_segment.moc"
