// Group commit: what waits on a shard becomes one write and one sync.
#include "engine/logs/local/shardlog.h"

#include "engine/logs/loggroupwriter.h"

#include <algorithm>
#include <unordered_map>

namespace sluice {

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

std::vector<Result<AppendReceipt>> ShardLog::commit(std::span<PendingAppend> batch, ReceiveTag tag)
{
    std::vector<Result<AppendReceipt>> results(batch.size(), AppendReceipt{});
    const auto now = wallFromMillis(unixMillis(m_parts->clock.wall()));
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
    auto opened = m_parts->fileCache.get(segment.path, OpenMode::ReadWrite);
    if (!opened) {
        if (opened.error().kind == ErrorKind::NotFound)
            closeActive(0); // somebody removed it: readers will count what is lost, writers go on
        return fail(std::move(opened).error());
    }
    auto &file = **opened;
    if (auto written = writeAll(file, draft.start, draft.parts); !written) {
        if (!file.truncate(draft.start))
            abandon(file);
        return written;
    }
    if (auto synced = file.sync(); !synced) {
        // The kernel may have dropped the pages and forgotten the error: this file is not written again.
        abandon(file);
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

} // namespace sluice
