// Reading a shard: which segment, which records, and what to do when one of them is gone or broken.
#include "engine/logs/local/shardlog.h"

#include <algorithm>

namespace sluice {

namespace {

constexpr int kRetries = 64; // of a read that retention or another reader overtakes

tl::unexpected<Error> beyondEnd(Cursor cursor)
{
    return fail(ErrorKind::Invalid, "InvalidCursor", "Cursor " + toText(cursor) + " is beyond the end of the shard.");
}

} // namespace

struct ShardLog::Chosen {
    std::string path;
    std::uint32_t salt = 0;
    SegmentRow row;
    std::vector<std::pair<Cursor, segment::Entry>> entries;
    Cursor next;
    bool atEnd = false; // nothing (more) to read
};

std::size_t ShardLog::placeLocked(Cursor cursor) const
{
    const auto found = std::ranges::find_if(m_segments, [&](const Segment &segment) { return segment.row.end > cursor; });
    return static_cast<std::size_t>(found - m_segments.begin());
}

IndexCache::Value ShardLog::indexLocked(const Segment &segment) const
{
    if (segment.row.state == SegmentState::Active)
        return m_index;
    return m_parts->indexCache.get(segment.path);
}

Result<segment::Index> ShardLog::readFooter(File &file, const Segment &segment, CountCheck count) const
{
    const auto damaged = [] { return fail(ErrorKind::Corrupt, "SegmentIndexDamaged", "no usable footer"); };
    SLUICE_LET(const auto size, file.size());
    const auto dataEnd = segment.row.dataEnd;
    if (size < dataEnd + segment::kRecordHeaderBytes + segment::kTrailerBytes || size - dataEnd > segment::kRecordBytesMax)
        return damaged();
    std::string bytes(static_cast<std::size_t>(size - dataEnd), '\0');
    SLUICE_LET(const auto got, readFull(file, dataEnd, bytes));
    bytes.resize(got);
    const auto record = segment::parseRecord(bytes, segment.row.salt);
    if (!record || record->kind != segment::Kind::Index)
        return damaged();
    auto index = segment::parseIndex(record->payload);
    const auto listed = segment.row.end.value() - segment.row.first.value();
    if (!index || (count == CountCheck::Yes && static_cast<std::int64_t>(index->size()) != listed))
        return damaged();
    for (const auto &entry : *index) {
        if (std::uint64_t{entry.offset} + entry.recordBytes > dataEnd)
            return damaged();
    }
    return std::move(*index);
}

Done ShardLog::loadIndex(const Segment &segment)
{
    SLUICE_LET(const auto file, m_parts->fileCache.get(segment.path, OpenMode::Read));
    auto index = readFooter(*file, segment, CountCheck::Yes);
    if (!index) {
        segment::Header header{segment.row.uid, id(), segment.row.first, segment.createdAt, m_place.row.createdAt,
                               segment.row.salt};
        SLUICE_LET(auto walk, walkSegment(*file, segment.row.end, header));
        if (walk.header.first != segment.row.first || walk.header.uid != segment.row.uid)
            walk.index.clear(); // another file in its place
        walk.index.resize(static_cast<std::size_t>(segment.row.end.value() - segment.row.first.value()),
                          segment::Entry{0, 0, 0, 0, segment.row.lastAt});
        index = std::move(walk.index);
        countLost(segment, sumsOf(*index).groups);
    }
    m_parts->indexCache.put(segment.path, std::make_shared<const segment::Index>(std::move(*index)));
    return {};
}

// A footer was damaged: what its segment still has was found by a walk. The row then says so, and nothing counts twice.
void ShardLog::countLost(const Segment &segment, std::uint64_t readable)
{
    const auto lost = segment.row.groups - std::min(readable, segment.row.groups);
    report(lost > 0 ? DamageKind::DamagedGroups : DamageKind::IndexRebuilt, segment.path, lost, 0);
    const std::lock_guard lock(m_mutex);
    m_damaged += lost;
    for (auto &other : m_segments) {
        if (other.row.first == segment.row.first)
            other.row.groups -= lost;
    }
}

// A segment whose file is gone while the list still has it: what it held is lost, counted once, and passed.
bool ShardLog::skipLost(const Segment &segment, const Error &error)
{
    // A folder that does not answer is a disk that went away, not a file: then nothing is passed over.
    if (error.kind != ErrorKind::NotFound || !m_parts->files.list(m_place.folder))
        return false;
    const std::lock_guard lock(m_mutex);
    const auto found =
        std::ranges::find_if(m_segments, [&](const Segment &other) { return other.row.first == segment.row.first; });
    if (found == m_segments.end())
        return true; // retention took it meanwhile
    if (found->row.state != SegmentState::Sealed)
        return false;
    m_damaged += found->row.groups;
    report(DamageKind::MissingSegment, segment.path, found->row.groups, found->row.bytes);
    m_segments.erase(found);
    return true;
}

// --- cut

std::optional<Result<WindowCut>> ShardLog::cutLocked(Cursor begin, const WindowLimit &limit, Segment &missing) const
{
    WindowCut cut;
    cut.shardEnd = m_next;
    if (begin > m_next)
        return beyondEnd(begin);
    const auto first = firstLocked();
    cut.begin = std::max(begin, first);
    const auto known = std::max(begin, m_place.row.first); // before the shard began nothing can have been lost
    cut.lostGroups = static_cast<std::uint64_t>(cut.begin.value() - std::min(known, cut.begin).value());
    cut.end = cut.begin;
    for (auto i = placeLocked(cut.begin); i < m_segments.size() && cut.groups < limit.groups; ++i) {
        const auto &segment = m_segments[i];
        const auto index = indexLocked(segment);
        if (!index) {
            missing = segment;
            return std::nullopt;
        }
        const auto start = std::max(cut.end, segment.row.first);
        for (auto e = static_cast<std::size_t>(start.value() - segment.row.first.value()); e < index->size(); ++e) {
            const auto &entry = (*index)[e];
            const Cursor after(segment.row.first.value() + static_cast<std::int64_t>(e) + 1);
            if (entry.recordBytes == 0) {
                cut.end = after; // lost groups are passed
                continue;
            }
            if (cut.groups >= limit.groups || (cut.groups > 0 && cut.bytes + entry.payloadBytes > limit.bytes))
                return cut;
            if (cut.groups++ == 0)
                cut.firstReceivedAt = entry.receivedAt;
            cut.lastReceivedAt = entry.receivedAt;
            cut.lines += entry.lines;
            cut.bytes += entry.payloadBytes;
            cut.end = after;
        }
    }
    return cut;
}

std::optional<Result<WindowCut>> ShardLog::cutAtOnce(Cursor begin, const WindowLimit &limit) const
{
    Segment missing;
    const std::lock_guard lock(m_mutex);
    return cutLocked(begin, limit, missing);
}

Result<WindowCut> ShardLog::cut(Cursor begin, const WindowLimit &limit)
{
    for (int i = 0; i < kRetries; ++i) {
        Segment missing;
        {
            const std::lock_guard lock(m_mutex);
            if (auto answer = cutLocked(begin, limit, missing))
                return std::move(*answer);
        }
        if (auto loaded = loadIndex(missing); !loaded && !skipLost(missing, loaded.error()))
            return fail(std::move(loaded).error());
    }
    return fail(ErrorKind::Unavailable, "StoreBusy", "the shard changed too often while it was read");
}

// --- cursor

std::optional<Result<Cursor>> ShardLog::cursorLocked(const CursorAt &at, Segment &missing) const
{
    if (const auto *edge = std::get_if<CursorEdge>(&at.where))
        return *edge == CursorEdge::Begin ? firstLocked() : m_next;
    const auto time = std::get<WallTime>(at.where);
    for (const auto &segment : m_segments) {
        if (segment.row.groups == 0 || segment.row.lastAt < time)
            continue;
        if (segment.row.firstAt >= time)
            return segment.row.first;
        const auto index = indexLocked(segment);
        if (!index) {
            missing = segment;
            return std::nullopt;
        }
        const auto found = std::ranges::lower_bound(*index, time, {}, &segment::Entry::receivedAt);
        return Cursor(segment.row.first.value() + (found - index->begin()));
    }
    return m_next;
}

std::optional<Result<Cursor>> ShardLog::cursorAtOnce(const CursorAt &at) const
{
    Segment missing;
    const std::lock_guard lock(m_mutex);
    return cursorLocked(at, missing);
}

Result<Cursor> ShardLog::cursorAt(const CursorAt &at)
{
    for (int i = 0; i < kRetries; ++i) {
        Segment missing;
        {
            const std::lock_guard lock(m_mutex);
            if (auto answer = cursorLocked(at, missing))
                return std::move(*answer);
        }
        if (auto loaded = loadIndex(missing); !loaded && !skipLost(missing, loaded.error()))
            return fail(std::move(loaded).error());
    }
    return fail(ErrorKind::Unavailable, "StoreBusy", "the shard changed too often while it was read");
}

// --- read

std::optional<Result<LogBatch>> ShardLog::readAtOnce(Cursor from, const PullLimit &limit) const
{
    const std::lock_guard lock(m_mutex);
    if (from > m_next)
        return beyondEnd(from);
    if (from < m_next && !(limit.end && *limit.end <= from))
        return std::nullopt;
    LogBatch batch;
    batch.next = from;
    return batch;
}

std::optional<Result<ShardLog::Chosen>> ShardLog::chooseLocked(Cursor from, const PullLimit &limit, Segment &missing) const
{
    if (from > m_next)
        return beyondEnd(from);
    Chosen chosen;
    chosen.next = from;
    const auto bound = limit.end ? std::min(*limit.end, m_next) : m_next;
    const auto place = placeLocked(from);
    if (place == m_segments.size() || from >= bound || m_segments[place].row.first >= bound) {
        chosen.atEnd = true;
        if (from < bound)
            chosen.next = bound; // a gap at the end
        return chosen;
    }
    const auto &segment = m_segments[place];
    const auto index = indexLocked(segment);
    if (!index) {
        missing = segment;
        return std::nullopt;
    }
    chosen.path = segment.path;
    chosen.salt = segment.row.salt;
    chosen.row = segment.row;
    std::uint64_t bytes = 0;
    auto cursor = std::max(from, segment.row.first);
    chosen.next = cursor;
    for (; cursor < bound && chosen.entries.size() < limit.groups; cursor = cursor.next()) {
        const auto e = static_cast<std::size_t>(cursor.value() - segment.row.first.value());
        if (e >= index->size()) {
            chosen.next = std::min(segment.row.end, bound); // never stand still
            break;
        }
        const auto &entry = (*index)[e];
        if (entry.recordBytes > 0) {
            if (!chosen.entries.empty() && bytes + entry.payloadBytes > limit.bytes)
                break;
            bytes += entry.payloadBytes;
            chosen.entries.emplace_back(cursor, entry);
        }
        chosen.next = cursor.next();
    }
    return chosen;
}

Done ShardLog::readChosen(File &file, const Chosen &chosen, LogBatch &batch)
{
    const auto start = chosen.entries.front().second.offset;
    const auto &last = chosen.entries.back().second;
    const auto size = static_cast<std::size_t>(std::uint64_t{last.offset} + last.recordBytes - start);
    const auto memory = std::make_shared_for_overwrite<char[]>(size);
    SLUICE_LET(const auto got, readFull(file, start, std::span(memory.get(), size)));
    const std::string_view bytes(memory.get(), got);
    std::vector<Cursor> damaged;
    batch.groups.reserve(batch.groups.size() + chosen.entries.size());
    for (const auto &[cursor, entry] : chosen.entries) {
        const auto at = entry.offset - start;
        const auto record =
            at < bytes.size() ? segment::parseRecord(bytes.substr(at, entry.recordBytes), chosen.salt) : std::nullopt;
        if (!record || record->cursor != cursor || record->kind != segment::Kind::Group) {
            damaged.push_back(cursor);
            continue;
        }
        batch.groups.push_back({cursor, record->receivedAt, record->lines, record->payload});
    }
    batch.memory.push_back(memory);
    countDamaged(chosen.path, damaged);
    return {};
}

// Each lost group counts once, however often it is asked for.
void ShardLog::countDamaged(const std::string &path, const std::vector<Cursor> &cursors)
{
    std::uint64_t fresh = 0;
    {
        const std::lock_guard lock(m_mutex);
        for (const auto cursor : cursors) {
            if (m_damagedSeen.size() < kDamagedSeenMax && m_damagedSeen.insert(cursor).second)
                ++fresh;
        }
        m_damaged += fresh;
    }
    if (fresh > 0)
        report(DamageKind::DamagedGroups, path, fresh, 0);
}

Result<LogBatch> ShardLog::read(Cursor from, const PullLimit &limit)
{
    LogBatch batch;
    batch.next = from;
    int retries = 0;
    for (;;) {
        Segment missing;
        std::optional<Result<Chosen>> choice;
        {
            const std::lock_guard lock(m_mutex);
            choice = chooseLocked(batch.next, limit, missing);
        }
        if (!choice) {
            if (auto loaded = loadIndex(missing); !loaded && !skipLost(missing, loaded.error()))
                return fail(std::move(loaded).error());
            if (++retries > kRetries)
                return fail(ErrorKind::Unavailable, "StoreBusy", "the shard changed too often while it was read");
            continue;
        }
        SLUICE_LET(auto chosen, std::move(*choice));
        if (!chosen.entries.empty()) {
            auto file = m_parts->fileCache.get(chosen.path, OpenMode::Read);
            auto read = file ? readChosen(**file, chosen, batch) : Done(fail(std::move(file).error()));
            if (!read) {
                Segment segment;
                segment.row = chosen.row;
                segment.path = chosen.path;
                if (++retries > kRetries || !skipLost(segment, read.error()))
                    return fail(std::move(read).error());
                continue;
            }
        }
        batch.next = chosen.next;
        if (chosen.atEnd || !batch.groups.empty())
            return batch;
    }
}

} // namespace sluice
