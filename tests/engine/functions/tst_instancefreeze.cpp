// The preFreeze handler: once in each idle time, in the way of nobody, and its failures end nothing.
#include "tests/support/instancebench.h"

#include <QtTest>

using namespace sluice;
using namespace sluice::test;
using Bench = InstanceBench;
using Kind = RuntimeFrameKind;

namespace {

const std::string kId1 = Bench::requestIdOf(1);

std::size_t freezes(const FakeRuntime &runtime)
{
    return static_cast<std::size_t>(
        std::ranges::count_if(runtime.received, [](const RuntimeFrame &frame) { return frame.kind == Kind::Freeze; }));
}

} // namespace

// One that answers each call, and preFreeze only when the test says so.
struct FreezeBench : Bench {
    explicit FreezeBench(InstanceLimits limits = {})
        : Bench(limits)
    {
        launcher.onStart = echoes;
        function().preFreeze = "index.freeze";
    }
    void answerFreeze(std::size_t at = 0)
    {
        runtime(at).say(Kind::Initialized, FakeRuntime::idOf(*runtime(at).last(Kind::Freeze)));
        loop.settle();
    }
};

class InstanceFreezeTest : public QObject {
    Q_OBJECT
private slots:
    void onceInAnIdleTime()
    {
        FreezeBench bench;
        bench.call();
        bench.loop.advance(999ms);
        bench.call(); // back to back
        bench.loop.advance(999ms);
        QCOMPARE(freezes(bench.runtime(0)), 0u);
        bench.loop.advance(1ms);
        QCOMPARE(freezes(bench.runtime(0)), 1u);
        const auto &frame = *bench.runtime(0).last(Kind::Freeze);
        QCOMPARE(FakeRuntime::idOf(frame), Bench::requestIdOf(2));
        QCOMPARE(FakeRuntime::textOf(frame, "deadlineMs"), std::to_string(unixMillis(bench.loop.clock().wall()) + 90'000));
        bench.runtime(0).print("frozen\n");
        bench.answerFreeze();
        bench.loop.advance(60s);
        QCOMPARE(freezes(bench.runtime(0)), 1u);
        bench.call();
        bench.loop.advance(1s);
        QCOMPARE(freezes(bench.runtime(0)), 2u);
        QCOMPARE(bench.launcher.runtimes.size(), 1u);
        const std::string id = Bench::requestIdOf(2);
        const auto lines = bench.lines();
        const auto begin = std::ranges::find(lines, "2 FC PreFreeze Start RequestId: " + id);
        QVERIFY(lines.end() - begin >= 3);
        QCOMPARE(begin[1], std::string("2 frozen"));
        QCOMPARE(begin[2], "2 FC PreFreeze End RequestId: " + id);
    }
    void withoutAHandler()
    {
        FreezeBench bench;
        bench.function().preFreeze.clear();
        bench.call();
        QCOMPARE(bench.pool->figures().idle, 1);
        bench.loop.advance(60s);
        QCOMPARE(freezes(bench.runtime(0)), 0u);
    }
    void countedInFullUntilItIsFrozen()
    {
        FreezeBench bench;
        bench.call();
        QCOMPARE(bench.pool->figures().idle, 0);
        QCOMPARE(bench.pool->figures().usedMb, 128);
        bench.loop.advance(1s);
        QCOMPARE(bench.pool->figures().idle, 0);
        bench.answerFreeze();
        QCOMPARE(bench.pool->figures().idle, 1);
        QCOMPARE(bench.pool->figures().usedMb, 10); // what it holds
        bench.loop.advance(InstanceLimits().idleKept); // from then on
        QCOMPARE(bench.pool->figures().reaped, 1u);
        QVERIFY(bench.runtime(0).last(Kind::Stop));
    }
    void aCallMeanwhileGoesElsewhere()
    {
        FreezeBench bench;
        bench.call();
        bench.loop.advance(1s);
        bench.call("clean", "urgent");
        QCOMPARE(bench.launcher.runtimes.size(), 2u);
        QCOMPARE(bench.outcome(1)->reply, std::string("urgent"));
        bench.answerFreeze();
        QCOMPARE(bench.pool->figures().idle, 1);
    }
    void aCallMeanwhileWaitsWhenThereIsNoRoom()
    {
        InstanceLimits limits;
        limits.memoryMb = 128;
        FreezeBench bench(limits);
        bench.call();
        bench.loop.advance(1s);
        bench.call("clean", "later");
        QVERIFY(!bench.outcome(1));
        bench.loop.advance(2s);
        bench.answerFreeze();
        QCOMPARE(bench.outcome(1)->reply, std::string("later"));
        QCOMPARE(bench.outcome(1)->waited, Duration(2s));
        QVERIFY(!bench.outcome(1)->coldStart);
        QCOMPARE(bench.launcher.runtimes.size(), 1u);
    }
    void aFailureEndsNothing()
    {
        FreezeBench bench;
        bench.call();
        bench.loop.advance(1s);
        bench.runtime(0).say(Kind::Failure, kId1, R"({"errorMessage":"boom","errorType":"ValueError"})",
                             "UnhandledInvocationError");
        bench.loop.settle();
        QCOMPARE(bench.pool->figures().idle, 1);
        const auto lines = bench.lines();
        QVERIFY(lines.size() >= 2);
        QCOMPARE(lines[lines.size() - 2], std::string("1 The preFreeze handler failed: ValueError: boom"));
        QCOMPARE(lines.back(), "1 FC PreFreeze End RequestId: " + kId1 + ", Error: Unhandled function error");
        bench.call("clean", "warm");
        QCOMPARE(bench.outcome(1)->reply, std::string("warm"));
        QCOMPARE(bench.launcher.runtimes.size(), 1u);
    }
    void oneThatDoesNotEnd()
    {
        FreezeBench bench;
        bench.call();
        bench.loop.advance(1s + 89s);
        QVERIFY(!bench.runtime(0).terminated);
        bench.loop.advance(1s);
        QVERIFY(bench.runtime(0).terminated && bench.runtime(0).destroyed);
        const auto lines = bench.lines();
        QVERIFY(std::ranges::find(lines, "1 The preFreeze handler failed: it did not end within 90 seconds") != lines.end());
        QCOMPARE(bench.pool->figures().instances, 0);
        bench.call("clean", "fresh");
        QCOMPARE(bench.outcome(1)->reply, std::string("fresh"));
    }
    void aNewVersionWaitsForIt()
    {
        FreezeBench bench;
        bench.call();
        bench.loop.advance(1s);
        bench.function().version = 8;
        bench.local->definitionsChanged();
        bench.loop.settle();
        QVERIFY(!bench.runtime(0).last(Kind::Stop));
        bench.answerFreeze();
        QVERIFY(bench.runtime(0).last(Kind::Stop));
        QVERIFY(bench.runtime(0).destroyed);
    }
    void theProcessEndsInTheMidst()
    {
        FreezeBench bench;
        bench.call();
        bench.loop.advance(1s);
        bench.runtime(0).end({3, 0, false, 0});
        bench.loop.settle();
        QCOMPARE(bench.pool->figures().instances, 0);
        const auto lines = bench.lines();
        QVERIFY(std::ranges::find(lines, "1 FC PreFreeze End RequestId: " + kId1 + ", Error: Unhandled function error")
                != lines.end());
        QCOMPARE(bench.loop.timers(), 0u);
    }
    void anAnswerThatNobodyAskedFor()
    {
        FreezeBench bench;
        bench.call();
        bench.runtime(0).say(Kind::Initialized, kId1); // before it was asked
        bench.loop.settle();
        QVERIFY(bench.runtime(0).killed);
    }
};

QTEST_GUILESS_MAIN(InstanceFreezeTest)
#include "tst_instancefreeze.moc"
