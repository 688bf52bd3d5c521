// A request and its answer as the gateway's services see them: parsed, limited, checked for Host and Origin; not yet
// authenticated.
#pragma once

#include "engine/base/uniquefunction.h"

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace sluice {

[[nodiscard]] bool sameFieldName(std::string_view a, std::string_view b); // without regard to case

// Header fields in the order of the wire.
class HttpFields {
public:
    void add(std::string name, std::string value) { m_fields.emplace_back(std::move(name), std::move(value)); }
    [[nodiscard]] std::string_view value(std::string_view name) const; // of the first; any case; "" = not there
    [[nodiscard]] bool has(std::string_view name) const;
    [[nodiscard]] const std::vector<std::pair<std::string, std::string>> &all() const { return m_fields; }

private:
    std::vector<std::pair<std::string, std::string>> m_fields;
};

struct HttpRequest {
    std::string method; // upper case
    std::string host; // that it was addressed to (Host, or the authority of an absolute target): lower case, no port
    std::string path; // raw, percent-encoding kept, begins with '/'
    std::string query; // raw, without '?'
    HttpFields headers;
    std::string body; // chunks joined; Content-Encoding is left as it is
    std::string peer; // "127.0.0.1", "::1", "sandbox"
};

struct HttpResponse {
    int status = 200;
    HttpFields headers; // Content-Length, Date, Connection are the server's
    std::string body; // of a HEAD: not sent, its length is
    std::optional<std::uint64_t> headLength = {}; // of a HEAD: the length to tell when there is no body to measure
};

// Called on the gateway's thread; `answer` may be called from any thread, exactly once. Dropping it answers 500.
using HttpAnswer = UniqueFunction<void(HttpResponse)>;
using HttpHandler = std::function<void(HttpRequest request, HttpAnswer answer)>;

} // namespace sluice
