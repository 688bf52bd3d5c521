// What comes in is counted by Logstore, shard and minute, and forgotten in time.
#include "engine/watchedlogs.h"
#include "tests/support/encodedlogs.h"
#include "tests/support/fakelogservice.h"
#include "tests/support/manualloop.h"

#include <QtTest>

using namespace sluice;
using namespace std::chrono_literals;

namespace {

const LogstoreKey kWatched{"shop", "access"};

struct WatchedRig {
    test::ManualLoop loop;
    test::FakeLogService store{loop};
    std::uint64_t told = 0;
    WatchedLogs logs{store, loop.clock(), [this](const WatchedLogs::Appended &appended) { told += appended.lines; }};

    WatchedRig() { store.create(kWatched, 2); }
    void append(int lines, int shard)
    {
        EncodedGroup group;
        group.lines = static_cast<std::uint32_t>(lines);
        group.bytes = std::string(static_cast<std::size_t>(lines) * 10, 'x');
        AppendOptions options;
        options.shard = ShardId(shard);
        const auto receipt =
            test::await<AppendReceipt>(loop, [&](auto reply) { logs.append(kWatched, {group}, options, std::move(reply)); });
        QVERIFY(receipt.has_value());
    }
    void pass(std::chrono::seconds time) { loop.advance(time); }
};

std::vector<std::uint64_t> linesOf(const std::vector<TrafficAmount> &minutes)
{
    std::vector<std::uint64_t> lines;
    for (const auto &minute : minutes)
        lines.push_back(minute.lines);
    return lines;
}

} // namespace

class tst_WatchedLogs : public QObject {
    Q_OBJECT
private slots:
    void nothingCameYet()
    {
        const WatchedRig at;
        QCOMPARE(at.logs.rate().lines, 0.0);
        QCOMPARE(at.logs.rate(kWatched).bytes, 0.0);
        QCOMPARE(at.logs.rate(kWatched, ShardId(0)).lines, 0.0);
        QVERIFY(at.logs.minutes(kWatched).empty());
    }

    void ratesOfLogstoreAndShards()
    {
        WatchedRig at;
        at.append(300, 0);
        at.append(60, 1);
        QCOMPARE(at.told, 360U);
        QCOMPARE(at.logs.rate().lines, 0.0); // the second that runs does not count yet
        at.pass(1s);
        QCOMPARE(at.logs.rate().lines, 36.0);
        QCOMPARE(at.logs.rate(kWatched).lines, 36.0);
        QCOMPARE(at.logs.rate(kWatched).bytes, 360.0);
        QCOMPARE(at.logs.rate({"shop", "other"}).lines, 0.0);
        at.pass(6s);
        QCOMPARE(at.logs.rate(kWatched, ShardId(0)).lines, 5.0);
        QCOMPARE(at.logs.rate(kWatched, ShardId(1)).lines, 1.0);
        QCOMPARE(at.logs.rate(kWatched, ShardId(1)).bytes, 10.0);
        at.pass(10s);
        QCOMPARE(at.logs.rate(kWatched).lines, 0.0);
        QCOMPARE(at.logs.rate(kWatched, ShardId(0)).lines, 5.0); // over a minute
        at.pass(60s);
        QCOMPARE(at.logs.rate(kWatched, ShardId(0)).lines, 0.0);
    }

    void theLastHourByMinutes()
    {
        WatchedRig at;
        at.append(7, 0);
        auto lines = linesOf(at.logs.minutes(kWatched));
        QCOMPARE(lines, std::vector<std::uint64_t>{7}); // short after a start
        at.pass(120s);
        at.append(5, 1);
        at.append(1, 0);
        QCOMPARE(linesOf(at.logs.minutes(kWatched)), (std::vector<std::uint64_t>{7, 0, 6}));
        QCOMPARE(at.logs.minutes(kWatched).back().bytes, 60U);
        at.pass(59min);
        lines = linesOf(at.logs.minutes(kWatched));
        QCOMPARE(lines.size(), 60U);
        QCOMPARE(lines.front(), 6U); // the first minute has gone
        at.pass(1min);
        QVERIFY(at.logs.minutes(kWatched).empty());
        at.append(2, 0); // a slot that is used again starts at nothing
        QCOMPARE(linesOf(at.logs.minutes(kWatched)).back(), 2U);
    }

    void aDeletedOneIsForgotten()
    {
        WatchedRig at;
        at.append(300, 0);
        at.pass(1s);
        at.logs.forget(kWatched);
        QCOMPARE(at.logs.rate(kWatched).lines, 0.0);
        QCOMPARE(at.logs.rate().lines, 30.0);
    }
};

QTEST_GUILESS_MAIN(tst_WatchedLogs)
#include "tst_watchedlogs.moc"
