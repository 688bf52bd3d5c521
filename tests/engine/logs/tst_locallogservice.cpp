#include "engine/logs/local/locallogservice.h"
#include "engine/logs/local/posixfilelayer.h"
#include "engine/logs/loggroupcodec.h"
#include "tests/support/manualloop.h"

#include <QtCore/QTemporaryDir>
#include <QtTest/QTest>

using namespace sluice;
using namespace sluice::test;

namespace {

const LogstoreKey kKey{"shop", "access"};
const ShardId kShard{0};

std::vector<EncodedGroup> group(const std::string &bytes, std::uint32_t lines = 1)
{
    std::vector<EncodedGroup> groups;
    groups.push_back({bytes, lines});
    return groups;
}

// A store in a folder, with everything that it needs around it; made again after a stop.
struct Engine {
    explicit Engine(const QString &folder, std::size_t segmentBytes = limits::kSegmentBytes)
    {
        auto made = LocalLogService::create({folder.toStdString() + "/logs", segmentBytes}, files, loop, pool);
        error = made ? std::string() : toText(made.error());
        if (made)
            logs = std::move(*made);
    }
    Done open(int shards = 1, const std::string &uid = "uid-1", const LogstoreKey &key = kKey)
    {
        Logstore definition;
        definition.key = key;
        definition.uid = uid;
        definition.shards = shards;
        return await<void>(loop, [&](auto reply) { logs->open(definition, std::move(reply)); });
    }
    Result<AppendReceipt> append(std::vector<EncodedGroup> groups, AppendOptions options = {})
    {
        return await<AppendReceipt>(
            loop, [&](auto reply) { logs->append(kKey, std::move(groups), std::move(options), std::move(reply)); });
    }
    Result<LogBatch> pull(Cursor from, PullLimit limit = {}, ShardId shard = kShard)
    {
        return await<LogBatch>(loop, [&](auto reply) { logs->pull(kKey, shard, from, limit, std::move(reply)); });
    }
    Result<Cursor> cursor(CursorAt at, ShardId shard = kShard)
    {
        return await<Cursor>(loop, [&](auto reply) { logs->cursor(kKey, shard, at, std::move(reply)); });
    }
    Result<WindowCut> cut(Cursor begin, WindowLimit limit = {})
    {
        return await<WindowCut>(loop, [&](auto reply) { logs->cut(kKey, kShard, begin, limit, std::move(reply)); });
    }
    std::vector<ShardState> shards()
    {
        return await<std::vector<ShardState>>(loop, [&](auto reply) { logs->shards(kKey, std::move(reply)); }).value();
    }
    std::vector<std::string> all(ShardId shard = kShard)
    {
        std::vector<std::string> texts;
        auto at = cursor({CursorEdge::Begin}, shard).value();
        for (;;) {
            const auto batch = pull(at, {}, shard).value();
            if (batch.next == at)
                return texts;
            for (const auto &stored : batch.groups)
                texts.emplace_back(stored.bytes);
            at = batch.next;
        }
    }

    PosixFileLayer files;
    ManualLoop loop;
    WorkerPool pool{"test", 2};
    std::unique_ptr<LocalLogService> logs;
    std::string error;
};

} // namespace

class LocalLogServiceTest : public QObject {
    Q_OBJECT

private slots:
    void keepsWhatItAcknowledgedOverAStop()
    {
        QTemporaryDir folder;
        Cursor first;
        {
            Engine engine(folder.path());
            QVERIFY2(engine.open(), engine.error.c_str());
            const auto receipt = engine.append(group("one", 3));
            QVERIFY(receipt);
            first = receipt->first;
            QVERIFY(engine.append(group("two")));
            QCOMPARE(engine.all(), (std::vector<std::string>{"one", "two"}));
        }
        Engine engine(folder.path());
        QVERIFY(engine.open());
        QCOMPARE(engine.all(), (std::vector<std::string>{"one", "two"}));
        QVERIFY(engine.shards()[0].first == first);
        QCOMPARE(engine.shards()[0].lines, 4U);
        QVERIFY(engine.append(group("three")));
        QCOMPARE(engine.all(), (std::vector<std::string>{"one", "two", "three"}));
        QCOMPARE(engine.logs->damage().size(), 0U);
    }

    void rollsSegmentsAndReadsThemBack()
    {
        QTemporaryDir folder;
        std::vector<std::string> texts;
        {
            Engine engine(folder.path(), 2'000);
            QVERIFY(engine.open());
            for (int i = 0; i < 60; ++i) {
                texts.push_back(std::string(100, static_cast<char>('a' + i % 26)) + std::to_string(i));
                QVERIFY(engine.append(group(texts.back())));
                engine.loop.manualClock().advance(std::chrono::seconds(1));
            }
            QCOMPARE(engine.all(), texts);
        }
        Engine engine(folder.path(), 2'000);
        QVERIFY(engine.open());
        QCOMPARE(engine.all(), texts);
        const auto first = engine.shards()[0].first;
        const auto at = engine.cursor({wallFromSeconds(1'700'000'030)});
        QCOMPARE(at->value() - first.value(), 30);
        const auto window = engine.cut(first, {1'000'000, 50});
        QCOMPARE(window->groups, 50U);
        QCOMPARE(window->end.value() - first.value(), 50);
        QVERIFY(window->shardEnd > window->end);
    }

    void answersARepeatedKeyWithTheFirstReceipt()
    {
        QTemporaryDir folder;
        AppendOptions options;
        options.idempotencyKey = "task/0";
        Cursor first;
        {
            Engine engine(folder.path(), 500);
            QVERIFY(engine.open());
            first = engine.append(group("x"), options)->first;
            QVERIFY(engine.append(group("x"), options)->repeated);
            for (int i = 0; i < 10; ++i)
                QVERIFY(engine.append(group(std::string(200, 'y'))));
        }
        Engine engine(folder.path());
        QVERIFY(engine.open());
        const auto again = engine.append(group("x"), options);
        QVERIFY(again->repeated);
        QVERIFY(again->first == first);
        QCOMPARE(engine.shards()[0].groups, 11U);
    }

    void keepsCollectPositions()
    {
        QTemporaryDir folder;
        {
            Engine engine(folder.path(), 500);
            QVERIFY(engine.open(2));
            for (std::uint64_t i = 0; i < 20; ++i) {
                AppendOptions options;
                options.position = CollectPosition{"file-" + std::to_string(i % 3), "/var/log/x", i, i + 1, "s"};
                QVERIFY(engine.append(group(std::string(100, 'z')), options));
            }
        }
        Engine engine(folder.path());
        QVERIFY(engine.open(2));
        const auto positions = engine.logs->collectPositions(kKey).value();
        QCOMPARE(positions.size(), 3U);
        QCOMPARE(positions[0].end, 19U);
        QCOMPARE(positions[1].end, 20U);
        QCOMPARE(positions[2].end, 18U);
        QCOMPARE(positions[1].path, std::string("/var/log/x"));
    }
};

QTEST_GUILESS_MAIN(LocalLogServiceTest)
#include "tst_locallogservice.moc"
