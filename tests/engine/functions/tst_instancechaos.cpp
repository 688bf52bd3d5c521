// Functions, processes and callers that do anything at random moments, from one seed: every call is answered exactly once,
// the memory budget is kept at every step, and in the end nothing is left.
#include "tests/support/instancebench.h"

#include <QtTest>

#include <random>

using namespace sluice;
using namespace sluice::test;
using Kind = RuntimeFrameKind;

namespace {

constexpr int kBudgetMb = 1'000;
constexpr int kSteps = 2'500;
constexpr int kFunctions = 6;

struct ChaosRun {
    explicit ChaosRun(unsigned seed)
        : random(seed)
        , bench(limits())
    {
        for (int i = 0; i < kFunctions; ++i) {
            auto &function = bench.add("f" + std::to_string(i));
            function.memoryMb = 64 + 32 * i;
            function.instanceConcurrency = 1 + i % 3;
            function.initializer = i % 2 == 0 ? "index.init" : "";
            function.preStop = i == 3 ? "index.bye" : "";
        }
        bench.credentials = FunctionCredentials{"STS.x", Secret("x-secret"), "x-token", bench.loop.clock().wall() + 400s};
        bench.renew = [this]() -> Result<FunctionCredentials> {
            if (chance(10))
                return fail(ErrorKind::Denied, "NoPermission", "gone");
            return FunctionCredentials{"STS.y", Secret("y-secret"), "y-token", bench.loop.clock().wall() + 400s};
        };
        bench.launcher.onStart = [this](FakeRuntime &runtime) { play(runtime); };
    }
    static InstanceLimits limits()
    {
        InstanceLimits out;
        out.memoryMb = kBudgetMb;
        out.instancesPerFunctionMax = 4;
        out.queueMax = 20;
        out.queueWait = 20s;
        out.idleKept = 30s;
        return out;
    }

    int upTo(int limit) { return static_cast<int>(random() % static_cast<unsigned>(limit)); }
    bool chance(int oneIn) { return upTo(oneIn) == 0; }

    // How a new process will behave: mostly well.
    void play(FakeRuntime &runtime)
    {
        runtime.memory = std::int64_t(1 + upTo(200)) << 20;
        runtime.diesOfTerm = !chance(4);
        runtime.diesOfKill = !chance(20);
        runtime.stopsWhenAsked = !chance(5);
        if (chance(15))
            return runtime.end({1, 0, false, 0});
        if (chance(20))
            return; // never greets
        runtime.hello();
        runtime.onFrame = [this](FakeRuntime &self, const RuntimeFrame &frame) { hear(self, frame); };
    }
    void hear(FakeRuntime &self, const RuntimeFrame &frame)
    {
        const auto id = FakeRuntime::idOf(frame);
        self.print("line of " + id + (chance(3) ? "" : "\n"));
        if (frame.kind == Kind::Initialize)
            return self.say(chance(10) ? Kind::Failure : Kind::Initialized, id, "{}", "UnhandledInvocationError");
        if (frame.kind != Kind::Call)
            return;
        switch (upTo(16)) {
        case 0: return self.end({-1, 11, false, 0});
        case 1: return self.end({-1, 9, true, 0});
        case 2: return self.write("garbage and more of it");
        case 3: return self.reply("somebody else", "?");
        case 4: return self.closeWire();
        case 5: return; // never answers
        case 6: self.reply(id, "twice"); return self.reply(id, "twice");
        case 7: return self.say(Kind::Failure, id, "{\"errorMessage\":\"no\"}", "HandledInvocationError");
        case 8:
        case 9:
        case 10: // late, perhaps too late
            bench.loop.after(std::chrono::milliseconds(upTo(5'000)), [weak = std::weak_ptr(self.shared_from_this()), id] {
                if (const auto runtime = weak.lock())
                    runtime->reply(id, "late");
            });
            return;
        default: return self.reply(id, "fine");
        }
    }

    void step()
    {
        switch (upTo(12)) {
        case 0: bench.loop.advance(std::chrono::milliseconds(upTo(1'500))); break;
        case 1:
            if (!bench.answers.empty())
                bench.local->cancel(
                    bench.answers[static_cast<std::size_t>(upTo(static_cast<int>(bench.answers.size())))].id);
            break;
        case 2:
            if (chance(4)) {
                auto &function = bench.function("f" + std::to_string(upTo(kFunctions)));
                ++function.version;
                function.memoryMb = 64 + upTo(200);
                if (chance(2))
                    bench.local->definitionsChanged();
            } else if (chance(8)) {
                bench.codeFolder = "/versions/" + std::to_string(upTo(3));
            }
            break;
        case 3:
            if (!bench.launcher.runtimes.empty() && chance(3)) {
                const auto &all = bench.launcher.runtimes;
                const auto &one =
                    all[all.size() - 1
                        - static_cast<std::size_t>(upTo(static_cast<int>(std::min<std::size_t>(all.size(), 8))))];
                one->end({-1, 6, false, 0});
            }
            break;
        case 4: bench.loop.settle(); break;
        default: bench.call("f" + std::to_string(upTo(kFunctions))); break;
        }
    }

    std::mt19937 random;
    InstanceBench bench;
};

} // namespace

class InstanceChaosTest : public QObject {
    Q_OBJECT
private slots:
    void everyCallIsAnsweredOnce_data()
    {
        QTest::addColumn<unsigned>("seed");
        for (unsigned seed = 1; seed <= 8; ++seed)
            QTest::newRow(qPrintable(QStringLiteral("seed %1").arg(seed))) << seed;
    }
    void everyCallIsAnsweredOnce()
    {
        QFETCH(unsigned, seed);
        ChaosRun run(seed);
        auto &bench = run.bench;
        for (int i = 0; i < kSteps; ++i) {
            run.step();
            const auto now = bench.pool->figures();
            QVERIFY2(now.usedMb >= 0 && now.usedMb <= kBudgetMb, qPrintable(QString::number(now.usedMb)));
        }
        bench.loop.advance(10min);
        std::map<OutcomeStatus, int> ended;
        std::map<std::string, int> codes;
        for (const auto &answer : bench.answers) {
            QCOMPARE(answer.answers, 1);
            QVERIFY(answer.outcome);
            ++ended[answer.outcome->status];
            ++codes[answer.outcome->errorCode];
        }
        const auto figures = bench.pool->figures();
        QCOMPARE(figures.instances, 0);
        QCOMPARE(figures.usedMb, 0);
        QCOMPARE(figures.queued, 0u);
        QCOMPARE(bench.local->running(), 0u);
        QCOMPARE(bench.launcher.alive(), 0);
        // It was a run worth its name.
        QVERIFY(ended[OutcomeStatus::Ok] > 200);
        QVERIFY(ended[OutcomeStatus::TimedOut] > 0 && ended[OutcomeStatus::Cancelled] > 0);
        QVERIFY(codes["UnhandledInvocationError"] > 0 && codes["FunctionOOMError"] > 0 && codes["ResourceExhausted"] > 0);
        QVERIFY(figures.evicted + figures.reaped > 0);
    }
    // Every call that began has one start and one end line, in that order, and its own lines in between.
    void theLogIsInOrder()
    {
        ChaosRun run(99);
        for (int i = 0; i < 600; ++i)
            run.step();
        run.bench.loop.advance(10min);
        std::map<std::string, int> state;
        run.bench.log.flush([](Done) {});
        run.bench.loop.settle();
        for (const auto &stored : run.bench.logs.stored({"shop", "fn-log"}, ShardId(0))) {
            const auto group = decodeLogGroup(stored.bytes);
            for (const auto &line : group->logs) {
                std::string id;
                for (const auto &field : line.contents)
                    id = field.key == "requestId" ? field.value : id;
                const auto &text = line.contents.back().value;
                if (text.starts_with("FC Invoke Start"))
                    QCOMPARE(state[id]++, 0);
                else if (text.starts_with("FC Invoke End"))
                    QCOMPARE(state[id]++, 1);
            }
        }
        QVERIFY(state.size() > 50);
        for (const auto &[id, lines] : state)
            QVERIFY2(lines == 2 || lines == 0, id.c_str());
    }
};

QTEST_GUILESS_MAIN(InstanceChaosTest)
#include "tst_instancechaos.moc"
