#include "engine/logs/local/segmentwalk.h"

#include <algorithm>
#include <functional>

namespace sluice {

namespace {

using segment::Kind;
using segment::Record;

constexpr std::size_t kWindowBytes = 1 * limits::kMiB;
// How many bytes a search for the next record may checksum, in file sizes: hostile bytes could make it quadratic.
constexpr std::uint64_t kSearchBudget = 8;

// A window that slides over the file.
class FileWindow {
public:
    FileWindow(File &file, std::uint64_t size)
        : m_file(file)
        , m_size(size)
    {
    }

    // Up to `bytes` from `offset`; fewer only at the end of the file. Valid until the next call.
    [[nodiscard]] Result<std::string_view> view(std::uint64_t offset, std::size_t bytes)
    {
        if (offset >= m_size)
            return std::string_view();
        bytes = static_cast<std::size_t>(std::min<std::uint64_t>(bytes, m_size - offset));
        if (offset < m_start || offset + bytes > m_start + m_buffer.size()) {
            m_start = offset;
            m_buffer.resize(
                static_cast<std::size_t>(std::min<std::uint64_t>(std::max(bytes, kWindowBytes), m_size - offset)));
            SLUICE_LET(const auto got, readFull(m_file, offset, m_buffer));
            m_buffer.resize(got);
        }
        const auto from = static_cast<std::size_t>(offset - m_start);
        return std::string_view(m_buffer).substr(std::min(from, m_buffer.size()), bytes);
    }
    [[nodiscard]] std::uint64_t size() const { return m_size; }

private:
    File &m_file;
    const std::uint64_t m_size;
    std::uint64_t m_start = 0;
    std::string m_buffer;
};

struct Seen {
    std::uint64_t offset = 0;
    std::uint64_t durable = 0; // every byte before this had been acknowledged when the record was written
    std::uint32_t bytes = 0;
    std::uint32_t payloadBytes = 0;
    std::uint32_t lines = 0;
    Kind kind = Kind::Group;
    std::uint8_t flags = 0;
    Cursor cursor;
    WallTime receivedAt;
    std::string sections;
    std::optional<ShardMemory> memory;

    [[nodiscard]] std::uint64_t end() const { return offset + bytes; }
};

class Walker {
public:
    Walker(FileWindow &in, SegmentWalk &out, std::optional<Cursor> bound)
        : m_in(in)
        , m_out(out)
        , m_bound(bound)
        , m_expected(out.header.first)
        , m_budget(kSearchBudget * in.size())
    {
    }

    Done run()
    {
        std::uint64_t at = segment::kHeaderBytes;
        while (at < m_in.size() && !m_out.sealed) {
            SLUICE_LET(auto record, recordAt(at));
            if (!record) {
                SLUICE_LET(const auto next, search(at + 1));
                if (!next)
                    break;
                at = *next;
                continue;
            }
            if (record->kind == Kind::Index) {
                m_out.sealed = true;
                m_sealAt = at;
                break;
            }
            if (m_bound && record->kind == Kind::Group && record->cursor >= *m_bound)
                break;
            if (record->kind == Kind::Group)
                m_expected = record->cursor.next();
            at = record->end();
            m_lastEnd = at;
            m_seen.push_back(std::move(*record));
        }
        dropIncomplete();
        collect();
        return {};
    }

private:
    // The record at `offset`, when it is one that may stand there.
    Result<std::optional<Seen>> recordAt(std::uint64_t offset)
    {
        SLUICE_LET(const auto head, m_in.view(offset, segment::kRecordHeaderBytes));
        const auto claimed = segment::claimedBytes(head);
        if (claimed == 0 || claimed > m_in.size() - offset)
            return std::optional<Seen>();
        SLUICE_LET(const auto bytes, m_in.view(offset, claimed));
        m_checked += bytes.size();
        const auto record = segment::parseRecord(bytes, m_out.header.salt);
        if (!record || !plausible(*record, offset))
            return std::optional<Seen>();
        Seen seen{offset,
                  offset - std::min<std::uint64_t>(record->commitDistance, offset),
                  static_cast<std::uint32_t>(claimed),
                  static_cast<std::uint32_t>(record->payload.size()),
                  record->lines,
                  record->kind,
                  record->flags,
                  record->cursor,
                  record->receivedAt,
                  std::string(record->sections),
                  std::nullopt};
        if (record->kind == Kind::State)
            seen.memory = ShardMemory::parse(record->payload, m_out.header.shard);
        return std::optional<Seen>(std::move(seen));
    }

    // Right behind its forerunner a record has the next cursor; behind broken bytes it may have skipped as many as fit
    // there.
    bool plausible(const Record &record, std::uint64_t offset) const
    {
        if (record.kind != Kind::Group)
            return true;
        const auto room = static_cast<std::int64_t>((offset - m_lastEnd) / segment::kRecordHeaderBytes);
        const auto ahead = record.cursor.value() - m_expected.value();
        return ahead >= 0 && ahead <= room;
    }

    Result<std::optional<std::uint64_t>> search(std::uint64_t from)
    {
        constexpr auto overlap = segment::kRecordMagic.size() - 1;
        const std::boyer_moore_horspool_searcher needle(segment::kRecordMagic.begin(), segment::kRecordMagic.end());
        while (from < m_in.size()) {
            SLUICE_LET(const auto bytes, m_in.view(from, kWindowBytes));
            const auto found = std::search(bytes.begin(), bytes.end(), needle);
            if (found == bytes.end()) {
                if (bytes.size() <= overlap)
                    break;
                from += bytes.size() - overlap;
                continue;
            }
            from += static_cast<std::uint64_t>(found - bytes.begin());
            if (m_checked > m_budget)
                break;
            SLUICE_LET(const auto record, recordAt(from));
            if (record)
                return std::optional(from);
            ++from;
        }
        return std::optional<std::uint64_t>();
    }

    // Appends that are not whole, in the part that nothing proves to have been acknowledged.
    void dropIncomplete()
    {
        std::uint64_t durable = 0;
        for (const auto &seen : m_seen)
            durable = std::max(durable, seen.durable);
        if (m_out.sealed)
            durable = m_sealAt;
        const auto tail = std::ranges::find_if(m_seen, [&](const Seen &seen) { return seen.offset >= durable; });
        std::vector<Seen> kept(std::make_move_iterator(m_seen.begin()), std::make_move_iterator(tail));
        for (auto first = tail; first != m_seen.end();) {
            if (first->kind != Kind::Group) {
                kept.push_back(std::move(*first++));
                continue;
            }
            auto last = first;
            while (!(last->flags & segment::kBatchEnds) && std::next(last) != m_seen.end()
                   && follows(*last, *std::next(last)))
                ++last;
            const bool whole = (first->flags & segment::kBatchBegins) && (last->flags & segment::kBatchEnds);
            const auto after = std::next(last);
            if (whole)
                kept.insert(kept.end(), std::make_move_iterator(first), std::make_move_iterator(after));
            first = after;
        }
        m_seen = std::move(kept);
    }

    static bool follows(const Seen &a, const Seen &b)
    {
        return b.kind == Kind::Group && b.offset == a.end() && b.cursor == a.cursor.next()
            && !(b.flags & segment::kBatchBegins);
    }

    void collect()
    {
        auto &index = m_out.index;
        std::uint64_t end = segment::kHeaderBytes;
        for (std::size_t i = 0; i < m_seen.size(); ++i) {
            auto &seen = m_seen[i];
            m_out.damagedBytes += seen.offset - end;
            end = seen.end();
            if (seen.kind == Kind::State) {
                if (seen.memory) {
                    m_out.memory = std::move(*seen.memory);
                    m_out.remembers = true;
                }
                continue;
            }
            const auto place = static_cast<std::size_t>(seen.cursor.value() - m_out.header.first.value());
            m_out.damagedGroups += place - index.size();
            index.resize(place, segment::Entry{0, 0, 0, 0, m_out.lastReceivedAt.value_or(seen.receivedAt)});
            index.push_back(
                {static_cast<std::uint32_t>(seen.offset), seen.bytes, seen.payloadBytes, seen.lines, seen.receivedAt});
            m_out.lastReceivedAt = seen.receivedAt;
            remember(i);
        }
        m_out.dataEnd = end;
        if (m_out.sealed) {
            m_out.damagedBytes += m_sealAt - end;
            m_out.dataEnd = m_sealAt;
        } else {
            m_out.cutBytes = m_in.size() - end;
        }
    }

    void remember(std::size_t i)
    {
        const auto &seen = m_seen[i];
        if (seen.sections.empty())
            return;
        auto sections = segment::parseSections(seen.sections);
        if (!sections)
            return;
        auto &memory = m_out.memory;
        if (sections->position)
            memory.remember(std::move(*sections->position));
        if (!sections->idempotencyKey)
            return;
        auto last = i;
        while (!(m_seen[last].flags & segment::kBatchEnds) && last + 1 < m_seen.size()
               && follows(m_seen[last], m_seen[last + 1]))
            ++last;
        memory.remember(*sections->idempotencyKey, seen.cursor, m_seen[last].cursor.next());
    }

    FileWindow &m_in;
    SegmentWalk &m_out;
    const std::optional<Cursor> m_bound;
    std::vector<Seen> m_seen;
    Cursor m_expected;
    std::uint64_t m_lastEnd = segment::kHeaderBytes;
    std::uint64_t m_sealAt = 0;
    std::uint64_t m_checked = 0;
    const std::uint64_t m_budget;
};

} // namespace

Result<SegmentWalk> walkSegment(File &file, std::optional<Cursor> bound, const std::optional<segment::Header> &instead)
{
    SLUICE_LET(const auto size, file.size());
    FileWindow window(file, size);
    SLUICE_LET(const auto head, window.view(0, segment::kHeaderBytes));
    auto header = segment::parseHeader(head);
    SegmentWalk walk;
    if (header)
        walk.header = std::move(*header);
    else if (instead && header.error().kind == ErrorKind::Corrupt)
        walk.header = *instead;
    else
        return fail(std::move(header).error());
    walk.memory = ShardMemory(walk.header.shard);
    SLUICE_TRY(Walker(window, walk, bound).run());
    return walk;
}

IndexSums sumsOf(const segment::Index &index)
{
    IndexSums sums;
    for (const auto &entry : index) {
        if (entry.recordBytes == 0)
            continue;
        if (sums.groups++ == 0)
            sums.firstAt = entry.receivedAt;
        sums.lastAt = entry.receivedAt;
        sums.lines += entry.lines;
        sums.bytes += entry.payloadBytes;
    }
    return sums;
}

} // namespace sluice
