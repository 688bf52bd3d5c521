#include "engine/access/digests.h"
#include "engine/access/signing/claimparts.h"
#include "engine/access/signing/functionv2.h"
#include "engine/access/signing/logv1.h"
#include "engine/access/signing/ossv1.h"
#include "engine/access/signing/signature.h"
#include "engine/access/signing/v4signature.h"

namespace sluice {

namespace signing {
namespace {

tl::unexpected<Error> lacks(std::string detail)
{
    return fail(ErrorKind::Invalid, "InvalidArgument", std::move(detail));
}

Done checkCredentials(const Credentials &credentials)
{
    if (!checkKeyId(credentials.keyId) || credentials.secret.empty())
        return lacks("signing takes an access key id and its secret");
    return {};
}

// The headers to be added, and the request as it will be with them.
class Additions {
public:
    explicit Additions(const SignedRequest &request)
        : m_request(request)
    {
    }

    void add(std::string_view name, std::string_view value) // unless the request has it
    {
        if (!findHeader(m_request, name))
            m_added.push_back({std::string(name), std::string(value)});
    }
    [[nodiscard]] SignedRequest whole() // valid until the next call
    {
        m_headers.assign(m_request.headers.begin(), m_request.headers.end());
        for (const auto &header : m_added)
            m_headers.push_back({header.name, header.value});
        auto request = m_request;
        request.headers = m_headers;
        return request;
    }
    [[nodiscard]] std::vector<NewHeader> with(std::string authorization)
    {
        m_added.push_back({"Authorization", std::move(authorization)});
        return std::move(m_added);
    }

private:
    const SignedRequest &m_request;
    std::vector<NewHeader> m_added;
    std::vector<HttpHeader> m_headers;
};

std::string md5Header(SignatureScheme scheme, std::string_view body)
{
    const auto digest = md5(body);
    switch (scheme) {
    case SignatureScheme::LogV1: return hex(digest.view(), Letters::Upper);
    case SignatureScheme::FunctionV2: return hex(digest.view());
    default: return base64(digest.view());
    }
}

std::string_view tokenHeader(SignatureScheme scheme)
{
    switch (scheme) {
    case SignatureScheme::LogV1: return "x-acs-security-token";
    case SignatureScheme::FunctionV2: return "x-fc-security-token";
    default: return "x-oss-security-token";
    }
}

// Digest, date, token and signature of the three schemes of version 1.
Result<std::vector<NewHeader>> signV1(SignatureScheme scheme, const SignedRequest &request, const Credentials &credentials,
                                      const SignOptions &options)
{
    Additions additions(request);
    if (!options.body.empty())
        additions.add("content-md5", md5Header(scheme, options.body));
    if (scheme == SignatureScheme::LogV1 && !options.body.empty() && !findHeader(request, "content-type"))
        return lacks("a request with a body takes a Content-Type header");
    const bool hasOtherDate = (scheme == SignatureScheme::LogV1 && findHeader(request, "x-log-date"))
        || (scheme == SignatureScheme::OssV1 && findHeader(request, "x-oss-date"));
    if (!hasOtherDate)
        additions.add("date", dateText(options.now, DateForm::Rfc1123));
    if (!credentials.securityToken.empty())
        additions.add(tokenHeader(scheme), credentials.securityToken);
    const auto whole = additions.whole();
    SLUICE_LET(auto authorization,
               scheme == SignatureScheme::LogV1            ? logV1Authorization(whole, credentials)
                   : scheme == SignatureScheme::FunctionV2 ? functionV2Authorization(whole, credentials)
                                                           : ossV1Authorization(whole, credentials));
    return additions.with(std::move(authorization));
}

Result<std::vector<NewHeader>> signV4(const V4Dialect &dialect, const SignedRequest &request, const Credentials &credentials,
                                      const SignOptions &options)
{
    Additions additions(request);
    if (!dialect.service.empty() && options.region.empty())
        return lacks("this scheme takes a region");
    if (dialect.scheme == SignatureScheme::Acs3) {
        for (const auto &[name, value] : {std::pair<std::string_view, std::string_view>{"x-acs-action", options.action},
                                          {"x-acs-version", options.version},
                                          {dialect.nonceHeader, options.nonce}}) {
            if (value.empty() && !findHeader(request, name))
                return lacks("this scheme takes an action, a version and a nonce");
            additions.add(name, value);
        }
    }
    additions.add(dialect.dateHeader, dateText(options.now, dialect.dateForm));
    const bool isUnsigned = options.unsignedPayload && dialect.payload == Payload::MayBeUnsigned;
    additions.add(dialect.digestHeader, isUnsigned ? std::string(kUnsignedPayload) : hex(sha256(options.body).view()));
    if (!credentials.securityToken.empty())
        additions.add(dialect.tokenHeader, credentials.securityToken);
    const auto whole = additions.whole();
    if (!readDate(headerOr(whole, dialect.dateHeader, {}), dialect.dateForm))
        return lacks("the request's own " + std::string(dialect.dateHeader) + " is no date of this scheme");
    SLUICE_LET(auto authorization, v4Authorization(dialect, whole, credentials, options));
    return additions.with(std::move(authorization));
}

} // namespace
} // namespace signing

Result<std::vector<NewHeader>> sign(SignatureScheme scheme, const SignedRequest &request, const Credentials &credentials,
                                    const SignOptions &options)
{
    SLUICE_TRY(signing::checkCredentials(credentials));
    SLUICE_TRY(signing::checkTarget(request));
    if (const auto *dialect = signing::v4Dialect(scheme))
        return signing::signV4(*dialect, request, credentials, options);
    return signing::signV1(scheme, request, credentials, options);
}

Result<std::string> signUrl(SignatureScheme scheme, const SignedRequest &request, const Credentials &credentials,
                            const UrlSignOptions &options)
{
    SLUICE_TRY(signing::checkCredentials(credentials));
    SLUICE_TRY(signing::checkTarget(request));
    if (options.lasts < std::chrono::seconds(1))
        return signing::lacks("a pre-signed URL lasts one second at least");
    if (scheme == SignatureScheme::FunctionV2)
        return signing::functionV2SignedQuery(request, credentials, options);
    if (scheme == SignatureScheme::OssV1)
        return signing::ossV1SignedQuery(request, credentials, options);
    const auto *dialect = signing::v4Dialect(scheme);
    if (dialect == nullptr || dialect->url.signature.empty())
        return fail(ErrorKind::Unsupported, "UnsupportedScheme", "this scheme has no pre-signed URLs");
    if (options.region.empty())
        return signing::lacks("this scheme takes a region");
    return signing::v4SignedQuery(*dialect, request, credentials, options);
}

} // namespace sluice
