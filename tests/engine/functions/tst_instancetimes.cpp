// How long a call waited, how long its instance took to start, how long it ran: exact, on a loop that is moved by hand.
#include "tests/support/instancebench.h"

#include <QtTest>

using namespace sluice;
using namespace sluice::test;
using Bench = InstanceBench;
using Kind = RuntimeFrameKind;

namespace {

const std::string kId1 = Bench::requestIdOf(1);
const std::string kId2 = Bench::requestIdOf(2);
const std::string kId3 = Bench::requestIdOf(3);

// "waited + start + duration", in microseconds
std::string timesOf(const Outcome *outcome)
{
    if (!outcome)
        return "no outcome";
    return std::to_string(outcome->waited.count()) + " + " + std::to_string(outcome->start.count()) + " + "
        + std::to_string(outcome->duration.count());
}

InstanceLimits memory(int mb)
{
    InstanceLimits limits;
    limits.memoryMb = mb;
    return limits;
}

} // namespace

class InstanceTimesTest : public QObject {
    Q_OBJECT
private slots:
    void coldAndWarm()
    {
        Bench bench;
        bench.function().initializer = "index.init";
        bench.codeTakesTime = true;
        bench.call();
        bench.loop.advance(7ms);
        bench.codeIsThere();
        bench.loop.settle();
        bench.loop.advance(250ms);
        bench.runtime(0).hello();
        bench.loop.settle();
        bench.loop.advance(40ms);
        bench.runtime(0).say(Kind::Initialized, kId1);
        bench.loop.settle();
        bench.loop.advance(3'870us);
        bench.runtime(0).reply(kId1, "done");
        bench.loop.settle();
        QCOMPARE(timesOf(bench.outcome(0)), std::string("7000 + 290000 + 3870"));
        QCOMPARE(bench.outcome(0)->billedMs, 4); // the start is not billed

        bench.codeTakesTime = false;
        bench.loop.advance(1s);
        bench.call();
        bench.loop.advance(2ms);
        bench.runtime(0).reply(kId2, "done");
        bench.loop.settle();
        QCOMPARE(timesOf(bench.outcome(1)), std::string("0 + 0 + 2000"));
        QVERIFY(!bench.outcome(1)->coldStart);
    }
    void theSecondCallOfAnInstanceThatStarts()
    {
        Bench bench;
        bench.function().instanceConcurrency = 2;
        bench.call();
        bench.loop.advance(100ms);
        bench.call();
        bench.loop.advance(50ms);
        bench.runtime(0).hello();
        bench.loop.settle();
        bench.loop.advance(1ms);
        bench.runtime(0).reply(kId1, "one");
        bench.runtime(0).reply(kId2, "two");
        bench.loop.settle();
        QCOMPARE(timesOf(bench.outcome(0)), std::string("0 + 150000 + 1000"));
        QCOMPARE(timesOf(bench.outcome(1)), std::string("0 + 50000 + 1000"));
    }
    void inTheQueue()
    {
        Bench bench(memory(128));
        bench.launcher.onStart = [](FakeRuntime &runtime) { runtime.hello(); };
        bench.function().timeoutSeconds = 600;
        bench.add("other").timeoutSeconds = 600;
        bench.call();
        bench.loop.advance(2ms);
        bench.call();
        bench.call("other");
        bench.loop.advance(30ms);
        bench.runtime(0).reply(kId1, "r");
        bench.loop.settle();
        bench.loop.advance(5ms);
        bench.runtime(0).reply(kId2, "r");
        bench.loop.settle();
        QCOMPARE(timesOf(bench.outcome(0)), std::string("0 + 0 + 32000"));
        QCOMPARE(timesOf(bench.outcome(1)), std::string("30000 + 0 + 5000"));
        bench.loop.advance(1ms);
        bench.runtime(1).reply(kId3, "r");
        bench.loop.settle();
        QCOMPARE(timesOf(bench.outcome(2)), std::string("35000 + 0 + 1000"));
    }
    void neverCalled()
    {
        Bench bench(memory(128));
        bench.function().timeoutSeconds = 600;
        bench.call();
        bench.call();
        bench.codeTakesTime = true;
        bench.call();
        bench.loop.advance(9ms);
        bench.local->cancel(bench.answers[2].id);
        bench.loop.settle();
        QCOMPARE(timesOf(bench.outcome(2)), std::string("9000 + 0 + 0"));

        bench.call();
        bench.codeError = Error{ErrorKind::NotFound, "CodeNotFound", "there is none"};
        bench.loop.advance(11ms);
        bench.codeIsThere();
        bench.loop.settle();
        QCOMPARE(timesOf(bench.outcome(3)), std::string("11000 + 0 + 0"));

        bench.local->cancel(bench.answers[1].id); // out of the queue
        bench.loop.settle();
        QCOMPARE(timesOf(bench.outcome(1)), std::string("20000 + 0 + 0"));
        bench.loop.advance(30s - 20ms); // the instance never says hello
        QCOMPARE(timesOf(bench.outcome(0)), std::string("0 + 0 + 30000000"));
    }
};

QTEST_GUILESS_MAIN(InstanceTimesTest)
#include "tst_instancetimes.moc"
