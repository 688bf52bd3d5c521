#include "engine/functions/functionlog.h"
#include "engine/logs/loggroupcodec.h"
#include "tests/support/fakelogservice.h"
#include "tests/support/manualloop.h"

#include <QtTest>

#include <set>

using namespace sluice;
using namespace sluice::test;
using namespace std::chrono_literals;

namespace {

const LogstoreKey kLog{"shop", "fn-log"};

struct Bench {
    ManualLoop loop;
    FakeLogService logs{loop};
    std::unique_ptr<FunctionLog> log = std::make_unique<FunctionLog>(loop, logs);
    FunctionLogSourcePtr source =
        std::make_shared<FunctionLogSource>(FunctionLogSource{kLog, {"shipping", "to-csv"}, 7, "req-1", "inst-1"});

    Bench() { logs.create(kLog, 4); }

    void write(int lines, const std::string &text = "line ")
    {
        for (int i = 0; i < lines; ++i)
            log->write(source, text + std::to_string(m_written++));
    }
    std::vector<LogGroup> groups() const
    {
        std::vector<LogGroup> out;
        for (int shard = 0; shard < 4; ++shard)
            for (const auto &stored : logs.stored(kLog, ShardId(shard)))
                out.push_back(*decodeLogGroup(stored.bytes));
        return out;
    }
    std::multiset<std::string> messages() const
    {
        std::multiset<std::string> out;
        for (const auto &group : groups())
            for (const auto &line : group.logs)
                out.insert(line.contents.back().value);
        return out;
    }
    std::multiset<std::string> expected() const
    {
        std::multiset<std::string> out;
        for (int i = 0; i < m_written; ++i)
            out.insert("line " + std::to_string(i));
        return out;
    }

private:
    int m_written = 0;
};

} // namespace

class FunctionLogTest : public QObject {
    Q_OBJECT
private slots:
    void fields()
    {
        Bench bench;
        bench.loop.manualClock().advance(123'456us);
        bench.log->write(bench.source, "hello");
        bench.loop.advance(1s);
        const auto groups = bench.groups();
        QCOMPARE(groups.size(), 1u);
        QCOMPARE(groups[0].topic, std::optional<std::string>("shipping"));
        const auto &line = groups[0].logs[0];
        QCOMPARE(line.time, 1'700'000'000u);
        QCOMPARE(*line.timeNs, 123'456'000u);
        QCOMPARE(line.contents,
                 (std::vector<LogContent>{{"functionName", "to-csv"},
                                          {"serviceName", "shipping"},
                                          {"versionId", "7"},
                                          {"qualifier", "LATEST"},
                                          {"requestId", "req-1"},
                                          {"instanceID", "inst-1"},
                                          {"message", "hello"}}));
    }
    void waitsASecondThenSendsTogether()
    {
        Bench bench;
        bench.write(5);
        bench.loop.advance(999ms);
        QCOMPARE(bench.logs.calls(LogVerb::Append), 0u);
        bench.write(5);
        bench.loop.advance(1ms);
        QCOMPARE(bench.logs.calls(LogVerb::Append), 1u);
        QCOMPARE(bench.messages(), bench.expected());
        QCOMPARE(bench.log->stats().written, 10u);
        QCOMPARE(bench.log->stats().waiting, 0u);
    }
    void fullBatchesDoNotWait()
    {
        Bench bench;
        bench.write(2 * FunctionLog::kBatchLines);
        bench.loop.settle();
        QCOMPARE(bench.log->stats().written, 2 * FunctionLog::kBatchLines);
        QCOMPARE(bench.messages(), bench.expected());
    }
    void batchesAreBoundedByBytes()
    {
        Bench bench;
        bench.write(60, std::string(100'000, 'x'));
        QVERIFY(await<void>(bench.loop, [&](auto reply) { bench.log->flush(std::move(reply)); }));
        QVERIFY(bench.groups().size() >= 5);
        QCOMPARE(bench.messages().size(), 60u);
    }
    void busyLogstoreIsTriedAgainWithTheSameBatch()
    {
        Bench bench;
        bench.logs.failNth(1, {ErrorKind::Full, "ENOSPC", "full"}, LogVerb::Append);
        bench.logs.loseNth(2, LogVerb::Append);
        bench.write(3);
        bench.loop.advance(1s);
        bench.write(3); // not part of the batch that is repeated
        bench.loop.advance(30s);
        QCOMPARE(bench.messages(), bench.expected());
        QCOMPARE(bench.log->stats().written, 6u);
        QCOMPARE(bench.log->stats().lost, 0u);
    }
    void missingLogstoreLosesLinesCounted()
    {
        Bench bench;
        bench.logs.remove(kLog);
        bench.write(3);
        bench.loop.advance(10s);
        QCOMPARE(bench.log->stats().lost, 3u);
        QCOMPARE(bench.log->stats().waiting, 0u);
        bench.logs.create(kLog, 4);
        bench.write(1);
        bench.loop.advance(1s);
        QCOMPARE(bench.messages(), (std::multiset<std::string>{"3 lines before this one could not be stored", "line 3"}));
    }
    void noLogstoreAtAll()
    {
        Bench bench;
        bench.log->write(std::make_shared<FunctionLogSource>(), "x");
        bench.loop.advance(5s);
        QCOMPARE(bench.logs.calls(), 0u);
    }
    void whatDoesNotFitIsCountedAndTold()
    {
        Bench bench;
        bench.logs.failAll({ErrorKind::Unavailable, "InternalServerError", "x"}, LogVerb::Append);
        bench.write(FunctionLog::kQueueLines + 25);
        bench.loop.advance(60s);
        QCOMPARE(bench.log->stats().dropped, 25u);
        QCOMPARE(bench.log->stats().waiting, FunctionLog::kQueueLines);
        bench.logs.heal();
        bench.loop.advance(120s);
        QVERIFY(await<void>(bench.loop, [&](auto reply) { bench.log->flush(std::move(reply)); }));
        const auto messages = bench.messages();
        QCOMPARE(messages.size(), FunctionLog::kQueueLines + 1);
        QCOMPARE(messages.count("25 lines before this one could not be stored"), 1u);
    }
    void longLinesAreCut()
    {
        Bench bench;
        bench.log->write(bench.source, std::string(limits::kFunctionLogLineMax - 1, 'x') + "ä" + "tail");
        bench.loop.advance(1s);
        QCOMPARE(bench.log->stats().cut, 1u);
        QCOMPARE(bench.messages().begin()->size(), limits::kFunctionLogLineMax - 1);
    }
    void flushSaysWhatStillWaits()
    {
        Bench bench;
        bench.logs.failAll({ErrorKind::Full, "ENOSPC", "full"}, LogVerb::Append);
        bench.write(3);
        const auto flushed = await<void>(bench.loop, [&](auto reply) { bench.log->flush(std::move(reply)); });
        QCOMPARE(flushed.error().code, std::string("ENOSPC"));
        QCOMPARE(bench.log->stats().waiting, 3u);
        bench.logs.heal();
        QVERIFY(await<void>(bench.loop, [&](auto reply) { bench.log->flush(std::move(reply)); }));
        QCOMPARE(bench.messages(), bench.expected());
    }
    void flushOfNothing()
    {
        Bench bench;
        QVERIFY(await<void>(bench.loop, [&](auto reply) { bench.log->flush(std::move(reply)); }));
    }
    void destroyedWhileSending()
    {
        Bench bench;
        bench.write(3);
        bench.logs.hold();
        bench.loop.advance(1s);
        bench.log.reset();
        bench.logs.release();
        bench.loop.advance(5s);
        QCOMPARE(bench.messages().size(), 3u);
    }
};

QTEST_GUILESS_MAIN(FunctionLogTest)
#include "tst_functionlog.moc"
