// The data's way in and out: PutLogs, PullLogs, cursors.
#include "engine/gateway/logapi/logapi_exchange.h"
#include "engine/gateway/logapi/pullbody.h"
#include "engine/gateway/logapi/putbody.h"

#include <charconv>

namespace sluice {

namespace {

Error badLogParameter(std::string detail)
{
    return {ErrorKind::Invalid, "ParameterInvalid", std::move(detail)};
}

template <class T> std::optional<T> wholeNumber(std::string_view text)
{
    T value{};
    const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (text.empty() || problem != std::errc() || end != text.data() + text.size())
        return std::nullopt;
    return value;
}

Result<Cursor> cursorOf(std::string_view text)
{
    auto cursor = cursorFromText(text);
    if (!cursor)
        return fail(badLogParameter("Invalid cursor " + std::string(text.substr(0, 100)) + "."));
    return cursor;
}

Result<CursorAt> startOf(std::string_view from)
{
    if (from == "begin")
        return CursorAt{CursorEdge::Begin};
    if (from == "end")
        return CursorAt{CursorEdge::End};
    constexpr std::int64_t kSecondsMax = 253'402'300'799; // the year 9999
    const auto seconds = wholeNumber<std::int64_t>(from);
    if (!seconds || *seconds < 0 || *seconds > kSecondsMax)
        return fail(badLogParameter("Parameter From is not valid."));
    return CursorAt{WallTime(std::chrono::seconds(*seconds))};
}

struct PullAsked {
    Cursor from;
    PullLimit limit;
};

Result<PullAsked> readPull(const LogCall &call)
{
    PullAsked asked;
    if (!call.parameter("query").empty() || !call.parameter("processor").empty())
        return fail(ErrorKind::Unsupported, "NotImplemented", "PullLogs with a query is not served here");
    SLUICE_LET(asked.from, cursorOf(call.parameter("cursor")));
    auto end = call.parameter("end_cursor");
    if (end.empty())
        end = call.parameter("endCursor");
    if (!end.empty()) {
        SLUICE_LET(asked.limit.end, cursorOf(end));
    }
    asked.limit.groups = LogApi::kPullCountMax;
    if (const auto text = call.parameter("count"); !text.empty()) {
        const auto count = wholeNumber<std::uint32_t>(text);
        if (!count || *count > LogApi::kPullCountMax)
            return fail(badLogParameter("ParameterCount should be in [0-1000]."));
        asked.limit.groups = *count;
    }
    asked.limit.bytes = LogApi::kPullBytesMax;
    return asked;
}

} // namespace

void LogApi::getCursor(ExchangePtr exchange)
{
    const auto &call = *exchange->call;
    const auto at = startOf(call.parameter("from"));
    if (!at)
        return refuse(exchange, at.error());
    m_ports.logs.cursor(call.key, *call.shard, *at, [exchange](Result<Cursor> cursor) {
        if (!cursor)
            return refuse(exchange, cursor.error());
        finish(exchange, jsonLogReply(exchange->id, "{\"cursor\":\"" + toText(*cursor) + "\"}"));
    });
}

// When the group at the cursor was received; at the end, the time is now.
void LogApi::getCursorTime(ExchangePtr exchange)
{
    const auto &call = *exchange->call;
    const auto cursor = cursorOf(call.parameter("cursor"));
    if (!cursor)
        return refuse(exchange, cursor.error());
    m_ports.logs.cut(
        call.key, *call.shard, *cursor, {.bytes = 1, .groups = 1},
        [self = shared_from_this(), exchange, cursor = *cursor](Result<WindowCut> cut) {
            if (cut && cut->begin != cursor)
                cut = fail(ErrorKind::Invalid, "InvalidCursor", "Cursor " + toText(cursor) + " is before the oldest log.");
            if (!cut)
                return refuse(exchange, cut.error());
            const auto time = cut->begin == cut->end ? self->m_ports.loop.clock().wall() : cut->firstReceivedAt;
            finish(exchange, jsonLogReply(exchange->id, "{\"cursor_time\":" + std::to_string(unixSeconds(time)) + '}'));
        });
}

void LogApi::putLogs(ExchangePtr exchange)
{
    const auto type = exchange->request.headers.value("content-type");
    if (!exchange->request.body.empty() && !type.starts_with("application/x-protobuf"))
        return refuse(exchange, {ErrorKind::Invalid, "InvalidContentType", "Content-Type is not application/x-protobuf"});
    m_ports.pool.post([self = shared_from_this(), exchange = std::move(exchange)] {
        auto groups = readPutBody(exchange->request.headers, std::move(exchange->request.body));
        if (!groups)
            return refuse(exchange, groups.error());
        self->m_ports.loop.post(
            [self, exchange, groups = std::move(*groups)]() mutable { self->append(exchange, std::move(groups)); });
    });
}

void LogApi::append(ExchangePtr exchange, std::vector<EncodedGroup> groups)
{
    if (groups.empty())
        return finish(exchange, emptyLogReply(exchange->id));
    const auto &call = *exchange->call;
    AppendOptions options;
    options.hashKey = call.hashKey;
    options.origin = GroupOrigin::Engine; // readPutBody() has looked into every field
    m_ports.logs.append(call.key, std::move(groups), std::move(options), [exchange](Result<AppendReceipt> receipt) {
        if (!receipt)
            return refuse(exchange, receipt.error());
        finish(exchange, emptyLogReply(exchange->id));
    });
}

void LogApi::pullLogs(ExchangePtr exchange)
{
    const auto &call = *exchange->call;
    const auto asked = readPull(call);
    if (!asked)
        return refuse(exchange, asked.error());
    if (asked->limit.groups == 0) {
        LogBatch nothing;
        nothing.next = asked->from;
        return pulled(exchange, std::move(nothing));
    }
    m_ports.logs.pull(call.key, *call.shard, asked->from, asked->limit,
                      [self = shared_from_this(), exchange](Result<LogBatch> batch) {
                          if (!batch)
                              return refuse(exchange, batch.error());
                          self->pulled(exchange, std::move(*batch));
                      });
}

// Where the shard ends is asked for after the pull, so that "caught up" is never said too early.
void LogApi::pulled(ExchangePtr exchange, LogBatch batch)
{
    const auto &call = *exchange->call;
    m_ports.logs.cursor(call.key, *call.shard, {CursorEdge::End},
                        [self = shared_from_this(), exchange, batch = std::move(batch)](Result<Cursor> end) mutable {
                            if (!end)
                                return refuse(exchange, end.error());
                            self->m_ports.pool.post([self, exchange, batch = std::move(batch), end = *end] {
                                self->packed(exchange, batch, end);
                            });
                        });
}

// Pool thread.
void LogApi::packed(const ExchangePtr &exchange, const LogBatch &batch, Cursor end)
{
    const auto codec = acceptedCodec(exchange->request.headers.value("accept-encoding"));
    auto body = pullBody(batch, codec);
    if (!body)
        return refuse(exchange, body.error());
    auto response = emptyLogReply(exchange->id);
    auto &headers = response.headers;
    const auto receivedAt = batch.groups.empty() ? m_ports.loop.clock().wall() : batch.groups.back().receivedAt;
    headers.add("Content-Type", "application/x-protobuf");
    headers.add("x-log-count", std::to_string(batch.groups.size()));
    headers.add("x-log-cursor", toText(batch.next));
    headers.add("x-log-bodyrawsize", std::to_string(body->rawBytes));
    if (codec != Compression::None)
        headers.add("x-log-compresstype", std::string(toText(codec)));
    headers.add("x-log-cursor-time", std::to_string(unixSeconds(receivedAt)));
    headers.add("x-log-end-of-cursor", batch.next < end ? "0" : "1");
    if (!batch.groups.empty())
        headers.add("x-log-read-last-cursor", std::to_string(batch.groups.back().cursor.value()));
    response.body = std::move(body->bytes);
    finish(exchange, std::move(response));
}

} // namespace sluice
