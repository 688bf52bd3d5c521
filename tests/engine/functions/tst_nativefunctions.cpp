#include "tests/support/nativebench.h"

#include <QtTest>

using namespace sluice;
using namespace sluice::test;
using namespace std::chrono_literals;
using Bench = NativeBench;

class NativeFunctionsTest : public QObject {
    Q_OBJECT
private slots:
    void shipsCsv()
    {
        Bench bench;
        bench.feed(10);
        const auto &outcome = bench.run();
        QCOMPARE(outcome.errorMessage, std::string());
        QVERIFY(outcome.status == OutcomeStatus::Ok);
        QCOMPARE(bench.objects.objects().size(), 1u);
        QCOMPARE(bench.objects.at(bench.objectPath()), bench.expectedCsv());
        QCOMPARE(outcome.reply, std::string("{\"ingestLines\":10,\"ingestBytes\":0,\"shipLines\":10,\"shipBytes\":0}"));
        QCOMPARE(*outcome.counters, (Counters{10, 0, 10, 0}));
        QCOMPARE(outcome.functionVersion, 7u);
        QCOMPARE(bench.service.running(), 0u);
        QCOMPARE(bench.service.instances({"shipping", "to-csv"}), 0);
    }
    void functionLogTellsTheStory()
    {
        Bench bench;
        bench.feed(3);
        bench.run();
        const auto lines = bench.messages();
        QCOMPARE(lines.size(), 4u);
        QCOMPARE(lines[0], std::string("FC Invoke Start RequestId: req-1"));
        QVERIFY(lines[1].find("[INFO] [req-1] read 3 logs in 3 log groups") != std::string::npos);
        QVERIFY(lines[2].find("wrote lake/csv/20231114/0_") != std::string::npos);
        QCOMPARE(lines[3], std::string("FC Invoke End RequestId: req-1"));
    }
    void manyBlocksStayWithinTwo()
    {
        Bench bench;
        bench.feed(40, 300'000); // 12 MB: six blocks
        const auto &outcome = bench.run();
        QVERIFY(outcome.status == OutcomeStatus::Ok);
        QCOMPARE(bench.objects.at(bench.objectPath()), bench.expectedCsv(300'000));
        QVERIFY(bench.objects.calls(ObjectVerb::Write) >= 5);
        QVERIFY2(outcome.maxMemoryMb <= 8, std::to_string(outcome.maxMemoryMb).c_str());
    }
    void aRepeatOverwrites()
    {
        Bench bench;
        bench.feed(5);
        bench.run();
        bench.run();
        QCOMPARE(bench.objects.commits(), 2u);
        QCOMPARE(bench.objects.objects().size(), 1u);
        QCOMPARE(bench.objects.at(bench.objectPath()), bench.expectedCsv());
    }
    void emptyWindowWritesNothing()
    {
        Bench bench;
        const auto &outcome = bench.run();
        QVERIFY(outcome.status == OutcomeStatus::Ok);
        QCOMPARE(*outcome.counters, Counters());
        QCOMPARE(bench.objects.calls(ObjectVerb::Any), 0u);
        bench.parameter = kCopyParameter;
        QVERIFY(bench.run("copy").status == OutcomeStatus::Ok);
        QVERIFY(bench.copied().empty());
    }
    void compressedWindow()
    {
        Bench bench;
        bench.parameter = Bench::csvParameter(",\"compressType\":\"zstd\"");
        bench.feed(20, 100'000);
        QVERIFY(bench.run().status == OutcomeStatus::Ok);
        QVERIFY(bench.objects.at(bench.objectPath()).starts_with("\x28\xB5\x2F\xFD"));
    }
    void copiesGroupsUnchanged()
    {
        Bench bench;
        bench.parameter = kCopyParameter;
        bench.feed(30, 400'000); // 12 MB: three chunks
        const auto &outcome = bench.run("copy");
        QCOMPARE(outcome.errorMessage, std::string());
        QCOMPARE(bench.copied(), bench.sourceGroups());
        std::uint64_t bytes = 0;
        for (const auto &group : bench.sourceGroups())
            bytes += group.size();
        QCOMPARE(*outcome.counters, (Counters{30, bytes, 30, bytes}));
        QVERIFY2(outcome.maxMemoryMb <= 16, std::to_string(outcome.maxMemoryMb).c_str());
    }
    void aRepeatedCopyDoesNotDouble()
    {
        Bench bench;
        bench.parameter = kCopyParameter;
        bench.feed(30, 400'000);
        bench.run("copy");
        const auto &again = bench.run("copy");
        QVERIFY(again.status == OutcomeStatus::Ok);
        QCOMPARE(bench.copied(), bench.sourceGroups());
        QVERIFY(bench.logged("of them were there already"));
    }
    void aHalfDoneCopyIsCompletedOnce()
    {
        for (std::uint64_t broken = 1; broken <= 3; ++broken) {
            Bench bench;
            bench.add("copy", "logstore_replication", 3);
            bench.parameter = kCopyParameter;
            bench.feed(30, 400'000);
            const auto before = bench.logs.calls(LogVerb::Append);
            bench.start("copy");
            // Blocked for good from the nth append on: the attempt ends by its time-out.
            QVERIFY(bench.loop.settleUntil([&] { return bench.logs.calls(LogVerb::Append) - before >= broken - 1; }));
            bench.logs.failAll(kBusy, LogVerb::Append);
            bench.finish();
            bench.logs.heal();
            QVERIFY(bench.run("copy").status == OutcomeStatus::Ok);
            QCOMPARE(bench.copied(), bench.sourceGroups());
        }
    }
    void aLostAppendReplyDoesNotDouble()
    {
        Bench bench;
        bench.parameter = kCopyParameter;
        bench.feed(30, 400'000);
        bench.logs.loseNth(2, LogVerb::Append);
        QVERIFY(bench.run("copy").status == OutcomeStatus::Ok);
        QCOMPARE(bench.copied(), bench.sourceGroups());
        QVERIFY(bench.logged("PutLogs fail, retry_time: 1, error_code: RequestTimeout"));
    }
    void unknownNames()
    {
        Bench bench;
        bench.add("odd", "no_such_template");
        const auto codeOf = [&](const FunctionKey &key) {
            const auto outcome = await<Outcome>(bench.loop, [&](auto reply) {
                static_cast<void>(bench.service.invoke({"r", key, "", bench.event()}, std::move(reply)));
            });
            return outcome->status == OutcomeStatus::Failed ? outcome->errorCode + ": " + outcome->errorMessage : "?";
        };
        QCOMPARE(codeOf({"nowhere", "f"}), std::string("ServiceNotFound: service 'nowhere' does not exist"));
        QCOMPARE(codeOf({"shipping", "f"}),
                 std::string("FunctionNotFound: function 'f' does not exist in service 'shipping'"));
        QCOMPARE(codeOf({"shipping", "odd"}),
                 std::string("InvalidArgument: there is no native template 'no_such_template'"));
    }
    void badParameter()
    {
        Bench bench;
        bench.parameter = "{\"target\":{\"projectName\":\"p\"}}";
        const auto &outcome = bench.run("copy");
        QCOMPARE(outcome.errorCode, std::string("InvalidFunctionParameter"));
        QCOMPARE(
            outcome.errorMessage,
            std::string("invalid function parameter, exception: \"target.logstoreName\" is missing at line 1, column 11"));
        QVERIFY(bench.logged("invalid function parameter"));
    }
    void prefixThatLeadsOutIsRefusedWhenItRuns()
    {
        Bench bench;
        bench.feed(1);
        bench.parameter.replace(bench.parameter.find("csv/"), 4, "../../");
        const auto &outcome = bench.run();
        QVERIFY(outcome.status == OutcomeStatus::Failed);
        QVERIFY(outcome.errorMessage.find("lead out") != std::string::npos);
        QCOMPARE(bench.objects.calls(ObjectVerb::Any), 0u);
    }
    void unknownKeysAreWarnedAbout()
    {
        Bench bench;
        bench.feed(1);
        bench.parameter = Bench::csvParameter(",\"colour\":1");
        QVERIFY(bench.run().status == OutcomeStatus::Ok);
        QVERIFY(bench.logged("[WARN] [req-1] unknown key \"transform.colour\" is ignored"));
    }
    void endpointsThatAreNotReachable()
    {
        Bench bench;
        bench.parameter = "{\"target\":{\"endpoint\":\"http://far\",\"projectName\":\"p\",\"logstoreName\":\"l\"}}";
        QVERIFY(bench.run("copy").errorMessage.starts_with("PutLogs fail: the Log Service at http://far"));
    }
    void damagedGroupIsPassedAndTold()
    {
        Bench bench;
        bench.feed(2);
        bench.end = bench.logs.put(kSource, ShardId(0), "\x0a\x7fgarbage").next;
        QVERIFY(bench.run().status == OutcomeStatus::Ok);
        QCOMPARE(bench.objects.at(bench.objectPath()), bench.expectedCsv());
        QVERIFY(bench.logged("[ERROR] [req-1] 1 log groups are damaged and were left out"));
    }
};

QTEST_GUILESS_MAIN(NativeFunctionsTest)
#include "tst_nativefunctions.moc"
