#include "engine/gateway/logapi/logapi.h"

#include "engine/gateway/httprules.h"
#include "engine/gateway/logapi/logapi_exchange.h"
#include "engine/gateway/logapi/logjson.h"

#include <algorithm>
#include <charconv>

namespace sluice {

namespace {

tl::unexpected<Error> badLogRequest(std::string code, std::string detail)
{
    return fail(ErrorKind::Invalid, std::move(code), std::move(detail));
}

bool isLogV1(const HttpRequest &request)
{
    const auto authorization = request.headers.value("authorization");
    return authorization.starts_with("LOG ");
}

std::string_view claimedSignature(std::string_view authorization)
{
    const auto at = authorization.find_last_of(":=");
    const auto named = authorization.find("Signature=");
    if (named != std::string_view::npos)
        return authorization.substr(named + 10);
    const auto colon = authorization.find(':');
    return colon == std::string_view::npos ? authorization.substr(std::min(at, authorization.size()))
                                           : authorization.substr(colon + 1);
}

// What the service asks of every request's headers, before it looks at the signature.
Done checkLogHeaders(const HttpRequest &request)
{
    const auto &headers = request.headers;
    const auto version = headers.value("x-log-apiversion");
    if (version.empty())
        return badLogRequest("MissingAPIVersion", "The header x-log-apiversion is required.");
    if (version != "0.6.0")
        return badLogRequest("InvalidAPIVersion", "The value of x-log-apiversion is not 0.6.0.");
    if (isLogV1(request) && headers.value("date").empty() && headers.value("x-log-date").empty())
        return badLogRequest("MissingDate", "The header Date is required.");
    if (!request.body.empty() && !headers.has("content-type"))
        return badLogRequest("MissingContentType", "The header Content-Type is required.");
    return {};
}

} // namespace

LogApi::LogApi(LogApiPorts ports, OwnNames names)
    : m_ports(std::move(ports))
    , m_names(std::move(names))
{
}

HttpHandler LogApi::handler()
{
    return [self = shared_from_this()](HttpRequest request, HttpAnswer answer) {
        self->take(std::move(request), std::move(answer));
    };
}

void LogApi::finish(const ExchangePtr &exchange, HttpResponse response)
{
    exchange->answer(std::move(response));
}

void LogApi::refuse(const ExchangePtr &exchange, const Error &error)
{
    finish(exchange, errorLogReply(exchange->id, error));
}

// Gateway's thread.
void LogApi::take(HttpRequest request, HttpAnswer answer)
{
    auto exchange = std::make_shared<Exchange>();
    exchange->request = std::move(request);
    exchange->answer = std::move(answer);
    exchange->id = newRequestId();
    if (const auto good = checkLogHeaders(exchange->request); !good)
        return refuse(exchange, good.error());
    exchange->call = readLogCall(exchange->request, m_names);
    Task digest = [self = shared_from_this(), exchange] {
        const auto &asked = exchange->request;
        exchange->digest = bodyDigestFor(isLogV1(asked) ? SignatureScheme::LogV1 : SignatureScheme::LogV4, asked.body);
        self->m_ports.loop.post([self, exchange] {
            if (const auto key = self->m_ports.secrets.masterKeyNow())
                return self->identify(exchange, key);
            self->m_ports.secrets.masterKey([self, exchange](Result<Secrets::MasterKeyPtr> made) {
                if (!made)
                    return refuse(exchange, made.error());
                self->identify(exchange, *made);
            });
        });
    };
    if (exchange->request.body.size() <= kInlineDigestMax)
        digest();
    else
        m_ports.pool.post(std::move(digest));
}

void LogApi::identify(ExchangePtr exchange, const Secrets::MasterKeyPtr &key)
{
    auto admitted = admit(*exchange, *key);
    if (!admitted)
        return refuse(exchange, admitted.error());
    serve(std::move(exchange));
}

Done LogApi::admit(Exchange &exchange, const MasterKey &key)
{
    const auto &request = exchange.request;
    std::vector<HttpHeader> headers;
    headers.reserve(request.headers.all().size());
    for (const auto &[name, value] : request.headers.all())
        headers.push_back({name, value});
    const SignedRequest asked{request.method, request.path, request.query, headers, {}};
    auto who = m_ports.authenticator.authenticate(asked, exchange.digest, key, "gateway");
    if (!who) {
        auto error = std::move(who).error();
        if (error.code == "SignatureNotMatch")
            error.detail = "Signature "
                + std::string(claimedSignature(request.headers.value("authorization")).substr(0, 100)) + " is not matched. "
                + error.detail;
        return fail(std::move(error));
    }
    exchange.who = std::move(*who);
    if (!exchange.call)
        return fail(exchange.call.error());
    const auto &call = *exchange.call;
    const auto &projects = m_ports.authority.definitions()->projects;
    const auto project = projects.find(call.key.project);
    const auto right = rightOf(call, project == projects.end() ? "local" : std::string_view(project->second.region));
    if (auto allowed = m_ports.authenticator.may(exchange.who, right.action, right.resource); !allowed) {
        m_ports.denials.add(exchange.who.caller, std::string(right.action), right.resource, allowed.error());
        return allowed;
    }
    return exists(call);
}

Done LogApi::exists(const LogCall &call)
{
    const auto &now = m_ports.authority.definitions();
    if (!now->projects.contains(call.key.project))
        return fail(ErrorKind::NotFound, "ProjectNotExist", "The Project does not exist : " + call.key.project);
    if (!call.key.logstore.empty() && !now->logstores.contains(call.key))
        return fail(ErrorKind::NotFound, "LogStoreNotExist", "logstore " + call.key.logstore + " does not exist");
    return {};
}

void LogApi::serve(ExchangePtr exchange)
{
    switch (exchange->call->operation) {
    case LogOperation::GetProject:
        return finish(exchange,
                      jsonLogReply(exchange->id,
                                   projectJson(m_ports.authority.definitions()->projects.at(exchange->call->key.project))));
    case LogOperation::ListLogstores: return listLogstores(exchange);
    case LogOperation::GetLogstore: return getLogstore(std::move(exchange));
    case LogOperation::CreateLogstore: return createLogstore(std::move(exchange));
    case LogOperation::ListShards: return listShards(std::move(exchange));
    case LogOperation::GetCursor: return getCursor(std::move(exchange));
    case LogOperation::GetCursorTime: return getCursorTime(std::move(exchange));
    case LogOperation::PutLogs: return putLogs(std::move(exchange));
    case LogOperation::PullLogs: return pullLogs(std::move(exchange));
    }
}

// ---- definitions

void LogApi::listLogstores(const ExchangePtr &exchange)
{
    const auto &call = *exchange->call;
    const auto number = [&](std::string_view name, std::size_t otherwise) -> Result<std::size_t> {
        const auto text = call.parameter(name);
        std::size_t value = otherwise;
        const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), value);
        if (!text.empty() && (problem != std::errc() || end != text.data() + text.size()))
            return badLogRequest("ParameterInvalid", "The parameter " + std::string(name) + " is not a number.");
        return value;
    };
    const auto offset = number("offset", 0);
    const auto size = number("size", kListSizeMax);
    if (!offset || !size)
        return refuse(exchange, offset ? size.error() : offset.error());
    auto part = call.parameter("logstoreName");
    if (part.empty())
        part = call.parameter("logstorename");
    const auto mode = call.parameter("mode");
    const auto telemetry = call.parameter("telemetryType");
    const bool ofThisKind = (mode.empty() || mode == "standard") && (telemetry.empty() || telemetry == "None");
    std::vector<std::string> names;
    std::size_t total = 0;
    for (const auto &[key, logstore] : m_ports.authority.definitions()->logstores) {
        if (!ofThisKind || key.project != call.key.project || key.logstore.find(part) == std::string::npos)
            continue;
        if (total >= *offset && names.size() < std::min(*size, kListSizeMax))
            names.push_back(key.logstore);
        ++total;
    }
    finish(exchange, jsonLogReply(exchange->id, logstoreListJson(names, total)));
}

void LogApi::getLogstore(ExchangePtr exchange)
{
    const auto key = exchange->call->key;
    m_ports.logs.shards(
        key, [self = shared_from_this(), exchange = std::move(exchange)](Result<std::vector<ShardState>> shards) {
            const auto now = self->m_ports.authority.definitions();
            const auto found = now->logstores.find(exchange->call->key);
            if (!shards || found == now->logstores.end())
                return refuse(exchange,
                              shards ? Error{ErrorKind::NotFound, "LogStoreNotExist", "it was deleted"} : shards.error());
            auto created = shards->empty() ? WallTime() : shards->front().createdAt;
            for (const auto &shard : *shards)
                created = std::min(created, shard.createdAt);
            finish(exchange, jsonLogReply(exchange->id, logstoreJson(found->second, created)));
        });
}

void LogApi::createLogstore(ExchangePtr exchange)
{
    auto logstore = readLogstoreJson(exchange->call->key.project, exchange->request.body);
    if (!logstore)
        return refuse(exchange, logstore.error());
    if (m_ports.authority.definitions()->logstores.contains(logstore->key))
        return refuse(exchange,
                      {ErrorKind::Exists, "LogStoreAlreadyExist", "logstore " + logstore->key.logstore + " already exists"});
    auto caller = exchange->who.caller;
    m_ports.createLogstore(std::move(*logstore), std::move(caller), [exchange = std::move(exchange)](Done made) {
        if (!made)
            return refuse(exchange, made.error());
        finish(exchange, emptyLogReply(exchange->id));
    });
}

void LogApi::listShards(ExchangePtr exchange)
{
    const auto key = exchange->call->key;
    m_ports.logs.shards(key, [exchange = std::move(exchange)](Result<std::vector<ShardState>> shards) {
        if (!shards)
            return refuse(exchange, shards.error());
        finish(exchange, jsonLogReply(exchange->id, shardsJson(*shards)));
    });
}

} // namespace sluice
