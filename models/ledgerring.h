// The newest ledger records of what is watched, grouped to executions: the attempts of one round on one window.
// Bounded by the number of records; the oldest executions go first. Plain values; no Qt signals.
#pragma once

#include "models/words.h"

#include <QUuid>

#include <deque>
#include <unordered_map>
#include <vector>

namespace sluice {

struct ExecutionTag;
using ExecutionId = Id<ExecutionTag, std::uint64_t>; // in order of first sight; never reused by one ring

struct Attempt {
    std::uint64_t sequence = 0;
    std::int64_t startedMs = 0;
    std::int64_t durationMs = 0;
    std::int64_t shipLines = -1;
    QUuid request;
    std::string error; // "code: message", cut at kErrorBytesMax
    std::uint32_t attempt = 0;
    ExecutionStatus status = ExecutionStatus::Ok;

    [[nodiscard]] std::int64_t endedMs() const { return startedMs + durationMs; }
};

struct Execution {
    QUuid task;
    std::uint64_t windowLines = 0;
    std::uint32_t round = 0;
    std::uint32_t attemptsMax = 0;
    std::int32_t shard = 0;
    TickReason reason = TickReason::Invoked;
    std::vector<Attempt> attempts; // never empty

    [[nodiscard]] const Attempt &first() const { return attempts.front(); }
    [[nodiscard]] const Attempt &last() const { return attempts.back(); }
    // The newest failure, also where a later attempt succeeded: what needed a retry needs a look.
    [[nodiscard]] const Attempt &telling() const;
    [[nodiscard]] bool recovered() const { return last().status == ExecutionStatus::Ok && attempts.size() > 1; }
    [[nodiscard]] std::int64_t longestMs() const;
};

class LedgerRing {
public:
    static constexpr std::size_t kRecordsMax = 200'000;
    static constexpr std::size_t kErrorBytesMax = 512;

    struct Added {
        ExecutionId id;
        bool created = false;
    };

    Added add(const LedgerRow &row);

    // How many of the oldest executions must go so that `incoming` records fit.
    [[nodiscard]] std::size_t overflowFor(std::size_t incoming) const;
    void dropOldest(std::size_t executions);
    void clear();

    [[nodiscard]] const Execution &at(ExecutionId id) const { return m_executions[std::size_t(id.value() - m_first)]; }
    [[nodiscard]] bool holds(ExecutionId id) const { return id.value() >= m_first && id.value() < end().value(); }
    [[nodiscard]] ExecutionId begin() const { return ExecutionId(m_first); }
    [[nodiscard]] ExecutionId end() const { return ExecutionId(m_first + m_executions.size()); }
    [[nodiscard]] std::size_t size() const { return m_executions.size(); }
    [[nodiscard]] std::size_t records() const { return m_records; }

    // The execution of a ledger sequence, or end().
    [[nodiscard]] ExecutionId find(std::uint64_t sequence) const;

private:
    struct Key {
        QUuid task;
        std::uint32_t round = 0;
        friend bool operator==(const Key &, const Key &) = default;
    };
    struct KeyHash {
        std::size_t operator()(const Key &key) const noexcept { return qHash(key.task, key.round); }
    };

    std::deque<Execution> m_executions;
    std::unordered_map<Key, ExecutionId, KeyHash> m_open; // executions that may get another attempt
    std::uint64_t m_first = 1;
    std::size_t m_records = 0;
};

} // namespace sluice
