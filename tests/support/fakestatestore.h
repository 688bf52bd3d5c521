// A StateStore in memory whose durability a test can see and break: a change becomes durable some time after the call and
// is answered some time after that; a crash keeps what is durable and answers nobody.
#pragma once

#include "engine/base/loop.h"
#include "engine/triggers/statestore.h"

#include <deque>
#include <functional>
#include <map>

namespace sluice::test {

// What is on the disk. Survives the store.
struct StateImage {
    struct Row {
        LogstoreKey target;
        std::string trigger;
        LedgerRecord record;
    };
    std::map<PumpKey, Checkpoint> checkpoints;
    std::uint64_t nextSequence = 1;
    std::map<std::uint64_t, Row> outbox;
    std::map<LogstoreKey, std::pair<std::uint64_t, std::uint64_t>> batches; // first and last
    std::map<std::pair<LogstoreKey, std::string>, std::pair<std::uint64_t, LedgerRecord>> dropped;
    std::uint64_t droppedEver = 0;
    std::map<LogstoreKey, BootTime> dropsReported;
    std::uint64_t commits = 0; // changes that became durable
};

class FakeStateStore final : public StateStore {
public:
    FakeStateStore(Loop &loop, StateImage &image, std::uint64_t outboxRowsMax = limits::kOutboxRowsMax)
        : m_loop(loop)
        , m_image(image)
        , m_outboxRowsMax(outboxRowsMax)
    {
    }
    ~FakeStateStore() override;

    // Until durable, and from then until answered; asked for each call.
    void setDelays(std::function<std::pair<Duration, Duration>()> delays) { m_delays = std::move(delays); }
    void failAll(Error error) { m_failure = std::move(error); } // every write, until heal()
    void failNext(int writes, Error error) { m_failNext = writes, m_failure = std::move(error); }
    void heal() { m_failure.reset(), m_failNext = 0; }
    // A wrong store, to prove that a checker notices: every nth commit is answered and not kept.
    void loseEvery(std::uint64_t n) { m_loseEvery = n; }
    void setAnswersEarly(bool early) { m_answersEarly = early; } // another: it answers before a change is durable
    // Called when a commit has become durable, before it is answered.
    void setDurable(std::function<void(const StateChange &)> durable) { m_durable = std::move(durable); }

    void commit(StateChange change, Reply<LedgerSequence> reply) override;
    void read(const std::string &trigger, Reply<ShardCheckpoints> reply) override;
    void erase(const std::string &trigger, Reply<void> reply) override;
    void nextBatch(const LogstoreKey &target, const std::string &shipped, Reply<OutboxBatch> reply) override;
    void targets(Reply<std::vector<LogstoreKey>> reply) override;
    void newest(std::size_t max, Reply<std::vector<LedgerRecord>> reply) override;
    [[nodiscard]] OutboxState outbox() const override { return {m_image.outbox.size(), m_image.droppedEver}; }
    [[nodiscard]] std::string ledgerId() const override { return "3f9c0a52-6f0e-4f57-8a11-2f4b7c1d9e60"; }

private:
    template <class T> void serve(bool writes, Reply<T> reply, UniqueFunction<Result<T>()> effect);
    void step();
    LedgerSequence apply(const StateChange &change);
    OutboxBatch take(const LogstoreKey &target, const std::string &shipped);
    void dropOldest();
    void reportDrops(const LogstoreKey &target, OutboxBatch &batch);
    [[nodiscard]] std::string keyOf(std::uint64_t first, std::uint64_t last) const;

    struct Operation {
        BootTime durableAt;
        BootTime answerAt;
        Task effect;
        Task answer;
    };
    Loop &m_loop;
    StateImage &m_image;
    const std::uint64_t m_outboxRowsMax;
    std::function<std::pair<Duration, Duration>()> m_delays;
    std::function<void(const StateChange &)> m_durable;
    std::optional<Error> m_failure;
    int m_failNext = 0;
    std::uint64_t m_loseEvery = 0;
    bool m_answersEarly = false;
    std::uint64_t m_early = 1'000'000; // sequences that it makes up
    std::uint64_t m_count = 0;
    std::deque<Operation> m_toDo; // effects, in order
    std::deque<Operation> m_toAnswer;
    BootTime m_lastDurable;
    BootTime m_lastAnswer;
    std::map<std::uint64_t, TimerId> m_timers;
    std::uint64_t m_timerCount = 0;
};

} // namespace sluice::test
