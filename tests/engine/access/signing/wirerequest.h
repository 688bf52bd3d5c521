// A request that owns its text, and the published or cross-checked vectors of every scheme.
#pragma once

#include "engine/access/signing/httpdate.h"
#include "engine/access/signing/signature.h"

#include <string>
#include <vector>

namespace sluice::test {

struct WireRequest {
    std::string method;
    std::string path;
    std::string query;
    std::vector<NewHeader> headers;
    std::string bucket;

    // "GET /path?query" and "name: value" lines.
    static WireRequest from(std::string_view method, std::string_view target, std::string_view headerText,
                            std::string_view bucket = {})
    {
        WireRequest request;
        request.method = method;
        request.path = target.substr(0, target.find('?'));
        request.query = target.size() > request.path.size() ? target.substr(request.path.size() + 1) : std::string_view();
        request.bucket = bucket;
        while (!headerText.empty()) {
            const auto end = std::min(headerText.find('\n'), headerText.size());
            const auto line = headerText.substr(0, end);
            headerText.remove_prefix(std::min(end + 1, headerText.size()));
            const auto colon = line.find(": ");
            request.set(line.substr(0, colon), line.substr(colon + 2));
        }
        return request;
    }

    void set(std::string_view name, std::string_view value) { headers.push_back({std::string(name), std::string(value)}); }
    void set(const std::vector<NewHeader> &more) { headers.insert(headers.end(), more.begin(), more.end()); }
    void remove(std::string_view name)
    {
        std::erase_if(headers, [name](const NewHeader &header) { return header.name == name; });
    }
    std::string &value(std::string_view name)
    {
        for (auto &header : headers)
            if (header.name == name)
                return header.value;
        set(name, "");
        return headers.back().value;
    }

    // Valid until the next call or change.
    SignedRequest view()
    {
        m_views.clear();
        for (const auto &header : headers)
            m_views.push_back({header.name, header.value});
        return {method, path, query, m_views, bucket};
    }

private:
    std::vector<HttpHeader> m_views;
};

enum class Direction { Both, VerifyOnly };

struct Vector {
    std::string title;
    SignatureScheme scheme;
    std::string keyId;
    std::string secret;
    WireRequest request; // without its signature
    std::string authorization; // "" = the URL is signed
    std::string region = {};
    std::string token = {};
    std::string body = {};
    WallTime now = {}; // zero: the request's own date
    Direction direction = Direction::Both;
    bool bodyIsKnown = true;

    [[nodiscard]] WireRequest whole() const
    {
        auto request = this->request;
        if (!authorization.empty())
            request.set("Authorization", authorization);
        return request;
    }
};

// What a server does with a request, given the one key that it knows.
inline Done accept(WireRequest request, const Vector &vector, NonceMemory *nonces = nullptr, SigningKeys *keys = nullptr)
{
    const auto view = request.view();
    SLUICE_LET(const auto claim, readClaim(view));
    if (claim.keyId != vector.keyId)
        return fail(ErrorKind::Denied, "InvalidAccessKeyId", "");
    if (claim.securityToken != vector.token)
        return fail(ErrorKind::Denied, "InvalidSecurityToken", "");
    const Secret secret(vector.secret);
    const auto now = vector.now != WallTime{} ? vector.now : claim.at;
    const auto digest = vector.bodyIsKnown ? bodyDigestFor(claim.scheme, vector.body) : std::string();
    return verify(view, claim, {.secret = secret, .now = now, .bodyDigest = digest, .nonces = nonces, .keys = keys});
}

inline WallTime at(std::string_view rfc1123)
{
    return readDate(rfc1123, DateForm::Rfc1123).value_or(WallTime{});
}

} // namespace sluice::test
