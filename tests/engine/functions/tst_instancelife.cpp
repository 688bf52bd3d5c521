// One instance over its life: several calls at a time, cancelled ones, credentials, secrets, its log, its end.
#include "tests/support/instancelines.h"

#include <QtTest>

using namespace sluice;
using namespace sluice::test;
using Bench = InstanceBench;
using Running = RunningInstance;
using Kind = RuntimeFrameKind;
using Lines = LogLines;

class InstanceLifeTest : public QObject {
    Q_OBJECT
private slots:
    void startAndInitializationTakeTooLong()
    {
        Bench bench;
        bench.call();
        bench.loop.advance(30s);
        QVERIFY(bench.outcome(0)->status == OutcomeStatus::TimedOut);
        QCOMPARE(bench.outcome(0)->errorMessage, std::string("Function start time out after 30 seconds"));
        bench.function().initializer = "index.init";
        bench.function().initializationTimeoutSeconds = 2;
        bench.function().version = 8;
        bench.call();
        bench.runtime(1).hello();
        bench.loop.advance(2s);
        QCOMPARE(bench.outcome(1)->errorMessage, std::string("Function initialization time out after 2 seconds"));
        QVERIFY(bench.runtime(1).terminated);
    }
    void cancelled()
    {
        Running bench;
        bench.local->cancel(bench.answers[0].id);
        QVERIFY(bench.result().status == OutcomeStatus::Cancelled);
        QVERIFY(bench.runtime(0).terminated && bench.runtime(0).destroyed);
        QCOMPARE(bench.lines().back(), kBad1);

        Bench early; // while it starts: the instance is kept for the next call
        early.call();
        early.local->cancel(early.answers[0].id);
        early.local->cancel(early.answers[0].id);
        early.loop.settle();
        QVERIFY(early.outcome(0)->status == OutcomeStatus::Cancelled);
        echoes(early.runtime(0));
        early.loop.settle();
        early.call("clean", "warm");
        QCOMPARE(early.outcome(1)->reply, std::string("warm"));
        QCOMPARE(early.launcher.runtimes.size(), 1u);
    }
    void severalCallsAtATime()
    {
        Bench bench;
        bench.function().instanceConcurrency = 3;
        for (int i = 0; i < 4; ++i)
            bench.call("clean", std::to_string(i));
        QCOMPARE(bench.launcher.runtimes.size(), 2u);
        auto &runtime = bench.runtime(0);
        runtime.hello();
        bench.loop.settle();
        QCOMPARE(runtime.received.size(), 3u);
        const auto stamp = std::string("2026-01-02T03:04:05.678Z ");
        runtime.print(stamp + kId2 + " [INFO] of the second\nof the first\n");
        runtime.reply(kId2, "two");
        runtime.reply(kId1, "one");
        bench.loop.settle();
        QCOMPARE(bench.outcome(1)->reply, std::string("two"));
        QCOMPARE(bench.outcome(0)->reply, std::string("one"));
        QVERIFY(bench.outcome(1)->logTail.find("[INFO] of the second\nFC Invoke End") != std::string::npos);
        QVERIFY(!bench.outcome(2));
        bench.call("clean", "4");
        QCOMPARE(runtime.received.size(), 4u);
    }
    void oneOfSeveralTimesOut()
    {
        Bench bench;
        bench.function().instanceConcurrency = 2;
        bench.call();
        bench.runtime(0).hello();
        bench.loop.advance(1s);
        bench.call();
        bench.loop.advance(2s);
        QVERIFY(bench.outcome(0)->status == OutcomeStatus::TimedOut); // at once
        QVERIFY(!bench.outcome(1) && !bench.runtime(0).terminated); // the other goes on
        bench.call();
        QCOMPARE(bench.launcher.runtimes.size(), 2u); // but none comes after it
        bench.runtime(0).reply(kId1, "late");
        bench.runtime(0).reply(kId2, "in time");
        bench.loop.settle();
        QCOMPARE(bench.outcome(1)->reply, std::string("in time"));
        QVERIFY(bench.runtime(0).terminated && bench.runtime(0).destroyed);
        QCOMPARE(bench.answers[0].answers, 1);
    }
    void credentialsNearTheirEnd()
    {
        Bench bench;
        const auto wall = [&] { return bench.loop.clock().wall(); };
        bench.credentials = FunctionCredentials{"STS.one", Secret("first-secret"), "first-token", wall() + 304s};
        bench.renew = [&]() -> Result<FunctionCredentials> {
            return FunctionCredentials{"STS.two", Secret("second-secret"), "second-token", wall() + 3'600s};
        };
        bench.launcher.onStart = echoes;
        bench.call();
        QCOMPARE(bench.renewals, 0);
        bench.loop.advance(2s); // 302 s are left: less than the timeout and five minutes
        bench.call();
        QCOMPARE(bench.renewals, 1);
        const auto &call = *bench.runtime(0).last(Kind::Call);
        QCOMPARE(FakeRuntime::textOf(call, "accessKeyId"), std::string("STS.two"));
        QCOMPARE(FakeRuntime::textOf(call, "accessKeySecret"), std::string("second-secret"));
        QCOMPARE(FakeRuntime::textOf(call, "securityToken"), std::string("second-token"));
        bench.loop.advance(200s);
        bench.runtime(0).print("second-secret and first-token\n");
        bench.renew = []() -> Result<FunctionCredentials> { return fail(ErrorKind::Denied, "NoPermission", "not for fc"); };
        bench.loop.advance(3'100s);
        QCOMPARE(bench.lines().back(), std::string("2 *** and ***"));
    }
    void aRoleThatIsLost()
    {
        Bench bench;
        bench.credentials =
            FunctionCredentials{"STS.one", Secret("first-secret"), "first-token", bench.loop.clock().wall() + 10s};
        bench.renew = []() -> Result<FunctionCredentials> { return fail(ErrorKind::Denied, "NoPermission", "not for fc"); };
        bench.launcher.onStart = echoes;
        bench.call();
        QVERIFY(bench.outcome(0)->status == OutcomeStatus::Denied);
        QCOMPARE(bench.outcome(0)->errorCode, std::string("NoPermission"));
        QVERIFY(!bench.runtime(0).last(Kind::Call));
        QCOMPARE(bench.pool->figures().idle, 1);
        QCOMPARE(bench.pool->figures().usedMb, 10);
    }
    void secretsStayOutOfSight()
    {
        Bench bench;
        bench.hidden = {Secret("s3cret-value"), Secret("-----BEGIN\nline-two-of-key\nEND-----")};
        bench.call();
        bench.runtime(0).hello();
        bench.loop.settle();
        bench.runtime(0).print("TOKEN=s3cret-value\nline-two-of-key\n");
        bench.runtime(0).say(Kind::Failure, kId1, "{\"errorMessage\":\"s3cret-value is wrong\"}",
                             "UnhandledInvocationError");
        bench.loop.settle();
        QCOMPARE(bench.outcome(0)->errorMessage, std::string("*** is wrong"));
        QVERIFY(bench.outcome(0)->logTail.find("s3cret") == std::string::npos);
        compare(bench.lines(), {kStart1, "1 TOKEN=***", "1 ***", kBad1});
    }
    void endlessOutput()
    {
        Running bench;
        std::string lines;
        for (int i = 0; i < 20'000; ++i)
            lines += "line " + std::to_string(i) + '\n';
        bench.runtime(0).print(lines);
        bench.loop.settle();
        bench.runtime(0).reply(kId1, "1");
        bench.result();
        const auto kept = bench.lines();
        QCOMPARE(kept.size(), 5'003u);
        QCOMPARE(kept[5'000], std::string("1 line 4999"));
        QCOMPARE(kept[5'001],
                 std::string("1 15000 lines were not kept: an instance may write 2000 lines and 2 MiB a second"));
        QCOMPARE(kept[5'002], kEnd1);
        QVERIFY(bench.outcome(0)->logTail.size() <= limits::kLogTailBytes);
        QVERIFY(bench.outcome(0)->logTail.ends_with("Max Memory Used: 20.00 MB"));
    }
    void endlessOutputForSeconds() // what is left out is said once a second, not with each line that is kept
    {
        Running bench;
        std::string lines;
        for (int i = 0; i < 500; ++i)
            lines += "line\n";
        for (int i = 0; i < 20; ++i) { // 5,000 lines a second, for two
            bench.runtime(0).print(lines);
            bench.loop.settle();
            bench.loop.advance(100ms);
        }
        bench.runtime(0).reply(kId1, "1");
        bench.result();
        std::size_t kept = 0;
        std::size_t notes = 0;
        std::size_t left = 0;
        for (const auto &line : bench.lines()) {
            kept += line == "1 line" ? 1 : 0;
            if (line.find(" lines were not kept") == std::string::npos)
                continue;
            ++notes;
            left += std::stoul(line.substr(2));
        }
        QCOMPARE(kept + left, 10'000u);
        QVERIFY2(notes >= 1 && notes <= 3, std::to_string(notes).c_str());
    }
    void linesBetweenCalls()
    {
        Running bench;
        bench.runtime(0).reply(kId1, "1");
        bench.loop.settle();
        bench.runtime(0).print("of a thread\nhalf");
        bench.loop.settle();
        bench.call();
        bench.runtime(0).print("new\n");
        bench.runtime(0).reply(kId2, "2");
        bench.loop.settle();
        compare(bench.lines(),
                {kStart1, kEnd1, "1 of a thread", "1 half", "2 FC Invoke Start RequestId: " + kId2, "2 new",
                 "2 FC Invoke End RequestId: " + kId2});
    }
    void preStop()
    {
        InstanceLimits limits;
        limits.idleKept = 10s;
        Bench bench(limits);
        bench.function().preStop = "index.bye";
        bench.launcher.onStart = echoes;
        bench.call();
        bench.runtime(0).stopsWhenAsked = false;
        bench.loop.advance(10s);
        QVERIFY(bench.runtime(0).last(Kind::Stop));
        QVERIFY(!bench.runtime(0).terminated);
        bench.runtime(0).print("bye\n");
        bench.runtime(0).end({0, 0, false, 0});
        bench.loop.settle();
        const auto lines = bench.lines();
        compare({lines.end() - 3, lines.end()},
                {"1 FC PreStop Start RequestId: " + kId1, "1 bye", "1 FC PreStop End RequestId: " + kId1});
    }
    void aStopThatIsIgnored()
    {
        InstanceLimits limits;
        limits.idleKept = 10s;
        Running bench(limits);
        bench.runtime(0).stopsWhenAsked = bench.runtime(0).diesOfTerm = false;
        bench.runtime(0).reply(kId1, "1");
        bench.loop.advance(10s);
        QVERIFY(bench.runtime(0).last(Kind::Stop));
        bench.loop.advance(Instance::kStopGrace);
        QVERIFY(bench.runtime(0).terminated && !bench.runtime(0).killed);
        bench.loop.advance(Instance::kTerminateGrace);
        QVERIFY(bench.runtime(0).killed && bench.runtime(0).destroyed);
        QCOMPARE(bench.loop.timers(), 0u);
    }
};

QTEST_GUILESS_MAIN(InstanceLifeTest)
#include "tst_instancelife.moc"
