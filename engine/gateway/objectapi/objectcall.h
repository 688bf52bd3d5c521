// What a request to object storage asks for: which operation, on which bucket and key. Pure, any thread; the request is
// hostile.
#pragma once

#include "engine/base/result.h"
#include "engine/gateway/http.h"
#include "engine/gateway/objectapi/objectxml.h"
#include "engine/gateway/ownnames.h"

namespace sluice {

enum class ObjectOperation {
    ListBuckets,
    GetBucketInfo,
    GetBucketLocation,
    ListObjects, // both versions
    PutObject,
    GetObject,
    HeadObject,
    GetObjectMeta,
    DeleteObject,
};

struct ObjectTarget {
    std::string bucket; // "" = the service itself
    std::string key; // "" = the bucket itself
    bool hostStyle = false; // the host named the bucket: {bucket}.oss….HOST
};

// Path style and virtual hosts. Invalid/"InvalidBucketName", "InvalidObjectName": also for a key with '.' or '..' between
// slashes, which would lead somewhere else if anybody took it for a path; Invalid/"InvalidAuthorization" for a path that is
// not percent-encoded rightly.
[[nodiscard]] Result<ObjectTarget> targetOf(const HttpRequest &request, const OwnNames &names);

// Decoded items of the query in their order; of one name twice the first counts. Invalid/"InvalidAuthorization".
using QueryPairs = std::vector<std::pair<std::string, std::string>>;
[[nodiscard]] Result<QueryPairs> queryPairs(std::string_view raw);

// Unsupported/"NotImplemented" for what the service can and this engine cannot, Invalid/"MethodNotAllowed".
[[nodiscard]] Result<ObjectOperation> operationOf(std::string_view method, const ObjectTarget &target,
                                                  const QueryPairs &query);

// The right that it needs: "oss:GetObject" on "acs:oss:*:0:bucket/key".
struct ObjectRight {
    std::string action;
    std::string resource;
};
[[nodiscard]] ObjectRight rightOf(ObjectOperation operation, const ObjectTarget &target);

// Invalid/"InvalidArgument": max-keys not 1–1000, a text that is not UTF-8, an unknown encoding or token.
[[nodiscard]] Result<ListEcho> listAsked(const std::string &bucket, const QueryPairs &query);

} // namespace sluice
