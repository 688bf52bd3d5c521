#include "engine/logs/loggroupcodec.h"
#include "tests/support/logsbench.h"

#include <QtCore/QTemporaryDir>
#include <QtTest/QTest>

#include <sys/stat.h>

#include <set>

using namespace sluice;
using namespace sluice::test;

namespace {

const LogstoreKey kKey = LogsBench::kKey;

std::vector<EncodedGroup> group(std::string bytes, std::uint32_t lines = 1)
{
    return LogsBench::group(std::move(bytes), lines);
}

std::vector<EncodedGroup> realGroup(std::uint32_t time)
{
    LogGroup logs;
    logs.logs.push_back({time, {{"k", "v"}}, std::nullopt});
    std::vector<EncodedGroup> groups;
    groups.push_back(encode(logs));
    return groups;
}

std::string code(const auto &result)
{
    return result ? "ok" : result.error().code;
}

} // namespace

class LocalLogServiceTest : public QObject {
    Q_OBJECT

    QTemporaryDir m_dir;
    std::string m_folder;

private slots:
    void init() { m_folder = m_dir.path().toStdString() + '/' + QTest::currentTestFunction(); }

    void keepsWhatItAcknowledgedOverAStop()
    {
        Cursor first;
        {
            LogsBench bench(m_folder);
            QVERIFY(bench.open());
            const auto receipt = bench.append(group("one", 3));
            QVERIFY(receipt);
            first = receipt->first;
            QVERIFY(bench.append(group("two")));
            QCOMPARE(bench.all(), (std::vector<std::string>{"one", "two"}));
        }
        LogsBench bench(m_folder);
        QVERIFY(bench.open());
        QCOMPARE(bench.all(), (std::vector<std::string>{"one", "two"}));
        QVERIFY(bench.shards()[0].first == first);
        QCOMPARE(bench.shards()[0].lines, 4U);
        QVERIFY(bench.append(group("three")));
        QCOMPARE(bench.all(), (std::vector<std::string>{"one", "two", "three"}));
        QCOMPARE(bench.logs->damage().size(), 0U);
    }

    void rollsSegmentsAndReadsThemBack()
    {
        std::vector<std::string> texts;
        {
            LogsBench bench(m_folder, 2'000);
            QVERIFY(bench.open());
            for (int i = 0; i < 60; ++i) {
                texts.push_back(std::string(100, static_cast<char>('a' + i % 26)) + std::to_string(i));
                QVERIFY(bench.append(group(texts.back())));
                bench.loop.manualClock().advance(std::chrono::seconds(1));
            }
            QCOMPARE(bench.all(), texts);
        }
        LogsBench bench(m_folder, 2'000);
        QVERIFY(bench.open());
        QCOMPARE(bench.all(), texts);
        const auto first = bench.shards()[0].first;
        QCOMPARE(bench.cursor({wallFromSeconds(1'700'000'030)})->value() - first.value(), 30);
        QCOMPARE(bench.cursor({wallFromSeconds(1)})->value(), first.value());
        QVERIFY(bench.cursor({wallFromSeconds(1'800'000'000)}).value() == bench.shards()[0].end);
        const auto window = bench.cut(first, {1'000'000, 50});
        QCOMPARE(window->groups, 50U);
        QCOMPARE(window->end.value() - first.value(), 50);
        QVERIFY(window->shardEnd > window->end);
        QCOMPARE(bench.cut(first, {500, 50})->groups, 4U);
        QCOMPARE(bench.cut(first, {1, 50})->groups, 1U);
        QVERIFY(bench.cut(window->shardEnd)->begin == bench.cut(window->shardEnd)->end);
        const auto few = bench.pull(first, {std::nullopt, 5, 1'000'000});
        QCOMPARE(few->groups.size(), 5U);
        QCOMPARE(few->next.value() - first.value(), 5);
        const auto bounded = bench.pull(first, {Cursor(first.value() + 2), 100, 1'000'000});
        QCOMPARE(bounded->groups.size(), 2U);
        QCOMPARE(bench.pull(first, {std::nullopt, 100, 1})->groups.size(), 1U);
    }

    void answersARepeatedKeyWithTheFirstReceipt()
    {
        AppendOptions options;
        options.idempotencyKey = "task/0";
        Cursor first;
        {
            LogsBench bench(m_folder, 500);
            QVERIFY(bench.open());
            first = bench.append(group("x"), options)->first;
            QVERIFY(bench.append(group("x"), options)->repeated);
            for (int i = 0; i < 10; ++i)
                QVERIFY(bench.append(group(std::string(200, 'y'))));
        }
        LogsBench bench(m_folder);
        QVERIFY(bench.open());
        const auto again = bench.append(group("x"), options);
        QVERIFY(again->repeated);
        QVERIFY(again->first == first);
        QCOMPARE(bench.shards()[0].groups, 11U);
    }

    void twinsInOneCommitAreStoredOnce()
    {
        LogsBench bench(m_folder);
        QVERIFY(bench.open());
        std::vector<Result<AppendReceipt>> answers;
        for (int i = 0; i < 20; ++i) {
            AppendOptions options;
            options.idempotencyKey = "same";
            bench.logs->append(kKey, group("x"), options, [&](Result<AppendReceipt> answer) { answers.push_back(answer); });
        }
        QVERIFY(bench.loop.settleUntil([&] { return answers.size() == 20; }));
        QCOMPARE(std::ranges::count_if(answers, [](const auto &answer) { return answer->repeated; }), 19);
        QCOMPARE(bench.shards()[0].groups, 1U);
    }

    void keepsCollectPositions()
    {
        {
            LogsBench bench(m_folder, 500);
            QVERIFY(bench.open(LogsBench::definition(2)));
            for (std::uint64_t i = 0; i < 20; ++i) {
                AppendOptions options;
                options.position = CollectPosition{"file-" + std::to_string(i % 3), "/var/log/x", i, i + 1, "s"};
                QVERIFY(bench.append(group(std::string(100, 'z')), options));
            }
        }
        LogsBench bench(m_folder);
        QVERIFY(bench.open(LogsBench::definition(2)));
        const auto positions = bench.logs->collectPositions(kKey).value();
        QCOMPARE(positions.size(), 3U);
        QCOMPARE(positions[0].end, 19U);
        QCOMPARE(positions[1].end, 20U);
        QCOMPARE(positions[2].end, 18U);
        QCOMPARE(positions[1].path, std::string("/var/log/x"));
    }

    void routesByKeyByShardAndInTurn()
    {
        LogsBench bench(m_folder);
        QVERIFY(bench.open(LogsBench::definition(4)));
        const auto to = [&](AppendOptions options) { return bench.append(group("x"), std::move(options))->shard.value(); };
        AppendOptions byKey;
        byKey.hashKey = "C";
        QCOMPARE(to(byKey), 3);
        byKey.hashKey = "7fffffffffffffffffffffffffffffff";
        QCOMPARE(to(byKey), 1);
        AppendOptions byShard;
        byShard.shard = ShardId(2);
        QCOMPARE(to(byShard), 2);
        std::set<int> turns;
        for (int i = 0; i < 4; ++i)
            turns.insert(to({}));
        QCOMPARE(turns.size(), 4U);
        byShard.shard = ShardId(4);
        QCOMPARE(code(bench.append(group("x"), byShard)), std::string("ShardNotExist"));
        byKey.hashKey = "zz";
        QCOMPARE(code(bench.append(group("x"), byKey)), std::string("InvalidKey"));
    }

    void refusesWhatIsTooLargeOrBroken()
    {
        LogsBench bench(m_folder);
        auto definition = LogsBench::definition();
        QVERIFY(bench.open(definition));
        QCOMPARE(code(bench.append({})), std::string("PostBodyInvalid"));
        QCOMPARE(code(bench.append(group(std::string(limits::kGroupBytesMax + 1, 'x')))), std::string("PostBodyInvalid"));
        QCOMPARE(code(bench.append(group("x", limits::kGroupLogsMax + 1))), std::string("PostBodyInvalid"));
        AppendOptions options;
        options.idempotencyKey = std::string(65, 'k');
        QCOMPARE(code(bench.append(group("x"), options)), std::string("PostBodyInvalid"));
        AppendOptions outside;
        outside.origin = GroupOrigin::Outside;
        QCOMPARE(code(bench.append(group("not protobuf"), outside)), std::string("PostBodyInvalid"));
        QCOMPARE(code(bench.append(realGroup(1), outside)), std::string("ok"));
        definition.enforceTimeRange = true;
        QVERIFY(bench.logs->update(definition));
        QCOMPARE(code(bench.append(realGroup(1))), std::string("PostBodyInvalid"));
        QCOMPARE(code(bench.append(realGroup(1'700'000'000))), std::string("ok"));
        QCOMPARE(code(bench.append(realGroup(1'700'000'000 + 16 * 60))), std::string("PostBodyInvalid"));
        definition.shards = 2;
        QCOMPARE(code(bench.logs->update(definition)), std::string("ParameterInvalid"));
    }

    void addsTheReceiveTimeWhereAsked()
    {
        LogsBench bench(m_folder);
        auto definition = LogsBench::definition();
        definition.appendMeta = true;
        QVERIFY(bench.open(definition));
        QVERIFY(bench.append(realGroup(5)));
        const auto stored = decodeLogGroup(bench.all().at(0)).value();
        QVERIFY((stored.tags == std::vector<LogTag>{{"__receive_time__", "1700000000"}}));
        QCOMPARE(stored.logs.size(), 1U);
    }

    void limitsWhatWaits()
    {
        LogsBench bench(m_folder);
        QVERIFY(bench.open());
        std::vector<std::string> answers;
        for (int i = 0; i < 60; ++i) {
            bench.logs->append(kKey, group(std::string(limits::kMiB, 'x')), {},
                               [&](Result<AppendReceipt> answer) { answers.push_back(code(answer)); });
        }
        QVERIFY(bench.loop.settleUntil([&] { return answers.size() == 60; }));
        const auto stored = std::ranges::count(answers, "ok");
        QCOMPARE(stored + std::ranges::count(answers, "ShardWriteQuotaExceed"), 60);
        QVERIFY(stored >= 32);
        QCOMPARE(bench.shards()[0].groups, static_cast<std::uint64_t>(stored));
        QCOMPARE(code(bench.append(group("x"))), std::string("ok"));
    }

    void doesNotKnowWhatIsNotThere()
    {
        LogsBench bench(m_folder);
        QCOMPARE(code(bench.append(group("x"))), std::string("LogStoreNotExist"));
        QCOMPARE(code(bench.pull(Cursor(1))), std::string("LogStoreNotExist"));
        QVERIFY(bench.open());
        QCOMPARE(code(bench.pull(Cursor(1), {}, ShardId(1))), std::string("ShardNotExist"));
        const auto end = bench.shards()[0].end;
        QVERIFY(bench.pull(end)->next == end);
        QCOMPARE(code(bench.pull(end.next())), std::string("InvalidCursor"));
        QCOMPARE(code(bench.cut(end.next())), std::string("InvalidCursor"));
        QCOMPARE(code(bench.open()), std::string("LogStoreAlreadyExist"));
        QCOMPARE(code(bench.open(LogsBench::definition(1, "../up", {"p", "other"}))), std::string("LogStoreInfoInvalid"));
        QCOMPARE(code(bench.open(LogsBench::definition(257, "u", {"p", "other"}))), std::string("LogStoreInfoInvalid"));
        QVERIFY(bench.detach());
        QCOMPARE(code(bench.open(LogsBench::definition(3))), std::string("ParameterInvalid"));
    }

    void detachesAndComesBack()
    {
        LogsBench bench(m_folder);
        QVERIFY(bench.open());
        QVERIFY(bench.append(group("kept")));
        const auto end = bench.shards()[0].end;
        QCOMPARE(code(bench.purge("uid-1")), std::string("LogStoreInUse"));
        QVERIFY(bench.detach());
        QCOMPARE(code(bench.append(group("x"))), std::string("LogStoreNotExist"));
        QCOMPARE(code(bench.detach()), std::string("LogStoreNotExist"));

        // A new one of that name begins beyond the old one, even when the clock went back a year.
        bench.loop.manualClock().jumpWall(-std::chrono::hours(24 * 365));
        QVERIFY(bench.open(LogsBench::definition(1, "uid-2")));
        QVERIFY(bench.shards()[0].first >= end);
        QVERIFY(bench.append(group("new")));
        QCOMPARE(bench.all(), (std::vector<std::string>{"new"}));
        const auto second = bench.shards()[0].end;
        QVERIFY(bench.detach());
        QVERIFY(bench.purge("uid-2"));
        struct stat info { };
        QVERIFY(::stat((m_folder + "/logs/uid-2").c_str(), &info) != 0);
        QVERIFY(bench.open(LogsBench::definition(1, "uid-3")));
        QVERIFY(bench.shards()[0].first >= second);
        QVERIFY(bench.detach());

        QVERIFY(bench.open());
        QCOMPARE(bench.all(), (std::vector<std::string>{"kept"}));
    }

    void comesBackFromADamagedList()
    {
        {
            LogsBench bench(m_folder, 500);
            QVERIFY(bench.open(LogsBench::definition(2)));
            for (int i = 0; i < 20; ++i)
                QVERIFY(bench.append(group(std::string(100, 'q'))));
        }
        const auto list = m_folder + "/logs/index.db";
        ::truncate(list.c_str(), 0);
        QFile file(QString::fromStdString(list));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("this is no database, but it is long enough to be taken for a damaged one......................");
        file.close();
        QFile::remove(QString::fromStdString(list + "-wal"));
        LogsBench bench(m_folder, 500);
        QVERIFY(bench.open(LogsBench::definition(2)));
        QCOMPARE(bench.all().size() + bench.all(ShardId(1)).size(), 20U);
        QVERIFY(bench.logs->damage().at(0).kind == DamageKind::ListRebuilt);
        QCOMPARE(bench.logs->damagedGroups(), 0U);
        QVERIFY(QFile::exists(QString::fromStdString(list + ".damaged")));
    }

    void readsWhileItIsWritten()
    {
        LogsBench bench(m_folder, 20'000);
        QVERIFY(bench.open());
        constexpr int kAppends = 300;
        int stored = 0;
        for (int i = 0; i < kAppends; ++i)
            bench.logs->append(kKey, group(std::to_string(i) + std::string(200, '.')), {},
                               [&](Result<AppendReceipt> answer) { stored += answer ? 1 : 0; });
        int seen = 0;
        auto at = bench.cursor({CursorEdge::Begin}).value();
        while (seen < kAppends) {
            const auto batch = bench.pull(at, {std::nullopt, 7, 1'000'000}).value();
            for (const auto &one : batch.groups) {
                const auto number = std::to_string(seen++);
                QVERIFY(one.bytes.substr(0, number.size() + 1) == number + ".");
            }
            at = batch.next;
        }
        QVERIFY(bench.loop.settleUntil([&] { return stored == kAppends; }));
    }
};

QTEST_GUILESS_MAIN(LocalLogServiceTest)
#include "tst_locallogservice.moc"
