#include "engine/gateway/logapi/logcall.h"

#include "engine/access/signing/canonical.h"
#include "engine/enforcement/arns.h"
#include "engine/gateway/router.h"
#include "engine/logs/shardkeys.h"

#include <algorithm>
#include <charconv>

namespace sluice {

namespace {

using Segments = std::vector<std::string>;

tl::unexpected<Error> badParameter(std::string detail)
{
    return fail(ErrorKind::Invalid, "ParameterInvalid", std::move(detail));
}

tl::unexpected<Error> notImplemented(const HttpRequest &request)
{
    return fail(ErrorKind::Unsupported, "NotImplemented",
                "the call " + request.method + ' ' + request.path.substr(0, 200) + " is not served here");
}

tl::unexpected<Error> badMethod(const HttpRequest &request)
{
    return fail(ErrorKind::Invalid, "InvalidMethod", "the method " + request.method + " is not known for this resource");
}

Result<Segments> segmentsOf(std::string_view path)
{
    constexpr std::size_t kSegmentsMax = 8;
    Segments segments;
    path.remove_prefix(std::min<std::size_t>(1, path.size()));
    while (!path.empty()) {
        const auto slash = std::min(path.find('/'), path.size());
        auto segment = signing::decodedPath(path.substr(0, slash));
        if (!segment || segments.size() == kSegmentsMax)
            return badParameter("the path cannot be read");
        segments.push_back(std::move(*segment));
        path.remove_prefix(std::min(slash + 1, path.size()));
    }
    return segments;
}

Result<std::map<std::string, std::string>> queryOf(std::string_view raw)
{
    auto items = signing::QueryItems::read(raw);
    if (!items)
        return badParameter("the query cannot be read");
    std::map<std::string, std::string> query;
    for (const auto &item : items->items)
        query.try_emplace(std::string(item.key), item.value);
    return query;
}

bool reads(const HttpRequest &request)
{
    return request.method == "GET" || request.method == "HEAD";
}

Result<LogOperation> ofLogstore(const HttpRequest &request, LogCall &call)
{
    if (request.method == "POST") { // the old spelling of PutLogs
        if (const auto key = request.headers.value("x-log-hashkey"); !key.empty())
            call.hashKey = key;
        return LogOperation::PutLogs;
    }
    if (!reads(request) || call.query.contains("type"))
        return notImplemented(request);
    return LogOperation::GetLogstore;
}

Result<LogOperation> ofShard(const HttpRequest &request, std::string_view name, LogCall &call)
{
    if (name == "lb" || name == "route") {
        if (request.method != "POST")
            return badMethod(request);
        if (name == "route") {
            if (!call.query.contains("key"))
                return badParameter("The parameter key is required.");
            call.hashKey = call.query["key"];
        }
        return LogOperation::PutLogs;
    }
    std::int32_t number = 0;
    const auto [end, problem] = std::from_chars(name.data(), name.data() + name.size(), number);
    if (problem != std::errc() || end != name.data() + name.size() || number < 0)
        return badParameter("invalid shard id.");
    call.shard = ShardId(number);
    if (!reads(request))
        return notImplemented(request);
    const auto type = call.parameter("type");
    if (type == "cursor")
        return LogOperation::GetCursor;
    if (type == "cursor_time")
        return LogOperation::GetCursorTime;
    if (type == "log" || type == "logs")
        return LogOperation::PullLogs;
    return notImplemented(request);
}

Result<LogOperation> operationOf(const HttpRequest &request, const Segments &path, LogCall &call)
{
    if (path.empty()) {
        if (!reads(request))
            return notImplemented(request);
        return LogOperation::GetProject;
    }
    if (path[0] != "logstores" || path.size() > 4 || (path.size() > 2 && path[2] != "shards"))
        return notImplemented(request);
    if (path.size() == 1) {
        if (request.method == "POST")
            return LogOperation::CreateLogstore;
        return reads(request) ? Result<LogOperation>(LogOperation::ListLogstores) : badMethod(request);
    }
    call.key.logstore = path[1];
    if (path.size() == 2)
        return ofLogstore(request, call);
    if (path.size() == 3)
        return reads(request) ? Result<LogOperation>(LogOperation::ListShards) : badMethod(request);
    return ofShard(request, path[3], call);
}

} // namespace

std::string_view LogCall::parameter(std::string_view name) const
{
    const auto found = query.find(std::string(name));
    return found == query.end() ? std::string_view() : std::string_view(found->second);
}

Result<LogCall> readLogCall(const HttpRequest &request, const OwnNames &names)
{
    LogCall call;
    SLUICE_LET(const auto path, segmentsOf(request.path));
    SLUICE_LET(call.query, queryOf(request.query));
    call.key.project = ownerLabel(request.host, "log", names);
    SLUICE_LET(call.operation, operationOf(request, path, call));
    if (call.key.project.empty() && path.empty())
        return notImplemented(request); // ListProject
    if (call.key.project.empty())
        return fail(ErrorKind::NotFound, "ProjectNotExist", "The Project does not exist : the host names none");
    if (call.hashKey) {
        if (const auto key = paddedHashKey(*call.hashKey); !key)
            return badParameter("The parameter key is not a hash of at most 32 hexadecimal digits.");
    }
    return call;
}

LogRight rightOf(const LogCall &call, std::string_view region)
{
    const auto project = [&] { return arn::project(region, call.key.project); };
    const auto logstore = [&] { return arn::logstore(region, call.key); };
    switch (call.operation) {
    case LogOperation::GetProject: return {"log:GetProject", project()};
    case LogOperation::ListLogstores: return {"log:ListLogStores", arn::logstore(region, {call.key.project, "*"})};
    case LogOperation::GetLogstore: return {"log:GetLogStore", logstore()};
    case LogOperation::CreateLogstore: return {"log:CreateLogStore", arn::logstore(region, {call.key.project, "*"})};
    case LogOperation::ListShards: return {"log:ListShards", logstore()};
    case LogOperation::GetCursor:
    case LogOperation::GetCursorTime:
    case LogOperation::PullLogs: return {"log:GetCursorOrData", logstore()};
    case LogOperation::PutLogs: return {"log:PostLogStoreLogs", logstore()};
    }
    return {"log:*", project()};
}

} // namespace sluice
