// What a request asks of Log Service (sls-api §3), read from its method, path and query. Pure, any thread; the request is
// hostile.
#pragma once

#include "engine/base/result.h"
#include "engine/gateway/http.h"
#include "engine/gateway/ownnames.h"
#include "engine/logs/logstore.h"

#include <map>
#include <optional>

namespace sluice {

enum class LogOperation {
    GetProject,
    ListLogstores,
    GetLogstore,
    CreateLogstore,
    ListShards,
    GetCursor,
    GetCursorTime,
    PutLogs,
    PullLogs,
};

struct LogCall {
    LogOperation operation = LogOperation::GetProject;
    LogstoreKey key; // project, and the Logstore where the path names one
    std::optional<ShardId> shard; // where the path names one
    std::optional<std::string> hashKey; // PutLogs by key
    std::map<std::string, std::string> query; // decoded; of a name that comes twice the first

    [[nodiscard]] std::string_view parameter(std::string_view name) const; // "" = not there
};

// NotFound/"ProjectNotExist" when the host names no project, Invalid/"ParameterInvalid" for a bad query, shard or key,
// Unsupported/"NotImplemented" for a call that is not known here, Invalid/"InvalidMethod" for another method on a known
// path.
[[nodiscard]] Result<LogCall> readLogCall(const HttpRequest &request, const OwnNames &names);

// The action and the resource that policies decide on.
struct LogRight {
    std::string_view action;
    std::string resource;
};
[[nodiscard]] LogRight rightOf(const LogCall &call, std::string_view region);

} // namespace sluice
