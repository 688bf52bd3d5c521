// Any bytes from a client of the gateway's server, at once and in pieces: a reader that takes only the plain grammar finds
// the same requests in them, so nobody can mean another end of a request than the server does; the pieces change nothing;
// and what the server answers can be read. The first byte chooses the pieces, and what stands before the bytes: a fuzzer
// would look for long until it had a whole head.
#include "engine/gateway/httpserver.h"
#include "tests/support/rawhttp.h"

#include <cctype>
#include <cstdlib>
#include <memory>
#include <mutex>
#include <vector>

using namespace sluice;

namespace {

constexpr std::size_t kBodyMost = 4096;
constexpr std::string_view kLineEnd = "\r\n";
constexpr std::string_view kBefore[] = {"", "POST / HTTP/1.1\r\nHost: localhost\r\n",
                                        "PUT /a?b HTTP/1.1\r\nHost: sls.test\r\nContent-Length: 5\r\n\r\n",
                                        "POST /c HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n"};

struct Taken {
    std::string method;
    std::string target;
    std::string body;
    friend bool operator==(const Taken &, const Taken &) = default;
};

void must(bool holds)
{
    if (!holds)
        std::abort();
}

bool isToken(std::string_view text)
{
    static constexpr std::string_view kMarks = "!#$%&'*+-.^_`|~";
    return !text.empty() && std::ranges::all_of(text, [](unsigned char c) {
        return (c < 0x80 && std::isalnum(c)) || kMarks.find(static_cast<char>(c)) != std::string_view::npos;
    });
}

// Lines end with CR LF, a field begins with its name, a length is digits or chunks; anything else is the end.
class PlainReader {
public:
    explicit PlainReader(std::string_view bytes)
        : m_rest(bytes)
    {
    }

    std::optional<Taken> next()
    {
        const auto line = takeLine();
        const auto first = line ? line->find(' ') : std::string_view::npos;
        const auto last = line ? line->rfind(' ') : std::string_view::npos;
        if (first == std::string_view::npos || first == last || !line->substr(last + 1).starts_with("HTTP/1."))
            return std::nullopt;
        Taken taken{std::string(line->substr(0, first)), std::string(line->substr(first + 1, last - first - 1)), {}};
        std::optional<std::size_t> length;
        bool chunked = false;
        while (const auto field = takeLine()) {
            if (field->empty()) {
                const bool whole = chunked ? takeChunks(taken.body) : takeBytes(length.value_or(0), taken.body);
                return whole ? std::optional(taken) : std::nullopt;
            }
            const auto name = field->substr(0, field->find(':'));
            if (!isToken(name) || name.size() == field->size())
                return std::nullopt;
            auto value = field->substr(name.size() + 1);
            while (!value.empty() && (value.front() == ' ' || value.front() == '\t'))
                value.remove_prefix(1);
            if (sameFieldName(name, "content-length"))
                length = std::strtoull(std::string(value).c_str(), nullptr, 10);
            if (sameFieldName(name, "transfer-encoding"))
                chunked = true;
        }
        return std::nullopt;
    }

private:
    std::optional<std::string_view> takeLine()
    {
        const auto end = m_rest.find(kLineEnd);
        if (end == std::string_view::npos)
            return std::nullopt;
        const auto line = m_rest.substr(0, end);
        m_rest.remove_prefix(end + kLineEnd.size());
        return line;
    }

    bool takeBytes(std::size_t count, std::string &into)
    {
        if (count > m_rest.size())
            return false;
        into.append(m_rest.substr(0, count));
        m_rest.remove_prefix(count);
        return true;
    }

    bool takeChunks(std::string &into)
    {
        while (const auto line = takeLine()) {
            const std::string digits(line->substr(0, line->find_first_of("; \t")));
            if (digits.empty() || digits.find_first_not_of("0123456789abcdefABCDEF") != std::string::npos)
                return false;
            const auto size = std::strtoull(digits.c_str(), nullptr, 16);
            if (size == 0)
                return takeTrailers();
            if (!takeBytes(size, into) || takeLine() != std::string_view())
                return false;
        }
        return false;
    }

    bool takeTrailers()
    {
        while (const auto line = takeLine())
            if (line->empty())
                return true;
        return false;
    }

    std::string_view m_rest;
};

class Desk {
public:
    Desk()
    {
        HttpLimits limits;
        limits.bodyBytes = kBodyMost;
        auto opened = HttpServer::open(
            {0, m_path}, OwnNames({"sls.test"}),
            [this](HttpRequest request, HttpAnswer answer) { take(std::move(request), std::move(answer)); }, limits);
        must(opened.has_value());
        m_server = std::move(*opened);
    }

    // What the handler was given for these bytes.
    std::vector<Taken> send(std::string_view bytes, std::size_t piece)
    {
        {
            const std::lock_guard lock(m_mutex);
            m_taken.clear();
        }
        test::RawHttp client(m_path);
        must(client.connected());
        for (bool open = true; open && !bytes.empty();) {
            const auto some = bytes.substr(0, piece);
            open = client.send(some);
            bytes.remove_prefix(some.size());
        }
        client.finishSending();
        std::size_t finals = 0;
        for (auto answer = client.answer(); answer.status != 0; answer = client.answer()) {
            must(answer.status == 100 || answer.status == 204 || answer.status >= 400);
            finals += answer.status != 100;
        }
        must(client.closed());
        const std::lock_guard lock(m_mutex);
        must(finals <= m_taken.size() + 1);
        return m_taken;
    }

private:
    void take(HttpRequest request, HttpAnswer answer)
    {
        const OwnNames names({"sls.test"});
        must(names.prefixOf(request.host).has_value() && request.path.starts_with('/') && request.peer == "sandbox");
        must(request.body.size() <= kBodyMost && request.headers.all().size() <= 100);
        for (const unsigned char c : request.method)
            must(c >= 'A' && c <= 'Z');
        for (const unsigned char c : request.path + request.query)
            must(c > ' ' && c != 0x7f && c != '#');
        const std::lock_guard lock(m_mutex);
        const auto query = request.query.empty() ? std::string() : "?" + request.query;
        m_taken.push_back({request.method, request.path + query, std::move(request.body)});
        answer({204, {}, {}});
    }

    const std::string m_path = "/tmp/fuzzhttprequest" + std::to_string(::getpid());
    std::unique_ptr<HttpServer> m_server;
    std::mutex m_mutex;
    std::vector<Taken> m_taken;
};

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const unsigned char *data, std::size_t size)
{
    static Desk desk;
    if (size < 1)
        return 0;
    auto bytes = std::string(kBefore[data[0] >> 6]);
    bytes.append(reinterpret_cast<const char *>(data) + 1, size - 1);
    const auto whole = desk.send(bytes, bytes.size());
    must(desk.send(bytes, data[0] % 64 + 1U) == whole);
    PlainReader reader(bytes);
    for (const auto &taken : whole) {
        const auto plain = reader.next();
        must(plain && plain->method == taken.method && plain->body == taken.body);
        must(plain->target.ends_with(taken.target) || taken.target.starts_with("/?") || taken.target == "/"
             || plain->target.ends_with('?'));
    }
    return 0;
}
