// Bringing a shard back: the segment list where it is right, the segments themselves where it is not.
#include "engine/logs/local/shardlog.h"

#include <algorithm>
#include <map>

namespace sluice {

namespace {
// Further than any shard that lost its newest file can have counted.
constexpr std::int64_t kCursorLeap = std::int64_t{1} << 40;
} // namespace

class ShardRecovery {
public:
    explicit ShardRecovery(ShardLog &shard)
        : m_shard(shard)
        , m_parts(*shard.m_parts)
    {
    }

    Done run()
    {
        SLUICE_TRY(gather());
        for (auto it = m_found.begin(); it != m_found.end(); ++it) {
            const auto after = std::next(it);
            SLUICE_TRY(take(it->first, after == m_found.end() ? std::nullopt : std::optional(after->first)));
        }
        SLUICE_TRY(recall());
        if (!m_changed.empty() && !m_parts.table->putSegments(m_changed))
            m_shard.report(DamageKind::ListBehind, m_shard.m_place.folder, 0, 0);
        if (!m_gone.empty())
            static_cast<void>(m_parts.table->forgetSegments(m_shard.m_place.uid.value(), m_shard.id(), m_gone));
        return {};
    }

private:
    struct Found {
        std::optional<SegmentRow> row;
        bool file = false;
    };

    // Files and rows, side by side. What retention had begun to remove is removed.
    Done gather()
    {
        SLUICE_LET(auto rows, m_parts.table->segments(m_shard.m_place.uid.value(), m_shard.id()));
        for (auto &row : rows) {
            if (isSane(row))
                m_found[row.first].row = row;
        }
        auto names = m_parts.files.list(m_shard.m_place.folder);
        if (!names && names.error().kind != ErrorKind::NotFound)
            return fail(std::move(names).error());
        if (names) {
            for (const auto &name : *names) {
                if (const auto first = segment::cursorOfFileName(name))
                    m_found[*first].file = true;
            }
        }
        std::erase_if(m_found, [&](auto &item) {
            auto &[first, found] = item;
            if (!found.row || found.row->state != SegmentState::Leaving)
                return false;
            if (found.file && !m_parts.files.remove(m_shard.pathOf(first)))
                return false;
            m_gone.push_back(first);
            return true;
        });
        return {};
    }

    // A row that contradicts itself is no row: the segment is asked.
    static bool isSane(const SegmentRow &row)
    {
        const auto count = row.end.value() - row.first.value();
        return row.first.value() > 0 && count >= 0
            && static_cast<std::uint64_t>(count) <= row.dataEnd / segment::kRecordHeaderBytes
            && row.groups <= static_cast<std::uint64_t>(count);
    }

    Done take(Cursor first, std::optional<Cursor> bound)
    {
        const auto &found = m_found[first];
        const auto path = m_shard.pathOf(first);
        if (!found.file) {
            missing(*found.row, path, bound);
            return {};
        }
        auto file = m_parts.fileCache.get(path, OpenMode::Read);
        if (!file)
            return fail(std::move(file).error());
        SLUICE_LET(const auto size, (*file)->size());
        if (found.row && found.row->state == SegmentState::Sealed && size >= found.row->dataEnd) {
            add({*found.row, path, found.row->firstAt, size - found.row->dataEnd});
            return {};
        }
        if (!found.row && bound && byFooter(**file, first, path, size, *bound))
            return {};
        return walk(**file, first, path, bound);
    }

    // Without a list a sealed segment still tells about itself.
    bool byFooter(File &file, Cursor first, const std::string &path, std::uint64_t size, Cursor bound)
    {
        std::string bytes(segment::kTrailerBytes, '\0');
        std::string head(segment::kHeaderBytes, '\0');
        if (size < segment::kTrailerBytes || !readFull(file, size - bytes.size(), bytes) || !readFull(file, 0, head))
            return false;
        const auto trailer = segment::parseTrailer(bytes);
        const auto header = segment::parseHeader(head);
        if (!trailer || !header || header->first != first || header->uid != m_shard.m_place.uid.value()
            || header->shard != m_shard.id() || trailer->indexOffset > size)
            return false;
        ShardLog::Segment segment;
        segment.path = path;
        segment.createdAt = header->createdAt;
        segment.footerBytes = size - trailer->indexOffset;
        segment.row = {header->uid,  header->shard,       first, first, {}, {}, trailer->indexOffset, 0, 0, 0,
                       header->salt, SegmentState::Sealed};
        const auto index = m_shard.readFooter(file, segment, ShardLog::CountCheck::No);
        if (!index || first.value() + static_cast<std::int64_t>(index->size()) > bound.value())
            return false;
        const auto sums = sumsOf(*index);
        segment.row.end = Cursor(first.value() + static_cast<std::int64_t>(index->size()));
        segment.row.firstAt = sums.firstAt;
        segment.row.lastAt = sums.lastAt;
        segment.row.bytes = sums.bytes;
        segment.row.groups = sums.groups;
        segment.row.lines = sums.lines;
        m_changed.push_back(segment.row);
        add(std::move(segment));
        return true;
    }

    void missing(const SegmentRow &row, const std::string &path, std::optional<Cursor> bound)
    {
        const bool sealed = row.state == SegmentState::Sealed;
        m_shard.report(DamageKind::MissingSegment, path, sealed ? row.groups : 0, sealed ? row.bytes : 0);
        m_shard.m_damaged += sealed ? row.groups : 0;
        m_gone.push_back(row.first);
        m_shard.m_lastReceivedAt = std::max(m_shard.m_lastReceivedAt, row.lastAt);
        if (sealed)
            m_shard.m_next = std::max(m_shard.m_next, row.end);
        else if (!bound) // how far it had counted is not known
            m_shard.m_next = std::max(m_shard.m_next, Cursor(row.first.value() + kCursorLeap));
    }

    Done walk(File &file, Cursor first, const std::string &path, std::optional<Cursor> bound)
    {
        const auto row = m_found[first].row;
        std::optional<segment::Header> instead;
        if (row)
            instead =
                segment::Header{row->uid, row->shard, row->first, row->firstAt, m_shard.m_place.row.createdAt, row->salt};
        auto walked = walkSegment(file, bound, instead);
        if (!walked && walked.error().kind != ErrorKind::Corrupt)
            return fail(std::move(walked).error());
        if (!walked || walked->header.first != first || walked->header.uid != m_shard.m_place.uid.value()
            || walked->header.shard != m_shard.id()) {
            unreadable(first, path, row, bound);
            return {};
        }
        const auto sums = sumsOf(walked->index);
        Cursor end(first.value() + static_cast<std::int64_t>(walked->index.size()));
        std::uint64_t lost = walked->damagedGroups;
        if (row && row->state == SegmentState::Sealed) { // shorter than it was: what the list counted is what was lost
            m_shard.report(DamageKind::TruncatedSegment, path, row->groups - std::min(row->groups, sums.groups), 0);
            lost = row->groups - std::min(row->groups, sums.groups);
            end = std::max(end, row->end);
            walked->index.resize(static_cast<std::size_t>(end.value() - first.value()),
                                 segment::Entry{0, 0, 0, 0, walked->lastReceivedAt.value_or(row->lastAt)});
        } else if (lost > 0) {
            m_shard.report(DamageKind::DamagedGroups, path, lost, walked->damagedBytes);
        }
        m_shard.m_damaged += lost;
        const bool active = !bound && !walked->sealed && !(row && row->state == SegmentState::Sealed);
        ShardLog::Segment segment;
        segment.path = path;
        segment.createdAt = walked->header.createdAt;
        segment.row = {m_shard.m_place.uid.value(),
                       m_shard.id(),
                       first,
                       end,
                       sums.groups > 0 ? sums.firstAt : segment.createdAt,
                       sums.groups > 0 ? sums.lastAt : segment.createdAt,
                       walked->dataEnd,
                       sums.bytes,
                       sums.groups,
                       sums.lines,
                       walked->header.salt,
                       active ? SegmentState::Active : SegmentState::Sealed};
        if (walked->cutBytes > 0)
            m_shard.report(DamageKind::TornTail, path, 0, walked->cutBytes);
        const bool usable = active && cutTail(path, *walked);
        if (usable) {
            m_shard.m_index = std::make_shared<segment::Index>(std::move(walked->index));
        } else {
            segment.row.state = SegmentState::Sealed;
            m_parts.indexCache.put(path, std::make_shared<const segment::Index>(std::move(walked->index)));
        }
        m_shard.m_memory = std::move(walked->memory);
        m_recalled = walked->remembers;
        m_changed.push_back(segment.row);
        add(std::move(segment));
        return {};
    }

    // A file whose tail cannot be cut is not written any more; the next commit begins another.
    bool cutTail(const std::string &path, const SegmentWalk &walk)
    {
        if (walk.cutBytes == 0)
            return true;
        auto file = m_parts.fileCache.get(path, OpenMode::ReadWrite);
        return file && (*file)->truncate(walk.dataEnd) && (*file)->sync();
    }

    void unreadable(Cursor first, const std::string &path, const std::optional<SegmentRow> &row, std::optional<Cursor> bound)
    {
        const auto groups = row && row->state == SegmentState::Sealed ? row->groups : 0;
        m_shard.report(DamageKind::UnreadableFile, path, groups, 0);
        m_shard.m_damaged += groups;
        if (row)
            m_gone.push_back(first);
        // A file that never held a record is a segment whose making was cut short: its name is free again.
        auto file = m_parts.fileCache.get(path, OpenMode::Read);
        const auto size = file ? (*file)->size() : Result<std::uint64_t>(0);
        m_parts.fileCache.forget(path);
        if (!bound && size && *size > segment::kHeaderBytes + segment::kRecordHeaderBytes)
            m_shard.m_next = std::max(m_shard.m_next, Cursor(first.value() + kCursorLeap));
        else if (!bound)
            static_cast<void>(m_parts.files.remove(path));
    }

    void add(ShardLog::Segment segment)
    {
        m_shard.m_next = std::max(m_shard.m_next, segment.row.end);
        m_shard.m_lastReceivedAt = std::max({m_shard.m_lastReceivedAt, segment.row.lastAt, segment.createdAt});
        m_recalled = m_recalled && segment.row.state == SegmentState::Active;
        m_shard.m_segments.push_back(std::move(segment));
    }

    // Keys and positions are in the newest segment; when that was not walked, or its copy of the older ones is damaged, the
    // segments before it are walked too, until one has its copy.
    Done recall()
    {
        if (m_shard.m_index && m_recalled)
            return {};
        const auto &segments = m_shard.m_segments;
        std::vector<ShardMemory> memories; // newest first
        for (auto i = segments.size(); i-- > 0;) {
            auto file = m_parts.fileCache.get(segments[i].path, OpenMode::Read);
            if (!file)
                continue;
            const auto &row = segments[i].row;
            const segment::Header header{row.uid, row.shard, row.first, row.firstAt, m_shard.m_place.row.createdAt,
                                         row.salt};
            auto walked = walkSegment(**file, row.end, header);
            if (!walked)
                continue;
            memories.push_back(std::move(walked->memory));
            if (walked->remembers)
                break;
        }
        m_shard.m_memory = ShardMemory(m_shard.id());
        for (auto i = memories.size(); i-- > 0;)
            m_shard.m_memory.add(memories[i]);
        return {};
    }

    ShardLog &m_shard;
    StoreParts &m_parts;
    std::map<Cursor, Found> m_found;
    std::vector<SegmentRow> m_changed;
    std::vector<Cursor> m_gone;
    bool m_recalled = false; // the newest segment gave keys and positions
};

Result<std::shared_ptr<ShardLog>> ShardLog::open(std::shared_ptr<StoreParts> parts, ShardPlace place,
                                                 std::size_t segmentBytes)
{
    std::shared_ptr<ShardLog> shard(new ShardLog(std::move(parts), std::move(place), segmentBytes));
    SLUICE_TRY(ShardRecovery(*shard).run());
    return shard;
}

} // namespace sluice
