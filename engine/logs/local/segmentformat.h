// The bytes of a segment file, as values. All numbers little-endian.
//
//   segment = header record* [index record, trailer]            name: <first cursor, 20 digits>.seg
//
//   header, 96 bytes           record, 40 bytes + sections + payload       trailer, 32 bytes
//    0  8  "SLUICSEG"           0  4  magic 0xC5 'R' 'E' 'C'                0  8  "SLUICEND"
//    8  4  format version       4  4  CRC-32C of bytes 8 … end, salted     8  8  offset of the index record
//   12  4  shard                8  4  bytes of the record, all of it      16  4  salt
//   16  8  first cursor        12  1  kind: 1 group, 2 state, 3 index     20  4  0
//   24  8  created, unix ms    13  1  flags: 1 batch begins, 2 it ends    24  4  0
//   32 48  uid, padded with 0  14  2  bytes of the sections               28  4  CRC-32C of bytes 0 … 27
//   80  8  shard made, ms      16  8  cursor
//   88  4  salt                24  8  receive time, unix ms
//   92  4  CRC-32C of 0 … 91   32  4  logs in the group
//                              36  4  commit distance
//
// The salt is random: what a client logs cannot pass for a record when a damaged file is searched for the next one.
// Commit distance: bytes between the place that was durable when this record's commit began and the record. A record thus
// proves that everything before that place had been acknowledged; recovery uses it to tell a damaged middle from a torn
// tail. A section is {type u8, bytes u16, …}: 1 idempotency key, 2 collect position. They stand in the first record of a
// batch.
#pragma once

#include "engine/base/clock.h"
#include "engine/base/cursor.h"
#include "engine/logs/logservice.h"

#include <array>

namespace sluice::segment {

inline constexpr std::uint32_t kVersion = 1;
inline constexpr std::size_t kHeaderBytes = 96;
inline constexpr std::size_t kRecordHeaderBytes = 40;
inline constexpr std::size_t kTrailerBytes = 32;
inline constexpr std::size_t kUidBytesMax = 48;
inline constexpr std::string_view kRecordMagic = "\xC5REC";
// A state record holds up to 1,024 keys and kPositionsMax positions; a group up to 10 MiB. Anything longer is no record.
inline constexpr std::size_t kRecordBytesMax = 64 * limits::kMiB;
inline constexpr std::size_t kIdempotencyKeyMax = 64;
inline constexpr std::size_t kPositionTextMax = 4096; // each of source, path and state

struct Header {
    std::string uid;
    ShardId shard;
    Cursor first;
    WallTime createdAt;
    WallTime shardCreatedAt;
    std::uint32_t salt = 0;
    friend bool operator==(const Header &, const Header &) = default;
};

[[nodiscard]] std::string encode(const Header &header); // kHeaderBytes
[[nodiscard]] Result<Header> parseHeader(std::string_view bytes); // Corrupt; Unsupported for a newer version

enum class Kind : std::uint8_t { Group = 1, State = 2, Index = 3 };
enum Flag : std::uint8_t { kBatchBegins = 1, kBatchEnds = 2 };

struct Record {
    Kind kind = Kind::Group;
    std::uint8_t flags = kBatchBegins | kBatchEnds;
    Cursor cursor;
    WallTime receivedAt;
    std::uint32_t lines = 0;
    std::uint32_t commitDistance = 0;
    std::string_view sections;
    std::string_view payload;

    [[nodiscard]] std::size_t bytes() const { return kRecordHeaderBytes + sections.size() + payload.size(); }
};

// Header and sections; the payload follows as it is. The CRC covers both.
[[nodiscard]] std::string encodeHead(const Record &record, std::uint32_t salt);

// The record at the start of `bytes`; its views point there. Nothing when it is not whole and right.
[[nodiscard]] std::optional<Record> parseRecord(std::string_view bytes, std::uint32_t salt);
// How long the record claims to be, from its first kRecordHeaderBytes; 0 when this cannot be a record.
[[nodiscard]] std::size_t claimedBytes(std::string_view head);

struct Sections {
    std::optional<std::string> idempotencyKey;
    std::optional<CollectPosition> position;
};
[[nodiscard]] std::string encodeSections(const std::optional<std::string> &key,
                                         const std::optional<CollectPosition> &position);
[[nodiscard]] std::optional<Sections> parseSections(std::string_view bytes);

[[nodiscard]] std::string encodePosition(const CollectPosition &position);
[[nodiscard]] std::optional<CollectPosition> parsePosition(std::string_view bytes);

struct Trailer {
    std::uint64_t indexOffset = 0;
    std::uint32_t salt = 0;
};
[[nodiscard]] std::string encode(const Trailer &trailer);
[[nodiscard]] std::optional<Trailer> parseTrailer(std::string_view bytes);

// One group of a segment, as its index knows it. `recordBytes` 0: the group is lost, only its cursor is left.
struct Entry {
    std::uint32_t offset = 0;
    std::uint32_t recordBytes = 0;
    std::uint32_t payloadBytes = 0;
    std::uint32_t lines = 0;
    WallTime receivedAt;
    friend bool operator==(const Entry &, const Entry &) = default;
};
using Index = std::vector<Entry>; // the i-th is the group with cursor first + i

[[nodiscard]] std::string encode(const Index &index);
[[nodiscard]] std::optional<Index> parseIndex(std::string_view bytes);

[[nodiscard]] std::string fileName(Cursor first);
[[nodiscard]] std::optional<Cursor> cursorOfFileName(std::string_view name);

} // namespace sluice::segment
