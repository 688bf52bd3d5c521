// The whole pipeline on a manual clock, from many seeds.
//   SLUICE_SEED=n   runs only that seed, and says what happens in it
//   SLUICE_LONG=1   50,000 seeds instead of 2,000
#include "tests/flow/simulation.h"

#include <QtTest/QTest>

using namespace sluice;
using namespace sluice::test;

// The simulation has one thread: under ThreadSanitizer, ten times slower, it only shows that it runs.
#ifdef __SANITIZE_THREAD__
constexpr std::uint64_t kSeeds = 200;
#else
constexpr std::uint64_t kSeeds = 2'000;
#endif

class FlowTest : public QObject {
    Q_OBJECT

    static std::string replay(std::uint64_t seed, const std::string &violation)
    {
        return "seed " + std::to_string(seed) + ": " + violation + "\n   replay: SLUICE_SEED=" + std::to_string(seed)
            + " flow-tst_flow holdsForEverySeed";
    }

private slots:
    void holdsForEverySeed()
    {
        std::uint64_t first = 1;
        std::uint64_t last = qEnvironmentVariableIsSet("SLUICE_LONG") ? 50'000 : kSeeds;
        SimulationOptions options;
        if (const auto one = qEnvironmentVariableIntValue("SLUICE_SEED"); one > 0) {
            first = last = static_cast<std::uint64_t>(one);
            options.trace = true;
        }
        std::uint64_t windows = 0;
        std::uint64_t attempts = 0;
        std::uint64_t crashes = 0;
        CrashPoints points;
        for (auto seed = first; seed <= last; ++seed) {
            Simulation simulation(seed, options);
            const auto violation = simulation.run();
            QVERIFY2(violation.empty(), replay(seed, violation).c_str());
            windows += simulation.checker().windows();
            attempts += simulation.checker().attempts();
            crashes += static_cast<std::uint64_t>(simulation.crashes());
            points.add(simulation.checker().crashPoints());
        }
        const auto number = [](std::uint64_t value) { return static_cast<unsigned long long>(value); };
        qInfo("%llu seeds: %llu windows, %llu calls, %llu crashes: %llu before a window's first call, %llu during a call, "
              "%llu before its record, %llu before shipping",
              number(last - first + 1), number(windows), number(attempts), number(crashes), number(points.windowNotTried),
              number(points.callInFlight), number(points.outcomeNotRecorded), number(points.recordNotShipped));
        if (first == last)
            return;
        const auto least =
            std::min({points.windowNotTried, points.callInFlight, points.outcomeNotRecorded, points.recordNotShipped});
        QVERIFY2(least >= kSeeds / 100, "the crashes were not everywhere");
    }

    // A checker that cannot fail proves nothing: these stores are wrong on purpose.
    void noticesAStoreThatLosesCommits()
    {
        int noticed = 0;
        for (std::uint64_t seed = 1; seed <= 50; ++seed) {
            SimulationOptions options;
            options.loseEvery = 13;
            noticed += Simulation(seed, options).run().empty() ? 0 : 1;
        }
        QVERIFY2(noticed >= 45, std::to_string(noticed).c_str());
    }
    void noticesAStoreThatAnswersBeforeItIsDurable()
    {
        int noticed = 0;
        for (std::uint64_t seed = 1; seed <= 50; ++seed) {
            SimulationOptions options;
            options.answerEarly = true;
            noticed += Simulation(seed, options).run().empty() ? 0 : 1;
        }
        QVERIFY2(noticed >= 25, std::to_string(noticed).c_str());
    }
};

QTEST_GUILESS_MAIN(FlowTest)
#include "tst_flow.moc"
