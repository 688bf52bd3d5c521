#include "engine/logs/local/shardlog.h"

#include "engine/logs/loggroupwriter.h"

#include <algorithm>
#include <cassert>
#include <random>
#include <unordered_map>

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

// One commit in the making.
struct ShardLog::Draft {
    std::vector<std::pair<std::size_t, AppendReceipt>> known; // by place in the batch: keys used before
    std::vector<std::pair<std::size_t, std::size_t>> twins; // a key that an earlier one of the batch has too
    std::vector<std::size_t> chosen; // what is to be written
    std::vector<AppendReceipt> receipts; // of the chosen
    std::vector<std::string> heads;
    std::vector<std::string_view> parts;
    std::vector<segment::Entry> entries;
    Cursor next;
    WallTime receivedAt;
    std::uint64_t start = 0; // in the file
    std::uint64_t bytes = 0;
    std::uint64_t payload = 0;
    std::uint64_t lines = 0;
    std::uint32_t salt = 0;

    void choose(std::span<const PendingAppend> batch, const ShardMemory &memory)
    {
        std::unordered_map<std::string_view, std::size_t> keys;
        for (std::size_t i = 0; i < batch.size(); ++i) {
            const auto &key = batch[i].options.idempotencyKey;
            if (auto receipt = key ? memory.find(*key) : std::nullopt) {
                known.emplace_back(i, *receipt);
                continue;
            }
            if (key) {
                if (const auto [at, fresh] = keys.emplace(*key, i); !fresh) {
                    twins.emplace_back(i, at->second);
                    continue;
                }
            }
            chosen.push_back(i);
        }
    }

    void build(std::span<PendingAppend> batch, ShardId shard, ReceiveTag tag)
    {
        std::size_t groups = 0;
        for (const auto i : chosen)
            groups += batch[i].groups.size();
        heads.reserve(groups); // parts point into it
        for (const auto i : chosen) {
            auto &append = batch[i];
            const auto sections = segment::encodeSections(append.options.idempotencyKey, append.options.position);
            AppendReceipt receipt{shard, next, next, false};
            for (std::size_t g = 0; g < append.groups.size(); ++g) {
                if (tag == ReceiveTag::Yes)
                    addReceiveTime(append.groups[g], receivedAt);
                const bool begins = g == 0;
                const auto flags =
                    (begins ? segment::kBatchBegins : 0) | (g + 1 == append.groups.size() ? segment::kBatchEnds : 0);
                add(append.groups[g], static_cast<std::uint8_t>(flags),
                    begins ? std::string_view(sections) : std::string_view());
            }
            receipt.next = next;
            receipts.push_back(receipt);
        }
    }

    void add(const EncodedGroup &group, std::uint8_t flags, std::string_view sections)
    {
        segment::Record record;
        record.flags = flags;
        record.cursor = next;
        record.receivedAt = receivedAt;
        record.lines = group.lines;
        record.commitDistance = static_cast<std::uint32_t>(bytes);
        record.sections = sections;
        record.payload = group.bytes;
        heads.push_back(segment::encodeHead(record, salt));
        parts.push_back(heads.back());
        parts.push_back(group.bytes);
        entries.push_back({static_cast<std::uint32_t>(start + bytes), static_cast<std::uint32_t>(record.bytes()),
                           static_cast<std::uint32_t>(group.bytes.size()), group.lines, receivedAt});
        bytes += record.bytes();
        payload += group.bytes.size();
        lines += group.lines;
        next = next.next();
    }

    // A serialized LogTag at the end of a serialized group is a tag more.
    static void addReceiveTime(EncodedGroup &group, WallTime receivedAt)
    {
        LogGroupWriter tags(64);
        tags.addTag("__receive_time__", std::to_string(unixSeconds(receivedAt)));
        group.bytes += tags.take().bytes;
    }
};

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

std::vector<Result<AppendReceipt>> ShardLog::commit(std::span<PendingAppend> batch, ReceiveTag tag)
{
    std::vector<Result<AppendReceipt>> results(batch.size(), AppendReceipt{});
    const auto now = toMillis(m_parts->clock.wall());
    Draft draft;
    draft.receivedAt = std::max(now, m_lastReceivedAt);
    draft.choose(batch, m_memory);
    Done stored = draft.chosen.empty() ? Done() : beginSegment(now);
    if (stored && !draft.chosen.empty()) {
        const auto segment = active();
        draft.start = segment.row.dataEnd;
        draft.salt = segment.row.salt;
        draft.next = m_next;
        draft.build(batch, id(), tag);
        stored = store(draft, segment);
        if (stored)
            publish(draft, batch);
    }
    for (const auto &[i, receipt] : draft.known)
        results[i] = receipt;
    for (std::size_t c = 0; c < draft.chosen.size(); ++c)
        results[draft.chosen[c]] = stored ? Result<AppendReceipt>(draft.receipts[c]) : fail(stored.error());
    for (const auto &[i, first] : draft.twins) {
        results[i] = results[first];
        if (results[i])
            results[i]->repeated = true;
    }
    return results;
}

Done ShardLog::store(const Draft &draft, const Segment &segment)
{
    SLUICE_LET(const auto file, m_parts->fileCache.get(segment.path, OpenMode::ReadWrite));
    if (auto written = writeAll(*file, draft.start, draft.parts); !written) {
        if (!file->truncate(draft.start))
            abandon(*file);
        return written;
    }
    if (auto synced = file->sync(); !synced) {
        // The kernel may have dropped the pages and forgotten the error: this file is not written again.
        abandon(*file);
        return synced;
    }
    return {};
}

void ShardLog::publish(const Draft &draft, std::span<PendingAppend> batch)
{
    const std::lock_guard lock(m_mutex);
    for (std::size_t c = 0; c < draft.chosen.size(); ++c) {
        auto &options = batch[draft.chosen[c]].options;
        if (options.idempotencyKey)
            m_memory.remember(*options.idempotencyKey, draft.receipts[c].first, draft.receipts[c].next);
        if (options.position)
            m_memory.remember(std::move(*options.position));
    }
    auto &row = m_segments.back().row;
    if (row.groups == 0)
        row.firstAt = draft.receivedAt;
    row.lastAt = m_lastReceivedAt = draft.receivedAt;
    row.groups += draft.entries.size();
    row.lines += draft.lines;
    row.bytes += draft.payload;
    row.dataEnd += draft.bytes;
    row.end = m_next = draft.next;
    m_index->insert(m_index->end(), draft.entries.begin(), draft.entries.end());
}

// --- segments

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
    for (const auto &segment : m_segments) {
        if (segment.row.state == SegmentState::Sealed)
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
        const auto stays = std::ranges::find_if(m_segments, [&](const Segment &segment) {
            return segment.row.first > first || segment.row.state != SegmentState::Sealed;
        });
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
