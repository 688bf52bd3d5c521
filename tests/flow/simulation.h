// One run of a trigger world from one seed: random work, faults, crashes and commands, then everything is healed and must
// be delivered and shipped. The same seed gives the same run.
#pragma once

#include "tests/flow/checker.h"

#include <random>

namespace sluice::test {

struct SimulationOptions {
    int steps = 100;
    std::uint64_t loseEvery = 0; // a wrong store (see FakeStateStore), to prove that the checker notices
    bool answerEarly = false; // another: it answers before the change is durable
    bool trace = false; // prints what it does
};

class Simulation {
public:
    explicit Simulation(std::uint64_t seed, SimulationOptions options = {});

    // "" or the first violation.
    [[nodiscard]] std::string run();

    [[nodiscard]] const Checker &checker() const { return m_checker; }
    [[nodiscard]] int crashes() const { return m_crashes; }

private:
    struct Source {
        LogstoreKey key;
        std::set<std::int32_t> writable;
        bool there = true;
    };

    void prepare();
    void wire();
    void step();
    void work();
    void fault();
    void command();
    void crash();
    void heal();
    void drain();
    void split(Source &source);
    void expire(Source &source);
    void remake(Source &source);
    void note(const std::string &what);

    [[nodiscard]] std::uint64_t random(std::uint64_t below) { return m_random() % below; }
    [[nodiscard]] bool chance(int percent) { return random(100) < static_cast<std::uint64_t>(percent); }
    [[nodiscard]] Duration upTo(Duration most)
    {
        return Duration(static_cast<std::int64_t>(random(static_cast<std::uint64_t>(most.count()) + 1)));
    }
    template <class T> auto &pick(T &from)
    {
        auto at = from.begin();
        std::advance(at, static_cast<std::ptrdiff_t>(random(from.size())));
        return *at;
    }

    const SimulationOptions m_options;
    std::mt19937_64 m_random;
    TriggerWorld m_world;
    Checker m_checker;
    std::vector<Source> m_sources;
    std::vector<LogstoreKey> m_logs;
    std::vector<std::string> m_names;
    int m_failPercent = 10;
    int m_losePercent = 3;
    Duration m_callMost{};
    Duration m_logDelayMost{};
    Duration m_stateDelayMost{};
    bool m_moves = false; // else splits
    bool m_calm = false; // no faults but failing functions: upper bounds are checked
    int m_crashes = 0;
};

} // namespace sluice::test
