#include "tests/support/fakelogservice.h"
#include "tests/support/manualloop.h"

#include <QtTest/QTest>

using namespace sluice;
using namespace sluice::test;

namespace {
const LogstoreKey kStore{"shop", "access"};
const ShardId kShard{0};
} // namespace

class FakeLogServiceTest : public QObject {
    Q_OBJECT

    ManualLoop m_loop;

    static std::vector<EncodedGroup> group(std::string bytes, std::uint32_t lines = 1)
    {
        std::vector<EncodedGroup> groups;
        groups.push_back({std::move(bytes), lines});
        return groups;
    }
    Result<WindowCut> cut(FakeLogService &logs, Cursor begin, WindowLimit limit = {})
    {
        return await<WindowCut>(m_loop, [&](auto reply) { logs.cut(kStore, kShard, begin, limit, std::move(reply)); });
    }

private slots:
    void appendsAndPullsBack()
    {
        FakeLogService logs(m_loop);
        logs.create(kStore, 1);
        const auto receipt =
            await<AppendReceipt>(m_loop, [&](auto reply) { logs.append(kStore, group("one", 3), {}, std::move(reply)); });
        QVERIFY(receipt);
        QCOMPARE(receipt->first.next().value(), receipt->next.value());
        const auto batch =
            await<LogBatch>(m_loop, [&](auto reply) { logs.pull(kStore, kShard, receipt->first, {}, std::move(reply)); });
        QVERIFY(batch);
        QCOMPARE(batch->groups.size(), 1U);
        QCOMPARE(std::string(batch->groups[0].bytes), std::string("one"));
        QCOMPARE(batch->groups[0].lines, 3U);
        QVERIFY(batch->next == receipt->next);
    }

    void cutsAtLimitsAndSaysWhatRetentionTook()
    {
        FakeLogService logs(m_loop);
        logs.create(kStore, 1);
        const auto first = logs.put(kStore, kShard, "aaaa").first;
        logs.put(kStore, kShard, "bbbb");
        logs.put(kStore, kShard, "cccc", 7);
        auto window = cut(logs, first, {8, 10});
        QVERIFY(window);
        QCOMPARE(window->groups, 2U);
        QCOMPARE(window->bytes, 8U);
        logs.expireBefore(kStore, kShard, first.next().next());
        window = cut(logs, first);
        QCOMPARE(window->lostGroups, 2U);
        QCOMPARE(window->lines, 7U);
        QVERIFY(window->end == window->shardEnd);
        QCOMPARE(cut(logs, window->end)->groups, 0U);
        QCOMPARE(cut(logs, window->end.next()).error().code, std::string("InvalidCursor"));
    }

    void failsTheNthCallAndLosesReplies()
    {
        FakeLogService logs(m_loop);
        logs.create(kStore, 1);
        logs.failNth(2, {ErrorKind::Full, "ENOSPC", ""}, LogVerb::Append);
        logs.loseNth(3, LogVerb::Append);
        std::vector<std::string> answers;
        for (int i = 0; i < 4; ++i) {
            const auto receipt =
                await<AppendReceipt>(m_loop, [&](auto reply) { logs.append(kStore, group("x"), {}, std::move(reply)); });
            answers.push_back(receipt ? "ok" : receipt.error().code);
        }
        QCOMPARE(answers, (std::vector<std::string>{"ok", "ENOSPC", "RequestTimeout", "ok"}));
        QCOMPARE(logs.stored(kStore, kShard).size(), 3U);
        QCOMPARE(logs.calls(LogVerb::Append), 4U);
    }

    void repeatsAnIdempotencyKey()
    {
        FakeLogService logs(m_loop);
        logs.create(kStore, 1);
        AppendOptions options;
        options.idempotencyKey = "task-1/0";
        const auto first = logs.put(kStore, kShard, group("x"), options);
        const auto second = logs.put(kStore, kShard, group("x"), options);
        QVERIFY(!first.repeated && second.repeated && first.first == second.first);
        QCOMPARE(logs.stored(kStore, kShard).size(), 1U);
    }

    void delaysHoldsAndForgets()
    {
        FakeLogService logs(m_loop);
        logs.create(kStore, 1);
        int answered = 0;
        const auto ask = [&] { logs.shards(kStore, [&](Result<std::vector<ShardState>> all) { answered += all ? 1 : 0; }); };
        logs.setDelay(std::chrono::seconds(5));
        ask();
        m_loop.advance(std::chrono::seconds(4));
        QCOMPARE(answered, 0);
        m_loop.advance(std::chrono::seconds(1));
        QCOMPARE(answered, 1);
        logs.hold();
        ask();
        m_loop.advance(std::chrono::seconds(60));
        QCOMPARE(answered, 1);
        logs.release();
        m_loop.settle();
        QCOMPARE(answered, 2);
        ask();
        logs.forgetPending();
        m_loop.advance(std::chrono::seconds(60));
        QCOMPARE(answered, 2);
        QCOMPARE(logs.pending(), 0U);
    }

    void splitsAndNeverReusesACursor()
    {
        FakeLogService logs(m_loop);
        logs.create(kStore, 2);
        logs.put(kStore, ShardId(1), "x");
        const auto before = logs.end(kStore, ShardId(1));
        const auto [left, right] = logs.split(kStore, ShardId(1));
        const auto all = await<std::vector<ShardState>>(m_loop, [&](auto reply) { logs.shards(kStore, std::move(reply)); });
        QCOMPARE(all->size(), 4U);
        QVERIFY((*all)[1].status == ShardStatus::ReadOnly);
        QCOMPARE((*all)[2].beginKey, std::string("80000000000000000000000000000000"));
        QCOMPARE((*all)[3].beginKey, std::string("c0000000000000000000000000000000"));
        QVERIFY((*all)[3].parents == std::vector<ShardId>{ShardId(1)});
        QVERIFY(logs.first(kStore, left) > before && logs.first(kStore, right) > before);
        logs.remove(kStore);
        logs.create(kStore, 2);
        QVERIFY(logs.first(kStore, kShard) > before);
    }
};

QTEST_GUILESS_MAIN(FakeLogServiceTest)
#include "tst_fakelogservice.moc"
