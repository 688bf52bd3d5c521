#include "engine/gateway/objectapi/objectcall.h"

#include "engine/access/signing/canonical.h"
#include "engine/base/utf8.h"
#include "engine/enforcement/arns.h"
#include "engine/gateway/router.h"
#include "engine/objects/objectkey.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace sluice {

namespace {

// Items that make another operation of a request than its method and path say.
constexpr auto kOtherResources = std::to_array<std::string_view>({
    "accessPoint",
    "accessmonitor",
    "acl",
    "append",
    "asyncFetch",
    "callback",
    "cname",
    "comp",
    "cors",
    "delete",
    "encryption",
    "inventory",
    "lifecycle",
    "link",
    "live",
    "logging",
    "metaQuery",
    "partNumber",
    "policy",
    "policyStatus",
    "position",
    "publicAccessBlock",
    "qosInfo",
    "referer",
    "regionList",
    "replication",
    "replicationLocation",
    "replicationProgress",
    "requestPayment",
    "resourceGroup",
    "restore",
    "seal",
    "select",
    "stat",
    "style",
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
    "x-oss-async-process",
    "x-oss-process",
});

const std::string *valueIn(const QueryPairs &query, std::string_view key)
{
    const auto found = std::ranges::find(query, key, &std::pair<std::string, std::string>::first);
    return found == query.end() ? nullptr : &found->second;
}

tl::unexpected<Error> badArgument(std::string detail)
{
    return fail(ErrorKind::Invalid, "InvalidArgument", std::move(detail));
}

tl::unexpected<Error> notImplemented(std::string detail)
{
    return fail(ErrorKind::Unsupported, "NotImplemented", std::move(detail));
}

Done checkKey(const std::string &key)
{
    SLUICE_TRY(checkObjectKey(key));
    if (hasDotSegment(key))
        return fail(ErrorKind::Invalid, "InvalidObjectName",
                    "an object name with '.' or '..' between slashes is refused here");
    return {};
}

Result<std::string> utf8In(const QueryPairs &query, std::string_view key)
{
    const auto *value = valueIn(query, key);
    if (value == nullptr)
        return std::string();
    bool good = value->size() <= kObjectKeyBytesMax;
    for (std::size_t at = 0; good && at < value->size();) {
        const auto length = utf8Length(*value, at);
        good = length > 0;
        at += length;
    }
    if (!good)
        return badArgument(std::string(key) + " is not a text of at most 1023 bytes of UTF-8");
    return *value;
}

Result<std::size_t> mostKeys(const QueryPairs &query)
{
    const auto *text = valueIn(query, "max-keys");
    std::size_t most = 100;
    if (text == nullptr)
        return most;
    const auto end = text->data() + text->size();
    const auto read = std::from_chars(text->data(), end, most);
    if (read.ec != std::errc() || read.ptr != end || most < 1 || most > kListMost)
        return badArgument("max-keys is a number from 1 to " + std::to_string(kListMost));
    return most;
}

} // namespace

Result<ObjectTarget> targetOf(const HttpRequest &request, const OwnNames &names)
{
    ObjectTarget target;
    target.bucket = ownerLabel(request.host, "oss", names);
    target.hostStyle = !target.bucket.empty();
    auto path = std::string_view(request.path);
    path.remove_prefix(path.starts_with('/') ? 1 : 0);
    if (!target.hostStyle) {
        const auto slash = path.find('/');
        target.bucket = path.substr(0, slash);
        path.remove_prefix(slash == std::string_view::npos ? path.size() : slash + 1);
        if (target.bucket.empty() && !path.empty())
            return fail(ErrorKind::Invalid, "InvalidBucketName", "the path names no bucket");
    }
    if (!target.bucket.empty())
        SLUICE_TRY(checkBucketName(target.bucket));
    SLUICE_LET(target.key, signing::decodedPath(path));
    if (!target.key.empty())
        SLUICE_TRY(checkKey(target.key));
    return target;
}

Result<QueryPairs> queryPairs(std::string_view raw)
{
    SLUICE_LET(const auto items, signing::QueryItems::read(raw));
    QueryPairs pairs;
    for (const auto &item : items.items)
        pairs.emplace_back(item.key, item.value);
    return pairs;
}

Result<ObjectOperation> operationOf(std::string_view method, const ObjectTarget &target, const QueryPairs &query)
{
    for (const auto &item : query)
        if (std::ranges::find(kOtherResources, item.first) != kOtherResources.end())
            return notImplemented("A sub-resource you named implies functionality that is not implemented: " + item.first);
    if (method == "POST" || method == "OPTIONS")
        return notImplemented("this engine answers no " + std::string(method) + " to object storage");
    if (target.bucket.empty())
        return method == "GET"
            ? Result<ObjectOperation>(ObjectOperation::ListBuckets)
            : fail(ErrorKind::Invalid, "MethodNotAllowed", "The specified method is not allowed against this resource.");
    if (target.key.empty()) {
        if (method == "PUT" || method == "DELETE")
            return notImplemented("buckets are made and removed in the console or with sluicectl");
        if (method != "GET")
            return fail(ErrorKind::Invalid, "MethodNotAllowed",
                        "The specified method is not allowed against this resource.");
        if (valueIn(query, "bucketInfo") != nullptr)
            return ObjectOperation::GetBucketInfo;
        if (valueIn(query, "location") != nullptr)
            return ObjectOperation::GetBucketLocation;
        return ObjectOperation::ListObjects;
    }
    if (method == "PUT")
        return ObjectOperation::PutObject;
    if (method == "GET")
        return ObjectOperation::GetObject;
    if (method == "HEAD")
        return valueIn(query, "objectMeta") != nullptr ? ObjectOperation::GetObjectMeta : ObjectOperation::HeadObject;
    if (method == "DELETE")
        return ObjectOperation::DeleteObject;
    return fail(ErrorKind::Invalid, "MethodNotAllowed", "The specified method is not allowed against this resource.");
}

ObjectRight rightOf(ObjectOperation operation, const ObjectTarget &target)
{
    switch (operation) {
    case ObjectOperation::ListBuckets: return {"oss:ListBuckets", arn::bucket("*")};
    case ObjectOperation::GetBucketInfo: return {"oss:GetBucketInfo", arn::bucket(target.bucket)};
    case ObjectOperation::GetBucketLocation: return {"oss:GetBucketLocation", arn::bucket(target.bucket)};
    case ObjectOperation::ListObjects: return {"oss:ListObjects", arn::bucket(target.bucket)};
    case ObjectOperation::PutObject: return {"oss:PutObject", arn::object(target.bucket, target.key)};
    case ObjectOperation::DeleteObject: return {"oss:DeleteObject", arn::object(target.bucket, target.key)};
    case ObjectOperation::GetObject:
    case ObjectOperation::HeadObject:
    case ObjectOperation::GetObjectMeta: break;
    }
    return {"oss:GetObject", arn::object(target.bucket, target.key)};
}

Result<ListEcho> listAsked(const std::string &bucket, const QueryPairs &query)
{
    ListEcho echo;
    echo.bucket = bucket;
    SLUICE_LET(echo.query.prefix, utf8In(query, "prefix"));
    SLUICE_LET(echo.query.delimiter, utf8In(query, "delimiter"));
    SLUICE_LET(echo.query.most, mostKeys(query));
    SLUICE_LET(const auto encoding, utf8In(query, "encoding-type"));
    if (!encoding.empty() && encoding != "url")
        return badArgument("encoding-type is url or nothing");
    echo.urlEncoding = encoding == "url";
    const auto *type = valueIn(query, "list-type");
    if (type == nullptr) {
        SLUICE_LET(echo.query.after, utf8In(query, "marker"));
        return echo;
    }
    if (*type != "2")
        return badArgument("list-type is 2 or nothing");
    echo.version = 2;
    const auto *owner = valueIn(query, "fetch-owner");
    echo.withOwner = owner != nullptr && *owner == "true";
    SLUICE_LET(echo.query.after, utf8In(query, "start-after"));
    if (const auto *token = valueIn(query, "continuation-token"); token != nullptr && !token->empty()) {
        auto after = afterOfToken(*token);
        if (!after)
            return badArgument("the continuation token is none of this service");
        echo.continuationToken = *token;
        echo.query.after = std::move(*after);
    }
    return echo;
}

} // namespace sluice
