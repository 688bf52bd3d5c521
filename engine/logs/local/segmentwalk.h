// Reads a segment from its first byte to its last and tells what of it is true: the one recovery path, used at every start,
// for a lost index, and by the fuzzer. The bytes may be anything.
//
// A record that is whole and right is kept, with two exceptions: in the part that no later record proves to have been
// acknowledged, an append whose records are not all there goes as a whole; and nothing at or after `bound` is kept.
// What follows the last record kept is a torn tail. What is broken before it is damage: skipped, counted, survived.
#pragma once

#include "engine/logs/local/filelayer.h"
#include "engine/logs/local/segmentformat.h"
#include "engine/logs/local/shardmemory.h"

namespace sluice {

struct SegmentWalk {
    segment::Header header;
    segment::Index index; // from header.first on; lost groups are entries without bytes
    std::uint64_t dataEnd = 0; // where the next record would go
    std::uint64_t cutBytes = 0; // after dataEnd: a torn tail (0 for a sealed segment)
    std::uint64_t damagedGroups = 0; // cursors without a group
    std::uint64_t damagedBytes = 0; // broken bytes before dataEnd
    bool sealed = false; // an index record ends the data
    ShardMemory memory; // keys and positions: of the state record, then of the groups
    bool remembers = false; // the state record was there: nothing older is needed
    std::optional<WallTime> lastReceivedAt;
};

// `salt` stands in for a damaged header's, with `header` as its other fields. Corrupt when the header is damaged and
// there is none; Unsupported for a newer version; else the file's own errors.
[[nodiscard]] Result<SegmentWalk> walkSegment(File &file, std::optional<Cursor> bound = std::nullopt,
                                              const std::optional<segment::Header> &instead = std::nullopt);

// Of a walk's or a footer's index: what the segment list keeps.
struct IndexSums {
    std::uint64_t groups = 0;
    std::uint64_t lines = 0;
    std::uint64_t bytes = 0;
    WallTime firstAt;
    WallTime lastAt;
};
[[nodiscard]] IndexSums sumsOf(const segment::Index &index);

} // namespace sluice
