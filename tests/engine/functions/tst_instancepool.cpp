// Where calls go: warm instances, new ones, the queue, the memory budget, versions; and the service in front of it.
#include "engine/functions/functionrouter.h"
#include "tests/support/fakefunctionservice.h"
#include "tests/support/instancebench.h"

#include <QtTest>

using namespace sluice;
using namespace sluice::test;
using Bench = InstanceBench;
using Kind = RuntimeFrameKind;

namespace {

InstanceLimits memoryOf(int mb)
{
    InstanceLimits limits;
    limits.memoryMb = mb;
    return limits;
}

// Processes that greet, and answer when the test says so.
void greets(FakeRuntime &runtime)
{
    runtime.hello();
}

} // namespace

class InstancePoolTest : public QObject {
    Q_OBJECT
private slots:
    void oneInstanceForEachCallAtATime()
    {
        Bench bench;
        bench.launcher.onStart = greets;
        for (int i = 0; i < 3; ++i)
            bench.call();
        QCOMPARE(bench.launcher.runtimes.size(), 3u);
        QCOMPARE(bench.pool->figures().usedMb, 3 * 128);
        for (std::size_t i = 0; i < 3; ++i) {
            bench.runtime(i).reply(Bench::requestIdOf(i + 1), "r");
            bench.loop.advance(1ms);
        }
        QCOMPARE(bench.pool->figures().idle, 3);
        QCOMPARE(bench.pool->figures().usedMb, 30); // what they hold
        bench.call();
        QCOMPARE(bench.runtime(2).received.size(), 2u); // the one that was used last
        QCOMPARE(bench.launcher.runtimes.size(), 3u);
    }
    void callsOfAnInstanceThatStarts()
    {
        Bench bench;
        bench.function().instanceConcurrency = 2;
        bench.call();
        bench.call();
        bench.call();
        QCOMPARE(bench.launcher.runtimes.size(), 2u);
        echoes(bench.runtime(0));
        echoes(bench.runtime(1));
        bench.loop.settle();
        for (std::size_t i = 0; i < 3; ++i)
            QVERIFY(bench.outcome(i)->coldStart);
    }
    void maxInstances()
    {
        InstanceLimits limits = memoryOf(100'000);
        limits.instancesPerFunctionMax = 2;
        Bench bench(limits);
        bench.launcher.onStart = greets;
        bench.add("other");
        for (int i = 0; i < 3; ++i)
            bench.call();
        QVERIFY(!bench.outcome(0) && !bench.outcome(1));
        QVERIFY(bench.outcome(2)->status == OutcomeStatus::Failed);
        QCOMPARE(bench.outcome(2)->errorCode, std::string("ResourceExhausted"));
        QCOMPARE(bench.outcome(2)->errorMessage, std::string("function 'shipping/clean' has 2 instances, and all are busy"));
        bench.call("other");
        QCOMPARE(bench.launcher.runtimes.size(), 3u);
        QCOMPARE(InstanceLimits().instancesPerFunctionMax, 100);
    }
    void waitsForMemory()
    {
        Bench bench(memoryOf(256));
        bench.launcher.onStart = greets;
        for (int i = 0; i < 4; ++i)
            bench.call("clean", std::to_string(i));
        QCOMPARE(bench.launcher.runtimes.size(), 2u);
        QCOMPARE(bench.pool->figures().queued, 2u);
        QCOMPARE(bench.pool->figures().usedMb, 256);
        bench.runtime(1).reply(Bench::requestIdOf(2), "r");
        bench.loop.settle();
        QCOMPARE(bench.runtime(1).last(Kind::Call)->body, std::string("2")); // first come, first served
        QCOMPARE(bench.pool->figures().queued, 1u);
        bench.runtime(0).end({1, 0, false, 0});
        bench.loop.settle();
        QCOMPARE(bench.launcher.runtimes.size(), 3u);
        QCOMPARE(bench.runtime(2).last(Kind::Call)->body, std::string("3"));
        QCOMPARE(bench.pool->figures().usedMb, 256);
    }
    void waitsNotForEver()
    {
        Bench bench(memoryOf(128));
        bench.launcher.onStart = greets;
        bench.function().timeoutSeconds = 600;
        bench.call();
        bench.call();
        bench.loop.advance(59s);
        QVERIFY(!bench.outcome(1));
        bench.loop.advance(1s);
        QCOMPARE(bench.outcome(1)->errorCode, std::string("ResourceExhausted"));
        QCOMPARE(bench.outcome(1)->errorMessage,
                 std::string("no instance was free or could be started within 60 seconds: functions may use "
                             "128 MB together"));
        QCOMPARE(bench.pool->figures().queued, 0u);
    }
    void aBurstStartsAFewAtATimeAndGoesToWhatIsFreeFirst()
    {
        InstanceLimits limits = memoryOf(100'000);
        limits.startsMax = 4; // half of them of one function
        Bench bench(limits);
        for (int i = 0; i < 5; ++i)
            bench.call("clean", std::to_string(i));
        QCOMPARE(bench.launcher.runtimes.size(), 2u);
        QCOMPARE(bench.pool->figures().queued, 3u);
        bench.runtime(0).hello(); // busy with the first call: another may start
        bench.loop.settle();
        QCOMPARE(bench.launcher.runtimes.size(), 3u);
        QCOMPARE(bench.pool->figures().queued, 2u);
        bench.runtime(0).reply(Bench::requestIdOf(1), "r");
        bench.loop.settle();
        QCOMPARE(bench.launcher.runtimes.size(), 3u);
        QCOMPARE(bench.runtime(0).last(Kind::Call)->body, std::string("3")); // no start for what a warm one can do
        QCOMPARE(bench.pool->figures().queued, 1u);
        bench.runtime(0).reply(Bench::requestIdOf(4), "r");
        bench.loop.settle();
        QCOMPARE(bench.runtime(0).last(Kind::Call)->body, std::string("4"));
        QCOMPARE(bench.launcher.runtimes.size(), 3u);
    }
    void queueLimits()
    {
        InstanceLimits limits = memoryOf(128);
        limits.queueMax = 2;
        limits.queueBytesMax = 1'000;
        Bench bench(limits);
        bench.launcher.onStart = greets;
        bench.call();
        bench.call("clean", std::string(600, 'x'));
        bench.call("clean", std::string(600, 'x')); // too many bytes
        bench.call("clean", std::string(100, 'x'));
        bench.call("clean", ""); // too many calls
        QVERIFY(!bench.outcome(1) && !bench.outcome(3));
        QCOMPARE(bench.outcome(2)->errorCode, std::string("ResourceExhausted"));
        QCOMPARE(bench.outcome(4)->errorCode, std::string("ResourceExhausted"));
        bench.local->cancel(bench.answers[1].id);
        bench.loop.settle();
        QVERIFY(bench.outcome(1)->status == OutcomeStatus::Cancelled);
        bench.call("clean", std::string(900, 'x')); // the bytes are free again
        QCOMPARE(bench.pool->figures().queued, 2u);
    }
    void moreThanThereIs()
    {
        Bench bench(memoryOf(127));
        bench.call();
        QCOMPARE(bench.outcome(0)->errorMessage,
                 std::string("function 'shipping/clean' needs 128 MB, but all functions together may use 127 MB"));
        QVERIFY(bench.launcher.runtimes.empty());
    }
    void evictsTheLeastRecentlyUsed()
    {
        Bench bench(memoryOf(300));
        bench.launcher.onStart = [](FakeRuntime &runtime) {
            runtime.memory = 100 << 20;
            echoes(runtime);
        };
        for (const auto *name : {"a", "b", "c"})
            bench.add(name).memoryMb = 100;
        bench.add("big").memoryMb = 150;
        for (const auto *name : {"a", "b", "c", "a"}) {
            bench.call(name);
            bench.loop.advance(1s);
        }
        QCOMPARE(bench.pool->figures().idle, 3);
        QCOMPARE(bench.pool->figures().usedMb, 300);
        bench.call("big", "x");
        bench.loop.settle();
        QCOMPARE(bench.outcome(4)->reply, std::string("x"));
        QVERIFY(bench.runtime(1).destroyed && bench.runtime(2).destroyed); // b, c
        QVERIFY(bench.runtime(1).last(Kind::Stop) && !bench.runtime(1).killed);
        QVERIFY(!bench.runtime(0).destroyed); // a was used again
        QCOMPARE(bench.pool->figures().evicted, 2u);
    }
    void aBusyOneIsNotEvicted()
    {
        Bench bench(memoryOf(200));
        bench.launcher.onStart = greets;
        bench.add("big").memoryMb = 150;
        bench.call();
        bench.call("big");
        QVERIFY(!bench.runtime(0).last(Kind::Stop));
        QCOMPARE(bench.pool->figures().queued, 1u);
        bench.runtime(0).reply(Bench::requestIdOf(1), "r"); // idle, it holds 10 MB: both fit
        bench.loop.settle();
        QCOMPARE(bench.launcher.runtimes.size(), 2u);
        bench.call(); // the warm one needs its whole 128 MB again
        QVERIFY(!bench.outcome(2));
        QCOMPARE(bench.pool->figures().queued, 1u);
        bench.runtime(1).reply(Bench::requestIdOf(2), "r");
        bench.loop.settle();
        QCOMPARE(bench.runtime(0).received.size(), 2u);
        QVERIFY(bench.pool->figures().usedMb <= 200);
    }
    void reapsIdleOnes()
    {
        InstanceLimits limits;
        limits.idleKept = 300s;
        Bench bench(limits);
        bench.launcher.onStart = echoes;
        bench.add("other");
        bench.call();
        bench.loop.advance(200s);
        bench.call("other");
        bench.loop.advance(100s - 1us);
        QCOMPARE(bench.pool->figures().idle, 2);
        bench.loop.advance(1us);
        QVERIFY(bench.runtime(0).destroyed && !bench.runtime(1).destroyed);
        bench.loop.advance(200s);
        QVERIFY(bench.runtime(1).destroyed);
        QCOMPARE(bench.pool->figures().reaped, 2u);
        QCOMPARE(bench.pool->figures().usedMb, 0);
        QCOMPARE(bench.loop.timers(), 0u);
    }
    void anotherVersionDrainsTheOldOne()
    {
        Bench bench;
        bench.launcher.onStart = greets;
        bench.call(); // runs on in the old one
        bench.call();
        bench.runtime(1).reply(Bench::requestIdOf(2), "r"); // idle
        bench.loop.settle();
        bench.codeFolder = "/versions/2";
        bench.call();
        QCOMPARE(bench.launcher.runtimes.size(), 3u);
        QCOMPARE(bench.runtime(2).plan.codeFolder, std::string("/versions/2"));
        QVERIFY(bench.runtime(1).destroyed); // the idle one went at once
        QVERIFY(!bench.runtime(0).last(Kind::Stop));
        bench.runtime(0).reply(Bench::requestIdOf(1), "old");
        bench.loop.settle();
        QCOMPARE(bench.outcome(0)->reply, std::string("old"));
        QVERIFY(bench.runtime(0).last(Kind::Stop) && bench.runtime(0).destroyed);
        bench.function().memoryMb = 64;
        bench.function().version = 8;
        bench.call();
        QCOMPARE(bench.runtime(3).plan.memoryMb, 64);
        QCOMPARE(bench.pool->figures().instances, 2);
    }
    void definitionsThatChangeOrGo()
    {
        Bench bench;
        bench.launcher.onStart = echoes;
        bench.add("other");
        bench.call();
        bench.call("other");
        bench.local->definitionsChanged();
        bench.loop.settle();
        QCOMPARE(bench.pool->figures().idle, 2);
        bench.functions.erase({"shipping", "other"});
        bench.function().version = 9;
        bench.local->definitionsChanged();
        bench.loop.settle();
        QCOMPARE(bench.pool->figures().instances, 0);
        bench.function().version = 1; // made again: its numbers begin anew
        bench.call("clean", "new");
        QCOMPARE(bench.outcome(2)->reply, std::string("new"));
        QCOMPARE(bench.outcome(2)->functionVersion, 1u);
    }
    void allRetire() // as when the consent to run without a sandbox is taken back
    {
        Bench bench;
        bench.launcher.onStart = echoes;
        bench.add("other");
        bench.call();
        bench.call("other");
        bench.local->retireAll();
        bench.loop.settle();
        QCOMPARE(bench.pool->figures().instances, 0);
        bench.call("clean", "new");
        QCOMPARE(bench.outcome(2)->reply, std::string("new"));
        QCOMPARE(bench.launcher.runtimes.size(), 3u); // the definition is the same, the process is not
    }
    void aVersionThatComesLate()
    {
        Bench bench;
        bench.launcher.onStart = echoes;
        bench.call();
        bench.function().version = 6;
        bench.call();
        QCOMPARE(bench.launcher.runtimes.size(), 1u);
        QCOMPARE(bench.outcome(1)->functionVersion, 7u);
    }
    void whatIsNotThere()
    {
        Bench bench;
        bench.call("none");
        QCOMPARE(bench.outcome(0)->errorCode, std::string("FunctionNotFound"));
        QCOMPARE(bench.outcome(0)->errorMessage, std::string("function 'none' does not exist in service 'shipping'"));
        bench.codeError = Error{ErrorKind::NotFound, "CodeNotFound", "no such folder"};
        bench.call();
        QCOMPARE(bench.outcome(1)->errorCode, std::string("CodeNotFound"));
        bench.service.name = "elsewhere";
        bench.call();
        QCOMPARE(bench.outcome(2)->errorCode, std::string("ServiceNotFound"));
        bench.service.name = "shipping";
        bench.function().runtime.clear();
        bench.call();
        QCOMPARE(bench.outcome(3)->errorCode, std::string("InvalidArgument"));
        QCOMPARE(bench.local->running(), 0u);
    }
    void stops()
    {
        Bench bench;
        bench.launcher.onStart = greets;
        bench.call();
        bench.call();
        bench.runtime(1).reply(Bench::requestIdOf(2), "r");
        bench.loop.settle();
        bool stopped = false;
        bench.pool->stop([&](Done) { stopped = true; });
        bench.loop.settle();
        QVERIFY(bench.runtime(1).destroyed && !stopped);
        bench.call();
        QCOMPARE(bench.outcome(2)->errorCode, std::string("ResourceExhausted"));
        bench.runtime(0).reply(Bench::requestIdOf(1), "r");
        bench.loop.settle();
        QVERIFY(stopped && bench.runtime(0).destroyed);

        Bench stuck;
        stuck.function().timeoutSeconds = 600;
        stuck.launcher.onStart = greets;
        stuck.call();
        stopped = false;
        stuck.pool->stop([&](Done) { stopped = true; });
        stuck.loop.advance(InstancePool::kStopWait);
        QVERIFY(stopped && !stuck.outcome(0));
        stuck.pool.reset();
        QVERIFY(stuck.runtime(0).destroyed);
        QCOMPARE(stuck.answers[0].answers, 1); // Cancelled/"ReplyDropped"
    }
    void theRouter()
    {
        ManualLoop loop;
        FakeFunctionService native(loop);
        FakeFunctionService local(loop);
        FunctionRouter router([&](const FunctionKey &key) -> FunctionService & {
            return key.function == "native" ? static_cast<FunctionService &>(native) : local;
        });
        native.setDelay(1h);
        local.setDelay(1h);
        std::vector<OutcomeStatus> ended;
        std::vector<InvocationId> ids;
        for (const auto *name : {"native", "local", "local"}) {
            Invocation invocation;
            invocation.function = {"s", name};
            ids.push_back(router.invoke(std::move(invocation), [&](Result<Outcome> outcome) {
                ended.push_back(outcome ? outcome->status : OutcomeStatus::Denied);
            }));
        }
        loop.settle();
        QCOMPARE(native.calls().size(), 1u);
        QCOMPARE(local.calls().size(), 2u);
        router.cancel(ids[1]);
        router.cancel(InvocationId(99));
        loop.settle();
        QCOMPARE(ended.size(), 1u);
        QVERIFY(ended[0] == OutcomeStatus::Cancelled);
        QCOMPARE(local.running(), 1u);
        loop.advance(1h);
        QCOMPARE(ended.size(), 3u);
        router.cancel(ids[0]); // over
    }
};

QTEST_GUILESS_MAIN(InstancePoolTest)
#include "tst_instancepool.moc"
