#include "tests/support/nativebench.h"

#include <QtTest>

using namespace sluice;
using namespace sluice::test;
using namespace std::chrono_literals;
using Bench = NativeBench;

class NativeFaultsTest : public QObject {
    Q_OBJECT
private slots:
    void everyPullMayFailOnce()
    {
        for (std::uint64_t n = 1; n <= 6; ++n) {
            Bench bench;
            bench.feed(40, 300'000);
            bench.logs.failNth(n, kBusy, LogVerb::Pull);
            QVERIFY(bench.run().status == OutcomeStatus::Ok);
            QCOMPARE(bench.objects.at(bench.objectPath()), bench.expectedCsv(300'000));
            QVERIFY(
                bench.logged("BatchGetLog fail, retry_time: 1, error_code: InternalServerError, error_message: try again"));
        }
    }
    void everyObjectCallMayFailOnce()
    {
        for (const auto verb : {ObjectVerb::Upload, ObjectVerb::Write, ObjectVerb::Commit}) {
            for (std::uint64_t n = 1; n <= (verb == ObjectVerb::Write ? 6u : 1u); ++n) {
                Bench bench;
                bench.feed(40, 300'000);
                bench.objects.failNth(n, {ErrorKind::Full, "ENOSPC", "no space"}, verb);
                const auto &outcome = bench.run();
                QCOMPARE(outcome.errorMessage, std::string());
                QCOMPARE(bench.objects.at(bench.objectPath()), bench.expectedCsv(300'000));
                QCOMPARE(*outcome.counters, (Counters{40, 0, 40, 0}));
                QCOMPARE(bench.objects.open(), 0);
                QVERIFY(bench.logged("PutObject fail, retry_time: 1, error_code: ENOSPC"));
            }
        }
    }
    void readingGivesUpAsTheReferenceSays()
    {
        Bench bench;
        bench.feed(3);
        bench.logs.failAll(kBusy, LogVerb::Pull);
        const auto before = bench.loop.clock().boot();
        const auto &outcome = bench.run();
        QVERIFY(outcome.status == OutcomeStatus::Failed);
        QCOMPARE(outcome.errorCode, std::string("UnhandledInvocationError"));
        QCOMPARE(outcome.errorMessage,
                 std::string("BatchGetLog fail, retry_time: 30, error_code: InternalServerError, error_message: try again"));
        QCOMPARE(bench.logs.calls(LogVerb::Pull), 31u);
        QVERIFY(outcome.duration >= 6s && bench.loop.clock().boot() - before < 8s);
        QVERIFY(outcome.reply.starts_with("{\"errorMessage\":\"BatchGetLog fail"));
        QVERIFY(bench.logged("FC Invoke End RequestId: req-1, Error: Unhandled function error"));
        QVERIFY(bench.logged("[ERROR] [req-1] BatchGetLog fail"));
    }
    void whatCannotHealEndsAtTheSecond()
    {
        Bench bench;
        bench.feed(3);
        bench.logs.remove(kSource);
        const auto &outcome = bench.run();
        QVERIFY(outcome.status == OutcomeStatus::Failed);
        QVERIFY(outcome.errorMessage.find("error_code: ProjectNotExist") != std::string::npos
                || outcome.errorMessage.find("error_code: LogStoreNotExist") != std::string::npos);
        QCOMPARE(bench.logs.calls(LogVerb::Pull), 2u);
    }
    void quotaWaitsLonger()
    {
        Bench bench;
        bench.feed(3);
        bench.logs.failNth(1, {ErrorKind::Throttled, "ReadQuotaExceed", "slow down"}, LogVerb::Pull);
        const auto &outcome = bench.run();
        QVERIFY(outcome.status == OutcomeStatus::Ok);
        QVERIFY(outcome.duration >= 2s && outcome.duration < 3s);
    }
    void missingBucketIsTriedThirtyTimes()
    {
        Bench bench;
        bench.parameter = Bench::csvParameter({}, "nowhere");
        bench.feed(3);
        const auto &outcome = bench.run();
        QCOMPARE(outcome.errorMessage,
                 std::string("PutObject fail, retry_time: 30, error_code: NoSuchBucket, error_message: the bucket 'nowhere' "
                             "does not exist"));
        QCOMPARE(bench.objects.calls(ObjectVerb::Upload), 30u);
        QVERIFY(outcome.duration >= 14500ms && outcome.duration < 16s);
    }
    void anEndpointThatIsRefusedIsNotTriedAgain()
    {
        Bench bench;
        bench.feed(3);
        bench.objects.failAll({ErrorKind::Unsupported, "EndpointNotSupported", "not here"}, ObjectVerb::Upload);
        const auto &outcome = bench.run();
        QCOMPARE(outcome.errorMessage,
                 std::string("PutObject fail, retry_time: 1, error_code: EndpointNotSupported, error_message: not here"));
        QCOMPARE(bench.objects.calls(ObjectVerb::Upload), 1u);
    }
    void timesOut()
    {
        Bench bench;
        bench.add("to-csv", "oss-shipper-csv", 3);
        bench.feed(3);
        bench.logs.failAll(kBusy, LogVerb::Pull);
        const auto &outcome = bench.run();
        QVERIFY(outcome.status == OutcomeStatus::TimedOut);
        QCOMPARE(outcome.errorCode, std::string("FunctionTimeoutError"));
        QCOMPARE(outcome.errorMessage, std::string("Function time out after 3 seconds"));
        QCOMPARE(outcome.billedMs, 3000);
    }
    void timesOutWhenAPortNeverAnswers()
    {
        for (const bool logs : {true, false}) {
            Bench bench;
            bench.feed(3);
            if (logs)
                bench.logs.hold();
            else
                bench.objects.hold();
            QVERIFY(bench.run().status == OutcomeStatus::TimedOut);
            QCOMPARE(bench.answers, 1);
            bench.logs.release();
            bench.objects.release();
            bench.loop.settle();
            QCOMPARE(bench.answers, 1);
            QCOMPARE(bench.objects.open(), 0);
        }
    }
    void cancelsAtEveryStep()
    {
        for (const char *function : {"to-csv", "copy"}) {
            bool ranToTheEnd = false;
            for (int tasks = 0; !ranToTheEnd; ++tasks) {
                Bench bench;
                bench.feed(25, 300'000);
                if (std::string(function) == "copy")
                    bench.parameter = kCopyParameter;
                // Answers come one millisecond apart, so that time counts the steps.
                bench.logs.setDelay(1ms);
                const auto id = bench.start(function);
                for (int i = 0; i < tasks && !bench.outcome; ++i) {
                    bench.quiesce();
                    bench.loop.advance(1ms);
                }
                ranToTheEnd = bench.outcome.has_value();
                bench.service.cancel(id);
                bench.service.cancel(id);
                const auto &outcome = bench.finish();
                QVERIFY(outcome.status == (ranToTheEnd ? OutcomeStatus::Ok : OutcomeStatus::Cancelled));
                bench.loop.advance(100ms);
                QCOMPARE(bench.answers, 1);
                QCOMPARE(bench.service.running(), 0u);
                bench.quiesce();
                QCOMPARE(bench.objects.open(), 0);
                QVERIFY(tasks < 200);
            }
        }
    }
    void tooManyAtATime()
    {
        Bench bench;
        bench.feed(1);
        bench.logs.hold();
        for (int i = 0; i < NativeFunctionService::kInstancesPerFunctionMax; ++i)
            static_cast<void>(bench.start());
        QCOMPARE(bench.service.instances({"shipping", "to-csv"}), NativeFunctionService::kInstancesPerFunctionMax);
        static_cast<void>(bench.start());
        bench.loop.settle();
        QVERIFY(bench.outcome.has_value());
        QCOMPARE(bench.outcome->errorCode, std::string("ResourceExhausted"));
        bench.logs.release();
        QVERIFY(
            bench.loop.settleUntil([&] { return bench.answers == NativeFunctionService::kInstancesPerFunctionMax + 1; }));
        QCOMPARE(bench.service.running(), 0u);
    }
    void destroyedWhileRunning()
    {
        ManualLoop loop;
        int answers = 0;
        {
            Bench bench;
            bench.feed(20, 300'000);
            bench.objects.hold(); // or a quick pool is done before the end
            static_cast<void>(bench.service.invoke({"r", {"shipping", "to-csv"}, "", bench.event()},
                                                   Reply<Outcome>([&](Result<Outcome> answer) {
                                                       ++answers;
                                                       QCOMPARE(answer.error().code, std::string("ReplyDropped"));
                                                   })));
            bench.loop.settle();
        }
        QCOMPARE(answers, 1);
    }
};

QTEST_GUILESS_MAIN(NativeFaultsTest)
#include "tst_nativefaults.moc"
