#include "engine/enginegateway.h"

#include "engine/gateway/logapi/logapi.h"
#include "engine/gateway/objectapi/objectapi.h"

namespace sluice {

namespace {

constexpr std::size_t kSocketPathMax = 107; // what the system takes

// Answered when the store has it open, so that a client may write to it at once.
void createLogstoreFor(EngineParts &parts, DefinitionSync &sync, Logstore logstore, Caller caller, Reply<void> reply)
{
    Edit edit;
    edit.actor.name = "gateway";
    edit.actor.caller = std::move(caller);
    edit.mutate = [logstore = std::move(logstore)](Definitions &next) mutable -> Done {
        const auto key = logstore.key;
        if (!next.logstores.try_emplace(key, std::move(logstore)).second)
            return fail(ErrorKind::Exists, "LogStoreAlreadyExist", "logstore " + key.logstore + " already exists");
        return {};
    };
    parts.catalog->change(std::move(edit), [&sync, reply = std::move(reply)](Result<ChangeReport> report) mutable {
        if (!report)
            return reply(fail(std::move(report).error()));
        sync.whenDone([reply = std::move(reply)]() mutable { reply(Done{}); });
    });
}

} // namespace

Result<std::unique_ptr<Gateway>> openGateway(EngineParts &parts, DefinitionSync &sync)
{
    Router router{OwnNames(parts.options.gatewayNames)};
    LogApiPorts ports{parts.loop,           *parts.pool,    *parts.logs,    *parts.authority,
                      *parts.authenticator, *parts.denials, *parts.secrets, {}};
    ports.createLogstore = [&parts, &sync](Logstore logstore, Caller caller, Reply<void> reply) {
        createLogstoreFor(parts, sync, std::move(logstore), std::move(caller), std::move(reply));
    };
    router.set(GatewayService::Log, std::make_shared<LogApi>(std::move(ports), router.names())->handler());
    parts.objectApi = std::make_unique<ObjectApi>(
        ObjectApiParts{parts.loop, *parts.pool, *parts.objects, *parts.authenticator, *parts.secrets, *parts.denials},
        router.names());
    router.set(GatewayService::Objects, parts.objectApi->handler());

    GatewayOptions options;
    options.port = parts.options.gatewayPort;
    options.portFile = parts.directory() + "/gateway.port";
    options.socketPath = parts.controlEndpoint.empty() ? "" : parts.controlEndpoint + ".gw";
    if (options.socketPath.size() > kSocketPathMax)
        options.socketPath.clear();
    return Gateway::open(std::move(options), std::move(router), parts.loop);
}

} // namespace sluice
