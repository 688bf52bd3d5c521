#include "engine/gateway/objectapi/objectapi.h"

#include "engine/access/digests.h"
#include "engine/gateway/objectapi/objectapi_core.h"
#include "engine/gateway/objectapi/objecterror.h"

#include <openssl/rand.h>

#include <array>

namespace sluice {

namespace {

std::string newRequestId()
{
    std::array<unsigned char, 12> bytes{};
    RAND_bytes(bytes.data(), static_cast<int>(bytes.size()));
    return hex({reinterpret_cast<const char *>(bytes.data()), bytes.size()}, Letters::Upper);
}

std::vector<HttpHeader> headerViews(const HttpFields &fields)
{
    std::vector<HttpHeader> views;
    views.reserve(fields.all().size());
    for (const auto &[name, value] : fields.all())
        views.push_back({name, value});
    return views;
}

// Another service's signature says nothing about a call of this one.
Result<SignatureClaim> claimOf(const SignedRequest &request)
{
    SLUICE_LET(auto claim, readClaim(request));
    if (claim.scheme != SignatureScheme::OssV1 && claim.scheme != SignatureScheme::OssV4)
        return fail(ErrorKind::Invalid, "InvalidAuthorization",
                    "object storage here takes signatures of OSS, version 1 and 4; not "
                        + std::string(toText(claim.scheme)));
    return claim;
}

} // namespace

ObjectApi::ObjectApi(const ObjectApiParts &parts, OwnNames names, std::string region)
    : m_core(std::make_shared<Core>(parts, std::move(names), std::move(region)))
{
}

ObjectApi::~ObjectApi() = default;

HttpHandler ObjectApi::handler()
{
    return [&loop = m_core->loop(), weak = std::weak_ptr(m_core)](HttpRequest request, HttpAnswer answer) {
        loop.post([weak, request = std::move(request), answer = std::move(answer)]() mutable {
            if (const auto core = weak.lock())
                core->take(std::move(request), std::move(answer));
        });
    };
}

ObjectApi::Core::Core(const ObjectApiParts &parts, OwnNames names, std::string region)
    : m_parts(parts)
    , m_names(std::move(names))
    , m_region(std::move(region))
{
}

void ObjectApi::Core::take(HttpRequest request, HttpAnswer answer)
{
    auto call = std::make_shared<Call>();
    call->request = std::move(request);
    call->answer = std::move(answer);
    call->requestId = newRequestId();
    auto target = targetOf(call->request, m_names);
    if (!target)
        return refuse(call, target.error());
    call->target = std::move(*target);
    auto query = queryPairs(call->request.query);
    if (!query)
        return refuse(call, query.error());
    call->query = std::move(*query);
    m_parts.secrets.masterKey(onward<Secrets::MasterKeyPtr>(
        call, [](Core &core, const CallPtr &one, const Secrets::MasterKeyPtr &key) { core.authenticate(one, *key); }));
}

void ObjectApi::Core::authenticate(CallPtr call, const MasterKey &key)
{
    const auto &request = call->request;
    const auto headers = headerViews(request.headers);
    const SignedRequest signedRequest{request.method, request.path, request.query, headers,
                                      call->target.hostStyle ? std::string_view(call->target.bucket) : std::string_view()};
    const auto claim = claimOf(signedRequest);
    if (!claim)
        return refuse(call, claim.error());
    // The body's digest is compared where the body is digested anyway.
    const auto who = m_parts.authenticator.authenticate(signedRequest, {}, key, "gateway");
    if (!who) {
        auto error = who.error();
        if (error.code == "RequestTimeExpired" && claim->expires != WallTime{})
            error.code = "UrlExpired";
        return refuse(call, error);
    }
    const auto operation = operationOf(request.method, call->target, call->query);
    if (!operation)
        return refuse(call, operation.error());
    const auto right = rightOf(*operation, call->target);
    if (const auto may = m_parts.authenticator.may(*who, right.action, right.resource); !may) {
        m_parts.denials.add(who->caller, right.action, right.resource, may.error());
        return refuse(call, may.error());
    }
    perform(std::move(call), *operation);
}

void ObjectApi::Core::perform(CallPtr call, ObjectOperation operation)
{
    switch (operation) {
    case ObjectOperation::ListBuckets: return listBuckets(std::move(call));
    case ObjectOperation::GetBucketInfo:
    case ObjectOperation::GetBucketLocation: return bucketInfo(std::move(call), operation);
    case ObjectOperation::ListObjects: return list(std::move(call));
    case ObjectOperation::PutObject: return put(std::move(call));
    case ObjectOperation::GetObject: return get(std::move(call));
    case ObjectOperation::HeadObject:
    case ObjectOperation::GetObjectMeta: return head(std::move(call), operation);
    case ObjectOperation::DeleteObject: return remove(std::move(call));
    }
}

void ObjectApi::Core::refuse(const CallPtr &call, const Error &error)
{
    const auto &target = call->target;
    auto answer = std::move(call->answer);
    answer(objectErrorAnswer(error, {call->requestId, call->request.host, target.bucket, target.key}));
}

void ObjectApi::Core::answer(const CallPtr &call, HttpResponse response)
{
    response.headers.add("x-oss-request-id", call->requestId);
    auto answer = std::move(call->answer);
    answer(std::move(response));
}

BucketPlace ObjectApi::Core::placeOf(const Call &call) const
{
    std::string_view host = call.request.host;
    if (call.target.hostStyle)
        host.remove_prefix(call.target.bucket.size() + 1);
    return {m_region, std::string(host)};
}

} // namespace sluice
