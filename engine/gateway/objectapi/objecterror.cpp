#include "engine/gateway/objectapi/objecterror.h"

#include "engine/access/digests.h"
#include "engine/gateway/objectapi/objectxml.h"

#include <algorithm>
#include <array>

namespace sluice {

namespace {

struct CodeRow {
    std::string_view engine;
    int status;
    std::string_view service;
    std::string_view message = {}; // "" = the engine's own
};

constexpr auto kCodeRows = std::to_array<CodeRow>({
    {"NoSuchBucket", 404, "NoSuchBucket", "The specified bucket does not exist."},
    {"NoSuchKey", 404, "NoSuchKey", "The specified key does not exist."},
    {"InvalidObjectName", 400, "InvalidObjectName"},
    {"InvalidBucketName", 400, "InvalidBucketName"},
    {"InvalidArgument", 400, "InvalidArgument"},
    {"InvalidDigest", 400, "InvalidDigest"},
    {"MetadataTooLarge", 400, "MetadataTooLarge"},
    {"EntityTooLarge", 400, "EntityTooLarge"},
    {"FileAlreadyExists", 409, "FileAlreadyExists"},
    {"InvalidRange", 416, "InvalidRange"},
    {"PreconditionFailed", 412, "PreconditionFailed"},
    {"NotImplemented", 501, "NotImplemented"},
    {"NoMetadata", 501, "NotImplemented"},
    {"MethodNotAllowed", 405, "MethodNotAllowed"},
    {"Unauthorized", 403, "AccessDenied"},
    {"MissingAuthorization", 403, "AccessDenied"},
    {"InvalidAuthorization", 400, "InvalidArgument"},
    {"SignatureNotMatch", 403, "SignatureDoesNotMatch"},
    {"SignatureNonceUsed", 403, "AccessDenied"},
    {"RequestTimeExpired", 403, "RequestTimeTooSkewed"},
    {"UrlExpired", 403, "AccessDenied", "Request has expired."},
    {"InvalidAccessKeyId", 403, "InvalidAccessKeyId"},
    {"InvalidSecurityToken", 403, "InvalidSecurityToken"},
    {"SecurityTokenExpired", 403, "SecurityTokenExpired"},
});

const CodeRow *codeRow(const Error &error)
{
    const auto found = std::ranges::find(kCodeRows, error.code, &CodeRow::engine);
    return found == kCodeRows.end() ? nullptr : &*found;
}

} // namespace

ObjectErrorCode objectErrorCode(const Error &error)
{
    if (const auto *row = codeRow(error))
        return {row->status, row->service};
    switch (error.kind) {
    case ErrorKind::Denied: return {403, "AccessDenied"};
    case ErrorKind::Invalid: return {400, "InvalidArgument"};
    case ErrorKind::Unsupported: return {501, "NotImplemented"};
    case ErrorKind::Full:
    case ErrorKind::Throttled:
    case ErrorKind::TimedOut:
    case ErrorKind::Unavailable: return {503, "ServiceUnavailable"};
    case ErrorKind::NotFound:
    case ErrorKind::Exists:
    case ErrorKind::InUse:
    case ErrorKind::Corrupt:
    case ErrorKind::Cancelled:
    case ErrorKind::Failed: break;
    }
    return {500, "InternalError"};
}

HttpResponse objectErrorAnswer(const Error &error, const ObjectErrorPlace &place)
{
    const auto code = objectErrorCode(error);
    const auto *row = codeRow(error);
    XmlText xml;
    xml.begin("Error");
    xml.element("Code", code.code);
    xml.element("Message", row != nullptr && !row->message.empty() ? row->message : std::string_view(error.detail));
    xml.element("RequestId", place.requestId);
    xml.element("HostId", place.host);
    if (code.code == "NoSuchKey")
        xml.element("Key", place.key);
    else if (!place.bucket.empty())
        xml.element("BucketName", place.bucket);
    xml.end("Error");

    HttpResponse response;
    response.status = code.status;
    response.headers.add("x-oss-request-id", std::string(place.requestId));
    response.headers.add("Content-Type", "application/xml");
    response.body = xml.take();
    response.headers.add("x-oss-err", base64(response.body));
    return response;
}

} // namespace sluice
