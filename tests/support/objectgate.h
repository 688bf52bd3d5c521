// The gateway's object storage without sockets: a local storage with a bucket "lake", a user with a key, and requests signed
// as clients sign them.
#pragma once

#include "engine/access/signing/signature.h"
#include "engine/gateway/objectapi/objectapi.h"
#include "tests/support/accessworld.h"
#include "tests/support/bucketbench.h"
#include "tests/support/fakesecretstore.h"

namespace sluice::test {

struct ObjectAsk {
    std::string method = "GET";
    std::string path = "/lake/x.csv";
    std::string query = {};
    std::vector<std::pair<std::string, std::string>> headers = {};
    std::string body = {};
    SignatureScheme scheme = SignatureScheme::OssV4;
    std::string host = "127.0.0.1";
    std::string bucket = {}; // that the host names
};

struct ObjectGate {
    static inline const std::string kKeyId = "SLUAAAABBBBCCCCDDDDEEEE";

    AccessWorld world;
    BucketBench bench;
    std::shared_ptr<FakeSecretStore> store = std::make_shared<FakeSecretStore>();
    Secrets secrets{bench.loop, store, "test"};
    Authenticator authenticator{world.authority, bench.loop.clock()};
    std::unique_ptr<ObjectApi> api;
    HttpHandler handler;
    Secrets::MasterKeyPtr key;

    ObjectGate()
    {
        world.user("writer", {"AliyunOSSFullAccess"});
        world.change().users["writer"].keys.push_back({kKeyId, 0, true});
        key = *await<Secrets::MasterKeyPtr>(bench.loop, [&](auto reply) { secrets.masterKey(std::move(reply)); });
        use(*bench.storage);
    }
    void use(ObjectStorage &storage)
    {
        api = std::make_unique<ObjectApi>(
            ObjectApiParts{bench.loop, bench.pool, storage, authenticator, secrets, world.denials}, OwnNames());
        handler = api->handler();
    }
    ~ObjectGate()
    {
        api.reset();
        bench.pool.waitIdle();
        bench.loop.settle();
    }

    [[nodiscard]] Credentials credentials() const { return {kKeyId, key->secretOf(kKeyId), ""}; }
    [[nodiscard]] WallTime now() { return bench.loop.clock().wall(); }

    // The request with its signature; `change` may spoil it afterwards.
    [[nodiscard]] HttpRequest signedRequest(const ObjectAsk &ask, const Credentials &by)
    {
        std::vector<HttpHeader> views{{"Host", ask.host}};
        for (const auto &[name, value] : ask.headers)
            views.push_back({name, value});
        SignOptions options;
        options.now = now();
        options.region = "local";
        options.body = ask.body;
        options.unsignedPayload = true;
        const auto added = sign(ask.scheme, {ask.method, ask.path, ask.query, views, ask.bucket}, by, options);
        HttpRequest request{ask.method, ask.host, ask.path, ask.query, {}, ask.body, "127.0.0.1"};
        for (const auto &view : views)
            request.headers.add(std::string(view.name), std::string(view.value));
        if (added)
            for (const auto &header : *added)
                request.headers.add(header.name, header.value);
        return request;
    }
    HttpResponse send(HttpRequest request)
    {
        std::optional<HttpResponse> answer;
        handler(std::move(request), [&](HttpResponse response) {
            bench.loop.post([&answer, response = std::move(response)]() mutable { answer = std::move(response); });
        });
        if (!bench.loop.settleUntil([&] { return answer.has_value(); }))
            return {.status = 0, .headers = {}, .body = "no answer"};
        return std::move(*answer);
    }
    HttpResponse call(const ObjectAsk &ask) { return send(signedRequest(ask, credentials())); }

    HttpResponse put(const std::string &path, const std::string &body,
                     std::vector<std::pair<std::string, std::string>> headers = {})
    {
        return call({.method = "PUT", .path = path, .headers = std::move(headers), .body = body});
    }
};

// What stands in the first element of that name.
inline std::string elementOf(const std::string &xml, const std::string &name)
{
    const auto begin = xml.find('<' + name + '>');
    const auto end = xml.find("</" + name + '>');
    if (begin == std::string::npos || end == std::string::npos)
        return "<none>";
    return xml.substr(begin + name.size() + 2, end - begin - name.size() - 2);
}
inline std::string codeOf(const HttpResponse &response)
{
    return std::to_string(response.status) + ' ' + elementOf(response.body, "Code");
}
inline std::vector<std::string> elementsOf(const std::string &xml, const std::string &name)
{
    std::vector<std::string> found;
    for (std::size_t at = 0; (at = xml.find('<' + name + '>', at)) != std::string::npos; ++at)
        found.push_back(elementOf(xml.substr(at), name));
    return found;
}

} // namespace sluice::test
