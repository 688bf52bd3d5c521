#include "engine/logs/local/shardlog.h"

#include <algorithm>
#include <cassert>
#include <random>

namespace sluice {

namespace {

constexpr int kNameTries = 16;

WallTime toMillis(WallTime time)
{
    return wallFromMillis(unixMillis(time));
}

std::uint32_t newSalt()
{
    std::random_device device;
    return device();
}

} // namespace

ShardLog::ShardLog(std::shared_ptr<StoreParts> parts, ShardPlace place, std::size_t segmentBytes)
    : m_parts(std::move(parts))
    , m_place(std::move(place))
    , m_range{m_place.row.beginKey, m_place.row.endKey}
    , m_segmentBytes(segmentBytes)
    , m_memory(m_place.row.shard)
    , m_next(m_place.row.first)
    , m_lastReceivedAt(m_place.row.createdAt)
{
}

std::string ShardLog::pathOf(Cursor first) const
{
    return m_place.folder + '/' + segment::fileName(first);
}

ShardLog::Segment ShardLog::active() const
{
    const std::lock_guard lock(m_mutex);
    assert(m_index && !m_segments.empty());
    return m_segments.back();
}

void ShardLog::report(DamageKind kind, const std::string &path, std::uint64_t groups, std::uint64_t bytes) const
{
    m_parts->damage.add({kind, m_place.uid, id(), path, groups, bytes, m_parts->clock.wall()});
}

Done ShardLog::beginSegment(WallTime now)
{
    if (m_index && active().row.dataEnd < m_segmentBytes)
        return {};
    if (m_index)
        seal();
    SLUICE_TRY(m_parts->files.makeFolder(m_place.folder));
    for (int i = 0; i < kNameTries; ++i) {
        Segment segment;
        segment.createdAt = std::max(now, m_lastReceivedAt);
        segment.path = pathOf(m_next);
        segment.row = {
            m_place.uid.value(), id(), m_next, m_next, segment.createdAt, segment.createdAt, 0, 0, 0, 0, newSalt(),
            SegmentState::Active};
        auto file = m_parts->files.open(segment.path, OpenMode::CreateNew);
        if (!file && file.error().kind == ErrorKind::Exists) {
            // An unusable file from a failed start of this segment: its name is not worth the data's life.
            const std::lock_guard lock(m_mutex);
            m_next = m_next.next();
            continue;
        }
        if (!file)
            return fail(std::move(file).error());
        if (auto written = writeFirst(**file, segment); !written) {
            static_cast<void>(m_parts->files.remove(segment.path));
            return written;
        }
        m_parts->fileCache.put(segment.path, std::move(*file));
        listSegment(segment.row);
        const std::lock_guard lock(m_mutex);
        m_segments.push_back(std::move(segment));
        m_index = std::make_shared<segment::Index>();
        return {};
    }
    return fail(ErrorKind::Exists, "SegmentExists",
                "files without data stand in the way of a new segment in " + m_place.folder);
}

Done ShardLog::writeFirst(File &file, Segment &segment)
{
    const auto &row = segment.row;
    const auto header =
        segment::encode(segment::Header{row.uid, id(), row.first, segment.createdAt, m_place.row.createdAt, row.salt});
    const auto memory = m_memory.encode();
    segment::Record state;
    state.kind = segment::Kind::State;
    state.cursor = row.first;
    state.receivedAt = segment.createdAt;
    state.payload = memory;
    const auto head = segment::encodeHead(state, row.salt);
    const std::array<std::string_view, 3> parts{header, head, memory};
    SLUICE_TRY(writeAll(file, 0, parts));
    SLUICE_TRY(file.sync());
    SLUICE_TRY(m_parts->files.syncFolder(m_place.folder));
    segment.row.dataEnd = header.size() + head.size() + memory.size();
    return {};
}

// The list is a convenience: without a row the next start reads the segment instead.
void ShardLog::listSegment(const SegmentRow &row)
{
    if (m_parts->table->putSegments({row}))
        return;
    report(DamageKind::ListBehind, pathOf(row.first), 0, 0);
}

void ShardLog::seal()
{
    const auto segment = active();
    std::uint64_t footerBytes = 0;
    if (const auto file = m_parts->fileCache.get(segment.path, OpenMode::ReadWrite)) {
        const auto start = segment.row.dataEnd;
        const auto entries = segment::encode(*m_index);
        segment::Record record;
        record.kind = segment::Kind::Index;
        record.cursor = segment.row.end;
        record.receivedAt = segment.row.lastAt;
        record.payload = entries;
        const auto head = segment::encodeHead(record, segment.row.salt);
        const auto trailer = segment::encode(segment::Trailer{start, segment.row.salt});
        const std::array<std::string_view, 3> parts{head, entries, trailer};
        if (writeAll(**file, start, parts) && (*file)->sync())
            footerBytes = head.size() + entries.size() + trailer.size();
        else
            static_cast<void>((*file)->truncate(start)); // readers then walk it
    }
    closeActive(footerBytes);
}

void ShardLog::abandon(File &file)
{
    static_cast<void>(file.truncate(active().row.dataEnd));
    closeActive(0);
}

void ShardLog::closeActive(std::uint64_t footerBytes)
{
    SegmentRow row;
    bool empty = false;
    std::string path;
    {
        const std::lock_guard lock(m_mutex);
        auto &segment = m_segments.back();
        segment.row.state = SegmentState::Sealed;
        segment.footerBytes = footerBytes;
        row = segment.row;
        path = segment.path;
        empty = row.groups == 0;
        if (empty)
            m_segments.pop_back();
        else
            m_parts->indexCache.put(path, m_index);
        m_index.reset();
    }
    if (empty) {
        m_parts->fileCache.forget(path);
        static_cast<void>(m_parts->files.remove(path));
        static_cast<void>(m_parts->table->forgetSegments(row.uid, row.shard, {row.first}));
    } else {
        listSegment(row);
    }
}

Done ShardLog::roll(WallTime begunBefore)
{
    if (!m_index || active().row.groups == 0 || active().createdAt >= begunBefore)
        return {};
    seal();
    return beginSegment(toMillis(m_parts->clock.wall()));
}

// --- looking

Cursor ShardLog::firstLocked() const
{
    for (const auto &segment : m_segments) {
        if (segment.row.groups > 0)
            return segment.row.first;
    }
    return m_next;
}

Cursor ShardLog::end() const
{
    const std::lock_guard lock(m_mutex);
    return m_next;
}

ShardState ShardLog::state() const
{
    const std::lock_guard lock(m_mutex);
    ShardState state;
    state.id = id();
    state.beginKey = m_range.begin;
    state.endKey = m_range.end;
    state.createdAt = m_place.row.createdAt;
    state.first = firstLocked();
    state.end = m_next;
    state.lastReceivedAt = m_lastReceivedAt;
    state.damagedGroups = m_damaged;
    for (const auto &segment : m_segments) {
        state.groups += segment.row.groups;
        state.lines += segment.row.lines;
        state.bytes += segment.row.bytes;
    }
    return state;
}

std::vector<CollectPosition> ShardLog::positions() const
{
    const std::lock_guard lock(m_mutex);
    return m_memory.positions();
}

std::vector<ShardLog::SealedSegment> ShardLog::sealed() const
{
    const std::lock_guard lock(m_mutex);
    std::vector<SealedSegment> all;
    // The newest file always stays: a start learns keys, positions and the next cursor from it.
    for (std::size_t i = 0; i + 1 < m_segments.size(); ++i) {
        const auto &segment = m_segments[i];
        all.push_back({segment.row.first, segment.row.lastAt, segment.row.dataEnd + segment.footerBytes});
    }
    return all;
}

std::uint64_t ShardLog::diskBytes() const
{
    const std::lock_guard lock(m_mutex);
    std::uint64_t sum = 0;
    for (const auto &segment : m_segments)
        sum += segment.row.dataEnd + segment.footerBytes;
    return sum;
}

std::uint64_t ShardLog::dropThrough(Cursor first)
{
    std::vector<Segment> leaving;
    {
        const std::lock_guard lock(m_mutex);
        const auto stays = std::find_if(m_segments.begin(), m_segments.empty() ? m_segments.end() : std::prev(m_segments.end()),
                                        [&](const Segment &segment) { return segment.row.first > first; });
        leaving.assign(std::make_move_iterator(m_segments.begin()), std::make_move_iterator(stays));
        m_segments.erase(m_segments.begin(), stays);
    }
    std::vector<SegmentRow> rows;
    std::vector<Cursor> gone;
    for (auto &segment : leaving) {
        segment.row.state = SegmentState::Leaving;
        rows.push_back(segment.row);
    }
    // On a full disk the list may fail to be written; freeing space goes first, and the next start sorts the list out.
    static_cast<void>(m_parts->table->putSegments(rows));
    std::uint64_t freed = 0;
    for (const auto &segment : leaving) {
        m_parts->fileCache.forget(segment.path);
        m_parts->indexCache.forget(segment.path);
        const auto removed = m_parts->files.remove(segment.path);
        if (removed || removed.error().kind == ErrorKind::NotFound)
            gone.push_back(segment.row.first);
        if (removed)
            freed += segment.row.dataEnd + segment.footerBytes;
    }
    if (!m_parts->table->forgetSegments(m_place.uid.value(), id(), gone))
        report(DamageKind::ListBehind, m_place.folder, 0, 0);
    return freed;
}

} // namespace sluice
