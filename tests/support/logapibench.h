// The Log Service API on a real local store, and a client that signs: one project "shop" with the Logstores "access" (two
// shards) and "copy", and the user "writer" who may do everything there.
#pragma once

#include "engine/access/memorysecretstore.h"
#include "engine/gateway/logapi/logapi.h"
#include "engine/logs/local/locallogservice.h"
#include "engine/logs/local/posixfilelayer.h"
#include "tests/support/accessworld.h"

#include <QTemporaryDir>

namespace sluice::test {

struct LogRequest {
    std::string method = "GET";
    std::string target = "/"; // path and query
    std::string body = {};
    std::vector<std::pair<std::string, std::string>> fields = {}; // besides those that every SDK sends
    std::string host = "shop.localhost";
    SignatureScheme scheme = SignatureScheme::LogV1;
};

struct LogApiBench {
    static constexpr const char *kKeyId = "SLUAAAAAAAAAAAAAAAAAAAA";

    LogApiBench()
    {
        LocalLogService::Options options;
        options.folder = dir.filePath("logs").toStdString();
        auto made = LocalLogService::create(options, files, world.loop, pool);
        if (!made)
            qFatal("%s", toText(made.error()).c_str());
        store = std::move(*made);
        for (const auto &key : {AccessWorld::kAccess, AccessWorld::kCopy}) {
            auto &logstore = world.change().logstores[key];
            logstore.uid = key.logstore;
            open(logstore);
        }
        world.user("writer", {"AliyunLogFullAccess"});
        world.change().users["writer"].keys = {{kKeyId, 0, true}};
        master = *await<Secrets::MasterKeyPtr>(world.loop, [&](auto reply) { secrets.masterKey(std::move(reply)); });
        LogApiPorts ports{world.loop,
                          pool,
                          *store,
                          world.authority,
                          authenticator,
                          world.denials,
                          secrets,
                          [this](Logstore logstore, Caller, Reply<void> reply) {
                              logstore.uid = logstore.key.logstore;
                              world.change().logstores[logstore.key] = logstore;
                              store->open(logstore, std::move(reply));
                          }};
        handler = std::make_shared<LogApi>(std::move(ports), OwnNames())->handler();
    }
    ~LogApiBench()
    {
        pool.waitIdle();
        world.loop.settle();
    }

    void open(const Logstore &logstore)
    {
        const auto opened = await<void>(world.loop, [&](auto reply) { store->open(logstore, std::move(reply)); });
        if (!opened)
            qFatal("%s", toText(opened.error()).c_str());
    }
    [[nodiscard]] Credentials credentials() const { return {kKeyId, master->secretOf(kKeyId), {}}; }

    // As it would come from the wire, signed by `as`.
    [[nodiscard]] HttpRequest request(const LogRequest &asked, const Credentials &as)
    {
        HttpRequest request;
        request.method = asked.method;
        request.host = asked.host;
        request.path = asked.target.substr(0, asked.target.find('?'));
        request.query = request.path.size() < asked.target.size() ? asked.target.substr(request.path.size() + 1) : "";
        request.body = asked.body;
        request.peer = "127.0.0.1";
        request.headers.add("Host", asked.host);
        request.headers.add("x-log-apiversion", "0.6.0");
        if (asked.scheme == SignatureScheme::LogV1)
            request.headers.add("x-log-signaturemethod", "hmac-sha1");
        for (const auto &[name, value] : asked.fields)
            request.headers.add(name, value);
        if (!request.headers.has("x-log-bodyrawsize"))
            request.headers.add("x-log-bodyrawsize", std::to_string(asked.body.size()));
        if (!asked.body.empty() && !request.headers.has("content-type"))
            request.headers.add("Content-Type", "application/x-protobuf");
        std::vector<HttpHeader> headers;
        for (const auto &[name, value] : request.headers.all())
            headers.push_back({name, value});
        SignOptions options;
        options.now = world.loop.clock().wall();
        options.region = "local";
        options.body = asked.body;
        const auto added = sign(asked.scheme, {request.method, request.path, request.query, headers, {}}, as, options);
        if (!added)
            qFatal("%s", toText(added.error()).c_str());
        for (const auto &header : *added)
            request.headers.add(header.name, header.value);
        return request;
    }
    [[nodiscard]] HttpResponse send(HttpRequest request)
    {
        std::atomic<bool> answered = false;
        HttpResponse response;
        handler(std::move(request), [&](HttpResponse given) {
            response = std::move(given);
            answered = true;
            world.loop.post([] {});
        });
        if (!world.loop.settleUntil([&] { return answered.load(); }))
            qFatal("no answer");
        return response;
    }
    [[nodiscard]] HttpResponse ask(const LogRequest &asked) { return send(request(asked, credentials())); }

    // "400 ParameterInvalid", or "200".
    [[nodiscard]] static std::string outcome(const HttpResponse &response)
    {
        const auto begin = response.body.find("\"errorCode\":\"");
        if (response.status == 200 || begin == std::string::npos)
            return std::to_string(response.status);
        const auto end = response.body.find('"', begin + 13);
        return std::to_string(response.status) + ' ' + response.body.substr(begin + 13, end - begin - 13);
    }
    [[nodiscard]] std::string outcome(const LogRequest &asked) { return outcome(ask(asked)); }

    QTemporaryDir dir;
    AccessWorld world;
    PosixFileLayer files;
    WorkerPool pool{"logapi", 2};
    Secrets secrets{world.loop, std::make_shared<MemorySecretStore>(), "bench"};
    Authenticator authenticator{world.authority, world.loop.clock()};
    Secrets::MasterKeyPtr master;
    std::unique_ptr<LocalLogService> store;
    HttpHandler handler;
};

} // namespace sluice::test
