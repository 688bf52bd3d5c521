#include "engine/functions/local/customruntime.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <charconv>
#include <iterator>

namespace sluice {

namespace {

constexpr std::array<std::string_view, 4> kCustomTargets = {"POST /initialize", "POST /invoke", "GET /pre-freeze",
                                                            "GET /pre-stop"};

void addHeader(std::string &out, std::string_view name, std::string_view value)
{
    if (value.empty())
        return;
    out += name;
    out += ": ";
    std::copy_if(value.begin(), value.end(), std::back_inserter(out),
                 [](unsigned char c) { return c >= 0x20 && c != 0x7F; });
    out += "\r\n";
}

void addHeader(std::string &out, std::string_view name, int value)
{
    if (value > 0)
        addHeader(out, name, std::to_string(value));
}

char lowered(char c)
{
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

std::string loweredText(std::string_view text)
{
    std::string out(text);
    std::transform(out.begin(), out.end(), out.begin(), lowered);
    return out;
}

std::string_view trimmedText(std::string_view text)
{
    while (!text.empty() && (text.front() == ' ' || text.front() == '\t'))
        text.remove_prefix(1);
    while (!text.empty() && (text.back() == ' ' || text.back() == '\t'))
        text.remove_suffix(1);
    return text;
}

bool isHeaderName(std::string_view name)
{
    return !name.empty() && std::all_of(name.begin(), name.end(), [](unsigned char c) {
        return std::isalnum(c) || std::string_view("!#$%&'*+-.^_`|~").find(static_cast<char>(c)) != std::string_view::npos;
    });
}

template <class Number> std::optional<Number> wholeNumber(std::string_view text, int base)
{
    Number value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value, base);
    return error == std::errc() && end == text.data() + text.size() ? std::optional(value) : std::nullopt;
}

} // namespace

std::string customRuntimeRequest(CustomRuntimePath path, const CustomRuntimeContext &context, const CustomRuntimeCall &call,
                                 std::string_view event)
{
    std::string out(kCustomTargets[static_cast<std::size_t>(path)]);
    out += " HTTP/1.1\r\nHost: 127.0.0.1:9000\r\nConnection: keep-alive\r\nContent-Type: application/octet-stream\r\n";
    addHeader(out, "x-fc-request-id", call.requestId);
    addHeader(out, "x-fc-access-key-id", call.accessKeyId);
    addHeader(out, "x-fc-access-key-secret", call.accessKeySecret);
    addHeader(out, "x-fc-security-token", call.securityToken);
    addHeader(out, "x-fc-function-name", context.functionName);
    addHeader(out, "x-fc-function-handler", context.handler);
    addHeader(out, "x-fc-function-memory", context.memoryMb);
    addHeader(out, "x-fc-function-timeout", context.timeoutSeconds);
    addHeader(out, "x-fc-function-initializer", context.initializer);
    addHeader(out, "x-fc-initialization-timeout", context.initializationTimeoutSeconds);
    addHeader(out, "x-fc-instance-lifecycle-pre-stop-handler", context.preStop);
    addHeader(out, "x-fc-instance-lifecycle-pre-freeze-handler", context.preFreeze);
    addHeader(out, "x-fc-region", context.region);
    addHeader(out, "x-fc-account-id", context.accountId);
    addHeader(out, "x-fc-qualifier", context.qualifier);
    addHeader(out, "x-fc-version-id", context.versionId);
    addHeader(out, "x-fc-service-name", context.serviceName);
    addHeader(out, "x-fc-service-logproject", context.logProject);
    addHeader(out, "x-fc-service-logstore", context.logStore);
    addHeader(out, "x-fc-instance-id", context.instanceId);
    addHeader(out, "x-fc-trace-id", call.traceId);
    if (path == CustomRuntimePath::Initialize || path == CustomRuntimePath::Invoke)
        addHeader(out, "x-fc-control-path", path == CustomRuntimePath::Invoke ? "/invoke" : "/initialize");
    addHeader(out, "x-fc-retry-count", std::to_string(std::max(0, call.retryCount)));
    const auto body = path == CustomRuntimePath::Invoke ? event : std::string_view();
    if (path == CustomRuntimePath::Initialize || path == CustomRuntimePath::Invoke)
        out += "Content-Length: " + std::to_string(body.size()) + "\r\n";
    out += "\r\n";
    out += body;
    return out;
}

void CustomRuntimeReader::add(std::string_view bytes)
{
    if (m_broken || m_closed)
        return;
    if (m_read == m_bytes.size() || m_read > kHeadBytesMax) {
        m_bytes.erase(0, m_read);
        m_read = 0;
    }
    m_bytes += bytes;
}

void CustomRuntimeReader::close()
{
    m_closed = true;
}

tl::unexpected<Error> CustomRuntimeReader::broken(std::string why)
{
    m_broken = true;
    m_bytes = {};
    m_read = 0;
    m_reply = {};
    return fail(ErrorKind::Invalid, "RuntimeProtocol", std::move(why));
}

Result<std::optional<CustomRuntimeReply>> CustomRuntimeReader::next()
{
    if (m_broken)
        return broken("the runtime's HTTP was broken before");
    while (!m_whole) {
        SLUICE_LET(const bool went, step());
        if (went)
            continue;
        if (!m_closed || (m_state == State::Head && rest().empty() && m_interim == 0))
            return std::nullopt;
        return broken("the runtime closed its connection in the midst of a reply");
    }
    auto reply = std::exchange(m_reply, {});
    m_whole = false;
    m_interim = 0;
    m_state = State::Head;
    return reply;
}

// The text before `end`, which is passed over; nothing when it is not there yet.
Result<std::optional<std::string_view>> CustomRuntimeReader::takeUntil(std::string_view end)
{
    const auto at = rest().find(end);
    if (at > kHeadBytesMax && (at != std::string_view::npos || rest().size() > kHeadBytesMax + end.size()))
        return broken("the runtime sent more than " + std::to_string(kHeadBytesMax) + " bytes of headers");
    if (at == std::string_view::npos)
        return std::nullopt;
    const auto text = rest().substr(0, at);
    m_read += at + end.size();
    return text;
}

Result<bool> CustomRuntimeReader::step()
{
    switch (m_state) {
    case State::Head: {
        SLUICE_LET(const auto head, takeUntil("\r\n\r\n"));
        if (head)
            SLUICE_TRY(readHead(*head));
        return head.has_value();
    }
    case State::Sized: m_whole = takeBody(); return m_whole;
    case State::ChunkLine: {
        SLUICE_LET(const auto line, takeUntil("\r\n"));
        if (line)
            SLUICE_TRY(readChunkLine(*line));
        return line.has_value();
    }
    case State::Chunk:
        if (!takeBody())
            return false;
        m_state = State::ChunkEnd;
        return true;
    case State::ChunkEnd:
        if (rest().size() < 2)
            return false;
        if (!rest().starts_with("\r\n"))
            return broken("the runtime sent a chunk without its end");
        m_read += 2;
        m_state = State::ChunkLine;
        return true;
    case State::Trailers: {
        SLUICE_LET(const auto line, takeUntil("\r\n"));
        m_whole = line && line->empty();
        return line.has_value();
    }
    case State::UntilClose:
        if (m_reply.body.size() + rest().size() > kBodyBytesMax)
            return broken("the runtime sent a body over the limit");
        m_reply.body += rest();
        m_read = m_bytes.size();
        m_whole = m_closed;
        return m_whole;
    }
    return broken("the reader is in no state");
}

bool CustomRuntimeReader::takeBody()
{
    const auto piece = rest().substr(0, static_cast<std::size_t>(std::min<std::uint64_t>(m_missing, rest().size())));
    m_reply.body += piece;
    m_read += piece.size();
    m_missing -= piece.size();
    return m_missing == 0;
}

Done CustomRuntimeReader::readHead(std::string_view head)
{
    const auto end = std::min(head.find("\r\n"), head.size());
    const auto line = head.substr(0, end);
    const bool version = line.starts_with("HTTP/1.1 ") || line.starts_with("HTTP/1.0 ");
    const auto status =
        line.size() >= 12 && (line.size() == 12 || line[12] == ' ') ? wholeNumber<int>(line.substr(9, 3), 10) : std::nullopt;
    if (!version || !status || *status < 100 || *status > 599)
        return broken("the runtime sent no HTTP/1 status line");
    m_reply = {};
    m_reply.status = *status;
    m_reply.keepAlive = line[7] == '1';
    m_reply.failed = *status >= 400;
    m_state = State::UntilClose;
    m_missing = 0;
    SLUICE_TRY(readFields(head.substr(std::min(end + 2, head.size()))));
    if (*status < 200) {
        m_state = State::Head;
        if (++m_interim > kInterimRepliesMax)
            return broken("the runtime sent nothing but interim replies");
        return {};
    }
    if (*status == 204 || *status == 304 || (m_state == State::Sized && m_missing == 0))
        m_whole = true;
    if (m_state == State::UntilClose && !m_whole)
        m_reply.keepAlive = false;
    return {};
}

Done CustomRuntimeReader::readFields(std::string_view lines)
{
    bool sized = false;
    bool chunked = false;
    while (!lines.empty()) {
        const auto end = std::min(lines.find("\r\n"), lines.size());
        const auto line = lines.substr(0, end);
        lines.remove_prefix(std::min(end + 2, lines.size()));
        const auto colon = line.find(':');
        if (colon == std::string_view::npos || !isHeaderName(line.substr(0, colon))
            || line.find_first_of(std::string_view("\r\n\0", 3)) != std::string_view::npos)
            return broken("the runtime sent a header line that is none");
        const auto name = loweredText(line.substr(0, colon));
        const auto value = trimmedText(line.substr(colon + 1));
        if (name == "content-length") {
            const auto length = wholeNumber<std::uint64_t>(value, 10);
            if (!length || value.front() == '+' || sized)
                return broken("the runtime sent a Content-Length that is no number, or two of them");
            if (*length > kBodyBytesMax)
                return broken("the runtime sent a body of " + std::to_string(*length) + " bytes");
            sized = true;
            m_missing = *length;
            m_state = State::Sized;
        } else if (name == "transfer-encoding") {
            if (loweredText(value) != "chunked" || chunked)
                return broken("the runtime sent a Transfer-Encoding that is not known here");
            chunked = true;
        } else if (name == "connection") {
            if (loweredText(value).find("close") != std::string::npos)
                m_reply.keepAlive = false;
        } else if (name == "x-fc-status" && value != "200") {
            m_reply.failed = true;
        }
    }
    if (sized && chunked)
        return broken("the runtime sent a Content-Length together with chunks");
    if (chunked)
        m_state = State::ChunkLine;
    return {};
}

Done CustomRuntimeReader::readChunkLine(std::string_view line)
{
    const auto text = trimmedText(line.substr(0, std::min(line.find(';'), line.size())));
    const auto size = wholeNumber<std::uint64_t>(text, 16);
    if (!size || text.size() > 16)
        return broken("the runtime sent a chunk without a size");
    if (*size > kBodyBytesMax || m_reply.body.size() + *size > kBodyBytesMax)
        return broken("the runtime sent a body over the limit");
    m_missing = *size;
    m_state = *size == 0 ? State::Trailers : State::Chunk;
    return {};
}

} // namespace sluice
