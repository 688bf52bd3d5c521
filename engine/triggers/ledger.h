// The newest attempts and exceptions in memory: a ring of limits::kLedgerRing records, read by "after N, at most M".
// Loop thread only. Records are kept in a compact form and unfolded when they are read.
#pragma once

#include "engine/triggers/ledgerrecord.h"

#include <array>
#include <deque>
#include <map>
#include <vector>

namespace sluice {

struct LedgerQuery {
    LedgerSequence after = {};
    std::size_t max = 1'000;
    bool newest = false; // the last `max` that match, instead of the first ones after `after`
    std::optional<TriggerKey> trigger = {};
    bool failedOnly = false; // exceptions are failures
    std::optional<WallTime> since = {}; // of the attempt's start
};

struct LedgerPage {
    std::vector<LedgerRecord> records; // oldest first
    LedgerSequence first; // oldest and newest one in the ring; 0 = empty
    LedgerSequence last;
    LedgerSequence lastRead; // go on after this one
};

// What a chart needs of a record: numbers only, no text is unfolded.
struct LedgerGlance {
    std::uint64_t sequence = 0;
    std::int64_t startedAt = 0; // microseconds since 1970
    std::int64_t duration = 0; // microseconds
    std::int64_t lagMs = 0;
    std::uint64_t windowLines = 0;
    std::uint64_t windowBytes = 0;
    std::uint64_t shipLines = 0;
    std::uint64_t shipBytes = 0;
    std::uint32_t subject = 0; // index into subjects()
    bool isAttempt = false; // else an exception without one
    bool isOk = false;
};

class Ledger {
public:
    explicit Ledger(std::size_t ring = limits::kLedgerRing)
        : m_ring(ring)
    {
    }

    // Newer than all that are there; the oldest goes when the ring is full.
    void append(const LedgerRecord &record);

    // Older ones, read back at the start, in any order; those that are there already, or for which there is no room, are
    // left.
    void refill(std::vector<LedgerRecord> records);

    [[nodiscard]] LedgerPage read(const LedgerQuery &query) const;
    [[nodiscard]] std::optional<LedgerRecord> find(LedgerSequence sequence) const;
    // All that the ring has of the window of that record, oldest first, over all rounds.
    [[nodiscard]] std::vector<LedgerRecord> attemptsOf(LedgerSequence sequence) const;

    // Newest first, until visit(glance) gives false: a walk over 200,000 records takes a few milliseconds.
    template <class Visit> void glance(Visit visit) const
    {
        for (auto at = m_records.rbegin(); at != m_records.rend(); ++at) {
            if (!visit(LedgerGlance{at->sequence, at->startedAt, at->duration, at->lagMs, at->windowLines, at->windowBytes,
                                    at->counters.shipLines, at->counters.shipBytes, at->subject, at->attempt > 0,
                                    at->status == AttemptStatus::Ok}))
                return;
        }
    }
    [[nodiscard]] const std::vector<std::shared_ptr<const LedgerSubject>> &subjects() const { return m_subjects; }

    [[nodiscard]] LedgerSequence first() const;
    [[nodiscard]] LedgerSequence last() const;
    [[nodiscard]] std::size_t size() const { return m_records.size(); }

private:
    struct Trouble {
        std::string code;
        std::string message;
        std::string replayOf;
    };
    struct Kept { // LedgerRecord without its strings
        std::uint64_t sequence = 0;
        std::int64_t begin = 0;
        std::int64_t end = 0;
        std::int64_t scheduledAt = 0;
        std::int64_t startedAt = 0;
        std::int64_t scheduleDelay = 0;
        std::int64_t duration = 0;
        std::int64_t lagMs = 0;
        std::int64_t cursorTime = 0;
        std::int64_t billedMs = 0;
        std::uint64_t count = 0;
        std::uint64_t windowLines = 0;
        std::uint64_t windowBytes = 0;
        std::uint64_t functionVersion = 0;
        Counters counters;
        std::array<std::uint8_t, 16> taskId{};
        std::array<std::uint8_t, 16> requestId{};
        std::shared_ptr<const Trouble> trouble; // null = all of it empty
        std::uint32_t subject = 0; // index into m_subjects
        std::int32_t shard = 0;
        std::uint32_t round = 0;
        std::uint32_t attempt = 0;
        std::uint32_t attemptsMax = 0;
        std::uint32_t windowGroups = 0;
        std::int32_t maxMemoryMb = 0;
        TickReason reason = TickReason::None;
        AttemptStatus status = AttemptStatus::Ok;
        bool coldStart = false;
        bool hasCounters = false;
        bool hasTask = false;
        bool hasRequest = false;
    };

    Kept fold(const LedgerRecord &record);
    [[nodiscard]] LedgerRecord unfold(const Kept &kept) const;
    std::uint32_t subjectIndex(const std::shared_ptr<const LedgerSubject> &subject);
    [[nodiscard]] bool matches(const Kept &kept, const LedgerQuery &query) const;
    [[nodiscard]] std::deque<Kept>::const_iterator after(LedgerSequence sequence) const;

    const std::size_t m_ring;
    std::deque<Kept> m_records; // by sequence
    std::vector<std::shared_ptr<const LedgerSubject>>
        m_subjects; // grows with every trigger ever seen in this run, 100 bytes each
    std::map<const LedgerSubject *, std::uint32_t> m_byPointer;
    std::map<std::tuple<std::string, TriggerKey, LogstoreKey>, std::uint32_t> m_byValue;
    std::shared_ptr<const Trouble> m_lastTrouble; // the same failure again shares its text
};

} // namespace sluice
