#include "engine/logs/local/segmentformat.h"

#include "engine/logs/local/bytes.h"
#include "engine/logs/local/crc32c.h"

#include <algorithm>
#include <charconv>

namespace sluice::segment {

namespace {

constexpr std::string_view kHeaderMagic = "SLUICSEG";
constexpr std::string_view kTrailerMagic = "SLUICEND";
constexpr std::string_view kSuffix = ".seg";
constexpr std::size_t kCursorDigits = 20;
constexpr std::size_t kCrcFrom = 8; // a record's CRC covers what follows itself
constexpr std::uint8_t kSectionKey = 1;
constexpr std::uint8_t kSectionPosition = 2;
constexpr std::size_t kEntryBytes = 24;

void putSection(std::string &out, std::uint8_t type, std::string_view bytes)
{
    out.push_back(static_cast<char>(type));
    putNumber(out, static_cast<std::uint16_t>(bytes.size()));
    out += bytes;
}

} // namespace

std::string encode(const Header &header)
{
    std::string out(kHeaderMagic);
    putNumber(out, kVersion);
    putNumber(out, header.shard.value());
    putNumber(out, header.first.value());
    putNumber(out, unixMillis(header.createdAt));
    out += header.uid.substr(0, kUidBytesMax);
    out.resize(80, '\0');
    putNumber(out, unixMillis(header.shardCreatedAt));
    putNumber(out, header.salt);
    putNumber(out, crc32c(out));
    return out;
}

Result<Header> parseHeader(std::string_view bytes)
{
    if (bytes.size() < kHeaderBytes || !bytes.starts_with(kHeaderMagic)
        || numberAt<std::uint32_t>(bytes, 92) != crc32c(bytes.substr(0, 92)))
        return fail(ErrorKind::Corrupt, "SegmentHeaderDamaged", "the header of a segment file is damaged");
    if (numberAt<std::uint32_t>(bytes, 8) != kVersion)
        return fail(ErrorKind::Unsupported, "SegmentVersion", "a segment file was written by a newer version");
    const auto uid = bytes.substr(32, kUidBytesMax);
    return Header{std::string(uid.substr(0, uid.find('\0'))),        ShardId(numberAt<std::int32_t>(bytes, 12)),
                  Cursor(numberAt<std::int64_t>(bytes, 16)),         wallFromMillis(numberAt<std::int64_t>(bytes, 24)),
                  wallFromMillis(numberAt<std::int64_t>(bytes, 80)), numberAt<std::uint32_t>(bytes, 88)};
}

std::string encodeHead(const Record &record, std::uint32_t salt)
{
    std::string out(kRecordMagic);
    out.reserve(kRecordHeaderBytes + record.sections.size());
    putNumber(out, std::uint32_t{0});
    putNumber(out, static_cast<std::uint32_t>(record.bytes()));
    out.push_back(static_cast<char>(record.kind));
    out.push_back(static_cast<char>(record.flags));
    putNumber(out, static_cast<std::uint16_t>(record.sections.size()));
    putNumber(out, record.cursor.value());
    putNumber(out, unixMillis(record.receivedAt));
    putNumber(out, record.lines);
    putNumber(out, record.commitDistance);
    out += record.sections;
    const auto crc = crc32c(record.payload, crc32c(std::string_view(out).substr(kCrcFrom), salt));
    std::string crcBytes;
    putNumber(crcBytes, crc);
    out.replace(4, 4, crcBytes);
    return out;
}

std::size_t claimedBytes(std::string_view head)
{
    if (head.size() < kRecordHeaderBytes || !head.starts_with(kRecordMagic))
        return 0;
    const auto bytes = numberAt<std::uint32_t>(head, 8);
    const auto sections = numberAt<std::uint16_t>(head, 14);
    const auto kind = static_cast<std::uint8_t>(head[12]);
    if (bytes > kRecordBytesMax || bytes < kRecordHeaderBytes + sections || kind < 1 || kind > 3)
        return 0;
    return bytes;
}

std::optional<Record> parseRecord(std::string_view bytes, std::uint32_t salt)
{
    const auto size = claimedBytes(bytes);
    if (size == 0 || bytes.size() < size)
        return std::nullopt;
    bytes = bytes.substr(0, size);
    if (crc32c(bytes.substr(kCrcFrom), salt) != numberAt<std::uint32_t>(bytes, 4))
        return std::nullopt;
    Record record;
    record.kind = static_cast<Kind>(bytes[12]);
    record.flags = static_cast<std::uint8_t>(bytes[13]);
    record.cursor = Cursor(numberAt<std::int64_t>(bytes, 16));
    record.receivedAt = wallFromMillis(numberAt<std::int64_t>(bytes, 24));
    record.lines = numberAt<std::uint32_t>(bytes, 32);
    record.commitDistance = numberAt<std::uint32_t>(bytes, 36);
    record.sections = bytes.substr(kRecordHeaderBytes, numberAt<std::uint16_t>(bytes, 14));
    record.payload = bytes.substr(kRecordHeaderBytes + record.sections.size());
    return record;
}

std::string encodeSections(const std::optional<std::string> &key, const std::optional<CollectPosition> &position)
{
    std::string out;
    if (key)
        putSection(out, kSectionKey, *key);
    if (position)
        putSection(out, kSectionPosition, encodePosition(*position));
    return out;
}

std::optional<Sections> parseSections(std::string_view bytes)
{
    Sections sections;
    ByteReader in(bytes);
    while (in.good() && !in.atEnd()) {
        const auto type = in.number<std::uint8_t>();
        const auto body = in.bytes(in.number<std::uint16_t>());
        if (!in.good())
            return std::nullopt;
        if (type == kSectionKey)
            sections.idempotencyKey = std::string(body);
        else if (type == kSectionPosition && !(sections.position = parsePosition(body)))
            return std::nullopt;
    }
    return sections;
}

std::string encodePosition(const CollectPosition &position)
{
    std::string out;
    putNumber(out, position.begin);
    putNumber(out, position.end);
    for (const auto *text : {&position.sourceId, &position.path, &position.state}) {
        putNumber(out, static_cast<std::uint16_t>(text->size()));
        out += *text;
    }
    return out;
}

std::optional<CollectPosition> parsePosition(std::string_view bytes)
{
    ByteReader in(bytes);
    CollectPosition position;
    position.begin = in.number<std::uint64_t>();
    position.end = in.number<std::uint64_t>();
    for (auto *text : {&position.sourceId, &position.path, &position.state})
        *text = in.bytes(in.number<std::uint16_t>());
    if (!in.good() || !in.atEnd())
        return std::nullopt;
    return position;
}

std::string encode(const Trailer &trailer)
{
    std::string out(kTrailerMagic);
    putNumber(out, trailer.indexOffset);
    putNumber(out, trailer.salt);
    putNumber(out, std::uint64_t{0});
    putNumber(out, crc32c(out));
    return out;
}

std::optional<Trailer> parseTrailer(std::string_view bytes)
{
    if (bytes.size() != kTrailerBytes || !bytes.starts_with(kTrailerMagic)
        || numberAt<std::uint32_t>(bytes, 28) != crc32c(bytes.substr(0, 28)))
        return std::nullopt;
    return Trailer{numberAt<std::uint64_t>(bytes, 8), numberAt<std::uint32_t>(bytes, 16)};
}

std::string encode(const Index &index)
{
    std::string out;
    out.reserve(index.size() * kEntryBytes);
    for (const auto &entry : index) {
        putNumber(out, entry.offset);
        putNumber(out, entry.recordBytes);
        putNumber(out, entry.payloadBytes);
        putNumber(out, entry.lines);
        putNumber(out, unixMillis(entry.receivedAt));
    }
    return out;
}

std::optional<Index> parseIndex(std::string_view bytes)
{
    if (bytes.size() % kEntryBytes != 0)
        return std::nullopt;
    Index index;
    index.reserve(bytes.size() / kEntryBytes);
    for (std::size_t at = 0; at < bytes.size(); at += kEntryBytes) {
        index.push_back({numberAt<std::uint32_t>(bytes, at), numberAt<std::uint32_t>(bytes, at + 4),
                         numberAt<std::uint32_t>(bytes, at + 8), numberAt<std::uint32_t>(bytes, at + 12),
                         wallFromMillis(numberAt<std::int64_t>(bytes, at + 16))});
    }
    return index;
}

std::string fileName(Cursor first)
{
    const auto digits = std::to_string(first.value());
    return std::string(kCursorDigits - std::min(digits.size(), kCursorDigits), '0') + digits + std::string(kSuffix);
}

std::optional<Cursor> cursorOfFileName(std::string_view name)
{
    if (name.size() != kCursorDigits + kSuffix.size() || !name.ends_with(kSuffix))
        return std::nullopt;
    std::int64_t value = 0;
    const auto *end = name.data() + kCursorDigits;
    const auto [stop, problem] = std::from_chars(name.data(), end, value);
    if (problem != std::errc{} || stop != end || value <= 0)
        return std::nullopt;
    return Cursor(value);
}

} // namespace sluice::segment
