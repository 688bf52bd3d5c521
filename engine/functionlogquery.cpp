#include "engine/functionlogquery.h"

#include "engine/rowsof.h"

#include <algorithm>
#include <charconv>

namespace sluice {

struct FunctionLogQuery::Reading {
    GetFunctionLog query;
    LogstoreKey log;
    Reply<LogRows> reply;
    std::map<std::int32_t, Cursor> from;
    std::map<std::int32_t, Cursor> next;
    std::vector<std::int32_t> shards; // still to be read
    std::int32_t shard = 0; // at hand
    std::vector<LogRow> rows;
    std::uint64_t bytes = 0; // read of the shard at hand
    bool cut = false; // there is more than one answer may hold
    std::optional<WallTime> started; // of the request asked for

    [[nodiscard]] bool wants(const LogRow &row) const
    {
        const auto value = [&row](std::string_view key) -> std::string_view {
            for (const auto &[name, text] : row.contents) {
                if (name == key)
                    return text;
            }
            return {};
        };
        return value("functionName") == query.function.function && value("serviceName") == query.function.service
            && (query.requestId.empty() || value("requestId") == query.requestId);
    }
};

namespace {

// "0:MTcw…;1:MTcw…": a cursor a shard.
std::map<std::int32_t, Cursor> positionFromText(const std::string &text)
{
    std::map<std::int32_t, Cursor> position;
    for (std::size_t at = 0; at < text.size();) {
        const auto end = std::min(text.find(';', at), text.size());
        const auto part = text.substr(at, end - at);
        const auto colon = part.find(':');
        std::int32_t shard = -1;
        if (colon != std::string::npos)
            std::from_chars(part.data(), part.data() + colon, shard);
        const auto cursor = cursorFromText(part.substr(std::min(colon, part.size() - 1) + 1));
        if (shard >= 0 && cursor)
            position[shard] = *cursor;
        at = end + 1;
    }
    return position;
}

std::string toText(const std::map<std::int32_t, Cursor> &position)
{
    std::string text;
    for (const auto &[shard, cursor] : position)
        text += (text.empty() ? "" : ";") + std::to_string(shard) + ':' + sluice::toText(cursor);
    return text;
}

} // namespace

void FunctionLogQuery::run(const GetFunctionLog &query, Reply<LogRows> reply)
{
    const auto now = m_parts.definitions();
    const auto service = now->services.find(query.function.service);
    if (service == now->services.end() || !now->functions.contains(query.function))
        return m_parts.loop.answer<LogRows>(std::move(reply),
                                            fail(ErrorKind::NotFound, "FunctionNotFound",
                                                 "function '" + sluice::toText(query.function) + "' does not exist"));
    if (service->second.log.logstore.empty())
        return m_parts.loop.answer<LogRows>(
            std::move(reply),
            fail(ErrorKind::NotFound, "ServiceHasNoLog",
                 "service '" + query.function.service
                     + "' has no Logstore for function logs: give it `log: {project, logstore}`"));
    auto reading = std::make_shared<Reading>();
    reading->query = query;
    reading->log = service->second.log;
    reading->reply = std::move(reply);
    m_parts.logs->shards(reading->log, [this, reading](Result<std::vector<ShardState>> shards) {
        if (!shards)
            return reading->reply(fail(std::move(shards).error()));
        begin(reading, *shards);
    });
}

void FunctionLogQuery::begin(std::shared_ptr<Reading> reading, const std::vector<ShardState> &shards)
{
    const auto position = positionFromText(reading->query.position);
    for (const auto &shard : shards) {
        const auto id = shard.id.value();
        const auto given = position.find(id);
        const auto back = std::max(shard.first.value(), shard.end.value() - kGroupsBack);
        reading->from[id] = given != position.end() ? given->second : Cursor(back);
        reading->shards.push_back(id);
    }
    if (!reading->query.requestId.empty() && reading->query.position.empty())
        reading->started = startOf(reading->query.requestId);
    nextShard(std::move(reading));
}

std::optional<WallTime> FunctionLogQuery::startOf(const std::string &requestId) const
{
    LedgerQuery query;
    query.newest = true;
    query.max = limits::kLedgerRing;
    for (const auto &record : m_parts.ledger.read(query).records) {
        if (record.requestId == requestId)
            return record.startedAt;
    }
    return std::nullopt;
}

void FunctionLogQuery::nextShard(std::shared_ptr<Reading> reading)
{
    if (reading->shards.empty()) {
        LogRows rows;
        std::stable_sort(reading->rows.begin(), reading->rows.end(),
                         [](const LogRow &a, const LogRow &b) { return a.receivedMs < b.receivedMs; });
        const auto max = std::max(1U, reading->query.max);
        if (reading->rows.size() > max && reading->query.position.empty())
            reading->rows.erase(reading->rows.begin(), reading->rows.end() - max);
        rows.rows = std::move(reading->rows);
        rows.next = toText(reading->next);
        rows.atEnd = !reading->cut;
        return reading->reply(std::move(rows));
    }
    const auto shard = reading->shards.back();
    reading->shards.pop_back();
    reading->bytes = 0;
    const auto from = reading->from[shard];
    reading->next[shard] = from;
    reading->shard = shard;
    if (!reading->started)
        return pull(std::move(reading), from);
    m_parts.logs->cursor(reading->log, ShardId(shard), CursorAt{*reading->started - kBeforeStart},
                         [this, reading, from](Result<Cursor> cursor) { pull(reading, cursor.value_or(from)); });
}

void FunctionLogQuery::pull(std::shared_ptr<Reading> reading, Cursor from)
{
    const ShardId shard(reading->shard);
    m_parts.logs->pull(reading->log, shard, from, {}, [this, reading, shard, from](Result<LogBatch> batch) {
        if (!batch)
            return reading->reply(fail(std::move(batch).error()));
        reading->next[shard.value()] = batch->next;
        reading->bytes += batch->bytes();
        for (auto &row : rowsOf(*batch, shard).rows) {
            if (reading->wants(row))
                reading->rows.push_back(std::move(row));
        }
        const bool full = reading->bytes >= kBytesMax;
        reading->cut = reading->cut || (full && batch->next != from);
        if (batch->next == from || full)
            return nextShard(reading);
        pull(reading, batch->next);
    });
}

} // namespace sluice
