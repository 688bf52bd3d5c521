#include "engine/gateway/logapi/logreply.h"

#include "engine/base/jsonvalue.h"

#include <algorithm>
#include <array>

namespace sluice {

namespace {

struct StatusOfCode {
    std::string_view code; // ours
    int status;
    std::string_view theirs = {}; // "" = the same
};
constexpr std::array kStatusOfCodes = {
    StatusOfCode{"ProjectNotExist", 404},
    StatusOfCode{"LogStoreNotExist", 404},
    StatusOfCode{"ShardNotExist", 400},
    StatusOfCode{"LogStoreAlreadyExist", 400},
    StatusOfCode{"SignatureNotMatch", 401},
    StatusOfCode{"Unauthorized", 401},
    StatusOfCode{"InvalidAccessKeyId", 401},
    StatusOfCode{"InvalidSecurityToken", 401, "Unauthorized"},
    StatusOfCode{"SecurityTokenExpired", 401, "Unauthorized"},
    StatusOfCode{"EntityNotExist.User", 401, "Unauthorized"},
    StatusOfCode{"EntityNotExist.Role", 401, "Unauthorized"},
    StatusOfCode{"SignatureNonceUsed", 401, "Unauthorized"},
    StatusOfCode{"MissingAuthorization", 400, "MissAccessKeyId"},
    StatusOfCode{"RequestTimeExpired", 400},
    StatusOfCode{"ShardWriteQuotaExceed", 403},
    StatusOfCode{"WriteQuotaExceed", 403},
    StatusOfCode{"ReadQuotaExceed", 403},
    StatusOfCode{"ShardReadQuotaExceed", 403},
    StatusOfCode{"InvalidMethod", 405},
    StatusOfCode{"InvalidContentType", 415},
    StatusOfCode{"NotImplemented", 501},
};

StatusOfCode ofKind(const Error &error)
{
    switch (error.kind) {
    case ErrorKind::Invalid:
    case ErrorKind::Exists: return {error.code, 400};
    case ErrorKind::NotFound: return {error.code, 404};
    case ErrorKind::InUse: return {error.code, 400};
    case ErrorKind::Denied: return {error.code, 401, "Unauthorized"};
    case ErrorKind::Throttled: return {error.code, 403, "ExceedQuota"};
    case ErrorKind::Unsupported: return {error.code, 501, "NotImplemented"};
    case ErrorKind::TimedOut: return {error.code, 500, "RequestTimeout"};
    case ErrorKind::Unavailable:
    case ErrorKind::Cancelled:
    case ErrorKind::Full: return {error.code, 503, "ServerBusy"};
    case ErrorKind::Corrupt:
    case ErrorKind::Failed: break;
    }
    return {error.code, 500, "InternalServerError"};
}

HttpResponse withId(const std::string &requestId)
{
    HttpResponse response;
    response.headers.add("x-log-requestid", requestId);
    return response;
}

} // namespace

HttpResponse emptyLogReply(const std::string &requestId)
{
    return withId(requestId);
}

HttpResponse jsonLogReply(const std::string &requestId, std::string json)
{
    auto response = withId(requestId);
    response.headers.add("Content-Type", "application/json");
    response.body = std::move(json);
    return response;
}

HttpResponse errorLogReply(const std::string &requestId, const Error &error)
{
    // The words that clients know for an Authorization header that nobody can read.
    const bool unreadable = error.code == "InvalidAuthorization";
    const auto known = std::ranges::find(kStatusOfCodes, error.code, [](const StatusOfCode &row) { return row.code; });
    auto row = known == kStatusOfCodes.end() ? ofKind(error) : *known;
    if (unreadable)
        row = {error.code, 400, "ParameterInvalid"};
    const auto text =
        unreadable ? "Http extend authorization : authorization pair is invalid. " + error.detail : error.detail;
    auto response = jsonLogReply(requestId,
                                 "{\"errorCode\":" + jsonQuoted(row.theirs.empty() ? row.code : row.theirs)
                                     + ",\"errorMessage\":" + jsonQuoted(text) + '}');
    response.status = row.status;
    return response;
}

} // namespace sluice
