#include "engine/access/signing/signature.h"

#include "engine/access/digests.h"
#include "engine/access/signing/canonical.h"
#include "engine/access/signing/functionv2.h"
#include "engine/access/signing/logv1.h"
#include "engine/access/signing/noncememory.h"
#include "engine/access/signing/ossv1.h"
#include "engine/access/signing/v4claim.h"
#include "engine/access/signing/v4signature.h"

#include <algorithm>
#include <array>

namespace sluice {

namespace signing {
namespace {

tl::unexpected<Error> deny(std::string code, std::string detail)
{
    return fail(ErrorKind::Denied, std::move(code), std::move(detail));
}

tl::unexpected<Error> doesNotMatch(std::string detail)
{
    return deny("SignatureNotMatch", std::move(detail));
}

// The items that mark a pre-signed URL.
constexpr auto kUrlMarks =
    std::to_array<std::string_view>({kFunctionUrlKey, kOssUrlKey, "x-oss-signature-version", "X-Amz-Algorithm"});

Result<SignatureClaim> readUrl(const SignedRequest &request, std::string_view mark)
{
    if (mark == kFunctionUrlKey)
        return readFunctionV2Url(request);
    if (mark == kOssUrlKey)
        return readOssV1Url(request);
    const auto dialects = v4Dialects();
    return readV4Url(*std::ranges::find(dialects, mark, [](const V4Dialect &dialect) { return dialect.url.algorithm; }),
                     request);
}

Result<SignatureClaim> readHeader(const SignedRequest &request, std::string_view authorization)
{
    if (authorization.size() > kAuthorizationBytesMax)
        return refuse("the Authorization header has more than " + std::to_string(kAuthorizationBytesMax) + " bytes");
    if (!std::ranges::all_of(authorization, [](char c) { return c >= ' ' && c < 0x7f; }))
        return refuse("the Authorization header has a character that none has");
    const auto blank = authorization.find(' ');
    if (blank == std::string_view::npos)
        return refuse("the Authorization header names no scheme that is known here");
    const auto name = authorization.substr(0, blank);
    const auto rest = authorization.substr(blank + 1);
    if (const auto *dialect = v4Dialect(name))
        return readV4Header(*dialect, request, rest);
    if (name == toText(SignatureScheme::LogV1))
        return readLogV1(request, rest);
    if (name == toText(SignatureScheme::FunctionV2))
        return readFunctionV2(request, rest);
    if (name == toText(SignatureScheme::OssV1))
        return readOssV1(request, rest);
    return refuse("the Authorization header names no scheme that is known here");
}

Done checkTime(const SignatureClaim &claim, WallTime now)
{
    const bool isUrl = claim.expires != WallTime{};
    if (isUrl && now > claim.expires)
        return deny("RequestTimeExpired", "The time of this pre-signed URL is over");
    const bool late = !isUrl && claim.at < now - kClockSkew;
    if (late || claim.at > now + kClockSkew)
        return deny("RequestTimeExpired",
                    "The request's date and this computer's clock differ by more than 15 minutes; set the clock");
    return {};
}

Result<bool> fits(const SignedRequest &request, const SignatureClaim &claim, const VerifyAgainst &against)
{
    switch (claim.scheme) {
    case SignatureScheme::LogV1: return logV1Fits(request, claim, against.secret);
    case SignatureScheme::FunctionV2: return functionV2Fits(request, claim, against.secret);
    case SignatureScheme::OssV1: return ossV1Fits(request, claim, against.secret);
    case SignatureScheme::LogV4:
    case SignatureScheme::Acs3:
    case SignatureScheme::OssV4:
    case SignatureScheme::S3V4: break;
    }
    return v4Fits(*v4Dialect(claim.scheme), request, claim, against);
}

bool sameDigits(std::string_view a, std::string_view b)
{
    return a.size() == b.size() && fromHex(a) == fromHex(b);
}

// Clients of Function Compute write the digest in three ways.
bool isMd5Header(SignatureScheme scheme, std::string_view header, std::string_view digest)
{
    const auto bytes = fromHex(digest);
    if (!bytes)
        return false;
    const bool inHex = sameDigits(header, digest);
    const bool inBase64 = header == base64(*bytes);
    if (scheme == SignatureScheme::LogV1)
        return inHex;
    return inBase64 || (scheme == SignatureScheme::FunctionV2 && (inHex || header == base64(hex(*bytes))));
}

Done checkBody(const SignedRequest &request, const SignatureClaim &claim, std::string_view digest)
{
    const auto changed = [] {
        return doesNotMatch("The body is not the one whose digest was signed: it changed on its way");
    };
    if (digest.empty())
        return {};
    if (const auto *dialect = v4Dialect(claim.scheme)) {
        const auto header = headerOr(request, dialect->digestHeader, kUnsignedPayload);
        const bool isUnsigned = header == kUnsignedPayload && dialect->payload == Payload::MayBeUnsigned;
        return isUnsigned || sameDigits(header, digest) ? Done() : changed();
    }
    const auto header = findHeader(request, "content-md5");
    if (!header || header->empty()) {
        const bool empty = sameDigits(digest, "d41d8cd98f00b204e9800998ecf8427e");
        return empty || claim.scheme != SignatureScheme::LogV1 ? Done() : changed();
    }
    return isMd5Header(claim.scheme, *header, digest) ? Done() : changed();
}

} // namespace
} // namespace signing

Result<SignatureClaim> readClaim(const SignedRequest &request)
{
    std::optional<std::string_view> authorization;
    for (const auto &header : request.headers) {
        if (!signing::sameName(header.name, "authorization"))
            continue;
        if (authorization)
            return signing::refuse("there are two Authorization headers");
        authorization = signing::trimmed(header.value);
    }
    const auto mark = signing::firstMentioned(request.query, signing::kUrlMarks);
    if (!authorization && mark.empty())
        return signing::deny("MissingAuthorization", "The request is not signed: it has no Authorization header");
    SLUICE_TRY(signing::checkTarget(request));
    if (authorization && !mark.empty())
        return signing::refuse("the request is signed in a header and in its URL; only one of them may be there");
    return authorization ? signing::readHeader(request, *authorization) : signing::readUrl(request, mark);
}

Done verify(const SignedRequest &request, const SignatureClaim &claim, const VerifyAgainst &against)
{
    SLUICE_TRY(signing::checkTarget(request));
    SLUICE_TRY(signing::checkTime(claim, against.now));
    if (against.secret.empty())
        return signing::doesNotMatch("There is no secret to compare the signature with");
    SLUICE_LET(const bool fits, signing::fits(request, claim, against));
    if (!fits)
        return signing::doesNotMatch(
            "The signature is not that of this request: check the access key's secret, the region, and "
            "that nothing on the way changes headers, path or query");
    SLUICE_TRY(signing::checkBody(request, claim, against.bodyDigest));
    if (against.nonces != nullptr && !claim.nonce.empty())
        SLUICE_TRY(against.nonces->take(claim.keyId, claim.nonce, claim.at, against.now));
    return {};
}

std::string bodyDigestFor(SignatureScheme scheme, std::string_view body)
{
    if (signing::v4Dialect(scheme) != nullptr)
        return hex(sha256(body).view());
    return hex(md5(body).view(), Letters::Upper);
}

} // namespace sluice
