#include "engine/access/signing/ossv1.h"

#include "engine/access/digests.h"
#include "engine/access/signing/claimparts.h"

#include <algorithm>

namespace sluice::signing {

namespace {

constexpr std::string_view kOssExpires = "Expires";
constexpr std::string_view kOssSignature = "Signature";
constexpr std::string_view kOssToken = "security-token";
constexpr std::string_view kOssTokenHeader = "x-oss-security-token";

// What of the query names a part of the object or the bucket, or changes the answer. Sorted.
constexpr auto kSubResources = std::to_array<std::string_view>({
    "acl",
    "append",
    "asyncFetch",
    "bucketInfo",
    "callback",
    "callback-var",
    "cname",
    "comp",
    "continuation-token",
    "cors",
    "delete",
    "encryption",
    "endTime",
    "group",
    "inventory",
    "inventoryId",
    "lifecycle",
    "link",
    "live",
    "location",
    "logging",
    "metaQuery",
    "objectInfo",
    "objectMeta",
    "partNumber",
    "policy",
    "position",
    "qos",
    "qosInfo",
    "referer",
    "regionList",
    "replication",
    "replicationLocation",
    "replicationProgress",
    "requestPayment",
    "resourceGroup",
    "response-cache-control",
    "response-content-disposition",
    "response-content-encoding",
    "response-content-language",
    "response-content-type",
    "response-expires",
    "restore",
    "security-token",
    "sequential",
    "startTime",
    "stat",
    "status",
    "style",
    "styleName",
    "symlink",
    "tagging",
    "transferAcceleration",
    "uploadId",
    "uploads",
    "versionId",
    "versioning",
    "versions",
    "vod",
    "website",
    "worm",
    "wormExtend",
    "wormId",
    "x-oss-ac-forward-allow",
    "x-oss-ac-source-ip",
    "x-oss-ac-subnet-mask",
    "x-oss-ac-vpc-id",
    "x-oss-async-process",
    "x-oss-process",
    "x-oss-request-payer",
    "x-oss-traffic-limit",
});
static_assert(std::ranges::is_sorted(kSubResources));

bool isSignedByOssV1(std::string_view name)
{
    return startsWithName(name, "x-oss-");
}

std::string_view ossV1Date(const SignedRequest &request)
{
    return headerOr(request, "x-oss-date", headerOr(request, "date", {}));
}

// "/bucket/key?sub=value": one text must not fit two requests, so a key with '?' and a value with '&' are refused.
Result<std::string> ossResource(const SignedRequest &request)
{
    SLUICE_LET(const auto path, decodedPath(request.path));
    std::string text = request.bucket.empty() ? path : '/' + std::string(request.bucket) + path;
    if (text.size() > 1 && text.find('/', 1) == std::string::npos)
        text += '/'; // a bucket
    if (text.find('?') != std::string::npos)
        return refuse("the object's name has a '?', which version 1 of this scheme cannot sign; take version 4");
    SLUICE_LET(auto query, QueryItems::read(request.query));
    std::erase_if(query.items, [](const auto &item) { return !std::ranges::binary_search(kSubResources, item.key); });
    SLUICE_TRY(query.sortByPlainKey());
    char before = '?';
    for (const auto &item : query.items) {
        if (item.value.find('&') != std::string_view::npos)
            return refuse(
                "a sub-resource has a '&' in its value, which version 1 of this scheme cannot sign; take version 4");
        text += std::exchange(before, '&');
        text += item.key;
        if (!item.value.empty())
            (text += '=') += item.value;
    }
    return text;
}

Result<std::string> ossV1Text(const SignedRequest &request, std::string_view date)
{
    SLUICE_LET(const auto lines, headerLines(request, isSignedByOssV1));
    SLUICE_LET(const auto resource, ossResource(request));
    std::string text;
    text.reserve(1024);
    for (const auto part :
         {request.method, headerOr(request, "content-md5", {}), headerOr(request, "content-type", {}), date}) {
        text += part;
        text += '\n';
    }
    for (const auto &line : lines)
        appendLine(text, line);
    text += resource;
    return text;
}

Done checkOssHeaders(const SignedRequest &request)
{
    return checkLines(request, [](std::string_view name) {
        return isSignedByOssV1(name) || sameName(name, "content-md5") || sameName(name, "content-type")
            || sameName(name, "date");
    });
}

std::string ossV1Signature(const Secret &secret, std::string_view text)
{
    return base64(hmacSha1(secret.view(), text).view());
}

} // namespace

Result<SignatureClaim> readOssV1(const SignedRequest &request, std::string_view keyAndSignature)
{
    SLUICE_LET(auto claim, readKeyAndSignature(SignatureScheme::OssV1, keyAndSignature, kSha1TextBytes));
    const auto date = ossV1Date(request);
    const auto basic = readDate(date, DateForm::Basic); // some clients write x-oss-date as version 4 does
    if (basic) {
        claim.at = *basic;
    } else {
        SLUICE_LET(claim.at, dateOf(date, DateForm::Rfc1123));
    }
    SLUICE_TRY(checkOssHeaders(request));
    SLUICE_LET(claim.securityToken, tokenOf(headerOr(request, kOssTokenHeader, {})));
    return claim;
}

Result<SignatureClaim> readOssV1Url(const SignedRequest &request)
{
    SLUICE_LET(const auto query, QueryItems::read(request.query));
    SignatureClaim claim;
    claim.scheme = SignatureScheme::OssV1;
    SLUICE_LET(const auto keyId, needed(query, kOssUrlKey));
    SLUICE_TRY(checkKeyId(keyId));
    claim.keyId = keyId;
    SLUICE_LET(const auto signature, needed(query, kOssSignature));
    SLUICE_TRY(checkBase64Signature(signature, kSha1TextBytes));
    claim.signature = signature;
    SLUICE_LET(const auto expires, needed(query, kOssExpires));
    SLUICE_LET(const auto seconds, wholeNumber(expires, kUrlSecondsMax));
    claim.expires = wallFromSeconds(seconds);
    SLUICE_LET(const auto token, query.find(kOssToken));
    SLUICE_LET(claim.securityToken, tokenOf(token.value_or(headerOr(request, kOssTokenHeader, {}))));
    SLUICE_TRY(checkOssHeaders(request));
    return claim;
}

Result<bool> ossV1Fits(const SignedRequest &request, const SignatureClaim &claim, const Secret &secret)
{
    const bool isUrl = claim.expires != WallTime{};
    const auto date = isUrl ? std::to_string(unixSeconds(claim.expires)) : std::string(ossV1Date(request));
    SLUICE_LET(const auto text, ossV1Text(request, date));
    return sameBytes(ossV1Signature(secret, text), claim.signature);
}

Result<std::string> ossV1Authorization(const SignedRequest &request, const Credentials &credentials)
{
    SLUICE_LET(const auto text, ossV1Text(request, ossV1Date(request)));
    return "OSS " + credentials.keyId + ':' + ossV1Signature(credentials.secret, text);
}

Result<std::string> ossV1SignedQuery(const SignedRequest &request, const Credentials &credentials,
                                     const UrlSignOptions &options)
{
    const auto expires = std::to_string(unixSeconds(options.now + options.lasts));
    std::string query(request.query);
    if (!credentials.securityToken.empty())
        addQueryItem(query, kOssToken, credentials.securityToken);
    auto signedRequest = request;
    signedRequest.query = query;
    SLUICE_LET(const auto text, ossV1Text(signedRequest, expires));
    addQueryItem(query, kOssUrlKey, credentials.keyId);
    addQueryItem(query, kOssExpires, expires);
    addQueryItem(query, kOssSignature, ossV1Signature(credentials.secret, text));
    return query;
}

} // namespace sluice::signing
