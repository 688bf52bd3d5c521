// Instances that start: how many at a time, of one function and of all; that they hold up nobody who needs no start; and
// what a call is told that waited for one in vain.
#include "tests/support/instancebench.h"

#include <QtTest>

using namespace sluice;
using namespace sluice::test;
using Bench = InstanceBench;
using Kind = RuntimeFrameKind;

namespace {

InstanceLimits startsOf(int most)
{
    InstanceLimits limits;
    limits.memoryMb = 100'000;
    limits.startsMax = most;
    return limits;
}

// A bench of the functions a, b and c.
struct StartsBench : Bench {
    explicit StartsBench(InstanceLimits limits)
        : Bench(limits)
    {
        for (const auto *name : {"a", "b", "c"})
            add(name).timeoutSeconds = 600;
    }
    void calls(const std::string &name, int count)
    {
        for (int i = 0; i < count; ++i)
            call(name, name);
    }
    // Warm: one instance, the first of all, idle.
    void warm(const std::string &name)
    {
        call(name, "first");
        runtime(0).hello();
        loop.settle();
        runtime(0).reply(requestIdOf(1), "r");
        loop.settle();
    }
};

} // namespace

class InstanceStartsTest : public QObject {
    Q_OBJECT
private slots:
    void aWarmInstanceIsUsedWhileOthersWaitForAStart()
    {
        StartsBench bench(startsOf(1));
        bench.warm("b");
        bench.calls("a", 2);
        QCOMPARE(bench.launcher.runtimes.size(), 2u);
        QCOMPARE(bench.pool->figures().queued, 1u);
        bench.call("b", "at once");
        QCOMPARE(bench.runtime(0).last(Kind::Call)->body, std::string("at once"));
        QCOMPARE(bench.pool->figures().queued, 1u);
    }
    void anInstanceThatGetsFreeServesThoseBehindOneWhoWaitsForAStart()
    {
        StartsBench bench(startsOf(1));
        bench.warm("b");
        bench.call("b", "busy");
        bench.calls("a", 2);
        bench.call("b", "behind");
        QCOMPARE(bench.pool->figures().queued, 2u);
        bench.runtime(0).reply(Bench::requestIdOf(2), "r");
        bench.loop.settle();
        QCOMPARE(bench.runtime(0).last(Kind::Call)->body, std::string("behind"));
        QCOMPARE(bench.pool->figures().queued, 1u);
    }
    void oneFunctionHasHalfOfTheStarts()
    {
        StartsBench bench(startsOf(4));
        bench.calls("a", 10);
        QCOMPARE(bench.launcher.runtimes.size(), 2u);
        bench.calls("b", 1);
        QCOMPARE(bench.launcher.runtimes.size(), 3u); // at once
    }
    void aStartThatSaysNothingGivesItsPlaceBack()
    {
        StartsBench bench(startsOf(2)); // one of them for each function
        bench.calls("a", 3);
        bench.calls("b", 1);
        bench.calls("c", 1);
        QCOMPARE(bench.launcher.runtimes.size(), 2u); // a's and b's
        bench.loop.advance(Instance::kStartGrace);
        QCOMPARE(bench.launcher.runtimes.size(), 4u); // a's next and c's, though nobody said hello
        QCOMPARE(bench.pool->figures().queued, 1u);
    }
    void aCustomRuntimeCountsUntilItAnswers()
    {
        StartsBench bench(startsOf(2));
        bench.function("a").runtime = "custom";
        bench.calls("a", 5);
        QCOMPARE(bench.launcher.runtimes.size(), 1u); // not five sandboxes at once
        bench.loop.advance(Instance::kStartGrace);
        QCOMPARE(bench.launcher.runtimes.size(), 2u);
    }
    void whatWaitedInVainIsToldForWhat()
    {
        StartsBench bench(startsOf(2));
        bench.calls("a", 60); // and its instances never get ready
        const auto text = [&bench](std::size_t call) {
            return bench.outcome(call) ? bench.outcome(call)->errorMessage : "";
        };
        bench.local->cancel(bench.answers[1].id);
        bench.loop.settle();
        QCOMPARE(text(1), std::string("the call was cancelled while it waited for an instance to start"));
        bench.loop.advance(60s);
        QCOMPARE(text(0), std::string("Function start time out after 30 seconds"));
        QCOMPARE(text(59),
                 std::string("no instance was free or could be started within 60 seconds: the instances of function "
                             "'shipping/a' that are being started do not get ready"));
    }
};

QTEST_GUILESS_MAIN(InstanceStartsTest)
#include "tst_instancestarts.moc"
