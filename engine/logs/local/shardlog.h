// One shard on disk: its segments, the index of the one being written, and what may be read of them.
//
// commit() and roll() are for one thread at a time (the shard's queue sees to that); everything else may be called by any
// thread at any time and never waits for a disk write. Readers see what was acknowledged and nothing else.
#pragma once

#include "engine/logs/local/segmentwalk.h"
#include "engine/logs/local/storeparts.h"
#include "engine/logs/shardkeys.h"

#include <atomic>
#include <mutex>
#include <set>

namespace sluice {

struct PendingAppend {
    std::vector<EncodedGroup> groups;
    AppendOptions options;
    Reply<AppendReceipt> reply;
    std::uint64_t bytes = 0;
};

struct ShardPlace {
    LogstoreUid uid;
    std::string folder; // DATA/logs/<uid>/shard-<n>
    ShardRow row;
};

enum class ReceiveTag { No, Yes }; // add __receive_time__ to each group (Logstore::appendMeta)

class ShardLog {
public:
    // Recovers what is there, or begins a new shard (whose first file is made by its first commit).
    [[nodiscard]] static Result<std::shared_ptr<ShardLog>> open(std::shared_ptr<StoreParts> parts, ShardPlace place,
                                                                std::size_t segmentBytes);

    // One write and one sync for all. Either every result is a receipt, or every one that was not a repeat is the error
    // and nothing of them is stored.
    [[nodiscard]] std::vector<Result<AppendReceipt>> commit(std::span<PendingAppend> batch, ReceiveTag tag);
    // Seals the segment being written when it has groups and was begun before `begunBefore`.
    [[nodiscard]] Done roll(WallTime begunBefore);

    [[nodiscard]] Result<LogBatch> read(Cursor from, const PullLimit &limit);
    [[nodiscard]] Result<Cursor> cursorAt(const CursorAt &at);
    [[nodiscard]] Result<WindowCut> cut(Cursor begin, const WindowLimit &limit);

    // The same where memory alone has the answer; nothing when a file must be asked.
    [[nodiscard]] std::optional<Result<LogBatch>> readAtOnce(Cursor from, const PullLimit &limit) const;
    [[nodiscard]] std::optional<Result<Cursor>> cursorAtOnce(const CursorAt &at) const;
    [[nodiscard]] std::optional<Result<WindowCut>> cutAtOnce(Cursor begin, const WindowLimit &limit) const;

    [[nodiscard]] ShardState state() const;
    [[nodiscard]] std::vector<CollectPosition> positions() const;
    [[nodiscard]] Cursor end() const;
    [[nodiscard]] const KeyRange &range() const { return m_range; }
    [[nodiscard]] ShardId id() const { return m_place.row.shard; }

    // For retention: sealed segments, oldest first. Dropping removes files and tells how many bytes that freed.
    struct SealedSegment {
        Cursor first;
        WallTime lastAt;
        std::uint64_t fileBytes = 0;
    };
    [[nodiscard]] std::vector<SealedSegment> sealed() const;
    [[nodiscard]] std::uint64_t dropThrough(Cursor first); // that segment and all older ones
    [[nodiscard]] std::uint64_t diskBytes() const;
    void setSegmentBytes(std::size_t bytes) { m_segmentBytes = bytes; }

    static constexpr std::size_t kDamagedSeenMax = 100'000;

private:
    friend class ShardRecovery;

    struct Segment {
        SegmentRow row; // of the active one: end, sums and dataEnd grow with each commit
        std::string path;
        WallTime createdAt;
        std::uint64_t footerBytes = 0;
    };
    struct Draft;
    struct Chosen; // what one read will take from one segment

    ShardLog(std::shared_ptr<StoreParts> parts, ShardPlace place, std::size_t segmentBytes);

    [[nodiscard]] std::string pathOf(Cursor first) const;
    [[nodiscard]] Segment active() const; // a copy of the newest; m_index is there
    void report(DamageKind kind, const std::string &path, std::uint64_t groups, std::uint64_t bytes) const;

    // writing (commit thread)
    [[nodiscard]] Done beginSegment(WallTime now);
    [[nodiscard]] Done writeFirst(File &file, Segment &segment);
    void seal();
    void abandon(File &file);
    void closeActive(std::uint64_t footerBytes);
    void listSegment(const SegmentRow &row);
    [[nodiscard]] Done store(const Draft &draft, const Segment &segment);
    void publish(const Draft &draft, std::span<PendingAppend> batch);

    // reading (m_mutex is held where it says Locked)
    [[nodiscard]] std::size_t placeLocked(Cursor cursor) const; // of the segment that holds it or comes after it
    [[nodiscard]] IndexCache::Value indexLocked(const Segment &segment) const; // empty: must be loaded
    [[nodiscard]] Done loadIndex(const Segment &segment);
    enum class CountCheck { No, Yes }; // must it have as many groups as the list says?
    [[nodiscard]] Result<segment::Index> readFooter(File &file, const Segment &segment, CountCheck count) const;
    [[nodiscard]] std::optional<Result<WindowCut>> cutLocked(Cursor begin, const WindowLimit &limit, Segment &missing) const;
    [[nodiscard]] std::optional<Result<Cursor>> cursorLocked(const CursorAt &at, Segment &missing) const;
    [[nodiscard]] std::optional<Result<Chosen>> chooseLocked(Cursor from, const PullLimit &limit, Segment &missing) const;
    [[nodiscard]] Done readChosen(File &file, const Chosen &chosen, LogBatch &batch);
    [[nodiscard]] Cursor firstLocked() const;
    void countDamaged(const std::string &path, const std::vector<Cursor> &cursors);
    void countLost(const Segment &segment, std::uint64_t readable);
    [[nodiscard]] bool skipLost(const Segment &segment, const Error &error);

    const std::shared_ptr<StoreParts> m_parts;
    const ShardPlace m_place;
    const KeyRange m_range;
    std::atomic<std::size_t> m_segmentBytes;

    mutable std::mutex m_mutex;
    std::vector<Segment> m_segments; // guarded by m_mutex; oldest first
    std::shared_ptr<segment::Index>
        m_index; // guarded by m_mutex; of the active segment, the last one; empty: none is active
    ShardMemory m_memory; // guarded by m_mutex; changed by the commit thread only
    Cursor m_next; // guarded by m_mutex; of the next group
    WallTime m_lastReceivedAt; // guarded by m_mutex; never goes back
    std::set<Cursor> m_damagedSeen; // guarded by m_mutex; at most kDamagedSeenMax, so that none counts twice
    std::uint64_t m_damaged = 0; // guarded by m_mutex; groups found unreadable since open
};

} // namespace sluice
