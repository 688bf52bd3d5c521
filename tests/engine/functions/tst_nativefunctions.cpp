#include "engine/functions/native/nativefunctionservice.h"
#include "tests/support/fakelogservice.h"
#include "tests/support/fakeobjectstorage.h"
#include "tests/support/loggroups.h"
#include "tests/support/manualloop.h"

#include <QtTest>

#include <future>

using namespace sluice;
using namespace sluice::test;
using namespace std::chrono_literals;

namespace {

const LogstoreKey kSource{"shop", "access"};
const LogstoreKey kCopy{"shop", "copy"};
const LogstoreKey kFunctionLog{"shop", "fn-log"};
const Error kBusy{ErrorKind::Unavailable, "InternalServerError", "try again"};

// Pool, fakes and the service, driven by hand.
struct Bench {
    ManualLoop loop;
    WorkerPool pool{"test", 1}; // one thread: a job that was posted later ends later
    FakeLogService logs{loop};
    FakeObjectStorage objects{loop};
    FunctionLog log{loop, logs};
    std::map<FunctionKey, Function> functions;
    NativeFunctionService service{loop, pool, world(), objects, log};
    Cursor begin;
    Cursor end;
    std::string parameter;

    Bench()
    {
        for (const auto &key : {kSource, kCopy, kFunctionLog})
            logs.create(key, 2);
        objects.create("lake");
        add("to-csv", "oss-shipper-csv");
        add("copy", "logstore_replication");
        begin = logs.end(kSource, ShardId(0));
        end = begin;
        parameter = csvParameter();
    }

    NativeFunctionService::World world()
    {
        return {.function = [this](const FunctionKey &key) -> std::optional<Function> {
                    const auto found = functions.find(key);
                    return found == functions.end() ? std::nullopt : std::optional(found->second);
                },
                .service = [](const std::string &name) -> std::optional<Service> {
                    if (name != "shipping")
                        return std::nullopt;
                    Service shipping;
                    shipping.name = name;
                    shipping.log = kFunctionLog;
                    return shipping;
                },
                .logs = [this](const std::string &endpoint) -> LogService * {
                    return endpoint.empty() || endpoint == "http://127.0.0.1:1" ? &logs : nullptr;
                }};
    }

    void add(const std::string &name, const std::string &templateName, int timeout = 60)
    {
        Function function;
        function.key = {"shipping", name};
        function.templateName = templateName;
        function.timeoutSeconds = timeout;
        function.version = 7;
        functions[function.key] = function;
    }

    static std::string csvParameter(const std::string &transform = {}, const std::string &bucket = "lake")
    {
        return "{\"target\":{\"ossEndpoint\":\"local\",\"ossBucket\":\"" + bucket
            + "\",\"ossPrefix\":\"csv/"
              "\",\"ossPostfix\":\".csv\",\"ossDateFormat\":\"yyyyMMdd\"},\"transform\":{\"delimiterChar\":\",\","
              "\"quoteChar\":\"\\\"\",\"escapeChar\":\"\\\"\",\"enableHeader\":false,\"nullColumnValue\":\"\","
              "\"columnNames\":[\"n\",\"msg\"]"
            + transform + "}}";
    }

    // Groups of about `bytes` each, one log a group.
    void feed(int groups, std::size_t bytes = 10)
    {
        for (int i = 0; i < groups; ++i) {
            const auto receipt =
                logs.put(kSource, ShardId(0),
                         {encodedGroup({{{"n", std::to_string(m_fed++)}, {"msg", std::string(bytes, 'x')}}}, "topic")});
            end = receipt.next;
        }
    }

    std::string expectedCsv(std::size_t bytes = 10) const
    {
        std::string out;
        for (int i = 0; i < m_fed; ++i)
            out += std::to_string(i) + ',' + std::string(bytes, 'x') + '\n';
        return out;
    }

    Event event(const std::string &task = "c2691505-38da-4d1b-998a-f1d4bb8c9994") const
    {
        Event event;
        event.endpoint = "http://127.0.0.1:1";
        event.source = kSource;
        event.shard = ShardId(0);
        event.begin = begin;
        event.end = end;
        event.parameter = parameter;
        event.jobName = std::string(40, 'a');
        event.taskId = task;
        event.cursorTime = 1'700'000'000; // 2023-11-14
        return event;
    }

    std::string objectPath() const { return "lake/csv/20231114/0_" + toText(begin) + '_' + toText(end) + ".csv"; }

    InvocationId start(const std::string &function = "to-csv")
    {
        outcome.reset();
        return service.invoke({"req-1", {"shipping", function}, "every-minute", event()},
                              Reply<Outcome>([this](Result<Outcome> answer) {
                                  ++answers;
                                  if (answer)
                                      outcome = *answer;
                              }));
    }

    // Until neither pool nor loop has anything to do at this moment.
    void quiesce()
    {
        do {
            std::promise<void> reached;
            pool.post([&] { reached.set_value(); });
            reached.get_future().wait();
        } while (loop.settle() > 0);
    }

    // Runs to the end; time passes only when everything waits for it.
    const Outcome &finish()
    {
        for (quiesce(); !outcome && loop.nextTimer(); quiesce())
            loop.advance(*loop.nextTimer() - loop.clock().boot());
        return outcome.value(); // throws when it hangs: the test fails
    }
    const Outcome &run(const std::string &function = "to-csv")
    {
        static_cast<void>(start(function));
        return finish();
    }

    std::vector<std::string> messages()
    {
        static_cast<void>(await<void>(loop, [&](auto reply) { log.flush(std::move(reply)); }));
        std::vector<std::string> out;
        for (int shard = 0; shard < 2; ++shard)
            for (const auto &stored : logs.stored(kFunctionLog, ShardId(shard))) {
                const auto group = decodeLogGroup(stored.bytes);
                for (const auto &line : group->logs)
                    out.push_back(line.contents.back().value);
            }
        return out;
    }
    bool logged(const std::string &text)
    {
        for (const auto &message : messages())
            if (message.find(text) != std::string::npos)
                return true;
        return false;
    }

    std::vector<std::string> copied() const
    {
        std::vector<std::string> out;
        for (int shard = 0; shard < 2; ++shard)
            for (const auto &stored : logs.stored(kCopy, ShardId(shard)))
                out.emplace_back(stored.bytes);
        return out;
    }
    std::vector<std::string> sourceGroups() const
    {
        std::vector<std::string> out;
        for (const auto &stored : logs.stored(kSource, ShardId(0)))
            if (!(stored.cursor < begin) && stored.cursor < end)
                out.emplace_back(stored.bytes);
        return out;
    }

    std::optional<Outcome> outcome;
    int answers = 0;

private:
    int m_fed = 0;
};

constexpr const char *kCopyParameter =
    "{\"target\":{\"endpoint\":\"local\",\"projectName\":\"shop\",\"logstoreName\":\"copy\"}}";

} // namespace

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

QTEST_GUILESS_MAIN(NativeFunctionsTest)
#include "tst_nativefunctions.moc"
