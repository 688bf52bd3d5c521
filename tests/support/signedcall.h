// A PutLogs request, signed as an SDK signs it.
#pragma once

#include "engine/access/signing/signature.h"

#include <vector>

namespace sluice::test {

struct SignedCall {
    std::string path = "/logstores/access/shards/lb";
    std::string body = "a log group";
    std::vector<NewHeader> added;
    std::vector<HttpHeader> headers;

    SignedCall(const Credentials &credentials, WallTime now, SignatureScheme scheme = SignatureScheme::LogV4)
    {
        headers = {{"Host", "shop.local"},
                   {"x-log-apiversion", "0.6.0"},
                   {"x-log-bodyrawsize", "11"},
                   {"Content-Type", "application/x-protobuf"},
                   {"x-log-signaturemethod", "hmac-sha1"}};
        SignOptions options;
        options.now = now;
        options.region = "local";
        options.body = body;
        if (auto made = sign(scheme, view(), credentials, options))
            added = std::move(*made);
        for (const auto &header : added)
            headers.push_back({header.name, header.value});
    }
    SignedCall(const SignedCall &) = delete;

    [[nodiscard]] SignedRequest view() const { return {"POST", path, "", headers, ""}; }
    [[nodiscard]] std::string digest(SignatureScheme scheme = SignatureScheme::LogV4) const
    {
        return bodyDigestFor(scheme, body);
    }
};

} // namespace sluice::test
