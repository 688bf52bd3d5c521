// One instance: every way in which its process may behave, and what the caller, the log and the process get of it.
#include "tests/support/instancelines.h"

#include <QtTest>

using namespace sluice;
using namespace sluice::test;
using Bench = InstanceBench;
using Running = RunningInstance;
using Kind = RuntimeFrameKind;
using Lines = LogLines;

class InstanceTest : public QObject {
    Q_OBJECT
private slots:
    void aCall()
    {
        Bench bench;
        bench.call("clean", "{\"n\":1}");
        QCOMPARE(bench.launcher.runtimes.size(), 1u);
        auto &runtime = bench.runtime(0);
        QCOMPARE(runtime.plan.runtime, std::string("python3"));
        QCOMPARE(runtime.plan.codeFolder, std::string("/versions/1"));
        QVERIFY(runtime.received.empty()); // nothing before it says hello
        bench.loop.advance(250ms);
        runtime.print("imported\n");
        runtime.hello();
        bench.loop.settle();
        const auto *call = runtime.last(Kind::Call);
        QVERIFY(call);
        QCOMPARE(call->body, std::string("{\"n\":1}"));
        QCOMPARE(FakeRuntime::idOf(*call), kId1);
        QCOMPARE(FakeRuntime::textOf(*call, "deadlineMs"), std::to_string(unixMillis(bench.loop.clock().wall()) + 3'000));
        QCOMPARE(FakeRuntime::textOf(*call, "accessKeyId"), std::string());
        bench.loop.advance(3'870us);
        runtime.print("one\r\ntw");
        bench.loop.settle();
        runtime.print("o\nthree");
        runtime.reply(kId1, "done");
        bench.loop.settle();
        const auto &outcome = *bench.outcome(0);
        QVERIFY(outcome.status == OutcomeStatus::Ok);
        QCOMPARE(outcome.reply, std::string("done"));
        QCOMPARE(outcome.duration, Duration(3'870us));
        QCOMPARE(outcome.billedMs, 4);
        QCOMPARE(outcome.maxMemoryMb, 20);
        QCOMPARE(outcome.maxMemoryBytes, 20 << 20);
        QVERIFY(outcome.coldStart);
        QCOMPARE(outcome.functionVersion, 7u);
        QCOMPARE(outcome.instanceId, runtime.plan.instanceId);
        QCOMPARE(outcome.logTail,
                 "FC Invoke Start RequestId: " + kId1 + "\none\ntwo\nthree\nFC Invoke End RequestId: " + kId1
                     + "\n\nDuration: 3.87 ms, Billed Duration: 4 ms, Memory Size: 128 MB, Max Memory Used: 20.00 MB");
        compare(bench.lines(),
                {"1 FC Initialize Start RequestId: " + kId1, "1 imported", "1 FC Initialize End RequestId: " + kId1, kStart1,
                 "1 one", "1 two", "1 three", kEnd1});
    }
    void warmAndInitializedOnce()
    {
        Bench bench;
        bench.launcher.onStart = echoes;
        bench.function().initializer = "index.init";
        for (int i = 0; i < 3; ++i)
            bench.call("clean", "event " + std::to_string(i));
        QCOMPARE(bench.launcher.runtimes.size(), 1u);
        const auto &received = bench.runtime(0).received;
        QCOMPARE(received.size(), 4u);
        QVERIFY(received[0].kind == Kind::Initialize);
        QCOMPARE(FakeRuntime::idOf(received[0]), kId1);
        QCOMPARE(bench.outcome(2)->reply, std::string("event 2"));
        QVERIFY(bench.outcome(0)->coldStart);
        QVERIFY(!bench.outcome(1)->coldStart && !bench.outcome(2)->coldStart);
        QCOMPARE(bench.lines().front(), "1 FC Initialize Start RequestId: " + kId1);
        QCOMPARE(bench.pool->figures().idle, 1);
    }
    void functionErrors_data()
    {
        QTest::addColumn<QString>("type");
        QTest::addColumn<QString>("body");
        QTest::addColumn<QString>("message");
        QTest::addColumn<QString>("end");
        QTest::newRow("unhandled") << "UnhandledInvocationError"
                                   << "{\"errorMessage\": \"boom\", \"errorType\": \"ValueError\"}"
                                   << "ValueError: boom"
                                   << ", Error: Unhandled function error";
        QTest::newRow("handled") << "HandledInvocationError"
                                 << "{\"errorMessage\":\"no\"}"
                                 << "no"
                                 << ", Error: Handled function error";
        QTest::newRow("unknown type, no JSON") << "Nonsense"
                                               << "plain\ntext"
                                               << "plain"
                                               << ", Error: Unhandled function error";
        QTest::newRow("nothing") << ""
                                 << ""
                                 << "the function failed without saying why"
                                 << ", Error: Unhandled function error";
    }
    void functionErrors()
    {
        QFETCH(QString, type);
        QFETCH(QString, body);
        QFETCH(QString, message);
        QFETCH(QString, end);
        Running bench;
        bench.runtime(0).say(Kind::Failure, kId1, body.toStdString(), type.toStdString());
        const auto &outcome = bench.result();
        QVERIFY(outcome.status == OutcomeStatus::Failed);
        QCOMPARE(outcome.errorCode,
                 type == QStringLiteral("HandledInvocationError") ? type.toStdString()
                                                                  : std::string("UnhandledInvocationError"));
        QCOMPARE(outcome.errorType, outcome.errorCode);
        QCOMPARE(outcome.reply, body.toStdString());
        QCOMPARE(outcome.errorMessage, message.toStdString());
        QCOMPARE(bench.lines().back(), kEnd1 + end.toStdString());
        QCOMPARE(bench.pool->figures().idle, 1); // the instance goes on
    }
    void crash()
    {
        Running bench;
        bench.runtime(0).maxMemory = 19'943'916;
        bench.loop.advance(45'300us);
        bench.runtime(0).print("Segmentation fault");
        bench.runtime(0).end({-1, 11, false, 0});
        const auto &outcome = bench.result();
        const std::string message =
            "Process exited unexpectedly before completing request (duration: 45ms, maxMemoryUsage: 19.02MB)";
        QVERIFY(outcome.status == OutcomeStatus::Failed);
        QCOMPARE(outcome.errorCode, std::string("UnhandledInvocationError"));
        QCOMPARE(outcome.errorMessage, message);
        QCOMPARE(outcome.reply, "{\"errorMessage\":\"" + message + "\"}");
        QCOMPARE(outcome.billedMs, 46);
        compare(bench.lines(), {kStart1, "1 Segmentation fault", "1 " + message, kBad1});
        QCOMPARE(bench.pool->figures().instances, 0);
        QCOMPARE(bench.pool->figures().usedMb, 0);
        QVERIFY(bench.runtime(0).destroyed);
    }
    void outOfMemory()
    {
        Running bench;
        bench.runtime(0).maxMemory = 129 << 20;
        bench.runtime(0).end({-1, 9, true, 0});
        const auto &outcome = bench.result();
        QCOMPARE(outcome.errorCode, std::string("FunctionOOMError"));
        QCOMPARE(outcome.errorType, std::string("UnhandledInvocationError"));
        QCOMPARE(outcome.errorMessage,
                 std::string("Process exited unexpectedly before completing request (duration: 0ms, maxMemoryUsage: "
                             "129.00MB): it used more than its 128 MB of memory"));
        QCOMPARE(outcome.maxMemoryMb, 129);
    }
    void timeout()
    {
        Running bench;
        auto &runtime = bench.runtime(0);
        runtime.diesOfTerm = false;
        bench.loop.advance(2'999ms);
        QVERIFY(!runtime.terminated);
        bench.loop.advance(1ms);
        QVERIFY(runtime.terminated && !runtime.killed);
        runtime.print("Traceback: sleeping\n");
        runtime.reply(kId1, "too late");
        bench.loop.advance(Instance::kTerminateGrace - 1us);
        QVERIFY(!runtime.killed);
        bench.loop.advance(1us);
        QVERIFY(runtime.killed);
        const auto &outcome = bench.result();
        QVERIFY(outcome.status == OutcomeStatus::TimedOut);
        QCOMPARE(outcome.errorCode, std::string("FunctionTimeoutError"));
        QCOMPARE(outcome.duration, Duration(3s)); // what its end takes is not the call's
        QCOMPARE(outcome.errorMessage, std::string("Function time out after 3 seconds (maxMemoryUsage: 20.00MB)"));
        QCOMPARE(outcome.reply, "{\"errorMessage\":\"" + outcome.errorMessage + "\"}");
        compare(bench.lines(), {kStart1, "1 Traceback: sleeping", "1 " + outcome.errorMessage, kBad1});
        QVERIFY(runtime.destroyed);
        QCOMPARE(bench.answers[0].answers, 1);
    }
    void whatEvenSigkillDoesNotEnd()
    {
        Running bench;
        bench.runtime(0).diesOfTerm = bench.runtime(0).diesOfKill = false;
        bench.loop.advance(3s + Instance::kTerminateGrace + Instance::kKillWait);
        QVERIFY(bench.result().status == OutcomeStatus::TimedOut);
        QVERIFY(bench.runtime(0).destroyed);
        QCOMPARE(bench.pool->figures().usedMb, 0);
    }
    void brokenProtocol_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("why");
        const auto frame = [](Kind kind, const std::string &head) {
            return QByteArray::fromStdString(encode({kind, head, {}}));
        };
        QTest::newRow("garbage") << QByteArray("hello, world\n\n\n") << "the runtime sent a frame of ";
        QTest::newRow("the engine's own frame") << frame(Kind::Call, "{}") << "only the engine sends";
        QTest::newRow("no JSON") << frame(Kind::Result, "[1") << "no JSON object";
        QTest::newRow("a head that is a list") << frame(Kind::Result, "[]") << "no JSON object";
        QTest::newRow("wrong request id") << frame(Kind::Result, "{\"requestId\":\"other\"}") << "was not asked";
        QTest::newRow("no request id") << frame(Kind::Failure, "{}") << "was not asked";
        QTest::newRow("hello twice") << frame(Kind::Hello, "{\"protocol\":1}") << "out of turn";
        QTest::newRow("initialized unasked") << frame(Kind::Initialized, "{}") << "out of turn";
        QTest::newRow("body over the wire's cap") << QByteArray("\x7f\xff\xff\xffr", 5) << "a frame of ";
    }
    void brokenProtocol()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QString, why);
        Running bench;
        bench.runtime(0).write(bytes.toStdString());
        bench.runtime(0).reply(kId1, "after that nothing counts");
        const auto &outcome = bench.result();
        QVERIFY(bench.runtime(0).killed);
        QVERIFY(outcome.status == OutcomeStatus::Failed);
        QCOMPARE(outcome.errorCode, std::string("UnhandledInvocationError"));
        QVERIFY2(outcome.errorMessage.starts_with(
                     "Process exited unexpectedly before completing request (duration: 0ms, maxMemoryUsage: 20.00MB): "),
                 outcome.errorMessage.c_str());
        QVERIFY2(outcome.errorMessage.find(why.toStdString()) != std::string::npos, outcome.errorMessage.c_str());
        QCOMPARE(bench.pool->figures().instances, 0);
    }
    void wrongHello()
    {
        Bench bench;
        bench.call();
        bench.runtime(0).write(encode({Kind::Hello, "{\"protocol\":2}", {}}));
        bench.loop.settle();
        QVERIFY(bench.outcome(0)->errorMessage.find("another version of the protocol") != std::string::npos);
        QVERIFY(bench.runtime(0).destroyed);
    }
    void answersTwice()
    {
        Running bench;
        bench.runtime(0).reply(kId1, "first");
        bench.runtime(0).reply(kId1, "second");
        QCOMPARE(bench.result().reply, std::string("first"));
        QCOMPARE(bench.answers[0].answers, 1);
        QVERIFY(bench.runtime(0).killed);
        bench.launcher.onStart = echoes;
        bench.call("clean", "again");
        QCOMPARE(bench.outcome(1)->reply, std::string("again"));
        QVERIFY(bench.outcome(1)->coldStart);
    }
    void replyOverTheLimit()
    {
        Running bench;
        bench.runtime(0).reply(kId1, std::string(limits::kReplyBytesMax + 1, 'x'));
        const auto &outcome = bench.result();
        QCOMPARE(outcome.errorCode, std::string("EntityTooLarge"));
        QCOMPARE(outcome.errorMessage, std::string("payload size exceeds maximum allowed size (6291456 bytes)"));
        QVERIFY(bench.runtime(0).killed && bench.runtime(0).destroyed);

        Running fits;
        fits.runtime(0).reply(kId1, std::string(limits::kReplyBytesMax, 'x'));
        QCOMPARE(fits.result().reply.size(), limits::kReplyBytesMax);
        QVERIFY(!fits.runtime(0).killed);
    }
    void closedDescriptor()
    {
        Running bench;
        bench.runtime(0).closeWire();
        bench.loop.settle();
        QVERIFY(!bench.outcome(0)); // it may be ending
        bench.loop.advance(Instance::kClosedWait);
        QVERIFY(bench.runtime(0).killed);
        QVERIFY(bench.result().errorMessage.ends_with(": the runtime closed its descriptor 3"));

        Running ends;
        ends.runtime(0).closeWire();
        ends.runtime(0).end({1, 0, false, 0});
        QVERIFY(ends.result().errorMessage.ends_with("maxMemoryUsage: 20.00MB)"));
        QVERIFY(!ends.runtime(0).killed);
    }
    void closedWhileIdle()
    {
        Running bench;
        bench.runtime(0).reply(kId1, "1");
        bench.runtime(0).closeWire();
        bench.loop.settle();
        bench.launcher.onStart = echoes;
        bench.call("clean", "elsewhere"); // not to the deaf one
        QCOMPARE(bench.outcome(1)->reply, std::string("elsewhere"));
        bench.loop.advance(Instance::kClosedWait);
        QVERIFY(bench.runtime(0).destroyed);
        QCOMPARE(bench.pool->figures().instances, 1);
    }
    void startFails()
    {
        Bench bench;
        bench.launcher.refusal = Error{ErrorKind::NotFound, "RuntimeNotInstalled", "install python3"};
        bench.call();
        QVERIFY(bench.outcome(0)->status == OutcomeStatus::Failed);
        QCOMPARE(bench.outcome(0)->errorCode, std::string("RuntimeNotInstalled"));
        QCOMPARE(bench.outcome(0)->errorMessage, std::string("install python3"));
        QCOMPARE(bench.outcome(0)->reply,
                 std::string("{\"errorMessage\":\"install python3\",\"errorType\":\"RuntimeNotInstalled\"}"));
        bench.launcher.refusal = Error{ErrorKind::Denied, "SandboxUnavailable", "no user namespaces"};
        bench.call();
        QVERIFY(bench.outcome(1)->status == OutcomeStatus::Denied);
        QCOMPARE(bench.pool->figures().usedMb, 0);
        compare(bench.lines(),
                {"1 The instance could not be started: install python3",
                 "2 The instance could not be started: no user namespaces"});
    }
    void diesBeforeHello()
    {
        Bench bench;
        bench.call();
        bench.runtime(0).print("SyntaxError\n");
        bench.runtime(0).end({1, 0, false, 0});
        bench.loop.settle();
        QVERIFY(bench.outcome(0)->errorMessage.starts_with("Process exited unexpectedly before completing request"));
        QVERIFY(bench.outcome(0)->coldStart);
        QVERIFY(bench.outcome(0)->logTail.find("\nSyntaxError\n") != std::string::npos);
        compare(bench.lines(),
                {"1 FC Initialize Start RequestId: " + kId1, "1 SyntaxError",
                 "1 The instance ended before it was ready: exit status 1",
                 "1 FC Initialize End RequestId: " + kId1 + ", Error: Unhandled function error"});
    }
    void initializerFails()
    {
        Bench bench;
        bench.function().initializer = "index.init";
        bench.call();
        bench.runtime(0).hello();
        bench.loop.settle();
        bench.runtime(0).print("no database\n");
        bench.runtime(0).say(Kind::Failure, kId1, "{\"errorMessage\":\"no\",\"errorType\":\"IOError\"}",
                             "UnhandledInvocationError");
        bench.loop.settle();
        QCOMPARE(bench.outcome(0)->errorMessage, std::string("IOError: no"));
        QCOMPARE(bench.outcome(0)->errorCode, std::string("UnhandledInvocationError"));
        QVERIFY(bench.runtime(0).terminated && bench.runtime(0).destroyed);
        QVERIFY(!bench.runtime(0).last(Kind::Call));
        compare(bench.lines(),
                {"1 FC Initialize Start RequestId: " + kId1, "1 no database",
                 "1 FC Initialize End RequestId: " + kId1 + ", Error: Unhandled function error"});
    }
};

QTEST_GUILESS_MAIN(InstanceTest)
#include "tst_instance.moc"
